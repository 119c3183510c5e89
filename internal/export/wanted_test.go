package export

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// This file says once more what each cell is, from the records themselves: the test of the lists compares them with it.

// wanted is the rows of each list. Of the site it uses the order of rows, the stages, and what it counts.
func wanted(s *site.Site) map[string][]row {
	w := want{s, s.Set}
	return map[string][]row{
		"de-nghi": w.nominations(s.Nominations), "dot-lay-y-kien": w.rounds(), "so-y-kien": w.opinions(), "ket-qua": w.outcomes(),
		"guong-dien-hinh": w.exemplars(), "ke-hoach": w.plans(), "bao-cao": w.reports(), "don-vi": w.units(),
		"cum-khoi-thi-dua": w.clusters(), "danh-hieu": w.awards(), "quy-dinh": w.rules(),
	}
}

type want struct {
	site *site.Site
	set  *record.Set
}

func (w want) url(b *record.Base) string {
	return w.site.Config.Origin + w.site.Config.BasePath + b.URL()
}

// some is a text, nil where there is none.
func some(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// known is a number, nil where it is 0.
func known(n int) any {
	if n == 0 {
		return nil
	}
	return float64(n)
}

func english(words lang.Words) any { return some(words.En) }

// of is the identity and name of a unit or cluster.
func (w want) of(id string) (any, any) {
	if u := w.set.Units[id]; u != nil {
		return id, u.Name
	}
	if c := w.set.Clusters[id]; c != nil {
		return id, c.Name
	}
	return nil, nil
}

func (w want) award(id string) (any, any) {
	if a := w.set.Awards[id]; a != nil {
		return id, a.Name
	}
	return nil, nil
}

func (w want) nominations(list []*site.Nomination) []row {
	var rows []row
	for _, shown := range list {
		n := w.set.Nominations[strings.Trim(strings.TrimPrefix(shown.URL, "/lay-y-kien/"), "/")]
		if shown.Hidden != "" {
			continue
		}
		r := row{
			"id": n.ID, "url": w.url(&n.Base), "round": n.RoundID(), "candidate_name": n.Candidate.Name,
			"candidate_honorific": some(n.Candidate.Honorific), "candidate_kind": n.Candidate.Kind, "position": some(n.Candidate.Position),
			"class": some(n.Class), "category": n.Category, "posthumous": n.Posthumous, "stage": string(shown.Stage),
			"result": nil, "result_award": nil, "result_class": nil, "decision_number": nil,
			"example": w.example(n), "code": shown.Code,
		}
		r["unit"], r["unit_name"] = w.of(n.Candidate.Unit)
		r["award"], r["award_name"] = w.award(n.Award)
		r["proposed_by"], r["proposed_by_name"] = w.of(n.ProposedBy)
		if d, o := w.last(n); d != nil {
			r["result"], r["decision_number"] = o.Result, d.Number
			if o.Result != "not-awarded" && o.Result != "deferred" {
				r["result_award"], r["result_class"] = cmp.Or(o.Award, n.Award), some(cmp.Or(o.Class, n.Class))
			}
		}
		for _, field := range w.site.Config.Data.Fields {
			switch field {
			case "birth_year":
				r[field] = known(n.Candidate.BirthYear)
			case "hometown":
				r[field] = some(n.Candidate.Hometown)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// example reports whether a nomination is invented: where its round is, all of it is.
func (w want) example(n *record.Nomination) bool {
	return n.Example || w.set.Rounds[n.RoundID()].Example
}

// last is the latest decision on a nomination, and what it says.
func (w want) last(n *record.Nomination) (*record.Decision, *record.Outcome) {
	var decision *record.Decision
	var outcome *record.Outcome
	for _, d := range record.Sorted(w.set.Decisions) {
		if d.Draft || decision != nil && d.Signed.Before(decision.Signed) {
			continue
		}
		for i, o := range d.Outcomes {
			if o.Nomination == n.ID {
				decision, outcome = d, &d.Outcomes[i]
			}
		}
	}
	return decision, outcome
}

func (w want) rounds() []row {
	var rows []row
	for _, shown := range w.site.Rounds {
		r := w.set.Rounds[shown.Round.ID]
		closes := r.Closes
		for _, e := range r.Extensions {
			if !e.On.Start(w.site.Config.Zone).After(asOf) {
				closes = e.To
			}
		}
		window := w.site.Law.Window(r)
		one := row{
			"id": r.ID, "url": w.url(&r.Base), "title": r.Title, "title_en": english(r.Words("title", "")),
			"awards": r.Awards, "disclosed_by": r.AtStage(), "stage": string(shown.Stage), "published": r.Published.String(),
			"closes": closes.String(), "original_closes": r.Closes.String(), "rule": nil, "rule_citation": nil,
			"days_needed": known(window.Needed()), "days_counted": known(window.Count), "count_unit": window.Unit.String(),
			"first_day_counted": r.CountFirstDay, "council_meeting": some(r.CouncilMeeting.String()),
			"nominations": 0.0, "opinions_received": nil, "example": r.Example,
		}
		one["council"], one["council_name"] = w.of(r.Council)
		var awards []string
		for _, id := range r.Awards {
			awards = append(awards, w.set.Awards[id].Name)
		}
		one["award_names"] = awards
		if rules := w.site.Law.Governing(r); len(rules) > 0 {
			one["rule"], one["rule_citation"] = rules[0].ID, rules[0].Citation
		}
		if shown.Stage != site.Upcoming {
			n := 0
			for _, nomination := range w.set.Nominations {
				if nomination.RoundID() == r.ID && !nomination.Draft {
					n++
				}
			}
			one["nominations"] = float64(n)
		}
		if n, told := w.received(shown, r); told {
			one["opinions_received"] = float64(n)
		}
		if r.Removal != nil {
			one["title"], one["title_en"], one["opinions_received"] = nil, nil, nil
		}
		rows = append(rows, one)
	}
	return rows
}

// received is how many opinions a round was told to have received.
func (w want) received(shown *site.Round, r *record.Round) (n int, told bool) {
	register := w.set.Registers[r.ID]
	switch {
	case shown.Stage == site.Upcoming || shown.Receiving || r.Removal != nil:
		return 0, false
	case r.OpinionReport != nil && r.OpinionReport.Received != nil:
		return *r.OpinionReport.Received, true
	case register == nil:
		return 0, false
	}
	n = max(register.Counts.Kind.Total(), register.Counts.Channel.Total())
	return n, n > 0 || len(register.Opinions) == 0
}

func (w want) opinions() []row {
	var rows []row
	for _, shown := range w.site.Rounds {
		r := w.set.Rounds[shown.Round.ID]
		register := w.set.Registers[r.ID]
		n, exact := w.received(shown, r)
		if shown.Stage == site.Upcoming || shown.Receiving || r.Removal != nil {
			continue
		}
		add := func(kind, channel string, received int) {
			one := row{
				"round": r.ID, "round_url": w.url(&r.Base), "kind": kind, "channel": channel, "received": float64(received),
				"answered": nil, "exact": exact, "example": r.Example,
			}
			answered, listed := 0, false
			if register != nil {
				for _, o := range register.Opinions {
					listed = true
					if o.Reply != "" && (kind == "all" || kind == o.Kind) && (channel == "all" || channel == o.Channel) {
						answered += max(1, o.Letters)
					}
				}
			}
			if listed || received == 0 {
				one["answered"] = float64(min(answered, received))
			}
			rows = append(rows, one)
		}
		if !exact && register != nil {
			for _, o := range register.Opinions {
				n += max(1, o.Letters)
			}
		}
		if n == 0 && !exact {
			continue
		}
		add("all", "all", n)
		if register == nil {
			continue
		}
		if k := register.Counts.Kind; k.Total() > 0 {
			add("support", "all", k.Support)
			add("objection", "all", k.Objection)
			add("information", "all", k.Information)
			add("request", "all", k.Request)
		}
		if c := register.Counts.Channel; c.Total() > 0 {
			add("all", "letter", c.Letter)
			add("all", "in-person", c.InPerson)
			add("all", "email", c.Email)
			add("all", "phone", c.Phone)
			add("all", "portal", c.Portal)
			add("all", "other", c.Other)
		}
	}
	return rows
}

func (w want) outcomes() []row {
	var rows []row
	for _, shown := range w.site.Decisions {
		d := w.set.Decisions[shown.Decision.ID]
		if d.Removal != nil {
			continue
		}
		for _, of := range shown.Outcomes {
			if of.Nomination.Hidden != "" {
				continue
			}
			n := w.set.Nominations[of.Nomination.Nomination.ID]
			i := slices.IndexFunc(d.Outcomes, func(o record.Outcome) bool { return o.Nomination == n.ID })
			o := d.Outcomes[i]
			one := row{
				"decision": d.ID, "decision_url": w.url(&d.Base), "decision_number": d.Number, "authority": d.Authority,
				"signed": d.Signed.String(), "nomination": n.ID, "nomination_url": w.url(&n.Base), "round": n.RoundID(),
				"candidate_name": n.Candidate.Name, "candidate_honorific": some(n.Candidate.Honorific), "candidate_kind": n.Candidate.Kind,
				"position": some(n.Candidate.Position), "result": o.Result, "award": nil, "award_name": nil, "class": nil,
				"posthumous": n.Posthumous, "proposed_award": some(n.Award), "proposed_class": some(n.Class),
				"example": d.Example || w.example(n),
			}
			one["unit"], one["unit_name"] = w.of(n.Candidate.Unit)
			if o.Result != "not-awarded" && o.Result != "deferred" {
				one["award"], one["award_name"] = w.award(cmp.Or(o.Award, n.Award))
				one["class"] = some(cmp.Or(o.Class, n.Class))
			}
			rows = append(rows, one)
		}
	}
	return rows
}

func (w want) exemplars() []row {
	var rows []row
	for _, shown := range w.site.Exemplars {
		e := w.set.Exemplars[shown.Exemplar.ID]
		if e.Withheld() {
			continue
		}
		var subjects, units, unitNames, nominations []string
		for _, s := range e.Subjects {
			if s.Minor {
				continue
			}
			subjects = append(subjects, s.Name)
			if id, name := w.of(s.Unit); id != nil && !slices.Contains(units, s.Unit) {
				units, unitNames = append(units, s.Unit), append(unitNames, name.(string))
			}
		}
		for _, id := range e.Nominations {
			if n := w.site.Nomination(id); n != nil && n.Hidden == "" {
				nominations = append(nominations, id)
			}
		}
		rows = append(rows, row{
			"id": e.ID, "url": w.url(&e.Base), "title": e.Title, "title_en": english(e.Words("title", "")),
			"published": e.Published.String(), "month": cmp.Or(e.Month, e.Published.String()[:7]), "author": some(e.Author),
			"credit": some(e.Credit), "topics": e.Topics, "movement": some(e.Movement), "contest": some(e.Contest),
			"subjects": subjects, "units": units, "unit_names": unitNames, "nominations": nominations, "example": e.Example,
		})
	}
	return rows
}

func (w want) plans() []row {
	var rows []row
	for _, shown := range w.site.Plans {
		p := w.set.Plans[shown.Plan.ID]
		var movements, targets []string
		for _, m := range p.Movements {
			movements = append(movements, m.Name)
		}
		for _, t := range p.Targets {
			text := t.Measure
			if t.Value != nil {
				text += "=" + strconv.FormatFloat(*t.Value, 'f', -1, 64)
			}
			if t.Scope != "" {
				text += "@" + t.Scope
			}
			targets = append(targets, text)
		}
		one := row{
			"id": p.ID, "url": w.url(&p.Base), "title": p.Title, "title_en": english(p.Words("title", "")), "number": p.Number,
			"issued": some(p.Issued.String()), "scope": some(p.Scope), "theme": some(p.Theme), "signer": some(p.Signer),
			"movements": movements, "targets": targets, "example": p.Example,
		}
		one["issuer"], one["issuer_name"] = w.of(p.Issuer)
		one["period_from"], one["period_to"] = ends(p.Period)
		rows = append(rows, one)
	}
	return rows
}

func ends(p *record.Period) (from, to any) {
	if p == nil {
		return nil, nil
	}
	return some(p.From.String()), some(p.To.String())
}

func (w want) reports() []row {
	var rows []row
	for _, shown := range w.site.Reports {
		r := w.set.Reports[shown.Report.ID]
		one := row{
			"id": r.ID, "url": w.url(&r.Base), "title": r.Title, "title_en": english(r.Words("title", "")), "kind": some(r.Type),
			"unit": some(r.Unit), "cluster": some(r.Cluster), "issued": some(r.Issued.String()), "example": r.Example,
		}
		_, one["of_name"] = w.of(cmp.Or(r.Unit, r.Cluster))
		one["period_from"], one["period_to"] = ends(r.Period)
		rows = append(rows, one)
	}
	return rows
}

func (w want) units() []row {
	var rows []row
	for _, shown := range w.site.Units {
		u := w.set.Units[shown.Unit.ID]
		var formerly, clusters []string
		for _, f := range u.Formerly {
			formerly = append(formerly, f.Name)
		}
		for _, c := range w.site.Clusters {
			if slices.Contains(w.set.Clusters[c.Cluster.ID].Members, u.ID) {
				clusters = append(clusters, c.Cluster.ID)
			}
		}
		slices.Sort(clusters)
		plans, exemplars, nominations := 0, 0, 0
		for _, p := range w.set.Plans {
			if p.Issuer == u.ID && !p.Draft && p.Removal == nil {
				plans++
			}
		}
		for _, e := range w.set.Exemplars {
			if !e.Draft && !e.Withheld() && slices.ContainsFunc(e.Subjects, func(s record.Subject) bool { return s.Unit == u.ID }) {
				exemplars++
			}
		}
		for _, n := range w.site.Nominations {
			if n.Hidden == "" && n.Candidate.Unit == u.ID {
				nominations++
			}
		}
		rows = append(rows, row{
			"id": u.ID, "url": w.url(&u.Base), "name": u.Name, "name_en": english(u.Words("name", "")), "short_name": some(u.ShortName),
			"kind": u.Type, "parent": some(u.Parent), "formerly": formerly, "clusters": clusters,
			"valid_from": some(u.ValidFrom.String()), "valid_to": some(u.ValidTo.String()), "plans": float64(plans),
			"exemplars": float64(exemplars), "nominations": float64(nominations), "example": u.Example,
		})
	}
	return rows
}

func (w want) clusters() []row {
	var rows []row
	for _, shown := range w.site.Clusters {
		c := w.set.Clusters[shown.Cluster.ID]
		one := row{
			"id": c.ID, "url": w.url(&c.Base), "name": c.Name, "name_en": english(c.Words("name", "")), "short_name": some(c.ShortName),
			"kind": c.Type, "members": c.Members, "term_year": nil, "leader": nil, "deputies": []string(nil), "pact_signed": nil,
			"plans": float64(len(shown.Plans)), "reports": float64(len(shown.Reports)), "example": c.Example,
		}
		latest := 0
		for _, t := range c.Terms {
			if t.Year > latest {
				latest = t.Year
				one["term_year"], one["leader"], one["deputies"] = float64(t.Year), some(t.Leader), t.Deputies
			}
		}
		if c.Pact != nil {
			one["pact_signed"] = some(c.Pact.Signed.String())
		}
		rows = append(rows, one)
	}
	return rows
}

func (w want) awards() []row {
	var rows []row
	for _, shown := range w.site.Awards {
		a := w.set.Awards[shown.Award.ID]
		var rules []*record.Rule
		for _, r := range record.Sorted(w.set.Rules) {
			if !r.Draft && slices.Contains(r.Awards, a.ID) {
				rules = append(rules, r)
			}
		}
		slices.SortStableFunc(rules, func(a, b *record.Rule) int { return b.ValidFrom.Compare(a.ValidFrom) })
		var ids []string
		for _, r := range rules {
			ids = append(ids, r.ID)
		}
		rows = append(rows, row{
			"id": a.ID, "url": w.url(&a.Base), "name": a.Name, "name_en": english(a.Words("name", "")), "short_name": some(a.ShortName),
			"form": a.Form, "classes": a.Classes, "authority": a.Authority, "recipients": a.Recipients, "legal_basis": some(a.LegalBasis),
			"criteria": some(a.Criteria), "yearly_limit": known(a.YearlyLimit), "once_per_person": a.OncePerPerson,
			"posthumous": some(a.Posthumous), "rules": ids, "example": a.Example,
		})
	}
	return rows
}

func (w want) rules() []row {
	var rows []row
	for _, shown := range w.site.Rules {
		r := w.set.Rules[shown.ID]
		one := row{
			"id": r.ID, "citation": r.Citation, "citation_en": english(r.Words("citation", "")), "source": r.Source, "awards": r.Awards,
			"disclosed_by": r.Stage, "venues": r.Venues, "any_venue": r.VenuesAny, "exempt_categories": r.ExemptCategories,
			"valid_from": r.ValidFrom.String(), "valid_to": some(r.ValidTo.String()), "transition_citation": nil, "received_before": nil,
			"verified": r.Verified, "example": r.Example,
		}
		one["window_days"], one["window_unit"] = lengthOf(r.Window)
		one["gap_days"], one["gap_unit"] = lengthOf(r.CouncilGap)
		if t := r.Transition; t != nil {
			one["transition_citation"], one["received_before"] = t.Citation, t.ReceivedBefore.String()
		}
		rows = append(rows, one)
	}
	return rows
}

func lengthOf(l *record.Length) (n, unit any) {
	if l == nil {
		return nil, nil
	}
	return known(l.Days), l.Unit
}
