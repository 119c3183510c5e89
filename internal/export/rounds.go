package export

import (
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// rounds is the list of rounds with their windows as counted.
func (x *exporter) rounds() Table {
	return Table{Name: "dot-lay-y-kien", Columns: described([]Column{
		{Name: "id", Says: "round_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "title", Says: "round_title"},
		{Name: "title_en"},
		{Name: "council", Of: "don-vi"},
		{Name: "council_name"},
		{Name: "awards", Says: "round_awards", List: true, Of: "danh-hieu"},
		{Name: "award_names", List: true},
		{Name: "disclosed_by", Enum: enum(record.KindRound, "stage"), Words: "disclosed", Required: true},
		{Name: "stage", Says: "round_stage", Enum: roundStages, Words: "stage", Required: true},
		{Name: "published", Says: "round_published", Shape: Day, Required: true},
		{Name: "closes", Shape: Day, Required: true},
		{Name: "original_closes", Shape: Day, Required: true},
		{Name: "rule", Of: "quy-dinh"},
		{Name: "rule_citation"},
		{Name: "days_needed", Shape: Whole},
		{Name: "days_counted", Shape: Whole},
		{Name: "count_unit", Enum: enum(record.KindRule, "window.unit"), Words: "data.days", Required: true},
		{Name: "first_day_counted", Shape: Truth, Required: true},
		{Name: "council_meeting", Shape: Day},
		{Name: "nominations", Says: "round_nominations", Shape: Whole, Required: true},
		{Name: "opinions_received", Shape: Whole},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
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
	if n, known := r.OpinionsReceived(); known && tellsOpinions(r) {
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
