package render_test

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"congkhai/internal/builtin"
)

var update = flag.Bool("update", false, "rewrite the wanted pages")

// TestGolden renders pages of small sites. Each archive of testdata/golden lays its files over testdata/site.txtar. Its
// comment holds the instant in a line "at: …", and "alone" in a line where the built-in records are left out. A file
// want/<file of the page> is the main element of a page, full/<file> all of it, byte for byte.
func TestGolden(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	base, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	under := map[string][]byte{}
	for _, f := range base.Files {
		under[f.Name] = f.Data
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if golden(t, archive, under) && *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// golden compares the wanted pages of an archive, and puts the new ones in their place. It reports whether any differs.
func golden(t *testing.T, archive *txtar.Archive, under map[string][]byte) (differs bool) {
	t.Helper()
	files := maps.Clone(under)
	var wanted []int
	for i, f := range archive.Files {
		if top, _, _ := strings.Cut(f.Name, "/"); top == "want" || top == "full" {
			wanted = append(wanted, i)
			continue
		}
		if len(f.Data) == 0 {
			delete(files, f.Name)
			continue
		}
		files[f.Name] = f.Data
	}
	instant, records := "", fs.FS(builtin.Files)
	for line := range strings.Lines(string(archive.Comment)) {
		if at, ok := strings.CutPrefix(line, "at: "); ok {
			instant = strings.TrimSpace(at)
		}
		if strings.TrimSpace(line) == "alone" {
			records = fstest.MapFS{}
		}
	}
	if instant == "" || len(wanted) == 0 {
		t.Fatal("an archive needs a line \"at: …\" and a wanted page")
	}
	fixture := open(t, records, files, instant)
	for _, i := range wanted {
		f := &archive.Files[i]
		top, name, _ := strings.Cut(f.Name, "/")
		page := fixture.file(t, name)
		inspect(t, name, page)
		got := page
		if top == "want" {
			got = mainOf(page) + "\n"
		}
		if got == string(f.Data) {
			continue
		}
		differs = true
		if !*update {
			t.Errorf("%s differs (go test -run Golden -update rewrites it):\n%s", f.Name, firstDifference(got, string(f.Data)))
		}
		f.Data = []byte(got)
	}
	for _, issue := range fixture.issues {
		t.Errorf("a text may not be published: %s", issue)
	}
	return differs
}

// mainOf is the main element of a page.
func mainOf(page string) string {
	start, end := strings.Index(page, "<main"), strings.Index(page, "</main>")
	return page[start : end+len("</main>")]
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		x, y := "(nothing)", "(nothing)"
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return "got  " + x + "\nwant " + y
		}
	}
	return ""
}

// TestEveryLayoutIsGolden wants an archive for every kind of page that shows a record.
func TestEveryLayoutIsGolden(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, name := range archives {
		layout, _, _ := strings.Cut(path.Base(filepath.ToSlash(name)), "_")
		have[layout] = true
	}
	for _, layout := range []string{
		"home", "round", "count", "board", "publication", "nomination", "removed", "decision", "exemplar", "plan", "report", "unit", "cluster", "award",
		"rules", "figures", "page", "notfound",
	} {
		if !have[layout] {
			t.Errorf("no archive testdata/golden/%s_*.txtar", layout)
		}
	}
}
