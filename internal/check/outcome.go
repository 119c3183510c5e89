package check

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// outcome is what a decision says of a nomination that is there.
type outcome struct {
	record.Outcome
	decision   *record.Decision
	nomination *record.Nomination
	round      *round
	path       string // of the key nomination
	award      string // the one that the decision names, else the one proposed
	awardPath  string
}

// outcomes lists what decisions say of nominations, the earliest first.
func outcomes(decisions []*record.Decision, set *record.Set, rounds map[string]*round) []*outcome {
	var list []*outcome
	for _, d := range decisions {
		for i, o := range d.Outcomes {
			n := set.Nominations[o.Nomination]
			if n == nil || rounds[n.RoundID()] == nil {
				continue
			}
			out := &outcome{
				Outcome: o, decision: d, nomination: n, round: rounds[n.RoundID()],
				path: item("outcomes", i, "nomination"), award: cmp.Or(o.Award, n.Award),
			}
			out.awardPath = out.path
			if o.Award != "" {
				out.awardPath = item("outcomes", i, "award")
			}
			list = append(list, out)
		}
	}
	slices.SortStableFunc(list, func(a, b *outcome) int {
		return cmp.Or(a.decision.Signed.Compare(b.decision.Signed), strings.Compare(a.decision.ID, b.decision.ID))
	})
	return list
}

// decides reports whether an outcome answers the proposal; the others change an earlier answer.
func (o *outcome) decides() bool {
	return o.Result == "awarded" || o.Result == "not-awarded" || o.Result == "deferred"
}

// other points at an outcome from a finding elsewhere.
func (o *outcome) other() Other {
	return Other{
		Record: o.decision, Path: o.path, Text: problem.Text{Vi: "kết quả trong quyết định", En: "the outcome in the decision"},
	}
}
