package export

import (
	"strconv"
	"strings"

	"congkhai/internal/lang"
	"congkhai/internal/search"
	"congkhai/internal/site"
)

// papers are the rows of plans, reports, decisions, clusters and pages.
func (f *finder) papers() {
	for _, p := range f.site.Plans {
		f.plan(p)
	}
	for _, r := range f.site.Reports {
		f.report(r)
	}
	for _, d := range f.decisions {
		f.decision(d)
	}
	for _, c := range f.site.Clusters {
		r := f.row(search.Cluster, &c.Node)
		short := f.words(c.Text("short_name", c.ShortName))
		r.Words = spaced(short.Vi, short.En)
		f.put(r)
	}
	for _, p := range f.site.Free {
		f.put(f.row(search.Page, &p.Node))
	}
	for _, p := range f.sections {
		r := f.row(search.Page, &site.Node{URL: p.Path, Example: p.Example})
		r.Label = f.both(func(t *lang.Text) string {
			name, _ := p.Name.In(t.Code)
			return spaced(t.Get(p.NameKey), name)
		})
		f.put(r)
	}
}

// plan is found by its title, number, issuer and movements.
func (f *finder) plan(p *site.Plan) {
	r := f.row(search.Plan, &p.Node)
	r.Year = p.Year()
	f.party(&r, p.Issuer, p.Number)
	words := []string{codes(p.Rec, p.Number)}
	for i, m := range p.Movements {
		name := f.words(p.Text("movements."+strconv.Itoa(i)+".name", m.Name))
		words = append(words, name.Vi, name.En)
	}
	r.Words = spaced(words...)
	f.put(r)
}

// report is found by its title and by whose it is.
func (f *finder) report(p *site.Report) {
	r := f.row(search.Report, &p.Node)
	r.Year = p.Issued.Year
	if p.Period != nil && !p.Period.From.IsZero() {
		r.Year = p.Period.From.Year
	}
	f.party(&r, p.Of, "")
	r.Words = codes(p.Rec)
	f.put(r)
}

// party makes a note of a number and of the unit or cluster whose record it is.
func (f *finder) party(r *search.Row, of site.Party, number string) {
	r.Unit = f.placeOf(of.Unit)
	r.Note.Vi = noteOf(r.Unit, number)
	if of.Cluster != nil {
		label := f.words(of.Label)
		r.Note.Vi = noteOf(-1, label.Vi, number)
		if label.En != "" {
			r.Note.En = noteOf(-1, label.En, number)
		}
	}
}

// decision is found by its number and the authority that signed it.
func (f *finder) decision(d *site.Decision) {
	r := f.row(search.Decision, &d.Node)
	r.Year = d.Signed.Year
	r.Label = f.both(func(t *lang.Text) string { return t.Get("results.decision", "number", d.Number) })
	r.Note = f.both(func(t *lang.Text) string {
		return strings.Join([]string{t.Get("authority." + d.Authority), t.Date(d.Signed)}, " · ")
	})
	r.Words = codes(d.Rec, d.Number)
	f.put(r)
}
