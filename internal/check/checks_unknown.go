package check

import (
	"slices"

	"congkhai/internal/problem"
)

// otherWarnings are the warnings that other stages give, so that site.toml may silence them too.
var otherWarnings = []string{"file/unused", "link/unknown", "picture/small", "text/look-alike"}

// checksUnknown, checks/unknown: [checks] ignore in site.toml names an ID that is no warning.
var checksUnknown = Rule{
	ID: "checks/unknown", Severity: problem.Warning,
	Source: "principle: errors cannot be silenced, warnings can, by their IDs",
	Check: func(in *Input, report func(Finding)) {
		var warnings, errors []string
		for _, r := range in.rules {
			if r.Severity == problem.Warning {
				warnings = append(warnings, r.ID)
			} else {
				errors = append(errors, r.ID)
			}
		}
		warnings = append(warnings, otherWarnings...)
		for i, id := range in.Config.Checks.Ignore {
			f := Finding{Path: item("checks.ignore", i)}
			switch {
			case slices.Contains(warnings, id):
				continue
			case slices.Contains(errors, id):
				f.Message = problem.Text{Vi: "%q là lỗi, không bỏ qua được", En: "%q is an error and cannot be ignored"}.With(id)
				f.Hint = problem.Text{Vi: "xóa mã này khỏi ignore", En: "remove it from ignore"}
			default:
				f.Message = problem.Text{Vi: "không có cảnh báo nào mang mã %q", En: "no warning has the ID %q"}.With(id)
				f.Hint = suggest(id, warnings, problem.Text{
					Vi: "xóa mã này khỏi ignore; mã đứng trong ngoặc vuông ở cuối mỗi cảnh báo",
					En: "remove it from ignore; the ID stands in brackets at the end of each warning",
				})
			}
			report(f)
		}
	},
}
