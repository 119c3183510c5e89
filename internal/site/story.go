package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// Exemplar is a story with its people.
type Exemplar struct {
	Node
	*record.Exemplar
	Subjects    []Subject
	Nominations []*Nomination
	Plans       []*Plan     // that started its movement
	Newer       *Exemplar   // the story published next, nil at the end
	Older       *Exemplar   // the story published before
	Related     []*Exemplar // others of its units, then of its topics
	Hidden      bool        // removed, or consent withdrawn: only a stub is shown
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

// linkStories tells each story its neighbours by date, and others to read next. Those before it come first, so that a new
// story changes few pages.
func (s *Site) linkStories() {
	shown := s.Stories()
	for i, e := range shown {
		if i > 0 {
			e.Newer = shown[i-1]
		}
		if i+1 < len(shown) {
			e.Older = shown[i+1]
		}
	}
	for _, kind := range []string{"unit", "topic"} {
		for _, one := range s.series {
			if one.Kind == kind {
				relate(one.Exemplars)
			}
		}
	}
}

// relatedRows is how many other stories are named below a story.
const relatedRows = 3

// relate names to each story of a series the next ones in it.
func relate(list []*Exemplar) {
	for i, e := range list {
		add := func(other *Exemplar) {
			if !slices.Contains(e.Related, other) {
				e.Related = append(e.Related, other)
			}
		}
		for j := i + 1; j < len(list) && len(e.Related) < relatedRows; j++ {
			add(list[j])
		}
		for j := i - 1; j >= 0 && len(e.Related) < relatedRows; j-- {
			add(list[j])
		}
	}
}

// wordsPerMinute is how fast stories are taken to be read, in Vietnamese syllables or English words.
const wordsPerMinute = 200

// Minutes is how long it takes to read the story in a language, at least 1; 0 where it has no body. A body without
// translation is read in Vietnamese.
func (e *Exemplar) Minutes(language string) int {
	body := e.Body
	if translated := e.Translations[language]["body"]; translated != "" {
		body = translated
	}
	n := 0
	for word := range strings.FieldsSeq(body) {
		if strings.ContainsFunc(word, readable) {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return max(1, (n+wordsPerMinute/2)/wordsPerMinute)
}

func readable(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// Corrected is the day on which the story was last put right, else that of its publication.
func (e *Exemplar) Corrected() calendar.Date {
	last := e.Published
	for _, c := range e.Corrections {
		if c.On.After(last) {
			last = c.On
		}
	}
	return last
}
