package site

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// Exemplar is a story with its people.
type Exemplar struct {
	Node
	*record.Exemplar
	Subjects    []Subject
	Nominations []*Nomination
	Plans       []*Plan // that started its movement
	Hidden      bool    // removed, or consent withdrawn: only a stub is shown
}

// Subject is one of those whom a story is about.
type Subject struct {
	record.Subject
	Unit *Unit
}

func (s *Site) addExemplars() {
	movements := map[string][]*Plan{}
	for _, p := range s.Plans {
		for _, m := range p.Movements {
			movements[viet.Slug(m.Name)] = append(movements[viet.Slug(m.Name)], p)
		}
	}
	for _, r := range record.Sorted(s.Set.Exemplars) {
		if r.Draft {
			continue
		}
		e := &Exemplar{Node: node(&r.Base, "title", r.Title), Exemplar: r, Hidden: r.Withheld()}
		for _, subject := range r.Subjects {
			e.Subjects = append(e.Subjects, Subject{Subject: subject, Unit: s.units[subject.Unit]})
		}
		for _, id := range r.Nominations {
			if n := s.nominations[id]; n != nil && n.Hidden == "" {
				e.Nominations = append(e.Nominations, n)
			}
		}
		if r.Movement != "" {
			e.Plans = movements[viet.Slug(r.Movement)]
		}
		s.Exemplars = append(s.Exemplars, e)
	}
	slices.SortStableFunc(s.Exemplars, func(a, b *Exemplar) int {
		return cmp.Or(b.Published.Compare(a.Published), strings.Compare(a.Exemplar.ID, b.Exemplar.ID))
	})
	for _, e := range s.Exemplars {
		if e.Hidden {
			continue
		}
		var seen []*Unit
		for _, subject := range e.Subjects {
			if u := subject.Unit; u != nil && !slices.Contains(seen, u) {
				u.Exemplars = append(u.Exemplars, e)
				seen = append(seen, u)
			}
		}
		for _, n := range e.Nominations {
			n.Exemplars = append(n.Exemplars, e)
		}
	}
}
