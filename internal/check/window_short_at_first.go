package check

import "congkhai/internal/problem"

// windowShortAtFirst, window/short-at-first: the window as first announced was shorter than a rule asks for, under both
// readings of the first day, and only its extensions make it long enough. An extension is the way to mend a window that
// is already public, so this does not block.
var windowShortAtFirst = Rule{
	ID: "window/short-at-first", Severity: problem.Warning,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Decree 152/2025/NĐ-CP, Art. 44",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, w := range r.windows {
				if w.original.err != nil || w.whole.err != nil || w.original.fit != tooShort || w.whole.fit == tooShort {
					continue
				}
				report(Finding{
					Record: r.Round, Path: "closes",
					Message: w.original.says(r, w.rule),
					Hint: problem.Text{
						Vi: "nhờ gia hạn đến %[1]s mới đủ: kiểm tra rằng gia hạn được công bố chậm nhất ngày %[2]s",
						En: "only the extension to %[1]s makes it enough: make sure that it was announced by %[2]s",
					}.With(w.whole.closes, w.original.closes),
				})
			}
		}
	},
}
