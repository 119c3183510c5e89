package export

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"congkhai/internal/site"
)

type urlset struct {
	URLs []struct {
		Loc     string `xml:"loc"`
		Lastmod string `xml:"lastmod"`
		Links   []struct {
			Hreflang string `xml:"hreflang,attr"`
			Href     string `xml:"href,attr"`
		} `xml:"http://www.w3.org/1999/xhtml link"`
	} `xml:"url"`
}

func TestSitemap(t *testing.T) {
	t.Parallel()
	var set urlset
	if err := xml.Unmarshal([]byte(made(t, model(t, asOf))["/sitemap.xml"]), &set); err != nil {
		t.Fatal(err)
	}
	const root = "https://thu.example.org/cong-khai"
	lastmod := map[string]string{}
	for _, u := range set.URLs {
		lastmod[u.Loc] = u.Lastmod
		if len(u.Links) != 2 || u.Links[0].Hreflang != "vi" || u.Links[1].Hreflang != "en" ||
			u.Loc != u.Links[0].Href && u.Loc != u.Links[1].Href {
			t.Errorf("%s: links %v", u.Loc, u.Links)
		}
	}
	for path, want := range map[string]string{
		"/": "", "/en/": "", "/lay-y-kien/2026-08-mo/": "2026-08-25", "/en/lay-y-kien/2026-08-mo/nguyen-van-an/": "2026-08-25",
		"/guong-dien-hinh/tram-y-te/": "2026-06-01", "/ket-qua/12-qd/": "2026-04-10", "/ke-hoach/2026/": "",
		"/lay-y-kien/2026-10-sap/": "",
	} {
		if got, ok := lastmod[root+path]; !ok || got != want {
			t.Errorf("%s: lastmod %q, want %q; listed: %v", path, got, want, ok)
		}
	}
	for _, path := range []string{
		"/404.html", "/en/404.html", "/lay-y-kien/2026-03-xong/", "/lay-y-kien/2026-03-xong/to-mot/",
		"/lay-y-kien/2026-08-mo/bimat-go/", "/guong-dien-hinh/rut/", "/guong-dien-hinh/vi-du/",
	} {
		if _, ok := lastmod[root+path]; ok {
			t.Errorf("%s is in the sitemap", path)
		}
	}
}

func TestSitemapInParts(t *testing.T) {
	t.Parallel()
	x := &exporter{config: model(t, asOf).Config}
	var pages []*site.Page
	for i := range 50_000 {
		pages = append(pages, &site.Page{Path: "/p/" + strconv.Itoa(i) + "/"})
	}
	files := x.sitemaps(pages)
	if len(files) != 4 || files[0].Path != "/sitemap.xml" || files[3].Path != "/sitemap-3.xml" {
		t.Fatalf("%d files", len(files))
	}
	total := 0
	for _, f := range files[1:] {
		var w bytes.Buffer
		if err := f.Make(&w); err != nil {
			t.Fatal(err)
		}
		n := strings.Count(w.String(), "<loc>")
		if n > sitemapURLs || w.Len() > 50<<20 {
			t.Errorf("%s: %d addresses, %d bytes", f.Path, n, w.Len())
		}
		total += n
	}
	var index bytes.Buffer
	if err := files[0].Make(&index); err != nil {
		t.Fatal(err)
	}
	if total != 100_000 || strings.Count(index.String(), "<loc>https://thu.example.org/cong-khai/sitemap-") != 3 {
		t.Errorf("%d addresses; index:\n%s", total, index.String())
	}
}
