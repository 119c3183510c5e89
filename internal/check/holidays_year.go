package check

import (
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// holidaysYear, holidays/year: a table holds a day of another year, or a worked day that is no Saturday or Sunday, or
// two files are tables of one year.
var holidaysYear = Rule{
	ID: "holidays/year", Severity: problem.Error,
	Source: "Labour Code 45/2019/QH14, Art. 112: days off are fixed each year",
	Check: func(in *Input, report func(Finding)) {
		first := map[int]*record.Year{}
		for _, y := range record.Sorted(in.Set.Years) {
			if other := first[y.Year]; other != nil {
				report(Finding{
					Record: y, Path: "year",
					Message: problem.Text{
						Vi: "năm %[1]d đã có bảng ở tệp %[2]q", En: "there is already a table of %[1]d in the file %[2]q",
					}.With(y.Year, other.File),
					Hint:   problem.Text{Vi: "gộp hai tệp, hoặc sửa year", En: "merge the two files, or correct year"},
					Others: []Other{{Record: other, Path: "year", Text: problem.Text{Vi: "bảng kia", En: "the other table"}}},
				})
			} else {
				first[y.Year] = y
			}
			for i, d := range y.Off {
				if d.Date.Year != y.Year {
					report(otherYear(y, item("off", i, "date"), d.Date))
				}
			}
			for i, d := range y.Worked {
				switch {
				case d.Date.Year != y.Year:
					report(otherYear(y, item("worked", i, "date"), d.Date))
				case !weekend(d.Date):
					report(Finding{
						Record: y, Path: item("worked", i, "date"),
						Message: problem.Text{
							Vi: "ngày làm bù %s không phải thứ Bảy hay Chủ nhật", En: "the worked day %s is no Saturday or Sunday",
						}.With(d.Date),
						Hint: problem.Text{Vi: "sửa date, hoặc xóa mục này", En: "correct date, or remove the entry"},
					})
				}
			}
		}
	},
}

func otherYear(y *record.Year, path string, date calendar.Date) Finding {
	return Finding{
		Record: y, Path: path,
		Message: problem.Text{
			Vi: "ngày %[1]s không thuộc năm %[2]d", En: "the day %[1]s is not in the year %[2]d",
		}.With(date, y.Year),
		Hint: problem.Text{
			Vi: "sửa date, hoặc chuyển mục này sang bảng năm %d", En: "correct date, or move the entry to the table of %d",
		}.With(date.Year),
	}
}

func weekend(d calendar.Date) bool {
	return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
}
