package export

import (
	"strconv"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// lists are the files of /du-lieu/, and those of each round whose names are shown.
func (x *exporter) lists() []File {
	var files []File
	for _, l := range []struct {
		name string
		table
	}{
		{"de-nghi", x.nominations(x.site.Nominations)},
		{"dot-lay-y-kien", x.rounds()},
		{"ket-qua", x.outcomes()},
		{"guong-dien-hinh", x.exemplars()},
		{"ke-hoach", x.plans()},
		{"don-vi", x.units()},
		{"danh-hieu", x.awards()},
	} {
		files = append(files, x.files("/du-lieu/"+l.name, l.table)...)
	}
	for _, r := range x.site.Rounds {
		if r.Shown {
			files = append(files, x.files(r.URL+"danh-sach", x.nominations(r.Nominations))...)
		}
	}
	return files
}

// exemplars is the list of stories that may be shown.
func (x *exporter) exemplars() table {
	return table{columns: []string{
		"id", "url", "title", "title_en", "published", "month", "author", "credit", "topics", "movement", "contest",
		"subjects", "units", "unit_names", "nominations", "example",
	}, rows: func(w sink) {
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
		if s.Unit != nil {
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

// plans is the list of plans with their movements and targets.
func (x *exporter) plans() table {
	return table{columns: []string{
		"id", "url", "title", "title_en", "number", "issuer", "issuer_name", "issued", "period_from", "period_to",
		"scope", "theme", "signer", "movements", "targets", "example",
	}, rows: func(w sink) {
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
	var from, to calendar.Partial
	if p.Period != nil {
		from, to = p.Period.From, p.Period.To
	}
	w.text(from.String())
	w.text(to.String())
	w.text(p.Plan.Scope)
	w.text(p.Theme)
	w.text(p.Signer)
	var movements, targets []string
	for _, m := range p.Movements {
		movements = append(movements, m.Name)
	}
	for _, t := range p.Targets {
		target := t.Measure
		if t.Value != nil {
			target += "=" + strconv.FormatFloat(*t.Value, 'f', -1, 64)
		}
		targets = append(targets, target)
	}
	w.list(movements)
	w.list(targets)
	w.flag(p.Example)
	w.end()
}

// units is the list of units with how much belongs to each.
func (x *exporter) units() table {
	return table{columns: []string{
		"id", "url", "name", "name_en", "short_name", "kind", "parent", "formerly", "clusters", "valid_from", "valid_to",
		"plans", "exemplars", "nominations", "example",
	}, rows: func(w sink) {
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

// awards is the catalogue. The lists that begin with "rule" have one item for each rule, in the same order.
func (x *exporter) awards() table {
	return table{columns: []string{
		"id", "url", "name", "name_en", "short_name", "form", "classes", "authority", "recipients", "legal_basis",
		"criteria", "yearly_limit", "once_per_person", "posthumous", "rules", "rule_citations", "rule_windows",
		"rule_from", "rule_to", "example",
	}, rows: func(w sink) {
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
	var ids, citations, windows, from, to []string
	for _, r := range a.Rules {
		ids = append(ids, r.ID)
		citations = append(citations, r.Citation)
		windows = append(windows, length(r.Window))
		from = append(from, r.ValidFrom.String())
		to = append(to, r.ValidTo.String())
	}
	w.list(ids)
	w.list(citations)
	w.list(windows)
	w.list(from)
	w.list(to)
	w.flag(a.Example)
	w.end()
}

// length is a number of days with its unit, such as "10 working"; "" where a rule names none.
func length(l *record.Length) string {
	if l == nil || l.Days == 0 {
		return ""
	}
	return strconv.Itoa(l.Days) + " " + l.Unit
}
