package render_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/config"
	"congkhai/internal/export"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/markdown"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/render"
	"congkhai/internal/site"
	"congkhai/internal/viet"
	"congkhai/layouts"
)

// ownLayouts reads the layouts of this repository once for all tests.
var ownLayouts = sync.OnceValues(func() (*render.Layouts, error) {
	return render.Read(layouts.Files, []string{"vi", "en"}, "", func(name string) string { return "/" + name })
})

// fixture is a small site, ready to be rendered.
type fixture struct {
	site     *site.Site
	pages    []*site.Page
	renderer *render.Renderer

	mu     sync.Mutex
	issues []string // of Markdown: "record path id"
}

// open makes the site of files (site.toml and content/…) at an instant, over built-in records.
func open(t *testing.T, builtin fs.FS, files map[string][]byte, instant string) *fixture {
	t.Helper()
	fsys := fstest.MapFS{"content": {Mode: fs.ModeDir | 0o755}}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: data}
	}
	loader, err := load.New(builtin)
	if err != nil {
		t.Fatal(err)
	}
	set, problems, err := loader.Load(fsys, load.Limits{Record: 1 << 20, File: 1 << 20}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	c, wrong := config.Parse(viet.NFCBytes(files["site.toml"]))
	for _, p := range append(problems, wrong...) {
		if p.Severity == problem.Error {
			t.Fatalf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message.En)
		}
	}
	at, err := config.ParseInstant(instant, c.Zone)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ownLayouts()
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{site: site.New(c, set, law.New(set), nil, at)}
	f.pages = f.site.Pages()
	var paths []string
	for _, a := range set.Attachments {
		paths = append(paths, a.URL)
	}
	f.renderer = render.New(f.site, l, render.Options{
		Built: at, Policy: export.Policy(c), Pages: f.pages, Files: paths,
		Pictures: photographs(c.BasePath),
		Report: func(r *record.Base, path string, issue markdown.Issue) {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.issues = append(f.issues, fmt.Sprintf("%s %s %s", r.ID, path, issue.ID))
		},
	})
	return f
}

// photographs takes every attachment that ends in .jpg for a picture in three sizes.
func photographs(base string) func(*record.Attachment, bool) *render.Picture {
	return func(a *record.Attachment, weigh bool) *render.Picture {
		stem, ok := strings.CutSuffix(base+a.URL, ".jpg")
		if !ok {
			return nil
		}
		var variants []render.Variant
		for _, width := range []int{480, 960, 1600} {
			variants = append(variants, render.Variant{URL: fmt.Sprintf("%s-%d.jpg", stem, width), Width: width, Height: width * 5 / 8})
		}
		picture := render.NewPicture(variants, base+a.URL)
		if weigh {
			picture.KB = 180
		}
		return picture
	}
}

// html renders a page.
func (f *fixture) html(t *testing.T, page *site.Page, language string) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.renderer.Page(&b, page, language); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// file renders the page that is stored in a file, such as "en/lay-y-kien/index.html".
func (f *fixture) file(t *testing.T, name string) string {
	t.Helper()
	language, path := "vi", "/"+strings.TrimSuffix(name, "index.html")
	if rest, english := strings.CutPrefix(path, "/en/"); english {
		language, path = "en", "/"+rest
	}
	page, ok := f.renderer.Find(path)
	if !ok {
		t.Fatalf("there is no page %s", path)
	}
	return f.html(t, page, language)
}
