package render

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/config"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/overlay"
	"congkhai/internal/problem"
	"congkhai/internal/site"
	"congkhai/internal/stencil"
	"congkhai/layouts"
)

// ownSite is the model of this repository's own site with all its pages.
func ownSite(tb testing.TB) (*site.Site, []*site.Page) {
	tb.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { root.Close() })
	text, err := root.ReadFile(config.File)
	if err != nil {
		tb.Fatal(err)
	}
	cfg, _ := config.Parse(text)
	loader, err := load.New(builtin.Files)
	if err != nil {
		tb.Fatal(err)
	}
	now := time.Date(2026, 10, 20, 9, 0, 0, 0, cfg.Zone)
	set, problems, err := loader.Load(root.FS(), load.Limits{Record: 1 << 20, File: 1 << 26}, now)
	if err != nil || problem.HasErrors(problems) {
		tb.Fatal(err, problems)
	}
	if !cfg.Fixed.IsZero() {
		now = cfg.Fixed
	}
	s := site.New(cfg, set, law.New(set), nil, now)
	return s, s.Pages()
}

// renderer makes a renderer of this repository's own layouts; the library executes them where plain is set.
func renderer(tb testing.TB, s *site.Site, pages []*site.Page, plain bool) *Renderer {
	tb.Helper()
	l, err := Read(layouts.Files, s.Config.Languages, s.Config.BasePath, file)
	if err != nil {
		tb.Fatal(err)
	}
	if plain {
		for _, one := range l.sets {
			library := func(parse func() (*template.Template, error)) func() (*stencil.Set, error) {
				return sync.OnceValues(func() (*stencil.Set, error) {
					t, err := parse()
					return stencil.Plain(t), err
				})
			}
			one.bare = library(one.parseBare)
			for layout := range one.layouts {
				one.layouts[layout] = library(func() (*template.Template, error) { return one.parse(layout) })
			}
		}
	}
	return New(s, l, Options{Built: s.StateAsOf, Pages: pages})
}

// compiled tells whether a layout or part is executed without the library.
func compiled(t *testing.T, parse func() (*stencil.Set, error), name string) bool {
	t.Helper()
	set, err := parse()
	if err != nil {
		t.Fatal(err)
	}
	return set.Compiled(name)
}

func file(name string) string { return "/" + name }

// TestCompiled renders every page of this repository's own site twice, by the compiled layouts and by the library, and
// holds them to be equal byte for byte. None of our layouts needs the library.
func TestCompiled(t *testing.T) {
	t.Parallel()
	s, pages := ownSite(t)
	fast, plain := renderer(t, s, pages, false), renderer(t, s, pages, true)
	for _, language := range s.Config.Languages {
		for _, page := range pages {
			var got, want bytes.Buffer
			errGot, errWant := fast.Page(&got, page, language), plain.Page(&want, page, language)
			if errGot != nil || errWant != nil {
				t.Fatalf("%s %s: compiled: %v, library: %v", language, page.Path, errGot, errWant)
			}
			if !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Fatalf("%s %s differs\ncompiled: %s\nlibrary: %s", language, page.Path, got.String(), want.String())
			}
			if !compiled(t, fast.layouts.sets[language].layouts[page.Layout], "base") {
				t.Errorf("%s: the library executes layouts/%s.html", page.Path, page.Layout)
			}
		}
		parts := map[string]bool{}
		fast.parts.Range(func(key, _ any) bool {
			parts[key.(partKey).name] = true
			return true
		})
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			if !compiled(t, fast.layouts.sets[language].bare, name) {
				t.Errorf("the library executes the part %s", name)
			}
		}
	}
}

// TestOwnLayout lays layouts of a user's over ours.
func TestOwnLayout(t *testing.T) {
	t.Parallel()
	s, pages := ownSite(t)
	for _, c := range []struct {
		name, text, want string
		compiled         bool
	}{
		{"known to the compiler", `{{define "main"}}<p title="{{.Path}}">{{.Title}}</p>{{end}}`, `<p title="/quy-dinh/">`, true},
		{"a part in an attribute", `{{define "path"}}{{.Path}}{{end}}{{define "main"}}<p title="{{template "path" .}}">x</p>{{end}}`, `<p title="/quy-dinh/">x</p>`, false},
		{"a script", `{{define "main"}}<script>var path = {{.Path}}</script>{{end}}`, `<script>var path = "/quy-dinh/"</script>`, true},
		{"a map", `{{define "main"}}<p>{{range $key, $text := (index .Site.Config.Translations "en")}}{{$key}} {{end}}</p>{{end}}`, `title `, false},
		{"a piece of text", `{{define "main"}}<p>{{slice .Path 1 4}}</p>{{end}}`, `<p>quy</p>`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			own := overlay.FS{fstest.MapFS{"rules.html": &fstest.MapFile{Data: []byte(c.text)}}, layouts.Files}
			l, err := Read(own, s.Config.Languages, "", file)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(pages, func(p *site.Page) bool { return p.Layout == "rules" })
			var out bytes.Buffer
			err = New(s, l, Options{Pages: pages}).Page(&out, pages[i], "vi")
			if err != nil || !strings.Contains(out.String(), c.want) {
				t.Errorf("%v: %s", err, out.String())
			}
			if got := compiled(t, l.sets["vi"].layouts["rules"], "base"); got != c.compiled {
				t.Errorf("compiled: %v, want %v", got, c.compiled)
			}
		})
	}
}

// TestLayoutError holds messages about layouts to name the file and the line.
func TestLayoutError(t *testing.T) {
	t.Parallel()
	s, pages := ownSite(t)
	own := overlay.FS{fstest.MapFS{"rules.html": &fstest.MapFile{Data: []byte("{{define \"main\"}}\n<p>{{.Pth}}</p>{{end}}")}}, layouts.Files}
	l, err := Read(own, s.Config.Languages, "", file)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(pages, func(p *site.Page) bool { return p.Layout == "rules" })
	err = New(s, l, Options{Pages: pages}).Page(new(bytes.Buffer), pages[i], "vi")
	want := `rendering /quy-dinh/: layouts/rules.html:2:5: executing "main" at <.Pth>: can't evaluate field Pth in type *render.View`
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

// BenchmarkPage renders one page of each of the usual kinds.
func BenchmarkPage(b *testing.B) {
	s, pages := ownSite(b)
	for _, layout := range []string{"nomination", "round", "unit", "exemplar"} {
		i := slices.IndexFunc(pages, func(p *site.Page) bool { return p.Layout == layout })
		if i < 0 {
			continue
		}
		for _, plain := range []bool{true, false} {
			r := renderer(b, s, pages, plain)
			b.Run(fmt.Sprintf("%s/%s", layout, map[bool]string{true: "library", false: "compiled"}[plain]), func(b *testing.B) {
				b.ReportAllocs()
				var out bytes.Buffer
				for b.Loop() {
					out.Reset()
					if err := r.Page(&out, pages[i], "vi"); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
