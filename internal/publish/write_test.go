package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
)

func TestWritePaths(t *testing.T) {
	t.Parallel()
	tests := []struct {
		paths string // separated by spaces; the last one is refused unless ok
		ok    bool
	}{
		{"a", true},
		{"a/b a/c d", true},
		{"ảnh/lễ-trao.jpg", true},
		{"a.b/c..d", true},
		{"ab a/b", true},
		{"", false},
		{"/", false},
		{"/a", false},
		{"a/", false},
		{"a//b", false},
		{".", false},
		{"..", false},
		{"../a", false},
		{"a/../b", false},
		{"a/.b", false},
		{".well-known/x", false},
		{`a\b`, false},
		{"a\x00b", false},
		{"a\nb", false},
		{"a a", false},
		{"a a/b", false},
		{"a a/b/c", false},
		{"a/b a", false},
		{"a/b/c a/b", false},
	}
	for _, test := range tests {
		t.Run(test.paths, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			tree, err := Open(out)
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			list := strings.Split(test.paths, " ")
			for i, path := range list {
				err = tree.Write(path, []byte("x"))
				if i < len(list)-1 && err != nil {
					t.Fatal(err)
				}
			}
			_, committed := tree.Commit()
			if (err == nil) != test.ok || (committed == nil) != test.ok {
				t.Errorf("writing: %v, publishing: %v", err, committed)
			}
			if got := read(t, out); (got != nil) != test.ok {
				t.Errorf("published %q", got)
			}
		})
	}
}

func TestConcurrentWriters(t *testing.T) {
	t.Parallel()
	for _, damage := range []string{"", "n/1", "n"} { // a file in the spare in the place of a folder
		t.Run("in the way "+damage, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			if damage != "" {
				mustBuild(t, out, small)
				put(t, filepath.Join(filepath.Dir(out), ".congkhai/public/spare", damage), "in the way")
			}
			tree, err := Open(out)
			if err != nil {
				t.Fatal(err)
			}
			defer tree.Close()
			var wait sync.WaitGroup
			want := site{}
			for i := range 400 {
				want[fmt.Sprintf("n/%d/%d", i%20, i)] = fmt.Sprint(i)
			}
			list := slices.Collect(maps.Keys(want))
			for worker := range 4 {
				wait.Go(func() {
					var data []byte
					for i := worker; i < len(list); i += 4 {
						data = append(data[:0], want[list[i]]...)
						if err := tree.Write(list[i], data); err != nil {
							t.Error(err)
						}
					}
				})
			}
			wait.Wait()
			if _, err := tree.Commit(); err != nil {
				t.Fatal(err)
			}
			wantSite(t, out, want)
		})
	}
}

func TestLock(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	first, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(out)
	wantError(t, err, "another build is writing to")
	if err := errors.Join(write(first, small), first.Close(), first.Close()); err != nil {
		t.Fatal(err)
	}
	if got := read(t, out); got != nil {
		t.Errorf("Close alone published %q", got)
	}
	mustBuild(t, out, small)
	second, err := Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(write(second, small.with("index.html", "other")), second.Close()); err != nil {
		t.Fatal(err)
	}
	wantSite(t, out, small)
	if _, err := second.Commit(); err == nil {
		t.Error("Commit after Close must fail")
	}
	mustBuild(t, out, small.with("x", "x"))
	wantSite(t, out, small.with("x", "x"))
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	for _, published := range []bool{false, true} {
		out := filepath.Join(t.TempDir(), "public")
		var want site
		if published {
			want = small
			mustBuild(t, out, small)
		}
		left := 2
		tree, err := open(out, func(step string) error {
			if left--; step == "create" && left < 0 {
				return &os.PathError{Op: "write", Err: syscall.ENOSPC}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		next := site{}
		for path, text := range small {
			next[path] = text + " changed"
		}
		wantError(t, write(tree, next), "no space left")
		_, err = tree.Commit()
		wantError(t, err, "no space left")
		if err := tree.Close(); err != nil {
			t.Fatal(err)
		}
		wantSite(t, out, want)
		if got := read(t, filepath.Join(filepath.Dir(out), ".congkhai/public/spare")); got != nil {
			t.Errorf("the spare still takes space: %q", got)
		}
		mustBuild(t, out, next)
		wantSite(t, out, next)
	}
}
