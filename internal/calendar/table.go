package calendar

import (
	"cmp"
	"fmt"
	"slices"
)

// UnknownYear is the error of every answer that needs the days off of a year the table was not told of.
type UnknownYear struct{ Year int }

func (e UnknownYear) Error() string {
	return fmt.Sprintf("days off are not known for %d", e.Year)
}

// Kind says whether a day is worked, and why or why not.
type Kind int

// The zero Kind is an ordinary working day. A WorkedWeekend is a Saturday or Sunday worked in exchange for another day.
const (
	WorkingDay Kind = iota
	Weekend
	Holiday
	WorkedWeekend
)

// String returns the kind as a word for classes and data: "working-day", "weekend", "holiday" or "worked-weekend".
func (k Kind) String() string {
	switch k {
	case Weekend:
		return "weekend"
	case Holiday:
		return "holiday"
	case WorkedWeekend:
		return "worked-weekend"
	}
	return "working-day"
}

// Works reports whether days of this kind are working days.
func (k Kind) Works() bool {
	return k == WorkingDay || k == WorkedWeekend
}

// Table holds what the notices say of each known year. Once filled it may be read from many goroutines.
type Table struct {
	years      map[int]bool
	exceptions []exception // by number
}

// exception is a date that a notice speaks of.
type exception struct {
	number       int // the day, see Date.number
	worked       bool
	name, notice string
}

// NewTable returns a table that knows no year.
func NewTable() *Table {
	return &Table{years: map[int]bool{}}
}

// AddYear makes a year known. Without further calls it has weekends only.
func (t *Table) AddYear(year int) {
	t.years[year] = true
}

// Off makes a date a holiday: its name, and the number of the notice that says so. A later call of Off or Worked for
// the same date replaces an earlier one. Neither makes the year known; a date that is not Valid is ignored.
func (t *Table) Off(date Date, name, notice string) {
	t.except(date, exception{name: name, notice: notice})
}

// Worked makes a date a working day, by the notice of that number. See Off.
func (t *Table) Worked(date Date, notice string) {
	t.except(date, exception{worked: true, notice: notice})
}

func (t *Table) except(date Date, e exception) {
	if !date.Valid() {
		return
	}
	e.number = date.number()
	i, found := t.find(e.number)
	if found {
		t.exceptions[i] = e
		return
	}
	t.exceptions = slices.Insert(t.exceptions, i, e)
}

// find returns where the exception of a day is, or would be.
func (t *Table) find(number int) (int, bool) {
	return slices.BinarySearchFunc(t.exceptions, number, func(e exception, n int) int { return cmp.Compare(e.number, n) })
}

// Known reports whether the table was told of a year.
func (t *Table) Known(year int) bool {
	return t.years[year]
}

// Years returns the known years, earliest first.
func (t *Table) Years() []int {
	years := make([]int, 0, len(t.years))
	for year := range t.years {
		years = append(years, year)
	}
	slices.Sort(years)
	return years
}

// Kind returns what kind of day d is, or UnknownYear, or ErrNoSuchDay when d is not Valid.
func (t *Table) Kind(d Date) (Kind, error) {
	day, err := t.day(d)
	return day.Kind, err
}

// day returns all the table knows of d; it is not numbered.
func (t *Table) day(d Date) (Day, error) {
	if !d.Valid() {
		return Day{}, ErrNoSuchDay
	}
	if !t.Known(d.Year) {
		return Day{}, UnknownYear{d.Year}
	}
	day := Day{Date: d}
	weekend := isWeekend(d.number())
	if weekend {
		day.Kind = Weekend
	}
	i, found := t.find(d.number())
	if !found {
		return day, nil
	}
	e := t.exceptions[i]
	day.Name, day.Notice = e.name, e.notice
	switch {
	case !e.worked:
		day.Kind = Holiday
	case weekend:
		day.Kind = WorkedWeekend
	}
	return day, nil
}

func isWeekend(number int) bool {
	return weekdays(number) == weekdays(number+1)
}

// working returns how many of the days numbered from first to last are working days; all their years must be known.
func (t *Table) working(first, last int) int {
	if last < first {
		return 0
	}
	n := weekdays(last+1) - weekdays(first)
	start, _ := t.find(first)
	for _, e := range t.exceptions[start:] {
		if e.number > last {
			break
		}
		switch weekend := isWeekend(e.number); {
		case e.worked && weekend:
			n++
		case !e.worked && !weekend:
			n--
		}
	}
	return n
}

// weekdays returns how many days from Monday to Friday have a number below n, up to a constant.
func weekdays(n int) int {
	n += 2 // day 0 is a Wednesday
	return n/7*5 + min(n%7, 5)
}
