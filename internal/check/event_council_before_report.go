package check

import "congkhai/internal/problem"

// eventCouncilBeforeReport, event/council-before-report: the council met before the report on the opinions was made.
// Both may be of one day.
var eventCouncilBeforeReport = Rule{
	ID: "event/council-before-report", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the results of the disclosure are reported to the council",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.CouncilResult == nil || r.OpinionReport == nil || !r.CouncilResult.Met.Before(r.OpinionReport.On) {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "council_result.met",
				Message: problem.Text{
					Vi: "Hội đồng họp ngày %[1]s, trước ngày có báo cáo tổng hợp ý kiến %[2]s",
					En: "the council met on %[1]s, before the report on the opinions of %[2]s",
				}.With(r.CouncilResult.Met, r.OpinionReport.On),
				Hint: problem.Text{
					Vi: "sửa met hoặc opinion_report.on nếu ghi sai; nếu đúng, Hội đồng cần xét lại khi đã có báo cáo",
					En: "correct met or opinion_report.on if one is wrong; else the council considers the list again with the report",
				},
				Others: []Other{{
					Record: r.Round, Path: "opinion_report.on", Text: problem.Text{Vi: "ngày báo cáo", En: "the day of the report"},
				}},
			})
		}
	},
}
