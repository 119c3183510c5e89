package build

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congkhai/internal/look"
	"congkhai/internal/problem"
)

// settings changes the site.toml of a new site: further keys at its top, further tables below.
func settings(t *testing.T, dir, top, tables string) {
	t.Helper()
	name := filepath.Join(dir, "site.toml")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(text), "\n[translations.en]")
	if !ok {
		t.Fatal("site.toml has no translations")
	}
	put(t, dir, "site.toml", top+before+"\n"+tables+"\n[translations.en]"+after)
}

// made makes the model of a folder, with its problems as the program tells them.
func made(t *testing.T, dir string) (*Model, []string) {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	m, err := s.Make(Options{Now: today})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range m.Problems() {
		said = append(said, fmt.Sprintf("%s:%d:%d %s [%s]", p.File, p.Line, p.Column, p.Message.En, p.ID))
	}
	return m, said
}

func page(t *testing.T, m *Model, path string) string {
	t.Helper()
	r, err := m.Get(path)
	if err != nil || !r.Found {
		t.Fatalf("%s: found %t, %v", path, r.Found, err)
	}
	return string(r.Body)
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"></svg>`

// TestOptionsAreShown sets every option and looks for it on the pages.
func TestOptionsAreShown(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	put(t, dir, "static/rieng/dau.svg", svg)
	put(t, dir, "static/rieng/the.png.svg", svg)
	put(t, dir, "static/rieng/chu.woff2", "wOF2")
	put(t, dir, "content/pages/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\n\nVề trang này.\n")
	plain, _ := made(t, dir)
	settings(t, dir, "", `
[brand]
line = "Sở Mẫu <b>"
emblem = "rieng/dau.svg"
icon = "rieng/the.png.svg"
[brand.colours]
accent = "#0b5345"
son_dark = "#ffb0a0"
[font]
family = "Chữ Mẫu"
regular = "rieng/chu.woff2"
[home]
lead = "Mời mọi người góp ý."
sections = ["open", "figures", "how"]
[nav]
items = ["don-vi", "lay-y-kien"]
[[nav.links]]
label = "Về trang & cơ quan"
url = "/gioi-thieu#dau"
[[nav.links]]
label = "Cổng <script>alert(1)</script>"
url = "https://example.org/?a=1&b=2"
[footer]
responsible = "Bà Mẫu"
note = "Dòng ghi thêm."
[[footer.links]]
label = "Tin của Sở"
url = "/feed.xml"
[[social]]
name = "Zalo của Sở"
url = "https://zalo.me/0000"
[press]
name = "Phòng báo chí"
email = "baochi@example.org"
phone = "0000 000 001"
hours = "8:00–17:00"
website = "https://bao.example.org"
address = "Nhà B"
[licence]
text = "Được dùng lại, có ghi nguồn."
url = "https://example.org/giay-phep"
`)
	text, err := os.ReadFile(filepath.Join(dir, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "site.toml", strings.Replace(string(text), "email = \"lienhe@example.org\"", "email = \"lienhe@example.org\"\nwebsite = \"https://so.example.org\"", 1)+`
[translations.en.home]
lead = "Everyone is asked to comment."
[[translations.en.nav.links]]
label = "About"
[[translations.en.social]]
name = "The department on Zalo"
`)
	m, said := made(t, dir)
	if len(said) > 0 {
		t.Fatal(said)
	}
	for path, wants := range map[string][]string{
		"/": {
			`<img class="emblem" src="/rieng/dau.svg?v=`, `width="96" height="48" alt="`, `>Sở Mẫu &lt;b&gt;</span>`,
			`<link rel="icon" type="image/svg+xml" href="/rieng/the.png.svg?v=`, `<meta name="theme-color" content="#fcfbf8" media="(prefers-color-scheme: light)">`,
			`font-src &#39;self&#39;`, `<p class="lead">Mời mọi người góp ý.</p>`,
			`<a href="/gioi-thieu/#dau">Về trang &amp; cơ quan</a>`,
			`<a href="https://example.org/?a=1&amp;b=2" rel="external noopener">Cổng &lt;script&gt;alert(1)&lt;/script&gt;</a>`,
			"Bà Mẫu", "<p>Dòng ghi thêm.</p>", `<a href="/feed.xml">Tin của Sở</a>`,
			`<a href="https://zalo.me/0000" rel="me external noopener">Zalo của Sở</a>`,
			"Phòng báo chí", `mailto:baochi@example.org`, `tel:0000000001`, "8:00–17:00", "https://bao.example.org", "Nhà B", "https://so.example.org",
			`<a rel="license" href="https://example.org/giay-phep">Được dùng lại, có ghi nguồn.</a>`,
		},
		"/en/": {
			`<p class="lead">Everyone is asked to comment.</p>`, `<a href="/en/gioi-thieu/#dau">About</a>`, `>The department on Zalo</a>`,
			`<span lang="vi">Dòng ghi thêm.</span>`, `<span lang="vi">Tin của Sở</span>`, `<span class="head-office"><span lang="vi">Sở Mẫu`,
		},
		"/style.css": {
			`@media screen{:root{--cham:#0b5345}}`, `--son:#ffb0a0;--cham:#9dbdf0`, `@font-face{font-family:`, `url(rieng/chu.woff2?v=`, "font-display:swap",
		},
		"/_headers": {"font-src 'self'"},
	} {
		body := page(t, m, path)
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not hold %s", path, want)
			}
		}
	}
	home := page(t, m, "/")
	if strings.Contains(page(t, plain, "/"), "font-src") || strings.Contains(page(t, plain, "/_headers"), "font-src") {
		t.Error("a site without a font of its own allows fonts")
	}
	sheet := regexp.MustCompile(`/style\.css\?v=[0-9a-f]+`)
	if sheet.FindString(home) == sheet.FindString(page(t, plain, "/")) {
		t.Error("the style sheet has other rules at the same address")
	}
	if got := order(t, home); got != "dang-lay-y-kien so-lieu cach-gop-y" {
		t.Errorf("the first page holds %s", got)
	}
	if i, j := strings.Index(home, `<a href="/don-vi/"`), strings.Index(home, `<a href="/lay-y-kien/"`); i < 0 || j < i || strings.Contains(home, `href="/ket-qua/"`) {
		t.Error("the menu is in another order")
	}
}

// order is the ids of the second headings of a page.
func order(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "h2" {
			for _, a := range n.Attr {
				if a.Key == "id" {
					ids = append(ids, a.Val)
				}
			}
		}
	}
	return strings.Join(ids, " ")
}

// TestOptionsAreJudged wants what files and pages say of an option at the option's value, and nothing published.
func TestOptionsAreJudged(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tables, want string
		warning      bool
	}{
		{"[brand]\nemblem = \"dau.svg\"", `+1:10 there is no file "dau.svg" in the folder static [site/file-missing]`, false},
		{"[brand]\nicon = \"icn.svg\"", `+1:8 there is no file "icn.svg" in the folder static [site/file-missing]`, false},
		{"[brand]\n[brand.colours]\nson = \"#ff6655\"", `+2:7 the colour #ff6655 is hard to read with #f1efe8: its contrast is 2.50:1, at least 4.5:1 is needed [site/contrast]`, false},
		{"[font]\nfamily = \"A\"\nregular = \"rieng.woff2\"\nbold = \"khac.ttf\"", `+2:11 the file "static/rieng.woff2" is no whole WOFF2 file [site/file-broken]`, false},
		{"[[nav.links]]\nlabel = \"A\"\nurl = \"/khong-co/\"", `+2:7 the site has nothing at "/khong-co/" [site/link]`, true},
		{"[[footer.links]]\nlabel = \"A\"\nurl = \"/feed.xml\"\n[[footer.links]]\nlabel = \"A\"\nurl = \"/en/\"", "", true},
	} {
		dir := newSite(t)
		put(t, dir, "static/rieng.woff2", "<svg>")
		put(t, dir, "static/khac.ttf", "<svg>")
		settings(t, dir, "", c.tables)
		text, err := os.ReadFile(filepath.Join(dir, "site.toml"))
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(text), "\n"+c.tables)
		line := strings.Count(first, "\n") + 2
		m, said := made(t, dir)
		if c.want == "" {
			if len(said) > 0 {
				t.Errorf("%s: %v", c.tables, said)
			}
			continue
		}
		plus, rest, _ := strings.Cut(strings.TrimPrefix(c.want, "+"), ":")
		want := fmt.Sprintf("site.toml:%d:%s", line+int(plus[0]-'0'), rest)
		if len(said) == 0 || said[0] != want {
			t.Errorf("%s:\ngot  %q\nwant %s", c.tables, said, want)
		}
		if problem.HasErrors(m.Problems()) == c.warning || (m.Site == nil) == c.warning {
			t.Errorf("%s: a warning: %t", c.tables, c.warning)
		}
	}
}

// TestSheetFollowsSession wants the style sheet to change with the settings in a session that goes on.
func TestSheetFollowsSession(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	address := func() string {
		m, err := s.Make(Options{Now: today})
		if err != nil || len(m.Problems()) > 0 {
			t.Fatal(err, m.Problems())
		}
		return regexp.MustCompile(`style\.css\?v=[0-9a-f]+`).FindString(page(t, m, "/"))
	}
	first := address()
	if again := address(); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	settings(t, dir, "", "[brand]\n[brand.colours]\naccent = \"#0b5345\"")
	if changed := address(); changed == first {
		t.Error("the address is the same after the colours changed")
	}
	if n := len(s.small); n == 0 || n > 12 {
		t.Errorf("%d files are remembered", n)
	}
	if look.Default().Paper != "#fcfbf8" {
		t.Error("the look of other sites changed")
	}
}
