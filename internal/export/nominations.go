package export

import (
	"slices"

	"congkhai/internal/record"
	"congkhai/internal/site"
)

// nominations is the list of proposed awards that may be shown. Year of birth and home commune are in it only where
// site.toml asks for them.
func (x *exporter) nominations(list []*site.Nomination) Table {
	year := slices.Contains(x.config.Data.Fields, "birth_year")
	home := slices.Contains(x.config.Data.Fields, "hometown")
	columns := []Column{
		{Name: "id", Says: "nomination_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "round", Of: "dot-lay-y-kien", Required: true},
		{Name: "candidate_name", Required: true},
		{Name: "candidate_honorific"},
		{Name: "candidate_kind", Enum: enum(record.KindNomination, "candidate.kind"), Words: "kind", Required: true},
		{Name: "position"},
		{Name: "unit", Says: "candidate_unit", Of: "don-vi"},
		{Name: "unit_name", Says: "candidate_unit_name"},
		{Name: "award", Says: "proposed_award", Of: "danh-hieu"},
		{Name: "award_name", Says: "proposed_award_name"},
		{Name: "class", Says: "proposed_class"},
		{Name: "category", Enum: enum(record.KindNomination, "category"), Words: "category", Required: true},
		{Name: "posthumous", Shape: Truth, Required: true},
		{Name: "proposed_by"},
		{Name: "proposed_by_name"},
		{Name: "stage", Says: "nomination_stage", Enum: nominationStages(), Words: "stage", Required: true},
		{Name: "result", Says: "last_result", Enum: resultKinds(), Words: "stage"},
		{Name: "result_award", Of: "danh-hieu"},
		{Name: "result_class"},
		{Name: "decision_number"},
		{Name: "example", Shape: Truth, Required: true},
		{Name: "code", Required: true},
	}
	if year {
		columns = append(columns, Column{Name: "birth_year", Shape: Whole})
	}
	if home {
		columns = append(columns, Column{Name: "hometown"})
	}
	return Table{Name: "de-nghi", Columns: described(columns), Key: []string{"id"}, rows: func(w sink) {
		for _, n := range list {
			if n.Hidden != "" {
				continue
			}
			x.nomination(w, n)
			if year {
				whenKnown(w, n.Candidate.BirthYear)
			}
			if home {
				w.text(n.Candidate.Hometown)
			}
			w.end()
		}
	}}
}

// resultKinds are what a decision can say of a proposed award.
func resultKinds() []string { return enum(record.KindDecision, "outcomes.result") }

// roundStages are the stages of rounds, and nominationStages those of proposed awards whose names are shown.
var roundStages = []string{"upcoming", "open", "closing-soon", "closed", "considered", "submitted", "decided"}

func nominationStages() []string {
	return slices.Concat(roundStages[1:], []string{"on-hold", "withdrawn", "not-forwarded"}, resultKinds())
}

func (x *exporter) nomination(w sink, n *site.Nomination) {
	w.text(n.Nomination.ID)
	w.text(x.url("vi", n.URL))
	w.text(n.Round.Round.ID)
	candidate(w, n)
	w.text(n.Candidate.Position)
	unit(w, n.Unit)
	award(w, n.Award)
	w.text(n.Class)
	w.text(n.Category)
	w.flag(n.Posthumous)
	party(w, n.Proposer)
	w.text(string(n.Stage))
	if o := n.Outcome(); o != nil {
		w.text(o.Result)
		given, class := "", ""
		if speaksOfAward(o) && o.Award != nil {
			given, class = o.Award.Award.ID, o.Class
		}
		w.text(given)
		w.text(class)
		w.text(o.Decision.Number)
	} else {
		w.none()
		w.none()
		w.none()
		w.none()
	}
	w.flag(n.Example)
	w.text(n.Code)
}

func candidate(w sink, n *site.Nomination) {
	w.text(n.Candidate.Name)
	w.text(n.Candidate.Honorific)
	w.text(n.Candidate.Kind)
}

func unit(w sink, u *site.Unit) {
	if u == nil {
		w.none()
		w.none()
		return
	}
	w.text(u.Unit.ID)
	w.text(u.Label.Vi)
}

func award(w sink, a *site.Award) {
	if a == nil {
		w.none()
		w.none()
		return
	}
	w.text(a.Award.ID)
	w.text(a.Label.Vi)
}

func party(w sink, p site.Party) {
	if p.Node == nil {
		w.none()
		w.none()
		return
	}
	w.text(p.Rec.ID)
	w.text(p.Label.Vi)
}

// whenKnown writes a number of which 0 means that it is not known.
func whenKnown(w sink, n int) {
	if n == 0 {
		w.none()
		return
	}
	w.number(n)
}
