package export

import (
	"slices"

	"congkhai/internal/site"
)

// exemplars is the list of stories that may be shown.
func (x *exporter) exemplars() Table {
	return Table{Name: "guong-dien-hinh", Columns: described([]Column{
		{Name: "id", Says: "exemplar_id", Required: true},
		{Name: "url", Shape: Address, Required: true},
		{Name: "title", Says: "exemplar_title", Required: true},
		{Name: "title_en"},
		{Name: "published", Says: "exemplar_published", Shape: Day, Required: true},
		{Name: "month", Shape: Month, Required: true},
		{Name: "author"},
		{Name: "credit"},
		{Name: "topics", List: true},
		{Name: "movement"},
		{Name: "contest"},
		{Name: "subjects", List: true},
		{Name: "units", Says: "subject_units", List: true, Of: "don-vi"},
		{Name: "unit_names", Says: "subject_unit_names", List: true},
		{Name: "nominations", Says: "exemplar_nominations", List: true, Of: "de-nghi"},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"id"}, rows: func(w sink) {
		for _, e := range x.site.Exemplars {
			if !e.Hidden {
				x.exemplar(w, e)
			}
		}
	}}
}

func (x *exporter) exemplar(w sink, e *site.Exemplar) {
	w.text(e.Exemplar.ID)
	w.text(x.url("vi", e.URL))
	w.text(e.Label.Vi)
	w.text(e.Label.En)
	w.text(e.Published.String())
	w.text(e.Belongs())
	w.text(e.Author)
	w.text(e.Credit)
	w.list(e.Topics)
	w.text(e.Movement)
	w.text(e.Contest)
	var subjects, units, names, nominations []string
	for _, s := range e.Subjects {
		if s.Minor { // a child may be named in a story, not in lists to take away
			continue
		}
		subjects = append(subjects, s.Name)
		if s.Unit != nil && !slices.Contains(units, s.Unit.Unit.ID) {
			units = append(units, s.Unit.Unit.ID)
			names = append(names, s.Unit.Label.Vi)
		}
	}
	for _, n := range e.Nominations {
		if n.Hidden == "" {
			nominations = append(nominations, n.Nomination.ID)
		}
	}
	w.list(subjects)
	w.list(units)
	w.list(names)
	w.list(nominations)
	w.flag(e.Example)
	w.end()
}
