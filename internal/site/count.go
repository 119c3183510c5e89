package site

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/record"
)

// Span is days in a row, as a strip and a sentence tell them.
type Span struct {
	Days []calendar.Day
	Unit calendar.Unit
}

// Working reports whether working days are counted, not calendar days.
func (s *Span) Working() bool { return s.Unit == calendar.Working }

// From is the first day.
func (s *Span) From() calendar.Date { return s.Days[0].Date }

// To is the last day.
func (s *Span) To() calendar.Date { return s.Days[len(s.Days)-1].Date }

// Counted is how many of the days are counted.
func (s *Span) Counted() int {
	n := 0
	for _, d := range s.Days {
		n = max(n, d.N)
	}
	return n
}

// First is the day counted as the first, the zero date where none is.
func (s *Span) First() calendar.Date {
	for _, d := range s.Days {
		if d.N == 1 {
			return d.Date
		}
	}
	return calendar.Date{}
}

// Weekends lists the Saturdays and Sundays on which offices rest and which are no holidays.
func (s *Span) Weekends() []calendar.Day { return s.of(calendar.Weekend) }

// Holidays lists the days off that a notice names.
func (s *Span) Holidays() []calendar.Day { return s.of(calendar.Holiday) }

// Worked lists the Saturdays and Sundays that are worked.
func (s *Span) Worked() []calendar.Day { return s.of(calendar.WorkedWeekend) }

func (s *Span) of(kind calendar.Kind) []calendar.Day {
	var list []calendar.Day
	for _, d := range s.Days {
		if d.Kind == kind {
			list = append(list, d)
		}
	}
	return list
}

// Count is the count of a round's window by both readings of its first day, and of the time before its council meets.
type Count struct {
	Window   *Span // nil where a year has no table
	Readings [2]Reading
	Missing  int    // the year without a table that the window needs, 0 where there is none
	Before   *Ahead // nil where no meeting is set
}

// Reading is a window with or without its first day.
type Reading struct {
	First   bool          // the first day counts
	Used    bool          // the round counts so
	N       int           // days of the round's window
	Full    calendar.Date // the day at whose end the days that the rule names are full; zero where it names none or the year has no table
	Nominal calendar.Date // the day off on which they would have been full, from which the end was moved to Full; else zero
	Missing int           // the year without a table that Full needs, 0 where there is none
}

// Ahead is the time between publication and the council's meeting.
type Ahead struct {
	*Span       // from the day of publication to the day before the meeting; no days where a year has no table or they are in the wrong order
	N       int // days counted, neither publication nor meeting among them
	Meeting calendar.Date
	Missing int // the year without a table, 0 where there is none
}

// Count counts the window of a round.
func (s *Site) Count(r *Round) *Count {
	w := &r.Window
	c := &Count{Before: s.ahead(r)}
	days, err := s.Law.Calendar.Days(w.From, w.To, w.Unit, w.First)
	c.Missing = missingYear(err)
	if err == nil && len(days) > 0 {
		c.Window = &Span{days, w.Unit}
	}
	for i, first := range []bool{false, true} {
		c.Readings[i] = s.reading(r, first)
	}
	return c
}

func (s *Site) reading(r *Round, first bool) Reading {
	w := &r.Window
	reading := Reading{First: first, Used: first == w.First}
	reading.N, _ = s.Law.Calendar.Count(w.From, w.To, w.Unit, first)
	if w.Needed() == 0 {
		return reading
	}
	full, err := s.Law.Calendar.Closing(w.From, w.Needed(), w.Unit, first)
	if err != nil {
		reading.Missing = missingYear(err)
		return reading
	}
	reading.Full = full
	if n, err := s.Law.Calendar.Count(w.From, full, w.Unit, first); err == nil && n > w.Needed() {
		reading.Nominal = full.AddDays(w.Needed() - n)
	}
	return reading
}

// ahead counts in the unit of the rule that names a time before the meeting, in working days where none does.
func (s *Site) ahead(r *Round) *Ahead {
	if r.CouncilMeeting.IsZero() {
		return nil
	}
	a := &Ahead{Span: &Span{}, Meeting: r.CouncilMeeting}
	i := slices.IndexFunc(r.Window.Rules, func(rule *record.Rule) bool { return rule.CouncilGap != nil })
	if i >= 0 {
		a.Unit = r.Window.Rules[i].CouncilGap.CountedIn()
	}
	var err error
	if a.N, err = s.Law.Calendar.Gap(r.Published, a.Meeting, a.Unit); err == nil {
		a.Days, err = s.Law.Calendar.Days(r.Published, a.Meeting.AddDays(-1), a.Unit, false)
	}
	a.Missing = missingYear(err)
	return a
}

// missingYear is the year without a table of days off that a count needs, 0 where the error is another.
func missingYear(err error) int {
	var unknown calendar.UnknownYear
	if errors.As(err, &unknown) {
		return unknown.Year
	}
	return 0
}

// DayName is the name of a day off, with its translation. What the tables of days off do not name is empty.
func (s *Site) DayName(d calendar.Date) lang.Words {
	for _, y := range s.Years {
		for i, off := range slices.Backward(y.Off) {
			if off.Date == d {
				return y.Words("off."+strconv.Itoa(i)+".name", off.Name)
			}
		}
	}
	return lang.Words{}
}

// RulesByDay lists the rules by the day from which they are in force, the oldest first: of several in force the last
// one governs.
func (s *Site) RulesByDay() []*Rule {
	return slices.SortedStableFunc(slices.Values(s.Rules), func(a, b *Rule) int {
		return cmp.Or(a.ValidFrom.Compare(b.ValidFrom), cmp.Compare(a.ID, b.ID))
	})
}

// AwardsAt lists the awards that a rule names at a stage of disclosure.
func (s *Site) AwardsAt(stage string) []*Award {
	var list []*Award
	for _, a := range s.Awards {
		if slices.ContainsFunc(a.Rules, func(r *Rule) bool { return r.Stage == stage }) {
			list = append(list, a)
		}
	}
	return list
}
