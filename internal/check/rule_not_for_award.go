package check

import (
	"slices"

	"congkhai/internal/problem"
)

// ruleNotForAward, rule/not-for-award: a round names a disclosure rule that governs none of its awards, or one of the
// other stage.
var ruleNotForAward = Rule{
	ID: "rule/not-for-award", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Decree 152/2025/NĐ-CP, Art. 44: each clause has its awards and its body",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			rule := in.Set.Rules[r.Rule]
			if rule == nil {
				continue
			}
			governs := slices.ContainsFunc(r.Awards, func(award string) bool { return slices.Contains(rule.Awards, award) })
			if !governs {
				report(Finding{
					Record: r.Round, Path: "rule",
					Message: fill(problem.Text{
						Vi: "%[1]s không áp dụng cho %[2]s", En: "%[1]s does not govern %[2]s",
					}, citation(rule), quoted(r.Awards)),
					Hint: in.rightRule(r),
				})
				continue
			}
			if rule.Stage == r.AtStage() {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "rule",
				Message: fill(problem.Text{
					Vi: "%[1]s dành cho khâu %[2]q, đợt này là khâu %[3]q", En: "%[1]s is for the stage %[2]q, this round is at the stage %[3]q",
				}, citation(rule), rule.Stage, r.AtStage()),
				Hint: in.rightRule(r),
			})
		}
	},
}
