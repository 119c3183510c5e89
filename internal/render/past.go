package render

import (
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// Past is what git tells of the record that the page shows; nil where that is of no interest to readers.
func (v *View) Past() *site.Past {
	switch n := v.Node.(type) {
	case *site.Round:
		return v.Site.Past(n.Round, n.Published)
	case *site.Nomination:
		return v.Site.Past(n.Nomination, n.Round.Published)
	case *site.Decision:
		return v.Site.Past(n.Decision, n.Signed)
	case *site.Exemplar:
		return v.Site.Past(n.Exemplar, n.Published)
	case *site.Plan:
		return v.Site.Past(n.Plan, calendar.Date{})
	case *site.Report:
		return v.Site.Past(n.Report, calendar.Date{})
	}
	return nil
}

// Attests reports whether the history of the page's record matters so much that its absence is told too.
func (v *View) Attests() bool { return v.Section == address.Rounds || v.Section == address.Results }

// Changed names what a change of a record changed; of an answer to a proposal, the candidate too, while the site shows
// the name.
func (v *View) Changed(c history.Change) lang.Words {
	label := v.text.Get("changed." + history.Pattern(c.Path))
	below, answers := strings.CutPrefix(c.Path, "outcomes.")
	if !answers {
		return own(label)
	}
	if n := v.Site.Nomination(below[:max(strings.LastIndexByte(below, '.'), 0)]); n != nil && n.Hidden == "" {
		label += " (" + n.FullName + ")"
	}
	return own(label)
}

// Told is a value that a change tells: a day in words, the name of an award or unit, the label of a stage.
func (v *View) Told(c history.Change, value string) lang.Words {
	if value == "" {
		return lang.Words{}
	}
	if d, err := calendar.Parse(value); err == nil {
		return own(v.text.Date(d))
	}
	if p, err := calendar.ParsePartial(value); err == nil {
		return own(v.text.Partial(p))
	}
	for _, kind := range []record.Kind{record.KindAward, record.KindUnit, record.KindCluster} {
		if r, ok := v.Site.Set.Find(kind, value); ok {
			return named(r)
		}
	}
	for _, prefix := range []string{"stage.", "disclosed."} {
		if v.text.Has(prefix + value) {
			return own(v.text.Get(prefix + value))
		}
	}
	return lang.Words{Vi: value, En: value}
}

// own is a text in the language of the page.
func own(text string) lang.Words { return lang.Words{Vi: text, En: text} }

func named(r record.Record) lang.Words {
	b := r.Common()
	switch r := r.(type) {
	case *record.Award:
		return b.Words("name", r.Name)
	case *record.Unit:
		return b.Words("name", r.Name)
	case *record.Cluster:
		return b.Words("name", r.Name)
	}
	return lang.Words{}
}
