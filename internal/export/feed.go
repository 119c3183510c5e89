package export

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// feed is one series of news.
type feed struct {
	page    string // the page that shows the same; the feed lies beside it
	title   string // key of the interface text
	entries func(language string) []entry
}

// entry is a piece of news with what it is sorted by.
type entry struct {
	day  calendar.Date
	path string
	last calendar.Date
	atomEntry
}

func (x *exporter) feeds() []File {
	var files []File
	for _, language := range x.config.Languages {
		for _, f := range []feed{
			{"/", "feed.title.all", x.allNews},
			{"/" + address.Rounds + "/", "feed.title.rounds", x.roundNews},
			{"/" + address.Results + "/", "feed.title.results", x.resultNews},
			{"/" + address.Exemplars + "/", "feed.title.exemplars", x.storyNews},
		} {
			files = append(files, File{
				address.Link("", language, f.page+"feed.xml"), typeAtom,
				func(w *bytes.Buffer) error { return x.feed(f, language).write(w) },
			})
		}
	}
	return files
}

func (x *exporter) feed(f feed, language string) *atomFeed {
	c := x.config
	self := x.url(language, f.page+"feed.xml")
	out := &atomFeed{
		Lang: language, ID: self,
		Title:    x.text[language].Get(f.title, "site", c.Text(language, "title", c.Title)),
		Subtitle: text(x.settings(language, "description", c.Description), language),
		Author:   atomAuthor{Name: x.publisher(language), URI: x.url(language, "/")},
		Links: []atomLink{
			{Rel: "self", Type: "application/atom+xml", Hreflang: language, Href: self},
			{Rel: "alternate", Type: "text/html", Hreflang: language, Href: x.url(language, f.page)},
		},
	}
	if c.Licence != nil {
		out.Rights = text(x.settings(language, "licence.text", c.Licence.Text), language)
	}
	var last calendar.Date
	for _, e := range f.entries(language) {
		last = later(last, e.last)
		out.Entries = append(out.Entries, e.atomEntry)
	}
	switch {
	case !last.IsZero():
		out.Updated = x.midnight(last)
	case !x.site.StateAsOf.IsZero():
		out.Updated = x.instant(x.site.StateAsOf)
	default:
		out.Updated = x.instant(time.Unix(0, 0)) // nothing has ever happened, but the element must be there
	}
	return out
}

func (x *exporter) settings(language, path, original string) lang.Words {
	return lang.Words{Vi: original, En: x.config.Translations[language][path]}
}

// publisher is who speaks in the feeds: the organisation, else the site.
func (x *exporter) publisher(language string) string {
	if o := x.site.Organisation; o != nil {
		name, _ := o.Label.In(language)
		return name
	}
	return x.config.Text(language, "title", x.config.Title)
}

// text is a text element that says where it is not in the feed's language; nil for no text.
func text(w lang.Words, language string) *atomText {
	s, own := w.In(language)
	switch {
	case s == "":
		return nil
	case own:
		return &atomText{Text: s}
	}
	return &atomText{Lang: "vi", Text: s}
}

// entry makes what all entries have in common. updated is no day before the first.
func (x *exporter) entry(language string, n *site.Node, title lang.Words, day, updated calendar.Date) entry {
	e := entry{day: day, path: n.URL, last: later(day, updated)}
	href := x.url(language, n.URL)
	s, own := title.In(language)
	if !own {
		e.Title.Lang = "vi"
	}
	if n.Example {
		in := language
		if !own {
			in = "vi"
		}
		s = x.text[in].Get("feed.example", "title", s)
	}
	e.Title.Text = s
	e.ID = x.tag(day.Year, href)
	e.Published, e.Updated = x.midnight(day), x.midnight(e.last)
	e.Link = atomLink{Rel: "alternate", Type: "text/html", Hreflang: language, Href: href}
	return e
}

// tag is the identity of an address that the site had in a year (RFC 4151).
func (x *exporter) tag(year int, href string) string {
	return "tag:" + x.host() + "," + strconv.Itoa(year) + ":" + strings.TrimPrefix(href, x.config.Origin)
}

// newest sorts entries and keeps as many as a feed has.
func (x *exporter) newest(list []entry) []entry {
	slices.SortStableFunc(list, func(a, b entry) int {
		return cmp.Or(b.day.Compare(a.day), strings.Compare(a.path, b.path))
	})
	return list[:min(len(list), x.config.Feeds.Entries)]
}

func (x *exporter) allNews(language string) []entry {
	return x.newest(slices.Concat(x.roundNews(language), x.resultNews(language), x.storyNews(language)))
}

// full reports whether a feed has all the entries that it takes; the lists of the site are newest first.
func (x *exporter) full(list []entry) bool { return len(list) >= x.config.Feeds.Entries }
