package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// holidaysNotice, holidays/notice: a day off or a worked day names a notice that [[notices]] does not have.
var holidaysNotice = Rule{
	ID: "holidays/notice", Severity: problem.Error,
	Source: "principle: law is dated data with its source",
	Check: func(in *Input, report func(Finding)) {
		for _, y := range record.Sorted(in.Set.Years) {
			var numbers []string
			known := map[string]bool{}
			for _, n := range y.Notices {
				numbers = append(numbers, n.Number)
				known[n.Number] = true
			}
			judge := func(table string, i int, notice string) {
				if known[notice] {
					return
				}
				report(Finding{
					Record: y, Path: item(table, i, "notice"),
					Message: problem.Text{
						Vi: "[[notices]] không có thông báo số %q", En: "[[notices]] has no notice number %q",
					}.With(notice),
					Hint: nearest(notice, numbers, problem.Text{
						Vi: "thêm thông báo vào [[notices]]", En: "add the notice to [[notices]]",
					}),
				})
			}
			for i, d := range y.Off {
				judge("off", i, d.Notice)
			}
			for i, d := range y.Worked {
				judge("worked", i, d.Notice)
			}
		}
	},
}
