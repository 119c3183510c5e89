package overlay

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestNearestWins(t *testing.T) {
	t.Parallel()
	top := fstest.MapFS{"a.html": {Data: []byte("own")}, "parts/x.html": {Data: []byte("own x")}}
	base := fstest.MapFS{"a.html": {Data: []byte("base")}, "b.html": {Data: []byte("base b")}, "parts/y.html": {Data: []byte("y")}}
	both := FS{top, base}
	for name, want := range map[string]string{"a.html": "own", "b.html": "base b", "parts/y.html": "y", "parts/x.html": "own x"} {
		got, err := fs.ReadFile(both, name)
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := fs.ReadFile(both, "c.html"); err == nil {
		t.Error("c.html: found a file that no layer has")
	}
	var names []string
	err := fs.WalkDir(both, ".", func(path string, _ fs.DirEntry, err error) error {
		names = append(names, path)
		return err
	})
	if err != nil || len(names) != 6 {
		t.Errorf("walk: %v, %v; want six names", names, err)
	}
}
