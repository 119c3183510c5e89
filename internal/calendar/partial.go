package calendar

import (
	"cmp"
	"time"
)

// Partial is a date of which only the year, or the year and the month, may be known, as on old documents. What is not
// known is 0; the zero Partial means none.
type Partial struct{ Year, Month, Day int }

// ParsePartial reads YYYY, YYYY-MM or YYYY-MM-DD, years 0001 to 9999. The error is ErrFormat or ErrNoSuchDay.
func ParsePartial(s string) (Partial, error) {
	switch len(s) {
	case len("2006"), len("2006-01"), len("2006-01-02"):
	default:
		return Partial{}, ErrFormat
	}
	for i := range len(s) {
		dash := i == 4 || i == 7
		if dash && s[i] != '-' || !dash && (s[i] < '0' || s[i] > '9') {
			return Partial{}, ErrFormat
		}
	}
	p := Partial{Year: digits(s[:4])}
	if len(s) > 4 {
		p.Month = digits(s[5:7])
	}
	if len(s) > 7 {
		p.Day = digits(s[8:])
	}
	if len(s) > 4 && p.Month == 0 || len(s) > 7 && p.Day == 0 || !p.First().Valid() {
		return Partial{}, ErrNoSuchDay
	}
	return p, nil
}

// digits reads a number that has nothing but digits.
func digits(s string) int {
	n := 0
	for i := range len(s) {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// String returns as much as is known: YYYY, YYYY-MM or YYYY-MM-DD, and nothing for the zero Partial.
func (p Partial) String() string {
	if p.IsZero() {
		return ""
	}
	b := appendDigits(make([]byte, 0, len("2006-01-02")), p.Year, 4)
	if p.Month != 0 {
		b = appendDigits(append(b, '-'), p.Month, 2)
	}
	if p.Day != 0 {
		b = appendDigits(append(b, '-'), p.Day, 2)
	}
	return string(b)
}

// appendDigits appends n, which is not negative in any date, with at least width digits.
func appendDigits(b []byte, n, width int) []byte {
	if n >= 10 || width > 1 {
		b = appendDigits(b, n/10, width-1)
	}
	return append(b, '0'+byte(n%10))
}

// IsZero reports whether p is no date at all.
func (p Partial) IsZero() bool {
	return p == Partial{}
}

// Compare returns -1, 0 or 1. A year stands before its months, a month before its days, the zero Partial before all.
func (p Partial) Compare(other Partial) int {
	return cmp.Or(cmp.Compare(p.Year, other.Year), cmp.Compare(p.Month, other.Month), cmp.Compare(p.Day, other.Day))
}

// First returns the first day that p can mean, the zero Date for the zero Partial.
func (p Partial) First() Date {
	if p.IsZero() {
		return Date{}
	}
	return Date{p.Year, time.Month(max(p.Month, 1)), max(p.Day, 1)}
}

// Last returns the last day that p can mean, the zero Date for the zero Partial.
func (p Partial) Last() Date {
	d := p.First()
	switch {
	case p.IsZero():
	case p.Month == 0:
		d.Month, d.Day = time.December, 31
	case p.Day == 0:
		d.Day = daysIn(p.Year, d.Month)
	}
	return d
}
