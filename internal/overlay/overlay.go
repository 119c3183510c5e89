// Package overlay shows several file systems as one: a file of an earlier one hides the file of the same name in a
// later one. In: file systems, the nearest first. Out: an fs.FS. It writes nothing and keeps nothing.
package overlay

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// FS is several file systems laid over one another, the first on top.
type FS []fs.FS

// Open opens a file of the topmost layer that has it.
func (layers FS) Open(name string) (fs.File, error) {
	for _, layer := range layers {
		f, err := layer.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists a folder over all layers, sorted by name.
func (layers FS) ReadDir(name string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	found := false
	for _, layer := range layers {
		entries, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		all = append(all, entries...)
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	// A stable sort keeps the topmost entry of a name first.
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}
