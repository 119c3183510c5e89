package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// ruleDates, rule/dates: a disclosure rule ends before it begins.
var ruleDates = Rule{
	ID: "rule/dates", Severity: problem.Error,
	Source: "principle: law is dated data",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range record.Sorted(in.Set.Rules) {
			if r.ValidTo.IsZero() || !r.ValidTo.Before(r.ValidFrom) {
				continue
			}
			report(Finding{
				Record: r, Path: "valid_to",
				Message: problem.Text{
					Vi: "valid_to = %[1]s trước valid_from = %[2]s", En: "valid_to = %[1]s is before valid_from = %[2]s",
				}.With(r.ValidTo, r.ValidFrom),
				Hint: problem.Text{
					Vi: "sửa một trong hai ngày; quy định còn hiệu lực thì bỏ valid_to",
					En: "correct one of the two days; a rule still in force has no valid_to",
				},
			})
		}
	},
}
