package check

import (
	"congkhai/internal/law"
	"congkhai/internal/problem"
)

// eventReportBeforeClose, event/report-before-close: the report on the opinions is dated before the window was over.
// The window ends at 24:00 of its last day, extensions included, so a report of that day is too early too.
var eventReportBeforeClose = Rule{
	ID: "event/report-before-close", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the report holds the results of the disclosure; Civil Code 2015, Art. 148",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			closes := law.Closes(r.Round)
			if r.OpinionReport == nil || r.OpinionReport.On.After(closes) {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "opinion_report.on",
				Message: problem.Text{
					Vi: "báo cáo tổng hợp ý kiến ngày %[1]s khi thời gian lấy ý kiến còn đến hết ngày %[2]s",
					En: "the report on the opinions is of %[1]s, while comments are taken until the end of %[2]s",
				}.With(r.OpinionReport.On, closes),
				Hint: problem.Text{
					Vi: "sửa on hoặc ngày kết thúc nếu ghi sai; nếu đúng, cần báo cáo lại từ ngày %s",
					En: "correct on or the closing day if one is wrong; else report again, on %s or later",
				}.With(closes.AddDays(1)),
			})
		}
	},
}
