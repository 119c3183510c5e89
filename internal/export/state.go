package export

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"congkhai/internal/record"
	"congkhai/internal/site"
)

// openRound is a round that takes comments.
type openRound struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	TitleEn  string `json:"title_en,omitempty"`
	URL      string `json:"url"`
	Calendar string `json:"calendar"` // address of the round's iCalendar file
	OpensAt  string `json:"opens_at"`
	EndsAt   string `json:"ends_at"` // the start of the day after the last
	Example  bool   `json:"example"`
}

// openList is all of open.json.
type openList struct {
	Version   int         `json:"version"`
	Source    string      `json:"source"`
	StateAsOf *string     `json:"state_as_of"`
	Rounds    []openRound `json:"rounds"`
}

// open writes the rounds that take comments, the soonest end first.
func (x *exporter) open(w *bytes.Buffer) error {
	var rounds []*site.Round
	for _, r := range x.site.Rounds {
		if r.Receiving {
			rounds = append(rounds, r)
		}
	}
	slices.SortFunc(rounds, func(a, b *site.Round) int {
		return cmp.Or(a.Ends().Compare(b.Ends()), strings.Compare(a.URL, b.URL))
	})
	list := make([]openRound, len(rounds))
	for i, r := range rounds {
		title := titleOf(r)
		list[i] = openRound{
			ID: r.Round.ID, Title: title.Vi, TitleEn: title.En, URL: x.url("vi", r.URL),
			Calendar: x.url("vi", r.URL+calendarName), OpensAt: x.midnight(r.Published),
			EndsAt: x.midnight(r.Ends().AddDays(1)), Example: r.Example,
		}
	}
	return writeJSON(w, openList{1, x.url("vi", "/"), x.stateAsOf(), list})
}

// nextChange is all of rebuild-at.json; everything but StateAsOf is null where nothing will change by itself.
type nextChange struct {
	At        *string `json:"at"`
	Record    *string `json:"record"`
	Stage     *string `json:"stage"`
	StateAsOf *string `json:"state_as_of"`
}

// rebuildAt writes when the site next changes by itself.
func (x *exporter) rebuildAt(w *bytes.Buffer) error {
	out := nextChange{StateAsOf: x.stateAsOf()}
	if t := x.site.Next; t != nil {
		at := x.instant(t.At)
		ref, stage := x.named(t)
		name := string(ref.Kind) + " " + ref.ID
		out.At, out.Record = &at, &name
		if stage != "" {
			s := string(stage)
			out.Stage = &s
		}
	}
	return writeJSON(w, out)
}

// named is the record and stage of a transition as the public may know them. The identity of a nomination may hold a
// name: one that is not shown is told as its round.
func (x *exporter) named(t *site.Transition) (record.Ref, site.Stage) {
	if t.Record.Kind != record.KindNomination {
		return t.Record, t.Stage
	}
	if n := x.site.Nomination(t.Record.ID); n != nil && n.Hidden == "" {
		return t.Record, t.Stage
	}
	round, _, _ := strings.Cut(t.Record.ID, "/")
	return record.Ref{Kind: record.KindRound, ID: round}, ""
}
