package render_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"congkhai/internal/site"
)

// instants are days at which the round of the hostile site is upcoming, open, extended, closed, decided.
var instants = []string{"2026-08-19", "2026-08-25", "2026-09-10", "2026-09-30", "2026-12-01"}

// harmless is the text that hostile ones are compared with.
const harmless = "Ngôlành"

// twin is what a page of the harmless site holds.
type twin struct {
	elements []element
	shown    int // how often the text is shown
}

// values are texts that a record may hold and that must stay texts.
var values = map[string]string{
	"script":        `<script>alert(1)</script>`,
	"attribute":     `"><img src=x onerror=alert(1)>`,
	"single quotes": `' onmouseover='alert(1)' x='`,
	"closing tags":  `</title></style></textarea></script></main></html><h1 id="noi-dung">x`,
	"template":      `{{.}}{{template "main" .}}${x}{name}{date}{award}`,
	"address":       `javascript:alert(1)`,
	"comment":       `<!-- x --><![CDATA[ x ]]>`,
	"entities":      `&lt;b&gt; &amp;amp; &#x3c;b&#62; &nbsp`,
	"JSON":          `\u003c/script>"}];alert(1);//`,
	"formula":       `=cmd|' /C calc'!A0`,
	"long word":     strings.Repeat("ễ", 5000),
	"long name":     strings.Repeat("Nguyễn Thị ", 500) + "Mẫu",
	"decomposed":    norm.NFD.String("Nguyễn Thị Hường Đặng Ễ"),
	"joined":        "न\u200dी \u200c\u200d👩\u200d👩\u200d👧\u200d👦 a\u0301\u0323\u031b",
	"lines":         "một\nhai\tba",
}

// TestHostileText renders a site in which every text of every record is one value, in all its states, and compares
// the elements and attributes of every page with those of the same site whose texts are harmless.
func TestHostileText(t *testing.T) {
	t.Parallel()
	for _, instant := range instants {
		plain := open(t, fstest.MapFS{}, (&hostile{text: harmless}).site(), instant)
		want := map[string]twin{}
		for i, page := range plain.pages {
			for _, language := range []string{"vi", "en"} {
				name := language + " " + instant + " " + page.Path
				list, doc := inspect(t, name, plain.html(t, page, language))
				want[key(i, language)] = twin{undrawn(t, name, list), strings.Count(shown(doc), harmless)}
			}
		}
		for what, value := range values {
			if len(value) > 1000 && instant != "2026-08-25" && instant != "2026-12-01" {
				continue // long values cost time, and say the same on other days
			}
			t.Run(instant+" "+what, func(t *testing.T) {
				t.Parallel()
				f := open(t, fstest.MapFS{}, (&hostile{text: value}).site(), instant)
				if len(f.pages) != len(plain.pages) {
					t.Fatalf("%d pages, want %d", len(f.pages), len(plain.pages))
				}
				for i, page := range f.pages {
					for _, language := range []string{"vi", "en"} {
						name := language + " " + page.Path[:min(len(page.Path), 60)]
						compare(t, name, page, f.html(t, page, language), want[key(i, language)], value)
					}
				}
				if len(f.issues) > 0 {
					t.Errorf("issues: %v", f.issues)
				}
			})
		}
	}
}

// shown is the text of a page's body, without the data blocks of its scripts, drawings, which break and cut names, and
// the examples of files, which write them in their own way.
func shown(doc *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if c.Data != "script" && c.Data != "svg" && c.Data != "pre" {
				walk(c)
			}
		}
	}
	walk(first(doc, "body"))
	return b.String()
}

// drawing are the elements of drawings.
var drawing = []string{"svg", "title", "desc", "defs", "pattern", "g", "rect", "path", "line", "circle", "text", "tspan", "a"}

// undrawn leaves out what is inside drawings, whose parts follow the length of names, once it is known to be harmless.
func undrawn(t *testing.T, name string, list []element) []element {
	t.Helper()
	var out []element
	inside := 0
	for _, e := range list {
		if inside > 0 && e.depth > inside {
			if !slices.Contains(drawing, e.name) {
				t.Errorf("%s: <%s> in a drawing", name, e.name)
			}
			continue
		}
		inside = 0
		if e.name == "svg" {
			inside = e.depth
		}
		out = append(out, e)
	}
	return out
}

func key(i int, language string) string { return language + strconv.Itoa(i) }

// compare holds a page to the elements of its harmless twin.
func compare(t *testing.T, name string, page *site.Page, text string, want twin, value string) {
	t.Helper()
	list, doc := inspect(t, name, text)
	if doc == nil {
		return
	}
	list = undrawn(t, name, list)
	for i, e := range list {
		if i >= len(want.elements) || !alike(e, want.elements[i]) {
			t.Errorf("%s: element %d is <%s> with %v after %v", name, i, e.name, keys(e), names(list[max(0, i-4):i]))
			return
		}
	}
	if len(list) != len(want.elements) {
		t.Errorf("%s: %d elements, want %d", name, len(list), len(want.elements))
	}
	if strings.Contains(text, secret) {
		t.Errorf("%s shows a private value", name)
	}
	value = strings.TrimSpace(norm.NFC.String(value))
	byName := page.Layout == "names" || page.Layout == "search" // they show the last word of a name by itself
	if got := strings.Count(shown(doc), value); got != want.shown && !byName {
		t.Errorf("%s: the text is shown %d times, want %d", name, got, want.shown)
	}
	if named, _ := page.Name.In("vi"); !strings.Contains(named, value) {
		return
	}
	for _, e := range []string{"h1", "title"} {
		if e == "h1" && page.NameKey != "" {
			continue // named by the interface
		}
		if got := inner(first(doc, e)); !strings.Contains(got, value) {
			t.Errorf("%s: <%s> reads %.200q, without %.200q", name, e, got, value)
		}
	}
}

func alike(a, b element) bool {
	return a.name == b.name && a.depth == b.depth && slices.Equal(keys(a), keys(b))
}

func keys(e element) []string {
	var list []string
	for _, a := range e.attr {
		list = append(list, a.Key)
	}
	return list
}

// TestHostileBodies puts the same values into Markdown.
func TestHostileBodies(t *testing.T) {
	t.Parallel()
	const settings = "title = \"T\"\nbase_url = \"https://a.example\"\norganisation = \"u\"\n"
	for what, value := range values {
		f := open(t, fstest.MapFS{}, map[string][]byte{
			"site.toml":            []byte(settings),
			"content/pages/a.md":   []byte("+++\ntitle = \"T\"\n+++\n\n" + value + "\n\n# " + value + "\n\n- " + value + "\n\n> " + value + "\n\n`" + value + "`\n"),
			"content/pages/b.toml": toml(map[string]any{"title": "T", "body": value, "translations": map[string]any{"en": map[string]any{"body": value}}}),
		}, "2026-08-20")
		for _, name := range []string{"a/index.html", "b/index.html", "en/a/index.html", "en/b/index.html"} {
			list, _ := inspect(t, what+" "+name, f.file(t, name))
			for _, e := range list {
				if e.name == "img" || e.name == "iframe" || e.name == "form" {
					t.Errorf("%s %s: <%s>", what, name, e.name)
				}
			}
		}
		if markup := strings.ContainsAny(value, "<"); markup && len(f.issues) == 0 {
			t.Errorf("%s: markup in Markdown is not reported", what)
		}
	}
}
