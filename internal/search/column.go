package search

import (
	"slices"
	"strconv"
)

// column is the file of one column: its values, and where the rows have them.
func (x *index) column(dst []byte, name string) []byte {
	values, of := x.corpus.column(name)
	dst = append(append(x.stamped(dst, "values"), values...), `],"runs":"`...)
	for from := 0; from < len(x.corpus.Rows); {
		value := of(&x.corpus.Rows[from])
		to := from + 1
		for to < len(x.corpus.Rows) && of(&x.corpus.Rows[to]) == value {
			to++
		}
		dst = appendNumber(appendNumber(dst, value+1), to-from)
		from = to
	}
	return append(dst, '"')
}

// column is the values of a column as JSON writes them, without the brackets, and the place of a row's value among them, -1
// for none.
func (c *Corpus) column(name string) (values []byte, of func(r *Row) int) {
	var list []string
	switch name {
	case "kind":
		list, of = Kinds, func(r *Row) int { return int(r.Kind) }
	case "state":
		for _, s := range c.States {
			list = append(list, s.Stage)
		}
		of = func(r *Row) int { return r.State }
	case "award":
		for i := range c.Awards {
			list = append(list, c.Awards[i].ID)
		}
		_, of = c.names(name)
	case "year":
		return c.years()
	default:
		names, of := c.names(name)
		for i := range names {
			n := &names[i]
			values = append(appendStrings(values, n.ID, n.Label.Vi, n.Label.En), ',')
		}
		return values[:max(0, len(values)-1)], of
	}
	text := appendStrings(nil, list...)
	return text[1 : len(text)-1], of
}

// names is the names of a column, and the place of a row's among them.
func (c *Corpus) names(column string) ([]Name, func(r *Row) int) {
	switch column {
	case "award":
		return c.Awards, func(r *Row) int { return r.Award }
	case "round":
		return c.Rounds, func(r *Row) int { return r.Round }
	}
	return c.Units, func(r *Row) int { return r.Unit }
}

// years is the column of years, the latest first.
func (c *Corpus) years() (values []byte, of func(r *Row) int) {
	var years []int
	for i := range c.Rows {
		if year := c.Rows[i].Year; year != 0 && !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	slices.SortFunc(years, func(a, b int) int { return b - a })
	for i, year := range years {
		if i > 0 {
			values = append(values, ',')
		}
		values = strconv.AppendInt(values, int64(year), 10)
	}
	return values, func(r *Row) int { return slices.Index(years, r.Year) }
}
