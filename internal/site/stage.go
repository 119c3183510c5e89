package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// Stage is how far a round or a nomination has come.
type Stage string

// Stages of rounds. A nomination is at the stage of its round unless it has one of its own.
const (
	Upcoming    Stage = "upcoming"
	Open        Stage = "open"
	ClosingSoon Stage = "closing-soon"
	Closed      Stage = "closed"
	Considered  Stage = "considered"
	Submitted   Stage = "submitted"
	Decided     Stage = "decided"
)

// Stages that only nominations have.
const (
	OnHold       Stage = "on-hold"
	Withdrawn    Stage = "withdrawn"
	NotForwarded Stage = "not-forwarded"
	Retired      Stage = "retired" // the time of showing is over; a stub stays
)

// SoonDays is how many working days before its end a round is closing soon.
const SoonDays = 3

// Transition is a change of stage by the passing of time or by a recorded event.
type Transition struct {
	At     time.Time
	Record record.Ref
	Stage  Stage
}

// transitions lists every change of every round and nomination, in order of time.
func (s *Site) transitions() []Transition {
	var list []Transition
	decided, results := s.results()
	for _, r := range s.Rounds {
		list = s.roundTransitions(list, r, decided[r.Round.ID])
	}
	for _, n := range record.Sorted(s.Set.Nominations) {
		if !n.Draft && s.rounds[n.RoundID()] != nil {
			list = s.nominationTransitions(list, n, results[n.ID])
		}
	}
	slices.SortStableFunc(list, func(a, b Transition) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(string(a.Record.Kind), string(b.Record.Kind)), strings.Compare(a.Record.ID, b.Record.ID))
	})
	return list
}

// results finds the day of the first decision on each round, and the outcomes of each nomination.
func (s *Site) results() (decided map[string]calendar.Date, results map[string][]Transition) {
	decided, results = map[string]calendar.Date{}, map[string][]Transition{}
	for _, d := range record.Sorted(s.Set.Decisions) {
		if d.Draft {
			continue
		}
		for _, o := range d.Outcomes {
			n, ok := s.Set.Nomination("", o.Nomination)
			if !ok {
				continue
			}
			if first := decided[n.RoundID()]; first.IsZero() || d.Signed.Before(first) {
				decided[n.RoundID()] = d.Signed
			}
			results[n.ID] = append(results[n.ID], Transition{At: s.start(d.Signed), Record: n.Ref(), Stage: Stage(o.Result)})
		}
	}
	return decided, results
}

func (s *Site) start(d calendar.Date) time.Time { return d.Start(s.Config.Zone) }

func (s *Site) roundTransitions(list []Transition, r *Round, decided calendar.Date) []Transition {
	ref := r.Round.Ref()
	add := func(at time.Time, stage Stage) { list = append(list, Transition{at, ref, stage}) }
	begin := s.start(r.Published)
	end := r.Closes
	for i := 0; ; i++ {
		until := time.Time{} // when the next extension takes effect
		if i < len(r.Extensions) {
			until = s.start(r.Extensions[i].On)
		}
		for _, t := range s.span(begin, end, i == 0) {
			if until.IsZero() || t.At.Before(until) {
				add(t.At, t.Stage)
			}
		}
		if i == len(r.Extensions) {
			break
		}
		begin, end = until, r.Extensions[i].To
	}
	if c := r.CouncilResult; c != nil {
		add(s.start(c.Met), Considered)
	}
	if r.Submitted != nil {
		add(s.start(r.Submitted.On), Submitted)
	}
	if !decided.IsZero() {
		add(s.start(decided), Decided)
		if days := s.Config.Retention.Days; days > 0 {
			r.retired = s.start(decided.AddDays(days))
			add(r.retired, Retired)
		}
	}
	return list
}

// span lists the changes of a window that is open from begin to the end of a day. Where the table of days off that
// "closing soon" needs is missing, the round goes from open to closed.
func (s *Site) span(begin time.Time, end calendar.Date, first bool) []Transition {
	closed := s.start(end.AddDays(1))
	stage := Open
	var list []Transition
	soon, err := s.Law.Calendar.LastDays(end, SoonDays)
	from := s.start(soon)
	switch {
	case !begin.Before(closed) && !first:
		return []Transition{{At: begin, Stage: Closed}}
	case err == nil && !from.After(begin):
		stage = ClosingSoon
	case err == nil:
		list = append(list, Transition{At: from, Stage: ClosingSoon})
	}
	return append([]Transition{{At: begin, Stage: stage}}, append(list, Transition{At: closed, Stage: Closed})...)
}

func (s *Site) nominationTransitions(list []Transition, n *record.Nomination, results []Transition) []Transition {
	ref := n.Ref()
	round := s.rounds[n.RoundID()]
	for _, h := range n.Holds {
		list = append(list, Transition{s.start(h.Since), ref, OnHold})
		if !h.Until.IsZero() {
			list = append(list, Transition{s.start(h.Until), ref, ""}) // back to the round's own stage
		}
	}
	if c := round.CouncilResult; c != nil {
		for _, id := range c.NotForwarded {
			if other, ok := s.Set.Nomination(n.RoundID(), id); ok && other == n {
				list = append(list, Transition{s.start(c.Met), ref, NotForwarded})
			}
		}
	}
	if w := n.Withdrawal; w != nil {
		list = append(list, Transition{s.start(w.On), ref, Withdrawn})
	}
	return append(list, results...)
}

// apply sets the stage of every round and nomination at an instant.
func (s *Site) apply(asOf time.Time) {
	for _, r := range s.Rounds {
		r.Stage, r.undecided = Upcoming, Upcoming
	}
	s.pass(asOf)
	for _, r := range s.Rounds {
		r.Round = s.roundAt(r.Round, asOf)
		r.Window = s.Law.Window(r.Round)
		r.Shown = r.Stage != Upcoming
		r.Receiving = (r.Stage == Open || r.Stage == ClosingSoon) && !r.Withheld()
		if !r.retired.IsZero() && !asOf.Before(r.retired) {
			r.retire()
		}
		r.Moves = s.movesOf(r.Round.Ref())
	}
}

// pass goes through the transitions up to an instant, and notes those that are still to come.
func (s *Site) pass(asOf time.Time) {
	for i := range s.Transitions {
		t := &s.Transitions[i]
		if t.At.After(asOf) {
			if s.Next == nil {
				s.Next = t
			}
			s.moves[t.Record] = append(s.moves[t.Record], *t)
			continue
		}
		s.StateAsOf = t.At
		if t.Record.Kind == record.KindNomination {
			s.stages[t.Record] = t.Stage
			continue
		}
		r := s.rounds[t.Record.ID]
		if t.Stage != Retired {
			r.Stage = t.Stage
		}
		if t.Stage != Retired && t.Stage != Decided {
			r.undecided = t.Stage
		}
	}
}
