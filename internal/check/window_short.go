package check

import "congkhai/internal/problem"

// windowShort, window/short: a round takes comments for fewer days than a rule asks for, extensions included, whether
// the first day counts or not. Each rule counts in its own unit; a window of calendar days that would end on a day off
// runs to the next working day. A rule that leaves out the categories of all nominations it would govern is not applied.
var windowShort = Rule{
	ID: "window/short", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Decree 152/2025/NĐ-CP, Art. 44; Civil Code 2015, Art. 147 and 148",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, w := range r.windows {
				if w.whole.err == nil && w.whole.fit == tooShort {
					report(Finding{
						Record: r.Round, Path: w.whole.path,
						Message: w.whole.says(r, w.rule), Hint: w.mend(in.Law.Calendar, r),
					})
				}
			}
		}
	},
}
