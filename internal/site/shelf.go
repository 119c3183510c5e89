package site

import (
	"cmp"
	"slices"
)

// Shelf is the series of one kind.
type Shelf struct {
	Kind   string
	URL    string // of the page that has all of them
	Series []*Series
	Total  int // how many there are, where Series has only some
}

// SeriesYear is the months of a year that have exemplars, the latest first.
type SeriesYear struct {
	Year   int
	Series []*Series
}

// frontRows is how many series of a kind the list of all stories offers by itself.
const frontRows = 24

// Shelves lists the kinds of series that there are, each with all its series.
func (s *Site) Shelves() []*Shelf {
	var shelves []*Shelf
	for _, k := range seriesKinds {
		shelf := &Shelf{Kind: k.kind, URL: series + k.segment + "/"}
		for _, one := range s.series {
			if one.Kind == k.kind {
				shelf.Series = append(shelf.Series, one)
			}
		}
		if shelf.Total = len(shelf.Series); shelf.Total > 0 {
			shelves = append(shelves, shelf)
		}
	}
	return shelves
}

// Front is the shelf with at most frontRows of its series: the latest months, or those with the most exemplars, by name.
func (f *Shelf) Front() *Shelf {
	if f.Total <= frontRows {
		return f
	}
	front := *f
	front.Series = slices.Clone(f.Series)
	if f.Kind != "month" {
		slices.SortStableFunc(front.Series, func(a, b *Series) int { return cmp.Compare(len(b.Exemplars), len(a.Exemplars)) })
	}
	front.Series = front.Series[:frontRows]
	if f.Kind != "month" {
		place := make(map[*Series]int, f.Total)
		for i, one := range f.Series {
			place[one] = i
		}
		slices.SortFunc(front.Series, func(a, b *Series) int { return cmp.Compare(place[a], place[b]) })
	}
	return &front
}

// More reports whether the shelf has series that it does not show.
func (f *Shelf) More() bool { return len(f.Series) < f.Total }

// Years groups the months of the shelf by year, the latest first.
func (f *Shelf) Years() []SeriesYear {
	var years []SeriesYear
	for _, one := range f.Series {
		if n := len(years); n == 0 || years[n-1].Year != one.Year {
			years = append(years, SeriesYear{Year: one.Year})
		}
		last := &years[len(years)-1]
		last.Series = append(last.Series, one)
	}
	return years
}
