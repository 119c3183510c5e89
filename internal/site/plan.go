package site

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// Plan is a plan with its issuer.
type Plan struct {
	Node
	*record.Plan
	Issuer  Party
	Targets []Target
}

// Target is a target of a plan, with whom it is for.
type Target struct {
	record.Target
	Index int
	Scope Party
}

// Report is a report with the unit or cluster that it is of.
type Report struct {
	Node
	*record.Report
	Of Party
}

func (s *Site) addPlans() {
	for _, r := range record.Sorted(s.Set.Plans) {
		if r.Draft || s.stub(&r.Base, address.Plans) {
			continue
		}
		p := &Plan{Node: node(&r.Base, "title", r.Title), Plan: r, Issuer: s.party(r.Issuer)}
		for i, t := range r.Targets {
			p.Targets = append(p.Targets, Target{Target: t, Index: i, Scope: s.party(t.Scope)})
		}
		s.Plans = append(s.Plans, p)
	}
	slices.SortStableFunc(s.Plans, func(a, b *Plan) int {
		return cmp.Or(b.when().Compare(a.when()), strings.Compare(a.Plan.ID, b.Plan.ID))
	})
	for _, p := range s.Plans {
		if u := p.Issuer.Unit; u != nil {
			u.Plans = append(u.Plans, p)
		} else if c := p.Issuer.Cluster; c != nil {
			c.Plans = append(c.Plans, p)
		}
	}
	for _, r := range record.Sorted(s.Set.Reports) {
		if r.Draft || s.stub(&r.Base, address.Reports) {
			continue
		}
		report := &Report{Node: node(&r.Base, "title", r.Title), Report: r, Of: s.party(cmp.Or(r.Unit, r.Cluster))}
		s.Reports = append(s.Reports, report)
	}
	slices.SortStableFunc(s.Reports, func(a, b *Report) int {
		return cmp.Or(b.when().Compare(a.when()), strings.Compare(a.Report.ID, b.Report.ID))
	})
	for _, r := range s.Reports {
		if u := r.Of.Unit; u != nil {
			u.Reports = append(u.Reports, r)
		} else if c := r.Of.Cluster; c != nil {
			c.Reports = append(c.Reports, r)
		}
	}
}

// when is the day by which plans are ordered.
func (p *Plan) when() calendar.Partial {
	if p.Issued.IsZero() && p.Period != nil {
		return p.Period.From
	}
	return p.Issued
}

func (r *Report) when() calendar.Partial {
	if r.Issued.IsZero() && r.Period != nil {
		return r.Period.From
	}
	return r.Issued
}

// Year is the year that a plan is for: the first of its period, else that of its issue; 0 where neither is known.
func (p *Plan) Year() int {
	if p.Period != nil && !p.Period.From.IsZero() {
		return p.Period.From.Year
	}
	return p.Issued.Year
}
