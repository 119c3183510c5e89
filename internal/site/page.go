package site

import (
	"cmp"
	"slices"

	"congkhai/internal/address"
	"congkhai/internal/lang"
	"congkhai/internal/record"
)

// Page is one page of the site, in every language at the same path below the language's own.
type Page struct {
	Path    string // without language and base path, begins and ends with a slash
	Layout  string // name of its layout, without ".html"
	Section string // the section whose menu entry it belongs to
	Name    lang.Words
	NameKey string // key of the interface text that names it; before Name where both are set
	Node    any    // what it shows; its type goes with the layout
	Base    *record.Base
	Example bool
	Noindex bool
	Data    []string // files with the same rows, paths without base path
	Whole   bool     // Data has all rows of a list, of which the page shows some
	Paging  *Paging
}

// List is a page of rows of one kind. Only one of the slices is filled.
type List struct {
	// Kind is what the rows are chosen by: "", "month", "topic", "unit", "movement", "contest", "level", "kind"; what they are of a
	// unit or award: "held", "plans", "reports", "proposed", "below"; or "index", without rows.
	Kind        string
	Key         string
	Of          any
	Rounds      []*Round
	Nominations []*Nomination
	Exemplars   []*Exemplar
	Decisions   []*Decision
	Plans       []*Plan
	Reports     []*Report
	Units       []*Unit
}

// Pages lists every page of the site, in a fixed order.
func (s *Site) Pages() []*Page {
	p := &pager{site: s}
	p.add(&Page{Path: "/", Layout: "home", NameKey: "site.home", Node: s.Home()})
	p.rounds()
	p.results()
	p.exemplars()
	p.plans()
	p.units()
	p.awards()
	p.figures()
	p.add(&Page{Path: section(address.Data), Layout: "data", Section: address.Data, NameKey: "section.du-lieu", Node: s})
	p.search()
	for _, f := range s.Free {
		p.add(&Page{Path: f.URL, Layout: "page", Name: f.Label, Node: f, Base: &f.Page.Base, Example: f.Example})
	}
	for _, stub := range s.Stubs {
		p.removed(stub)
	}
	p.add(&Page{Path: "/404.html", Layout: "notfound", NameKey: "notfound.title", Noindex: true, Node: s})
	return p.pages
}

func section(name string) string { return "/" + name + "/" }

type pager struct {
	site  *Site
	pages []*Page
}

func (p *pager) add(page *Page) {
	page.offer()
	p.pages = append(p.pages, page)
}

func (p *pager) rounds() {
	s := p.site
	first := Page{
		Path: section(address.Rounds), Layout: "rounds", Section: address.Rounds, NameKey: "section.lay-y-kien",
	}
	kept := s.Kept()
	p.paged(len(kept), first, func(from, to int) any { return &List{Rounds: kept[from:to]} })
	for _, level := range s.Levels() {
		var rounds []*Round
		for _, r := range kept {
			if r.Level() == level {
				rounds = append(rounds, r)
			}
		}
		one := first
		one.Path, one.NameKey = LevelURL(level), "level."+level
		p.paged(len(rounds), one, func(from, to int) any { return &List{Kind: "level", Key: level, Rounds: rounds[from:to]} })
	}
	for _, r := range s.Rounds {
		if r.Withheld() {
			p.removedRound(r)
			continue
		}
		page := Page{
			Path: r.URL, Layout: "round", Section: address.Rounds, Name: r.Label, Base: &r.Round.Base,
			Example: r.Example, Noindex: r.Example,
		}
		if r.Shown {
			page.Data = []string{r.URL + "danh-sach.csv", r.URL + "danh-sach.json"}
		}
		p.forward(r.Total(), page, func(int, int) any { return r })
		p.add(&Page{
			Path: r.CountURL, Layout: "count", Section: address.Rounds, Name: r.Label, NameKey: "count.head", Node: r, Base: &r.Round.Base,
			Example: r.Example, Noindex: r.Example,
		})
		if !r.Shown {
			continue
		}
		p.add(&Page{
			Path: r.BoardURL, Layout: "board", Section: address.Rounds, Name: r.Label, NameKey: "board.head", Node: r, Base: &r.Round.Base,
			Example: r.Example, Noindex: true,
		})
		p.add(&Page{
			Path: r.RecordURL, Layout: "publication", Section: address.Rounds, Name: r.Label, NameKey: "publication.head", Node: r, Base: &r.Round.Base,
			Example: r.Example, Noindex: true,
		})
	}
	for _, n := range s.Nominations {
		if n.Hidden != "" {
			p.removed(n.stub(address.Rounds))
			continue
		}
		p.add(&Page{
			Path: n.URL, Layout: "nomination", Section: address.Rounds, Name: n.Label, Node: n, Base: &n.Nomination.Base,
			Example: n.Example, Noindex: n.Noindex(),
		})
	}
}

// removed adds the page that stays of a record that was taken off the site.
func (p *pager) removed(stub *Stub) {
	p.add(&Page{
		Path: stub.URL, Layout: "removed", Section: stub.Section, NameKey: "removed.title", Node: stub, Base: stub.Rec,
		Example: stub.Example, Noindex: true,
	})
}

// removedRound keeps every address that a round had.
func (p *pager) removedRound(r *Round) {
	urls := []string{r.URL, r.CountURL}
	if r.Shown {
		urls = append(append(urls, r.BoardURL, r.RecordURL), r.withheldSheets()...)
	}
	for _, url := range urls {
		p.removed(stubOf(r.Rec, url, address.Rounds))
	}
}

func (p *pager) results() {
	s := p.site
	p.paged(len(s.Decisions), Page{
		Path: section(address.Results), Layout: "results", Section: address.Results, NameKey: "section.ket-qua",
	}, func(from, to int) any { return &List{Decisions: s.Decisions[from:to]} })
	for _, d := range s.Decisions {
		p.forward(len(d.Outcomes), Page{
			Path: d.URL, Layout: "decision", Section: address.Results, Name: d.Label, Base: &d.Decision.Base,
			Example: d.Example, Noindex: d.Example,
		}, func(int, int) any { return d })
	}
}

func (p *pager) exemplars() {
	s := p.site
	first := Page{
		Path: section(address.Exemplars), Layout: "exemplars", Section: address.Exemplars, NameKey: "section.guong-dien-hinh",
	}
	shown := s.Stories()
	p.paged(len(shown), first, func(from, to int) any { return &List{Exemplars: shown[from:to]} })
	for _, g := range s.Series() {
		one := first
		one.Path, one.Name, one.NameKey = g.URL, g.Name, ""
		p.paged(len(g.Exemplars), one, func(from, to int) any {
			return &List{Kind: g.Kind, Key: g.Key, Of: g, Exemplars: g.Exemplars[from:to]}
		})
	}
	for _, shelf := range s.Shelves() {
		p.add(&Page{
			Path: shelf.URL, Layout: "exemplars", Section: address.Exemplars, NameKey: "exemplars.index." + shelf.Kind,
			Node: &List{Kind: "index", Key: shelf.Kind, Of: shelf},
		})
	}
	for _, e := range s.Exemplars {
		if e.Hidden {
			p.removed(stubOf(e.Rec, e.URL, address.Exemplars))
			continue
		}
		p.add(&Page{
			Path: e.URL, Layout: "exemplar", Section: address.Exemplars, Name: e.Label, Node: e, Base: &e.Exemplar.Base,
			Example: e.Example, Noindex: e.Example,
		})
	}
}

func (p *pager) plans() {
	s := p.site
	p.paged(len(s.Plans), Page{
		Path: section(address.Plans), Layout: "plans", Section: address.Plans, NameKey: "section.ke-hoach",
	}, func(from, to int) any { return &List{Plans: s.Plans[from:to]} })
	for _, plan := range s.Plans {
		p.add(&Page{
			Path: plan.URL, Layout: "plan", Section: address.Plans, Name: plan.Label, Node: plan, Base: &plan.Plan.Base,
			Example: plan.Example, Noindex: plan.Example,
		})
	}
	p.paged(len(s.Reports), Page{
		Path: section(address.Reports), Layout: "reports", Section: address.Reports, NameKey: "section.bao-cao",
	}, func(from, to int) any { return &List{Reports: s.Reports[from:to]} })
	for _, r := range s.Reports {
		p.add(&Page{
			Path: r.URL, Layout: "report", Section: address.Reports, Name: r.Label, Node: r, Base: &r.Report.Base,
			Example: r.Example, Noindex: r.Example,
		})
	}
}

func (p *pager) units() {
	s := p.site
	p.add(&Page{
		Path: section(address.Units), Layout: "units", Section: address.Units, NameKey: "section.don-vi", Node: s,
	})
	p.kinds()
	for _, u := range s.Units {
		page := Page{
			Path: u.URL, Layout: "unit", Section: address.Units, Name: u.Label, Base: &u.Unit.Base,
			Example: u.Example, Noindex: u.Example,
		}
		p.paged(len(u.Nominations), page, func(from, to int) any { return &UnitPage{Unit: u, List: &List{Nominations: u.Nominations[from:to]}} })
		p.unitLists(u, page)
	}
	p.add(&Page{Path: section(address.Clusters), Layout: "clusters", Section: address.Clusters, NameKey: "section.cum-khoi-thi-dua", Node: s})
	for _, c := range s.Clusters {
		p.add(&Page{
			Path: c.URL, Layout: "cluster", Section: address.Clusters, Name: c.Label, Node: c, Base: &c.Cluster.Base,
			Example: c.Example, Noindex: c.Example,
		})
	}
}

func (p *pager) awards() {
	s := p.site
	p.add(&Page{
		Path: section(address.Awards), Layout: "awards", Section: address.Awards, NameKey: "section.danh-hieu-khen-thuong", Node: s,
	})
	for _, a := range s.Awards {
		page := Page{
			Path: a.URL, Layout: "award", Section: address.Awards, Name: a.Label, Base: &a.Award.Base, Example: a.Example,
			Noindex: a.Example,
		}
		p.paged(len(a.Nominations), page, func(from, to int) any { return &AwardPage{Award: a, List: &List{Nominations: a.Nominations[from:to]}} })
		apart(p, page, address.Held, "award.rounds", a.Rounds, AtFirst, func(rows []*Round) any {
			return &AwardPage{Award: a, List: &List{Kind: "held", Rounds: rows}}
		})
	}
	p.add(&Page{Path: section(address.Rules), Layout: "rules", Section: address.Rules, NameKey: "section.quy-dinh", Node: s})
}

// UnitPage is a unit with one page of its nominations.
type UnitPage struct {
	*Unit
	List *List
}

// AwardPage is an award with one page of its nominations.
type AwardPage struct {
	*Award
	List *List
}

// Stories lists the exemplars that may be shown, the latest first.
func (s *Site) Stories() []*Exemplar {
	return slices.DeleteFunc(slices.Clone(s.Exemplars), func(e *Exemplar) bool { return e.Hidden })
}

// YearGroup is the plans for one year.
type YearGroup struct {
	Year  int
	Plans []*Plan
}

// ByYear groups plans by the year that they are for, the latest first.
func (l *List) ByYear() []YearGroup {
	var groups []YearGroup
	for _, p := range l.Plans {
		i := slices.IndexFunc(groups, func(g YearGroup) bool { return g.Year == p.Year() })
		if i < 0 {
			i = len(groups)
			groups = append(groups, YearGroup{Year: p.Year()})
		}
		groups[i].Plans = append(groups[i].Plans, p)
	}
	slices.SortStableFunc(groups, func(a, b YearGroup) int { return cmp.Compare(b.Year, a.Year) })
	return groups
}
