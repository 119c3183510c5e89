package export

import (
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// rounds is the list of rounds with their windows as counted.
func (x *exporter) rounds() table {
	return table{columns: []string{
		"id", "url", "title", "title_en", "council", "council_name", "awards", "award_names", "disclosed_by", "stage",
		"published", "closes", "original_closes", "rule", "rule_citation", "days_needed", "days_counted", "count_unit",
		"first_day_counted", "council_meeting", "nominations", "opinions_received", "example",
	}, rows: func(w sink) {
		for _, r := range x.site.Rounds {
			x.round(w, r)
		}
	}}
}

func (x *exporter) round(w sink, r *site.Round) {
	window := &r.Window
	w.text(r.Round.ID)
	w.text(x.url("vi", r.URL))
	title := titleOf(r)
	w.text(title.Vi)
	w.text(title.En)
	unit(w, r.Council)
	w.list(r.Round.Awards)
	w.list(awardNames(r.Awards, "vi"))
	w.text(r.AtStage())
	w.text(string(r.Stage))
	w.text(r.Published.String())
	w.text(r.Ends().String())
	w.text(window.Original.String())
	rule := window.Rule
	if rule == nil && len(window.Rules) > 0 {
		rule = window.Rules[0]
	}
	if rule != nil {
		w.text(rule.ID)
		w.text(rule.Citation)
	} else {
		w.none()
		w.none()
	}
	whenKnown(w, window.Needed())
	if window.Err == nil {
		w.number(window.Count)
	} else {
		w.none()
	}
	w.text(window.Unit.String())
	w.flag(window.First)
	w.text(r.CouncilMeeting.String())
	w.number(r.Total())
	if n, known := r.OpinionsReceived(); known {
		w.number(n)
	} else {
		w.none()
	}
	w.flag(r.Example)
	w.end()
}

// titleOf is the title of a round; none where its personal content was removed, for a title may hold a name.
func titleOf(r *site.Round) lang.Words {
	if r.Withheld() {
		return lang.Words{}
	}
	return r.Label
}
