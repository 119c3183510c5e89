package site

// lengthsFigure is how long the windows of a year's rounds are, beside what the rule they are under asks for. It judges
// nothing: the page of the round has the count.
func (s *Site) lengthsFigure(year int) *Figure {
	f := &Figure{Measure: "thoi-han", Chart: Bars, Series: []string{"working", "calendar"}, Drawn: 2}
	for _, r := range s.ofYear(f, year, func(*Round) bool { return true }) {
		row := roundRow(r, make([]Amount, 2))
		if r.Window.Err == nil {
			row.Cells[r.Window.Unit] = number(r.Window.Count)
		} else {
			row.Why = "not-counted"
		}
		if n := r.Window.Needed(); n > 0 {
			row.Target = number(n)
		}
		f.Rows = append(f.Rows, row)
	}
	return f.orEmpty("no-rounds")
}

// ofYear lists the rounds published in a year whose names were shown: real ones where there are any, else examples.
// Year 0 is every year.
func (s *Site) ofYear(f *Figure, year int, wanted func(*Round) bool) []*Round {
	var lists [2][]*Round
	for _, r := range s.Kept() {
		if !r.Shown || year != 0 && r.Published.Year != year || !wanted(r) {
			continue
		}
		i := 0
		if r.Example {
			i = 1
		}
		lists[i] = append(lists[i], r)
	}
	if len(lists[0]) == 0 && len(lists[1]) > 0 {
		f.Example = true
		return lists[1]
	}
	f.LeftOut = len(lists[1])
	return lists[0]
}

// answersTold reports whether it is known how many opinions were answered: not from counts alone.
func answersTold(h *Heard) bool { return h.N == 0 || len(h.Themes)+h.Gone > 0 }

// heardOf reports whether it is told how many opinions a round received: not while they come in, and not before the
// register or the report says so.
func heardOf(r *Round) bool { return !r.Receiving && r.Heard() != nil }

// opinionsFigure is the opinions received in the rounds of a year by what they say, and how many were answered.
// Opinions are no votes: what they say stands in the table and is not drawn as a whole and its parts. Complaints and
// denunciations are no opinions and are never counted.
func (s *Site) opinionsFigure(year int) *Figure {
	f := &Figure{
		Measure: "y-kien", Chart: Bars,
		Series: []string{"received", "answered", "support", "objection", "information", "request", "unsorted"}, Drawn: 2,
	}
	for _, r := range s.ofYear(f, year, heardOf) {
		h := r.Heard()
		k := h.Counts.Kind
		n := max(h.N, k.Total())
		row := roundRow(r, cells(n, h.Answered, k.Support, k.Objection, k.Information, k.Request, n-k.Total()))
		if k.Total() == 0 && n > 0 {
			clear(row.Cells[2:6])
		}
		if !answersTold(h) {
			row.Cells[1] = Amount{}
		}
		row.Least = !h.Known
		if n == 0 {
			row.Why = "no-opinions"
		}
		f.Rows = append(f.Rows, row)
	}
	return f.orEmpty("no-opinion-counts")
}

// opinionsByYear compares how many opinions were received and answered in the rounds published in each year.
func (s *Site) opinionsByYear(years []int) *Figure {
	f := &Figure{Measure: "y-kien-theo-nam", Chart: Bars, Series: []string{"received", "answered"}, Drawn: 2}
	sums := map[int]*[2]Amount{}
	for _, r := range s.ofYear(f, 0, heardOf) {
		h := r.Heard()
		sum := entry(sums, r.Published.Year)
		sum[0].add(max(h.N, h.Counts.Kind.Total()))
		if answersTold(h) {
			sum[1].add(h.Answered)
		}
	}
	for _, year := range years {
		if sum := sums[year]; sum != nil {
			f.Rows = append(f.Rows, yearRow(year, sum[:]))
		}
	}
	return f.orEmpty("no-opinion-counts")
}
