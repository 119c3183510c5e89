package site

import (
	"cmp"
	"slices"
	"strconv"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// Figures is what the page of figures shows.
type Figures struct {
	Coverage []Coverage
	Grids    []Grid // the latest year first
}

// Coverage is how many of the units below a unit or cluster have a plan of their own, for one target of a plan.
type Coverage struct {
	Plan    *Plan
	Target  Target
	Units   []*Unit // those who should have a plan
	With    []*Unit
	Without []*Unit
}

// Share is the covered share in per cent, rounded down; 0 where there are no units.
func (c Coverage) Share() int {
	if len(c.Units) == 0 {
		return 0
	}
	return 100 * len(c.With) / len(c.Units)
}

// Rest is the share not covered, in per cent.
func (c Coverage) Rest() int { return 100 - c.Share() }

// Grid is the number of exemplars of each unit in each month of a year.
type Grid struct {
	Year  int
	Rows  []GridRow
	Plans []*Plan // that ask for exemplars each month
}

// Totals sums the months of all units. An exemplar of two units counts for both.
func (g Grid) Totals() GridRow {
	var sum GridRow
	for _, row := range g.Rows {
		for i, n := range row.Months {
			sum.Months[i] += n
		}
		sum.Total += row.Total
	}
	return sum
}

// Silent counts the units without an exemplar in the year.
func (g Grid) Silent() int {
	n := 0
	for _, row := range g.Rows {
		if row.Total == 0 {
			n++
		}
	}
	return n
}

// GridRow is one unit's year.
type GridRow struct {
	Unit   *Unit
	Months [12]int
	Total  int
}

// Figures counts what the plans' targets ask for.
func (s *Site) Figures() *Figures {
	f := &Figures{}
	for _, p := range s.Plans {
		for _, t := range p.Targets {
			if t.Measure == "units-with-plan" {
				f.Coverage = append(f.Coverage, s.Coverage(p, t))
			}
		}
	}
	years := map[int]bool{}
	for _, e := range s.Exemplars {
		year, _ := strconv.Atoi(e.Belongs()[:4])
		years[year] = true
	}
	for year := range years {
		if g := s.grid(year); len(g.Rows) > 0 {
			f.Grids = append(f.Grids, g)
		}
	}
	slices.SortFunc(f.Grids, func(a, b Grid) int { return cmp.Compare(b.Year, a.Year) })
	return f
}

// Below lists the units under a unit, or the members of a cluster.
func (p Party) Below() []*Unit {
	switch {
	case p.Unit != nil:
		return slices.DeleteFunc(slices.Clone(p.Unit.Children), func(u *Unit) bool { return u.Type == "council" })
	case p.Cluster != nil:
		return p.Cluster.Members
	}
	return nil
}

// Coverage counts the plans of those for whom a target of a plan is.
func (s *Site) Coverage(p *Plan, t Target) Coverage {
	c := Coverage{Plan: p, Target: t, Units: p.meant(t).Below()}
	for _, u := range c.Units {
		if u != p.Issuer.Unit && slices.ContainsFunc(u.Plans, func(own *Plan) bool { return overlap(own.Period, p.Period) }) {
			c.With = append(c.With, u)
		} else {
			c.Without = append(c.Without, u)
		}
	}
	return c
}

// meant is for whom a target of the plan is: as the target says, else the plan's issuer.
func (p *Plan) meant(t Target) Party {
	if t.Scope.Node == nil {
		return p.Issuer
	}
	return t.Scope
}

// Presented is how many exemplars were published in the period of a plan, and by how many of the units meant.
type Presented struct {
	Exemplars int
	Units     []*Unit // who should present exemplars
	With      []*Unit
}

// Presented counts the exemplars of those for whom a target of a plan is. A plan without a period is for all time.
func (s *Site) Presented(p *Plan, t Target) Presented {
	c := Presented{Units: p.meant(t).Below()}
	seen := map[*Exemplar]bool{}
	for _, u := range c.Units {
		with := false
		for _, e := range u.Exemplars {
			if p.within(e.Belongs()) {
				with, seen[e] = true, true
			}
		}
		if with {
			c.With = append(c.With, u)
		}
	}
	c.Exemplars = len(seen)
	return c
}

// within reports whether a month, YYYY-MM, touches the plan's period.
func (p *Plan) within(month string) bool {
	return p.Period == nil ||
		month >= p.Period.From.First().String()[:7] && month <= last(p.Period).String()[:7]
}

// overlap reports whether two periods share a day; a plan without a period may be for any time.
func overlap(a, b *record.Period) bool {
	if a == nil || b == nil {
		return true
	}
	return !last(a).Before(b.From.First()) && !last(b).Before(a.From.First())
}

func (s *Site) grid(year int) Grid {
	g := Grid{Year: year}
	var units []*Unit
	for _, p := range s.Plans {
		for _, t := range p.Targets {
			if t.Measure == "exemplars-per-unit-month" && p.covers(year) {
				g.Plans = append(g.Plans, p)
				units = append(units, p.meant(t).Below()...)
			}
		}
	}
	for _, u := range s.Units {
		row := u.Year(year)
		if row.Total > 0 || slices.Contains(units, u) {
			g.Rows = append(g.Rows, row)
		}
	}
	return g
}

// covers reports whether a plan's period touches a year.
func (p *Plan) covers(year int) bool {
	return p.Period != nil && p.Period.From.Year <= year && last(p.Period).Year >= year
}

// Year counts a unit's exemplars in each month of a year.
func (u *Unit) Year(year int) GridRow {
	row := GridRow{Unit: u}
	prefix := strconv.Itoa(year) + "-"
	for _, e := range u.Exemplars {
		month := e.Belongs()
		if month[:5] != prefix {
			continue
		}
		if n, err := strconv.Atoi(month[5:]); err == nil && n >= 1 && n <= 12 {
			row.Months[n-1]++
			row.Total++
		}
	}
	return row
}

// Years lists the years in which a unit has exemplars, the latest first.
func (u *Unit) Years() []Grid {
	var grids []Grid
	for _, e := range u.Exemplars {
		year, _ := strconv.Atoi(e.Belongs()[:4])
		if !slices.ContainsFunc(grids, func(g Grid) bool { return g.Year == year }) {
			grids = append(grids, Grid{Year: year, Rows: []GridRow{u.Year(year)}})
		}
	}
	slices.SortFunc(grids, func(a, b Grid) int { return cmp.Compare(b.Year, a.Year) })
	return grids
}

// last is the last day of a period; a period without an end lasts as long as its beginning says.
func last(p *record.Period) calendar.Date {
	if p.To.IsZero() {
		return p.From.Last()
	}
	return p.To.Last()
}
