package build

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestPicturesAreNotMadeAgain builds with what was kept, without it, and with it damaged: the bytes are the same.
func TestPicturesAreNotMadeAgain(t *testing.T) {
	t.Parallel()
	dir := pictureSite(t)
	kept := filepath.Join(dir, ".congkhai", "pictures")
	files := func() []string {
		list, err := filepath.Glob(filepath.Join(kept, "*.kept"))
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	build := func(what string, want int) string {
		t.Helper()
		out := filepath.Join(t.TempDir(), "out")
		m, result := buildTo(t, dir, out, Options{})
		if !result.Published || result.Pictures != want {
			t.Errorf("%s: %d pictures made, want %d; %v", what, result.Pictures, want, m.Problems())
		}
		return digestOf(t, out)
	}
	first := build("at first", 3)
	if build("again", 0) != first {
		t.Error("other bytes from what was kept")
	}
	if n := len(files()); n != 3 {
		t.Errorf("%d files are kept", n)
	}
	damages := []func(file string) error{
		func(file string) error { return os.Truncate(file, 1000) },
		func(file string) error { return os.Truncate(file, 0) },
		func(file string) error {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			data[len(data)/2] ^= 1
			return os.WriteFile(file, data, 0o644)
		},
	}
	for i, file := range files() {
		if err := damages[i](file); err != nil {
			t.Fatal(err)
		}
	}
	if build("damaged", 3) != first || build("mended", 0) != first {
		t.Error("other bytes after damage")
	}
	if err := os.Truncate(filepath.Join(kept, "index"), 40); err != nil {
		t.Fatal(err)
	}
	if build("without index", 0) != first {
		t.Error("without index: other bytes")
	}
	if err := os.WriteFile(filepath.Join(kept, "left.1.new"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "content/exemplars/2026/bieu-do.png", pngOf(t, 700, 301, 255))
	old(t, dir)
	if changed := build("one changed", 1); changed == first {
		t.Error("the changed picture was not made")
	}
	if n := len(files()); n != 3 {
		t.Errorf("%d files are kept after a change", n)
	}
	if _, err := os.Stat(filepath.Join(kept, "left.1.new")); err == nil {
		t.Error("what a killed build left is still there")
	}
	if err := os.RemoveAll(filepath.Join(dir, ".congkhai")); err != nil {
		t.Fatal(err)
	}
	build("deleted", 3)
}

// TestFreshPictures changes a picture within the instant that file times can tell.
func TestFreshPictures(t *testing.T) {
	t.Parallel()
	dir := pictureSite(t)
	name := filepath.Join(dir, "content/exemplars/2026/bieu-do.png")
	a := pngOf(t, 700, 300, 255)
	blue := image.NewNRGBA(image.Rect(0, 0, 700, 300))
	for i := 0; i < len(blue.Pix); i += 4 {
		copy(blue.Pix[i:], []byte{32, 63, 115, 255})
	}
	var other bytes.Buffer
	if err := png.Encode(&other, blue); err != nil || other.Len() != len(a) {
		t.Skip("the two pictures are not of one size")
	}
	for i, text := range []string{a, other.String()} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, time.Time{}, today.Add(-time.Second)); err != nil {
			t.Fatal(err)
		}
		_, result := buildTo(t, dir, "", Options{})
		if want := []int{3, 1}[i]; result.Pictures != want {
			t.Errorf("%d: %d made", i, result.Pictures)
		}
	}
}

func TestPictureFolderThatCannotBeUsed(t *testing.T) {
	t.Parallel()
	git := func(t *testing.T, dir string, args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=x", "-c", "user.email=x@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	for name, prepare := range map[string]func(t *testing.T, dir string){
		"a file stands there": func(t *testing.T, dir string) { put(t, dir, ".congkhai/pictures", "no folder") },
		"it cannot be written": func(t *testing.T, dir string) {
			if os.Getuid() == 0 {
				t.Skip("no folder is closed to this user")
			}
			put(t, dir, ".congkhai/pictures/x", "")
			if err := os.Chmod(filepath.Join(dir, ".congkhai/pictures"), 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(filepath.Join(dir, ".congkhai/pictures"), 0o755) })
		},
		"it leads out of the site": func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, ".congkhai"), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(t.TempDir(), filepath.Join(dir, ".congkhai/pictures")); err != nil {
				t.Skip(err)
			}
		},
		"it came with the repository": func(t *testing.T, dir string) {
			buildTo(t, dir, filepath.Join(t.TempDir(), "out"), Options{})
			git(t, dir, "init", "-q")
			git(t, dir, "add", "-f", ".")
			git(t, dir, "commit", "-q", "-m", "x")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := pictureSite(t)
			prepare(t, dir)
			m, result := buildTo(t, dir, filepath.Join(t.TempDir(), "out"), Options{})
			if !result.Published || result.Pictures != 3 {
				t.Errorf("%+v, %v", result, m.Problems())
			}
		})
	}
}
