package chart

import "strconv"

// Months draws a row of cells for each row, one for each series: the darker, the more. The last series is the sum of the
// others and stands apart. The cells' heads are repeated, for a long chart does not fit a screen.
func (c Chart) Months() []byte {
	const high, repeat = 24, 8 // of a cell; rows between two lines of heads
	d := &drawing{chart: &c}
	if len(c.Series) == 0 {
		return d.element()
	}
	step := float64(width-38) / float64(len(c.Series)-1)
	most := 1.0
	for _, r := range c.Rows {
		for _, m := range r.Marks[:len(r.Marks)-1] {
			if !r.Plain {
				most = max(most, m.Value)
			}
		}
	}
	for i, r := range c.Rows {
		if i%repeat == 0 {
			d.y += lineStep
			for k, s := range c.Series {
				x, anchor := (float64(k)+.5)*step, "middle"
				if k == len(c.Series)-1 {
					x, anchor = width, "end"
				}
				d.text("c-head", anchor, x, d.y-4, s.Name)
			}
		}
		d.y += 2
		d.name(r.Name)
		for k, m := range r.Marks {
			if k == len(r.Marks)-1 {
				d.text("c-sum", "end", width, d.y+17, m.Text)
				continue
			}
			level := 0
			switch {
			case m.Value <= 0 || r.Plain:
			case m.Value*3 <= most && most > 1:
				level = 1
			case m.Value*3 <= most*2 && most > 1:
				level = 2
			default:
				level = 3
			}
			d.put(`<rect class="c-cell`, strconv.Itoa(level), `"`)
			d.attribute("x", float64(k)*step+1)
			d.attribute("y", d.y+1)
			d.attribute("width", step-2)
			d.attribute("height", high-2)
			d.put("></rect>\n")
			class := "c-in" + strconv.Itoa(level)
			if wide(m.Text, textSize) > step-2 {
				class += " c-tight"
			}
			d.text(class, "middle", (float64(k)+.5)*step, d.y+17, m.Text)
		}
		d.y += high + 4
	}
	return d.element()
}
