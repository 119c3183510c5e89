package export

import (
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// clusters is the list of clusters and blocks with those who led them last.
func (x *exporter) clusters() Table {
	return Table{Name: "cum-khoi-thi-dua", Columns: described([]Column{
		{Name: "id", Says: "cluster_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "name", Says: "cluster_title", Required: true},
		{Name: "name_en"},
		{Name: "short_name"},
		{Name: "kind", Says: "cluster_kind", Enum: enum(record.KindCluster, "kind"), Words: "cluster.is", Required: true},
		{Name: "members", List: true, Of: "don-vi"},
		{Name: "term_year", Shape: Whole},
		{Name: "leader", Of: "don-vi"},
		{Name: "deputies", List: true, Of: "don-vi"},
		{Name: "pact_signed", Shape: PartDay},
		{Name: "plans", Says: "cluster_plans", Shape: Whole, Required: true},
		{Name: "reports", Says: "cluster_reports", Shape: Whole, Required: true},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, c := range x.site.Clusters {
			x.cluster(w, c)
		}
	}}
}

func (x *exporter) cluster(w sink, c *site.Cluster) {
	w.text(c.Cluster.ID)
	w.text(x.url("vi", c.URL))
	w.text(c.Label.Vi)
	w.text(c.Label.En)
	w.text(c.ShortName)
	w.text(c.Type)
	w.list(unitIDs(c.Members))
	var term site.Term
	if len(c.Terms) > 0 {
		term = c.Terms[0]
	}
	whenKnown(w, term.Year)
	leader := ""
	if term.Leader != nil {
		leader = term.Leader.Unit.ID
	}
	w.text(leader)
	w.list(unitIDs(term.Deputies))
	signed := ""
	if c.Pact != nil {
		signed = c.Pact.Signed.String()
	}
	w.text(signed)
	w.number(len(c.Plans))
	w.number(len(c.Reports))
	w.flag(c.Example)
	w.end()
}

func unitIDs(units []*site.Unit) []string {
	ids := make([]string, len(units))
	for i, u := range units {
		ids[i] = u.Unit.ID
	}
	return ids
}
