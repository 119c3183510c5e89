package export

import (
	"slices"

	"congkhai/internal/site"
)

// nominations is the list of proposed awards that may be shown. Year of birth and home commune are in it only where
// site.toml asks for them.
func (x *exporter) nominations(list []*site.Nomination) table {
	year := slices.Contains(x.config.Data.Fields, "birth_year")
	home := slices.Contains(x.config.Data.Fields, "hometown")
	t := table{columns: []string{
		"id", "url", "round", "candidate_name", "candidate_honorific", "candidate_kind", "position", "unit", "unit_name",
		"award", "award_name", "class", "category", "posthumous", "proposed_by", "proposed_by_name", "stage",
		"result", "result_award", "result_class", "decision_number", "example",
	}}
	if year {
		t.columns = append(t.columns, "birth_year")
	}
	if home {
		t.columns = append(t.columns, "hometown")
	}
	t.rows = func(w sink) {
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
	}
	return t
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
}

// outcomes is what the decisions say of each proposed award that may be shown.
func (x *exporter) outcomes() table {
	return table{columns: []string{
		"decision", "decision_url", "decision_number", "authority", "signed", "nomination", "nomination_url", "round",
		"candidate_name", "candidate_honorific", "candidate_kind", "position", "unit", "unit_name", "result",
		"award", "award_name", "class", "posthumous", "proposed_award", "proposed_class", "example",
	}, rows: func(w sink) {
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
