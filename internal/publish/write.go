package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// outcome is what Write found out about a path.
type outcome uint8

const (
	pending outcome = iota
	unchanged
	changed // another file, or a symbolic link, stands there now
	added
)

// Write adds a file to the tree. The path is relative and separated by slashes; no part of it may be empty or begin
// with a dot, no two files may have one path, and no file may have the path of a folder. The caller may use data again
// afterwards. Write may be called from several goroutines, but not together with Commit or Close; after an error Commit
// returns that error and publishes nothing.
func (t *Tree) Write(path string, data []byte) error {
	if t.done {
		return fmt.Errorf("writing %s: the tree is closed", path)
	}
	err := t.claim(path)
	if err == nil {
		err = t.write(path, data)
	}
	if err == nil {
		return nil
	}
	err = explain(t.name, fmt.Errorf("writing %s: %w", path, err))
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed == nil {
		t.failed = err
	}
	return err
}

// validPath reports whether a path may be written. Control characters would break the manifest's lines.
func validPath(path string) bool {
	start := true
	for i := range len(path) {
		switch c := path[i]; {
		case c == '/' && start, c == '.' && start, c == '\\', c < ' ', c == 0x7f:
			return false
		default:
			start = c == '/'
		}
	}
	return !start && filepath.IsLocal(filepath.FromSlash(path))
}

// claim reserves a path, so that from here on only one call of Write deals with it.
func (t *Tree) claim(name string) error {
	if !validPath(name) {
		return errors.New("not a path that can be published")
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, taken := t.files[name]; taken {
		return errors.New("the path is written twice")
	}
	if _, taken := t.folders[name]; taken {
		return errors.New("the path is a folder of other files")
	}
	for dir := range above(name) {
		if _, known := t.folders[dir]; known {
			break
		}
		if _, taken := t.files[dir]; taken {
			return fmt.Errorf("%s is a file already", dir)
		}
		t.folders[dir] = struct{}{}
	}
	t.files[name] = pending
	return nil
}

// above yields the folders of a path, the nearest first.
func above(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for {
			i := strings.LastIndexByte(name, '/')
			if i < 0 || !yield(name[:i]) {
				return
			}
			name = name[:i]
		}
	}
}

func (t *Tree) write(name string, data []byte) error {
	found, err := t.compare(name, data)
	if err != nil {
		return err
	}
	if found != unchanged {
		if err := t.replace(name, data); err != nil {
			return err
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.files[name] = found
	t.stats.Files++
	t.stats.Bytes += int64(len(data))
	switch found {
	case changed:
		t.stats.Changed++
	case added:
		t.stats.New++
	}
	return nil
}

func (t *Tree) compare(name string, data []byte) (outcome, error) {
	if t.published == nil {
		return added, nil
	}
	like, err := t.published.compare(name, data)
	if err != nil {
		return 0, err
	}
	_, ours := t.ours[name]
	switch {
	case like == absent, like == linked && !ours:
		return added, nil
	case !ours:
		return 0, newError(conflict, nil, name)
	case like == same:
		return unchanged, nil
	}
	return changed, nil
}

// replace writes a file into the spare, always as a new file: the one that is there may be a published one.
func (t *Tree) replace(name string, data []byte) error {
	if err := t.after("create"); err != nil {
		return err
	}
	if err := t.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	err := t.spare.create(name, data)
	if t.published == nil || !errors.Is(err, fs.ErrExist) {
		return err // an empty spare holds the name only if it takes two paths for one
	}
	if err := t.spare.RemoveAll(name); err != nil {
		return err
	}
	return t.spare.create(name, data)
}

// makeFolder sees to it that dir and the folders above it are real folders of the spare.
func (t *Tree) makeFolder(dir string) error {
	if dir == "." || t.isMade(dir) {
		return nil
	}
	if err := t.makeFolder(path.Dir(dir)); err != nil {
		return err
	}
	err := t.spare.Mkdir(dir, 0o755)
	if errors.Is(err, fs.ErrExist) {
		err = t.clearFolder(dir)
	}
	if err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.made[dir] = struct{}{}
	return nil
}

func (t *Tree) isMade(dir string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, made := t.made[dir]
	return made
}

// clearFolder removes what is in the way of a folder of the spare, if it is not that folder.
func (t *Tree) clearFolder(dir string) error {
	t.mend.Lock()
	defer t.mend.Unlock()
	entry, err := t.spare.Lstat(dir)
	if err == nil && entry.IsDir() {
		return nil
	}
	if err == nil {
		err = t.spare.Remove(dir)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err = t.spare.Mkdir(dir, 0o755)
	if errors.Is(err, fs.ErrExist) {
		return nil // another writer made it a moment ago
	}
	return err
}
