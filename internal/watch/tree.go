package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// root is one of the paths to look at.
type root struct {
	given  string // as the caller wrote it
	path   string // the same, absolute
	exists bool   // when last looked at
}

// tree is the set of watched folders. The system watches folders one by one, so the tree follows every folder that
// comes and goes, and watches a folder above each root to see the root itself come and go.
type tree struct {
	watcher *fsnotify.Watcher
	ignore  func(string) bool
	roots   []*root
	folders map[string]bool // the watched ones, by absolute path
	lost    chan struct{}   // the system dropped events
	found   []string        // what the event in hand changed

	// The watcher knows a folder, and all below it, by the name it had when it was added: the old one after a move,
	// and perhaps a wrong one when it moved in the same moment. So once calm after a move the tree starts anew.
	left, entered bool // something was moved away; a folder appeared
	moved         bool // a watched folder was moved away
}

// newTree watches paths as they are now, and reports nothing of what is there already.
func newTree(paths []string, ignore func(string) bool) (*tree, error) {
	t := &tree{ignore: ignore, lost: make(chan struct{}, 1)}
	for _, path := range paths {
		abs, err := filepath.Abs(path)
		if err != nil {
			return nil, fmt.Errorf("watching %s: %w", path, err)
		}
		t.roots = append(t.roots, &root{given: filepath.Clean(path), path: abs})
	}
	if err := t.start(); err != nil {
		return nil, err
	}
	return t, nil
}

// start watches all roots with a fresh watcher. Removing watches from the old one instead is not safe: fsnotify v1.10.1
// panics in Remove when two names stood for one folder.
func (t *tree) start() error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return watchError("starting to watch files", err)
	}
	t.watcher = watcher
	t.folders = make(map[string]bool)
	// The watcher sends some errors while it holds its lock, so they must be received whatever the tree does.
	go func() {
		for range watcher.Errors {
			select {
			case t.lost <- struct{}{}:
			default:
			}
		}
	}()
	for _, r := range t.roots {
		if err := t.arm(r); err != nil {
			t.close()
			return err
		}
	}
	t.found = nil
	return nil
}

func (t *tree) close() { t.watcher.Close() }

// run sends what each event changed until ctx ends. After calm without an event it mends what moved folders left.
func (t *tree) run(ctx context.Context, calm time.Duration, found chan<- []string) error {
	timer := time.NewTimer(calm)
	defer timer.Stop()
	for {
		var err error
		select {
		case <-ctx.Done():
			return nil
		case <-t.lost:
			err = t.reset()
		case event := <-t.watcher.Events:
			err = t.handle(event)
			if len(t.found) > 0 {
				timer.Reset(calm)
			}
		case <-timer.C:
			if t.moved || t.left && t.entered {
				err = t.reset()
			}
			t.moved, t.left, t.entered = false, false, false
		}
		if err != nil {
			return err
		}
		if len(t.found) == 0 {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case found <- t.found:
			t.found = nil
		}
	}
}

// reset watches everything anew and reports the roots, for what happened meanwhile is not known.
func (t *tree) reset() error {
	t.close() // First, for the system limits how many folders are watched.
	if err := t.start(); err != nil {
		return err
	}
	for _, r := range t.roots {
		t.found = append(t.found, r.given)
	}
	return nil
}

func (t *tree) handle(event fsnotify.Event) error {
	if !event.Has(fsnotify.Create | fsnotify.Write | fsnotify.Remove | fsnotify.Rename) {
		return nil
	}
	path := filepath.Clean(event.Name)
	appeared, gone := event.Has(fsnotify.Create), event.Has(fsnotify.Remove|fsnotify.Rename)
	info, err := os.Lstat(path)
	folder := err == nil && info.IsDir()
	t.entered = t.entered || folder && appeared
	t.moved = t.moved || event.Has(fsnotify.Rename) && t.folders[path]
	if gone {
		delete(t.folders, path)
	}
	if folder && !appeared && !gone {
		return nil // Some systems report a folder as written when an entry changes.
	}
	for _, r := range t.roots {
		switch {
		case within(path, r.path):
			err = t.rootChanged(r, path, appeared || gone)
		case !within(r.path, path) || t.ignored(r, path):
			err = nil
		case folder && appeared:
			err = t.add(r, path)
		default:
			err = nil
			t.left = t.left || event.Has(fsnotify.Rename)
			t.report(r, path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// rootChanged handles an event of r itself or of a folder above it.
func (t *tree) rootChanged(r *root, path string, moved bool) error {
	if !moved {
		if path == r.path {
			t.report(r, path)
		}
		return nil
	}
	existed := r.exists
	if err := t.arm(r); err != nil {
		return err
	}
	if existed && !r.exists {
		t.report(r, r.path)
	}
	return nil
}

// arm watches r, or waits for it to appear, and reports what is in it.
func (t *tree) arm(r *root) error {
	// A folder may appear between the look and the watch: go on until the nearest one is the one watched.
	for watched := ""; ; {
		above := nearestFolder(filepath.Dir(r.path))
		if above == watched {
			break
		}
		if err := t.watch(above); err != nil {
			return err
		}
		watched = above
	}
	info, err := os.Stat(r.path)
	r.exists = err == nil
	if err != nil {
		return nil
	}
	if info.IsDir() {
		return t.add(r, r.path)
	}
	t.report(r, r.path)
	return nil
}

// add watches a folder and all below it, and reports the files. It lists a folder after watching it: files written
// into a folder in the moment it is made cause no event.
func (t *tree) add(r *root, folder string) error {
	if err := t.watch(folder); err != nil {
		return err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // It went away, or whoever reads the files will say why not.
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		if t.ignored(r, path) {
			continue
		}
		if !entry.IsDir() {
			t.report(r, path)
			continue
		}
		if err := t.add(r, path); err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) watch(folder string) error {
	err := t.watcher.Add(folder)
	if err == nil {
		t.folders[folder] = true
		return nil
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	return watchError("watching "+folder, err)
}

// report notes a path at or below r, in the caller's way of writing.
func (t *tree) report(r *root, path string) {
	t.found = append(t.found, r.rename(path))
}

// ignored reports whether path, or a folder between r and path, is to be overlooked.
func (t *tree) ignored(r *root, path string) bool {
	for ; path != r.path && within(r.path, path); path = filepath.Dir(path) {
		if t.ignore(r.rename(path)) {
			return true
		}
	}
	return false
}

// rename turns an absolute path at or below r into the caller's way of writing.
func (r *root) rename(path string) string {
	return filepath.Join(r.given, strings.TrimPrefix(path, r.path))
}

// within reports whether path is folder or below it; both are absolute and clean.
func within(folder, path string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == filepath.Separator || folder[len(folder)-1] == filepath.Separator)
}

// nearestFolder returns path if it is a folder, else the nearest folder above it.
func nearestFolder(path string) string {
	for {
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			return path
		}
		above := filepath.Dir(path)
		if above == path {
			return path
		}
		path = above
	}
}

// watchError explains the limits that Linux sets and everybody forgets.
func watchError(doing string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%s: the system allows no more watched folders; raise fs.inotify.max_user_watches, "+
			"for example with sysctl: %w", doing, err)
	case errors.Is(err, syscall.EMFILE):
		return fmt.Errorf("%s: the system allows no more watchers or open files; close other programs that watch "+
			"files, or raise fs.inotify.max_user_instances: %w", doing, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}
