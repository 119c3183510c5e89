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
	Counts    HomeCounts
	Bands     []Band
}

// HomeCounts is how much there is to read on the site.
type HomeCounts struct{ Rounds, Proposals, Decisions, Stories int }

// Band is sections of the first page that stand together: one below the other on telephones; on wide screens those of
// Aside stand beside those of Main.
type Band struct{ Main, Aside []string }

// columns are the sections that stand in two columns on wide screens: what can be done now in the first, the rest in
// the second. Sections that are not here take the whole width.
var columns = map[string]int{"open": 1, "upcoming": 1, "how": 2, "results": 2, "stories": 2, "figures": 2}

// bands puts sections together without changing their order.
func bands(sections []string) []Band {
	var list []Band
	at := 0 // the column of the section before
	for _, name := range sections {
		column := columns[name]
		switch {
		case column == 2 && at > 0 && columns[list[len(list)-1].Main[0]] == 1:
			last := &list[len(list)-1]
			last.Aside = append(last.Aside, name)
		case column > 0 && column == at:
			last := &list[len(list)-1]
			last.Main = append(last.Main, name)
		default:
			list = append(list, Band{Main: []string{name}})
		}
		at = column
	}
	return list
}

// Home gathers the first page.
func (s *Site) Home() *Home {
	kept, stories := s.Kept(), s.Stories()
	h := &Home{
		Stories: first(stories, 3), Results: first(s.Decisions, 3), Bands: bands(s.Config.Home.Sections),
		Counts: HomeCounts{Rounds: len(kept), Decisions: len(s.Decisions), Stories: len(stories)},
	}
	for _, n := range s.Nominations {
		if n.Hidden == "" {
			h.Counts.Proposals++
		}
	}
	for _, r := range kept {
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
