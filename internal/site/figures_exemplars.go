package site

import (
	"slices"
	"strconv"

	"congkhai/internal/lang"
)

// stories counts the exemplars that may be shown by month. A month is numbered year*12 + month-1.
type stories struct {
	years  map[int]*[2]int           // how many there are: real ones and examples
	months map[*Unit]*[2]map[int]int // how many each unit has
	last   [2]int                    // the last month that has any
}

// countStories goes through the exemplars. One of two units counts for both.
func (s *Site) countStories() *stories {
	c := &stories{years: map[int]*[2]int{}, months: map[*Unit]*[2]map[int]int{}}
	for _, e := range s.Exemplars {
		month := e.CountsIn()
		if e.Hidden || month.Year == 0 {
			continue
		}
		i, n := 0, month.Year*12+month.Month-1
		if e.Example {
			i = 1
		}
		entry(c.years, month.Year)[i]++
		c.last[i] = max(c.last[i], n)
		var seen []*Unit
		for _, subject := range e.Subjects {
			u := subject.Unit
			if u == nil || slices.Contains(seen, u) {
				continue
			}
			seen = append(seen, u)
			counts := entry(c.months, u)
			if counts[i] == nil {
				counts[i] = map[int]int{}
			}
			counts[i][n]++
		}
	}
	return c
}

// in is how many exemplars a unit has in a month, examples counted or not.
func (c *stories) in(u *Unit, month int, examples bool) int {
	counts := c.months[u]
	if counts == nil {
		return 0
	}
	n := counts[0][month]
	if examples {
		n += counts[1][month]
	}
	return n
}

// until is the last month that has an exemplar; 0 where none has.
func (c *stories) until(examples bool) int {
	if examples {
		return max(c.last[0], c.last[1])
	}
	return c.last[0]
}

// yearOf is a unit's exemplars in each month of a year, and in all of it.
func (c *stories) yearOf(u *Unit, year int, examples bool) []Amount {
	list := make([]Amount, 13)
	for i := range 12 {
		list[i] = number(c.in(u, year*12+i, examples))
		list[12].N += list[i].N
	}
	list[12].Known = true
	return list
}

// The columns of a table by month: the months and their sum.
var monthly = func() []string {
	var keys []string
	for i := range 12 {
		keys = append(keys, strconv.Itoa(i+1))
	}
	return append(keys, "total")
}()

// monthsFigure is the exemplars of each unit in each month of a year. Units that a target is for and that have none are
// named only where the site says so.
func (s *Site) monthsFigure(year int, c *stories) *Figure {
	f := &Figure{Measure: "guong-dien-hinh", Chart: Months, Series: monthly, Drawn: 13}
	n := c.years[year]
	if n == nil {
		n = &[2]int{}
	}
	f.Example = n[0] == 0 && n[1] > 0
	if !f.Example {
		f.LeftOut = n[1]
	}
	meant := map[*Unit]bool{}
	for _, p := range s.Plans {
		for _, t := range p.Targets {
			if t.Measure == "exemplars-per-unit-month" && p.covers(year) && (f.Example || !p.Example) {
				for _, u := range p.units(t) {
					meant[u] = true
				}
			}
		}
	}
	for _, u := range s.Units {
		row := Row{Name: u.Label, ID: u.Unit.ID, URL: u.URL, Example: u.Example, Cells: c.yearOf(u, year, f.Example)}
		switch {
		case row.Cells[12].N > 0, meant[u] && s.Config.Features.LateUnits:
			f.Rows = append(f.Rows, row)
		case meant[u]:
			f.Silent++
		}
	}
	if len(f.Rows) > PerFigure {
		slices.SortStableFunc(f.Rows, func(a, b Row) int { return int(b.Cells[12].N - a.Cells[12].N) })
	}
	return f.orEmpty("no-exemplars")
}

// storiesByYear is how many exemplars each year has; one of two units is one.
func storiesByYear(years []int, c *stories) *Figure {
	f := &Figure{Measure: "guong-theo-nam", Chart: Bars, Series: []string{"exemplars"}, Drawn: 1}
	var all [2]int
	for _, n := range c.years {
		all[0] += n[0]
		all[1] += n[1]
	}
	i := 0
	if all[0] == 0 && all[1] > 0 {
		i, f.Example = 1, true
	} else {
		f.LeftOut = all[1]
	}
	for _, year := range years {
		if n := c.years[year]; n != nil && n[i] > 0 {
			f.Rows = append(f.Rows, yearRow(year, cells(n[i])))
		}
	}
	return f.orEmpty("no-exemplars")
}

// unitYears is a unit's exemplars in each month, the latest years first.
func (c *stories) unitYears(u *Unit) *Figure {
	f := &Figure{Measure: "guong-don-vi", Chart: Months, Series: monthly, Drawn: 13, Unit: u, Example: u.Example}
	var years []int
	counts := c.months[u]
	if counts == nil {
		return f.orEmpty("no-exemplars")
	}
	for i, months := range counts {
		for month, n := range months {
			switch {
			case i == 1 && !u.Example:
				f.LeftOut += n
			case !slices.Contains(years, month/12):
				years = append(years, month/12)
			}
		}
	}
	slices.Sort(years)
	for _, year := range slices.Backward(years) {
		text := strconv.Itoa(year)
		f.Rows = append(f.Rows, Row{Name: lang.Words{Vi: text, En: text}, ID: text, Cells: c.yearOf(u, year, u.Example)})
	}
	return f.orEmpty("no-exemplars")
}

// unitFigures are the figures of a unit; nil where nothing is told of it.
func (c *count) unitFigures(u *Unit) []*Figure {
	exemplars := c.stories.unitYears(u)
	b := c.units[u]
	if b == nil {
		b = &both{}
	}
	sums, leftOut := b.toldBy(u.Example)
	shares := sharesFigure("ty-le-don-vi", sums.proposed, "no-proposals-of-unit")
	shares.Unit, shares.Example, shares.LeftOut = u, u.Example, leftOut
	if len(exemplars.Rows) == 0 && len(shares.Rows) == 0 {
		return nil
	}
	list := []*Figure{exemplars, shares}
	for _, f := range list {
		f.ID = u.Unit.ID + "/" + f.Measure
		f.Anchor = f.Measure
	}
	return list
}
