package calendar

import (
	"errors"
	"fmt"
)

// MaxDays is the longest window that Days lists and Closing looks for.
const MaxDays = 800

// TooLong is the error of a window of more than MaxDays days.
type TooLong struct{ Days int }

func (e TooLong) Error() string {
	return fmt.Sprintf("a window of %d days is longer than %d", e.Days, MaxDays)
}

// ErrTooShort is the error of a window or a remainder of too few days.
var ErrTooShort = errors.New("too few days")

// Unit is what a window counts.
type Unit int

// The zero Unit is the working day.
const (
	Working Unit = iota
	CalendarDays
)

// String returns "working" or "calendar", as records write it.
func (u Unit) String() string {
	if u == CalendarDays {
		return "calendar"
	}
	return "working"
}

// Day is one day of a window.
type Day struct {
	Date   Date
	Kind   Kind
	Name   string // of the holiday
	Notice string // number of the notice that made the day off or worked
	N      int    // running number among the counted days, 0 when not counted
}

// Days lists the days from one date to another, both included, with the counted ones numbered. The first day is not
// counted (Civil Code 2015, Art. 147) unless countFirst. Calendar days are all counted, but since the list says of each
// day what it is, its year must be known in either unit. An end before the start gives no days. The errors are
// UnknownYear, TooLong, and ErrNoSuchDay for dates that are not Valid.
func (t *Table) Days(from, to Date, unit Unit, countFirst bool) ([]Day, error) {
	if !from.Valid() || !to.Valid() {
		return nil, ErrNoSuchDay
	}
	length := to.Sub(from) + 1
	if length < 1 {
		return nil, nil
	}
	if length > MaxDays {
		return nil, TooLong{length}
	}
	days := make([]Day, length)
	n := 0
	for i := range days {
		day, err := t.day(from.AddDays(i))
		if err != nil {
			return nil, err
		}
		if (i > 0 || countFirst) && (unit == CalendarDays || day.Kind.Works()) {
			n++
			day.N = n
		}
		days[i] = day
	}
	return days, nil
}

// Count returns how many days a window from one date to another has, the last day included. The first day is not
// counted (Civil Code 2015, Art. 147) unless countFirst. Counting working days needs every year from the first day's to
// the last day's, counting calendar days needs none. An end before the start counts 0. The errors are UnknownYear and
// ErrNoSuchDay.
func (t *Table) Count(from, to Date, unit Unit, countFirst bool) (int, error) {
	if !from.Valid() || !to.Valid() {
		return 0, ErrNoSuchDay
	}
	first, last := from.number(), to.number()
	if last < first {
		return 0, nil
	}
	if !countFirst {
		first++
	}
	if unit == CalendarDays {
		return last - first + 1, nil
	}
	for year := from.Year; year <= to.Year; year++ {
		if !t.Known(year) {
			return 0, UnknownYear{year}
		}
	}
	return t.working(first, last), nil
}

// Closing returns the last day of a window of n days that opens on from. The first day is not counted (Civil Code 2015,
// Art. 147) unless countFirst. The window ends at 24:00 of the day returned; when calendar days would end it on a day
// off, it is the next working day (Art. 148), so the year of the end must be known in either unit. The errors are
// UnknownYear, ErrNoSuchDay, TooLong, and ErrTooShort for n below 1.
func (t *Table) Closing(from Date, n int, unit Unit, countFirst bool) (Date, error) {
	switch {
	case !from.Valid():
		return Date{}, ErrNoSuchDay
	case n < 1:
		return Date{}, ErrTooShort
	case n > MaxDays:
		return Date{}, TooLong{n}
	}
	d := from
	if !countFirst {
		d = from.AddDays(1)
	}
	if unit == CalendarDays {
		return t.nextWorking(d.AddDays(n - 1))
	}
	if !t.Known(from.Year) {
		return Date{}, UnknownYear{from.Year}
	}
	for ; ; d = d.AddDays(1) {
		var err error
		if d, err = t.nextWorking(d); err != nil {
			return Date{}, err
		}
		if n--; n == 0 {
			return d, nil
		}
	}
}

// nextWorking returns the first working day that is not before d.
func (t *Table) nextWorking(d Date) (Date, error) {
	for {
		kind, err := t.Kind(d)
		if err != nil {
			return Date{}, err
		}
		if kind.Works() {
			return d, nil
		}
		d = d.AddDays(1)
	}
}

// Gap returns how many days lie after published and before meeting, neither of them included; 0 when they are in the
// wrong order. Of working days only the years of the days between must be known. The errors are those of Count.
func (t *Table) Gap(published, meeting Date, unit Unit) (int, error) {
	if !published.Valid() || !meeting.Valid() {
		return 0, ErrNoSuchDay
	}
	first, last := published.AddDays(1), meeting.AddDays(-1)
	if last.Before(first) {
		return 0, nil
	}
	return t.Count(first, last, unit, true)
}

// LastDays returns the first day of the end of a window that closes on to: the earliest day d such that the days from
// d to to, both included, hold no more than n working days. From 00:00 of d at most n working days are left, that day
// among them; on the day before there are more, so d follows a working day. It may be a day off itself: with three
// working days and a window that closes on a Wednesday, it is the Saturday before. When n is 0 and to is a working day,
// it is the day after to. The errors are UnknownYear, also when the search goes back into a year that is not known,
// ErrNoSuchDay, TooLong, and ErrTooShort for n below 0.
func (t *Table) LastDays(to Date, n int) (Date, error) {
	switch {
	case n < 0:
		return Date{}, ErrTooShort
	case n > MaxDays:
		return Date{}, TooLong{n}
	}
	for d := to; ; d = d.AddDays(-1) {
		kind, err := t.Kind(d)
		if err != nil {
			return Date{}, err
		}
		if !kind.Works() {
			continue
		}
		if n == 0 {
			return d.AddDays(1), nil
		}
		n--
	}
}
