package export

import (
	"slices"
	"strconv"
	"testing"

	"congkhai/internal/site"
)

// TestFiguresReadBack compares the list of figures, in both forms, and the files of the plans with what the site counts.
func TestFiguresReadBack(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*site.Site{"small": model(t, asOf), "own": ownSite(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := made(t, s)
			tables := Describe(s, interfaceText(t)).Tables
			table := tables[slices.IndexFunc(tables, func(t Table) bool { return t.Name == "so-lieu" })]
			var all []row
			for _, f := range s.AllFigures() {
				all = append(all, numbersOf(f)...)
			}
			for _, p := range s.Plans {
				var own []row
				for _, f := range s.TargetFigures(p) {
					own = append(own, numbersOf(f)...)
				}
				all = append(all, own...)
				if text, ok := files[p.URL+"chi-tieu.csv"]; ok != (len(p.Targets) > 0) {
					t.Errorf("%s has a file of targets: %v", p.Plan.ID, ok)
				} else if ok {
					sameRows(t, readCSV(t, table, text), own)
				}
			}
			for _, u := range s.Units {
				for _, f := range s.UnitFigures(u) {
					if f.Chart != site.Months {
						all = append(all, numbersOf(f)...)
					}
				}
			}
			_, fromJSON := readJSON(t, table, files["/du-lieu/so-lieu.json"])
			sameRows(t, fromJSON, all)
			sameRows(t, readCSV(t, table, files["/du-lieu/so-lieu.csv"]), all)
		})
	}
}

func sameRows(t *testing.T, got, want []row) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d rows, want %d", len(got), len(want))
		return
	}
	for i, w := range want {
		for key, value := range w {
			if !equal(got[i][key], value) {
				t.Errorf("row %d: %s is %v, want %v", i, key, got[i][key], value)
			}
		}
	}
}

// numbersOf are the known numbers of a figure, those of a year's sum left out.
func numbersOf(f *site.Figure) []row {
	var list []row
	for _, r := range f.Rows {
		for i, c := range r.Cells {
			if !c.Known || f.Series[i] == "total" {
				continue
			}
			n := row{"figure": f.ID, "measure": f.Measure, "row": r.ID, "group": f.Series[i], "value": c.N, "example": f.Example || r.Example}
			if f.Year > 0 {
				n["year"] = float64(f.Year)
			}
			if f.Chart == site.Months {
				n["month"] = strconv.Itoa(f.Year) + "-" + "0"[min(1, len(f.Series[i])-1):] + f.Series[i]
			}
			if c.Of > 0 {
				n["of"] = float64(c.Of)
			}
			if f.Plan != nil {
				n["plan"] = f.Plan.Plan.ID
			}
			if f.Unit != nil {
				n["scope"] = f.Unit.Unit.ID
			}
			list = append(list, n)
		}
	}
	return list
}
