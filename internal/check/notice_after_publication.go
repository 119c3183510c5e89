package check

import "congkhai/internal/problem"

// noticeAfterPublication, notice/after-publication: the announcement of a round was issued after its list was published.
var noticeAfterPublication = Rule{
	ID: "notice/after-publication", Severity: problem.Error,
	Source: "principle: a round rests on a signed announcement",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.Notice == nil || !r.Notice.Issued.After(r.Published) {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "notice.issued",
				Message: problem.Text{
					Vi: "thông báo ban hành ngày %[1]s, sau ngày công khai danh sách %[2]s",
					En: "the notice was issued on %[1]s, after the publication of the list on %[2]s",
				}.With(r.Notice.Issued, r.Published),
				Hint: problem.Text{
					Vi: "sửa issued của [notice], hoặc published của đợt", En: "correct issued of [notice], or published of the round",
				},
			})
		}
	},
}
