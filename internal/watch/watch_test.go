package watch

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// folder is a real folder with a watch on some of it.
type folder struct {
	*testing.T
	dir     string
	batches chan []string
}

// watched makes files (empty, or a folder where the name ends in a slash) and watches roots, all relative.
func watched(t *testing.T, files []string, roots ...string) *folder {
	t.Helper()
	f := &folder{T: t, dir: t.TempDir(), batches: make(chan []string, 1000)}
	for _, name := range files {
		f.write(name)
	}
	for i, root := range roots {
		roots[i] = filepath.Join(f.dir, root)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		ended <- Run(ctx, roots, Options{Quiet: 20 * time.Millisecond, Ready: func() { close(ready) }}, func(paths []string) {
			f.batches <- paths
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	select {
	case <-ready:
	case err := <-ended:
		t.Fatalf("Run: %v", err)
	}
	return f
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *folder) do(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *folder) write(name string) {
	f.Helper()
	if strings.HasSuffix(name, "/") {
		f.do(os.MkdirAll(f.path(name), 0o755))
		return
	}
	f.do(os.MkdirAll(filepath.Dir(f.path(name)), 0o755))
	f.do(os.WriteFile(f.path(name), []byte(time.Now().String()), 0o644))
}

func (f *folder) rename(from, to string) {
	f.Helper()
	f.do(os.Rename(f.path(from), f.path(to)))
}

// see waits until all names were reported; only may be reported besides.
func (f *folder) see(names string, only ...string) {
	f.Helper()
	want := make(map[string]bool)
	for _, name := range strings.Fields(names) {
		want[name] = true
	}
	allowed := slices.Concat(strings.Fields(names), only)
	patience := time.After(20 * time.Second)
	for len(want) > 0 {
		select {
		case batch := <-f.batches:
			if !slices.IsSorted(batch) {
				f.Errorf("not sorted: %q", batch)
			}
			for _, path := range batch {
				rel, err := filepath.Rel(f.dir, path)
				f.do(err)
				rel = filepath.ToSlash(rel)
				if !slices.Contains(allowed, rel) {
					f.Errorf("unexpected: %s", rel)
				}
				delete(want, rel)
			}
		case <-patience:
			f.Fatalf("never reported: %v", want)
		}
	}
}

func TestRun(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		files []string
		roots []string
		do    func(f *folder)
	}{
		{"a save in place, another file of the folder above", []string{"content/a.toml"}, []string{"content"}, func(f *folder) {
			f.write("other.toml")
			f.write("content/a.toml")
			f.see("content/a.toml")
		}},
		{"a save by rename, with the noise around it", []string{"content/a.toml"}, []string{"content"}, func(f *folder) {
			f.write("content/4913")
			f.write("content/.a.toml.swp")
			f.write("content/a.toml.tmp")
			f.rename("content/a.toml", "content/a.toml~")
			f.rename("content/a.toml.tmp", "content/a.toml")
			f.see("content/a.toml")
		}},
		{"a single file, removed, made again, saved by rename", []string{"site.toml", "b.toml"}, []string{"site.toml"}, func(f *folder) {
			f.write("b.toml")
			f.write("site.toml")
			f.see("site.toml")
			f.do(os.Remove(f.path("site.toml")))
			f.see("site.toml")
			f.write("site.toml")
			f.see("site.toml")
			f.rename("b.toml", "site.toml")
			f.see("site.toml")
		}},
		{"new folders with files", []string{"content/"}, []string{"content"}, func(f *folder) {
			f.write("content/rounds/x/an.toml")
			f.see("content/rounds/x/an.toml")
			f.write("content/rounds/x/an.toml")
			f.see("content/rounds/x/an.toml")
		}},
		{"a folder moved in and out, its inside followed", []string{"content/", "new/sub/a.toml", "away/"}, []string{"content"}, func(f *folder) {
			f.rename("new", "content/new")
			f.see("content/new/sub/a.toml")
			f.write("content/new/sub/a.toml")
			f.see("content/new/sub/a.toml")
			f.rename("content/new", "content/other")
			f.see("content/new content/other/sub/a.toml content")
			f.write("content/other/sub/a.toml")
			f.see("content/other/sub/a.toml")
			f.rename("content/other", "away/other")
			f.see("content/other content")
			f.write("away/other/sub/a.toml")
			f.write("content/b.toml")
			f.see("content/b.toml")
		}},
		{"a folder removed and made again", []string{"content/x/a.toml"}, []string{"content"}, func(f *folder) {
			f.do(os.RemoveAll(f.path("content/x")))
			f.see("content/x/a.toml content/x")
			f.write("content/x/b.toml")
			f.see("content/x/b.toml")
			f.write("content/x/b.toml")
			f.see("content/x/b.toml")
		}},
		{"a root removed and made again", []string{"content/x/a.toml"}, []string{"content"}, func(f *folder) {
			f.do(os.RemoveAll(f.path("content")))
			f.see("content", "content/x", "content/x/a.toml")
			f.write("content/y/b.toml")
			f.see("content/y/b.toml", "content", "content/x", "content/x/a.toml")
			f.write("content/y/b.toml")
			f.see("content/y/b.toml")
		}},
		{"a root that appears with the folders above it", nil, []string{"deep/site/layouts"}, func(f *folder) {
			f.write("deep/site/other.toml")
			f.write("deep/site/layouts/round.html")
			f.see("deep/site/layouts/round.html")
			f.do(os.RemoveAll(f.path("deep")))
			f.see("deep/site/layouts", "deep/site/layouts/round.html")
			f.write("deep/site/layouts/plan.html")
			f.see("deep/site/layouts/plan.html", "deep/site/layouts")
		}},
		{"an ignored folder is not entered", []string{"content/.git/", "content/a.toml"}, []string{"content"}, func(f *folder) {
			f.write("content/.git/index.lock")
			f.write("content/.cache/x.toml")
			f.write("content/a.toml")
			f.see("content/a.toml")
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.do(watched(t, test.files, test.roots...))
		})
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	t.Parallel()
	f := watched(t, []string{"content/", "elsewhere/"}, "content")
	if err := os.Symlink(f.path("elsewhere"), f.path("content/link")); err != nil {
		t.Skip(err)
	}
	f.see("content/link")
	f.write("elsewhere/a.toml")
	f.write("content/b.toml")
	f.see("content/b.toml")
}

func TestLostEvents(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	tr, err := newTree([]string{dir, filepath.Join(dir, "x.toml")}, Noise)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.close()
	if err := os.MkdirAll(filepath.Join(dir, "missed"), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	found := make(chan []string)
	go tr.run(ctx, time.Hour, found)
	tr.watcher.Errors <- fsnotify.ErrEventOverflow
	want := []string{dir, filepath.Join(dir, "x.toml")}
	if got := <-found; !slices.Equal(got, want) {
		t.Errorf("got %q, want the roots %q", got, want)
	}
	if err := os.WriteFile(filepath.Join(dir, "missed", "a.toml"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if got, want := <-found, filepath.Join(dir, "missed", "a.toml"); !slices.Equal(got, []string{want}) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPathsAsGiven(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.Mkdir("content", 0o755); err != nil {
		t.Fatal(err)
	}
	tr, err := newTree([]string{"./content/", "."}, Noise)
	if err != nil {
		t.Fatal(err)
	}
	defer tr.close()
	name := filepath.Join("content", "a.toml")
	if err := tr.handle(fsnotify.Event{Name: filepath.Join(dir, name), Op: fsnotify.Remove}); err != nil {
		t.Fatal(err)
	}
	if want := []string{name, name}; !slices.Equal(tr.found, want) {
		t.Errorf("got %q, want %q", tr.found, want)
	}
}

func TestNoise(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"content/an.toml":    false,
		"content/an~b.toml":  false,
		"content/4913.toml":  false,
		"#":                  false,
		"a.swp/an.toml":      false,
		".git":               true,
		"content/.an.swp":    true,
		"content/an.toml~":   true,
		"content/#an.toml#":  true,
		"content/an.swp":     true,
		"content/an.tmp":     true,
		"content/4913":       true,
		"content/~$so.xlsx":  true,
		"content/.#an.toml":  true,
		"content/.DS_Store":  true,
		"content/đề nghị.md": false,
	}
	for path, want := range tests {
		if got := Noise(path); got != want {
			t.Errorf("Noise(%q) = %v", path, got)
		}
	}
}

func TestWatchError(t *testing.T) {
	t.Parallel()
	tests := []struct {
		err  error
		want string
	}{
		{syscall.ENOSPC, "watching content: the system allows no more watched folders; raise fs.inotify.max_user_watches"},
		{syscall.EMFILE, "fs.inotify.max_user_instances"},
		{fs.ErrInvalid, "watching content: invalid argument"},
	}
	for _, test := range tests {
		err := watchError("watching content", test.err)
		if !errors.Is(err, test.err) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("got %q, want it to wrap %q and say %q", err, test.err, test.want)
		}
	}
}
