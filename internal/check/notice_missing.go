package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// noticeMissing, notice/missing: a round that is no example has no [notice].
var noticeMissing = Rule{
	ID: "notice/missing", Severity: problem.Error,
	Source: "principle: a round rests on a signed announcement",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.Notice != nil || r.Example {
				continue
			}
			report(Finding{
				Record: r.Round, At: field.Header,
				Message: problem.Text{
					Vi: "đợt lấy ý kiến chưa có bảng [notice]", En: "the round has no [notice]",
				},
				Hint: problem.Text{
					Vi: "thêm [notice] với number, issuer, issued; đợt minh họa thì ghi example = true",
					En: "add [notice] with number, issuer, issued; an invented round says example = true",
				},
			})
		}
	},
}
