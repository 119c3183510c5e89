package export

import (
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// outcomes is what the decisions say of each proposed award that may be shown.
func (x *exporter) outcomes() Table {
	return Table{Name: "ket-qua", Columns: described([]Column{
		{Name: "decision", Required: true},
		{Name: "decision_url", Shape: Address, Required: true},
		{Name: "decision_number", Required: true},
		{Name: "authority", Says: "decision_authority", Enum: enum(record.KindDecision, "authority"), Words: "authority", Required: true},
		{Name: "signed", Shape: Day, Required: true},
		{Name: "nomination", Of: "de-nghi", Required: true},
		{Name: "nomination_url", Shape: Address, Required: true},
		{Name: "round", Of: "dot-lay-y-kien", Required: true},
		{Name: "candidate_name", Required: true},
		{Name: "candidate_honorific"},
		{Name: "candidate_kind", Enum: enum(record.KindNomination, "candidate.kind"), Words: "kind", Required: true},
		{Name: "position"},
		{Name: "unit", Says: "candidate_unit", Of: "don-vi"},
		{Name: "unit_name", Says: "candidate_unit_name"},
		{Name: "result", Enum: resultKinds(), Words: "stage", Required: true},
		{Name: "award", Says: "given_award", Of: "danh-hieu"},
		{Name: "award_name", Says: "given_award_name"},
		{Name: "class", Says: "given_class"},
		{Name: "posthumous", Shape: Truth, Required: true},
		{Name: "proposed_award", Of: "danh-hieu"},
		{Name: "proposed_class"},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"decision", "nomination"}, rows: func(w sink) {
		for _, d := range x.site.Decisions {
			if d.Withheld() {
				continue
			}
			for _, o := range d.Outcomes {
				if o.Nomination.Hidden == "" {
					x.outcome(w, o)
				}
			}
		}
	}}
}

func (x *exporter) outcome(w sink, o *site.Outcome) {
	d, n := o.Decision, o.Nomination
	w.text(d.Decision.ID)
	w.text(x.url("vi", d.URL))
	w.text(d.Number)
	w.text(d.Authority)
	w.text(d.Signed.String())
	w.text(n.Nomination.ID)
	w.text(x.url("vi", n.URL))
	w.text(n.Round.Round.ID)
	candidate(w, n)
	w.text(n.Candidate.Position)
	unit(w, n.Unit)
	w.text(o.Result)
	if speaksOfAward(o) {
		award(w, o.Award)
		w.text(o.Class)
	} else {
		award(w, nil)
		w.none()
	}
	w.flag(n.Posthumous)
	w.text(n.Nomination.Award)
	w.text(n.Class)
	w.flag(d.Example || n.Example)
	w.end()
}

// speaksOfAward reports whether the outcome names an award that was given, be it for a time.
func speaksOfAward(o *site.Outcome) bool { return o.Result != "not-awarded" && o.Result != "deferred" }
