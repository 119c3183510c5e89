package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"congkhai/internal/record"
)

// Decision is a decision with its outcomes.
type Decision struct {
	Node
	*record.Decision
	Outcomes []*Outcome
}

// Outcome is what a decision says of a nomination.
type Outcome struct {
	record.Outcome
	Decision   *Decision
	Nomination *Nomination
	Award      *Award // the award given; the proposed one unless the decision says another
	Class      string
}

// Undone is the later outcome by which an award was annulled or the title taken away; nil while the award stands.
func (o *Outcome) Undone() *Outcome {
	if o.Result != "awarded" {
		return nil
	}
	var undone *Outcome
	after := false
	for _, next := range o.Nomination.Outcomes {
		switch {
		case next == o:
			after = true
		case !after:
		case next.Result == "awarded":
			return undone
		case next.Result == "annulled", next.Result == "stripped":
			undone = next
		case next.Result == "restored":
			undone = nil
		}
	}
	return undone
}

// Undoes is the award that the outcome annuls, takes away or gives back; nil where no decision on the site tells of it.
func (o *Outcome) Undoes() *Outcome {
	if o.Result != "annulled" && o.Result != "stripped" && o.Result != "restored" {
		return nil
	}
	var award *Outcome
	for _, before := range o.Nomination.Outcomes {
		if before == o {
			break
		}
		if before.Result == "awarded" {
			award = before
		}
	}
	return award
}

func (s *Site) addDecisions(asOf time.Time) {
	for _, r := range record.Sorted(s.Set.Decisions) {
		if r.Draft || s.start(r.Signed).After(asOf) {
			continue
		}
		d := &Decision{Node: node(&r.Base, "number", r.Number), Decision: r}
		for _, o := range r.Outcomes {
			n, ok := s.Set.Nomination("", o.Nomination)
			if !ok || s.nominations[n.ID] == nil {
				continue
			}
			outcome := &Outcome{Outcome: o, Decision: d, Nomination: s.nominations[n.ID], Class: cmp.Or(o.Class, n.Class)}
			outcome.Award = s.awards[cmp.Or(o.Award, n.Award)]
			d.Outcomes = append(d.Outcomes, outcome)
		}
		s.Decisions = append(s.Decisions, d)
	}
	slices.SortStableFunc(s.Decisions, func(a, b *Decision) int {
		return cmp.Or(b.Signed.Compare(a.Signed), strings.Compare(a.Decision.ID, b.Decision.ID))
	})
	for _, d := range slices.Backward(s.Decisions) {
		slices.SortStableFunc(d.Outcomes, func(a, b *Outcome) int { return compareNames(a.Nomination, b.Nomination) })
		for _, o := range d.Outcomes {
			o.Nomination.Outcomes = append(o.Nomination.Outcomes, o)
			if r := o.Nomination.Round; !slices.Contains(r.Decisions, d) {
				r.Decisions = append(r.Decisions, d)
			}
		}
	}
}
