package check

import (
	"cmp"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
)

// roundPublishedOnDayOff, round/published-on-day-off: a list is published on a Saturday, a Sunday or a holiday. A
// Saturday that is worked is none; a year whose days off are not known is left alone.
var roundPublishedOnDayOff = Rule{
	ID: "round/published-on-day-off", Severity: problem.Warning,
	Source: "Labour Code 45/2019/QH14, Art. 112; principle: a list appears when offices can answer for it",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			list, err := in.Law.Calendar.Days(r.Published, r.Published, calendar.CalendarDays, true)
			if err != nil || len(list) == 0 || list[0].Kind.Works() {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "published",
				Message: fill(problem.Text{
					Vi: "ngày công khai %[1]s là ngày nghỉ: %[2]s", En: "the day of publication, %[1]s, is a day off: %[2]s",
				}, r.Published, offName(list[0])),
				Hint: problem.Text{
					Vi: "công khai vào ngày làm việc, hoặc sửa published nếu ghi sai", En: "publish on a working day, or correct published if it is wrong",
				},
			})
		}
	},
}

// offName is what a day off is.
func offName(d calendar.Day) problem.Text {
	switch {
	case d.Kind == calendar.Holiday:
		return problem.Text{Vi: cmp.Or(d.Name, "ngày lễ"), En: cmp.Or(d.Name, "a holiday")}
	case d.Date.Weekday() == time.Saturday:
		return problem.Text{Vi: "thứ Bảy", En: "a Saturday"}
	}
	return problem.Text{Vi: "Chủ nhật", En: "a Sunday"}
}
