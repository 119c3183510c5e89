package check

import (
	"errors"
	"strconv"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// window is the time for comments of a round as one rule counts it.
type window struct {
	rule     *record.Rule
	original span // up to closes
	whole    span // up to the end after extensions; the original one where there are none
}

// span is a window up to one of its ends.
type span struct {
	closes    calendar.Date
	path      string // of the key that says closes
	days      int    // the first day not counted
	withFirst int    // the first day counted
	fit       fit
	err       error // the count needs a year that is not known
}

// fit says how a span compares with the days that a rule asks for.
type fit int

const (
	enough       fit = iota
	withFirstDay     // only when the first day counts
	tooShort
)

func newWindow(table *calendar.Table, r *record.Round, rule *record.Rule) window {
	w := window{rule: rule, original: newSpan(table, r.Published, r.Closes, rule.Window, "closes")}
	w.whole = w.original
	if n := len(r.Extensions); n > 0 {
		path := "extensions." + strconv.Itoa(n-1) + ".to"
		w.whole = newSpan(table, r.Published, r.Extensions[n-1].To, rule.Window, path)
	}
	return w
}

func newSpan(table *calendar.Table, published, closes calendar.Date, length *record.Length, path string) span {
	s := span{closes: closes, path: path}
	unit := length.CountedIn()
	if s.days, s.err = table.Count(published, closes, unit, false); s.err != nil {
		return s
	}
	if s.withFirst, s.err = table.Count(published, closes, unit, true); s.err != nil {
		return s
	}
	s.fit = tooShort
	for _, reading := range []struct {
		count int
		fit   fit
	}{{s.days, enough}, {s.withFirst, withFirstDay}} {
		if reading.count < length.Days {
			continue
		}
		last := closes.AddDays(length.Days - reading.count)
		if unit == calendar.CalendarDays {
			ends, err := reaches(table, last, closes)
			if err != nil {
				s.err = err
				return s
			}
			if !ends {
				continue
			}
		}
		s.fit = reading.fit
		return s
	}
	return s
}

// reaches reports whether a window whose days are full on last, and which closes later or then, ends on or after a
// working day from last on: a window that would end on a day off runs on (Civil Code 2015, Art. 148).
func reaches(table *calendar.Table, last, closes calendar.Date) (bool, error) {
	for d := last; !d.After(closes); d = d.AddDays(1) {
		kind, err := table.Kind(d)
		if err != nil {
			return false, err
		}
		if kind.Works() {
			return true, nil
		}
	}
	return false, nil
}

// says is the sentence on a span that has too few days.
func (s span) says(r *round, rule *record.Rule) problem.Text {
	length := rule.Window
	if s.days >= length.Days || s.fit == tooShort && s.withFirst >= length.Days {
		return fill(problem.Text{
			Vi: "thời gian lấy ý kiến từ ngày %[1]s đến hết ngày %[2]s đủ %[3]s nhưng ngày cuối là ngày nghỉ, nên phải kéo dài đến ngày làm việc tiếp theo: %[4]s; Bộ luật Dân sự 2015, Điều 148",
			En: "the window from %[1]s to %[2]s has %[3]s but ends on a day off, so it must run to the next working day: %[4]s; Civil Code 2015, Article 148",
		}, r.Published, s.closes, days(length.Days, length), citation(rule))
	}
	if s.withFirst == s.days {
		return fill(problem.Text{
			Vi: "thời gian lấy ý kiến từ ngày %[1]s đến hết ngày %[2]s có %[3]s, cần %[4]d: %[5]s",
			En: "the window from %[1]s to %[2]s has %[3]s, %[4]d are needed: %[5]s",
		}, r.Published, s.closes, days(s.days, length), length.Days, citation(rule))
	}
	return fill(problem.Text{
		Vi: "thời gian lấy ý kiến từ ngày %[1]s đến hết ngày %[2]s có %[3]s (%[4]d nếu tính cả ngày đầu), cần %[5]d: %[6]s",
		En: "the window from %[1]s to %[2]s has %[3]s (%[4]d with the first day), %[5]d are needed: %[6]s",
	}, r.Published, s.closes, days(s.days, length), s.withFirst, length.Days, citation(rule))
}

// mend names the closing day that would be long enough under both readings of the first day.
func (w window) mend(table *calendar.Table, r *round) problem.Text {
	closing, err := table.Closing(r.Published, w.rule.Window.Days, w.rule.Window.CountedIn(), false)
	if year, unknown := unknownYear(err); unknown {
		return problem.Text{
			Vi: "thêm bảng ngày nghỉ content/holidays/%[1]d.toml: ngày kết thúc đủ dài rơi vào năm %[1]d",
			En: "add the days off in content/holidays/%[1]d.toml: the closing day that would be long enough is in %[1]d",
		}.With(year)
	}
	if err != nil {
		return problem.Text{}
	}
	if len(r.Extensions) > 0 {
		return problem.Text{Vi: "gia hạn đến %s hoặc muộn hơn", En: "extend it to %s or later"}.With(closing)
	}
	return problem.Text{
		Vi: "đặt closes = %s hoặc muộn hơn; danh sách đã công khai thì gia hạn đến ngày đó bằng [[extensions]]",
		En: "set closes = %s or later; if the list is already public, extend it to that day with [[extensions]]",
	}.With(closing)
}

// unknownYear is the year whose days off a count lacks.
func unknownYear(err error) (int, bool) {
	var unknown calendar.UnknownYear
	if errors.As(err, &unknown) {
		return unknown.Year, true
	}
	return 0, false
}
