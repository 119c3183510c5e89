package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

type site map[string]string

// with returns the site with one file more or other.
func (s site) with(path, text string) site {
	s = maps.Clone(s)
	s[path] = text
	return s
}

func (s site) without(path string) site {
	s = maps.Clone(s)
	delete(s, path)
	return s
}

var small = site{
	"index.html":              "home",
	"lay-y-kien/index.html":   "rounds",
	"lay-y-kien/a/index.html": "round a",
	"lay-y-kien/b/index.html": "round b",
	"du-lieu/open.json":       "",
}

func write(tree *Tree, s site) error {
	for path, text := range s {
		if err := tree.Write(path, []byte(text)); err != nil {
			return err
		}
	}
	return nil
}

func build(out string, s site) (Stats, error) {
	tree, err := Open(out)
	if err != nil {
		return Stats{}, err
	}
	defer tree.Close()
	if err := write(tree, s); err != nil {
		return Stats{}, err
	}
	return tree.Commit()
}

func mustBuild(t *testing.T, out string, s site) Stats {
	t.Helper()
	stats, err := build(out, s)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

// read returns the files of a folder; nil when there is no folder. Empty folders end in a slash, symbolic links have
// their target for content.
func read(t *testing.T, dir string) site {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	found := site{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		switch {
		case entry.IsDir():
			if list, err := os.ReadDir(name); err == nil && len(list) == 0 && rel != "." {
				found[rel+"/"] = ""
			}
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(name)
			found[rel] = "-> " + target
			return err
		}
		text, err := os.ReadFile(name)
		found[rel] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func wantSite(t *testing.T, out string, want site) {
	t.Helper()
	if got := read(t, out); !maps.Equal(got, want) {
		t.Errorf("the output holds\n%q\nwant\n%q", got, want)
	}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func stat(t *testing.T, path string) fs.FileInfo {
	t.Helper()
	entry, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	return entry
}

func wantError(t *testing.T, err error, part string) {
	t.Helper()
	if known := new(Error); !errors.As(err, &known) || !strings.Contains(err.Error(), part) {
		t.Fatalf("got error %v, want an *Error with %q", err, part)
	}
}

func TestFirstBuild(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		prepare func(t *testing.T, out string)
	}{
		{"no output", func(*testing.T, string) {}},
		{"empty output", func(t *testing.T, out string) {
			if err := os.MkdirAll(out, 0o755); err != nil {
				t.Fatal(err)
			}
		}},
		{"rubbish in the spare", func(t *testing.T, out string) {
			put(t, filepath.Join(filepath.Dir(out), ".congkhai/public/spare/index.html/x"), "rubbish")
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "deep", "public")
			test.prepare(t, out)
			want := Stats{Files: 5, New: 5, Bytes: 24, Published: true}
			if got := mustBuild(t, out, small); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			wantSite(t, out, small)
		})
	}
}

func TestRebuild(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		next site
		want Stats
	}{
		{"nothing changed", small, Stats{Files: 5, Bytes: 24}},
		{"one file changed", small.with("index.html", "casa"), Stats{Files: 5, Changed: 1, Bytes: 24, Published: true}},
		{"one file longer", small.with("index.html", "homes"), Stats{Files: 5, Changed: 1, Bytes: 25, Published: true}},
		{"one file new", small.with("x/y/z", "z"), Stats{Files: 6, New: 1, Bytes: 25, Published: true}},
		{"one file gone", small.without("lay-y-kien/a/index.html"), Stats{Files: 4, Deleted: 1, Bytes: 17, Published: true}},
		{"a file becomes a folder", small.without("index.html").with("index.html/x", "home"), Stats{Files: 5, New: 1, Deleted: 1, Bytes: 24, Published: true}},
		{"a folder becomes a file", small.without("du-lieu/open.json").with("du-lieu", "x"), Stats{Files: 5, New: 1, Deleted: 1, Bytes: 25, Published: true}},
		{"all gone", site{}, Stats{Deleted: 5, Published: true}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, out, small)
			for range 3 { // the spare is empty, then old, then older
				before := map[string]fs.FileInfo{}
				for path := range small {
					before[path] = stat(t, filepath.Join(out, path))
				}
				folder := stat(t, out)
				if got := mustBuild(t, out, test.next); got != test.want {
					t.Errorf("got %+v, want %+v", got, test.want)
				}
				wantSite(t, out, test.next)
				for path, text := range small {
					if next, written := test.next[path]; !written || next != text {
						continue
					}
					after := stat(t, filepath.Join(out, path))
					if !os.SameFile(before[path], after) || !after.ModTime().Equal(before[path].ModTime()) {
						t.Errorf("%s is unchanged and yet another file", path)
					}
				}
				if !test.want.Published && !os.SameFile(folder, stat(t, out)) {
					t.Error("the output was exchanged for nothing")
				}
				mustBuild(t, out, small)
				wantSite(t, out, small)
			}
		})
	}
}

func TestNeverInPlace(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, small)
	mustBuild(t, out, small.with("other", "1")) // the spare is the old tree
	mustBuild(t, out, small.with("other", "2")) // and shares its files with the output
	kept, err := os.Open(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	mustBuild(t, out, small.with("index.html", "HOME"))
	text := make([]byte, 10)
	n, _ := kept.Read(text)
	if got := string(text[:n]); got != "home" {
		t.Errorf("a reader of the old file sees %q", got)
	}
}

func TestMendsWhatOthersChanged(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, small)
	mustBuild(t, out, small.with("x", "x"))
	mustBuild(t, out, small)
	put(t, filepath.Join(out, "index.html"), "HOME") // the same file in the spare
	if err := os.Remove(filepath.Join(out, "lay-y-kien/index.html")); err != nil {
		t.Fatal(err)
	}
	want := Stats{Files: 5, Changed: 1, New: 1, Bytes: 24, Published: true}
	if got := mustBuild(t, out, small); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	wantSite(t, out, small)
}

func TestForeignFilesStay(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, small)
	put(t, filepath.Join(out, "CNAME"), "example.vn")
	put(t, filepath.Join(out, "lay-y-kien/a/note.txt"), "note")
	put(t, filepath.Join(out, "own/deep/file"), "own")
	want := small.with("CNAME", "example.vn").with("lay-y-kien/a/note.txt", "note").with("own/deep/file", "own")
	for path, target := range map[string]string{"here": "index.html", "there": "/etc", "nowhere": "x"} {
		if err := os.Symlink(target, filepath.Join(out, path)); err != nil {
			t.Skip(err)
		}
		want = want.with(path, "-> "+target)
	}
	if err := os.Mkdir(filepath.Join(out, "hollow"), 0o755); err != nil {
		t.Fatal(err)
	}
	want = want.with("hollow/", "")
	name := stat(t, filepath.Join(out, "CNAME"))
	for i := range 4 {
		text := fmt.Sprint("text ", i)
		mustBuild(t, out, small.with("index.html", text))
		wantSite(t, out, want.with("index.html", text))
		mustBuild(t, out, small.without("lay-y-kien/a/index.html"))
		wantSite(t, out, want.without("lay-y-kien/a/index.html"))
	}
	if !os.SameFile(name, stat(t, filepath.Join(out, "CNAME"))) {
		t.Error("a file of others became another file")
	}
}

func TestForeignConflict(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, theirs, ours string }{
		{"same path", "robots.txt", "robots.txt"},
		{"their file, our folder", "robots", "robots/index.html"},
		{"their folder, our file", "robots/own.txt", "robots"},
		{"their file below our folder that becomes a file", "lay-y-kien/b/own.txt", "lay-y-kien/b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, out, small)
			put(t, filepath.Join(out, test.theirs), "theirs")
			for _, text := range []string{"ours", "theirs"} {
				_, err := build(out, small.without("lay-y-kien/b/index.html").with(test.ours, text))
				wantError(t, err, "which congkhai did not make")
				wantSite(t, out, small.with(test.theirs, "theirs"))
			}
		})
	}
}

func TestRefusedOutput(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, out, want string
		prepare         func(dir string) error
	}{
		{"files of others", "public", "was not made by congkhai", func(dir string) error {
			return errors.Join(os.Mkdir(dir+"/public", 0o755), os.WriteFile(dir+"/public/x", nil, 0o644))
		}},
		{"a file", "public", "is not a folder", func(dir string) error {
			return os.WriteFile(dir+"/public", nil, 0o644)
		}},
		{"a symbolic link", "public", "is a symbolic link", func(dir string) error {
			return errors.Join(os.Mkdir(dir+"/real", 0o755), os.Symlink("real", dir+"/public"))
		}},
		{"a dangling link with a slash", "public/", "is a symbolic link", func(dir string) error {
			return os.Symlink("real", dir+"/public")
		}},
		{"the state folder", ".congkhai", "working folder", func(string) error { return nil }},
		{"inside the state folder", ".congkhai/public/spare", "working folder", func(string) error { return nil }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := test.prepare(dir); err != nil {
				t.Fatal(err)
			}
			before := read(t, dir)
			_, err := build(dir+"/"+test.out, small)
			wantError(t, err, test.want)
			wantSite(t, dir, before)
		})
	}
}

func TestRefusedAfterManifestIsLost(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	manifest := filepath.Join(filepath.Dir(out), ".congkhai/public/manifest")
	mustBuild(t, out, small)
	whole, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"", "x", string(whole[:len(whole)-1]), string(whole) + "../x\n", string(whole) + "x\n"} {
		put(t, manifest, text)
		_, err := build(out, small.with("x", "x"))
		wantError(t, err, "was not made by congkhai")
		wantSite(t, out, small)
	}
	put(t, manifest, string(whole))
	mustBuild(t, out, small.with("x", "x"))
}

func TestPlantedLinks(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, path, target string }{
		{"file to outside", "index.html", "../outside/index.html"},
		{"file to inside", "index.html", "lay-y-kien/index.html"},
		{"folder to outside", "lay-y-kien", "../outside"},
		{"folder to inside", "lay-y-kien/a", "b"},
		{"folder to nowhere", "lay-y-kien", "nowhere"},
		{"folder to itself", "lay-y-kien", "lay-y-kien"},
	}
	for _, test := range tests {
		for _, tree := range []string{"public", ".congkhai/public/spare"} {
			t.Run(test.name+" in "+filepath.Base(tree), func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				out := filepath.Join(dir, "public")
				mustBuild(t, out, small.with("index.html", "old").with("lay-y-kien/a/index.html", "old"))
				mustBuild(t, out, small)
				outside := small.with("a/index.html", "outside")
				for path, text := range outside {
					put(t, filepath.Join(dir, "outside", path), text)
				}
				planted := filepath.Join(dir, tree, test.path)
				if err := errors.Join(os.RemoveAll(planted), os.Symlink(test.target, planted)); err != nil {
					t.Skip(err)
				}
				next := small.with("index.html", "new").with("lay-y-kien/a/index.html", "new")
				mustBuild(t, out, next)
				wantSite(t, out, next)
				mustBuild(t, out, small)
				wantSite(t, out, small)
				wantSite(t, filepath.Join(dir, "outside"), outside)
			})
		}
	}
}
