package site

import "congkhai/internal/lang"

// Chart is how a figure is drawn.
type Chart string

// The charts.
const (
	Stack  Chart = "stack"  // the parts of a whole, one bar for each row
	Bars   Chart = "bars"   // a bar for each number
	Months Chart = "months" // twelve cells for each row
	Range  Chart = "span"   // from the least to the most, with what lies in the middle
)

// PerFigure is how many rows of a figure a page shows. Its file has all.
const PerFigure = 30

// Figure is one measure, counted. Chart, table and file all tell its rows.
//
// A figure counts records of one sort: where there is any real record, no example is counted, and LeftOut says how many
// there are. Where there are examples only, the figure is an example itself.
type Figure struct {
	ID      string // names it among the figures: "2026/guong-dien-hinh"
	Anchor  string // on its page
	Measure string // key of its texts
	Chart   Chart
	File    string // its rows as CSV, a path; "" where another file has them
	Year    int    // 0: of all years
	Plan    *Plan  // whose target it measures, nil where it is for the whole site
	Target  *Target
	Scope   Party    // whom the target is for
	Unit    *Unit    // that it is of
	Series  []string // keys of the names of the columns
	Drawn   int      // how many of the series the chart draws; the others stand in the table only
	Rows    []Row
	Empty   string // key of the reason why nothing is told, "" where there are rows
	Example bool
	LeftOut int // examples that are not counted
	Removed int // proposals taken off the site, which are not counted
	Silent  int // units that a target is for without an exemplar, which have no row of their own
	Until   int // of exemplars by month: the last month that is counted, as year*12 + month-1; 0 where there is none
	Aims    []Aim
}

// Aim is a target that a plan sets for what a figure counts.
type Aim struct {
	Plan   *Plan
	Target Target
}

// Row is a row of a figure.
type Row struct {
	Key     string     // of its name in the interface text; where it is "" the row has a name of its own
	Name    lang.Words // of a unit, plan or round
	ID      string     // of the same
	URL     string
	Example bool
	Why     string   // key of the reason why the cells are unknown
	Cells   []Amount // one for each series
	Target  Amount   // what a plan wants reached of the first cell: in per cent of a stack, else in its own unit
	Round   *Round   // whose row it is
	N       int      // how many rows were summed up in it
	Least   bool     // there were at least so many
}

// Amount is a number of a figure.
type Amount struct {
	N     float64
	Of    int // what it is a part of, 0 where that is not asked
	Known bool
}

// Share is the part in per cent, 0 where there is no whole.
func (a Amount) Share() float64 {
	if a.Of == 0 {
		return 0
	}
	return 100 * a.N / float64(a.Of)
}

// Of is what the parts of a row add up to; 0 where its cells are no parts.
func (r Row) Of() int {
	if len(r.Cells) == 0 {
		return 0
	}
	return r.Cells[0].Of
}

func (a *Amount) add(n int) { a.N, a.Known = a.N+float64(n), true }

func number(n int) Amount { return Amount{N: float64(n), Known: true} }

func part(n, of int) Amount { return Amount{N: float64(n), Of: of, Known: true} }

// cells are numbers without a whole.
func cells(numbers ...int) []Amount {
	list := make([]Amount, len(numbers))
	for i, n := range numbers {
		list[i] = number(n)
	}
	return list
}

// parts are the parts of a whole, which may be more than they add up to.
func parts(of int, numbers ...int) []Amount {
	list := make([]Amount, len(numbers))
	for i, n := range numbers {
		list[i] = part(n, of)
	}
	return list
}

// HasShares reports whether the cells of a figure are parts of a whole.
func (f *Figure) HasShares() bool {
	for _, r := range f.Rows {
		if r.Of() > 0 {
			return true
		}
	}
	return false
}

// HasTargets reports whether a row has a target.
func (f *Figure) HasTargets() bool {
	for _, r := range f.Rows {
		if r.Target.Known {
			return true
		}
	}
	return false
}

// Shown lists the rows that a page shows: all, or the first, and after them those left over summed up in one row. Rows
// whose numbers cannot be summed up are left out; More says how many.
func (f *Figure) Shown() []Row {
	if len(f.Rows) <= PerFigure {
		return f.Rows
	}
	rows := f.Rows[:PerFigure:PerFigure]
	if !f.sums() {
		return rows
	}
	left := f.Rows[PerFigure:]
	rest := Row{Key: "rest", N: len(left), Cells: make([]Amount, len(f.Series))}
	if f.Chart == Months {
		rest.Key = "rest-units"
	}
	for _, r := range left {
		for i, c := range r.Cells {
			sum := &rest.Cells[i]
			sum.N, sum.Of, sum.Known = sum.N+c.N, sum.Of+c.Of, sum.Known || c.Known
		}
	}
	return append(rows, rest)
}

// More is how many rows are in the file only.
func (f *Figure) More() int {
	if f.sums() {
		return 0
	}
	return max(0, len(f.Rows)-PerFigure)
}

// sums reports whether the numbers of several rows may be added.
func (f *Figure) sums() bool { return f.Chart == Months || f.Chart == Stack }

// Totals sums up all rows of a figure by month.
func (f *Figure) Totals() Row {
	sum := Row{Key: "total", Cells: make([]Amount, len(f.Series))}
	for _, r := range f.Rows {
		for i, c := range r.Cells {
			sum.Cells[i].N += c.N
			sum.Cells[i].Known = true
		}
	}
	return sum
}

// UntilYear and UntilMonth are the last month that is counted.
func (f *Figure) UntilYear() int { return f.Until / 12 }

// UntilMonth is 1 for January.
func (f *Figure) UntilMonth() int { return f.Until%12 + 1 }

// Of is what the parts of the first row add up to.
func (f *Figure) Of() int {
	if len(f.Rows) == 0 {
		return 0
	}
	return f.Rows[0].Of()
}
