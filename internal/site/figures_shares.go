package site

import (
	"cmp"
	"slices"
	"strconv"

	"congkhai/internal/lang"
)

// The columns of shares: the record says yes, says no, does not say.
var said = []string{"yes", "no", "unstated"}

// figures are the figures of the proposals of a year.
func (p *proposals) figures(year int) []*Figure {
	b := p.years[year]
	if b == nil {
		b = &both{}
	}
	s, example, leftOut := b.told()
	list := []*Figure{
		sharesFigure("ty-le-de-nghi", s.proposed, "no-proposals"),
		sharesFigure("ty-le-khen-thuong", s.awarded, "no-awards"),
		womenFigure(s),
		kindsFigure("doi-tuong", kinds, s.proposed.kinds[:], s.awarded.kinds[:]),
		kindsFigure("loai-hinh", categories, s.proposed.categories[:], s.awarded.categories[:]),
	}
	for _, f := range list {
		f.Example, f.LeftOut = example, leftOut
		if r := p.removed[year]; r != nil {
			f.Removed = r[0]
			if example {
				f.Removed = r[1]
			}
		}
		if f.Empty != "" && !example && leftOut > 0 {
			f.Empty = "only-examples"
		}
	}
	return list
}

// sharesFigure is the shares that plans set targets for, among the proposals counted.
func sharesFigure(measure string, c census, why string) *Figure {
	f := &Figure{Measure: measure, Chart: Stack, Series: said, Drawn: len(said)}
	if c.n == 0 {
		f.Empty = why
		return f
	}
	other := func(n int) []Amount { return parts(c.n, n, c.n-n, 0) }
	for _, r := range []struct {
		key, why string
		cells    []Amount
	}{
		{"direct", "no-individuals", parts(c.kinds[0], c.direct[:]...)},
		{"small", "no-collectives", parts(c.kinds[1], c.small[:]...)},
		{"foreign", "", parts(c.n, c.foreign[:]...)},
		{"household", "", other(c.kinds[2])},
		{"ad-hoc", "", other(c.categories[1])},
		{"thematic", "", other(c.categories[3])},
	} {
		row := Row{Key: r.key, ID: r.key, Cells: r.cells}
		if row.Of() == 0 {
			row.Why, row.Cells = r.why, make([]Amount, len(said))
		}
		f.Rows = append(f.Rows, row)
	}
	return f
}

// womenFigure is how many of the collectives have so many women. Of individuals the records do not tell.
func womenFigure(s sums) *Figure {
	f := &Figure{Measure: "phu-nu", Chart: Stack, Series: []string{"women-most", "women-half", "women-fewer", "unstated"}, Drawn: 4}
	f.Rows = s.rows("no-collectives", func(c census) []Amount { return parts(c.kinds[1], c.women[:]...) })
	if s.proposed.kinds[1]+s.awarded.kinds[1] == 0 {
		f.Rows, f.Empty = nil, "no-collectives"
	}
	return f
}

// rows are the two rows of what was proposed and what was awarded.
func (s sums) rows(why string, cells func(census) []Amount) []Row {
	rows := []Row{{Key: "proposed", ID: "proposed", Cells: cells(s.proposed)}, {Key: "awarded", ID: "awarded", Cells: cells(s.awarded)}}
	for i := range rows {
		if rows[i].Of() == 0 {
			rows[i].Why = why
			if i == 1 && s.awarded.n == 0 {
				rows[i].Why = "no-awards"
			}
			rows[i].Cells = make([]Amount, len(rows[i].Cells))
		}
	}
	return rows
}

// kindsFigure compares how many were proposed and awarded of each kind.
func kindsFigure(measure string, keys []string, proposed, awarded []int) *Figure {
	f := &Figure{Measure: measure, Chart: Bars, Series: []string{"proposed", "awarded"}, Drawn: 2}
	ofProposed, ofAwarded := sum(proposed), sum(awarded)
	if ofProposed+ofAwarded == 0 {
		f.Empty = "no-proposals"
		return f
	}
	for i, key := range keys {
		f.Rows = append(f.Rows, Row{Key: key, ID: key, Cells: []Amount{part(proposed[i], ofProposed), part(awarded[i], ofAwarded)}})
	}
	return f
}

func sum(numbers []int) int {
	n := 0
	for _, x := range numbers {
		n += x
	}
	return n
}

// byYear compares how many were proposed and awarded in each year. Those taken off the site count here.
func (p *proposals) byYear(years []int) *Figure {
	f := &Figure{Measure: "de-nghi-theo-nam", Chart: Bars, Series: []string{"proposed", "awarded"}, Drawn: 2}
	var all both
	removed := [2]int{}
	for _, b := range p.years {
		all.real.proposed.n += b.real.proposed.n
		all.real.awarded.n += b.real.awarded.n
		all.example.proposed.n += b.example.proposed.n
		all.example.awarded.n += b.example.awarded.n
	}
	for _, r := range p.removed {
		removed[0] += r[0]
		removed[1] += r[1]
	}
	all.real.proposed.n += removed[0]
	all.example.proposed.n += removed[1]
	_, f.Example, f.LeftOut = all.told()
	for _, year := range years {
		var proposed, awarded int
		if b := p.years[year]; b != nil {
			proposed, awarded = b.of(f.Example).proposed.n, b.of(f.Example).awarded.n
		}
		if r := p.removed[year]; r != nil {
			i := 0
			if f.Example {
				i = 1
			}
			proposed += r[i]
		}
		if proposed+awarded > 0 {
			f.Rows = append(f.Rows, yearRow(year, cells(proposed, awarded)))
		}
	}
	return f.orEmpty("no-proposals")
}

func yearRow(year int, cells []Amount) Row {
	text := strconv.Itoa(year)
	return Row{Name: lang.Words{Vi: text, En: text}, ID: text, URL: yearURL(year), Cells: cells}
}

// orEmpty says why a figure has no rows.
func (f *Figure) orEmpty(why string) *Figure {
	if len(f.Rows) == 0 {
		f.Empty = why
		if f.LeftOut > 0 {
			f.Empty = "only-examples"
		}
	}
	return f
}

// The columns of days that passed.
var spans = []string{"least", "median", "most", "decided"}

// timeFigure is how long the proposals decided in a year had waited, by the round that disclosed them.
func (p *proposals) timeFigure(year int) *Figure {
	f := &Figure{Measure: "thoi-gian", Chart: Range, Series: spans, Drawn: 3}
	var all []int
	byRound := map[*Round][]int{}
	for _, w := range f.told(p.waits[year]) {
		all = append(all, w.days)
		byRound[w.round] = append(byRound[w.round], w.days)
	}
	for _, r := range p.site.Rounds {
		if days := byRound[r]; len(days) > 0 {
			f.Rows = append(f.Rows, roundRow(r, spanOf(days)))
		}
	}
	if len(f.Rows) > 1 {
		f.Rows = slices.Insert(f.Rows, 0, Row{Key: "all-rounds", ID: "all", Cells: spanOf(all)})
	}
	return f.orEmpty("no-decisions")
}

// timeByYear is the same for each year.
func (p *proposals) timeByYear(years []int) *Figure {
	f := &Figure{Measure: "thoi-gian-theo-nam", Chart: Range, Series: spans, Drawn: 3}
	var all [2][]wait
	for _, w := range p.waits {
		all[0] = append(all[0], w[0]...)
		all[1] = append(all[1], w[1]...)
	}
	f.told(&all)
	for _, year := range years {
		w := p.waits[year]
		if w == nil {
			continue
		}
		of := w[0]
		if f.Example {
			of = w[1]
		}
		var days []int
		for _, x := range of {
			days = append(days, x.days)
		}
		if len(days) > 0 {
			f.Rows = append(f.Rows, yearRow(year, spanOf(days)))
		}
	}
	return f.orEmpty("no-decisions")
}

// told is what the figure tells of real records and examples.
func (f *Figure) told(w *[2][]wait) []wait {
	switch {
	case w == nil:
		return nil
	case len(w[0]) == 0 && len(w[1]) > 0:
		f.Example = true
		return w[1]
	}
	f.LeftOut = len(w[1])
	return w[0]
}

// spanOf is the least, the middle and the most of some days, and how many they are.
func spanOf(days []int) []Amount {
	slices.SortFunc(days, cmp.Compare[int])
	n := len(days)
	middle := Amount{N: float64(days[n/2]+days[(n-1)/2]) / 2, Known: true}
	return []Amount{number(days[0]), middle, number(days[n-1]), number(n)}
}

func roundRow(r *Round, cells []Amount) Row {
	return Row{Name: r.Label, ID: r.Round.ID, URL: r.URL, Example: r.Example, Cells: cells, Round: r}
}
