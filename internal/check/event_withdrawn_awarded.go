package check

import "congkhai/internal/problem"

// eventWithdrawnAwarded, event/withdrawn-awarded: a decision gives an award whose nomination was withdrawn.
var eventWithdrawnAwarded = Rule{
	ID: "event/withdrawn-awarded", Severity: problem.Error,
	Source: "principle: only what was open for comment until the end is awarded",
	Check: func(in *Input, report func(Finding)) {
		for _, o := range in.outcomes {
			n := o.nomination
			if n.Withdrawal == nil || o.Result != "awarded" {
				continue
			}
			report(Finding{
				Record: o.decision, Path: o.path,
				Message: problem.Text{
					Vi: "quyết định ký ngày %[2]s tặng thưởng theo đề nghị %[1]q, đã rút ngày %[3]s",
					En: "the decision signed on %[2]s gives the award of the nomination %[1]q, which was withdrawn on %[3]s",
				}.With(n.ID, o.decision.Signed, n.Withdrawal.On),
				Hint: problem.Text{
					Vi: "sửa nomination hoặc result; đề nghị không bị rút thì xóa [withdrawal]",
					En: "correct nomination or result; remove [withdrawal] if the nomination was not withdrawn",
				},
				Others: []Other{{
					Record: n, Path: "withdrawal.on", Text: problem.Text{Vi: "đề nghị đã rút", En: "the nomination was withdrawn"},
				}},
			})
		}
	},
}
