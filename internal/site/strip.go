package site

import "congkhai/internal/calendar"

// Strip is days in a row for the eye: one cell a day.
type Strip struct {
	Cells    []Cell
	Working  bool // working days are counted, not calendar days
	Off      bool // there are days off among them
	Worked   bool // there are worked Saturdays or Sundays among them
	Extended bool // the first end is among them
	Meeting  bool // it leads to a council meeting
}

// Cell is one day of a strip.
type Cell struct {
	calendar.Day
	First    bool // the day of publication
	Last     bool // the last day of the window
	Original bool // the last day before an extension
	Meeting  bool // the day on which the council meets
}

func newStrip(days []calendar.Day, unit calendar.Unit) *Strip {
	s := &Strip{Cells: make([]Cell, len(days)), Working: unit == calendar.Working}
	for i, d := range days {
		s.Cells[i] = Cell{Day: d, First: i == 0}
		s.Off = s.Off || !d.Kind.Works()
		s.Worked = s.Worked || d.Kind == calendar.WorkedWeekend
	}
	return s
}

// Strip is the window of the round day by day, nil where it could not be counted.
func (r *Round) Strip() *Strip {
	w := &r.Window
	if len(w.Days) == 0 {
		return nil
	}
	s := newStrip(w.Days, w.Unit)
	s.Cells[len(s.Cells)-1].Last = true
	for i := range s.Cells {
		if r.Extended() && s.Cells[i].Date == w.Original && !s.Cells[i].Last {
			s.Cells[i].Original, s.Extended = true, true
		}
	}
	return s
}

// Strip is the time before the meeting day by day, nil where it could not be counted.
func (a *Ahead) Strip() *Strip {
	if len(a.Days) == 0 {
		return nil
	}
	s := newStrip(a.Days, a.Unit)
	s.Meeting = true
	s.Cells = append(s.Cells, Cell{Day: calendar.Day{Date: a.Meeting}, Meeting: true})
	return s
}
