// Package chart draws numbers as SVG: bars, parts of a whole, cells by month, and spans.
//
// In: names and numbers, with the words that stand beside them already in the language of the page. Out: one svg element
// for each chart, the same bytes for the same numbers. It is drawn for the width of a small telephone and grows with its
// column, so that its text is never smaller than that of the page. Every number stands beside its mark, and series
// differ in lightness and pattern, not in hue. Colours are those of the stylesheet, by class; the element holds no style
// and no identifier that its own identifier does not begin. The package counts nothing and knows no page.
package chart

import (
	"html"
	"strconv"
	"unicode/utf8"
)

// Chart is a title, what the chart tells in words for those who do not see it, and rows.
type Chart struct {
	ID     string // begins every identifier in the chart
	Title  string
	Says   string
	Series []Series
	Aim    string // name of the mark of an aim in the legend, "" where no row has one
	Rows   []Row
	Most   float64 // the number that fills the width, where it is not the largest of the rows
}

// Series is a column of numbers, drawn in one look.
type Series struct {
	Name string
	Look Look
}

// Look is how the marks of a series are filled.
type Look int

// The looks, the darkest first.
const (
	Solid Look = iota
	Crossed
	Striped
	Dotted
	Lined
	Empty
)

// Row is a name and its numbers.
type Row struct {
	Name  string
	Marks []Mark  // one for each series
	Whole float64 // of a stack: what the marks are parts of
	Aim   *Mark   // what is to be reached: of a stack in per cent of the whole
	Says  string  // instead of marks, where there are none
	Plain bool    // of cells: a sum, which is not shaded
}

// Mark is a number with the text that stands beside it. An unknown number is not drawn.
type Mark struct {
	Value float64
	Text  string
	Known bool
}

// Sizes, in units of the drawing: its width is that of the text on a telephone of 360 pixels.
const (
	width    = 328
	nameSize = 14
	textSize = 13
	lineStep = 19
	barStep  = 20
	gap      = 14
)

// drawing is an svg element while it is written. y is the lower edge of what stands in it.
type drawing struct {
	chart *Chart
	body  []byte
	y     float64
	looks [Empty + 1]bool // that need a pattern
}

// number writes a coordinate with at most one decimal.
func (d *drawing) number(x float64) {
	d.body = strconv.AppendFloat(d.body, round(x), 'f', -1, 64)
}

func round(x float64) float64 {
	if x < 0 {
		return -round(-x)
	}
	return float64(int(x*10+.5)) / 10
}

func (d *drawing) put(parts ...string) {
	for _, p := range parts {
		d.body = append(d.body, p...)
	}
}

// attribute writes a coordinate as an attribute.
func (d *drawing) attribute(name string, x float64) {
	d.put(" ", name, `="`)
	d.number(x)
	d.put(`"`)
}

// box writes a rectangle that is filled as a look. What is wider than nothing is at least two units wide.
func (d *drawing) box(look Look, x, y, w, h float64) {
	d.put(`<rect class="c-`, names[look], `"`)
	if patterned(look) {
		d.looks[look] = true
		d.put(` fill="url(#`, html.EscapeString(d.chart.ID), "-", names[look], `)"`)
	}
	d.attribute("x", x)
	d.attribute("y", y)
	d.attribute("width", max(w, 2))
	d.attribute("height", h)
	d.put("></rect>\n")
}

// text writes a text that begins, or with anchor "middle" or "end" is or ends, at x.
func (d *drawing) text(class, anchor string, x, y float64, s string) {
	d.put(`<text class="`, class, `"`)
	d.attribute("x", x)
	d.attribute("y", y)
	if anchor != "" {
		d.put(` text-anchor="`, anchor, `"`)
	}
	d.put(">", html.EscapeString(s), "</text>\n")
}

// name writes the name of a row, in three lines at most.
func (d *drawing) name(s string) {
	for _, line := range wrap(s, width, nameSize, 3) {
		d.y += lineStep
		d.text("c-name", "", 0, d.y-4, line)
	}
}

// legend writes what each look stands for, unless there is only one.
func (d *drawing) legend() {
	c := d.chart
	if len(c.Series) < 2 && c.Aim == "" {
		return
	}
	d.y += lineStep
	x := 0.0
	place := func(s string) {
		if w := 22 + wide(s, textSize); x > 0 && x+w > width {
			x = 0
			d.y += lineStep
		}
	}
	for _, s := range c.Series {
		place(s.Name)
		d.box(s.Look, x+.5, d.y-14.5, 12, 12)
		d.text("c-key", "", x+18, d.y-4, s.Name)
		x += 18 + wide(s.Name, textSize) + 14
	}
	if c.Aim != "" {
		place(c.Aim)
		d.aim(x+6, d.y-16, 15)
		d.text("c-key", "", x+18, d.y-4, c.Aim)
	}
	d.y += 2
}

// aim writes the mark of what is to be reached: a line across a bar, with a head.
func (d *drawing) aim(x, y, h float64) {
	d.put(`<path class="c-aim" d="M`)
	d.number(x)
	d.put(" ")
	d.number(y)
	d.put("v")
	d.number(h)
	d.put(`m-4 -`)
	d.number(h)
	d.put(`h8"></path>`, "\n")
}

// element closes the drawing.
func (d *drawing) element() []byte {
	c, id := d.chart, html.EscapeString(d.chart.ID)
	height := strconv.FormatFloat(round(d.y+4), 'f', -1, 64)
	out := make([]byte, 0, len(d.body)+2048)
	put := func(parts ...string) {
		for _, p := range parts {
			out = append(out, p...)
		}
	}
	put(`<svg class="chart" viewBox="0 0 `, strconv.Itoa(width), " ", height, `" role="img" aria-labelledby="`, id, `-ten `, id, `-ta" focusable="false">`, "\n")
	put(`<title id="`, id, `-ten">`, html.EscapeString(c.Title), "</title>\n")
	put(`<desc id="`, id, `-ta">`, html.EscapeString(c.Says), "</desc>\n")
	defs := false
	for look, used := range d.looks {
		if !used {
			continue
		}
		if !defs {
			put("<defs>\n")
			defs = true
		}
		put(`<pattern id="`, id, "-", names[look], `" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="c-ground" width="6" height="6"></rect>`, drawn[look], "</pattern>\n")
	}
	if defs {
		put("</defs>\n")
	}
	out = append(out, d.body...)
	put("</svg>")
	return out
}

// The names of the looks, and what is drawn in a tile of six by six units of those that are patterns.
var (
	names = [...]string{"solid", "crossed", "striped", "dotted", "lined", "empty"}
	drawn = [...]string{
		Crossed: `<path class="c-lines" d="M0 0L6 6M6 0L0 6"></path>`,
		Striped: `<path class="c-lines" d="M-1.5 1.5L1.5 -1.5M0 6L6 0M4.5 7.5L7.5 4.5"></path>`,
		Dotted:  `<circle class="c-dots" cx="3" cy="3" r="1.4"></circle>`,
		Lined:   `<path class="c-lines" d="M0 3H6"></path>`,
	}
)

func patterned(look Look) bool { return look > Solid && look < Empty }

// wide is about how wide a text is in the fonts of the page, rather too wide than too narrow.
func wide(s string, size float64) float64 {
	sum := 0.0
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf && narrow[byte(r)]:
			sum += .34
		case r >= 'A' && r <= 'Z' || r == 'm' || r == 'w' || r == 'Đ' || r == '%' || r == '–':
			sum += .76
		case r >= 0x2e80:
			sum += 1.05
		case r >= 0x300 && r < 0x370:
		default:
			sum += .565
		}
	}
	return sum * size
}

var narrow = func() (set [utf8.RuneSelf]bool) {
	for _, c := range []byte(" ijltfrI.,:;'|!()[]/-") {
		set[c] = true
	}
	return set
}()
