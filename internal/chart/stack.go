package chart

// Stack draws a bar for each row, filled by its parts. An aim is a line at its share of the whole.
func (c Chart) Stack() []byte {
	d := &drawing{chart: &c}
	d.legend()
	for _, r := range c.Rows {
		d.y += gap - 6
		d.name(r.Name)
		if r.Whole <= 0 || r.Says != "" {
			d.says(r.Says)
			continue
		}
		d.y += 2
		d.put(`<rect class="c-all" x="0"`)
		d.attribute("y", d.y+3)
		d.put(` width="`)
		d.number(width)
		d.put(`" height="18"></rect>`, "\n")
		x := 0.0
		for i, m := range r.Marks {
			if w := min(width*m.Value/r.Whole, width-x); m.Known && w > 0 {
				d.box(c.Series[i].Look, x, d.y+3, w, 18)
				x += w
			}
		}
		if r.Aim != nil && r.Aim.Known {
			d.aim(min(width, width*r.Aim.Value/100), d.y, 24)
		}
		d.y += barStep + 4
		d.numbers(r)
	}
	return d.element()
}

// numbers writes the numbers of a row below its bar, each with the look of its series.
func (d *drawing) numbers(r Row) {
	d.y += lineStep
	x := 0.0
	step := func(s string) {
		if x > 0 && x+18+wide(s, textSize) > width {
			x = 0
			d.y += lineStep
		}
	}
	for i, m := range r.Marks {
		if !m.Known || i >= len(d.chart.Series) {
			continue
		}
		step(m.Text)
		d.box(d.chart.Series[i].Look, x+.5, d.y-13.5, 10, 10)
		d.text("c-num", "", x+15, d.y-4, m.Text)
		x += 15 + wide(m.Text, textSize) + 14
	}
	if r.Aim != nil && r.Aim.Known {
		step(r.Aim.Text)
		d.aim(x+5, d.y-15, 13)
		d.text("c-goal", "", x+15, d.y-4, r.Aim.Text)
	}
}

// says writes what stands instead of marks.
func (d *drawing) says(s string) {
	for _, line := range wrap(s, width, textSize, 3) {
		d.y += lineStep
		d.text("c-says", "", 0, d.y-4, line)
	}
}
