package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/law"
	"congkhai/internal/problem"
)

// windowShortened, window/shortened: a window that the public saw open ended later than the round says now.
var windowShortened = Rule{
	ID: "window/shortened", Severity: problem.Error,
	Source: "principle: extended with a reason, never shortened",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		for _, r := range in.rounds {
			var promised calendar.Date
			var since problem.Text
			for _, v := range lawful(in.seenOf(r.Round, publishedOf), windowChanged) {
				if end := endOf(v.Facts); end.After(promised) {
					promised, since = end, in.when(v)
				}
			}
			if now := law.Closes(r.Round); now.Before(promised) {
				report(Finding{
					Record: r.Round, Path: endPath(r.Round),
					Message: fill(problem.Text{
						Vi: "đợt đã mở, hạn nhận ý kiến đã công bố là %[1]s (theo git, %[2]s), nay rút ngắn còn %[3]s",
						En: "the round has opened with %[1]s as its last day (in git, %[2]s), now it is cut to %[3]s",
					}, promised, since, now),
					Hint: problem.Text{
						Vi: "trả lại ngày %s; hạn đã công bố chỉ được kéo dài, bằng [[extensions]] có lý do",
						En: "put %s back; a window that was made public is only made longer, by [[extensions]] with a reason",
					}.With(promised),
				})
			}
		}
	},
}
