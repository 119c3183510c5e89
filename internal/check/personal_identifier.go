package check

import (
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// personalIdentifier, personal/identifier: a published text, or the name of a file, holds what leads to one person:
// the number of an identity card, passport, account or register, a whole date of birth, a number plate; and a phone
// number or e-mail address in nominations, exemplars, opinions, decisions, rounds and corrections, unless it is that of
// an office which receives comments. The value is never printed. The contents of attached files are not read.
var personalIdentifier = Rule{
	ID: "personal/identifier", Severity: problem.Error,
	Source: "Law on Personal Data Protection 91/2025/QH15, Art. 16; Decree 356/2025/NĐ-CP",
	Check: func(in *Input, report func(Finding)) {
		offices := in.offices()
		known := func(value string) bool { return offices[value] }
		var rec record.Record
		var mine bool
		texts := reader{visit: func(p *passage) {
			private := p.kind == prose && (mine || p.list == "corrections" || strings.HasPrefix(p.key, "corrections."))
			traces(p.text, private, known, func(t trace) {
				f := p.finding(rec, t.Span)
				f.Message, f.Private = t.is, true
				f.Hint = problem.Text{
					Vi: "xóa phần này trước khi ghi vào git; bản đã ghi còn trong lịch sử git", En: "remove it before it is committed; what was committed stays in git's history",
				}
				report(f)
			})
		}}
		for _, rec = range in.all {
			switch rec.(type) {
			case *record.Nomination, *record.Exemplar, *record.Register, *record.Decision, *record.Round:
				mine = true
			default:
				mine = false
			}
			texts.read(rec)
		}
	},
}

// offices are the phone numbers and e-mail addresses that the site gives for offices.
func (in *Input) offices() map[string]bool {
	known := map[string]bool{}
	add := func(phones, emails string) {
		var d digits
		for i := 0; i < len(phones); i = max(d.end, i+1) {
			if !isDigit(phones[i]) {
				d.end = i
				continue
			}
			d.read(phones, i)
			number := phones[d.start:d.end]
			if i > 0 && phones[i-1] == '+' {
				number = "+" + number
			}
			known[onlyDigits(number)] = true
		}
		known[strings.ToLower(emails)] = true
	}
	if in.Config != nil && in.Config.Response != nil {
		add(in.Config.Response.Phone, in.Config.Response.Email)
	}
	if in.Config != nil {
		for _, c := range []*record.Contact{in.Config.Contact, in.Config.Press} {
			if c != nil {
				add(c.Phone, c.Email)
			}
		}
	}
	for _, r := range in.rounds {
		if r.Response != nil {
			add(r.Response.Phone, r.Response.Email)
		}
	}
	for _, u := range in.Set.Units {
		if u.Contact != nil {
			add(u.Contact.Phone, u.Contact.Email)
		}
	}
	return known
}
