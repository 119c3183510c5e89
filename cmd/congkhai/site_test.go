package main

import (
	"bytes"
	"encoding/json"
	htmltext "html"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"congkhai/internal/build"
)

// demo is this repository's own site as it was built.
type demo struct {
	model   *build.Model
	session *build.Session
	base    *url.URL
	files   map[string]string // by path below the top of the site
	pages   map[string]*demoPage
	spoken  map[string]string // language of each interface text
	tables  map[string]bool   // of the interface text
}

// demoPage is one page, parsed.
type demoPage struct {
	elements []*html.Node // in the order of the document
	ids      map[string]int
}

// TestOwnSite builds this repository's own site and holds every file of it to what all pages promise.
func TestOwnSite(t *testing.T) {
	t.Parallel()
	d := buildDemo(t)
	d.listen(t)
	if len(d.pages) < 50 {
		t.Fatalf("only %d pages", len(d.pages))
	}
	for _, c := range []struct {
		name  string
		check func(*testing.T, *demo, string, *demoPage)
	}{
		{"headings", oneHeading},
		{"ids", uniqueIDs},
		{"links", linksLead},
		{"own files only", selfContained},
		{"addresses", canonical},
		{"tables", namedTables},
		{"structured data", structuredData},
		{"texts", filled},
		{"languages", oneLanguage},
		{"Vietnamese only", saysVietnamese},
		{"other language", switches},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			for _, name := range slices.Sorted(maps.Keys(d.pages)) {
				c.check(t, d, name, d.pages[name])
			}
		})
	}
	t.Run("addresses in files", func(t *testing.T) { t.Parallel(); d.filesLead(t) })
	t.Run("private values", func(t *testing.T) { t.Parallel(); d.keepsPrivate(t) })
	t.Run("private keys", func(t *testing.T) { t.Parallel(); d.readsNoPrivateKey(t) })
	t.Run("weight", func(t *testing.T) { t.Parallel(); d.weigh(t) })
	t.Run("names of pages", func(t *testing.T) { t.Parallel(); d.pagesNamed(t) })
	t.Run("titles", func(t *testing.T) { t.Parallel(); d.titlesDiffer(t) })
}

func buildDemo(t *testing.T) *demo {
	t.Helper()
	d := &demo{files: map[string]string{}, pages: map[string]*demoPage{}}
	var err error
	if d.session, err = build.Open("../.."); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.session.Close() })
	out := filepath.Join(t.TempDir(), "site")
	var result build.Result
	if d.model, result, err = d.session.Build(build.Options{Now: someday, Out: out}); err != nil {
		t.Fatal(err)
	}
	for _, p := range d.model.Problems() {
		t.Errorf("%s:%d:%d: %s: %s [%s]", p.File, p.Line, p.Column, p.Severity, p.Message.En, p.ID)
	}
	if !result.Published {
		t.FailNow()
	}
	if d.base, err = url.Parse(d.model.Config.BaseURL + "/"); err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == ".congkhai" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		d.files[name] = string(data)
		if err == nil && path.Ext(name) == ".html" && path.Base(name) != "thong-bao.html" { // to paste elsewhere
			d.pages[name], err = parsePage(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// someday is the clock of these tests; the site itself stands at the as_of of its site.toml.
var someday = time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC)

func parsePage(data []byte) (*demoPage, error) {
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	p := &demoPage{ids: map[string]int{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			p.elements = append(p.elements, n)
			if id, ok := attr(n, "id"); ok {
				p.ids[id]++
			}
		}
	}
	return p, nil
}

func attr(n *html.Node, key string) (string, bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Namespace == "" && a.Key == key })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}

// value is the value of an attribute, "" where there is none.
func value(n *html.Node, key string) string { v, _ := attr(n, key); return v }

// inner is all text below an element.
func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}

// within reports whether an element of a name stands below another.
func within(n *html.Node, name string) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			return true
		}
	}
	return false
}

func oneHeading(t *testing.T, _ *demo, name string, p *demoPage) {
	count := map[string]int{}
	for _, n := range p.elements {
		if n.Namespace == "" {
			count[n.Data]++
		}
		_, hidden := attr(n, "hidden") // for a script to fill
		if slices.Contains([]string{"h1", "h2", "h3", "h4", "title", "a", "caption", "th"}, n.Data) && inner(n) == "" && !hidden {
			t.Errorf("%s: a <%s> without text", name, n.Data)
		}
	}
	if count["h1"] != 1 || count["main"] != 1 || count["title"] != 1 {
		t.Errorf("%s: %d h1, %d main, %d title", name, count["h1"], count["main"], count["title"])
	}
	want := "vi"
	if strings.HasPrefix(name, "en/") {
		want = "en"
	}
	if got := value(p.elements[0], "lang"); got != want {
		t.Errorf("%s: language %q, want %q", name, got, want)
	}
}

func uniqueIDs(t *testing.T, _ *demo, name string, p *demoPage) {
	for id, n := range p.ids {
		if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
			t.Errorf("%s: id %q stands %d times", name, id, n)
		}
	}
	for _, n := range p.elements {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"} {
			for id := range strings.FieldsSeq(value(n, key)) {
				if p.ids[id] == 0 {
					t.Errorf("%s: %s names %q, which is no id of the page", name, key, id)
				}
			}
		}
	}
}

// target is the file that an address on a page leads to, and the part of it. own is false for other sites.
func (d *demo) target(from, href string) (file, part string, own bool, err error) {
	at := *d.base
	at.Path = path.Join(at.Path, from)
	if strings.HasSuffix(from, "index.html") {
		at.Path = strings.TrimSuffix(at.Path, "index.html")
	}
	u, err := at.Parse(href)
	if err != nil {
		return "", "", false, err
	}
	if u.Scheme != d.base.Scheme || u.Host != d.base.Host {
		return "", "", false, nil
	}
	file = strings.TrimPrefix(u.Path, d.base.Path)
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	return file, u.Fragment, true, nil
}

// lead reports an address that leads nowhere.
func (d *demo) lead(t *testing.T, from, href string) {
	file, part, own, err := d.target(from, href)
	switch {
	case err != nil || href == "":
		t.Errorf("%s: address %q: %v", from, href, err)
	case !own:
	case !d.has(file):
		t.Errorf("%s: %q leads to %s, which is not published", from, href, file)
	case part != "" && (d.pages[file] == nil || d.pages[file].ids[part] == 0):
		t.Errorf("%s: %q: %s has no part %q", from, href, file, part)
	}
}

func (d *demo) has(file string) bool { _, ok := d.files[file]; return ok }

func linksLead(t *testing.T, d *demo, name string, p *demoPage) {
	for _, n := range p.elements {
		for _, key := range []string{"href", "src", "action", "poster", "cite", "data"} {
			if address, ok := attr(n, key); ok {
				d.lead(t, name, address)
			}
		}
		for part := range strings.SplitSeq(value(n, "srcset"), ",") {
			if words := strings.Fields(part); len(words) > 0 {
				d.lead(t, name, words[0])
			}
		}
	}
}

func selfContained(t *testing.T, d *demo, name string, p *demoPage) {
	for _, n := range p.elements {
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s> has the attribute %s", name, n.Data, a.Key)
			}
		}
		source := value(n, "src") + value(n, "poster") + value(n, "data")
		switch n.Data {
		case "style", "base", "iframe", "object", "embed":
			t.Errorf("%s: there is a <%s>", name, n.Data)
		case "form": // they only ask for a page of the site
			if _, _, own, err := d.target(name, value(n, "action")); err != nil || !own || value(n, "method") == "post" {
				t.Errorf("%s: a form sends to %q", name, value(n, "action"))
			}
		case "script":
			if source == "" && value(n, "type") != "application/ld+json" && value(n, "type") != "application/json" {
				t.Errorf("%s: an inline script", name)
			}
		case "link":
			if rel := value(n, "rel"); rel != "canonical" && rel != "alternate" {
				source = value(n, "href")
			}
		}
		if _, _, own, err := d.target(name, source); err != nil || !own {
			t.Errorf("%s: <%s> takes %q from elsewhere", name, n.Data, source)
		}
	}
}

func canonical(t *testing.T, d *demo, name string, p *demoPage) {
	if path.Base(name) == "404.html" {
		return
	}
	found := map[string]string{}
	for _, n := range p.elements {
		if rel := value(n, "rel"); n.Data == "link" && (rel == "canonical" || value(n, "hreflang") != "") {
			href := value(n, "href")
			if u, err := url.Parse(href); err != nil || !u.IsAbs() {
				t.Errorf("%s: %q is not a whole address", name, href)
			}
			found[rel+value(n, "hreflang")], _, _, _ = d.target(name, href)
		}
	}
	plain := strings.TrimPrefix(name, "en/")
	want := map[string]string{
		"canonical": name, "alternatevi": plain, "alternateen": "en/" + plain, "alternatex-default": plain,
	}
	for key, file := range want {
		if found[key] != file || !d.has(file) {
			t.Errorf("%s: %s leads to %q, want %q", name, key, found[key], file)
		}
	}
}

// switches follows the link to the same page in the other language.
func switches(t *testing.T, d *demo, name string, p *demoPage) {
	want, english := strings.CutPrefix(name, "en/")
	other := "vi"
	if !english {
		want, other = "en/"+name, "en"
	}
	i := slices.IndexFunc(p.elements, func(n *html.Node) bool { return n.Data == "a" && value(n, "hreflang") == other })
	if i < 0 {
		t.Errorf("%s: no link to the page in the other language", name)
		return
	}
	if got, _, _, err := d.target(name, value(p.elements[i], "href")); err != nil || got != want || value(p.elements[i], "lang") != other {
		t.Errorf("%s: the other language is at %q, want %q", name, got, want)
	}
}

// oneLanguage looks for interface text of the other language, and for keys that no text was found for.
func oneLanguage(t *testing.T, d *demo, name string, p *demoPage) {
	for _, n := range p.elements {
		if n.Data == "script" || n.Data == "code" || n.Data == "pre" {
			continue
		}
		said := []string{}
		for c := range n.ChildNodes() {
			if c.Type == html.TextNode {
				said = append(said, strings.TrimSpace(c.Data))
			}
		}
		for _, a := range n.Attr {
			if slices.Contains([]string{"alt", "aria-label", "title", "placeholder"}, a.Key) || strings.HasPrefix(a.Key, "data-") {
				said = append(said, a.Val)
			}
		}
		here := language(n)
		for _, text := range said {
			if d.spoken[text] != "" && d.spoken[text] != here {
				t.Errorf("%s: %q in a part that is in %q", name, text, here)
			}
			if d.tables[strings.SplitN(text, ".", 2)[0]] && rawKey.MatchString(text) {
				t.Errorf("%s: the key %q has no text", name, text)
			}
		}
	}
}

// saysVietnamese holds English pages whose text is in Vietnamese to saying so above it.
func saysVietnamese(t *testing.T, d *demo, name string, p *demoPage) {
	text := interfaceText(t, "en")
	said := false
	for _, n := range p.elements {
		says := inner(n)
		said = said || n.Data == "p" && (says == text.Get("site.vietnamese_only") || says == text.Get("site.vietnamese_body"))
		if n.Parent != nil && value(n.Parent, "class") == "prose" && n.Data == "div" && value(n, "lang") == "vi" && !said {
			t.Errorf("%s: nothing says that the text is in Vietnamese", name)
		}
	}
}

// rawKey is a text that can only be the key of one.
var rawKey = regexp.MustCompile(`^[a-z_]+(\.[a-z0-9_-]+)+$`)

// language is the language of an element, its own or that of the nearest one around it.
func language(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if code := value(n, "lang"); code != "" {
			return code
		}
	}
	return ""
}

// listen notes which language each interface text is in, where only one has it, and the tables of the keys.
func (d *demo) listen(t *testing.T) {
	d.spoken, d.tables = map[string]string{}, map[string]bool{}
	vi, en := interfaceText(t, "vi"), interfaceText(t, "en")
	for _, key := range vi.Keys() {
		table, _, _ := strings.Cut(key, ".")
		d.tables[table] = true
		if a, b := vi.Get(key), en.Get(key); a != b && key != "site.other_language" { // which names itself
			d.spoken[a], d.spoken[b] = "vi", "en"
		}
	}
	for _, key := range vi.Keys() {
		if a, b := vi.Get(key), en.Get(key); d.spoken[a] == "en" || d.spoken[b] == "vi" || a == b {
			delete(d.spoken, a)
			delete(d.spoken, b)
		}
	}
}

func namedTables(t *testing.T, _ *demo, name string, p *demoPage) {
	for _, n := range p.elements {
		switch {
		case n.Data == "table" && !(within(n, "caption") && within(n, "th")):
			t.Errorf("%s: a table without caption or heading cells: %.80s", name, inner(n))
		case n.Data == "th" && value(n, "scope") == "":
			t.Errorf("%s: heading cell %q without scope", name, inner(n))
		case n.Data == "img":
			if _, ok := attr(n, "alt"); !ok {
				t.Errorf("%s: picture %s without alt", name, value(n, "src"))
			}
		}
	}
}

func structuredData(t *testing.T, d *demo, name string, p *demoPage) {
	for _, n := range p.elements {
		if n.Data != "script" || value(n, "type") != "application/ld+json" {
			continue
		}
		var data map[string]any
		if err := json.Unmarshal([]byte(inner(n)), &data); err != nil {
			t.Errorf("%s: structured data: %v", name, err)
			continue
		}
		if data["@context"] != "https://schema.org" || data["@type"] == nil {
			t.Errorf("%s: structured data without context or type: %v", name, data)
		}
		if address, ok := data["url"].(string); ok {
			d.lead(t, name, address)
		}
	}
}

// forScript is what a page holds for its script to fill in.
var forScript = regexp.MustCompile(`(?s) data-[a-z-]+="[^"]*"|<script type="application/json".*?</script>`)

// filled looks for placeholders that nothing was put into.
func filled(t *testing.T, d *demo, name string, _ *demoPage) {
	text := forScript.ReplaceAllString(d.files[name], "")
	if left := regexp.MustCompile(`\{[a-z_]+\}`).FindString(text); left != "" {
		t.Errorf("%s: placeholder %s is left", name, left)
	}
}

// filesLead follows every address of the site in feeds, sitemap and data.
func (d *demo) filesLead(t *testing.T) {
	own := regexp.MustCompile(regexp.QuoteMeta(d.base.String()) + `[^\s"'<>,;\\]*`)
	for name, text := range d.files {
		if d.pages[name] != nil {
			continue
		}
		for _, address := range own.FindAllString(text, -1) {
			d.lead(t, name, htmltext.UnescapeString(address))
		}
		if path.Ext(name) == ".json" && !json.Valid([]byte(text)) {
			t.Errorf("%s is not JSON", name)
		}
		if ext := path.Ext(name); (ext == ".svg" || ext == ".css") && regexp.MustCompile(`(?i)\sstyle=|<script|@import|url\(["']?\w+:`).MatchString(text) {
			t.Errorf("%s has a style attribute, a script, or takes a file from elsewhere", name)
		}
	}
}

// titlesDiffer looks for pages that cannot be told from each other in a list of tabs, bookmarks or results.
func (d *demo) titlesDiffer(t *testing.T) {
	seen := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(d.pages)) {
		elements := d.pages[name].elements
		title := value(elements[0], "lang") + " " + inner(elements[slices.IndexFunc(elements, func(n *html.Node) bool { return n.Data == "title" })])
		if other, ok := seen[title]; ok {
			t.Errorf("%s and %s have the title %q", other, name, title)
		}
		seen[title] = name
	}
}

// pagesNamed looks for pages whose name is a key without a text.
func (d *demo) pagesNamed(t *testing.T) {
	for _, code := range []string{"vi", "en"} {
		text := interfaceText(t, code)
		for _, p := range d.model.Site.Pages() {
			if p.NameKey != "" && !text.Has(p.NameKey) {
				t.Errorf("%s: layouts/text/%s.toml has no key %q", p.Path, code, p.NameKey)
			}
		}
	}
}
