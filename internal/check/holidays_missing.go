package check

import (
	"strconv"

	"congkhai/internal/problem"
)

// holidaysMissing, holidays/missing: a count that a rule asks for, of a window or of the gap before the council,
// touches a year without a table of days off. Nothing is guessed in its place.
var holidaysMissing = Rule{
	ID: "holidays/missing", Severity: problem.Error,
	Source: "Labour Code 45/2019/QH14, Art. 112: days off are fixed each year",
	Check: func(in *Input, report func(Finding)) {
		if in.broken("content/holidays/") {
			return
		}
		for _, r := range in.rounds {
			told := map[int]bool{}
			missing := func(err error, path string) {
				year, unknown := unknownYear(err)
				if !unknown || told[year] {
					return
				}
				told[year] = true
				if r.Published.Year == year {
					path = "published"
				}
				report(noTable(r, year, path))
			}
			for _, w := range r.windows {
				missing(w.original.err, w.original.path)
				missing(w.whole.err, w.whole.path)
			}
			for _, g := range r.gaps {
				missing(g.err, g.path)
			}
		}
	},
}

func noTable(r *round, year int, path string) Finding {
	return Finding{
		Record: r.Round, Path: path,
		Message: problem.Text{
			Vi: "chưa có bảng ngày nghỉ năm %[1]d nên không đếm được ngày", En: "there is no table of days off for %[1]d, so the days cannot be counted",
		}.With(year),
		Hint: problem.Text{
			Vi: "thêm content/holidays/%s.toml theo thông báo nghỉ lễ, tết", En: "add content/holidays/%s.toml from the official notice of days off",
		}.With(strconv.Itoa(year)),
	}
}
