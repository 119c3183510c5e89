package chart

import "html"

// Spans draws for each row a line from its first number to its last, with a dot at the one between. Its numbers stand
// below it, with the names of the series.
func (c Chart) Spans() []byte {
	d := &drawing{chart: &c}
	most := c.most()
	const edge = 8
	place := func(x float64) float64 { return edge + (width-2*edge)*x/most }
	for _, r := range c.Rows {
		d.y += gap - 6
		d.name(r.Name)
		if r.Says != "" || len(r.Marks) < 3 {
			d.says(r.Says)
			continue
		}
		least, middle, last := place(r.Marks[0].Value), place(r.Marks[1].Value), place(r.Marks[2].Value)
		d.put(`<path class="c-axis" d="M0 `)
		d.number(d.y + 12)
		d.put("h")
		d.number(width)
		d.put(`"></path>`, "\n", `<path class="c-span" d="M`)
		d.number(least)
		d.put(" ")
		d.number(d.y + 6)
		d.put("v12m0 -6H")
		d.number(last)
		d.put(`m0 -6v12"></path>`, "\n", `<circle class="c-solid"`)
		d.attribute("cx", middle)
		d.attribute("cy", d.y+12)
		d.put(` r="6"></circle>`, "\n")
		d.y += barStep + 2
		d.y += lineStep
		x := 0.0
		for i, m := range r.Marks {
			key := c.Series[i].Name
			w := wide(key, textSize) + 5 + wide(m.Text, textSize)
			if x > 0 && x+w > width {
				x = 0
				d.y += lineStep
			}
			d.put(`<text class="c-key"`)
			d.attribute("x", x)
			d.attribute("y", d.y-4)
			d.put(">", html.EscapeString(key), ` <tspan class="c-num">`, html.EscapeString(m.Text), "</tspan></text>\n")
			x += w + 14
		}
	}
	return d.element()
}
