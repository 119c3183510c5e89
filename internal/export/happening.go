package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// What happens to a round, in this order, as the categories of the feeds name it.
const (
	opened      = "opened"
	closingSoon = "closing-soon"
	extended    = "extended"
	decided     = "decided"
)

// happening is something that the feeds tell of a round.
type happening struct {
	round     *site.Round
	kind      string
	number    int // of an extension, from 1
	published calendar.Date
	updated   calendar.Date
}

// days are when the state of a round changed, as far as its time has come.
type days struct {
	opened    calendar.Date
	soon      calendar.Date // when it was closing soon for the first time
	soonAgain calendar.Date // and for the last time
	decided   calendar.Date
}

// happenings lists what has happened to the rounds that may be shown, what changed last first.
func (x *exporter) happenings() []happening {
	passed := x.passed()
	var list []happening
	for _, r := range x.site.Rounds {
		d := passed[r.Round.ID]
		if d == nil || !r.Shown || r.Withheld() {
			continue
		}
		var last calendar.Date // on which an extension took effect
		var extensions []happening
		for i, e := range r.Extensions {
			if x.reached(e.On) {
				day := later(d.opened, e.On)
				last = later(last, day)
				extensions = append(extensions, happening{r, extended, i + 1, day, day})
			}
		}
		list = append(list, happening{r, opened, 0, d.opened, later(corrected(d.opened, r.Rec), last)})
		if !d.soon.IsZero() && !d.soonAgain.Before(last) { // an extension takes it back
			list = append(list, happening{r, closingSoon, 0, d.soon, d.soonAgain})
		}
		list = append(list, extensions...)
		if !d.decided.IsZero() {
			list = append(list, happening{r, decided, 0, d.decided, d.decided})
		}
	}
	slices.Reverse(list) // so that of one day the last comes first
	slices.SortStableFunc(list, func(a, b happening) int {
		return cmp.Or(b.updated.Compare(a.updated), strings.Compare(a.round.URL, b.round.URL))
	})
	return list
}

// passed goes through the changes of state whose time has come.
func (x *exporter) passed() map[string]*days {
	passed := map[string]*days{}
	for _, t := range x.site.Transitions {
		if t.At.After(x.site.StateAsOf) {
			break
		}
		if t.Record.Kind != record.KindRound {
			continue
		}
		day := calendar.FromTime(t.At.In(x.config.Zone))
		d := passed[t.Record.ID]
		if d == nil {
			d = &days{opened: day}
			passed[t.Record.ID] = d
		}
		switch t.Stage {
		case site.ClosingSoon:
			d.soonAgain = day
			if d.soon.IsZero() {
				d.soon = day
			}
		case site.Decided:
			d.decided = day
		}
	}
	return passed
}

// roundNews tells what has happened to the rounds that have opened.
func (x *exporter) roundNews(language string) []entry {
	var list []entry
	for _, h := range x.happened[:min(len(x.happened), x.config.Feeds.Entries)] {
		list = append(list, x.happening(language, h))
	}
	return list
}

func (x *exporter) happening(language string, h happening) entry {
	r, t := h.round, x.text[language]
	title := lang.Words{Vi: x.text["vi"].Get("feed.event."+h.kind, "title", r.Label.Vi)}
	if r.Label.En != "" {
		title.En = t.Get("feed.event."+h.kind, "title", r.Label.En)
	}
	e := x.entry(language, &r.Node, title, h.published, h.updated)
	e.day = h.updated
	e.ID = x.tag(r.Published.Year, e.Link.Href) + "#" + h.kind
	if h.number > 0 {
		e.ID += "-" + strconv.Itoa(h.number)
	}
	e.Categories = []atomCategory{{Term: h.kind, Label: t.Get("feed.category." + h.kind)}}
	e.Summary = sentences(x.said(t, h))
	return e
}

// said is what the summary of a happening says.
func (x *exporter) said(t *lang.Text, h happening) []string {
	r := h.round
	switch h.kind {
	case extended:
		return []string{extension(t, r, h.number-1)}
	case decided:
		var said []string
		for _, d := range r.Decisions {
			if !d.Withheld() && x.reached(d.Signed) {
				number, _ := d.Label.In(t.Code)
				said = append(said, t.Get("feed.decision.title", "number", number)+".", t.Get("feed.decision.signed", "date", t.LongDate(d.Signed)))
			}
		}
		return said
	}
	said := []string{t.Get("feed.round.summary",
		"council", name(r.Council, t.Code), "awards", strings.Join(awardNames(r.Awards, t.Code), ", "),
		"count", t.Number(r.Total()), "closes", t.LongDate(r.Ends()),
	)}
	if r.Extended() {
		said = append(said, t.Get("feed.round.extended", "from", t.Date(r.Window.Original), "to", t.Date(r.Ends())))
	}
	return append(said, corrections(t, r.Rec)...)
}

// extension says from when to when a round was extended, and why.
func extension(t *lang.Text, r *site.Round, i int) string {
	e := r.Extensions[i]
	reason, _ := r.Text("extensions."+strconv.Itoa(i)+".reason", e.Reason).In(t.Code)
	return t.Get("feed.round.extended", "from", t.Date(e.From), "to", t.Date(e.To)) + " " +
		t.Get("deadline.reason", "reason", strings.TrimRight(reason, ". "))
}
