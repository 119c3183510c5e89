package check

import "congkhai/internal/problem"

// windowFirstDay, window/first-day: a round takes comments for as many days as a rule asks for only when the day of
// publication counts, which by the Civil Code it does not. Real notices count it, so this is a warning, also where the
// round says count_first_day.
var windowFirstDay = Rule{
	ID: "window/first-day", Severity: problem.Warning,
	Source: "Civil Code 2015, Art. 147",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, w := range r.windows {
				if w.whole.err == nil && w.whole.fit == withFirstDay {
					report(Finding{
						Record: r.Round, Path: w.whole.path,
						Message: w.whole.says(r, w.rule), Hint: w.mend(in.Law.Calendar, r),
					})
				}
			}
		}
	},
}
