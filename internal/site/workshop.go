package site

// Workshop is what the parts of the layouts are shown with: of each kind of thing one that the site has, nil where it
// has none.
type Workshop struct {
	Open, Ended *Round // of those that may name their proposals
	Nomination  *Nomination
	Decision    *Decision
	Exemplar    *Exemplar
	Plan        *Plan
	Report      *Report
	Unit        *Unit
	Cluster     *Cluster
	Award       *Award
	Rule        *Rule
}

// Workshop chooses the things to show: rounds by their stage, the nomination of the round that is open, and else the
// first of each list.
func (s *Site) Workshop() *Workshop {
	w := &Workshop{
		Decision: one(s.Decisions), Exemplar: one(s.Stories()), Plan: one(s.Plans), Report: one(s.Reports),
		Unit: s.Organisation, Cluster: one(s.Clusters), Award: one(s.Awards), Rule: one(s.Rules),
	}
	for _, r := range s.Kept() {
		switch {
		case r.Receiving && w.Open == nil:
			w.Open = r
		case r.Shown && !r.Receiving && w.Ended == nil:
			w.Ended = r
		}
	}
	for _, n := range s.Nominations {
		if n.Hidden == "" && (w.Nomination == nil || n.Round == w.Open && w.Nomination.Round != w.Open) {
			w.Nomination = n
		}
	}
	return w
}

// one is the first of a list, nil where it is empty.
func one[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}
