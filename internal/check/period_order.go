package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// periodOrder, period/order: the [period] of a plan or report ends before it begins, or a hold of a nomination does. Of a
// year or month, the last day of the end is compared with the first day of the beginning.
var periodOrder = Rule{
	ID: "period/order", Severity: problem.Error,
	Source: "principle: dates make sense together",
	Check: func(in *Input, report func(Finding)) {
		judge := func(r record.Record, p *record.Period) {
			if p == nil || p.From.IsZero() || p.To.IsZero() || !p.To.Last().Before(p.From.First()) {
				return
			}
			report(Finding{
				Record: r, Path: "period.to",
				Message: problem.Text{
					Vi: "to = %[1]s trước from = %[2]s", En: "to = %[1]s is before from = %[2]s",
				}.With(p.To, p.From),
				Hint: problem.Text{Vi: "sửa from hoặc to", En: "correct from or to"},
			})
		}
		for _, p := range record.Sorted(in.Set.Plans) {
			judge(p, p.Period)
		}
		for _, r := range record.Sorted(in.Set.Reports) {
			judge(r, r.Period)
		}
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				for i, h := range n.Holds {
					if h.Until.IsZero() || !h.Until.Before(h.Since) {
						continue
					}
					report(Finding{
						Record: n, Path: item("holds", i, "until"),
						Message: problem.Text{
							Vi: "until = %[1]s trước since = %[2]s", En: "until = %[1]s is before since = %[2]s",
						}.With(h.Until, h.Since),
						Hint: problem.Text{Vi: "sửa since hoặc until", En: "correct since or until"},
					})
				}
			}
		}
	},
}
