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
	"sync"
	"time"

	"congkhai/internal/config"
	"congkhai/internal/history"
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
	History     *history.Log // nil: nothing is known
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
	moves       map[record.Ref][]Transition // still to come
	series      []*Series
	byCode      map[string]string // identities of nominations by reference code
	counted     func() *count     // what the figures tell, counted when it is first asked for
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

// Free is a page of free text.
type Free struct {
	Node
	*record.Page
}

// Shows reports whether the content of a record may be seen.
func (s *Site) Shows(r record.Record) bool {
	switch r := r.(type) {
	case *record.Nomination:
		n := s.nominations[r.ID]
		return n != nil && n.Hidden == ""
	case *record.Exemplar:
		return !r.Draft && !r.Withheld()
	case *record.Round:
		return s.showsRound(r.ID)
	case *record.Register:
		return !r.Draft && !r.Withheld() && s.showsRound(r.ID)
	}
	b := r.Common()
	return !b.Draft && b.Removal == nil
}

// showsRound reports whether the files of a round may be seen: a list as it was signed names those whose names are gone.
func (s *Site) showsRound(id string) bool {
	r := s.rounds[id]
	return r != nil && !r.Withheld() && r.RetiredOn.IsZero()
}

// New makes the site of a record set at an instant. log may be nil.
func New(c *config.Config, set *record.Set, l *law.Law, log *history.Log, asOf time.Time) *Site {
	s := &Site{
		Config: c, Set: set, Law: l, History: log,
		units: map[string]*Unit{}, clusters: map[string]*Cluster{}, awards: map[string]*Award{},
		rounds: map[string]*Round{}, nominations: make(map[string]*Nomination, len(set.Nominations)),
		rules: map[string]*Rule{}, stages: map[record.Ref]Stage{}, moves: map[record.Ref][]Transition{},
	}
	s.addUnits()
	s.addAwards()
	s.addClusters()
	s.addRounds()
	s.Transitions = s.transitions()
	s.apply(asOf)
	s.addNominations(asOf)
	s.addDecisions(asOf)
	s.addPlans()
	s.addExemplars()
	s.addSeries()
	s.linkStories()
	s.addFree()
	s.Organisation = s.units[c.Organisation]
	s.counted = sync.OnceValue(s.count)
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

// Nomination finds a nomination that may be shown by its identity.
func (s *Site) Nomination(id string) *Nomination { return s.nominations[id] }
