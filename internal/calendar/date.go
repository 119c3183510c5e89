// Package calendar counts days: civil dates, the working days of the civil service, and windows of so many days.
//
// A Table is told which years are known, which dates are off and which are worked; weekends are Saturday and Sunday.
// From two dates, or a date and a number of days, come counts, last days and the day-by-day list a page shows. The
// count follows the Civil Code 2015: the first day is not counted (Art. 147), a window ends at 24:00 of its last day
// and moves to the next working day when that is a day off (Art. 148).
//
// It knows nothing of records, rules or TOML, has no holidays of its own, reads no clock, and never guesses: an answer
// that needs a year nobody has told it of is the error UnknownYear.
package calendar

import (
	"cmp"
	"errors"
	"time"
)

// What Parse and ParsePartial can find wrong.
var (
	ErrFormat    = errors.New("not a date of the form YYYY-MM-DD")
	ErrNoSuchDay = errors.New("no such day in the calendar")
)

// Date is a civil date, without time of day or zone. Dates compare with ==; the zero Date means none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Of returns the date as given, without putting it right: 30 February stays so and is not Valid.
func Of(year int, month time.Month, day int) Date {
	return Date{year, month, day}
}

// FromTime returns the date that t shows, in t's own location.
func FromTime(t time.Time) Date {
	return Of(t.Date())
}

// Parse reads YYYY-MM-DD, years 0001 to 9999. The error is ErrFormat or ErrNoSuchDay.
func Parse(s string) (Date, error) {
	if len(s) != len("2006-01-02") {
		return Date{}, ErrFormat
	}
	p, err := ParsePartial(s)
	if err != nil {
		return Date{}, err
	}
	return p.First(), nil
}

// String returns YYYY-MM-DD, and nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return Partial{d.Year, int(d.Month), d.Day}.String()
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool {
	return d == Date{}
}

// Valid reports whether the calendar has the day, in the years 1 to 9999.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= time.January && d.Month <= time.December &&
		d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// AddDays returns the date n days later, earlier when n is negative. The zero Date stays as it is.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	if day := d.Day + n; day >= 1 && day <= 28 {
		return Date{d.Year, d.Month, day}
	}
	return fromNumber(d.number() + n)
}

// Sub returns the number of days from other to d, negative when d is earlier.
func (d Date) Sub(other Date) int {
	return d.number() - other.number()
}

// Weekday returns the day of the week of a valid date.
func (d Date) Weekday() time.Weekday {
	return time.Weekday((d.number()%7 + 10) % 7)
}

// Compare returns -1, 0 or 1 as d is before, equal to or after other. The zero Date is before all others.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool {
	return d.Compare(other) < 0
}

// After reports whether d is later than other.
func (d Date) After(other Date) bool {
	return d.Compare(other) > 0
}

// Start returns 00:00 of the day in loc. A window that closes on d ends at d.AddDays(1).Start(loc).
func (d Date) Start(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// number counts the days since 1 March of the year 0 in the Gregorian calendar, a Wednesday. Years that begin in March
// have the leap day last, so their months need no table.
func (d Date) number() int {
	year, month := d.Year, int(d.Month)
	if month < 3 {
		year--
		month += 12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + d.Day - 1
}

// fromNumber is the inverse of number.
func fromNumber(n int) Date {
	const fourCenturies = 400*365 + 97
	era := n / fourCenturies
	if n%fourCenturies < 0 {
		era--
	}
	n -= era * fourCenturies
	year := (n - n/1460 + n/36524 - n/(fourCenturies-1)) / 365
	n -= 365*year + year/4 - year/100
	month := (5*n + 2) / 153
	day := n - (153*month+2)/5 + 1
	year += 400 * era
	if month < 10 {
		return Date{year, time.Month(month + 3), day}
	}
	return Date{year + 1, time.Month(month - 9), day}
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
