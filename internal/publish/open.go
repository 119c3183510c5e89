package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
)

// take opens the folders of the output in dir, locks it, and puts right what a killed process left behind.
func (t *Tree) take(dir string) error {
	err := os.MkdirAll(dir, 0o755)
	if err != nil {
		return err
	}
	if t.parent, err = openDisk(dir); err != nil {
		return err
	}
	if err := t.openState(); err != nil {
		return err
	}
	if t.lock, err = t.state.OpenFile("lock", os.O_CREATE|os.O_RDWR, 0o644); err != nil {
		return err
	}
	switch taken, err := lock(t.lock); {
	case err != nil:
		return err
	case !taken:
		file := t.lock
		t.lock = nil // not ours to give back
		return errors.Join(newError(locked, nil, t.name), file.Close())
	}
	if err := t.recover(); err != nil {
		return err
	}
	if err := t.openPublished(); err != nil {
		return err
	}
	return t.openSpare()
}

// openState makes the state folder, but not beside a folder that would be refused.
func (t *Tree) openState() error {
	state := path.Join(stateFolder, t.base)
	if _, err := t.parent.Lstat(state); errors.Is(err, fs.ErrNotExist) {
		filled, _, err := t.look()
		if err != nil {
			return err
		}
		if filled {
			return newError(notOurs, nil, t.name)
		}
	}
	for _, dir := range []string{stateFolder, state} {
		if err := t.parent.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		entry, err := t.parent.Lstat(dir)
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			return newError(notFolder, nil, dir)
		}
	}
	var err error
	t.state, err = t.parent.sub(state)
	return err
}

// look says whether the output exists and whether it holds anything; anything but a real folder is an error.
func (t *Tree) look() (filled, exists bool, err error) {
	entry, err := t.parent.Lstat(t.base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, false, nil
	case err != nil:
		return false, false, err
	case entry.Mode()&fs.ModeSymlink != 0:
		return false, true, newError(symlink, nil, t.name)
	case !entry.IsDir():
		return false, true, newError(notFolder, nil, t.name)
	}
	dir, err := t.parent.Open(t.base)
	if err != nil {
		return false, true, err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(1)
	if err != nil && err != io.EOF {
		return false, true, err
	}
	return len(names) > 0, true, nil
}

// openPublished opens the tree published now and settles its manifest: afterwards there is one, and it names at least
// every file of ours.
func (t *Tree) openPublished() error {
	filled, exists, err := t.look()
	if err != nil {
		return err
	}
	t.empty = exists && !filled
	if !filled {
		return nil
	}
	current, named, err := t.readManifest("manifest")
	if err != nil {
		return err
	}
	next, pending, err := t.readManifest("manifest.next")
	if err != nil {
		return err
	}
	if !named && !pending {
		return newError(notOurs, nil, t.name)
	}
	t.ours = current
	if pending {
		for name := range next {
			t.ours[name] = struct{}{}
		}
		if err := t.writeManifest("manifest", t.ours); err != nil {
			return err
		}
		if err := t.after("manifests joined"); err != nil {
			return err
		}
		if err := t.state.Remove("manifest.next"); err != nil {
			return err
		}
	}
	t.published, err = t.parent.sub(t.base)
	return err
}

// openSpare makes the spare a real folder; where nothing is published, an empty one.
func (t *Tree) openSpare() error {
	entry, err := t.state.Lstat("spare")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && (t.published == nil || !entry.IsDir()) {
		if err := t.state.RemoveAll("spare"); err != nil {
			return err
		}
		if err := t.after("spare emptied"); err != nil {
			return err
		}
	}
	if err := t.state.Mkdir("spare", 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	t.spare, err = t.state.sub("spare")
	return err
}
