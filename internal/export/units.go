package export

import (
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// units is the list of units with how much belongs to each.
func (x *exporter) units() Table {
	return Table{Name: "don-vi", Columns: described([]Column{
		{Name: "id", Says: "unit_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "name", Says: "unit_title", Required: true},
		{Name: "name_en"},
		{Name: "short_name"},
		{Name: "kind", Says: "unit_kind", Enum: enum(record.KindUnit, "kind"), Words: "unitkind", Required: true},
		{Name: "parent", Of: "don-vi"},
		{Name: "formerly", List: true},
		{Name: "clusters", List: true, Of: "cum-khoi-thi-dua"},
		{Name: "valid_from", Says: "unit_from", Shape: Day},
		{Name: "valid_to", Says: "unit_to", Shape: Day},
		{Name: "plans", Says: "unit_plans", Shape: Whole, Required: true},
		{Name: "exemplars", Says: "unit_exemplars", Shape: Whole, Required: true},
		{Name: "nominations", Says: "unit_nominations", Shape: Whole, Required: true},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, u := range x.site.Units {
			x.unit(w, u)
		}
	}}
}

func (x *exporter) unit(w sink, u *site.Unit) {
	w.text(u.Unit.ID)
	w.text(x.url("vi", u.URL))
	w.text(u.Label.Vi)
	w.text(u.Label.En)
	w.text(u.ShortName)
	w.text(u.Type)
	parent := ""
	if u.Parent != nil {
		parent = u.Parent.Unit.ID
	}
	w.text(parent)
	var formerly, clusters []string
	for _, f := range u.Formerly {
		formerly = append(formerly, f.Name)
	}
	for _, c := range u.Clusters {
		clusters = append(clusters, c.Cluster.ID)
	}
	w.list(formerly)
	w.list(clusters)
	w.text(u.ValidFrom.String())
	w.text(u.ValidTo.String())
	w.number(len(u.Plans))
	w.number(len(u.Exemplars))
	w.number(len(u.Nominations))
	w.flag(u.Example)
	w.end()
}
