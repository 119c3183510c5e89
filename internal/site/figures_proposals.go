package site

import (
	"slices"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// The kinds of candidate and the categories of commendation, in the order of the field tables.
var (
	kinds      = []string{"individual", "collective", "household", "work"}
	categories = []string{"merit", "ad-hoc", "movement", "thematic", "contribution", "service-years", "foreign-relations"}
)

// census is what the records of proposals say of their candidates.
type census struct {
	n          int
	kinds      [4]int
	categories [7]int
	direct     answers // of individuals
	small      answers // of collectives
	foreign    answers
	women      [4]int // collectives with 70 per cent women or more, with half or more, with fewer, and those that do not say
}

// answers are how many records say yes, say no, and do not say.
type answers [3]int

func (a *answers) add(said *bool) {
	switch {
	case said == nil:
		a[2]++
	case *said:
		a[0]++
	default:
		a[1]++
	}
}

// mostlyWomen is the share of women from which a collective is preferred among equals (Decree 152/2025, Art. 4).
const mostlyWomen = 70

func (c *census) add(r *record.Nomination) {
	c.n++
	if i := slices.Index(kinds, r.Candidate.Kind); i >= 0 {
		c.kinds[i]++
	}
	if i := slices.Index(categories, r.Category); i >= 0 {
		c.categories[i]++
	}
	c.foreign.add(r.Candidate.Foreign)
	switch r.Candidate.Kind {
	case "individual":
		c.direct.add(r.Candidate.DirectWorker)
	case "collective":
		c.small.add(r.Candidate.SmallCollective)
		switch share := r.Candidate.FemaleShare; {
		case share == nil:
			c.women[3]++
		case *share >= mostlyWomen:
			c.women[0]++
		case *share >= 50:
			c.women[1]++
		default:
			c.women[2]++
		}
	}
}

func (c *census) plus(o *census) {
	c.n += o.n
	for _, sum := range [...]struct{ to, from []int }{
		{c.kinds[:], o.kinds[:]},
		{c.categories[:], o.categories[:]},
		{c.direct[:], o.direct[:]},
		{c.small[:], o.small[:]},
		{c.foreign[:], o.foreign[:]},
		{c.women[:], o.women[:]},
	} {
		for i, n := range sum.from {
			sum.to[i] += n
		}
	}
}

// sums is what was proposed, and what of it was awarded and still stands.
type sums struct{ proposed, awarded census }

// both is the sums of real records and of examples.
type both struct{ real, example sums }

func (b *both) of(example bool) *sums {
	if example {
		return &b.example
	}
	return &b.real
}

// told is what a figure tells: the real records where there are any, else the examples.
func (b *both) told() (s sums, example bool, leftOut int) {
	if b.real.proposed.n+b.real.awarded.n == 0 && b.example.proposed.n+b.example.awarded.n > 0 {
		return b.example, true, 0
	}
	return b.real, false, b.example.proposed.n
}

// toldBy is what a figure of a plan or unit tells: that of an example counts everything.
func (b *both) toldBy(example bool) (s sums, leftOut int) {
	s = b.real
	if !example {
		return s, b.example.proposed.n
	}
	s.proposed.plus(&b.example.proposed)
	s.awarded.plus(&b.example.awarded)
	return s, 0
}

// proposal is a proposed award. One that is disclosed again at the central stage is the same proposal.
type proposal struct {
	r       *record.Nomination // as the file has it, also where the page has only a stub
	round   *Round             // in which it was first disclosed
	by      Party
	example bool
	given   calendar.Date // of the decision by which it was awarded; zero where none stands
	ended   calendar.Date // of the first decision that awarded it or did not
}

// proposals are counted by year: those proposed by the year in which their list was published, those awarded by the year
// in which the decision was signed.
type proposals struct {
	site    *Site
	years   map[int]*both
	removed map[int]*[2]int // taken off the site: real ones and examples
	waits   map[int]*[2][]wait
}

// wait is how many days a proposal waited for its decision.
type wait struct {
	round *Round
	days  int
}

func entry[K comparable, T any](m map[K]*T, key K) *T {
	if m[key] == nil {
		m[key] = new(T)
	}
	return m[key]
}

// countProposals counts the proposals of the site, those that the aims are for, and those of each unit and the units
// under it. A proposal whose content was taken off the site by request or order is counted by its number only; where the
// time of showing is over the figures stay.
func (s *Site) countProposals(aims []*aim, units map[*Unit]*both) *proposals {
	p := &proposals{site: s, years: map[int]*both{}, removed: map[int]*[2]int{}, waits: map[int]*[2][]wait{}}
	reach := s.reachOf(aims)
	for _, x := range s.gather(p.removed) {
		i := 0
		if x.example {
			i = 1
		}
		if year := x.round.Published.Year; year != 0 {
			entry(p.years, year).of(x.example).proposed.add(x.r)
		}
		if !x.given.IsZero() {
			entry(p.years, x.given.Year).of(x.example).awarded.add(x.r)
		}
		if days, ok := x.waited(); ok {
			waits := entry(p.waits, x.ended.Year)
			waits[i] = append(waits[i], wait{x.round, days})
		}
		for _, u := range reach.above(x.by) {
			x.addTo(entry(units, u))
		}
		for _, a := range reach.of(x.by) {
			if a.within(x.round.Published) {
				a.counted.of(x.example).proposed.add(x.r)
			}
			if a.within(x.given) {
				a.counted.of(x.example).awarded.add(x.r)
			}
		}
	}
	return p
}

func (x *proposal) addTo(b *both) {
	sum := b.of(x.example)
	sum.proposed.add(x.r)
	if !x.given.IsZero() {
		sum.awarded.add(x.r)
	}
}

// waited is how many days passed from the letter that proposed the award, or else from the publication of the list, to
// the decision.
func (x *proposal) waited() (days int, ok bool) {
	from := x.round.Published
	if l := x.round.letter(x.r.Submission); l != nil && !l.Issued.IsZero() {
		from = l.Issued
	}
	if x.ended.IsZero() || from.IsZero() || x.ended.Before(from) {
		return 0, false
	}
	return x.ended.Sub(from), true
}

// gather lists the proposals, the earliest first, and counts those that were taken off.
func (s *Site) gather(removed map[int]*[2]int) []*proposal {
	byID := make(map[string]*proposal, len(s.Nominations))
	list := make([]*proposal, 0, len(s.Nominations))
	for _, n := range slices.Backward(s.Nominations) {
		r := s.Set.Nominations[n.Nomination.ID]
		if r == nil {
			continue
		}
		var x *proposal
		if r.Previous != "" && n.Round.AtStage() == "central" {
			if before, ok := s.Set.Nomination(r.RoundID(), r.Previous); ok {
				x = byID[before.ID]
			}
		}
		switch {
		case n.Hidden != "" && n.Hidden != "retention" || n.Round.Withheld():
			if x == nil {
				i := 0
				if n.Example {
					i = 1
				}
				entry(removed, n.Round.Published.Year)[i]++
			}
			continue
		case x == nil:
			x = &proposal{r: r, round: n.Round, by: s.party(r.ProposedBy), example: n.Example}
			list = append(list, x)
		}
		byID[r.ID] = x
		x.decided(n)
	}
	return list
}

// decided notes what the decisions say of a disclosure of the proposal.
func (x *proposal) decided(n *Nomination) {
	for _, o := range n.Outcomes {
		switch signed := o.Decision.Signed; o.Result {
		case "awarded":
			if o.Undone() == nil {
				x.given = signed
			}
			fallthrough
		case "not-awarded":
			if x.ended.IsZero() || signed.Before(x.ended) {
				x.ended = signed
			}
		}
	}
}
