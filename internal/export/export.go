// Package export writes the site as data: Atom feeds, calendars, lists as CSV and JSON with what describes them (JSON
// Schema, a Data Package), notices to paste elsewhere, and the files that machines ask for (sitemap, robots, headers, the
// next change of stage).
//
// In: a site, its pages, and the interface text of each of its languages. Out: Files, each made when it is asked for
// and safe to make beside others. Every byte comes from the site: no clock, no zone of the machine, no order of a map.
// Only what a list names is written; proposed awards and stories that are withheld, and names of rounds that have not
// opened, are in none. The package knows no disk and no templates.
package export

import (
	"bytes"
	"encoding/json"
	"net/url"
	"slices"
	"time"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// File is one output: its path on the site and how to make it.
type File struct {
	Path string // without the path of base_url, such as "/feed.xml"
	Type string // media type
	Make func(w *bytes.Buffer) error
}

// Media types of the files.
const (
	typeAtom     = "application/atom+xml; charset=utf-8"
	typeCalendar = "text/calendar; charset=utf-8"
	typeCSV      = "text/csv; charset=utf-8"
	typeHTML     = "text/html; charset=utf-8"
	typeJSON     = "application/json; charset=utf-8"
	typeXML      = "application/xml; charset=utf-8"
	typeText     = "text/plain; charset=utf-8"
)

// Files lists the data files of a site, in a fixed order. pages are those of s.Pages, text has an entry for each
// language of the site. What they say of the state is that of s.StateAsOf.
func Files(s *site.Site, pages []*site.Page, text map[string]*lang.Text) []File {
	x := &exporter{site: s, config: s.Config, text: text}
	x.happened = x.happenings()
	files := slices.Concat(x.feeds(), x.lists(), x.charts(), x.index(pages), x.calendars(), x.notices())
	files = append(files,
		File{"/du-lieu/open.json", typeJSON, x.open},
		File{"/rebuild-at.json", typeJSON, x.rebuildAt},
	)
	files = append(files, x.sitemaps(pages)...)
	return append(files,
		File{"/robots.txt", typeText, x.robots},
		File{"/_headers", typeText, x.headers},
	)
}

type exporter struct {
	site   *site.Site
	config *config.Config
	text   map[string]*lang.Text

	happened []happening
}

// url is the whole address of a path in a language.
func (x *exporter) url(language, path string) string {
	return x.config.Origin + address.Link(x.config.BasePath, language, path)
}

// host is the name of the host of base_url.
func (x *exporter) host() string {
	u, err := url.Parse(x.config.Origin)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

// midnight is the start of a day in the site's zone.
func (x *exporter) midnight(d calendar.Date) string { return x.instant(d.Start(x.config.Zone)) }

func (x *exporter) instant(at time.Time) string { return at.In(x.config.Zone).Format(time.RFC3339) }

// stateAsOf is when the state last changed by itself, nil before it ever did.
func (x *exporter) stateAsOf() *string {
	if x.site.StateAsOf.IsZero() {
		return nil
	}
	at := x.instant(x.site.StateAsOf)
	return &at
}

// reached reports whether the day of a transition has come.
func (x *exporter) reached(d calendar.Date) bool {
	return !d.IsZero() && !d.Start(x.config.Zone).After(x.site.StateAsOf)
}

func writeJSON(w *bytes.Buffer, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Write(data)
	w.WriteByte('\n')
	return nil
}
