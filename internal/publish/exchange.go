package publish

import (
	"errors"
	"io/fs"
	"path"
)

// exchange gives the spare the name of the output and the output the name of the spare.
func (t *Tree) exchange() error {
	if !t.renamesOnly {
		err := exchangeNames(t.parent.self, t.base, t.state.self, "spare")
		if !errors.Is(err, errors.ErrUnsupported) {
			return err
		}
	}
	return t.exchangeByRenames()
}

// exchangeByRenames is for systems without an exchange of names. Between its first two renames there is no output; see
// recover.
func (t *Tree) exchangeByRenames() error {
	old, spare := t.inState("old"), t.inState("spare")
	if err := t.parent.Rename(t.base, old); err != nil {
		return err
	}
	if err := t.after("output moved away"); err != nil {
		return err
	}
	if err := t.parent.Rename(spare, t.base); err != nil {
		return errors.Join(err, t.parent.Rename(old, t.base))
	}
	if err := t.after("spare moved in"); err != nil {
		return err
	}
	return t.parent.Rename(old, spare)
}

// recover puts the old output back, or out of the way, if a process was killed in exchangeByRenames.
func (t *Tree) recover() error {
	_, err := t.state.Lstat("old")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = t.parent.Lstat(t.base)
	if errors.Is(err, fs.ErrNotExist) {
		return t.parent.Rename(t.inState("old"), t.base)
	}
	if err != nil {
		return err
	}
	return t.state.RemoveAll("old")
}

// moveIn gives the spare the name of the output, where nothing is published yet.
func (t *Tree) moveIn() error {
	if t.empty {
		if err := t.parent.Remove(t.base); err != nil {
			return err
		}
		if err := t.after("empty output removed"); err != nil {
			return err
		}
	}
	return t.parent.Rename(t.inState("spare"), t.base)
}

func (t *Tree) inState(name string) string {
	return path.Join(stateFolder, t.base, name)
}
