package check

import "congkhai/internal/problem"

// roundDates, round/dates: a round closes, or its council meets, before the list is published.
var roundDates = Rule{
	ID: "round/dates", Severity: problem.Error,
	Source: "principle: dates make sense together",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			ends := append([]meeting{{on: r.Closes, path: "closes"}}, r.meetings()...)
			for _, end := range ends {
				if !end.on.Before(r.Published) {
					continue
				}
				report(Finding{
					Record: r.Round, Path: end.path,
					Message: problem.Text{
						Vi: "%[1]s = %[2]s trước published = %[3]s", En: "%[1]s = %[2]s is before published = %[3]s",
					}.With(end.path, end.on, r.Published),
					Hint: problem.Text{Vi: "sửa một trong hai ngày", En: "correct one of the two days"},
				})
			}
		}
	},
}
