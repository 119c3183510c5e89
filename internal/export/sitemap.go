package export

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/site"
)

// sitemapURLs is how many addresses one file of the sitemap holds; the protocol allows 50,000.
const sitemapURLs = 45_000

const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"
	urlsetTag = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`
	indexTag  = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`
)

// sitemaps is the sitemap of the pages that search engines may show: one file, or an index with its parts.
func (x *exporter) sitemaps(pages []*site.Page) []File {
	var shown []*site.Page
	for _, p := range pages {
		if !p.Noindex && !p.Example && p.Layout != "notfound" {
			shown = append(shown, p)
		}
	}
	each := sitemapURLs / len(x.config.Languages)
	if len(shown) <= each {
		return []File{{"/sitemap.xml", typeXML, func(w *bytes.Buffer) error { return x.sitemap(w, shown) }}}
	}
	var parts []File
	for part := range slices.Chunk(shown, each) {
		path := "/sitemap-" + strconv.Itoa(len(parts)+1) + ".xml"
		parts = append(parts, File{path, typeXML, func(w *bytes.Buffer) error { return x.sitemap(w, part) }})
	}
	index := File{"/sitemap.xml", typeXML, func(w *bytes.Buffer) error {
		w.WriteString(xmlHead + indexTag + "\n")
		for _, part := range parts {
			w.WriteString("<sitemap><loc>" + escaped(x.url("vi", part.Path)) + "</loc></sitemap>\n")
		}
		w.WriteString("</sitemapindex>\n")
		return nil
	}}
	return append([]File{index}, parts...)
}

func (x *exporter) sitemap(w *bytes.Buffer, pages []*site.Page) error {
	w.WriteString(xmlHead + urlsetTag + "\n")
	languages := x.config.Languages
	urls := make([]string, len(languages))
	for _, p := range pages {
		for i, language := range languages {
			urls[i] = escaped(x.url(language, p.Path))
		}
		lastmod := x.lastmod(p).String()
		for _, own := range urls {
			w.WriteString("<url><loc>")
			w.WriteString(own)
			w.WriteString("</loc>")
			if lastmod != "" {
				w.WriteString("<lastmod>")
				w.WriteString(lastmod)
				w.WriteString("</lastmod>")
			}
			for i := 0; i < len(urls) && len(urls) > 1; i++ {
				w.WriteString(`<xhtml:link rel="alternate" hreflang="`)
				w.WriteString(languages[i])
				w.WriteString(`" href="`)
				w.WriteString(urls[i])
				w.WriteString(`"/>`)
			}
			w.WriteString("</url>\n")
		}
	}
	w.WriteString("</urlset>\n")
	return nil
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;")

// escaped is an address as XML writes it.
func escaped(s string) string {
	if strings.ContainsAny(s, `&<>"'`) {
		return xmlEscaper.Replace(s)
	}
	return s
}
