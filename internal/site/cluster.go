package site

import (
	"cmp"
	"slices"

	"congkhai/internal/lang"
	"congkhai/internal/record"
)

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
