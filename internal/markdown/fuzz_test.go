package markdown

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// allowed are the elements that may be written, with their attributes.
var allowed = map[string][]string{
	"a": {"href", "rel", "title"}, "blockquote": nil, "br": nil, "code": nil, "del": nil, "div": {"class"}, "em": nil,
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "hr": nil,
	"img": {"src", "alt", "title", "loading"}, "li": nil, "ol": {"start"}, "p": nil, "pre": nil, "strong": nil,
	"table": nil, "tbody": nil, "td": {"class"}, "th": {"class", "scope"}, "thead": nil, "tr": nil, "ul": nil,
}

func FuzzHTML(f *testing.F) {
	for _, g := range grown {
		f.Add(g.text(20))
	}
	for _, s := range hostile {
		f.Add(s)
	}
	f.Add(body)
	c := New()
	f.Fuzz(func(t *testing.T, src string) {
		var out bytes.Buffer
		issues := c.HTML(&out, []byte(src), func(l Link) string {
			if l.Offset < 0 || l.Offset >= len(src) {
				t.Errorf("link %+v is outside of %q", l, src)
			}
			return l.Dest
		})
		for _, i := range issues {
			if i.Offset < 0 || i.Offset > len(src) {
				t.Errorf("issue %+v is outside of %q", i, src)
			}
		}
		checkSafe(t, src, out.String())
		if got := c.Plain([]byte(src), 20); utf8.RuneCountInString(got) > 20 || strings.ContainsAny(got, "\n\r\x00") {
			t.Errorf("Plain of %q is %q", src, got)
		}
	})
}

// checkSafe reports everything in a page that a body may not have, and elements that are not closed in order.
func checkSafe(t *testing.T, src, page string) {
	t.Helper()
	if strings.ContainsFunc(page, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' }) {
		t.Errorf("control characters from %q: %q", src, page)
	}
	var open []string
	ids := map[string]bool{}
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) || len(open) > 0 {
				t.Errorf("%v, open %v from %q: %q", z.Err(), open, src, page)
			}
			return
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			t.Errorf("%v from %q: %q", kind, src, page)
		case html.StartTagToken:
			checkTag(t, src, token, ids)
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Errorf("a link in a link from %q: %q", src, page)
			}
			if token.Data != "br" && token.Data != "hr" && token.Data != "img" {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v from %q: %q", token.Data, open, src, page)
			}
			open = open[:len(open)-1]
		}
		if len(open) > 2*maxDepth+maxLayers+8 {
			t.Fatalf("%d elements deep from %q", len(open), src)
		}
	}
}

func checkTag(t *testing.T, src string, token html.Token, ids map[string]bool) {
	t.Helper()
	attributes, ok := allowed[token.Data]
	if !ok {
		t.Errorf("%v from %q", token, src)
	}
	for _, a := range token.Attr {
		if !slices.Contains(attributes, a.Key) {
			t.Errorf("%v from %q", token, src)
		}
		switch a.Key {
		case "id":
			if ids[a.Val] || a.Val != "muc" && !strings.HasPrefix(a.Val, "muc-") {
				t.Errorf("id %q from %q", a.Val, src)
			}
			ids[a.Val] = true
		case "class":
			if !slices.Contains([]string{"scroll", "right", "center"}, a.Val) {
				t.Errorf("class %q from %q", a.Val, src)
			}
		case "href":
			if !knownScheme(browserScheme(a.Val)) || a.Val == "" {
				t.Errorf("href %q from %q", a.Val, src)
			}
		case "src":
			if browserScheme(a.Val) != "" || a.Val == "" || strings.HasPrefix(strings.ReplaceAll(a.Val, `\`, "/"), "//") {
				t.Errorf("src %q from %q", a.Val, src)
			}
		}
	}
}

// browserScheme reads a scheme as the URL standard tells browsers to, apart from the code under test.
func browserScheme(address string) string {
	address = strings.TrimLeft(address, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\v\f\r\x0e\x0f\x1b\x1f ")
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	for i, c := range address {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
		case i > 0 && (c >= '0' && c <= '9' || strings.ContainsRune("+-.", c)):
		case i > 0 && c == ':':
			return strings.ToLower(address[:i])
		default:
			return ""
		}
	}
	return ""
}

var hostile = []string{
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <svg/onload=alert(1)> b", "<iframe src=//x.vn>",
	"<style>*{}</style>\n<link rel=stylesheet href=//x.vn>", "<!--><script>x</script>-->", "<![CDATA[<b>]]>", "<?php x?>",
	"[a](javascript:alert(1))", "[a](JaVaScRiPt:x)", "[a](java&#10;script:x)", "[a](&#x6A;avascript:x)",
	"[a](\\javascript:x)", "[a](javascript\\:x)", "[a](<java\tscript:x>)", "[a](\x01javascript:x)", "<javascript:alert(1)>",
	"[a](vbscript:x) [a](data:text/html,<script>x</script>)", "[a][r]\n\n[r]: javascript:x", "![a](javascript:x)",
	"![a](x\"onerror=alert(1)//)", "![\"onerror=alert(1)](x)", "[a](x '\"onclick=alert(1)')", "[a](x \"<script>\")",
	"![a](//x.vn/y) ![a](/\\x.vn/y) ![a](\\\\\\\\x.vn/y) ![a](https:x.vn)", "![a](<\t//x.vn>)", "![<b>](x)",
	"# a {#x onclick=alert(1)}", "# a {.da-duyet}", "# {#\"><script>}", "## a {#a}\n## b {#a}", "# <b>",
	"```\"><script>\nx\n```", "```a&#32;b\nx", "~~~ {.class}\n<b>\n~~~", "`<b>`", "    <b>",
	"|<b>|`|`|\n|-|:-:|\n|\\||[a](javascript:x)|<i>|", "a|b\n-|-\n[c|d](x)|e", "> <b>\n- <!-- x\n- -->",
	"[a <https://x.vn>](b)", "[![a](b)](c \"d\")", "![[a](b)](c)", "[a [b](c) d](e)", "*a **b* c**", "~~a ~b~~ c~",
	"&lt;script&gt;", "&amp;lt;", "\\<script>", "&#0;&#x0;&#xD800;&#x110000;&#99999999;", "a\x00b\x7Fc\u202Ed", "\xff\xfe<b>",
	"[a]: b\n[a]: c\n\n[A] [a][] [ a ]", "[a](#x) [b](#muc-a) [c](#)\n# a", "http://x.vn/<b>\"'&amp;* www.x.vn/)(", "a@b.vn\"onclick=x",
	"\t-\ta\n\t\t> b\n\t\t> - c", "1)\n2) a\n\n   b\n-\n", "a\n=\n\n-\n===\n- b\n=", "\r\n# a\r\n\r\nb  \r\nc\\\r\n", "\ufeff# a",
}

func TestHostile(t *testing.T) {
	t.Parallel()
	c := New()
	for _, src := range hostile {
		html, _ := convert(t, c, src, nil)
		checkSafe(t, src, html)
	}
}

func TestConcurrent(t *testing.T) {
	t.Parallel()
	c := New()
	want, _ := convert(t, c, body, nil)
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for i := range 20 {
				convert(t, c, hostile[i], nil)
				if got, _ := convert(t, c, body, nil); got != want {
					t.Error("another text came out")
				}
			}
		})
	}
}
