package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// eventSubmittedBeforeCouncil, event/submitted-before-council: a proposal was submitted before the council met, or no
// result of the council is recorded. Both may be of one day.
var eventSubmittedBeforeCouncil = Rule{
	ID: "event/submitted-before-council", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the council considers the list before the submission",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			switch {
			case r.Submitted == nil:
			case r.CouncilResult == nil:
				report(Finding{
					Record: r.Round, Path: "submitted", At: field.Header,
					Message: problem.Text{
						Vi: "đợt đã trình ngày %s nhưng chưa ghi kết quả xét của Hội đồng",
						En: "the round was submitted on %s, and no result of the council is recorded",
					}.With(r.Submitted.On),
					Hint: problem.Text{Vi: "thêm [council_result] với met và forwarded", En: "add [council_result] with met and forwarded"},
				})
			case r.Submitted.On.Before(r.CouncilResult.Met):
				report(Finding{
					Record: r.Round, Path: "submitted.on",
					Message: problem.Text{
						Vi: "đợt đã trình ngày %[1]s, trước khi Hội đồng họp ngày %[2]s",
						En: "the round was submitted on %[1]s, before the council met on %[2]s",
					}.With(r.Submitted.On, r.CouncilResult.Met),
					Hint: problem.Text{
						Vi: "sửa submitted.on hoặc council_result.met", En: "correct submitted.on or council_result.met",
					},
					Others: []Other{{
						Record: r.Round, Path: "council_result.met", Text: problem.Text{Vi: "ngày Hội đồng họp", En: "the day of the meeting"},
					}},
				})
			}
		}
	},
}
