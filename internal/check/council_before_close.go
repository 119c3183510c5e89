package check

import (
	"congkhai/internal/law"
	"congkhai/internal/problem"
)

// councilBeforeClose, council/before-close: the council meets, or met, before the window is over. The window ends at
// 24:00 of its last day, extensions included, so a meeting on that day is too early too.
var councilBeforeClose = Rule{
	ID: "council/before-close", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the results of the disclosure are reported to the council; Civil Code 2015, Art. 148",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			closes := law.Closes(r.Round)
			for _, m := range r.meetings() {
				if m.on.After(closes) || m.on.Before(r.Published) {
					continue
				}
				hint := problem.Text{
					Vi: "đặt council_meeting từ ngày %s trở đi, hoặc sửa ngày kết thúc",
					En: "set council_meeting to %s or later, or correct the closing day",
				}
				if m.held {
					hint = problem.Text{
						Vi: "sửa met hoặc ngày kết thúc nếu ghi sai; đã họp sớm thì Hội đồng cần xét lại từ ngày %s",
						En: "correct met or the closing day if one is wrong; else the council considers the list again, on %s or later",
					}
				}
				report(Finding{
					Record: r.Round, Path: m.path,
					Message: problem.Text{
						Vi: "Hội đồng họp ngày %[1]s khi thời gian lấy ý kiến còn đến hết ngày %[2]s",
						En: "the council meets on %[1]s, while comments are taken until the end of %[2]s",
					}.With(m.on, closes),
					Hint: hint.With(closes.AddDays(1)),
				})
			}
		}
	},
}
