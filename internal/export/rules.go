package export

import (
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// rules is the list of disclosure rules, in force and past.
func (x *exporter) rules() Table {
	return Table{Name: "quy-dinh", Columns: described([]Column{
		{Name: "id", Says: "rule_id", Required: true},
		{Name: "citation", Required: true},
		{Name: "citation_en"},
		{Name: "source", Required: true},
		{Name: "awards", Says: "rule_awards", List: true, Of: "danh-hieu"},
		{Name: "disclosed_by", Enum: enum(record.KindRule, "stage"), Words: "disclosed", Required: true},
		{Name: "window_days", Shape: Whole},
		{Name: "window_unit", Enum: enum(record.KindRule, "window.unit"), Words: "data.days"},
		{Name: "gap_days", Shape: Whole},
		{Name: "gap_unit", Enum: enum(record.KindRule, "council_gap.unit"), Words: "data.days"},
		{Name: "venues", List: true, Enum: enum(record.KindRule, "venues"), Words: "venue"},
		{Name: "any_venue", Shape: Truth, Required: true},
		{Name: "exempt_categories", List: true, Enum: enum(record.KindRule, "exempt_categories"), Words: "category"},
		{Name: "valid_from", Says: "rule_from", Shape: Day, Required: true},
		{Name: "valid_to", Says: "rule_to", Shape: Day},
		{Name: "transition_citation"},
		{Name: "received_before", Shape: Day},
		{Name: "verified", Shape: Truth, Required: true},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, r := range x.site.Rules {
			x.rule(w, r)
		}
	}}
}

func (x *exporter) rule(w sink, r *site.Rule) {
	w.text(r.ID)
	citation := r.Words("citation", r.Citation)
	w.text(citation.Vi)
	w.text(citation.En)
	w.text(r.Source)
	awards := make([]string, len(r.Awards))
	for i, a := range r.Awards {
		awards[i] = a.Award.ID
	}
	w.list(awards)
	w.text(r.Stage)
	length(w, r.Window)
	length(w, r.CouncilGap)
	w.list(r.Venues)
	w.flag(r.VenuesAny)
	w.list(r.ExemptCategories)
	w.text(r.ValidFrom.String())
	w.text(r.ValidTo.String())
	if t := r.Transition; t != nil {
		w.text(t.Citation)
		w.text(t.ReceivedBefore.String())
	} else {
		w.none()
		w.none()
	}
	w.flag(r.Verified)
	w.flag(r.Example)
	w.end()
}

// length writes a number of days and their unit; neither where a rule sets no length, only the unit where its text
// names no number.
func length(w sink, l *record.Length) {
	if l == nil {
		w.none()
		w.none()
		return
	}
	whenKnown(w, l.Days)
	w.text(l.Unit)
}
