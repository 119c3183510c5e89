package site

import (
	"slices"

	"congkhai/internal/address"
)

// AtFirst is how many rows of a list stand on the page of what the list belongs to; where there are more, the list has
// pages of its own.
const AtFirst = 10

// BelowAtFirst is the same for units below a unit, of which each takes one line.
const BelowAtFirst = 50

// TreeUnits is how many units are shown as one tree; where there are more, they are listed by kind.
const TreeUnits = 500

// Rows is a page's part of the list of a round: names that may be shown, and stubs.
func (r *Round) Rows(at *Paging) []*Nomination {
	if at == nil || !r.RetiredOn.IsZero() {
		return nil
	}
	return r.Nominations[min(len(r.Nominations), (at.N-1)*PerPage):min(len(r.Nominations), at.N*PerPage)]
}

// Rows is a page's part of the outcomes of a decision.
func (d *Decision) Rows(at *Paging) []*Outcome {
	return d.Outcomes[min(len(d.Outcomes), (at.N-1)*PerPage):min(len(d.Outcomes), at.N*PerPage)]
}

// Cut reports whether a decision of the list has more outcomes than stand there.
func (l *List) Cut() bool {
	return slices.ContainsFunc(l.Decisions, func(d *Decision) bool { return !d.Withheld() && len(d.Outcomes) > AtFirst })
}

// BareName is the candidate's name where lists show it behind an honorific; "" where they show it as it is.
func (n *Nomination) BareName() string {
	if n.Candidate.Name != n.FullName {
		return n.Candidate.Name
	}
	return ""
}

// IsUnit reports whether the candidate is its unit itself, so that a row need not say the name twice.
func (n *Nomination) IsUnit() bool {
	return n.Unit != nil && n.Candidate.Position == "" && n.Unit.Label.Vi == n.Candidate.Name
}

// ClassRank is the place of the class among those of the award, from 1; 0 without a class.
func (n *Nomination) ClassRank() int {
	if n.Class == "" || n.Award == nil {
		return 0
	}
	return slices.Index(n.Award.Classes, n.Class) + 1
}

// KindURL is the list of all units of a kind. There is a page only where the units are too many for a tree.
func KindURL(kind string) string { return section(address.Units) + address.Kinds + "/" + kind + "/" }

// UnitKinds groups all units by kind; nil where they can be shown as one tree.
func (s *Site) UnitKinds() []Group[string, *Unit] {
	if len(s.Units) <= TreeUnits {
		return nil
	}
	return grouped(unitKinds, s.Units, func(u *Unit) string { return u.Type })
}

// Disclosed lists the awards of which rounds were held, by name.
func (s *Site) Disclosed() []*Award {
	var awards []*Award
	for _, a := range s.Awards {
		if len(a.Rounds) > 0 {
			awards = append(awards, a)
		}
	}
	return awards
}

// Councils lists the units whose councils hold rounds, by name.
func (s *Site) Councils() []*Unit {
	return s.unitsWhere(func(u *Unit) bool { return len(u.Rounds) > 0 })
}

// apart adds the pages of a list that is too long for the page of what it belongs to.
func apart[T any](p *pager, page Page, segment, nameKey string, list []T, limit int, node func(rows []T) any) {
	if len(list) <= limit {
		return
	}
	page.Path += segment + "/"
	page.NameKey, page.Data = nameKey, nil
	rows := func(from, to int) any { return node(list[from:to]) }
	if segment == address.Below {
		p.forward(len(list), page, rows)
		return
	}
	p.paged(len(list), page, rows)
}

// unitLists adds what does not fit the page of a unit.
func (p *pager) unitLists(u *Unit, page Page) {
	on := func(l *List) any { return &UnitPage{Unit: u, List: l} }
	apart(p, page, address.Held, "list.held", u.Rounds, AtFirst, func(rows []*Round) any { return on(&List{Kind: "held", Rounds: rows}) })
	apart(p, page, address.Plans, "section.ke-hoach", u.Plans, AtFirst, func(rows []*Plan) any { return on(&List{Kind: "plans", Plans: rows}) })
	apart(p, page, address.Reports, "section.bao-cao", u.Reports, AtFirst, func(rows []*Report) any { return on(&List{Kind: "reports", Reports: rows}) })
	apart(p, page, address.Proposed, "list.proposals", u.Proposed, AtFirst, func(rows []*Nomination) any {
		return on(&List{Kind: "proposed", Nominations: rows})
	})
	apart(p, page, address.Below, "list.below", u.Children, BelowAtFirst, func(rows []*Unit) any { return on(&List{Kind: "below", Units: rows}) })
}

// kinds adds the lists of all units of a kind.
func (p *pager) kinds() {
	for _, g := range p.site.UnitKinds() {
		p.forward(len(g.Items), Page{
			Path: KindURL(g.Key), Layout: "units", Section: address.Units, NameKey: "unitkinds." + g.Key,
		}, func(from, to int) any { return &List{Kind: "kind", Key: g.Key, Units: g.Items[from:to]} })
	}
}

// withheldSheets lists the addresses of further pages that the list of a withheld round had.
func (r *Round) withheldSheets() []string {
	var urls []string
	at := &Paging{Of: (len(r.Nominations) + PerPage - 1) / PerPage, First: r.URL, Forward: true}
	for n := 2; n <= at.Of; n++ {
		urls = append(urls, at.PageURL(n))
	}
	return urls
}
