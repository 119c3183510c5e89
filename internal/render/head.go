package render

import (
	"bytes"
	"html/template"
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/site"
)

// Head is the part of the head element that says what the page is and may load: policy, title, description, its addresses in each language,
// and what is shown where it is shared. It stands on every page, so it is written here and not in a layout.
func (v *View) Head() template.HTML {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	put := func(parts ...string) {
		for i, part := range parts {
			if i%2 == 1 && strings.ContainsAny(part, `&<>"'`+"\x00") {
				part = template.HTMLEscapeString(part)
			}
			b.WriteString(part)
		}
	}
	title, description, siteTitle, here := v.Title(), v.Description(), v.SiteTitle(), v.Absolute(v.Lang)
	put(`<meta http-equiv="Content-Security-Policy" content="`, v.renderer.policy, "\">\n")
	put("<title>", v.headTitle(title, siteTitle), "</title>\n")
	if description != "" {
		put(`<meta name="description" content="`, description, "\">\n")
	}
	if v.Noindex {
		put(`<meta name="robots" content="noindex">` + "\n")
	}
	if v.Layout != "notfound" {
		put(`<link rel="canonical" href="`, here, "\">\n")
		if v.OtherLang != "" {
			vi := v.Absolute("vi")
			put(`<link rel="alternate" hreflang="vi" href="`, vi, "\">\n"+`<link rel="alternate" hreflang="en" href="`, v.Absolute("en"),
				"\">\n"+`<link rel="alternate" hreflang="x-default" href="`, vi, "\">\n")
		}
	}
	kind := "website"
	if v.Layout == "exemplar" {
		kind = "article"
	}
	if v.Path == "/" {
		title = siteTitle
	}
	put(`<meta property="og:title" content="`, title, "\">\n")
	if description != "" {
		put(`<meta property="og:description" content="`, description, "\">\n")
	}
	put(`<meta property="og:type" content="`+kind+"\">\n"+`<meta property="og:url" content="`, here,
		"\">\n"+`<meta property="og:locale" content="`, v.text.Get("site.locale"),
		"\">\n"+`<meta property="og:site_name" content="`, siteTitle,
		"\">\n"+`<link rel="alternate" type="application/atom+xml" title="`, siteTitle,
		`" href="`, address.Link(v.Site.Config.BasePath, v.Lang, "/feed.xml"), "\">\n")
	return template.HTML(b.String())
}

// Title is the name of the page, as plain text.
func (v *View) Title() string {
	if v.Name.Vi != "" {
		name, _ := v.Name.In(v.Lang)
		return name
	}
	return v.own(v.page.NameKey)
}

// own is an interface text or, for a month, the month's name.
func (v *View) own(key string) string {
	if list, ok := v.Node.(*site.List); ok && list.Kind == "month" {
		g := list.Of.(*site.Series)
		return v.text.Get("exemplars.of_month", "month", v.text.Month(g.Year, g.Month))
	}
	return v.text.Get(key)
}

// SiteTitle is the name of the site.
func (v *View) SiteTitle() string {
	return v.Site.Config.Text(v.Lang, "title", v.Site.Config.Title)
}

// Config is a text of site.toml in the page's language.
func (v *View) Config(path, original string) string {
	return v.Site.Config.Text(v.Lang, path, original)
}

// headTitle is the text of the title element.
func (v *View) headTitle(title, siteTitle string) string {
	if v.Path == "/" {
		return siteTitle
	}
	if v.Name.Vi != "" && v.page.NameKey != "" {
		title = v.text.Get(v.page.NameKey) + " · " + title
	}
	if v.Paging != nil && v.Paging.N < v.Paging.Of {
		return title + " (" + v.text.Get("paging.page", "n", v.text.Number(v.Paging.N)) + ") · " + siteTitle
	}
	return title + " · " + siteTitle
}

// Description says in one or two sentences what the page is about.
func (v *View) Description() string {
	if v.Layout == "removed" {
		return ""
	}
	if v.Base != nil && v.Base.Summary != "" {
		text, _ := v.Base.Words("summary", v.Base.Summary).In(v.Lang)
		return text
	}
	switch node := v.Node.(type) {
	case *site.Nomination:
		award := ""
		if node.Award != nil {
			award, _ = node.Award.Label.In(v.Lang)
		}
		return v.text.Get("nomination.description", "name", node.FullName, "award", strings.TrimSpace(award+" "+node.Class))
	case *site.Round:
		return v.text.Get("round.description", "date", v.text.LongDate(node.Ends()))
	}
	if v.Path == "/" {
		return v.Config("description", v.Site.Config.Description)
	}
	return ""
}

// Href is the page's own address without host, in a language.
func (v *View) Href(language string) string {
	return address.Link(v.Site.Config.BasePath, language, v.Path)
}

// Absolute is the page's own address with host, in a language.
func (v *View) Absolute(language string) string { return v.Site.Config.Origin + v.Href(language) }
