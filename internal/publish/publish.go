// Package publish puts a tree of files in the place of the one published before: all of it or nothing.
//
// In go paths and bytes (Write); out comes a folder, the output, that holds these files and no others of ours. Beside
// the output, in .congkhai/<name of the output>/, stand a lock, the manifest (the paths that this package made in the
// output) and the spare: a second real tree, which shares unchanged files with the output by hard link. Commit brings
// the spare up to date and exchanges the names of the two trees; a published file is never written in place, and a
// build that changes nothing touches nothing. Files that others put into the output are carried over.
//
// A process killed at any moment leaves the old site or the new one, whole, and the next Open goes on from there. Where
// the system cannot exchange two names at once, two renames do it, and a process killed between them leaves no output
// until the next Open puts it back. After a power failure files may be damaged; the next build compares bytes and mends
// them. The package does not know what the files mean, does not follow symbolic links, and never asks for data to be
// forced to the disk.
package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// stateFolder stands beside every output and holds one folder for each output of its parent.
const stateFolder = ".congkhai"

// Tree is an output that is being written. One process at a time holds it.
type Tree struct {
	name   string // the output as the user gave it, for messages
	base   string // its last element
	parent *disk  // the folder that holds the output
	state  *disk  // .congkhai/<base> in parent
	lock   *os.File

	published *disk // the tree published now; nil when there is none
	empty     bool  // the output exists and holds nothing
	spare     *disk
	ours      map[string]struct{} // paths that this package made in the published tree

	mu      sync.Mutex
	files   map[string]outcome  // paths written
	folders map[string]struct{} // folders of the paths written
	made    map[string]struct{} // folders known to be real ones in the spare
	stats   Stats
	failed  error // the first failure of Write
	done    bool  // committed or closed
	closed  bool

	mend sync.Mutex // held where something in the spare stands in the way of a folder

	step        func(name string) error // tests only: called after each step, an error stops there
	renamesOnly bool                    // tests only: as if the system could not exchange two names
}

// Stats says what a Commit did. Bytes is the size of all files written, changed or not.
type Stats struct {
	Files, Changed, New, Deleted int
	Bytes                        int64
	Published                    bool // false when nothing differed and nothing was touched
}

// Open takes the output out for writing and makes the folders that lead to it. It returns an *Error when another build
// holds the output, and when out exists and is not ours: a file, a symbolic link, or a folder with files that no
// manifest names.
func Open(out string) (*Tree, error) {
	t, err := open(out, nil)
	if err != nil {
		return nil, explain(out, err)
	}
	return t, nil
}

func open(out string, step func(string) error) (*Tree, error) {
	abs, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if err := checkName(out, abs); err != nil {
		return nil, err
	}
	t := &Tree{
		name:    out,
		base:    filepath.Base(abs),
		step:    step,
		files:   map[string]outcome{},
		folders: map[string]struct{}{},
		made:    map[string]struct{}{},
	}
	if err := t.take(filepath.Dir(abs)); err != nil {
		return nil, errors.Join(err, t.release())
	}
	return t, nil
}

func checkName(out, abs string) error {
	if filepath.Dir(abs) == abs {
		return newError(notFolder, nil, out)
	}
	for element := range strings.SplitSeq(filepath.ToSlash(abs), "/") {
		if strings.EqualFold(element, stateFolder) {
			return newError(inState, nil, out)
		}
	}
	return nil
}

// Close releases the output. Without a Commit nothing is published. It may be called more than once.
func (t *Tree) Close() error {
	if t.closed {
		return nil
	}
	t.done, t.closed = true, true
	var err error
	if isFull(t.failed) {
		err = t.dropSpare()
	}
	if err := errors.Join(err, t.release()); err != nil {
		return fmt.Errorf("closing %s: %w", t.name, err)
	}
	return nil
}

func (t *Tree) release() error {
	err := errors.Join(t.published.close(), t.spare.close(), t.state.close(), t.parent.close())
	if t.lock != nil {
		err = errors.Join(err, unlock(t.lock), t.lock.Close())
	}
	return err
}

// dropSpare gives the space of the spare back.
func (t *Tree) dropSpare() error {
	err := t.spare.close()
	return errors.Join(err, t.state.RemoveAll("spare"))
}

func (t *Tree) after(step string) error {
	if t.step == nil {
		return nil
	}
	return t.step(step)
}
