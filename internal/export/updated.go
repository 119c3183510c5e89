package export

import (
	"congkhai/internal/calendar"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// roundUpdated is the last day on which something happened to a round that has opened: published, extended,
// corrected, considered, submitted or decided.
func (x *exporter) roundUpdated(r *site.Round) calendar.Date {
	last := corrected(r.Published, r.Rec)
	event := func(d calendar.Date) {
		if x.reached(d) {
			last = later(last, d)
		}
	}
	for _, e := range r.Extensions {
		event(e.On)
	}
	if r.CouncilResult != nil {
		event(r.CouncilResult.Met)
	}
	if r.Submitted != nil {
		event(r.Submitted.On)
	}
	for _, d := range r.Decisions {
		event(d.Signed)
	}
	return last
}

// lastmod is the last day on which a page is known to have changed, zero where none is.
func (x *exporter) lastmod(p *site.Page) calendar.Date {
	switch n := p.Node.(type) {
	case *site.Round:
		if !n.Shown {
			return calendar.Date{}
		}
		return x.roundUpdated(n)
	case *site.Nomination:
		last := corrected(x.roundUpdated(n.Round), n.Rec)
		if w := n.Withdrawal; w != nil && x.reached(w.On) {
			last = later(last, w.On)
		}
		for _, h := range n.Holds {
			for _, d := range []calendar.Date{h.Since, h.Until} {
				if x.reached(d) {
					last = later(last, d)
				}
			}
		}
		return last
	case *site.Decision:
		return corrected(n.Signed, n.Rec)
	case *site.Exemplar:
		return corrected(n.Published, n.Rec)
	case *site.Plan:
		return corrected(whole(n.Issued), n.Rec)
	case *site.Report:
		return corrected(whole(n.Issued), n.Rec)
	case *site.Free:
		return corrected(calendar.Date{}, n.Rec)
	}
	return calendar.Date{}
}

// corrected is the later of a day and the last correction of a record.
func corrected(day calendar.Date, b *record.Base) calendar.Date {
	for _, c := range b.Corrections {
		day = later(day, c.On)
	}
	return day
}

// whole is a date of which the day is known, else the zero Date.
func whole(p calendar.Partial) calendar.Date {
	if p.Day == 0 {
		return calendar.Date{}
	}
	return p.First()
}

func later(a, b calendar.Date) calendar.Date {
	if b.After(a) {
		return b
	}
	return a
}
