package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// gap is the time between publication and a meeting of the council as one rule counts it.
type gap struct {
	rule *record.Rule
	meeting
	days int
	err  error // the count needs a year that is not known
}

func newGap(table *calendar.Table, r *record.Round, rule *record.Rule, m meeting) gap {
	g := gap{rule: rule, meeting: m}
	g.days, g.err = table.Gap(r.Published, m.on, rule.CouncilGap.CountedIn())
	return g
}

// mend names the latest day of publication for the meeting, and the earliest working day for a meeting after the
// publication; what would need a year that is not known is left out.
func (g gap) mend(table *calendar.Table, r *round) problem.Text {
	length := g.rule.CouncilGap
	latest, tooEarly := latestPublication(table, g.on, length)
	earliest, tooLate := table.Closing(r.Published, length.Days+1, length.CountedIn(), false)
	switch {
	case g.held && tooLate == nil:
		return problem.Text{
			Vi: "sửa met nếu ghi sai; đã họp sớm thì Hội đồng cần xét lại từ ngày %s",
			En: "correct met if it is wrong; else the council considers the list again, on %s at the earliest",
		}.With(earliest)
	case tooEarly == nil && tooLate == nil:
		return problem.Text{
			Vi: "công khai chậm nhất ngày %[1]s, hoặc họp Hội đồng từ ngày %[2]s",
			En: "publish on %[1]s at the latest, or let the council meet on %[2]s at the earliest",
		}.With(latest, earliest)
	case tooEarly == nil:
		return problem.Text{Vi: "công khai chậm nhất ngày %s", En: "publish on %s at the latest"}.With(latest)
	case tooLate == nil:
		return problem.Text{
			Vi: "họp Hội đồng từ ngày %s", En: "let the council meet on %s at the earliest",
		}.With(earliest)
	}
	return problem.Text{Vi: "công khai sớm hơn, hoặc họp muộn hơn", En: "publish earlier, or meet later"}
}

// latestPublication is the last day whose gap to a meeting is long enough.
func latestPublication(table *calendar.Table, meeting calendar.Date, length *record.Length) (calendar.Date, error) {
	if length.CountedIn() == calendar.CalendarDays {
		return meeting.AddDays(-length.Days - 1), nil
	}
	rest, err := table.LastDays(meeting.AddDays(-1), length.Days-1)
	return rest.AddDays(-2), err
}
