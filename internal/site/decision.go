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
