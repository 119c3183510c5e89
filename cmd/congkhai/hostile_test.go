package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestHostileFiles builds sites with files that cost too much to read. Each is refused by name, quickly, and nothing is
// written.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, file string
		size       int64 // of a file with nothing in it
		text       string
		want       string
	}{
		{"huge record", "content/units/lon.toml", 50 << 20, "", "content/units/lon.toml"},
		{"huge text", "content/pages/lon.md", 2 << 30, "", "content/pages/lon.md"},
		{"nothing but NUL", "content/units/rong.toml", 1 << 20, "", "content/units/rong.toml:1:1"},
		{"brackets", "content/units/sau.toml", 0, strings.Repeat("[", 900<<10), "content/units/sau.toml:1:"},
		{"inline tables", "content/units/sau.toml", 0, "a = " + strings.Repeat("{a=", 300<<10), "content/units/sau.toml:1:"},
		{"dotted keys", "content/units/sau.toml", 0, "[" + strings.Repeat("a.", 400<<10) + "a]\n", "content/units/sau.toml:1:"},
		{"quotes", "content/pages/sau.md", 0, "+++\ntitle = \"T\"\n+++\n" + strings.Repeat(">", 900<<10), "content/pages/sau.md:"},
		{"links", "content/pages/sau.md", 0, "+++\ntitle = \"T\"\n+++\n" + strings.Repeat("[a](", 200<<10), "content/pages/sau.md:"},
		{"settings", "site.toml", 0, strings.Repeat("[", 900<<10), "site.toml:1:"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if test.size > 1<<30 && runtime.GOOS == "windows" {
				t.Skip("no sparse files here")
			}
			dir := sampleSite(t)
			save(t, dir, test.file, test.text)
			if test.size > 0 {
				if err := os.Truncate(filepath.Join(dir, test.file), test.size); err != nil {
					t.Skip(err)
				}
			}
			status, errs := buildSite(t, dir)
			if status != content || !strings.Contains(errs, test.want) {
				t.Errorf("exit status %d, want %s named\n%.2000s", status, test.want, errs)
			}
			if len(errs) > 4000 {
				t.Errorf("%d bytes of messages", len(errs))
			}
			if _, err := os.Stat(filepath.Join(dir, "public")); err == nil {
				t.Error("something was written")
			}
		})
	}
}

// TestHostileFilesBeside refuses a huge file beside a record without reading it.
func TestHostileFilesBeside(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	save(t, dir, "content/pages/phim.md", "+++\ntitle = \"Phim\"\n+++\n\n[Phim](phim.mp4)\n")
	save(t, dir, "content/pages/phim.mp4", "")
	if err := os.Truncate(filepath.Join(dir, "content/pages/phim.mp4"), 3<<30); err != nil {
		t.Skip(err)
	}
	if status, errs := buildSite(t, dir); status != content || !strings.Contains(errs, "phim.mp4") || !strings.Contains(errs, "3072 MB") {
		t.Errorf("exit status %d\n%s", status, errs)
	}
}

// buildSite builds a folder and returns the exit status and what was printed about it.
func buildSite(t *testing.T, dir string) (status int, errs string) {
	t.Helper()
	var out, bad lockedBuffer
	a := &app{out: &out, err: &bad, now: func() time.Time { return someday }, env: func(string) string { return "" }}
	begun := time.Now()
	status = a.run(t.Context(), []string{"build", "-C", dir})
	if took := time.Since(begun); took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
	return status, bad.String()
}
