package load

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/unicode/norm"

	"congkhai/internal/builtin"
	"congkhai/internal/decode"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

var update = flag.Bool("update", false, "rewrite the wanted problems")

var limits = Limits{Record: 1 << 20, File: 1 << 20}

func loadFS(t *testing.T, files fs.FS) (*record.Set, []problem.Problem) {
	t.Helper()
	l, err := New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, problems, err := l.Load(files, limits, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return set, problem.Sort(problems)
}

func lines(problems []problem.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", p.Pos, p.Severity, p.Message.En, p.ID)
		if p.Hint.En != "" {
			fmt.Fprintf(&b, "  %s\n", p.Hint.En)
		}
	}
	return b.String()
}

// TestProblems loads the files of each archive and compares the problems with its file "want".
func TestProblems(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := fstest.MapFS{"content": {Mode: fs.ModeDir | 0o755}}
			want := ""
			for _, f := range archive.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			_, problems := loadFS(t, files)
			got := lines(problems)
			for _, p := range problems {
				if p.Message.Vi == "" || p.Message.En == "" || (p.Hint.Vi == "") != (p.Hint.En == "") {
					t.Errorf("a language is missing: %+v", p)
				}
			}
			if got == want {
				return
			}
			if !*update {
				t.Fatalf("got:\n%s\nwant:\n%s", got, want)
			}
			for i := range archive.Files {
				if archive.Files[i].Name == "want" {
					archive.Files[i].Data = []byte(got)
				}
			}
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestOddBytes covers what an archive of text cannot hold.
func TestOddBytes(t *testing.T) {
	t.Parallel()
	const unit = "name = \"Sở Nội vụ\"\nkind = \"department\"\n"
	for _, test := range []struct {
		name, file, text string
		want             string // "line:column id", "" for none
	}{
		{"byte order mark", "content/units/a.toml", "\ufeff" + unit, ""},
		{"Windows line ends", "content/units/a.toml", strings.ReplaceAll(unit, "\n", "\r\n"), ""},
		{"both in Markdown", "content/pages/a.md", "\ufeff+++\r\ntitle = \"T\"\r\n+++\r\nChữ\r\n", ""},
		{"not UTF-8", "content/units/a.toml", "name = \"S\xe5 N\"\nkind = \"department\"\n", "1:10 text/encoding"},
		{"damaged text", "content/units/a.toml", "name = \"L\ufffdy l\ufffdi\"\nkind = \"department\"\n", "1:10 text/damaged"},
		{"NUL", "content/units/a.toml", "name = \"a\x00b\"\n", "1:10 text/nul"},
		{"UTF-16", "content/units/a.toml", "\xff\xfen\x00a\x00", "1:1 text/encoding"},
		{"empty", "content/units/a.toml", "", "1:1 file/empty"},
		{"only a mark", "content/units/a.toml", "\ufeff\r\n", "1:1 file/empty"},
		{"decomposed text", "content/units/a.toml", norm.NFD.String(unit), ""},
		{"decomposed file name", "content/units/" + norm.NFD.String("sở") + ".toml", unit, ""},
		{"look-alike letter", "content/units/a.toml", "name = \"\u00d0à Nẵng\"\nkind = \"province\"\n", "1:9 text/look-alike"},
		{"content is a file", "content", unit, "0:0 site/no-content"},
		{"too large", "content/units/a.toml", unit + "# " + strings.Repeat("x", 1<<20), "0:0 file/too-large"},
		{"nested brackets", "content/units/a.toml", strings.Repeat("[", 200000), "1:3 toml/syntax"},
		{"name without a letter", "content/units/★.toml", unit, "0:0 record/no-address"},
		{"folder without a letter", "content/pages/★/a.toml", "title = \"T\"\n", "0:0 record/no-address"},
		{"name without a letter, of what has no page", "content/holidays/★.toml", "year = 2020\n", ""},
		{"column after decomposed letters", "content/units/a.toml", norm.NFD.String("name = \"Sở\"") + "\nkind = \"departmnt\"\n", "2:8 value/enum"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, problems := loadFS(t, fstest.MapFS{test.file: {Data: []byte(test.text)}})
			got := ""
			for _, p := range problems {
				got += fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.ID)
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDecomposedNamesAreOneIdentity(t *testing.T) {
	t.Parallel()
	text := &fstest.MapFile{Data: []byte("name = \"Sở\"\nkind = \"department\"\n")}
	set, problems := loadFS(t, fstest.MapFS{"content/units/sở.toml": text, "content/units/" + norm.NFD.String("sở") + ".toml": text})
	if len(problems) != 1 || problems[0].ID != "record/duplicate" {
		t.Errorf("problems: %v", problems)
	}
	if set.Units["sở"] == nil {
		t.Error("the unit is not found under its composed name")
	}
}

// TestLinks puts symbolic links of every sort into a real folder.
func TestLinks(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), t.TempDir()
	unit := []byte("name = \"A\"\nkind = \"department\"\n")
	write := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, unit, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(dir, "content/units/a.toml"))
	write(filepath.Join(outside, "secret.toml"))
	write(filepath.Join(dir, "content/clusters/.hidden/x.toml"))
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	link("a.toml", "content/units/b.toml")
	link(filepath.Join(outside, "secret.toml"), "content/units/c.toml")
	link("../../../../../etc/passwd", "content/units/d.toml")
	link("nowhere", "content/units/e.toml")
	link("units", "content/plans")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	set, problems := loadFS(t, root.FS())
	var got []string
	for _, p := range problems {
		got = append(got, p.File+" "+p.ID)
	}
	want := []string{
		"content/plans file/linked-folder", "content/units/c.toml file/outside", "content/units/d.toml file/outside",
		"content/units/e.toml file/outside",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %v, want %v", got, want)
	}
	if set.Units["a"] == nil || set.Units["b"] == nil || set.Units["c"] != nil {
		t.Errorf("units: %v", set.Units)
	}
}

// TestFilesOfTexts wants a file published where a text links to it, in either language, and not where its name only
// stands in one.
func TestFilesOfTexts(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"content/pages/a.md": {Data: []byte("+++\ntitle = \"A\"\n[translations.en]\ntitle = \"A\"\n" +
		"body = \"![Map](map.png)\"\n+++\n\n![Hai](<hai từ.jpg>) ![Ba](ba%20từ.jpg) ![](anh/11.jpg) 12.jpg, `13.jpg`, [x](../b.jpg)\n")}}
	for _, name := range []string{"map.png", "hai từ.jpg", "ba từ.jpg", "anh/11.jpg", "anh/1.jpg", "1.jpg", "2.jpg", "12.jpg", "13.jpg", "../b.jpg"} {
		files[path.Join("content/pages", name)] = &fstest.MapFile{Data: []byte("x")}
	}
	set, _ := loadFS(t, files)
	var got []string
	for _, a := range set.Attachments {
		if !a.Linked || len(a.Owners) != 1 {
			t.Errorf("%+v", a)
		}
		got = append(got, strings.TrimPrefix(a.File, "content/pages/"))
	}
	slices.Sort(got)
	if want := []string{"anh/11.jpg", "ba từ.jpg", "hai từ.jpg", "map.png"}; !slices.Equal(got, want) {
		t.Errorf("published %q, want %q", got, want)
	}
}

// TestOnlyChangedFilesAreReadAgain loads twice and counts what was opened.
func TestOnlyChangedFilesAreReadAgain(t *testing.T) {
	t.Parallel()
	old := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	files := fstest.MapFS{
		"content/units/a.toml": {Data: []byte("name = \"A\"\nkind = \"other\"\n"), ModTime: old},
		"content/units/b.toml": {Data: []byte("name = \"B\"\nkind = \"other\"\n"), ModTime: old},
	}
	l, err := New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	first, _, err := l.Load(files, limits, old.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	files["content/units/b.toml"] = &fstest.MapFile{Data: []byte("name = \"C\"\nkind = \"other\"\n"), ModTime: old.Add(time.Minute)}
	second, _, err := l.Load(files, limits, old.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if first.Units["a"] != second.Units["a"] {
		t.Error("a file that did not change was read again")
	}
	if second.Units["b"].Name != "C" {
		t.Error("a file that changed was not read again")
	}
	fresh, _, err := l.Load(files, limits, old.Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := l.Load(files, limits, old.Add(time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if fresh.Units["b"] == again.Units["b"] {
		t.Error("a file changed within the same tick was trusted")
	}
}

func TestPlacesInOneLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		line, path string // the line of the file, and the path of the text in it
		word       string // of the text
		column     int
	}{
		{`title = "Đến ngày 07/9"`, "title", "07/9", 19},
		{`title = 'Đến ngày 07/9'`, "title", "07/9", 19},
		{`title = "  Đến ngày 07/9"`, "title", "07/9", 21},
		{`title = "\"Đến\" ngày\t07/9"`, "title", "07/9", 24},
		{`title = "\u0110\u1ebfn ngày 07/9"`, "title", "07/9", 29},
		{`title = "\U00000110ến ngày 07/9"`, "title", "07/9", 28},
		{`sources = ["Báo", "Đến ngày 07/9"]`, "sources.1", "07/9", 29},
		{`documents = [{ title = "Đến ngày 07/9" }]`, "documents.0.title", "07/9", 34},
		{`title = "07/9"`, "title", "07/9", 10},
	} {
		text := "+++\n" + tt.line + "\n+++\n"
		values, fault := decode.TOML([]byte(tt.line))
		if fault != nil {
			t.Fatal(tt.line, fault)
		}
		value := strings.TrimSpace(valueAt(values, tt.path))
		spot := Spot{Path: tt.path, InText: true, Offset: strings.Index(value, tt.word), Width: 4}
		pos := place("content/pages/a.md", []byte(text), spot)
		if pos.Line != 2 || pos.Column != tt.column || pos.Width != 4 {
			t.Errorf("%s: %d:%d, %d wide; want 2:%d", tt.line, pos.Line, pos.Column, pos.Width, tt.column)
		}
		loose := norm.NFD.String(text)
		want := strings.Index(loose, tt.word)
		want = utf8.RuneCountInString(loose[len("+++\n"):want]) + 1
		if pos = place("content/pages/a.md", []byte(loose), spot); pos.Column != want {
			t.Errorf("%s, decomposed: column %d, want %d", tt.line, pos.Column, want)
		}
	}
	if pos := place("content/pages/a.md", []byte("+++\ntitle = \"Đến\"\n+++\n"), Spot{Path: "title", InText: true, Offset: 99}); pos.Column != 13 {
		t.Errorf("behind the text: column %d, want 13", pos.Column)
	}
}

// valueAt reads a text out of decoded values.
func valueAt(v any, path string) string {
	for part := range strings.SplitSeq(path, ".") {
		switch at := v.(type) {
		case map[string]any:
			v = at[part]
		case []any:
			i, _ := strconv.Atoi(part)
			v = at[i]
		}
	}
	s, _ := v.(string)
	return s
}

func TestPlaces(t *testing.T) {
	t.Parallel()
	text := "+++\ntitle = \"T\"\n\n[translations.en]\nbody = \"\"\"\nOne\n[x](/no/)\n\"\"\"\n+++\n\nDòng một\n\nXem [ở đây](/khong/).\n"
	r, problems := parse("content/pages/a.md", record.KindPage, "a", []byte(text))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	body := r.(*record.Page).Body
	for _, test := range []struct {
		spot         Spot
		line, column int
	}{
		{Spot{Path: "title"}, 2, 9},
		{Spot{Path: "translations.en.body"}, 5, 8},
		{Spot{Path: "body", InText: true, Offset: strings.Index(body, "[ở")}, 13, 5},
		{Spot{Path: "translations.en.body", InText: true, Offset: 4}, 7, 1},
	} {
		pos := place("content/pages/a.md", []byte(text), test.spot)
		if pos.Line != test.line || pos.Column != test.column {
			t.Errorf("%+v: %d:%d, want %d:%d", test.spot, pos.Line, pos.Column, test.line, test.column)
		}
	}
	decomposed := []byte(norm.NFD.String(text))
	offset := strings.Index(body, "[ở")
	pos := place("content/pages/a.md", decomposed, Spot{Path: "body", InText: true, Offset: offset})
	if pos.Line != 13 || pos.Column != 5 {
		t.Errorf("decomposed: %d:%d, want 13:5", pos.Line, pos.Column)
	}
}
