package render

import (
	"html/template"
	"strings"

	"congkhai/internal/chart"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// looks are how series are drawn that do not stand in the order of their darkness.
var looks = map[string]chart.Look{
	"yes": chart.Solid, "no": chart.Striped, "unstated": chart.Empty,
	"with": chart.Solid, "without": chart.Striped, "reached": chart.Solid, "missed": chart.Striped,
	"proposed": chart.Striped, "awarded": chart.Solid, "received": chart.Striped, "answered": chart.Solid,
	"women-most": chart.Solid, "women-half": chart.Crossed, "women-fewer": chart.Striped,
	"support": chart.Solid, "objection": chart.Crossed, "information": chart.Striped, "request": chart.Dotted, "unsorted": chart.Empty,
	"working": chart.Solid, "calendar": chart.Striped,
}

// figureWords writes figures in one language.
type figureWords struct{ text *lang.Text }

// chart draws a figure.
func (w figureWords) chart(f *site.Figure) template.HTML {
	c := chart.Chart{ID: f.Anchor, Title: w.title(f)}
	for _, key := range f.Series[:f.Drawn] {
		c.Series = append(c.Series, chart.Series{Name: w.series(f, key), Look: looks[key]})
	}
	rows := f.Shown()
	if f.Chart == site.Months && len(rows) > 1 {
		rows = append(rows[:len(rows):len(rows)], f.Totals())
	}
	for _, r := range rows {
		c.Rows = append(c.Rows, w.row(f, r))
	}
	if f.HasTargets() {
		c.Aim = w.text.Get("figures.aim")
		if f.Measure == "thoi-han" {
			c.Aim = w.text.Get("figures.needed")
		}
	}
	c.Says = w.says(f, c.Rows)
	var svg []byte
	switch f.Chart {
	case site.Stack:
		svg = c.Stack()
	case site.Bars:
		svg = c.Bars()
	case site.Months:
		svg = c.Months()
	case site.Range:
		svg = c.Spans()
	}
	return template.HTML(svg) //nolint:gosec // everything in it is escaped
}

func (w figureWords) title(f *site.Figure) string {
	if f.Plan != nil {
		return w.text.Get("measure." + f.Measure)
	}
	return w.text.Get("figures.title." + f.Measure)
}

// series is the name of a column.
func (w figureWords) series(f *site.Figure, key string) string {
	if f.Chart == site.Months && key != "total" {
		return w.text.Get("figures.month", "n", key)
	}
	return w.text.Get("figures.series." + key)
}

// name is the name of a row, and whether it is in the language of the page.
func (w figureWords) name(r site.Row) (name string, own bool) {
	if r.Key != "" {
		return w.text.Get("figures.row."+r.Key, "n", w.text.Number(r.N)), true
	}
	return r.Name.In(w.text.Code)
}

// html is the name of a row, marked where it is in Vietnamese on a page that is not.
func (w figureWords) html(r site.Row) template.HTML {
	name, own := w.name(r)
	if own || name == "" {
		return template.HTML(template.HTMLEscapeString(name))
	}
	return template.HTML(`<span lang="vi">` + template.HTMLEscapeString(name) + `</span>`)
}

func (w figureWords) row(f *site.Figure, r site.Row) chart.Row {
	name, _ := w.name(r)
	row := chart.Row{Name: name, Whole: float64(r.Of()), Plain: r.Key == "total" || r.N > 0}
	if r.Why != "" {
		row.Says = w.text.Get("figures.why." + r.Why)
	}
	for i, c := range r.Cells[:f.Drawn] {
		mark := chart.Mark{Value: c.N, Text: w.amount(c), Known: c.Known}
		if c.Of > 0 && (f.Chart == site.Bars || i == 0) {
			mark.Text += " (" + w.share(c) + ")"
		}
		row.Marks = append(row.Marks, mark)
	}
	if r.Target.Known {
		row.Aim = &chart.Mark{Value: r.Target.N, Text: w.target(f, r.Target), Known: true}
	}
	return row
}

// amount is a number as a table shows it.
func (w figureWords) amount(a site.Amount) string {
	if !a.Known {
		return "–"
	}
	return w.text.Decimal(a.N)
}

// share is a part in per cent.
func (w figureWords) share(a site.Amount) string {
	if !a.Known || a.Of == 0 {
		return "–"
	}
	return w.text.Decimal(a.Share()) + "%"
}

// target is what is to be reached: a share of a stack, else a number.
func (w figureWords) target(f *site.Figure, a site.Amount) string {
	if a.Known && f.Chart == site.Stack {
		return w.text.Decimal(a.N) + "%"
	}
	return w.amount(a)
}

// says tells a chart in words: its rows where they are few.
func (w figureWords) says(f *site.Figure, rows []chart.Row) string {
	const few = 8
	if len(rows) > few || f.Chart == site.Months {
		return w.text.Get("figures.says_rows", "n", w.text.Number(len(f.Rows)))
	}
	var b strings.Builder
	for _, r := range rows {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(r.Name)
		mark := ": "
		if r.Says != "" {
			b.WriteString(mark + r.Says)
		} else {
			for i, m := range r.Marks {
				if m.Known {
					b.WriteString(mark + w.series(f, f.Series[i]) + " " + m.Text)
					mark = ", "
				}
			}
		}
		b.WriteByte('.')
	}
	return b.String()
}
