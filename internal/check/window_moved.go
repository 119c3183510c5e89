package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/law"
	"congkhai/internal/problem"
)

// windowMoved, window/moved: the first day or the original last day of a window is another than the public saw,
// without a correction that says so.
var windowMoved = Rule{
	ID: "window/moved", Severity: problem.Error,
	Source: "principle: closes stays original; nothing changes in silence",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		for _, r := range in.rounds {
			versions := lawful(in.seenOf(r.Round, publishedOf), windowChanged)
			if len(versions) == 0 {
				continue
			}
			last := versions[len(versions)-1]
			if len(r.Corrections) > last.Corrections {
				continue
			}
			if was := dateOf(last.Facts, "published"); was != r.Published {
				report(Finding{
					Record: r.Round, Path: "published",
					Message: problem.Text{
						Vi: "đợt đã mở với ngày đăng %[1]s, nay ghi %[2]s", En: "the round has opened with %[1]s as the day of publication, now it says %[2]s",
					}.With(was, r.Published),
					Hint: problem.Text{
						Vi: "trả lại ngày %s; nếu ngày đã đăng là sai thì thêm [[corrections]] nêu rõ",
						En: "put %s back; if the day that was public is wrong, add [[corrections]] that tells it",
					}.With(was),
				})
			}
			was, shortened := dateOf(last.Facts, "closes"), false
			for _, v := range versions {
				shortened = shortened || law.Closes(r.Round).Before(endOf(v.Facts))
			}
			if was.IsZero() || was == r.Closes || shortened {
				continue
			}
			hint := problem.Text{Vi: "trả lại closes = %s", En: "put closes = %s back"}.With(was)
			if r.Closes.After(was) {
				hint = problem.Text{
					Vi: "trả lại closes = %[1]s và ghi gia hạn: [[extensions]] from = %[1]s, to = %[2]s, reason, on",
					En: "put closes = %[1]s back and tell the extension: [[extensions]] from = %[1]s, to = %[2]s, reason, on",
				}.With(was, r.Closes)
			}
			report(Finding{
				Record: r.Round, Path: "closes",
				Message: problem.Text{
					Vi: "đợt đã mở với hạn %[1]s, nay closes ghi %[2]s mà không qua gia hạn",
					En: "the round has opened with %[1]s as its last day, now closes says %[2]s without an extension",
				}.With(was, r.Closes),
				Hint: hint,
			})
		}
	},
}

// windowChanged reports whether the first day or the original last day of a window differ in two versions of a round.
func windowChanged(old, now *history.Facts) bool {
	return old.Value("published") != now.Value("published") || old.Value("closes") != now.Value("closes")
}

// was is the day on which a round was published, as the public first saw it.
func (in *Input) was(r *round) calendar.Date {
	if versions := in.seenOf(r.Round, publishedOf); len(versions) > 0 {
		return publishedOf(versions[0])
	}
	return r.Published
}
