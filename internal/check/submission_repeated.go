package check

import "congkhai/internal/problem"

// submissionRepeated, submission/repeated: two [[submissions]] of a round have one id.
var submissionRepeated = Rule{
	ID: "submission/repeated", Severity: problem.Error,
	Source: "principle: a name means one thing",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			first := make(map[string]int, len(r.Submissions))
			for i, s := range r.Submissions {
				at, again := first[s.ID]
				if !again {
					first[s.ID] = i
					continue
				}
				report(Finding{
					Record: r.Round, Path: item("submissions", i, "id"),
					Message: problem.Text{Vi: "id %q đã dùng cho một tờ trình khác", En: "the id %q is already that of another submission"}.With(s.ID),
					Hint:    problem.Text{Vi: "đặt id khác", En: "give it another id"},
					Others: []Other{{
						Record: r.Round, Path: item("submissions", at, "id"), Text: problem.Text{Vi: "tờ trình kia", En: "the other submission"},
					}},
				})
			}
		}
	},
}
