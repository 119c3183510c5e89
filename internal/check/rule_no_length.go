package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// ruleNoLength, rule/no-length: a disclosure rule has neither a window nor a gap before the council. A rule whose text
// names no number of days has a [window] without days.
var ruleNoLength = Rule{
	ID: "rule/no-length", Severity: problem.Error,
	Source: "principle: law is dated data",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range record.Sorted(in.Set.Rules) {
			if r.Window != nil || r.CouncilGap != nil {
				continue
			}
			report(Finding{
				Record: r, At: field.Header,
				Message: problem.Text{
					Vi: "quy định không có [window] và cũng không có [council_gap]", En: "the rule has neither [window] nor [council_gap]",
				},
				Hint: problem.Text{
					Vi: `thêm [window] với days và unit = "working"; văn bản không nêu số ngày thì bỏ days`,
					En: `add [window] with days and unit = "working"; leave out days where the text names none`,
				},
			})
		}
	},
}
