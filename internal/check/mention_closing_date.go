package check

import (
	"slices"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// mentionClosingDate, mention/closing-date: a text of a round says that comments close, that the list is published or
// that the council meets on another day than the record does. After an extension the original end and the new one are
// both fine. Days whose part the words do not make plain are left alone, and so are meetings before publication. Of the
// texts of its nominations, which tell of other things too, only the end counts, and only where it is near.
var mentionClosingDate = Rule{
	ID: "mention/closing-date", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; principle: a record does not contradict itself",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			texts := reader{visit: func(p *passage) {
				if p.kind == link {
					return
				}
				for _, d := range mention.Dates(p.text) {
					is := r.dayOf(d)
					if len(is.recorded) == 0 || slices.ContainsFunc(is.recorded, d.Is) || slices.ContainsFunc(is.alike, d.Is) {
						continue
					}
					f := p.finding(r.Round, d.Span)
					f.Message, f.Hint = is.says.With(p.of(d.Span), dayList(is.recorded)), is.hint
					report(f)
				}
			}}
			texts.read(r.Round)
			for _, n := range r.nominations {
				for _, t := range []text{{"summary", n.Summary}, {"body", n.Body}} {
					in.endsToo(r, n, t, report)
				}
			}
		}
	},
}

// text is one text of a record.
type text struct{ path, text string }

// endsToo judges the ends that a text of a nomination gives the window of its round.
func (in *Input) endsToo(r *round, n *record.Nomination, t text, report func(Finding)) {
	if !strings.Contains(t.text, "20") || !strings.Contains(t.text, "kiến") && !strings.Contains(t.text, "góp") && !strings.Contains(t.text, "omment") {
		return // no year, or nothing on comments
	}
	const near = 60 // days
	p := passage{key: t.path, text: t.text}
	for _, d := range mention.Dates(t.text) {
		if d.Year == 0 || d.Role != mention.Closes && d.Role != mention.Before {
			continue
		}
		away := calendar.Of(d.Year, time.Month(d.Month), d.Day).Sub(r.Closes)
		is := r.dayOf(d)
		if away < -near || away > near || slices.ContainsFunc(is.recorded, d.Is) || slices.ContainsFunc(is.alike, d.Is) {
			continue
		}
		f := p.finding(n, d.Span)
		f.Message, f.Hint = is.says.With(p.of(d.Span), dayList(is.recorded)), is.hint
		report(f)
	}
}

// meant is what a mention of a day may mean.
type meant struct {
	recorded   []calendar.Date // by the record; none where it says nothing
	alike      []calendar.Date // others that do not contradict it
	says, hint problem.Text
}

func (r *round) dayOf(d mention.Date) meant {
	switch d.Role {
	case mention.Closes, mention.Before:
		is := meant{
			recorded: r.ends(),
			says:     problem.Text{Vi: "%[1]q là ngày kết thúc lấy ý kiến, nhưng bản ghi ghi %[2]s", En: "comments close on %[1]q by this text, on %[2]s by the record"},
			hint:     problem.Text{Vi: "sửa ngày trong câu này, hoặc sửa closes", En: "correct the date in this text, or closes"},
		}
		if d.Role == mention.Before {
			is.says = problem.Text{Vi: "nhận ý kiến trước %[1]q, nhưng bản ghi ghi kết thúc ngày %[2]s", En: "comments close before %[1]q by this text, on %[2]s by the record"}
			for _, end := range is.recorded {
				is.alike = append(is.alike, end.AddDays(1))
			}
		}
		return is
	case mention.Published:
		return meant{
			recorded: []calendar.Date{r.Published},
			alike:    r.toldOn(),
			says:     problem.Text{Vi: "%[1]q là ngày công khai, nhưng bản ghi ghi %[2]s", En: "the list is published on %[1]q by this text, on %[2]s by the record"},
			hint:     problem.Text{Vi: "sửa ngày trong câu này, hoặc sửa published", En: "correct the date in this text, or published"},
		}
	case mention.Meeting:
		if d.Year != 0 && calendar.Of(d.Year, time.Month(d.Month), d.Day).Before(r.Published) {
			return meant{}
		}
		is := meant{
			says: problem.Text{Vi: "%[1]q là ngày Hội đồng họp, nhưng bản ghi ghi %[2]s", En: "the council meets on %[1]q by this text, on %[2]s by the record"},
			hint: problem.Text{Vi: "sửa ngày trong câu này, hoặc sửa council_meeting", En: "correct the date in this text, or council_meeting"},
		}
		for _, m := range r.meetings() {
			is.recorded = append(is.recorded, m.on)
		}
		return is
	}
	return meant{}
}

// toldOn are the days on which the list was shown elsewhere, its notice was signed, or a later end was made known.
func (r *round) toldOn() []calendar.Date {
	var days []calendar.Date
	for _, p := range r.Publications {
		days = append(days, p.On)
	}
	if r.Notice != nil {
		days = append(days, r.Notice.Issued)
	}
	for _, e := range r.Extensions {
		days = append(days, e.On, e.From, e.From.AddDays(1))
	}
	return days
}

// dayList names a few days in order, each once.
func dayList(days []calendar.Date) string {
	days = slices.DeleteFunc(slices.Clone(days), calendar.Date.IsZero)
	slices.SortFunc(days, calendar.Date.Compare)
	var names []string
	for _, d := range slices.Compact(days) {
		names = append(names, d.String())
	}
	return strings.Join(names, ", ")
}
