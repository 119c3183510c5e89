package render_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

// headed is a site whose lists of stories have several pages. One story has a picture and a translation, one is invented, one
// was taken off the site.
func headed(base string) map[string][]byte {
	const subject = "\n[[subjects]]\nname = \"Một người\"\nkind = \"collective\"\nunit = \"u\"\n"
	files := map[string]string{
		"site.toml": "title = \"Trang <mẫu>\"\nbase_url = \"" + base + "\"\norganisation = \"u\"\n" +
			"[topics]\nt = \"Chủ đề & việc\"\n[translations.en]\ntitle = \"Model site\"\n",
		"content/units/u.toml":      "name = \"Đơn vị “một”\"\nkind = \"other\"\n",
		"content/exemplars/anh.jpg": "JPEG",
		"content/exemplars/co-anh.toml": "title = \"Có ảnh\"\nsummary = \"Tóm \\\"tắt\\\"\"\npublished = 2026-02-01\n" + subject +
			"[image]\nfile = \"anh.jpg\"\nalt = \"Ảnh <chụp>\"\ncredit = \"Báo\"\n[[corrections]]\non = 2026-02-03\nnote = \"Sửa.\"\n" +
			"[translations.en]\ntitle = \"With a picture\"\n[translations.en.image]\nalt = \"A photo\"\n",
		"content/exemplars/vi-du.toml": "title = \"Bịa\"\npublished = 2026-02-02\nexample = true\n" + subject,
		"content/exemplars/da-go.toml": "title = \"Đã gỡ\"\npublished = 2026-02-03\n[removal]\non = 2026-03-01\nbasis = \"request\"\n" + subject +
			"[image]\nfile = \"anh.jpg\"\nalt = \"x\"\ncredit = \"y\"\n",
	}
	for i := range 52 {
		files[fmt.Sprintf("content/exemplars/x%03d.toml", i)] = fmt.Sprintf(
			"title = \"Chuyện %03d\"\npublished = 2026-01-10\ntopics = [\"t\"]\nmovement = \"P\"\ncontest = \"C\"\n", i) + subject
	}
	all := map[string][]byte{}
	for name, text := range files {
		all[name] = []byte(text)
	}
	return all
}

// meta lists what the head of a page says: content by name or property of meta, href by rel of link, those of the other
// languages by "alternate" and language, the title.
func meta(doc *html.Node) map[string][]string {
	found := map[string][]string{}
	for n := range first(doc, "head").Descendants() {
		at := map[string]string{}
		for _, a := range n.Attr {
			at[a.Key] = a.Val
		}
		switch n.Data {
		case "meta":
			key := at["name"] + at["property"]
			found[key] = append(found[key], at["content"])
		case "link":
			key := strings.TrimSpace(at["rel"] + " " + at["hreflang"])
			found[key] = append(found[key], at["href"])
		case "title":
			found["title"] = append(found["title"], inner(n))
		}
	}
	return found
}

// TestHead holds the head of every page to what is said of it elsewhere: its own address once, the same page in both
// languages, and a name of its own where the records have one.
func TestHead(t *testing.T) {
	t.Parallel()
	const below = "https://mau.example.org/thi-dua"
	for _, c := range []struct {
		base  string
		files map[string][]byte
		named bool
	}{{below, headed(below), true}, {"https://mau.example.org", (&hostile{text: harmless}).site(), false}} {
		f := open(t, fstest.MapFS{}, c.files, "2026-12-01")
		titles := map[string]string{}
		for _, page := range f.pages {
			at := map[string]string{"vi": c.base + page.Path, "en": c.base + "/en" + page.Path}
			for language, other := range map[string]string{"vi": "en", "en": "vi"} {
				here := at[language]
				_, doc := inspect(t, here, f.html(t, page, language))
				got := meta(doc)
				want := map[string]string{
					"og:url": here, "og:type": "website", "og:locale": locales[language], "og:locale:alternate": locales[other],
					"canonical": here, "alternate vi": at["vi"], "alternate en": at["en"], "alternate x-default": at["vi"],
				}
				switch page.Layout {
				case "exemplar":
					want["og:type"] = "article"
				case "notfound":
					for _, key := range []string{"canonical", "alternate vi", "alternate en", "alternate x-default", "og:locale:alternate"} {
						want[key] = ""
					}
				}
				for key, value := range want {
					if strings.Join(got[key], " ") != value {
						t.Errorf("%s: %s is %q, want %q", here, key, got[key], value)
					}
				}
				for _, key := range []string{"title", "og:title", "og:site_name", "twitter:card"} {
					if len(got[key]) != 1 || got[key][0] == "" {
						t.Errorf("%s: %s is %q", here, key, got[key])
					}
				}
				if to := switched(doc); "https://mau.example.org"+to != at[other] {
					t.Errorf("%s: the switch of language leads to %s", here, to)
				}
				title := language + strings.Join(got["title"], " ")
				if c.named && page.Layout != "removed" && titles[title] != "" {
					t.Errorf("%s and %s are both called %q", titles[title], here, title)
				}
				titles[title] = here
			}
		}
	}
}

var locales = map[string]string{"vi": "vi_VN", "en": "en_US"}

// switched is where the link to the other language leads.
func switched(doc *html.Node) string {
	for n := range first(doc, "header").Descendants() {
		href, language := "", ""
		for _, a := range n.Attr {
			switch a.Key {
			case "href":
				href = a.Val
			case "hreflang":
				language = a.Val
			}
		}
		if language != "" {
			return href
		}
	}
	return ""
}

// TestStoryHead wants the picture, the days and the names of stories where their addresses are shown.
func TestStoryHead(t *testing.T) {
	t.Parallel()
	const base = "https://mau.example.org/thi-dua"
	f := open(t, fstest.MapFS{}, headed(base), "2026-08-01")
	for _, c := range []struct {
		name string
		want map[string]string
	}{
		{"guong-dien-hinh/co-anh/index.html", map[string]string{
			"og:title": "Có ảnh", "og:description": `Tóm "tắt"`, "description": `Tóm "tắt"`, "og:image": base + "/guong-dien-hinh/anh-1600.jpg",
			"og:image:width": "1600", "og:image:height": "1000", "og:image:alt": "Ảnh <chụp>", "twitter:card": "summary_large_image",
			"article:published_time": "2026-02-01", "article:modified_time": "2026-02-03",
		}},
		{"en/guong-dien-hinh/co-anh/index.html", map[string]string{
			"og:title": "With a picture", "og:image:alt": "A photo", "og:image": base + "/guong-dien-hinh/anh-1600.jpg",
		}},
		{"guong-dien-hinh/vi-du/index.html", map[string]string{
			"og:title": "Ví dụ: Bịa", "og:image": "", "twitter:card": "summary", "article:modified_time": "", "robots": "noindex",
		}},
		{"guong-dien-hinh/da-go/index.html", map[string]string{"og:image": "", "og:description": "", "article:published_time": "", "og:type": "website"}},
		{"guong-dien-hinh/chu-de/t/index.html", map[string]string{
			"og:title":    "Bài về chủ đề “Chủ đề & việc”",
			"description": "Bài về chủ đề “Chủ đề & việc”. Bài mới nhất đăng ngày 10/01/2026.",
		}},
		{"guong-dien-hinh/thang/2026-01/trang/1/index.html", map[string]string{"og:title": "Bài về gương điển hình tháng 01/2026 (trang 1)"}},
		{"guong-dien-hinh/cuoc-thi/c/index.html", map[string]string{"og:title": "Bài dự thi: C"}},
		{"guong-dien-hinh/cuoc-thi/index.html", map[string]string{"og:title": "Gương điển hình theo cuộc thi viết"}},
		{"index.html", map[string]string{"og:title": "Trang <mẫu>", "og:image": ""}},
	} {
		_, doc := inspect(t, c.name, f.file(t, c.name))
		got := meta(doc)
		for key, want := range c.want {
			if strings.Join(got[key], "|") != want {
				t.Errorf("%s: %s is %q, want %q", c.name, key, got[key], want)
			}
		}
	}
}
