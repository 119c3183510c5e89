package site

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"congkhai/internal/address"
	"congkhai/internal/lang"
)

// Figures is what a page of figures shows.
type Figures struct {
	Year         int   // of which the page shows the figures; 0 where nothing is counted yet
	Years        []int // of which there is something to count, the latest first
	Newer, Older int   // the years beside it, 0 at the ends
	Overview     bool  // the page also shows the figures of all years
	site         *Site
}

// YearURL is the page of a year's figures.
func (f *Figures) YearURL(year int) string { return yearURL(year) }

func yearURL(year int) string { return section(address.Figures) + strconv.Itoa(year) + "/" }

// OfYear lists the figures of the year; nil where there is none.
func (f *Figures) OfYear() []*Figure { return f.site.counted().years[f.Year] }

// AllYears lists the figures that compare the years.
func (f *Figures) AllYears() []*Figure {
	if !f.Overview {
		return nil
	}
	return f.site.counted().all
}

// FigureGroup is the figures of one side of the matter.
type FigureGroup struct {
	Key     string
	Figures []*Figure
}

// sides are the groups in which the figures of a year stand, with their measures.
var sides = []struct {
	key      string
	measures []string
}{
	{"thi-dua", []string{"guong-dien-hinh", "ke-hoach"}},
	{"khen-thuong", []string{"ty-le-de-nghi", "ty-le-khen-thuong", "phu-nu", "doi-tuong", "loai-hinh"}},
	{"lay-y-kien", []string{"thoi-han", "y-kien", "thoi-gian"}},
}

// Groups lists the figures of the year by side.
func (f *Figures) Groups() []FigureGroup {
	var groups []FigureGroup
	for _, side := range sides {
		g := FigureGroup{Key: side.key}
		for _, figure := range f.OfYear() {
			if slices.Contains(side.measures, figure.Measure) {
				g.Figures = append(g.Figures, figure)
			}
		}
		if len(g.Figures) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// AllFigures lists the figures of the site: those of all years, then those of each year, the latest first. Figures of
// plans and units are not among them.
func (s *Site) AllFigures() []*Figure {
	list := slices.Clone(s.counted().all)
	for _, year := range s.FigureYears() {
		list = append(list, s.counted().years[year]...)
	}
	return list
}

// TargetFigures are the figures of a plan's targets, in their order.
func (s *Site) TargetFigures(p *Plan) []*Figure { return s.counted().targets[p] }

// UnitFigures are the figures of a unit: its exemplars by month and the shares among what it and the units under it
// proposed. They are nil where there is neither.
func (s *Site) UnitFigures(u *Unit) []*Figure { return s.counted().unitFigures(u) }

// FigureYears lists the years of which there is something to count: an exemplar, a list that was published, a decision,
// or a plan that sets a target. The latest is first.
func (s *Site) FigureYears() []int {
	return slices.SortedFunc(maps.Keys(s.figureYears()), func(a, b int) int { return cmp.Compare(b, a) })
}

// figureYears tells of each year whether something real is counted in it.
func (s *Site) figureYears() map[int]bool {
	years := map[int]bool{}
	add := func(year int, example bool) {
		if year != 0 {
			years[year] = years[year] || !example
		}
	}
	for _, e := range s.Exemplars {
		if !e.Hidden {
			add(e.CountsIn().Year, e.Example)
		}
	}
	for _, r := range s.Kept() {
		if r.Shown {
			add(r.Published.Year, r.Example)
		}
	}
	for _, d := range s.Decisions {
		add(d.Signed.Year, d.Example)
	}
	for _, p := range s.Plans {
		if len(p.Targets) > 0 {
			add(p.Year(), p.Example)
		}
	}
	return years
}

// count is everything that is counted of a site.
type count struct {
	stories *stories
	all     []*Figure
	years   map[int][]*Figure
	targets map[*Plan][]*Figure
	units   map[*Unit]*both
}

// count goes once through the proposals, exemplars, rounds and plans.
func (s *Site) count() *count {
	stories := s.countStories()
	c := &count{stories: stories, years: map[int][]*Figure{}, targets: map[*Plan][]*Figure{}, units: map[*Unit]*both{}}
	aims := s.aims()
	proposals := s.countProposals(aims, c.units)
	years := s.FigureYears()
	for _, year := range years {
		c.years[year] = s.yearFigures(year, proposals, stories)
	}
	c.all = s.overviewFigures(years, proposals, stories)
	for _, a := range aims {
		c.targets[a.plan] = append(c.targets[a.plan], s.targetFigure(a, stories))
	}
	return c
}

// yearFigures are the figures of a year, in the order of its page.
func (s *Site) yearFigures(year int, proposals *proposals, stories *stories) []*Figure {
	figures := []*Figure{s.monthsFigure(year, stories), s.coverageFigure(year)}
	figures = append(figures, proposals.figures(year)...)
	figures = append(figures, s.lengthsFigure(year), s.opinionsFigure(year), proposals.timeFigure(year))
	for _, f := range figures {
		f.Year = year
		f.ID = strconv.Itoa(year) + "/" + f.Measure
		f.Anchor = f.Measure
		f.File = yearURL(year) + f.Measure + ".csv"
		f.Aims = s.aimsBeside(f)
	}
	return figures
}

// overviewFigures compare the years.
func (s *Site) overviewFigures(years []int, proposals *proposals, stories *stories) []*Figure {
	figures := []*Figure{
		storiesByYear(years, stories), proposals.byYear(years), s.opinionsByYear(years), proposals.timeByYear(years),
	}
	for _, f := range figures {
		f.ID, f.Anchor = f.Measure, f.Measure
		f.File = section(address.Figures) + f.Measure + ".csv"
	}
	return figures
}

// figures adds the page of the figures, with the latest year, and one page for each year.
func (p *pager) figures() {
	s := p.site
	years := s.FigureYears()
	data := []string{"/du-lieu/so-lieu.csv", "/du-lieu/so-lieu.json"}
	overview := &Figures{Years: years, Overview: true, site: s}
	if len(years) > 0 {
		overview.Year = years[0]
	}
	p.add(&Page{
		Path: section(address.Figures), Layout: "figures", Section: address.Figures, NameKey: "section.thong-ke", Node: overview, Data: data,
	})
	real := s.figureYears()
	for i, year := range years {
		f := &Figures{Year: year, Years: years, site: s}
		if i > 0 {
			f.Newer = years[i-1]
		}
		if i+1 < len(years) {
			f.Older = years[i+1]
		}
		name := strconv.Itoa(year)
		p.add(&Page{
			Path: yearURL(year), Layout: "figures", Section: address.Figures, NameKey: "section.thong-ke",
			Name: lang.Words{Vi: name, En: name}, Node: f, Data: data, Example: !real[year], Noindex: !real[year],
		})
	}
}
