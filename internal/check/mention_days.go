package check

import (
	"slices"

	"congkhai/internal/calendar"
	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// mentionDays, mention/days: a text of a round says that comments are taken for a number of days that is neither that
// of the dates, whether the first day counts or not, before an extension or after, nor that of a rule which the dates
// fulfil.
var mentionDays = Rule{
	ID: "mention/days", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Civil Code 2015, Art. 147; principle: a record does not contradict itself",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.Closes.Before(r.Published) {
				continue
			}
			texts := reader{visit: func(p *passage) {
				if p.kind == link {
					return
				}
				for _, d := range mention.FindDays(p.text) {
					if !d.Window || in.fits(r, d) {
						continue
					}
					f := p.finding(r.Round, d.Span)
					f.Message = in.countedDays(r, d).With(p.of(d.Span))
					f.Hint = problem.Text{
						Vi: "sửa số ngày trong câu này, hoặc sửa published, closes", En: "correct the number of days in this text, or published or closes",
					}
					report(f)
				}
			}}
			texts.read(r.Round)
		}
	},
}

// fits reports whether a number of days is true of a round. Where the count needs a year that is not known, it is.
func (in *Input) fits(r *round, d mention.Days) bool {
	units := []string{"working", "calendar"}
	switch d.Unit {
	case mention.WorkingDays:
		units = units[:1]
	case mention.CalendarDays:
		units = units[1:]
	}
	for _, name := range units {
		length := record.Length{Unit: name}
		most := 0
		for _, end := range r.ends() {
			for _, first := range []bool{false, true} {
				n, err := in.Law.Calendar.Count(r.Published, end, length.CountedIn(), first)
				if err != nil || n == d.N {
					return true
				}
				most = max(most, n)
			}
		}
		asked := slices.ContainsFunc(r.governing, func(rule *record.Rule) bool {
			return rule.Window != nil && rule.Window.Days == d.N && rule.Window.Unit == name
		})
		if most >= d.N && (d.AtLeast || asked) {
			return true
		}
	}
	return false
}

// ends are the last days that the window of a round has had.
func (r *round) ends() []calendar.Date {
	ends := []calendar.Date{r.Closes}
	for _, e := range r.Extensions {
		ends = append(ends, e.To)
	}
	return ends
}

// countedDays says what the dates of a round give in the unit of a text; the placeholder of the text itself stays open.
func (in *Input) countedDays(r *round, d mention.Days) problem.Text {
	length := &record.Length{Unit: "working"}
	if d.Unit == mention.CalendarDays {
		length.Unit = "calendar"
	}
	ends := r.ends()
	last := ends[len(ends)-1]
	n, _ := in.Law.Calendar.Count(r.Published, last, length.CountedIn(), false)
	withFirst, _ := in.Law.Calendar.Count(r.Published, last, length.CountedIn(), true)
	return fill(problem.Text{
		Vi: "ghi %%q nhưng từ ngày %[1]s đến hết ngày %[2]s có %[3]s (%[4]d nếu tính cả ngày đầu)",
		En: "the text says %%q, but the window from %[1]s to %[2]s has %[3]s (%[4]d with the first day)",
	}, r.Published, last, days(n, length), withFirst)
}
