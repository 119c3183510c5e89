package mention

import (
	"slices"
	"strings"

	"congkhai/internal/calendar"
)

// Date is a day that a text names.
type Date struct {
	Span
	Year  int // 0: the text names none
	Month int
	Day   int
	Role  Role
}

// Is reports whether the mention means a day; without a year, whether day and month agree.
func (d Date) Is(on calendar.Date) bool {
	return d.Day == on.Day && d.Month == int(on.Month) && (d.Year == 0 || d.Year == on.Year)
}

// Dates finds the days that a text names, with what it says happens on them.
func Dates(text string) []Date {
	if !hasDigit(text) {
		return nil
	}
	p := plain(text)
	var list []Date
	for i := 0; i < len(p) && len(list) < most; i++ {
		if !isDigit(p[i]) && p[i] < 'a' {
			continue
		}
		if i > 0 && letterBefore(p, i) {
			continue
		}
		if i > 0 && strings.IndexByte("/.-,+", p[i-1]) >= 0 && (len(list) == 0 || list[len(list)-1].End() != i-1) {
			i = max(i, digitsEnd(p, i)-1)
			continue
		}
		d, ok := dateAt(p, i)
		if !ok {
			if isDigit(p[i]) {
				i = digitsEnd(p, i) - 1
			}
			continue
		}
		list = append(list, d)
		i = d.End() - 1
	}
	for i := range list {
		list[i].Role = roleOf(p, list, i)
	}
	return slices.DeleteFunc(list, func(d Date) bool { return d.Role == noDate })
}

// dateAt reads a date that starts at a byte.
func dateAt(p string, i int) (Date, bool) {
	if !isDigit(p[i]) {
		return monthFirst(p, i)
	}
	first, end := digits(p, i, 4)
	switch {
	case end-i == 4:
		return isoDate(p, i, first, end)
	case end-i > 2 || end == i:
		return Date{}, false
	case end < len(p) && strings.IndexByte("/-.", p[end]) >= 0:
		return numericDate(p, i, first, end)
	}
	return longDate(p, i, first, end)
}

// digits reads up to some digits; more digits than that are none.
func digits(p string, i, most int) (n, end int) {
	end = digitsEnd(p, i)
	if end-i > most {
		return 0, i
	}
	for _, c := range []byte(p[i:end]) {
		n = n*10 + int(c-'0')
	}
	return n, end
}

// made is a date if its numbers can be one and nothing is joined to it.
func made(p string, i, end, year, month, day int) (Date, bool) {
	if day < 1 || day > 31 || month < 1 || month > 12 || year != 0 && (year < 1900 || year > 2200) {
		return Date{}, false
	}
	if end < len(p) && (letterAt(p, end) || strings.IndexByte("/.,", p[end]) >= 0 && end+1 < len(p) && letterAt(p, end+1)) {
		return Date{}, false
	}
	return Date{Span: Span{i, end - i}, Year: year, Month: month, Day: day}, true
}

// isoDate reads 2026-08-20.
func isoDate(p string, i, year, end int) (Date, bool) {
	if len(p) < i+10 || p[end] != '-' || p[i+7] != '-' || digitsEnd(p, i+5) != i+7 || digitsEnd(p, i+8) != i+10 {
		return Date{}, false
	}
	month, _ := digits(p, i+5, 2)
	day, _ := digits(p, i+8, 2)
	return made(p, i, i+10, year, month, day)
}

// numericDate reads 10/12/2021, 10-12-2020, 13.9.2017, and 28/7 without a year.
func numericDate(p string, i, day, end int) (Date, bool) {
	mark := p[end]
	month, next := digits(p, end+1, 2)
	if next == end+1 {
		return Date{}, false
	}
	if next < len(p) && p[next] == mark {
		year, last := digits(p, next+1, 4)
		if last-next != 5 {
			return Date{}, false
		}
		return made(p, i, last, year, month, day)
	}
	if mark != '/' {
		return Date{}, false
	}
	return made(p, i, next, 0, month, day)
}

var months = []string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// monthAt reads the name of a month that a searched text starts with, in full or short: "september", "sept.", "sep".
func monthAt(p string) (month, width int, ok bool) {
	if len(p) < 3 {
		return 0, 0, false
	}
	for i, name := range months {
		if p[:3] != name[:3] {
			continue
		}
		width = 3
		for width < len(name) && width < len(p) && p[width] == name[width] {
			width++
		}
		if letterAt(p, width) || width > 4 && width < len(name) || width == 4 && name[:4] != "sept" && len(name) != 4 {
			return 0, 0, false
		}
		if width < len(name) && width < len(p) && p[width] == '.' {
			width++
		}
		return i + 1, width, true
	}
	return 0, 0, false
}

// longDate reads "28 tháng 5 năm 2024" and "20 August 2026", with or without the year.
func longDate(p string, i, day, end int) (Date, bool) {
	for _, ordinal := range []string{"st", "nd", "rd", "th"} {
		if _, ok := startsWithWord(p[end:], []string{ordinal}); ok {
			end += len(ordinal)
			break
		}
	}
	at := skipSpaces(p, end)
	if at == end {
		return Date{}, false
	}
	if strings.HasPrefix(p[at:], "tháng") {
		at = skipSpaces(p, at+len("tháng"))
		month, last := digits(p, at, 2)
		if last == at {
			return Date{}, false
		}
		next := skipSpaces(p, last)
		if strings.HasPrefix(p[next:], "năm") {
			next = skipSpaces(p, next+len("năm"))
			if year, stop := digits(p, next, 4); stop-next == 4 {
				return made(p, i, stop, year, month, day)
			}
		}
		return made(p, i, last, 0, month, day)
	}
	month, width, ok := monthAt(p[at:])
	if !ok {
		return Date{}, false
	}
	last := at + width
	if year, stop, ok := yearAfter(p, last); ok {
		return made(p, i, stop, year, month, day)
	}
	return made(p, i, last, 0, month, day)
}

// monthFirst reads "August 20, 2026".
func monthFirst(p string, i int) (Date, bool) {
	month, width, ok := monthAt(p[i:])
	if !ok {
		return Date{}, false
	}
	at := skipSpaces(p, i+width)
	day, end := digits(p, at, 2)
	if end == at {
		return Date{}, false
	}
	year, stop, ok := yearAfter(p, end)
	if !ok {
		return Date{}, false
	}
	return made(p, i, stop, year, month, day)
}

// yearAfter reads a year behind a space, a comma or both.
func yearAfter(p string, i int) (year, end int, ok bool) {
	at := i
	if at < len(p) && p[at] == ',' {
		at++
	}
	at = skipSpaces(p, at)
	year, end = digits(p, at, 4)
	return year, end, end-at == 4 && at > i
}
