package check_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/check"
	"congkhai/internal/config"
	"congkhai/internal/decode"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/problem"
	"congkhai/internal/record"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the wanted messages into the fixtures")

// site is a loaded site and what its rules need.
type site struct {
	files  fstest.MapFS
	loader *load.Loader
	input  *check.Input
}

// open loads the files of archives, the later ones laid over the earlier.
func open(t *testing.T, archives ...*txtar.Archive) *site {
	t.Helper()
	s := &site{files: fstest.MapFS{}}
	for _, a := range append(archives[:1:1], committed(t, archives[1:])...) {
		for _, f := range a.Files {
			if was, ok := strings.CutPrefix(f.Name, renamedFrom); ok {
				s.files[strings.TrimSpace(string(f.Data))] = s.files[was]
				delete(s.files, was)
				continue
			}
			if string(f.Data) == gone {
				delete(s.files, f.Name)
				continue
			}
			if f.Name == config.File || strings.HasPrefix(f.Name, load.Folder+"/") {
				s.files[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
	}
	cfg, problems := config.Parse(s.files[config.File].Data)
	var err error
	if s.loader, err = load.New(builtin.Files); err != nil {
		t.Fatal(err)
	}
	set, more, err := s.loader.Load(s.files, load.Limits{Record: 1 << 20, File: 1 << 20}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(problems, more...) {
		t.Errorf("the fixture does not load: %s:%d:%d: %s [%s]", p.File, p.Line, p.Column, p.Message.En, p.ID)
	}
	s.input = &check.Input{Config: cfg, Set: set, Law: law.New(set), AsOf: cfg.Fixed}
	s.remember(t, archives)
	return s
}

// place finds a finding in its file.
func (s *site) place(r record.Record, file string, spot load.Spot) string {
	var pos problem.Pos
	if r == nil && file != "" {
		pos = problem.Pos{File: file, Line: 1, Column: 1}
	} else if r == nil {
		pos = config.Place(config.File, decode.Scan(s.files[config.File].Data), spot.Path, spot.At)
	} else {
		pos = s.loader.Place(s.files, r, spot)
	}
	return fmt.Sprintf("%s:%d:%d", pos.File, pos.Line, pos.Column)
}

// messages prints findings as the program does.
func (s *site) messages(found []check.Finding, language string) string {
	var b strings.Builder
	for _, f := range found {
		spot := load.Spot{Path: f.Path, At: f.At}
		if f.Text != nil {
			spot.InText, spot.Offset, spot.Width = true, f.Text.Offset, f.Text.Width
		}
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", s.place(f.Record, f.File, spot), f.Severity, f.Message.In(language), f.ID)
		if hint := f.Hint.In(language); hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", hint)
		}
		for _, o := range f.Others {
			fmt.Fprintf(&b, "  %s: %s\n", s.place(o.Record, "", load.Spot{Path: o.Path}), o.Text.In(language))
		}
	}
	return b.String()
}

func archive(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Every rule has a folder testdata/<id> with fixtures it says nothing about (ok_*.txtar), and fixtures whose findings
// of that rule stand in the files want and want.vi (bad_*.txtar).
func TestRules(t *testing.T) {
	t.Parallel()
	for _, id := range check.IDs() {
		for _, prefix := range []string{"ok", "bad"} {
			names, err := filepath.Glob(filepath.Join("testdata", filepath.FromSlash(id), prefix+"_*.txtar"))
			if err != nil {
				t.Fatal(err)
			}
			if len(names) == 0 {
				t.Errorf("the rule %s has no fixture %s_*.txtar", id, prefix)
			}
			for _, name := range names {
				t.Run(id+"/"+strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
					t.Parallel()
					testRule(t, id, name, prefix == "bad")
				})
			}
		}
	}
}

func testRule(t *testing.T, id, name string, bad bool) {
	fixture := archive(t, name)
	s := open(t, archive(t, "testdata/site.txtar"), fixture)
	found := slices.DeleteFunc(check.Run(s.input), func(f check.Finding) bool { return f.ID != id })
	if bad && len(found) == 0 {
		t.Errorf("%s finds nothing", id)
	}
	if *update && !bad {
		return
	}
	compare(t, s, name, fixture, found)
}

// compare compares findings with the wanted messages of a fixture in both languages.
func compare(t *testing.T, s *site, name string, fixture *txtar.Archive, found []check.Finding) {
	t.Helper()
	for _, language := range []string{"en", "vi"} {
		file := "want"
		if language == "vi" {
			file = "want.vi"
		}
		got := s.messages(found, language)
		if *update {
			setFile(fixture, file, got)
			if err := os.WriteFile(name, txtar.Format(fixture), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if want := fileOf(fixture, file); got != want {
			t.Errorf("%s got:\n%swant:\n%s", file, got, want)
		}
		for _, verb := range []string{"%!", "%["} {
			if strings.Contains(got, verb) {
				t.Errorf("%s holds an unfilled placeholder: %s", file, got)
			}
		}
	}
}

func fileOf(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setFile(a *txtar.Archive, name, text string) {
	for i, f := range a.Files {
		if f.Name == name {
			a.Files[i].Data = []byte(text)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
}

func TestFixturesHaveARule(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir("testdata", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == filepath.Join("testdata", "site.txtar") || filepath.Dir(name) == notices {
			return err
		}
		id, err := filepath.Rel("testdata", filepath.Dir(name))
		if err != nil {
			return err
		}
		if !slices.Contains(check.IDs(), filepath.ToSlash(id)) {
			t.Errorf("%s belongs to no rule", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestIDsAreInOrder(t *testing.T) {
	t.Parallel()
	ids := check.IDs()
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("IDs() = %q, want each once, in order", ids)
	}
}

func TestNothingFoundInTheModelSite(t *testing.T) {
	t.Parallel()
	s := open(t, archive(t, "testdata/site.txtar"))
	if got := s.messages(check.Run(s.input), "en"); got != "" {
		t.Errorf("found:\n%s", got)
	}
}

func TestNothingFoundInTheBuiltinRecords(t *testing.T) {
	t.Parallel()
	l, err := load.New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, _, err := l.Load(fstest.MapFS{"content/pages/a.md": {Data: []byte("+++\ntitle = \"A\"\n+++\n")}}, load.Limits{Record: 1 << 20}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range check.Run(&check.Input{Config: &config.Config{}, Set: set, Law: law.New(set)}) {
		t.Errorf("%s: %s [%s]", f.Record.Common().File, f.Message.En, f.ID)
	}
}
