package check

import (
	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// mentionSum, mention/sum: a text of any record states a sum that does not add up.
var mentionSum = Rule{
	ID: "mention/sum", Severity: problem.Error,
	Source: "principle: a record does not contradict itself",
	Check: func(in *Input, report func(Finding)) {
		var rec record.Record
		texts := reader{visit: func(p *passage) {
			if p.kind == link {
				return
			}
			for _, s := range mention.Sums(p.text) {
				if s.Holds() {
					continue
				}
				f := p.finding(rec, s.Span)
				f.Message = problem.Text{
					Vi: "tổng ghi %[1]d nhưng các số cộng lại được %[2]d", En: "the total given is %[1]d, but the parts add up to %[2]d",
				}.With(s.Total, s.Adds)
				f.Hint = problem.Text{Vi: "sửa tổng hoặc các số thành phần", En: "correct the total or its parts"}
				report(f)
			}
		}}
		for _, rec = range in.all {
			texts.read(rec)
		}
	},
}
