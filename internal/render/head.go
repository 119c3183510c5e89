package render

import (
	"bytes"
	"html/template"
	"strconv"
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
	description, siteTitle, here := v.Description(), v.SiteTitle(), v.Absolute(v.Lang)
	put(`<meta http-equiv="Content-Security-Policy" content="`, v.renderer.policy, "\">\n")
	put("<title>", v.headTitle(siteTitle), "</title>\n")
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
	v.social(put, description, siteTitle)
	put(`<link rel="alternate" type="application/atom+xml" title="`, siteTitle,
		`" href="`, address.Link(v.Site.Config.BasePath, v.Lang, "/feed.xml"), "\">\n")
	return template.HTML(b.String())
}

// social writes what is shown of the page where its address is sent or posted (ogp.me; X reads the same, but for its card).
func (v *View) social(put func(parts ...string), description, siteTitle string) {
	title := siteTitle
	if v.Path != "/" {
		title = v.pageTitle()
	}
	if v.Example {
		title = v.text.Get("feed.example", "title", title)
	}
	put(`<meta property="og:title" content="`, title, "\">\n")
	if description != "" {
		put(`<meta property="og:description" content="`, description, "\">\n")
	}
	kind, card := "website", "summary"
	story, isStory := v.Node.(*site.Exemplar)
	if isStory {
		kind = "article"
	}
	put(`<meta property="og:type" content="`+kind+"\">\n"+`<meta property="og:url" content="`, v.Absolute(v.Lang),
		"\">\n"+`<meta property="og:locale" content="`, v.text.Get("site.locale"), "\">\n")
	if v.OtherLang != "" && v.Layout != "notfound" {
		put(`<meta property="og:locale:alternate" content="`, v.renderer.layouts.text[v.OtherLang].Get("site.locale"), "\">\n")
	}
	put(`<meta property="og:site_name" content="`, siteTitle, "\">\n")
	if isStory {
		put(`<meta property="article:published_time" content="`, iso(story.Published), "\">\n")
		if changed := story.Corrected(); changed != story.Published {
			put(`<meta property="article:modified_time" content="`, iso(changed), "\">\n")
		}
	}
	if image := v.ShareImage(); image != nil {
		card = "summary_large_image"
		put(`<meta property="og:image" content="`, image.URL, "\">\n"+`<meta property="og:image:width" content="`, strconv.Itoa(image.Width),
			"\">\n"+`<meta property="og:image:height" content="`, strconv.Itoa(image.Height),
			"\">\n"+`<meta property="og:image:alt" content="`, image.Alt, "\">\n")
	}
	put(`<meta name="twitter:card" content="` + card + "\">\n")
}

// Title is the name of the page, as plain text.
func (v *View) Title() string {
	if list, ok := v.Node.(*site.List); ok {
		if one, ok := list.Of.(*site.Series); ok {
			return v.seriesTitle(one)
		}
	}
	if v.Name.Vi != "" {
		name, _ := v.Name.In(v.Lang)
		return name
	}
	return v.text.Get(v.page.NameKey)
}

// seriesTitle says what stories a series has.
func (v *View) seriesTitle(one *site.Series) string {
	if one.Kind == "month" {
		return v.text.Get("exemplars.of_month", "month", v.text.Month(one.Year, one.Month))
	}
	name, _ := one.Name.In(v.Lang)
	return v.text.Get("exemplars.of_"+one.Kind, "name", name)
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
func (v *View) headTitle(siteTitle string) string {
	if v.Path == "/" {
		return siteTitle
	}
	return v.pageTitle() + " · " + siteTitle
}

// pageTitle tells the page from all others of the site: one record has several pages, and so have lists.
func (v *View) pageTitle() string {
	title := v.Title()
	if v.Layout == "nomination" {
		if n, ok := v.Node.(*site.Nomination); ok {
			round, _ := n.Round.Label.In(v.Lang)
			title += " · " + round
		}
	}
	if d, ok := v.Node.(*site.Decision); ok {
		title = v.text.Get("results.decision", "number", d.Number)
	}
	if v.Name.Vi != "" && v.page.NameKey != "" {
		title = v.text.Get(v.page.NameKey) + " · " + title
	}
	if v.Paging != nil && v.Paging.Newer != "" {
		title += " (" + v.text.Get("paging.page", "n", v.text.Number(v.Paging.N)) + ")"
	}
	return title
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
	case *site.AwardPage:
		return v.text.Get("award.description", "name", v.Title())
	case *site.Round:
		return v.text.Get("round.description", "date", v.text.LongDate(node.Ends()))
	case *site.List:
		if one, ok := node.Of.(*site.Series); ok {
			return v.text.Get("exemplars.series_description", "title", v.Title(), "date", v.text.Date(one.Latest().Published))
		}
	}
	if v.Path == "/" {
		return v.Config("description", v.Site.Config.Description)
	}
	if lead := v.Layout + ".lead"; v.text.Has(lead) { // what the page itself begins with
		return v.text.Get(lead)
	}
	return ""
}

// Href is the page's own address without host, in a language.
func (v *View) Href(language string) string {
	return address.Link(v.Site.Config.BasePath, language, v.Path)
}

// Absolute is the page's own address with host, in a language.
func (v *View) Absolute(language string) string { return v.Site.Config.Origin + v.Href(language) }
