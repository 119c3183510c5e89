package site

import (
	"slices"
	"strconv"

	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/record"
)

// aim is a target of a plan with what is counted for it.
type aim struct {
	plan    *Plan
	target  Target
	counted both // of the proposals in its scope and time
}

// aims lists the targets of all plans, in the order of the plans.
func (s *Site) aims() []*aim {
	var list []*aim
	for _, p := range s.Plans {
		for _, t := range p.Targets {
			list = append(list, &aim{plan: p, target: t})
		}
	}
	return list
}

// within reports whether a day lies in the time of the aim's plan; one without a period is for all time.
func (a *aim) within(d calendar.Date) bool {
	p := a.plan.Period
	return !d.IsZero() && (p == nil || !d.Before(p.From.First()) && !d.After(last(p)))
}

// meant is for whom a target of the plan is: as the target says, else for the plan's issuer. A council speaks for the
// unit that it belongs to.
func (p *Plan) meant(t Target) Party {
	party := p.Issuer
	if t.Scope.Node != nil {
		party = t.Scope
	}
	if u := party.Unit; u != nil && u.Type == "council" && u.Parent != nil {
		return Party{Node: &u.Parent.Node, Unit: u.Parent}
	}
	return party
}

// Below lists the units under a unit that are no councils, or the members of a cluster.
func (p Party) Below() []*Unit {
	switch {
	case p.Unit != nil:
		return slices.DeleteFunc(slices.Clone(p.Unit.Children), func(u *Unit) bool { return u.Type == "council" })
	case p.Cluster != nil:
		return p.Cluster.Members
	}
	return nil
}

// units lists the units that a target is for: those under its scope that exist in the time of the plan, but not the
// plan's own issuer. The plan of a real body is for real units only.
func (p *Plan) units(t Target) []*Unit {
	return slices.DeleteFunc(slices.Clone(p.meant(t).Below()), func(u *Unit) bool {
		return u == p.Issuer.Unit || u.Example && !p.Example || p.Period != nil && (!u.ValidTo.IsZero() && u.ValidTo.Before(p.Period.From.First()) ||
			!u.ValidFrom.IsZero() && u.ValidFrom.After(last(p.Period)))
	})
}

// reach tells which units and aims a proposing body belongs to.
type reach struct {
	byUnit    map[*Unit][]*aim
	byCluster map[*Cluster][]*aim
	over      map[*Cluster][]*Unit // the units that all members of a cluster are, or belong to
	lines     map[*Unit][]*Unit    // found once for each body, as are the aims
	found     map[Party][]*aim
}

func (s *Site) reachOf(aims []*aim) *reach {
	r := &reach{
		byUnit: map[*Unit][]*aim{}, byCluster: map[*Cluster][]*aim{}, over: map[*Cluster][]*Unit{}, lines: map[*Unit][]*Unit{},
		found: map[Party][]*aim{},
	}
	for _, a := range aims {
		switch m := a.plan.meant(a.target); {
		case m.Unit != nil:
			r.byUnit[m.Unit] = append(r.byUnit[m.Unit], a)
		case m.Cluster != nil:
			r.byCluster[m.Cluster] = append(r.byCluster[m.Cluster], a)
			for _, u := range m.Cluster.Members {
				r.byUnit[u] = append(r.byUnit[u], a)
			}
		}
	}
	for _, c := range s.Clusters {
		for i, u := range c.Members {
			line := u.line()
			if i == 0 {
				r.over[c] = line
				continue
			}
			r.over[c] = slices.DeleteFunc(r.over[c], func(u *Unit) bool { return !slices.Contains(line, u) })
		}
	}
	return r
}

// line is a unit and the units that it belongs to.
func (u *Unit) line() []*Unit {
	var list []*Unit
	for ; u != nil; u = u.Parent {
		list = append(list, u)
	}
	return list
}

// above lists the units to whose figures a proposing body adds.
func (r *reach) above(by Party) []*Unit {
	if by.Cluster != nil {
		return r.over[by.Cluster]
	}
	line, ok := r.lines[by.Unit]
	if !ok {
		line = by.Unit.line()
		r.lines[by.Unit] = line
	}
	return line
}

// of lists the aims that the proposals of a body count for, each once.
func (r *reach) of(by Party) []*aim {
	list, ok := r.found[by]
	if !ok {
		list = r.aims(by)
		r.found[by] = list
	}
	return list
}

func (r *reach) aims(by Party) []*aim {
	var list []*aim
	if by.Cluster != nil {
		list = append(list, r.byCluster[by.Cluster]...)
	}
	for _, u := range r.above(by) {
		for _, a := range r.byUnit[u] {
			if !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	return list
}

// The measures of shares, with the row of Figure that tells each.
var shareOf = map[string]struct {
	series []string
	why    string
	cells  func(census) []Amount
}{
	"share-direct-workers":    {said, "no-individuals", func(c census) []Amount { return parts(c.kinds[0], c.direct[:]...) }},
	"share-small-collectives": {said, "no-collectives", func(c census) []Amount { return parts(c.kinds[1], c.small[:]...) }},
	"share-foreigners":        {said, "", func(c census) []Amount { return parts(c.n, c.foreign[:]...) }},
	"share-ad-hoc":            {said[:2], "", func(c census) []Amount { return parts(c.n, c.categories[1], c.n-c.categories[1]) }},
	"share-thematic":          {said[:2], "", func(c census) []Amount { return parts(c.n, c.categories[3], c.n-c.categories[3]) }},
}

// targetFigure is how far a target of a plan is met.
func (s *Site) targetFigure(a *aim, c *stories) *Figure {
	var f *Figure
	switch t := a.target; t.Measure {
	case "units-with-plan":
		f = &Figure{Chart: Stack, Series: []string{"with", "without"}, Drawn: 2}
		if row, ok := coverageRow(a.plan, t); ok {
			row.Key, row.Name, row.ID, row.URL = "units-with-plan", lang.Words{}, "units", ""
			f.Rows = []Row{row}
		}
		f.orEmpty("no-units")
	case "exemplars-per-unit-month":
		f = presented(a.plan, t, c)
	default:
		f = a.shares()
	}
	f.Plan, f.Target, f.Scope, f.Example = a.plan, &a.target, a.plan.meant(a.target), a.plan.Example
	f.Measure = a.target.Measure
	f.Anchor = "chi-tieu-" + strconv.Itoa(a.target.Index+1)
	f.ID = a.plan.Plan.ID + "/" + f.Anchor
	return f
}

// shares is how far a share is reached, among what was proposed in the time of the plan and what was awarded in it.
func (a *aim) shares() *Figure {
	sums, leftOut := a.counted.toldBy(a.plan.Example)
	f := &Figure{Chart: Stack, LeftOut: leftOut}
	if a.target.Measure == "share-women" {
		f = womenFigure(sums)
		f.LeftOut = leftOut
		if sums.proposed.n+sums.awarded.n == 0 {
			f.Empty = "no-proposals-in-time"
		}
		return f
	}
	of := shareOf[a.target.Measure]
	f.Series, f.Drawn = of.series, len(of.series)
	if sums.proposed.n+sums.awarded.n > 0 {
		f.Rows = sums.rows(of.why, of.cells)
		for i := range f.Rows {
			f.Rows[i].Target = a.target.cell()
		}
	}
	return f.orEmpty("no-proposals-in-time")
}

// cell is the value of a target.
func (t Target) cell() Amount {
	if t.Value == nil {
		return Amount{}
	}
	return Amount{N: *t.Value, Known: true}
}

// presented is in how many months of the plan's time how many units had as many exemplars as the target asks for, at least
// one, and how many units had any. It counts to the last month that has an exemplar on the site: what comes after it
// is not known.
func presented(p *Plan, t Target, c *stories) *Figure {
	f := &Figure{Chart: Stack, Series: []string{"reached", "missed"}, Drawn: 2}
	units := p.units(t)
	switch {
	case p.Period == nil:
		f.Empty = "no-period"
		return f
	case len(units) == 0:
		f.Empty = "no-units"
		return f
	}
	from, to := p.Period.From.First(), last(p.Period)
	first, end := from.Year*12+int(from.Month)-1, min(to.Year*12+int(to.Month)-1, c.until(p.Example))
	if end < first {
		f.Empty = "no-exemplars-in-time"
		return f
	}
	least := 1
	if t.Value != nil {
		least = max(1, int(*t.Value))
	}
	reached, with := 0, 0
	for _, u := range units {
		any := false
		for month := first; month <= end; month++ {
			n := c.in(u, month, p.Example)
			any = any || n > 0
			if n >= least {
				reached++
			}
		}
		if any {
			with++
		}
	}
	all := len(units) * (end - first + 1)
	f.Until = end
	f.Rows = []Row{
		{Key: "unit-months", ID: "unit-months", Cells: parts(all, reached, all-reached)},
		{Key: "units", ID: "units", Cells: parts(len(units), with, len(units)-with)},
	}
	return f
}

// coverageRow is how many of the units that a target is for have a plan of their own for a time that it shares; false
// where the site has no such unit.
func coverageRow(p *Plan, t Target) (Row, bool) {
	with, without := p.coverage(t)
	n := len(with) + len(without)
	return Row{
		Name: p.Label, ID: p.Plan.ID, URL: p.URL, Example: p.Example, Target: t.cell(), Cells: parts(n, len(with), len(without)),
	}, n > 0
}

// coverage divides the units that a target is for into those with a plan of their own and those without.
func (p *Plan) coverage(t Target) (with, without []*Unit) {
	for _, u := range p.units(t) {
		if slices.ContainsFunc(u.Plans, func(own *Plan) bool {
			return own != p && (p.Example || !own.Example) && overlap(own.Period, p.Period)
		}) {
			with = append(with, u)
		} else {
			without = append(without, u)
		}
	}
	return with, without
}

// With lists the units with a plan of their own, of those that the target is for that a figure measures.
func (f *Figure) With() []*Unit {
	with, _ := f.coverage()
	return with
}

// Without lists those without.
func (f *Figure) Without() []*Unit {
	_, without := f.coverage()
	return without
}

func (f *Figure) coverage() (with, without []*Unit) {
	if f.Target == nil || f.Target.Measure != "units-with-plan" {
		return nil, nil
	}
	return f.Plan.coverage(*f.Target)
}

// coverageFigure is the same for every plan of a year that asks for plans.
func (s *Site) coverageFigure(year int) *Figure {
	f := &Figure{Measure: "ke-hoach", Chart: Stack, Series: []string{"with", "without"}, Drawn: 2}
	var lists [2][]Row
	for _, p := range s.Plans {
		for _, t := range p.Targets {
			if t.Measure != "units-with-plan" || !p.forYear(year) {
				continue
			}
			i := 0
			if p.Example {
				i = 1
			}
			if row, ok := coverageRow(p, t); ok {
				lists[i] = append(lists[i], row)
			} else {
				row.Why, row.Cells = "no-units", make([]Amount, 2)
				lists[i] = append(lists[i], row)
			}
		}
	}
	f.Rows, f.LeftOut = lists[0], len(lists[1])
	if len(lists[0]) == 0 && len(lists[1]) > 0 {
		f.Rows, f.Example, f.LeftOut = lists[1], true, 0
	}
	return f.orEmpty("no-target")
}

// forYear reports whether a plan is for a year: one that its period touches, or else that in which it was issued.
func (p *Plan) forYear(year int) bool {
	if p.Period == nil {
		return p.Year() == year
	}
	return p.covers(year)
}

// The targets that stand beside a figure of the whole site.
var beside = map[string][]string{
	"guong-dien-hinh":   {"exemplars-per-unit-month"},
	"ty-le-de-nghi":     {"share-direct-workers", "share-small-collectives", "share-foreigners", "share-ad-hoc", "share-thematic"},
	"ty-le-khen-thuong": {"share-direct-workers", "share-small-collectives", "share-foreigners", "share-ad-hoc", "share-thematic"},
	"phu-nu":            {"share-women"},
}

// aimsBeside lists the targets that plans for its year set for what a figure counts; of examples beside examples only.
func (s *Site) aimsBeside(f *Figure) []Aim {
	var list []Aim
	for _, p := range s.Plans {
		for _, t := range p.Targets {
			if slices.Contains(beside[f.Measure], t.Measure) && p.forYear(f.Year) && (f.Example || !p.Example) {
				list = append(list, Aim{p, t})
			}
		}
	}
	return list
}

// covers reports whether a plan's period touches a year.
func (p *Plan) covers(year int) bool {
	return p.Period != nil && p.Period.From.Year <= year && last(p.Period).Year >= year
}

// overlap reports whether two periods share a day; a plan without a period may be for any time.
func overlap(a, b *record.Period) bool {
	if a == nil || b == nil {
		return true
	}
	return !last(a).Before(b.From.First()) && !last(b).Before(a.From.First())
}

// last is the last day of a period; a period without an end lasts as long as its beginning says.
func last(p *record.Period) calendar.Date {
	if p.To.IsZero() {
		return p.From.Last()
	}
	return p.To.Last()
}
