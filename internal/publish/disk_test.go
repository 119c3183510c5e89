package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"

	"congkhai/internal/problem"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	long := strings.Repeat("Thi đua ", 20_000)
	put(t, dir+"/a/file", "text")
	put(t, dir+"/a/empty", "")
	put(t, dir+"/a/long", long)
	for path, target := range map[string]string{"link": "a/file", "folder": "a", "dangling": "x", "out": "/etc"} {
		if err := os.Symlink(target, dir+"/"+path); err != nil {
			t.Skip(err)
		}
	}
	d, err := openDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.close() })
	tests := []struct {
		name, path, data string
		want             likeness
	}{
		{"same", "a/file", "text", same},
		{"other text", "a/file", "TEXT", different},
		{"shorter", "a/file", "tex", different},
		{"both empty", "a/empty", "", same},
		{"long", "a/long", long, same},
		{"long, last byte", "a/long", long[:len(long)-1] + "x", different},
		{"nothing there", "a/x", "text", absent},
		{"no folder", "x/y/z", "text", absent},
		{"below a file", "a/file/x", "text", absent},
		{"a folder", "a", "text", absent},
		{"link to a file", "link", "text", linked},
		{"link to a folder", "folder/file", "text", linked},
		{"dangling link", "dangling", "text", linked},
		{"below a dangling link", "dangling/x", "text", linked},
		{"link to outside", "out/passwd", "text", linked},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, compare := range []func(string, []byte) (likeness, error){d.compare, d.comparePortably} {
				if got, err := compare(test.path, []byte(test.data)); err != nil || got != test.want {
					t.Errorf("got %d, %v, want %d", got, err, test.want)
				}
			}
		})
	}
}

func TestCreate(t *testing.T) {
	t.Parallel()
	outside := t.TempDir()
	d, err := openDisk(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.close() })
	if err := d.Symlink(outside, "link"); err != nil {
		t.Skip(err)
	}
	for name, create := range map[string]func(string, []byte) error{"a": d.create, "b": d.createPortably} {
		if err := create(name, []byte("text")); err != nil {
			t.Error(err)
		}
		if err := create(name, []byte("more")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("a second file of one name: %v", err)
		}
		if err := create("link", []byte("text")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("a file in the place of a link: %v", err)
		}
		if err := create("link/x", []byte("text")); err == nil {
			t.Error("a file was made through a link")
		}
		if text, err := d.ReadFile(name); err != nil || string(text) != "text" {
			t.Errorf("got %q, %v", text, err)
		}
	}
	wantSite(t, outside, site{})
}

func TestList(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	want := map[string]fs.FileMode{"folder": fs.ModeDir, "link": fs.ModeSymlink}
	put(t, dir+"/x/folder/file", "text")
	for i := range 3000 {
		name := strings.Repeat("ê", i%60) + fmt.Sprint(i)
		put(t, dir+"/x/"+name, "")
		want[name] = 0
	}
	if err := os.Symlink("folder", dir+"/x/link"); err != nil {
		t.Skip(err)
	}
	d, err := openDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	for _, list := range []func(string) (side, error){d.list, d.listPortably} {
		got, err := list("x")
		if err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(got.entries, want) {
			t.Errorf("got %d entries, want %d", len(got.entries), len(want))
		}
		if err := got.close(); err != nil {
			t.Error(err)
		}
		if _, err := list("x/1"); err == nil {
			t.Error("a file was listed")
		}
	}
}

func TestCopyFrom(t *testing.T) {
	t.Parallel()
	from, to := t.TempDir(), t.TempDir()
	put(t, from+"/file", "text")
	a, errA := openDisk(from)
	b, errB := openDisk(to)
	if err := errors.Join(errA, errB); err != nil {
		t.Fatal(err)
	}
	defer a.close()
	defer b.close()
	if err := b.copyFrom(a, "file"); err != nil {
		t.Fatal(err)
	}
	wantSite(t, to, site{"file": "text"})
}

func TestErrorTexts(t *testing.T) {
	t.Parallel()
	list := []remedy{notOurs, notFolder, symlink, inState, locked, conflict, disturbed, mounted, noLinks, full, denied}
	for _, r := range list {
		e := newError(r, fs.ErrPermission, "kết quả")
		for _, text := range []problem.Text{e.Message, e.Hint} {
			for _, lang := range []string{"vi", "en"} {
				if got := text.In(lang); !strings.Contains(got, `"kết quả`) || strings.Contains(got, "%") {
					t.Errorf("%s: %s", lang, got)
				}
			}
		}
		if !errors.Is(e, fs.ErrPermission) {
			t.Errorf("%v does not unwrap", e)
		}
	}
}
