package export

import (
	"math"
	"slices"
	"strconv"

	"congkhai/internal/site"
)

// figures is every number of the figures of the site, of the plans' targets and of the units, one on a row.
func (x *exporter) figures() Table {
	return figureTable(func(add func(*site.Figure)) {
		for _, f := range x.site.AllFigures() {
			add(f)
		}
		for _, p := range x.site.Plans {
			for _, f := range x.site.TargetFigures(p) {
				add(f)
			}
		}
		for _, u := range x.site.Units {
			for _, f := range x.site.UnitFigures(u) {
				if f.Chart != site.Months { // those of the years have them
					add(f)
				}
			}
		}
	})
}

func figureTable(each func(add func(*site.Figure))) Table {
	return Table{Name: "so-lieu", Columns: described([]Column{
		{Name: "figure", Required: true},
		{Name: "measure", Required: true},
		{Name: "year", Shape: Whole, Says: "figure_year"},
		{Name: "month", Shape: Month, Says: "figure_month"},
		{Name: "plan", Says: "figure_plan", Of: "ke-hoach"},
		{Name: "scope", Says: "figure_scope"},
		{Name: "row", Says: "figure_row", Required: true},
		{Name: "group", Says: "figure_group", Required: true},
		{Name: "value", Shape: Decimal, Says: "figure_value", Required: true},
		{Name: "of", Shape: Whole, Says: "figure_of"},
		{Name: "share", Shape: Decimal, Says: "figure_share"},
		{Name: "target", Shape: Decimal, Says: "figure_target"},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"figure", "row", "group"}, rows: func(w sink) {
		each(func(f *site.Figure) { figureRows(w, f) })
	}}
}

// figureRows writes the numbers of a figure that are known. The sums of a year's months are left out.
func figureRows(w sink, f *site.Figure) {
	plan, scope := "", ""
	if f.Plan != nil {
		plan = f.Plan.Plan.ID
	}
	switch {
	case f.Unit != nil:
		scope = f.Unit.Unit.ID
	case f.Scope.Unit != nil:
		scope = f.Scope.Unit.Unit.ID
	case f.Scope.Cluster != nil:
		scope = f.Scope.Cluster.Cluster.ID
	}
	for _, r := range f.Rows {
		for i, c := range r.Cells {
			group, month := f.Series[i], ""
			if f.Chart == site.Months {
				if i == 12 {
					continue
				}
				month = monthOf(f.Year, i+1)
			}
			if !c.Known {
				continue
			}
			w.text(f.ID)
			w.text(f.Measure)
			whenKnown(w, f.Year)
			w.text(month)
			w.text(plan)
			w.text(scope)
			w.text(r.ID)
			w.text(group)
			w.decimal(c.N)
			whenKnown(w, c.Of)
			share(w, c)
			if i == 0 && r.Target.Known {
				w.decimal(r.Target.N)
			} else {
				w.none()
			}
			w.flag(f.Example || r.Example)
			w.end()
		}
	}
}

func monthOf(year, month int) string {
	text := strconv.Itoa(month)
	if month < 10 {
		text = "0" + text
	}
	return strconv.Itoa(year) + "-" + text
}

// share writes a part in per cent, with one decimal as the pages show it.
func share(w sink, c site.Amount) {
	if c.Of == 0 || !c.Known {
		w.none()
		return
	}
	w.decimal(math.Round(c.Share()*10) / 10)
}

// charts are the files of single figures: each of the site's as its table, and those of a plan's targets together.
func (x *exporter) charts() []File {
	var files []File
	for _, f := range x.site.AllFigures() {
		files = append(files, File{f.File, typeCSV, chartTable(f).csv})
	}
	for _, p := range x.site.Plans {
		if len(p.Targets) > 0 {
			t := figureTable(func(add func(*site.Figure)) {
				for _, f := range x.site.TargetFigures(p) {
					add(f)
				}
			})
			files = append(files, File{p.URL + "chi-tieu.csv", typeCSV, t.csv})
		}
	}
	return files
}

// chartTable is a figure with all its rows, as its page shows them.
func chartTable(f *site.Figure) Table {
	whole := f.Chart == site.Stack
	parts := f.Chart == site.Bars && f.Of() > 0
	columns := []string{"id", "name", "name_en"}
	for _, s := range f.Series {
		columns = append(columns, s)
		if parts {
			columns = append(columns, s+"_share")
		}
	}
	if whole {
		columns = append(columns, "of", "share")
	}
	columns = append(columns, "target")
	rounds := f.Measure == "thoi-han"
	if rounds {
		columns = append(columns, "published", "closes", "rule")
	}
	t := Table{rows: func(w sink) {
		for _, r := range f.Rows {
			w.text(r.ID)
			w.text(r.Name.Vi)
			w.text(r.Name.En)
			for _, c := range r.Cells {
				amount(w, c)
				if parts {
					share(w, c)
				}
			}
			if whole {
				whenKnown(w, r.Of())
				share(w, r.Cells[0])
			}
			amount(w, r.Target)
			if rounds {
				window(w, r.Round)
			}
			w.flag(f.Example || r.Example)
			w.end()
		}
	}}
	for _, name := range slices.Concat(columns, []string{"example"}) {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	return t
}

func amount(w sink, c site.Amount) {
	if c.Known {
		w.decimal(c.N)
	} else {
		w.none()
	}
}

// window writes the days of a round's window and the rule that it is under.
func window(w sink, r *site.Round) {
	w.text(r.Published.String())
	w.text(r.Ends().String())
	rule := ""
	if r.Window.Rule != nil {
		rule = r.Window.Rule.Citation
	}
	w.text(rule)
}
