package publish

import (
	"errors"
	"fmt"
)

// Commit publishes what was written. When that is what is published already, it touches nothing. On an error the
// published tree is as it was, unless Stats.Published says otherwise.
func (t *Tree) Commit() (Stats, error) {
	if t.failed != nil {
		return Stats{}, t.failed
	}
	if t.done {
		return Stats{}, fmt.Errorf("publishing to %s: the tree is closed", t.name)
	}
	t.done = true
	err := t.publish()
	switch {
	case err == nil:
		return t.stats, nil
	case t.stats.Published:
		t.failed = fmt.Errorf("tidying up after publishing to %s: %w", t.name, err)
	default:
		t.failed = explain(t.name, err)
	}
	return t.stats, t.failed
}

func (t *Tree) publish() error {
	if err := t.after("written"); err != nil {
		return err
	}
	if t.published != nil {
		if err := t.countGone(); err != nil {
			return err
		}
		if t.stats.Changed+t.stats.New+t.stats.Deleted == 0 {
			return nil
		}
		if err := t.sweep(); err != nil {
			return err
		}
		if err := t.after("spare complete"); err != nil {
			return err
		}
	}
	if err := t.writeManifest("manifest.next", paths(t.files)); err != nil {
		return err
	}
	if err := t.after("next manifest written"); err != nil {
		return err
	}
	if err := t.appear(); err != nil {
		return err
	}
	t.stats.Published = true
	if err := t.after("published"); err != nil {
		return err
	}
	return t.state.Rename("manifest.next", "manifest")
}

// appear puts the spare in the place of the output. Some systems do not rename a folder that is open.
func (t *Tree) appear() error {
	if err := errors.Join(t.spare.close(), t.published.close()); err != nil {
		return err
	}
	if t.published == nil {
		return t.moveIn()
	}
	return t.exchange()
}

// countGone counts the files of ours that are still published and were not written this time.
func (t *Tree) countGone() error {
	for name := range t.ours {
		if _, written := t.files[name]; written {
			continue
		}
		like, err := t.published.compare(name, nil)
		if err != nil {
			return err
		}
		if like != absent {
			t.stats.Deleted++
		}
	}
	return nil
}

func paths(files map[string]outcome) map[string]struct{} {
	set := make(map[string]struct{}, len(files))
	for name := range files {
		set[name] = struct{}{}
	}
	return set
}
