package site

import (
	"slices"
	"time"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
)

// Workshop is what the parts of the layouts are shown with: of each kind of thing one that the site has, nil where it
// has none.
type Workshop struct {
	Rounds      []*Round      // one at each stage
	Nominations []*Nomination // one for each thing that is said of how far it has come, and one of each kind
	Figures     []*Figure     // one drawn in each way
	Open, Ended *Round        // of those that may name their proposals; Ended tells of comments, if one does
	Extended    *Round
	Nomination  *Nomination // of the round that is open, if there is one
	Decision    *Decision
	Exemplar    *Exemplar
	Plan        *Plan
	Report      *Report
	Unit        *Unit
	Cluster     *Cluster
	Award       *Award
	Rule        *Rule
	Paging      *Paging // of a list in the middle of which a reader stands
	Strip       *Strip  // with a day of each kind
}

// Workshop chooses the things to show: the first of each list, where there is no better one.
func (s *Site) Workshop() *Workshop {
	w := &Workshop{
		Figures:  firsts(s.AllFigures(), func(f *Figure) string { return f.kind() }),
		Decision: one(s.Decisions), Exemplar: one(s.Stories()), Plan: one(s.Plans), Report: one(s.Reports),
		Unit: s.Organisation, Cluster: one(s.Clusters), Award: one(s.Awards), Rule: one(s.Rules),
		Paging: samplePaging(), Strip: sampleStrip(),
	}
	w.Rounds = firsts(s.Kept(), func(r *Round) string { return string(r.Stage) })
	for _, r := range s.Kept() {
		switch {
		case r.Receiving && w.Open == nil:
			w.Open = r
		case r.Shown && !r.Receiving && (w.Ended == nil || w.Ended.Heard() == nil && r.Heard() != nil):
			w.Ended = r
		}
		if r.Shown && r.Extended() && w.Extended == nil {
			w.Extended = r
		}
	}
	w.Nominations = firsts(s.Nominations, (*Nomination).said)
	for _, n := range firsts(s.Nominations, func(n *Nomination) string { return n.Candidate.Kind }) {
		if n.Hidden == "" && !slices.Contains(w.Nominations, n) {
			w.Nominations = append(w.Nominations, n)
		}
	}
	for _, n := range s.Nominations {
		if n.Hidden == "" && (w.Nomination == nil || n.Round == w.Open && w.Nomination.Round != w.Open) {
			w.Nomination = n
		}
	}
	return w
}

// kind tells apart figures that look different; "" where one is empty.
func (f *Figure) kind() string {
	if f.Empty != "" {
		return ""
	}
	return string(f.Chart)
}

// said is what is told of how far a nomination has come; "" where it is hidden.
func (n *Nomination) said() string {
	switch o := n.Outcome(); {
	case n.Hidden != "":
		return ""
	case o != nil:
		return o.Result
	}
	return string(n.Stage)
}

// firsts is the first thing of each kind, in the order of a list; things of the kind "" are left out.
func firsts[T any](list []*T, kind func(*T) string) []*T {
	var found []*T
	seen := map[string]bool{"": true}
	for _, thing := range list {
		if k := kind(thing); !seen[k] {
			seen[k] = true
			found = append(found, thing)
		}
	}
	return found
}

// one is the first of a list, nil where it is empty.
func one[T any](list []*T) *T {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// samplePaging stands in the middle of a list; its pages are the list of rounds, so that its links lead somewhere.
func samplePaging() *Paging {
	const of = 9
	rounds := section(address.Rounds)
	p := &Paging{N: 5, Of: of, Total: of * PerPage, First: rounds, Newer: rounds, Older: rounds}
	p.Near = p.near()
	for i := range p.Near {
		if p.Near[i].URL != "" {
			p.Near[i].URL = rounds
		}
	}
	return p
}

// sampleStrip is two weeks up to a meeting, with a day of each kind. The days are no round's.
func sampleStrip() *Strip {
	kinds := map[int]calendar.Kind{
		5: calendar.WorkedWeekend, 6: calendar.Weekend, 9: calendar.Holiday, 12: calendar.Weekend, 13: calendar.Weekend,
	}
	days := make([]calendar.Day, 15)
	counted := 0
	for i := range days {
		days[i].Date, days[i].Kind = calendar.Of(2026, time.August, 17).AddDays(i), kinds[i]
		if i > 0 && days[i].Kind.Works() {
			counted++
			days[i].N = counted
		}
	}
	strip := newStrip(days, calendar.Working)
	strip.Cells[4].Original, strip.Extended = true, true
	strip.Cells[11].Last = true
	strip.Cells[14].Meeting, strip.Cells[14].N, strip.Meeting = true, 0, true
	return strip
}
