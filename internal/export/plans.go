package export

import (
	"strconv"

	"congkhai/internal/record"
	"congkhai/internal/site"
)

// plans is the list of plans with their movements and targets.
func (x *exporter) plans() Table {
	return Table{Name: "ke-hoach", Columns: described([]Column{
		{Name: "id", Says: "plan_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "title", Says: "plan_title", Required: true},
		{Name: "title_en"},
		{Name: "number", Says: "plan_number", Required: true},
		{Name: "issuer"},
		{Name: "issuer_name"},
		{Name: "issued", Shape: PartDay},
		{Name: "period_from", Shape: PartDay},
		{Name: "period_to", Shape: PartDay},
		{Name: "scope", Enum: enum(record.KindPlan, "scope"), Words: "scope"},
		{Name: "theme"},
		{Name: "signer"},
		{Name: "movements", List: true},
		{Name: "targets", List: true},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, p := range x.site.Plans {
			if !p.Withheld() {
				x.plan(w, p)
			}
		}
	}}
}

func (x *exporter) plan(w sink, p *site.Plan) {
	w.text(p.Plan.ID)
	w.text(x.url("vi", p.URL))
	w.text(p.Label.Vi)
	w.text(p.Label.En)
	w.text(p.Number)
	party(w, p.Issuer)
	w.text(p.Issued.String())
	span(w, p.Period)
	w.text(p.Plan.Scope)
	w.text(p.Theme)
	w.text(p.Signer)
	var movements, targets []string
	for _, m := range p.Movements {
		movements = append(movements, m.Name)
	}
	for _, t := range p.Targets {
		targets = append(targets, target(t))
	}
	w.list(movements)
	w.list(targets)
	w.flag(p.Example)
	w.end()
}

// target is a target in one text: the measure, its value, and whom it is for where that is not the whole plan, such as
// "share-women=20@so-y-te".
func target(t site.Target) string {
	text := t.Measure
	if t.Value != nil {
		text += "=" + strconv.FormatFloat(*t.Value, 'f', -1, 64)
	}
	if t.Scope.Node != nil {
		text += "@" + t.Scope.Rec.ID
	}
	return text
}

// span writes the two ends of a period, which nil has not.
func span(w sink, p *record.Period) {
	if p == nil {
		p = &record.Period{}
	}
	w.text(p.From.String())
	w.text(p.To.String())
}
