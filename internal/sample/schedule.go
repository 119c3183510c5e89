package sample

import (
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/law"
)

// usual is the length of a window where no rule names one.
const usual = 10

// schedule is the days of a round.
type schedule struct{ published, closes, meeting calendar.Date }

// scheduled computes the days of a round for an award that is published on a day: the shortest window that its rule
// allows, and a meeting so many working days after it, later where the rule wants that. The error is that of the
// calendar, which does not guess; closes may be known where the meeting is not.
func scheduled(l *law.Law, award string, published calendar.Date, pause int) (schedule, error) {
	s := schedule{published: published}
	days, unit, gap := usual, calendar.Working, 0
	if rule, ok := l.Rule(award, "proposer", published, calendar.Date{}); ok {
		if rule.Window != nil && rule.Window.Days > 0 {
			days, unit = rule.Window.Days, rule.Window.CountedIn()
		}
		if rule.CouncilGap != nil {
			gap = rule.CouncilGap.Days
		}
	}
	var err error
	if s.closes, err = l.Calendar.Closing(published, days, unit, false); err != nil {
		return s, err
	}
	for ; ; pause++ {
		meeting, err := l.Calendar.Closing(s.closes, pause, calendar.Working, false)
		if err != nil {
			return s, err
		}
		between, err := l.Calendar.Gap(published, meeting, calendar.Working)
		if err != nil {
			return s, err
		}
		if between >= gap {
			s.meeting = meeting
			return s, nil
		}
	}
}

// onward is the first working day that is not before d, or d itself where the calendar cannot tell.
func onward(l *law.Law, d calendar.Date) calendar.Date {
	for day := d; ; day = day.AddDays(1) {
		kind, err := l.Calendar.Kind(day)
		if err != nil {
			return d
		}
		if kind.Works() {
			return day
		}
	}
}

// openOn finds a round that is open on a day and begins as late as it can: the meeting follows after three working
// days, after one where the year's table ends too early for that.
func openOn(l *law.Law, award string, day calendar.Date) (schedule, bool) {
	for _, pause := range []int{3, 1} {
		for published := day; day.Sub(published) <= 60; published = published.AddDays(-1) {
			kind, err := l.Calendar.Kind(published)
			if err != nil {
				break
			}
			if !kind.Works() {
				continue
			}
			s, err := scheduled(l, award, published, pause)
			if err == nil && !s.closes.Before(day) {
				return s, true
			}
		}
	}
	return schedule{}, false
}

// openFrom finds a round that is published on a day or as soon before it as the calendar allows.
func openFrom(l *law.Law, award string, day calendar.Date) schedule {
	var s schedule
	for back := range 366 {
		published := day.AddDays(-back)
		kind, err := l.Calendar.Kind(published)
		if err != nil || !kind.Works() {
			continue
		}
		if s, err = scheduled(l, award, published, 3); err == nil {
			return s
		}
	}
	return s
}

// lastKnown is the last day of the latest year, not after a day's own, of which the days off are known; of the
// earliest known year when all are later.
func lastKnown(l *law.Law, day calendar.Date) calendar.Date {
	year := 0
	for _, y := range l.Calendar.Years() {
		if y <= day.Year || year == 0 {
			year = y
		}
	}
	return calendar.Of(year, time.December, 31)
}
