package check

import (
	"strings"

	"congkhai/internal/problem"
)

// ruleUnverified, rule/unverified: a round that is no example rests on a disclosure rule whose text nobody has checked
// with the official source.
var ruleUnverified = Rule{
	ID: "rule/unverified", Severity: problem.Warning,
	Source: "principle: claim no more than is known",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.Example {
				continue
			}
			var ids []string
			for _, rule := range r.governing {
				if !rule.Verified {
					ids = append(ids, rule.ID)
				}
			}
			if len(ids) == 0 {
				continue
			}
			path := "awards"
			if r.Rule != "" {
				path = "rule"
			}
			report(Finding{
				Record: r.Round, Path: path,
				Message: problem.Text{
					Vi: "quy định của đợt này chưa được đối chiếu với văn bản gốc: %s",
					En: "this round rests on rules not verified with the official text: %s",
				}.With(quoted(ids)),
				Hint: problem.Text{
					Vi: "đọc văn bản gốc, rồi đặt quy định với verified = true vào content/rules/%s.toml",
					En: "read the official text, then put the rule with verified = true into content/rules/%s.toml",
				}.With(strings.Join(ids, ".toml, content/rules/")),
			})
		}
	},
}
