package check

import "congkhai/internal/problem"

// submissionUnknown, submission/unknown: a nomination names a submission that its round does not have.
var submissionUnknown = Rule{
	ID: "submission/unknown", Severity: problem.Error,
	Source: "principle: every reference leads somewhere",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			known := make(map[string]bool, len(r.Submissions))
			ids := make([]string, len(r.Submissions))
			for i, s := range r.Submissions {
				known[s.ID], ids[i] = true, s.ID
			}
			for _, n := range r.nominations {
				if n.Submission == "" || known[n.Submission] {
					continue
				}
				report(Finding{
					Record: n, Path: "submission",
					Message: problem.Text{
						Vi: "đợt %[2]q không có tờ trình %[1]q", En: "the round %[2]q has no submission %[1]q",
					}.With(n.Submission, r.ID),
					Hint: nearest(n.Submission, ids, problem.Text{
						Vi: "thêm [[submissions]] với id = %[1]q vào %[2]s", En: "add [[submissions]] with id = %[1]q to %[2]s",
					}.With(n.Submission, r.File)),
				})
			}
		}
	},
}
