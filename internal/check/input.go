package check

import (
	"slices"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/history"
	"congkhai/internal/law"
	"congkhai/internal/record"
)

// Input is what the rules look at.
type Input struct {
	Config  *config.Config
	Set     *record.Set
	Law     *law.Law
	History *history.Log // nil: nothing is known
	AsOf    time.Time    // the instant to judge at; zero: nothing that depends on it is judged
	Broken  []string     // files whose records could not be used; what may only follow from their absence is not reported

	rules     []Rule // what follows is made once by prepared, in the order of identities
	rounds    []*round
	all       []record.Record
	namesakes [][]*record.Nomination // of candidates who share a name; withdrawn ones are left out
	exemplars []*record.Exemplar
	decisions []*record.Decision
	outcomes  []*outcome            // of nominations that are there, the earliest first
	told      map[string][]*outcome // the same by nomination
}

// round is a round with what belongs to it.
type round struct {
	*record.Round
	nominations []*record.Nomination
	governing   []*record.Rule
	windows     []window // one for each rule that asks for a number of days
	gaps        []gap    // one for each rule that asks for a gap and each meeting
}

// prepared returns a copy of the input with what several rules need.
func (in *Input) prepared(rules []Rule) *Input {
	p := *in
	p.rules = rules
	p.all = in.Set.All()
	p.exemplars = record.Sorted(in.Set.Exemplars)
	p.decisions = record.Sorted(in.Set.Decisions)
	byID := make(map[string]*round, len(in.Set.Rounds))
	p.rounds = make([]*round, 0, len(in.Set.Rounds))
	for _, r := range record.Sorted(in.Set.Rounds) {
		byID[r.ID] = &round{Round: r}
		p.rounds = append(p.rounds, byID[r.ID])
	}
	for _, n := range in.Set.Nominations {
		if r := byID[n.RoundID()]; r != nil {
			r.nominations = append(r.nominations, n)
		}
	}
	for _, r := range p.rounds {
		slices.SortFunc(r.nominations, func(a, b *record.Nomination) int { return strings.Compare(a.ID, b.ID) })
		p.measure(r)
	}
	p.namesakes = namesakes(p.rounds, len(in.Set.Nominations))
	p.outcomes = outcomes(p.decisions, in.Set, byID)
	p.told = make(map[string][]*outcome, len(p.outcomes))
	for _, o := range p.outcomes {
		p.told[o.nomination.ID] = append(p.told[o.nomination.ID], o)
	}
	return &p
}

// measure counts the windows and gaps of a round. Dates in the wrong order are not counted.
func (in *Input) measure(r *round) {
	r.governing = in.Law.Governing(r.Round)
	for _, rule := range r.governing {
		if in.exempt(r, rule) {
			continue
		}
		if l := rule.Window; l != nil && l.Days > 0 && !r.Closes.Before(r.Published) {
			r.windows = append(r.windows, newWindow(in.Law.Calendar, r.Round, rule))
		}
		if l := rule.CouncilGap; l == nil || l.Days == 0 {
			continue
		}
		for _, m := range r.meetings() {
			if !m.on.Before(r.Published) {
				r.gaps = append(r.gaps, newGap(in.Law.Calendar, r.Round, rule, m))
			}
		}
	}
}

// listed are the nominations that the round shows: all but drafts, and in a round that is itself a draft, all.
func (r *round) listed() []*record.Nomination {
	if r.Draft {
		return r.nominations
	}
	return slices.DeleteFunc(slices.Clone(r.nominations), func(n *record.Nomination) bool { return n.Draft })
}

// exempt reports whether a rule leaves out every nomination that it would govern.
func (in *Input) exempt(r *round, rule *record.Rule) bool {
	if len(rule.ExemptCategories) == 0 {
		return false
	}
	governed := 0
	for _, n := range r.listed() {
		if r.Rule != rule.ID {
			own, ok := in.Law.Rule(n.Award, r.AtStage(), r.Published, r.DossierReceived)
			if !ok || own != rule {
				continue
			}
		}
		if !slices.Contains(rule.ExemptCategories, n.Category) {
			return false
		}
		governed++
	}
	return governed > 0
}

// meeting is a day on which the council meets, or met.
type meeting struct {
	on   calendar.Date
	path string
	held bool
}

// meetings are the planned and the held meeting of the council on a round, where they are known.
func (r *round) meetings() []meeting {
	var list []meeting
	if !r.CouncilMeeting.IsZero() {
		list = append(list, meeting{r.CouncilMeeting, "council_meeting", false})
	}
	if r.CouncilResult != nil && !r.CouncilResult.Met.IsZero() {
		list = append(list, meeting{r.CouncilResult.Met, "council_result.met", true})
	}
	return list
}

// broken reports whether a file below a path could not be used.
func (in *Input) broken(prefix string) bool {
	return slices.ContainsFunc(in.Broken, func(file string) bool { return strings.HasPrefix(file, prefix) })
}

// folder is where the files of a round lie.
func (r *round) folder() string { return "content/rounds/" + r.ID + "/" }

// today is the day to judge at, in the site's zone; ok is false where none is given.
func (in *Input) today() (day calendar.Date, ok bool) {
	if in.AsOf.IsZero() {
		return calendar.Date{}, false
	}
	at := in.AsOf
	if in.Config.Zone != nil {
		at = at.In(in.Config.Zone)
	}
	return calendar.FromTime(at), true
}
