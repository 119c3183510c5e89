package check

import "congkhai/internal/problem"

// councilTooSoon, council/too-soon: fewer days lie between the publication and the meeting of the council, neither of
// them counted, than a rule of the round asks for.
var councilTooSoon = Rule{
	ID: "council/too-soon", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46, clause 2; Decree 152/2025/NĐ-CP, Art. 44, clause 2",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, g := range r.gaps {
				length := g.rule.CouncilGap
				if g.err != nil || g.days >= length.Days {
					continue
				}
				report(Finding{
					Record: r.Round, Path: g.path,
					Message: fill(problem.Text{
						Vi: "giữa ngày công khai %[1]s và ngày Hội đồng họp %[2]s có %[3]s, cần %[4]d: %[5]s",
						En: "between publication on %[1]s and the council's meeting on %[2]s lie %[3]s, %[4]d are needed: %[5]s",
					}, r.Published, g.on, days(g.days, length), length.Days, citation(g.rule)),
					Hint: g.mend(in.Law.Calendar, r),
				})
			}
		}
	},
}
