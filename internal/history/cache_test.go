package history_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"congkhai/internal/history"
)

// same reports whether two logs tell the same, as far as any caller can see.
func same(t *testing.T, a, b *history.Log, files ...string) {
	t.Helper()
	if a.State != b.State || a.Head != b.Head || !reflect.DeepEqual(a.Gone(), b.Gone()) {
		t.Errorf("a cache changes the log:\n%+v\n%+v", a, b)
	}
	for _, file := range files {
		if !reflect.DeepEqual(a.Trail(file), b.Trail(file)) {
			t.Errorf("a cache changes the trail of %s:\n%+v\n%+v", file, a.Trail(file), b.Trail(file))
		}
	}
	for _, at := range []string{"content", "content/rounds", "content/rounds/2026-11-hcld"} {
		one, _, _ := a.Touched(at)
		two, _, _ := b.Touched(at)
		if one != two {
			t.Errorf("a cache changes who touched %s: %s, %s", at, one, two)
		}
	}
}

func TestCache(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	files := []string{roundFile, folder + "an.toml", folder + "ba.toml", folder + "cu.toml", folder + "loi.toml"}
	r.put(roundFile, round("2026-11-16", ""))
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	r.put(folder+"loi.toml", "award = [")
	r.put(folder+"loi.toml", "award = [[")
	r.put(roundFile, round("2026-11-16", extension("2026-11-16", "2026-11-23")))
	r.move(folder+"an.toml", folder+"ba.toml")
	r.write(folder+"ba.toml", nomination("Nguyễn Văn Ba", ""))
	r.commit()
	cache := filepath.Join(t.TempDir(), "made", "history")

	read(t, r.dir, cache)
	kept, err := os.ReadFile(cache)
	if err != nil {
		t.Fatalf("no cache was written: %v", err)
	}
	same(t, read(t, r.dir, cache), r.read(), files...)
	if again, _ := os.ReadFile(cache); !bytes.Equal(again, kept) {
		t.Error("a cache that needs no change was changed")
	}

	for name, damaged := range map[string][]byte{
		"empty": {}, "cut": kept[:len(kept)-9], "one byte": append(bytes.Clone(kept[:len(kept)-1]), kept[len(kept)-1]^1),
		"another version": append([]byte("congkhai history 0\n"), kept[19:]...), "no cache": []byte("+++"),
	} {
		if err := os.WriteFile(cache, damaged, 0o666); err != nil {
			t.Fatal(err)
		}
		l := read(t, r.dir, cache)
		same(t, l, r.read(), files...)
		if l.Broken {
			t.Errorf("%s: the history counts as broken", name)
		}
		if again, _ := os.ReadFile(cache); !bytes.Equal(again, kept) {
			t.Errorf("%s: the cache was not written anew", name)
		}
	}

	r.put(folder+"cu.toml", nomination("Lê Văn Cử", ""))
	r.put("README.md", "x\n")
	l := read(t, r.dir, cache)
	same(t, l, r.read(), files...)
	if l.Broken {
		t.Error("a history that went on counts as broken")
	}

	r.git("commit", "-q", "--amend", "-m", "y")
	l = read(t, r.dir, cache)
	same(t, l, r.read(), files...)
	if !l.Broken {
		t.Error("a history that was written again does not count as broken")
	}
	if read(t, r.dir, cache).Broken {
		t.Error("a history counts as broken for ever")
	}

	if err := os.RemoveAll(filepath.Dir(cache)); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(t.TempDir(), "not", "there", "history")
	same(t, read(t, r.dir, nowhere), r.read(), files...)
	if _, err := os.Stat(filepath.Dir(filepath.Dir(nowhere))); err == nil {
		t.Error("folders above the cache's own were made")
	}
}

func TestCacheOfAMergedLine(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	cache := filepath.Join(t.TempDir(), "history")
	r.put(roundFile, round("2026-11-16", ""))
	r.git("checkout", "-q", "-b", "work")
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	read(t, r.dir, cache)
	r.git("checkout", "-q", "main")
	r.put("README.md", "x\n")
	r.git("merge", "-q", "-m", "m", "work")
	if l := read(t, r.dir, cache); l.Broken {
		t.Error("a branch that was merged counts as written again")
	}
}

func TestCacheOfADeepenedClone(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	for i := range 9 {
		r.put(roundFile, round(fmt.Sprintf("2026-11-%d", 11+i), ""))
	}
	clone := filepath.Join(t.TempDir(), "clone")
	cache := filepath.Join(t.TempDir(), "history")
	r.git("clone", "-q", "--depth", "2", "file://"+filepath.ToSlash(r.root), clone)
	for depth, steps := range []int{1, 3} {
		if depth > 0 {
			r.git("-C", clone, "fetch", "-q", "--deepen", "2")
		}
		if l := read(t, clone, cache); len(l.Trail(roundFile).Changes(nil)) != steps || l.State != history.Shallow || l.Broken {
			t.Errorf("deepened %d times: %+v, want %d steps", depth, l, steps)
		}
	}
	r.git("-C", clone, "fetch", "-q", "--unshallow")
	if l := read(t, clone, cache); len(l.Trail(roundFile).Changes(nil)) != 8 || l.State != history.Whole || l.Broken {
		t.Errorf("unshallowed: %+v", l)
	}
}

// TestCalls counts the commands that git is asked for.
func TestCalls(t *testing.T) { // not parallel: sets PATH
	program, err := exec.LookPath("git")
	if err != nil {
		t.Skip("git is not installed")
	}
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	for i := range 5 {
		name := fmt.Sprintf("%sp%d.toml", folder, i)
		r.put(name, nomination("Nguyễn Văn An", ""))
		r.put(name, nomination("Nguyễn Văn Ân", "posthumous = true\n"))
	}
	bin, log := t.TempDir(), filepath.Join(t.TempDir(), "calls")
	script := "#!/bin/sh\nfor a; do case $a in rev-parse|config|log|merge-base|ls-tree|cat-file) echo $a >> '" + log + "'; break;; esac; done\nexec '" + program + "' \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "git"), []byte(script), 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	calls := func(f func()) string {
		os.Remove(log)
		f()
		text, _ := os.ReadFile(log)
		return strings.Join(strings.Fields(string(text)), " ")
	}
	cache := filepath.Join(t.TempDir(), "history")
	for _, test := range []struct {
		name, want string
		do         func()
	}{
		{"without a cache", "rev-parse config log cat-file", func() { r.read() }},
		{"first", "rev-parse config log cat-file", func() { read(t, r.dir, cache) }},
		{"unchanged", "rev-parse config", func() { read(t, r.dir, cache) }},
		{"a tree", "rev-parse rev-parse ls-tree cat-file", func() { _, _ = history.Tree(r.dir, "HEAD") }},
	} {
		if got := calls(test.do); got != test.want {
			t.Errorf("%s: git was asked for %s, want %s", test.name, got, test.want)
		}
	}
	r.put("README.md", "x\n")
	if got, want := calls(func() { read(t, r.dir, cache) }), "rev-parse config log merge-base"; got != want {
		t.Errorf("moved on: git was asked for %s, want %s", got, want)
	}
}

func TestNoGit(t *testing.T) { // not parallel: sets PATH
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	program, _ := exec.LookPath("git")
	within := filepath.Join(r.root, "bin")
	if err := os.Mkdir(within, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(within, "git"), []byte("#!/bin/sh\ntouch marker\nexec '"+program+"' \"$@\"\n"), 0o777); err != nil {
		t.Fatal(err)
	}
	site := filepath.Join(r.root, "content")
	for _, path := range []string{t.TempDir(), within, ""} {
		t.Setenv("PATH", path)
		if l := read(t, r.dir, ""); l.State != history.None || l.Why != "no-git" {
			t.Errorf("PATH %q: %+v", path, l)
		}
		if l := read(t, site, ""); l.State != history.None || l.Why != "no-git" {
			t.Errorf("PATH %q, in a folder of the repository: %+v", path, l)
		}
		if _, err := history.Tree(r.dir, "HEAD"); err != (history.NoRepository{Why: "no-git"}) {
			t.Errorf("PATH %q: %v", path, err)
		}
	}
}

func TestEnvironmentIsNotInherited(t *testing.T) { // not parallel: sets variables
	r, other := newRepo(t), newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	other.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	t.Setenv("GIT_DIR", filepath.Join(other.root, ".git"))
	t.Setenv("GIT_WORK_TREE", other.root)
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "log.follow")
	t.Setenv("GIT_CONFIG_VALUE_0", "true")
	t.Setenv("GIT_TRACE", filepath.Join(t.TempDir(), "trace"))
	if l := r.read(); l.Trail(roundFile) == nil || l.Trail(folder+"an.toml") != nil {
		t.Errorf("another repository was read: %+v", l)
	}
}

// A cache that came with the repository could tell what never was: it is not read, so that a history which it does not
// agree with does not count as broken.
func TestCacheOfTheRepositoryIsNotRead(t *testing.T) {
	t.Parallel()
	for _, tracked := range []bool{false, true} {
		r := newRepo(t)
		r.put("content/pages/a.md", "+++\ntitle = \"A\"\n+++\n")
		r.put(roundFile, round("2026-11-16", ""))
		cache := filepath.Join(r.dir, ".congkhai", "history")
		read(t, r.dir, cache)
		r.git("reset", "-q", "--hard", "HEAD^")
		if tracked {
			r.git("add", "-f", ".congkhai/history")
		}
		r.git("commit", "-q", "--allow-empty", "-m", "x")
		if got := read(t, r.dir, cache).Broken; got == tracked {
			t.Errorf("tracked %v: broken is %v", tracked, got)
		}
	}
}
