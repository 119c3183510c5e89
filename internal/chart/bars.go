package chart

// Bars draws a bar for each number, with the number behind it. An aim is a line across the bars of its row.
func (c Chart) Bars() []byte {
	const thick, room = 14, 72 // of a bar; for the number behind the longest
	d := &drawing{chart: &c}
	d.legend()
	most := c.most()
	for _, r := range c.Rows {
		d.y += gap - 6
		d.name(r.Name)
		if r.Says != "" {
			d.says(r.Says)
			continue
		}
		d.y += 2
		top := d.y
		for i, m := range r.Marks {
			if !m.Known {
				continue
			}
			w := (width - room) * m.Value / most
			if m.Value > 0 {
				d.box(c.Series[i].Look, 0, d.y+3, w, thick)
			}
			x := max(w, 2) + 6
			if r.Aim != nil && r.Aim.Known {
				x = max(x, (width-room)*r.Aim.Value/most+10)
			}
			if w := wide(m.Text, textSize); x+w > width {
				x = width - w
			}
			d.text("c-num", "", x, d.y+14, m.Text)
			d.y += thick + 3
		}
		if r.Aim != nil && r.Aim.Known {
			d.aim((width-room)*r.Aim.Value/most, top, d.y-top+3)
			d.y += lineStep
			d.aim(5, d.y-15, 13)
			d.text("c-goal", "", 15, d.y-4, r.Aim.Text)
		}
		d.y += 3
	}
	return d.element()
}

// most is the number that fills the width, at least 1.
func (c *Chart) most() float64 {
	most := max(c.Most, 1)
	for _, r := range c.Rows {
		for _, m := range r.Marks {
			if m.Known {
				most = max(most, m.Value)
			}
		}
		if r.Aim != nil && r.Aim.Known {
			most = max(most, r.Aim.Value)
		}
	}
	return most
}
