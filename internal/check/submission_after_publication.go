package check

import "congkhai/internal/problem"

// submissionAfterPublication, submission/after-publication: a body proposed its awards after the list that holds them
// was published.
var submissionAfterPublication = Rule{
	ID: "submission/after-publication", Severity: problem.Error,
	Source: "principle: dates make sense together",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for i, s := range r.Submissions {
				if !s.Issued.After(r.Published) {
					continue
				}
				report(Finding{
					Record: r.Round, Path: item("submissions", i, "issued"),
					Message: problem.Text{
						Vi: "tờ trình %[1]s ngày %[2]s, sau ngày công khai danh sách %[3]s",
						En: "the submission %[1]s of %[2]s is later than the publication of the list on %[3]s",
					}.With(s.Number, s.Issued, r.Published),
					Hint: problem.Text{
						Vi: "sửa issued của tờ trình, hoặc published của đợt", En: "correct issued of the submission, or published of the round",
					},
				})
			}
		}
	},
}
