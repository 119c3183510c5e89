package site

import (
	"path"
	"slices"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/record"
)

// Past is what git tells of a record that the public sees.
type Past struct {
	Why         string        // why nothing is told: a history.Log's Why; "" where something is
	First       calendar.Date // from when the record was public; zero where that is not known
	Unknown     string        // why First is not known: "shallow", "rewritten"
	Last        calendar.Date // when it was last changed; zero where it never was
	Steps       []PastStep    // what changed since it was public, the latest first
	Uncommitted bool          // what is shown is not, or not as it is, in the history
}

// PastStep is what one change of a record changed.
type PastStep struct {
	On      calendar.Date // zero where git does not tell any more
	Changes []history.Change
}

// Past tells the history of a record that is public from a day on; a zero day for always.
func (s *Site) Past(r record.Record, since calendar.Date) *Past {
	b := r.Common()
	if s.History == nil {
		return &Past{Why: "no-repository"}
	}
	if s.History.State == history.None {
		return &Past{Why: s.History.Why}
	}
	trail := s.History.Trail(b.File)
	if trail == nil {
		return &Past{Uncommitted: true}
	}
	p := &Past{Uncommitted: !s.History.Committed(b.File, b.Blob)}
	first := trail.Public()
	if first == nil {
		return &Past{Uncommitted: true}
	}
	switch {
	case trail.Known(first):
		p.First = s.dayOf(first.At)
		if since.After(p.First) {
			p.First = since
		}
	case first.Rewritten:
		p.Unknown = "rewritten"
	default:
		p.Unknown = "shallow"
	}
	if len(trail.Versions) == 1 && !p.Uncommitted {
		return p
	}
	for _, step := range trail.Since(first).Changes(history.FactsOf(r)) {
		if step.Uncommitted || !since.IsZero() && step.Earliest.Before(s.start(since)) {
			continue
		}
		var on calendar.Date
		if !step.Rewritten {
			on = s.dayOf(step.At)
			p.Last = on
		}
		p.Steps = append(p.Steps, PastStep{on, step.Changes})
	}
	slices.Reverse(p.Steps)
	return p
}

// witness tells a round which commit last touched its folder, or why that is not known.
func (s *Site) witness(r *Round) {
	switch {
	case s.History == nil:
		r.HistoryWhy = "no-repository"
		return
	case s.History.State == history.None:
		r.HistoryWhy = s.History.Why
		return
	}
	commit, at, known := s.History.Touched(path.Dir(r.File))
	if !known {
		r.HistoryWhy = "shallow"
		if s.History.State == history.Whole {
			r.HistoryWhy = "uncommitted"
		}
		return
	}
	r.Commit, r.CommitAt = commit, at.In(s.Config.Zone)
	same := s.History.Committed(r.File, r.Blob) && (r.Register == nil || s.History.Committed(r.Register.File, r.Register.Blob))
	for _, n := range r.Nominations {
		same = same && s.History.Committed(n.Nomination.File, n.Nomination.Blob)
	}
	if !same {
		r.HistoryWhy = "uncommitted"
	}
}

// dayOf is the day of an instant in the site's zone.
func (s *Site) dayOf(at time.Time) calendar.Date { return calendar.FromTime(at.In(s.Config.Zone)) }
