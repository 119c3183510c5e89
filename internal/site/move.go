package site

import (
	"cmp"
	"slices"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// Move is a change of stage that is still to come, as a page tells it beforehand: a page that is read later than it was
// made moves its state forward by them.
type Move struct {
	At    time.Time
	Stage Stage
}

// movesOf lists what is still to come of a round.
func (s *Site) movesOf(ref record.Ref) []Move {
	var list []Move
	for _, t := range s.moves[ref] {
		if t.Stage != Retired {
			list = append(list, Move{t.At, t.Stage})
		}
	}
	return list
}

// stageOf is the stage of a nomination and what is still to come of it: its own stages where it has any, else those of
// its round. That a decision was made is told of those alone that a decision names.
func (s *Site) stageOf(n *record.Nomination, round *Round) (Stage, []Move) {
	own := s.stages[n.Ref()]
	if own != "" && len(s.moves[n.Ref()]) == 0 {
		return own, nil
	}
	stage, roundStage, ownStage := cmp.Or(own, round.undecided), round.undecided, own
	both := slices.Concat(s.moves[n.Ref()], s.moves[round.Round.Ref()])
	slices.SortStableFunc(both, func(a, b Transition) int { return a.At.Compare(b.At) })
	var moves []Move
	now := stage
	for _, t := range both {
		switch {
		case t.Stage == Retired, t.Stage == Decided:
			continue
		case t.Record.Kind == record.KindNomination:
			ownStage = t.Stage
		default:
			roundStage = t.Stage
		}
		if next := cmp.Or(ownStage, roundStage); next != now {
			moves, now = append(moves, Move{t.At, next}), next
		}
	}
	return stage, moves
}

// roundAt is a round without the events that have not happened at an instant: a page tells no decision of tomorrow, and
// the end of a window is moved on the day on which an extension takes effect. What was told beforehand stays in the list
// of transitions.
func (s *Site) roundAt(r *record.Round, asOf time.Time) *record.Round {
	later := func(d calendar.Date) bool { return s.start(d).After(asOf) }
	n := len(r.Extensions)
	for n > 0 && later(r.Extensions[n-1].On) {
		n--
	}
	met := r.CouncilResult == nil || !later(r.CouncilResult.Met)
	submitted := r.Submitted == nil || !later(r.Submitted.On)
	if n == len(r.Extensions) && met && submitted {
		return r
	}
	then := *r
	then.Extensions = r.Extensions[:n]
	if !met {
		then.CouncilResult = nil
	}
	if !submitted {
		then.Submitted = nil
	}
	return &then
}

// nominationAt is a nomination without the holds and the withdrawal that have not happened at an instant.
func (s *Site) nominationAt(r *record.Nomination, asOf time.Time) *record.Nomination {
	later := func(d calendar.Date) bool { return !d.IsZero() && s.start(d).After(asOf) }
	if r.Withdrawal == nil && len(r.Holds) == 0 {
		return r
	}
	then := *r
	then.Holds = nil
	for _, h := range r.Holds {
		if later(h.Since) {
			continue
		}
		if later(h.Until) {
			h.Until = calendar.Date{}
		}
		then.Holds = append(then.Holds, h)
	}
	if w := r.Withdrawal; w != nil && later(w.On) {
		then.Withdrawal = nil
	}
	return &then
}
