package render_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// element is one element of a page where its start tag stands.
type element struct {
	depth int
	name  string
	attr  []html.Attribute
}

// void are the elements without an end tag.
var void = []string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

var quoted = regexp.MustCompile(`"[^"]*"`)

// attributes lists the attributes of a start tag as they are written.
func attributes(raw string) []string {
	raw = strings.TrimSuffix(quoted.ReplaceAllString(raw, `""`), ">")
	return strings.Fields(raw)[1:]
}

// tags lists the elements of a page as its tags say, and refuses tags that do not close in order.
func tags(page string) ([]element, error) {
	var list []element
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return nil, fmt.Errorf("<%s> is not closed", strings.Join(open, "> <"))
			}
			return list, nil
		case html.CommentToken:
			return nil, fmt.Errorf("a comment: %.60s", z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			token := z.Token()
			if token.Type == html.SelfClosingTagToken {
				return nil, fmt.Errorf("<%s/> closes itself", token.Data)
			}
			list = append(list, element{len(open), token.Data, token.Attr})
			written := attributes(raw)
			odd := slices.ContainsFunc(written, func(a string) bool { return strings.Contains(a, "=") != strings.HasSuffix(a, `=""`) })
			if odd || len(written) != len(token.Attr) {
				return nil, fmt.Errorf("<%s> has attributes twice or without quotes: %q", token.Data, written)
			}
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return nil, fmt.Errorf("</%s> within <%s>", name, strings.Join(open, "> <"))
			}
			open = open[:len(open)-1]
		}
	}
}

// tree lists the elements of a page as a browser nests them.
func tree(page string) ([]element, *html.Node, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, nil, err
	}
	var list []element
	var walk func(n *html.Node, depth int)
	walk = func(n *html.Node, depth int) {
		if n.Type == html.ElementNode {
			list = append(list, element{depth, n.Data, n.Attr})
			depth++
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, depth)
		}
	}
	walk(doc, 0)
	return list, doc, nil
}

// wellFormed holds the tags of a page to the tree that a browser makes of them: nothing is closed, moved or put in by
// the browser.
func wellFormed(page string) ([]element, *html.Node, error) {
	written, err := tags(page)
	if err != nil {
		return nil, nil, err
	}
	made, doc, err := tree(page)
	if err != nil {
		return nil, nil, err
	}
	for i := range made {
		made[i].name = strings.ToLower(made[i].name) // viewBox and its like are of SVG
		if i >= len(written) || written[i].name != made[i].name || written[i].depth != made[i].depth {
			return nil, nil, fmt.Errorf("element %d is <%s>, written otherwise, after %v", i, made[i].name, names(made[max(0, i-4):i]))
		}
	}
	if len(written) != len(made) {
		return nil, nil, errors.New("a browser drops an element")
	}
	return made, doc, nil
}

func names(list []element) []string {
	var out []string
	for _, e := range list {
		out = append(out, e.name)
	}
	return out
}

// safe are the schemes of addresses; an address without one leads to the site itself.
var safe = []string{"https:", "http:", "mailto:", "tel:"}

// inspect holds a page to what all pages promise, and returns its elements and its tree.
func inspect(t *testing.T, name, page string) ([]element, *html.Node) {
	t.Helper()
	list, doc, err := wellFormed(page)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return nil, nil
	}
	count, ids := map[string]int{}, map[string]bool{}
	for _, e := range list {
		count[e.name]++
		for _, a := range e.attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc":
				t.Errorf("%s: <%s> has %s", name, e.name, a.Key)
			case a.Key == "id":
				if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
					t.Errorf("%s: id %q is not one of its own", name, a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href" || a.Key == "src" || a.Key == "action":
				scheme, _, ok := strings.Cut(a.Val, ":")
				own := strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "//") || strings.HasPrefix(a.Val, "#")
				if !own && !(ok && slices.Contains(safe, scheme+":")) || strings.Contains(a.Val, "ZgotmplZ") {
					t.Errorf("%s: <%s> leads to %q", name, e.name, a.Val)
				}
			}
		}
	}
	for _, once := range []string{"h1", "main", "title", "html", "head", "body"} {
		want := 1
		if once == "title" {
			want += count["svg"] - strings.Count(page, `<svg class="qr"`) // each chart has a title of its own
		}
		if count[once] != want {
			t.Errorf("%s: %d %s, want %d", name, count[once], once, want)
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			structured(t, name, n)
		}
	}
	return list, doc
}

// structured refuses every script but the site's own and data for machines.
func structured(t *testing.T, name string, n *html.Node) {
	t.Helper()
	at := map[string]string{}
	for _, a := range n.Attr {
		at[a.Key] = a.Val
	}
	if src := at["src"]; src != "" && inner(n) == "" {
		if !strings.HasSuffix(src, "/congkhai.js") {
			t.Errorf("%s: a script from %q", name, src)
		}
		return
	}
	if at["type"] == "application/json" && json.Valid([]byte(inner(n))) {
		return
	}
	data := map[string]any{}
	if len(n.Attr) != 1 || n.Attr[0].Key != "type" || n.Attr[0].Val != "application/ld+json" {
		t.Errorf("%s: a script: %v", name, n.Attr)
	} else if err := json.Unmarshal([]byte(inner(n)), &data); err != nil || data["@type"] == nil {
		t.Errorf("%s: structured data: %v", name, err)
	}
}

// inner is all text below an element.
func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// first finds the first element of a name.
func first(doc *html.Node, name string) *html.Node {
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			return n
		}
	}
	return nil
}

func TestWellFormedFindsFaults(t *testing.T) {
	t.Parallel()
	const head, foot = `<!doctype html><html lang="vi"><head><title>T</title></head><body><main>`, `</main></body></html>`
	for _, test := range []struct {
		body string
		good bool
	}{
		{`<h1>A</h1><p>b<br>c</p><ul><li>d</li></ul>`, true},
		{`<table><tbody><tr><td>a</td></tr></tbody></table>`, true},
		{`<svg viewBox="0 0 1 1"><rect width="1"></rect></svg>`, true},
		{`<p>a<ul><li>b</li></ul></p>`, false},
		{`<b><i>a</b></i>`, false},
		{`<p>a`, false},
		{`a</p>`, false},
		{`<table><tr><td>a</td></tr></table>`, false},
		{`<table><tbody><tr><td>a</td></tr><p>b</p></tbody></table>`, false},
		{`<a href="/"><a href="/">b</a></a>`, false},
		{`<!-- a -->`, false},
		{`<br/>`, false},
		{`<p class="a" class="b">c</p>`, false},
		{`<p class=a>c</p>`, false},
		{`<a href="/a" download hreflang="vi">c</a>`, true},
		{`<dl><dt>a<div></div></dt></dl>`, true},
	} {
		if _, _, err := wellFormed(head + test.body + foot); (err == nil) != test.good {
			t.Errorf("%s: %v", test.body, err)
		}
	}
}
