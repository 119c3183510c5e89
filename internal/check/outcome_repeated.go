package check

import "congkhai/internal/problem"

// outcomeRepeated, outcome/repeated: one decision has two outcomes for one nomination.
var outcomeRepeated = Rule{
	ID: "outcome/repeated", Severity: problem.Error,
	Source: "principle: a decision says one thing of a nomination",
	Check: func(in *Input, report func(Finding)) {
		for _, d := range in.decisions {
			first := make(map[string]int, len(d.Outcomes))
			for i, o := range d.Outcomes {
				at, again := first[o.Nomination]
				if !again {
					first[o.Nomination] = i
					continue
				}
				report(Finding{
					Record: d, Path: item("outcomes", i, "nomination"),
					Message: problem.Text{
						Vi: "quyết định này đã có kết quả cho %q", En: "this decision already has an outcome for %q",
					}.With(o.Nomination),
					Hint: problem.Text{Vi: "xóa một trong hai mục", En: "remove one of the two entries"},
					Others: []Other{{
						Record: d, Path: item("outcomes", at, "nomination"), Text: problem.Text{Vi: "mục kia", En: "the other entry"},
					}},
				})
			}
		}
	},
}
