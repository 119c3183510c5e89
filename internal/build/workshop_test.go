package build

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// noText finds keys that stand where their texts should.
var noText = regexp.MustCompile(`>(reference|components|section|stage)\.[\w.-]+`)

// TestWorkshop shows the pages for those who change the look of a site, in both languages, and wants them whole.
func TestWorkshop(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	put(t, dir, "layouts/parts/rieng.html", `{{define "rieng"}}{{end}}`)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	m, err := s.Make(Options{Now: today, Workshop: true})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		Components: "stage-closing-soon", "/en" + Components: `<html lang="en">`,
		Reference: "parts/rieng.html", "/en" + Reference: "brand.colours",
	} {
		body := page(t, m, path)
		if !strings.Contains(body, want) || !strings.Contains(body, `<meta name="robots" content="noindex">`) {
			t.Errorf("%s has no %s, or may be indexed", path, want)
		}
		for _, key := range noText.FindAllString(strings.ReplaceAll(body, ".html<", "<"), -1) {
			t.Errorf("%s: there is no text %s", path, key)
		}
		unique(t, path, body)
	}
	for _, p := range m.Site.Pages() {
		if strings.HasPrefix(p.Path, "/_") {
			t.Errorf("%s is a page of the site", p.Path)
		}
	}
	for _, file := range []string{"/sitemap.xml", "/"} {
		if body := page(t, m, file); strings.Contains(body, "/_") {
			t.Errorf("%s leads to a page that is not published", file)
		}
	}
	put(t, dir, "content/pages/x.md", "+++\ntitle = \"X\"\n+++\n\n[mẫu](/_reference/)\n")
	again, err := s.Make(Options{Now: today, Workshop: true})
	if err != nil {
		t.Fatal(err)
	}
	if again.CheckTexts(); len(again.Problems()) != 1 {
		t.Errorf("a link to a page that is not published: %v", again.Problems())
	}
}

// unique wants one heading of the first order, and no id twice.
func unique(t *testing.T, path, body string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	seen, headings := map[string]bool{}, 0
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "h1" {
			headings++
		}
		for _, a := range n.Attr {
			if a.Key == "id" && seen[a.Val] || a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: %s=%q", path, a.Key, a.Val)
			}
			if a.Key == "id" {
				seen[a.Val] = true
			}
		}
	}
	if headings != 1 {
		t.Errorf("%s has %d first headings", path, headings)
	}
}

// TestWorkshopOfNothing shows them for a site that has hardly any record.
func TestWorkshopOfNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "site.toml", "title = \"T\"\nbase_url = \"https://example.org\"\norganisation = \"u\"\n")
	put(t, dir, "content/units/u.toml", "name = \"U\"\nkind = \"other\"\n")
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	m, err := s.Make(Options{Now: today, Workshop: true})
	if err != nil || m.Site == nil {
		t.Fatal(err, m.Problems())
	}
	for _, path := range []string{Components, Reference, "/en" + Components, "/en" + Reference} {
		page(t, m, path)
	}
}

// TestBuildHasNoWorkshop wants these pages to be left out of what is published, whatever is asked for.
func TestBuildHasNoWorkshop(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "out")
	if _, result := buildTo(t, newSite(t), out, Options{Workshop: true}); !result.Published {
		t.Fatal("nothing was published")
	}
	for _, name := range []string{"_components", "_reference", "en/_components", "en/_reference"} {
		if _, err := os.Stat(filepath.Join(out, name)); err == nil {
			t.Errorf("%s was published", name)
		}
	}
}
