// Package watch tells when files change, in batches.
//
// In go the folders and single files to look at; out come sorted sets of paths, each after a short calm, so that a
// save, a rename or a checkout of another branch is one batch. The package does not say what changed in a file, does
// not read any file, and follows no symbolic link below the paths it was given. It is a hint to look again, never a
// proof: whoever receives a batch decides by the content of the files.
package watch

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// Options says how long to wait and what to overlook.
type Options struct {
	// Quiet is the calm after which a batch is handed on; 0 means 80 ms.
	Quiet time.Duration
	// MaxWait is the longest that the first change of a batch waits, however busy the disk; 0 means 1 s.
	MaxWait time.Duration
	// Ignore names files and folders to overlook, below the given paths; an ignored folder is not entered.
	// It replaces Noise, which stands in for nil.
	Ignore func(path string) bool
	// Ready, if set, is called once when everything is watched: what is read after it is never out of date unnoticed.
	// It must return quickly.
	Ready func()
}

// Run watches paths, folders with all that is below them and single files, and calls changed with the sorted set of
// paths that changed. A path that does not exist yet, or not any more, is noticed when it appears. Every reported path
// begins with one of paths as it was given. A removed folder is reported as itself, a new one by its files. After a folder
// was moved, and when the system lost count of the changes, paths themselves are reported: anything below may have
// changed. Calls of changed never overlap; what changes during a call is in the next batch.
//
// Run ends with nil when ctx ends, after a running call of changed has returned, and with an error when the system
// cannot watch.
func Run(ctx context.Context, paths []string, opt Options, changed func(paths []string)) error {
	if opt.Quiet <= 0 {
		opt.Quiet = 80 * time.Millisecond
	}
	if opt.MaxWait <= 0 {
		opt.MaxWait = time.Second
	}
	if opt.Ignore == nil {
		opt.Ignore = Noise
	}
	t, err := newTree(paths, opt.Ignore)
	if err != nil {
		return err
	}
	defer t.close()

	ctx, cancel := context.WithCancel(ctx)
	var batches sync.WaitGroup
	defer batches.Wait()
	defer cancel()
	found := make(chan []string)
	batches.Go(func() { gather(ctx, found, opt.Quiet, opt.MaxWait, changed) })
	if opt.Ready != nil {
		opt.Ready()
	}
	return t.run(ctx, opt.Quiet/2, found)
}

// Noise reports whether the last element of path is a name that editors, file managers and git use for their own
// passing files: hidden names, backups, swap and lock files.
func Noise(path string) bool {
	name := filepath.Base(path)
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
		return true
	case strings.HasSuffix(name, "~"), strings.HasSuffix(name, ".swp"), strings.HasSuffix(name, ".tmp"):
		return true
	case len(name) > 1 && strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	}
	return name == "4913" // Vim writes it to see whether it may write.
}
