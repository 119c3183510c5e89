package site

import (
	"cmp"
	"slices"
	"strings"
)

// Home is what the first page shows.
type Home struct {
	Open      []*Round // soonest end first
	Upcoming  []*Round // soonest beginning first
	LastEnded *Round   // where nothing is open
	Results   []*Decision
	Stories   []*Exemplar
}

// Home gathers the first page.
func (s *Site) Home() *Home {
	h := &Home{Stories: first(s.Stories(), 3), Results: first(s.Decisions, 3)}
	for _, r := range s.Kept() {
		switch {
		case r.Receiving:
			h.Open = append(h.Open, r)
		case r.Stage == Upcoming:
			h.Upcoming = append(h.Upcoming, r)
		case h.LastEnded == nil || r.Ends().After(h.LastEnded.Ends()):
			h.LastEnded = r
		}
	}
	slices.SortStableFunc(h.Open, func(a, b *Round) int { return cmp.Or(a.Ends().Compare(b.Ends()), strings.Compare(a.URL, b.URL)) })
	slices.SortStableFunc(h.Upcoming, func(a, b *Round) int {
		return cmp.Or(a.Published.Compare(b.Published), strings.Compare(a.URL, b.URL))
	})
	return h
}

func first[T any](list []T, n int) []T { return list[:min(n, len(list))] }
