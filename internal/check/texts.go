package check

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/internal/mention"
	"congkhai/internal/record"
)

// passage is a published text of a record, with the parts of its path.
type passage struct {
	list string // "" for a key by itself
	i    int
	key  string // "" for an element that is itself a text
	lang string // of a translation
	kind passageKind
	text string
}

// passageKind tells texts for readers from others.
type passageKind int

const (
	prose   passageKind = iota
	contact             // how an office is reached
	link                // an address or a file name
)

func (p *passage) path() string {
	path := p.key
	switch {
	case p.list != "" && p.key != "":
		path = item(p.list, p.i, p.key)
	case p.list != "":
		path = item(p.list, p.i)
	}
	if p.lang != "" {
		path = "translations." + p.lang + "." + path
	}
	return path
}

// finding is a finding about words of a passage.
func (p *passage) finding(r record.Record, at mention.Span) Finding {
	words := p.text[at.Offset:at.End()]
	return Finding{Record: r, Path: p.path(), Text: &Place{Offset: at.Offset, Width: utf8.RuneCountInString(words)}}
}

// of returns the words of a passage.
func (p *passage) of(at mention.Span) string { return p.text[at.Offset:at.End()] }

// reader visits the passages of one record after another.
type reader struct {
	p     passage
	visit func(*passage)
}

func (r *reader) is(kind passageKind, key, text string) { r.in(kind, "", 0, key, text) }

func (r *reader) in(kind passageKind, list string, i int, key, text string) {
	if text == "" {
		return
	}
	r.p = passage{list: list, i: i, key: key, kind: kind, text: text}
	r.visit(&r.p)
}

func (r *reader) each(list string, texts []string) {
	for i, text := range texts {
		r.in(prose, list, i, "", text)
	}
}

// read visits every published text of a record that is more than a reference or one of a few legal values: its own
// keys, what all records have, then the translations by their paths. The passage is valid during the visit.
func (r *reader) read(rec record.Record) {
	switch rec := rec.(type) {
	case *record.Nomination:
		r.nomination(rec)
	case *record.Round:
		r.round(rec)
	case *record.Exemplar:
		r.exemplar(rec)
	case *record.Register:
		r.register(rec)
	case *record.Decision:
		r.is(prose, "number", rec.Number)
		r.is(prose, "signer", rec.Signer)
		r.is(link, "file", rec.File)
		for i, o := range rec.Outcomes {
			r.in(prose, "outcomes", i, "class", o.Class)
		}
	case *record.Plan:
		r.plan(rec)
	case *record.Report:
		r.is(prose, "title", rec.Title)
		r.related(rec.Related)
	case *record.Page:
		r.is(prose, "title", rec.Title)
	default:
		r.catalogue(rec)
	}
	r.common(rec.Common())
}

func (r *reader) common(b *record.Base) {
	r.is(prose, "summary", b.Summary)
	r.is(prose, "body", b.Body)
	for i := range b.Documents {
		d := &b.Documents[i]
		r.in(prose, "documents", i, "title", d.Title)
		r.in(link, "documents", i, "file", d.File)
		r.in(link, "documents", i, "url", d.URL)
		r.in(prose, "documents", i, "number", d.Number)
	}
	for i, c := range b.Corrections {
		r.in(prose, "corrections", i, "note", c.Note)
	}
	r.each("sources", b.Sources)
	for _, language := range slices.Sorted(maps.Keys(b.Translations)) {
		texts := b.Translations[language]
		for _, path := range slices.Sorted(maps.Keys(texts)) {
			r.p = passage{key: path, lang: language, text: texts[path]}
			if isContact(path) {
				r.p.kind = contact
			}
			r.visit(&r.p)
		}
	}
}

func (r *reader) nomination(n *record.Nomination) {
	c := &n.Candidate
	r.is(prose, "candidate.name", c.Name)
	r.is(prose, "candidate.honorific", c.Honorific)
	r.each("candidate.aliases", c.Aliases)
	r.is(prose, "candidate.position", c.Position)
	r.is(prose, "candidate.hometown", c.Hometown)
	r.is(prose, "class", n.Class)
	r.is(prose, "submission", n.Submission)
	for i := range n.Achievements {
		a := &n.Achievements[i]
		r.in(prose, "achievements", i, "period", a.Period)
		r.in(prose, "achievements", i, "text", a.Text)
	}
}

func (r *reader) round(rec *record.Round) {
	r.is(prose, "title", rec.Title)
	if n := rec.Notice; n != nil {
		r.is(prose, "notice.number", n.Number)
		r.is(prose, "notice.issuer", n.Issuer)
		r.is(prose, "notice.signer", n.Signer)
		r.is(link, "notice.file", n.File)
	}
	for i, p := range rec.Publications {
		r.in(prose, "publications", i, "place", p.Place)
		r.in(link, "publications", i, "url", p.URL)
	}
	for i, s := range rec.Submissions {
		r.in(prose, "submissions", i, "number", s.Number)
		r.in(prose, "submissions", i, "issuer", s.Issuer)
	}
	for i, e := range rec.Extensions {
		r.in(prose, "extensions", i, "reason", e.Reason)
		r.in(prose, "extensions", i, "signed_by", e.SignedBy)
	}
	if a := rec.Response; a != nil {
		r.is(contact, "response.address", a.Address)
		r.is(contact, "response.email", a.Email)
		r.is(contact, "response.phone", a.Phone)
		r.is(contact, "response.hours", a.Hours)
		r.is(contact, "response.portal", a.Portal)
		r.is(contact, "response.zalo", a.Zalo)
		r.is(contact, "response.form_url", a.FormURL)
		r.is(contact, "response.last_hour", a.LastHour)
		r.is(contact, "response.requires", a.Requires)
	}
	if c := rec.CouncilResult; c != nil {
		r.document("council_result.document", c.Document)
	}
	if s := rec.Submitted; s != nil {
		r.is(prose, "submitted.number", s.Number)
	}
}

func (r *reader) exemplar(e *record.Exemplar) {
	r.is(prose, "title", e.Title)
	for i := range e.Subjects {
		r.in(prose, "subjects", i, "name", e.Subjects[i].Name)
		r.in(prose, "subjects", i, "role", e.Subjects[i].Role)
	}
	r.is(prose, "author", e.Author)
	r.is(prose, "credit", e.Credit)
	r.is(prose, "movement", e.Movement)
	r.is(prose, "contest", e.Contest)
	if p := e.Image; p != nil {
		r.is(link, "image.file", p.File)
		r.is(prose, "image.alt", p.Alt)
		r.is(prose, "image.credit", p.Credit)
		r.is(prose, "image.rights", p.Rights)
	}
}

func (r *reader) register(rec *record.Register) {
	for i := range rec.Opinions {
		o := &rec.Opinions[i]
		r.in(prose, "opinions", i, "about", o.About)
		r.in(prose, "opinions", i, "theme", o.Theme)
		r.in(prose, "opinions", i, "summary", o.Summary)
		r.in(prose, "opinions", i, "reply", o.Reply)
	}
	for i, o := range rec.Removed {
		r.in(prose, "removed", i, "reason", o.Reason)
	}
}

func (r *reader) plan(p *record.Plan) {
	r.is(prose, "title", p.Title)
	r.is(prose, "number", p.Number)
	r.is(prose, "theme", p.Theme)
	r.is(prose, "signer", p.Signer)
	for i, m := range p.Movements {
		r.in(prose, "movements", i, "name", m.Name)
		r.in(prose, "movements", i, "criteria", m.Criteria)
	}
	for i, t := range p.Targets {
		r.in(prose, "targets", i, "note", t.Note)
	}
	r.related(p.Related)
}

func (r *reader) related(list []record.Related) {
	for i, d := range list {
		r.in(prose, "related", i, "title", d.Title)
		r.in(prose, "related", i, "number", d.Number)
		r.in(prose, "related", i, "issuer", d.Issuer)
	}
}

// catalogue reads the records on which others rest.
func (r *reader) catalogue(rec record.Record) {
	switch rec := rec.(type) {
	case *record.Unit:
		r.is(prose, "name", rec.Name)
		r.is(prose, "short_name", rec.ShortName)
		for i, f := range rec.Formerly {
			r.in(prose, "formerly", i, "name", f.Name)
		}
		if c := rec.Contact; c != nil {
			r.is(contact, "contact.name", c.Name)
			r.is(contact, "contact.address", c.Address)
			r.is(contact, "contact.email", c.Email)
			r.is(contact, "contact.phone", c.Phone)
			r.is(contact, "contact.hours", c.Hours)
			r.is(contact, "contact.website", c.Website)
		}
	case *record.Cluster:
		r.is(prose, "name", rec.Name)
		r.is(prose, "short_name", rec.ShortName)
		if rec.Pact != nil {
			r.document("pact.document", rec.Pact.Document)
		}
		r.document("rules", rec.Rules)
		for i, p := range rec.Proposals {
			r.in(prose, "proposals", i, "source", p.Source)
		}
	case *record.Award:
		r.is(prose, "name", rec.Name)
		r.is(prose, "short_name", rec.ShortName)
		r.each("classes", rec.Classes)
		r.is(prose, "legal_basis", rec.LegalBasis)
		r.is(prose, "criteria", rec.Criteria)
	case *record.Rule:
		r.is(prose, "citation", rec.Citation)
		r.is(prose, "source", rec.Source)
		if rec.Transition != nil {
			r.is(prose, "transition.citation", rec.Transition.Citation)
		}
	case *record.Year:
		for i, n := range rec.Notices {
			r.in(prose, "notices", i, "number", n.Number)
			r.in(link, "notices", i, "url", n.URL)
		}
		for i, d := range rec.Off {
			r.in(prose, "off", i, "name", d.Name)
			r.in(prose, "off", i, "notice", d.Notice)
		}
		for i, d := range rec.Worked {
			r.in(prose, "worked", i, "notice", d.Notice)
		}
	}
}

func (r *reader) document(path string, d *record.Document) {
	if d == nil {
		return
	}
	r.is(prose, path+".title", d.Title)
	r.is(link, path+".file", d.File)
	r.is(link, path+".url", d.URL)
	r.is(prose, path+".number", d.Number)
}

func isContact(path string) bool {
	return strings.HasPrefix(path, "response.") || strings.HasPrefix(path, "contact.")
}
