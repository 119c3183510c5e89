package site

import "congkhai/internal/calendar"

// Tally is how many proposals of a round have come to one end.
type Tally struct {
	Stage      Stage // "" for those of which only a stub is shown
	Posthumous bool
	N          int
}

// ends is the order in which the ends of proposals are summed up.
var ends = []Stage{
	"awarded", "restored", "not-awarded", "deferred", "annulled", "stripped", Submitted, Considered, Closed, OnHold, NotForwarded, Withdrawn, "",
}

// Tally sums up what has become of the proposals of a round since the council considered them; nil before, and where
// all of them are at the stage of the round.
func (r *Round) Tally() []Tally {
	if r.Stage != Considered && r.Stage != Submitted && r.Stage != Decided || len(r.Nominations) == 0 {
		return nil
	}
	counts := map[Tally]int{}
	for _, n := range r.Nominations {
		switch {
		case n.Hidden != "":
			counts[Tally{}]++
		default:
			counts[Tally{Stage: n.Stage, Posthumous: n.Posthumous && n.Stage == "awarded"}]++
		}
	}
	var list []Tally
	for _, stage := range ends {
		for _, posthumous := range []bool{false, true} {
			key := Tally{Stage: stage, Posthumous: posthumous}
			if n := counts[key]; n > 0 {
				key.N = n
				list = append(list, key)
			}
		}
	}
	if len(list) == 1 && list[0].Stage == r.Stage {
		return nil
	}
	return list
}

// Own reports whether the stage of a nomination is not that of its round.
func (n *Nomination) Own() bool { return n.Hidden == "" && n.Stage != n.Round.Stage }

// Since is the day on which a nomination came to a stage of its own by a record of its own: put on hold, withdrawn, not
// put forward. It is zero where a decision tells the day, where the stage is that of its round, and where the end of a
// hold is told beforehand.
func (n *Nomination) Since() calendar.Date {
	switch {
	case n.Stage == OnHold && len(n.Moves) == 0 && len(n.Holds) > 0:
		return n.Holds[len(n.Holds)-1].Since
	case n.Stage == Withdrawn && n.Withdrawal != nil:
		return n.Withdrawal.On
	case n.Stage == NotForwarded && n.Round.CouncilResult != nil:
		return n.Round.CouncilResult.Met
	}
	return calendar.Date{}
}

// Tier is the level at which a round discloses: "central", or that of its council.
func (r *Round) Tier() string {
	if r.AtStage() == "central" {
		return "central"
	}
	return r.Level()
}

// Said is how many of a round's proposals a decision speaks of.
func (d *Decision) Said(r *Round) int {
	n := 0
	for _, o := range d.Outcomes {
		if o.Nomination.Round == r {
			n++
		}
	}
	return n
}
