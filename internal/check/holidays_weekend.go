package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// holidaysWeekend, holidays/weekend: a day off is a Saturday or Sunday, which are off anyway: perhaps the day off in
// lieu was meant.
var holidaysWeekend = Rule{
	ID: "holidays/weekend", Severity: problem.Warning,
	Source: "Labour Code 45/2019/QH14, Art. 111, clause 3: a holiday on a weekly day of rest is made up on the next working day",
	Check: func(in *Input, report func(Finding)) {
		for _, y := range record.Sorted(in.Set.Years) {
			for i, d := range y.Off {
				if !weekend(d.Date) {
					continue
				}
				report(Finding{
					Record: y, Path: item("off", i, "date"),
					Message: problem.Text{
						Vi: "ngày nghỉ %s rơi vào thứ Bảy hoặc Chủ nhật, vốn đã nghỉ",
						En: "the day off %s is a Saturday or Sunday, which is off anyway",
					}.With(d.Date),
					Hint: problem.Text{
						Vi: "ghi ngày nghỉ bù, hoặc xóa mục này", En: "give the day off in lieu, or remove the entry",
					},
				})
			}
		}
	},
}
