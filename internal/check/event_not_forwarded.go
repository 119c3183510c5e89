package check

import (
	"slices"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// eventNotForwarded, event/not-forwarded: a decision gives the award of a nomination that the council of its round did not
// put forward. A result of the council that lists nothing says nothing.
var eventNotForwarded = Rule{
	ID: "event/not-forwarded", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the council considers the list before the submission",
	Check: func(in *Input, report func(Finding)) {
		for _, o := range in.outcomes {
			if o.Result != "awarded" || !in.leftOut(o) {
				continue
			}
			report(Finding{
				Record: o.decision, Path: o.path,
				Message: problem.Text{
					Vi: "quyết định tặng thưởng theo đề nghị %[1]q mà Hội đồng họp ngày %[2]s không trình",
					En: "the decision gives the award of the nomination %[1]q, which the council that met on %[2]s did not put forward",
				}.With(o.nomination.ID, o.round.CouncilResult.Met),
				Hint: problem.Text{
					Vi: "sửa nomination hoặc result; nếu Hội đồng có trình thì sửa forwarded, not_forwarded của đợt",
					En: "correct nomination or result; if the council did put it forward, correct forwarded and not_forwarded of the round",
				},
				Others: []Other{{
					Record: o.round.Round, Path: "council_result.met", Text: problem.Text{Vi: "kết quả xét của Hội đồng", En: "the result of the council"},
				}},
			})
		}
	},
}

// leftOut reports whether the council of a round left out the nomination of an outcome.
func (in *Input) leftOut(o *outcome) bool {
	c := o.round.CouncilResult
	if c == nil || in.names(o.round, c.Forwarded, o.nomination) {
		return false
	}
	return len(c.Forwarded) > 0 || in.names(o.round, c.NotForwarded, o.nomination)
}

// names reports whether a list of references of a round names a nomination.
func (in *Input) names(r *round, refs []string, n *record.Nomination) bool {
	return slices.ContainsFunc(refs, func(ref string) bool {
		other, ok := in.Set.Nomination(r.ID, ref)
		return ok && other == n
	})
}
