package history_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"congkhai/internal/history"
)

func TestTree(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.dir = filepath.Join(r.root, "site")
	r.write("site.toml", "title = \"Một\"\n")
	r.write("layouts/round.html", "<p>\r\n")
	r.write("layouts/copy.html", "<p>\r\n")
	r.write("static/empty.css", "")
	r.write("static/tệp có tên.bin", "\x00\xff\n")
	one := r.put(roundFile, round("2026-11-16", ""))
	if err := os.Symlink("site.toml", filepath.Join(r.dir, "link.toml")); err != nil {
		t.Fatal(err)
	}
	r.write("site.toml", "title = \"Hai\"\n")
	r.remove("layouts/copy.html")
	r.commit()
	r.git("tag", "-a", "-m", "v", "v1")
	if err := os.WriteFile(filepath.Join(r.root, "outside"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	r.commit()

	old, err := history.Tree(r.dir, one)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(old, "site.toml", roundFile, "layouts/copy.html", "static/empty.css", "static/tệp có tên.bin"); err != nil {
		t.Error(err)
	}
	for _, rev := range []string{"HEAD", "main", "v1", "HEAD~1", "@"} {
		now, err := history.Tree(r.dir, rev)
		if err != nil {
			t.Errorf("%s: %v", rev, err)
			continue
		}
		if err := fstest.TestFS(now, "site.toml", roundFile); err != nil {
			t.Errorf("%s: %v", rev, err)
		}
		if text, _ := fs.ReadFile(now, "site.toml"); string(text) != "title = \"Hai\"\n" {
			t.Errorf("%s: site.toml is %q", rev, text)
		}
		for _, name := range []string{"link.toml", "layouts/copy.html", "outside", "site/site.toml", ".git"} {
			if _, err := fs.Stat(now, name); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %s is there: %v", rev, name, err)
			}
		}
	}
	if text, _ := fs.ReadFile(old, "layouts/round.html"); string(text) != "<p>\r\n" {
		t.Errorf("a text was changed: %q", text)
	}
	for _, rev := range []string{
		"", "-1", "--all", "--output=x", "nothing", "HEAD~99", "HEAD:site", "HEAD^{tree}", "^HEAD", "main..v1", "main\nv1", "HEAD\x00",
		"deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
	} {
		if _, err := history.Tree(r.dir, rev); err != (history.UnknownRev{Rev: rev}) {
			t.Errorf("Tree(%q) fails with %v", rev, err)
		}
	}
	if _, err := history.Tree(t.TempDir(), "HEAD"); err != (history.NoRepository{Why: "no-repository"}) {
		t.Errorf("without a repository: %v", err)
	}
	if _, err := history.Tree(newRepo(t).dir, "HEAD"); err != (history.UnknownRev{Rev: "HEAD"}) {
		t.Errorf("without a commit: %v", err)
	}
}

func TestTreeOfLargeFiles(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.write("large.bin", string(bytes.Repeat([]byte("0123456789abcdef"), 2<<20+1)))
	r.put("small.bin", "x")
	tree, err := history.Tree(r.dir, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	info, err := fs.Stat(tree, "large.bin")
	if err != nil || info.Size() != 32<<20+16 {
		t.Errorf("Stat = %v, %v", info, err)
	}
	if _, err := fs.ReadFile(tree, "large.bin"); !errors.Is(err, history.ErrTooLarge) {
		t.Errorf("ReadFile = %v", err)
	}
	f, err := tree.Open("large.bin")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(make([]byte, 9)); !errors.Is(err, history.ErrTooLarge) {
		t.Errorf("Read = %v", err)
	}
	if text, err := fs.ReadFile(tree, "small.bin"); err != nil || string(text) != "x" {
		t.Errorf("ReadFile = %q, %v", text, err)
	}
}
