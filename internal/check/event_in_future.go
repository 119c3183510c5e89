package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// eventInFuture, event/in-future: an event is recorded on a day that has not come. Plans for a day to come have keys of
// their own, such as council_meeting. Without a clock nothing is judged.
var eventInFuture = Rule{
	ID: "event/in-future", Severity: problem.Warning,
	Source: "principle: an event is recorded after it has happened",
	Check: func(in *Input, report func(Finding)) {
		today, known := in.today()
		if !known {
			return
		}
		judge := func(r record.Record, path string, on calendar.Date) {
			if !on.After(today) {
				return
			}
			report(Finding{
				Record: r, Path: path,
				Message: problem.Text{
					Vi: "sự kiện ghi ngày %[1]s, sau hôm nay %[2]s", En: "the event is recorded on %[1]s, which is after today, %[2]s",
				}.With(on, today),
				Hint: problem.Text{
					Vi: "sửa ngày nếu ghi sai; nếu đúng, chỉ ghi sự kiện khi đã diễn ra", En: "correct the day if it is wrong; else record the event once it has happened",
				},
			})
		}
		for _, r := range in.rounds {
			if r.OpinionReport != nil {
				judge(r.Round, "opinion_report.on", r.OpinionReport.On)
			}
			if r.CouncilResult != nil {
				judge(r.Round, "council_result.met", r.CouncilResult.Met)
			}
			if r.Submitted != nil {
				judge(r.Round, "submitted.on", r.Submitted.On)
			}
			for _, n := range r.nominations {
				if n.Withdrawal != nil {
					judge(n, "withdrawal.on", n.Withdrawal.On)
				}
			}
		}
		for _, d := range in.decisions {
			judge(d, "signed", d.Signed)
		}
		for _, r := range in.all {
			for i, c := range r.Common().Corrections {
				judge(r, item("corrections", i, "on"), c.On)
			}
		}
	},
}
