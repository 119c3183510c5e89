package export

import (
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// reports is the list of reports of units and clusters.
func (x *exporter) reports() Table {
	return Table{Name: "bao-cao", Columns: described([]Column{
		{Name: "id", Says: "report_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "title", Says: "report_title", Required: true},
		{Name: "title_en"},
		{Name: "kind", Says: "report_kind", Enum: enum(record.KindReport, "kind"), Words: "reportkind"},
		{Name: "unit", Says: "report_unit", Of: "don-vi"},
		{Name: "cluster", Says: "report_cluster", Of: "cum-khoi-thi-dua"},
		{Name: "of_name"},
		{Name: "issued", Shape: PartDay},
		{Name: "period_from", Shape: PartDay},
		{Name: "period_to", Shape: PartDay},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, r := range x.site.Reports {
			if !r.Withheld() {
				x.report(w, r)
			}
		}
	}}
}

func (x *exporter) report(w sink, r *site.Report) {
	w.text(r.Report.ID)
	w.text(x.url("vi", r.URL))
	w.text(r.Label.Vi)
	w.text(r.Label.En)
	w.text(r.Type)
	of, unit, cluster := "", "", ""
	if u := r.Of.Unit; u != nil {
		of, unit = u.Label.Vi, u.Unit.ID
	}
	if c := r.Of.Cluster; c != nil {
		of, cluster = c.Label.Vi, c.Cluster.ID
	}
	w.text(unit)
	w.text(cluster)
	w.text(of)
	w.text(r.Issued.String())
	span(w, r.Period)
	w.flag(r.Example)
	w.end()
}
