// Package site is the model of the public site: what pages there are, what stands in which list, and which stage
// each round and nomination has reached.
//
// In: a configuration, a record set without errors, its law, and an instant. Out: a Site, read-only from then on and
// safe for concurrent use. The instant reaches it only through the list of transitions; everything else comes from
// the records. The package knows no templates and no disk.
package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/lang"
	"congkhai/internal/law"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// PerPage is how many rows a page of a list has.
const PerPage = 50

// Site is the public site at an instant.
type Site struct {
	Config      *config.Config
	Set         *record.Set
	Law         *law.Law
	Transitions []Transition // of all time, in order
	StateAsOf   time.Time    // the last transition at or before the instant; zero before the first
	Next        *Transition  // the first after the instant; nil when nothing more will change by itself

	Organisation *Unit // nil where the record is missing
	Rounds       []*Round
	Nominations  []*Nomination // that may be shown, the latest round first
	Decisions    []*Decision
	Exemplars    []*Exemplar
	Plans        []*Plan
	Reports      []*Report
	Units        []*Unit
	Clusters     []*Cluster
	Awards       []*Award
	Rules        []*Rule
	Years        []*record.Year
	Free         []*Free
	Stubs        []*Stub // of plans, reports and pages that were taken off the site

	units       map[string]*Unit
	clusters    map[string]*Cluster
	awards      map[string]*Award
	rounds      map[string]*Round
	nominations map[string]*Nomination
	rules       map[string]*Rule
	stages      map[record.Ref]Stage
}

// Node is what every thing with a page of its own has.
type Node struct {
	URL     string
	Label   lang.Words // name or title
	Example bool
	Rec     *record.Base
}

// Party is a unit or a cluster, where either may stand.
type Party struct {
	*Node
	Unit    *Unit
	Cluster *Cluster
}

// Unit is a unit with everything that belongs to it.
type Unit struct {
	Node
	*record.Unit
	Parent      *Unit
	Children    []*Unit
	Clusters    []*Cluster
	Plans       []*Plan
	Reports     []*Report
	Exemplars   []*Exemplar
	Rounds      []*Round      // of which it is the council
	Nominations []*Nomination // of its people and collectives
	Proposed    []*Nomination // that it proposed, of others
}

// Cluster is a cluster or block with its members.
type Cluster struct {
	Node
	*record.Cluster
	Members   []*Unit
	Terms     []Term
	Plans     []*Plan
	Reports   []*Report
	Proposals []Proposal
}

// Term says who led a cluster in a year.
type Term struct {
	Year     int
	Leader   *Unit
	Deputies []*Unit
}

// Proposal is what a cluster's members proposed for a year.
type Proposal struct {
	Year   int
	Award  *Award
	Units  []*Unit
	Source lang.Words
}

// Award is an award with its rules and nominations.
type Award struct {
	Node
	*record.Award
	Rules       []*Rule
	Rounds      []*Round
	Nominations []*Nomination
}

// Rule is a disclosure rule with the awards that it names.
type Rule struct {
	*record.Rule
	Awards []*Award
}

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

// Exemplar is a story with its people.
type Exemplar struct {
	Node
	*record.Exemplar
	Subjects    []Subject
	Nominations []*Nomination
	Plans       []*Plan // that started its movement
	Hidden      bool    // removed, or consent withdrawn: only a stub is shown
}

// Subject is one of those whom a story is about.
type Subject struct {
	record.Subject
	Unit *Unit
}

// Decision is a decision with its outcomes.
type Decision struct {
	Node
	*record.Decision
	Outcomes []*Outcome
}

// Outcome is what a decision says of a nomination.
type Outcome struct {
	record.Outcome
	Decision   *Decision
	Nomination *Nomination
	Award      *Award // the award given; the proposed one unless the decision says another
	Class      string
}

// Free is a page of free text.
type Free struct {
	Node
	*record.Page
}

// Stub stands where a record was taken off the site: it has neither name nor text.
type Stub struct {
	Node
	Section string
}

// Shows reports whether the content of a record may be seen.
func (s *Site) Shows(r record.Record) bool {
	switch r := r.(type) {
	case *record.Nomination:
		n := s.nominations[r.ID]
		return n != nil && n.Hidden == ""
	case *record.Exemplar:
		return !r.Draft && !r.Withheld()
	}
	b := r.Common()
	return !b.Draft && b.Removal == nil
}

// stub keeps the address of a record that was taken off the site, and reports whether it was.
func (s *Site) stub(b *record.Base, section string) bool {
	if b.Removal != nil {
		s.Stubs = append(s.Stubs, &Stub{Node: Node{URL: b.URL(), Example: b.Example, Rec: b}, Section: section})
	}
	return b.Removal != nil
}

// New makes the site of a record set at an instant.
func New(c *config.Config, set *record.Set, l *law.Law, asOf time.Time) *Site {
	s := &Site{
		Config: c, Set: set, Law: l,
		units: map[string]*Unit{}, clusters: map[string]*Cluster{}, awards: map[string]*Award{},
		rounds: map[string]*Round{}, nominations: make(map[string]*Nomination, len(set.Nominations)),
		rules: map[string]*Rule{}, stages: map[record.Ref]Stage{},
	}
	s.addUnits()
	s.addAwards()
	s.addClusters()
	s.addRounds()
	s.Transitions = s.transitions()
	s.apply(asOf)
	s.addNominations(asOf)
	s.addDecisions()
	s.addPlans()
	s.addExemplars()
	s.addFree()
	s.Organisation = s.units[c.Organisation]
	return s
}

func node(b *record.Base, key, name string) Node {
	return Node{URL: b.URL(), Label: b.Words(key, name), Example: b.Example, Rec: b}
}

// Text is a text of the node's record with its translation.
func (n *Node) Text(path, original string) lang.Words { return n.Rec.Words(path, original) }

func (s *Site) addUnits() {
	for _, r := range record.Sorted(s.Set.Units) {
		if !r.Draft {
			u := &Unit{Node: node(&r.Base, "name", r.Name), Unit: r}
			s.units[r.ID] = u
			s.Units = append(s.Units, u)
		}
	}
	byName(s.Units, func(u *Unit) *Node { return &u.Node })
	for _, u := range s.Units {
		if p := s.units[u.Unit.Parent]; p != nil && p != u {
			u.Parent = p
			p.Children = append(p.Children, u)
		}
	}
}

func (s *Site) addAwards() {
	for _, r := range record.Sorted(s.Set.Awards) {
		if !r.Draft {
			a := &Award{Node: node(&r.Base, "name", r.Name), Award: r}
			s.awards[r.ID] = a
			s.Awards = append(s.Awards, a)
		}
	}
	byName(s.Awards, func(a *Award) *Node { return &a.Node })
	for _, r := range record.Sorted(s.Set.Rules) {
		if r.Draft {
			continue
		}
		rule := &Rule{Rule: r}
		s.rules[r.ID] = rule
		s.Rules = append(s.Rules, rule)
		for _, id := range r.Awards {
			if a := s.awards[id]; a != nil {
				rule.Awards = append(rule.Awards, a)
				a.Rules = append(a.Rules, rule)
			}
		}
	}
	newest := func(a, b *Rule) int {
		return cmp.Or(b.ValidFrom.Compare(a.ValidFrom), strings.Compare(a.ID, b.ID))
	}
	slices.SortStableFunc(s.Rules, newest)
	for _, a := range s.Awards {
		slices.SortStableFunc(a.Rules, newest)
	}
	for _, y := range record.Sorted(s.Set.Years) {
		if !y.Draft {
			s.Years = append(s.Years, y)
		}
	}
	slices.SortFunc(s.Years, func(a, b *record.Year) int { return cmp.Compare(b.Year, a.Year) })
}

func (s *Site) addClusters() {
	for _, r := range record.Sorted(s.Set.Clusters) {
		if r.Draft {
			continue
		}
		c := &Cluster{Node: node(&r.Base, "name", r.Name), Cluster: r}
		c.Members = s.unitList(r.Members)
		for _, u := range c.Members {
			u.Clusters = append(u.Clusters, c)
		}
		for _, t := range r.Terms {
			c.Terms = append(c.Terms, Term{Year: t.Year, Leader: s.units[t.Leader], Deputies: s.unitList(t.Deputies)})
		}
		slices.SortStableFunc(c.Terms, func(a, b Term) int { return cmp.Compare(b.Year, a.Year) })
		for i, p := range r.Proposals {
			c.Proposals = append(c.Proposals, Proposal{
				Year: p.Year, Award: s.awards[p.Award], Units: s.unitList(p.Units),
				Source: r.Words("proposals."+itoa(i)+".source", p.Source),
			})
		}
		s.clusters[r.ID] = c
		s.Clusters = append(s.Clusters, c)
	}
	byName(s.Clusters, func(c *Cluster) *Node { return &c.Node })
}

func (s *Site) unitList(ids []string) []*Unit {
	var list []*Unit
	for _, id := range ids {
		if u := s.units[id]; u != nil {
			list = append(list, u)
		}
	}
	return list
}

// party finds a unit or cluster. An identity that is neither reads as a party without a node.
func (s *Site) party(id string) Party {
	if u := s.units[id]; u != nil {
		return Party{Node: &u.Node, Unit: u}
	}
	if c := s.clusters[id]; c != nil {
		return Party{Node: &c.Node, Cluster: c}
	}
	return Party{}
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

func (s *Site) addExemplars() {
	movements := map[string][]*Plan{}
	for _, p := range s.Plans {
		for _, m := range p.Movements {
			movements[viet.Slug(m.Name)] = append(movements[viet.Slug(m.Name)], p)
		}
	}
	for _, r := range record.Sorted(s.Set.Exemplars) {
		if r.Draft {
			continue
		}
		e := &Exemplar{Node: node(&r.Base, "title", r.Title), Exemplar: r, Hidden: r.Withheld()}
		for _, subject := range r.Subjects {
			e.Subjects = append(e.Subjects, Subject{Subject: subject, Unit: s.units[subject.Unit]})
		}
		for _, id := range r.Nominations {
			if n := s.nominations[id]; n != nil {
				e.Nominations = append(e.Nominations, n)
			}
		}
		if r.Movement != "" {
			e.Plans = movements[viet.Slug(r.Movement)]
		}
		s.Exemplars = append(s.Exemplars, e)
	}
	slices.SortStableFunc(s.Exemplars, func(a, b *Exemplar) int {
		return cmp.Or(b.Published.Compare(a.Published), strings.Compare(a.Exemplar.ID, b.Exemplar.ID))
	})
	for _, e := range s.Exemplars {
		if e.Hidden {
			continue
		}
		var seen []*Unit
		for _, subject := range e.Subjects {
			if u := subject.Unit; u != nil && !slices.Contains(seen, u) {
				u.Exemplars = append(u.Exemplars, e)
				seen = append(seen, u)
			}
		}
		for _, n := range e.Nominations {
			n.Exemplars = append(n.Exemplars, e)
		}
	}
}

func (s *Site) addDecisions() {
	for _, r := range record.Sorted(s.Set.Decisions) {
		if r.Draft {
			continue
		}
		d := &Decision{Node: node(&r.Base, "number", r.Number), Decision: r}
		for _, o := range r.Outcomes {
			n, ok := s.Set.Nomination("", o.Nomination)
			if !ok || s.nominations[n.ID] == nil {
				continue
			}
			outcome := &Outcome{Outcome: o, Decision: d, Nomination: s.nominations[n.ID], Class: cmp.Or(o.Class, n.Class)}
			outcome.Award = s.awards[cmp.Or(o.Award, n.Award)]
			d.Outcomes = append(d.Outcomes, outcome)
		}
		s.Decisions = append(s.Decisions, d)
	}
	slices.SortStableFunc(s.Decisions, func(a, b *Decision) int {
		return cmp.Or(b.Signed.Compare(a.Signed), strings.Compare(a.Decision.ID, b.Decision.ID))
	})
	for _, d := range slices.Backward(s.Decisions) {
		slices.SortStableFunc(d.Outcomes, func(a, b *Outcome) int { return compareNames(a.Nomination, b.Nomination) })
		for _, o := range d.Outcomes {
			o.Nomination.Outcomes = append(o.Nomination.Outcomes, o)
			if r := o.Nomination.Round; !slices.Contains(r.Decisions, d) {
				r.Decisions = append(r.Decisions, d)
			}
		}
	}
}

func (s *Site) addFree() {
	for _, r := range record.Sorted(s.Set.Pages) {
		if !r.Draft && !s.stub(&r.Base, "") {
			s.Free = append(s.Free, &Free{Node: node(&r.Base, "title", r.Title), Page: r})
		}
	}
}

// byName sorts by name in the Vietnamese order, then by address.
func byName[T any](list []T, node func(T) *Node) {
	keys := make(map[*Node]string, len(list))
	for _, x := range list {
		keys[node(x)] = viet.TextKey(node(x).Label.Vi)
	}
	slices.SortStableFunc(list, func(a, b T) int {
		return cmp.Or(strings.Compare(keys[node(a)], keys[node(b)]), strings.Compare(node(a).URL, node(b).URL))
	})
}

// Unit finds a unit by its identity.
func (s *Site) Unit(id string) *Unit { return s.units[id] }

// Award finds an award by its identity.
func (s *Site) Award(id string) *Award { return s.awards[id] }

// Nomination finds a nomination that may be shown by its identity.
func (s *Site) Nomination(id string) *Nomination { return s.nominations[id] }
