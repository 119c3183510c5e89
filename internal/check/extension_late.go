package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/problem"
)

// extensionLate, extension/late: an extension took effect, or according to git was made known, after the window had
// ended: the round was closed in between.
var extensionLate = Rule{
	ID: "extension/late", Severity: problem.Warning,
	Source: "principle: a window is extended while it is open",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for i, e := range r.Extensions {
				path := item("extensions", i, "on")
				if e.On.After(e.From) {
					report(Finding{
						Record: r.Round, Path: path,
						Message: problem.Text{
							Vi: "gia hạn có hiệu lực ngày %[1]s, khi đợt đã hết hạn ngày %[2]s: từ sau ngày ấy đến khi gia hạn, đợt không nhận ý kiến",
							En: "the extension took effect on %[1]s, when the round had ended on %[2]s: in between nobody could comment",
						}.With(e.On, e.From),
						Hint: lateExtension,
					})
					continue
				}
				if day, committed := in.extended(r, e.To); day.After(e.From) {
					message := problem.Text{
						Vi: "on = %[1]s, nhưng gia hạn này chỉ có trong git từ ngày %[2]s, khi đợt đã hết hạn ngày %[3]s",
						En: "on = %[1]s, but this extension is in git since %[2]s only, when the round had ended on %[3]s",
					}
					if !committed {
						message = problem.Text{
							Vi: "on = %[1]s, nhưng đến ngày %[2]s gia hạn này chưa có trong git, và đợt đã hết hạn ngày %[3]s",
							En: "on = %[1]s, but on %[2]s this extension is not in git yet, and the round had ended on %[3]s",
						}
					}
					report(Finding{
						Record: r.Round, Path: path, Message: message.With(e.On, day, e.From),
						Hint: problem.Text{
							Vi: "gia hạn ngày nào thì ghi on ngày ấy; " + lateExtension.Vi,
							En: "on is the day on which it was made known; " + lateExtension.En,
						},
					})
				}
			}
		}
	},
}

var lateExtension = problem.Text{
	Vi: "nếu vì vậy mà danh sách không được đăng đủ ngày liên tục thì mở đợt mới",
	En: "if the list was therefore not up for enough days on end, open a new round",
}

// extended is the day on which an extension to a day came into git, zero where that is not known or the round itself was
// not there while its window was open; one that is not committed comes today.
func (in *Input) extended(r *round, to calendar.Date) (day calendar.Date, committed bool) {
	if !in.watched() {
		return day, false
	}
	opened := in.seenOf(r.Round, publishedOf)
	if len(opened) == 0 || !opened[0].known || in.dayOf(opened[0].at).After(r.Closes) {
		return day, false
	}
	for _, v := range opened {
		if endOf(v.Facts).Before(to) {
			continue
		}
		if !v.known {
			return day, false
		}
		return in.dayOf(v.at), true
	}
	return in.dayOf(in.AsOf), false
}
