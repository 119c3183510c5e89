package export

import (
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// awards is the catalogue.
func (x *exporter) awards() Table {
	return Table{Name: "danh-hieu", Columns: described([]Column{
		{Name: "id", Says: "award_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "name", Says: "award_title", Required: true},
		{Name: "name_en"},
		{Name: "short_name"},
		{Name: "form", Enum: enum(record.KindAward, "form"), Words: "form", Required: true},
		{Name: "classes", List: true},
		{Name: "authority", Says: "award_authority", List: true, Enum: enum(record.KindAward, "authority"), Words: "authority"},
		{Name: "recipients", List: true, Enum: enum(record.KindAward, "recipients"), Words: "recipient"},
		{Name: "legal_basis"},
		{Name: "criteria"},
		{Name: "yearly_limit", Shape: Whole},
		{Name: "once_per_person", Shape: Truth, Required: true},
		{Name: "posthumous", Says: "award_posthumous", Enum: enum(record.KindAward, "posthumous"), Words: "posthumous"},
		{Name: "rules", Says: "award_rules", List: true, Of: "quy-dinh"},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, a := range x.site.Awards {
			x.award(w, a)
		}
	}}
}

func (x *exporter) award(w sink, a *site.Award) {
	w.text(a.Award.ID)
	w.text(x.url("vi", a.URL))
	w.text(a.Label.Vi)
	w.text(a.Label.En)
	w.text(a.ShortName)
	w.text(a.Form)
	w.list(a.Classes)
	w.list(a.Authority)
	w.list(a.Recipients)
	w.text(a.LegalBasis)
	w.text(a.Criteria)
	whenKnown(w, a.YearlyLimit)
	w.flag(a.OncePerPerson)
	w.text(a.Posthumous)
	var rules []string
	for _, r := range a.Rules {
		rules = append(rules, r.ID)
	}
	w.list(rules)
	w.flag(a.Example)
	w.end()
}
