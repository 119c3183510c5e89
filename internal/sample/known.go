package sample

import (
	"slices"
	"strconv"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/law"
	"congkhai/internal/record"
)

// known is what a new record can say already, with the tables that it needs though no single key asks for them, and
// hints for keys that stay commented.
func known(kind record.Kind, opt Options) (given row, hints map[string]string) {
	switch kind {
	case record.KindCluster:
		return cluster(opt), nil
	case record.KindAward:
		return row{"authority": list("province"), "recipients": list("individual", "collective")}, nil
	case record.KindRule:
		return rule(opt), nil
	case record.KindYear:
		return year(opt), nil
	case record.KindExemplar:
		return row{"consent": row{"given_on": opt.Today.String(), "basis": quoted("written")}}, nil
	case record.KindRound:
		return round(opt)
	case record.KindNomination:
		return nomination(opt)
	case record.KindRegister:
		return register(), nil
	case record.KindDecision:
		return decision(opt), nil
	case record.KindReport:
		return row{"unit": quoted(opt.first([]string{"unit"})), "kind": quoted("year-end")}, nil
	}
	return nil, nil
}

func cluster(opt Options) row {
	var members []string
	for _, id := range opt.some([]string{"unit"}, 100) {
		if opt.Set.Units[id].Type != "council" && len(members) < 2 {
			members = append(members, id)
		}
	}
	if len(members) == 0 {
		return nil
	}
	return row{"members": list(members...)}
}

// rule begins with an award that no rule governs yet, so that the new one stands beside the others.
func rule(opt Options) row {
	r := row{"window": row{"days": strconv.Itoa(usual), "unit": quoted("working")}}
	if l := opt.law(); l != nil {
		for _, a := range record.Sorted(opt.Set.Awards) {
			if !a.Draft && !l.Disclosed(a.ID, "proposer") {
				r["awards"] = list(a.ID)
				break
			}
		}
	}
	return r
}

// year carries over the days off that stand by the same law on the same date in the two years before, and leaves a
// blank for the notice without which no year is complete. Days of the moon, days in lieu and swaps are the editor's.
func year(opt Options) row {
	n, err := strconv.Atoi(opt.ID)
	if err != nil || n < 1945 || n > 2200 {
		n = opt.Today.Year + 1
	}
	notices := []row{{"number": `""`}}
	r := row{"year": strconv.Itoa(n)}
	last, before := opt.year(n-1), opt.year(n-2)
	var off []row
	for _, d := range last.Off {
		again := d
		again.Date.Year = before.Year
		if !slices.Contains(before.Off, again) {
			continue
		}
		if number := quoted(d.Notice); !slices.ContainsFunc(notices, func(r row) bool { return r["number"] == number }) {
			notices = append(notices, row{"number": number})
		}
		date := calendar.Of(n, d.Date.Month, d.Date.Day)
		if day := date.Weekday(); date.Valid() && day != time.Saturday && day != time.Sunday {
			off = append(off, row{"date": date.String(), "name": quoted(d.Name), "notice": quoted(d.Notice)})
		}
	}
	if r["notices"] = notices; len(off) > 0 {
		r["off"] = off
	}
	return r
}

// year is the table of a year, an empty one where there is none.
func (opt Options) year(n int) *record.Year {
	if opt.Set != nil {
		for _, y := range record.Sorted(opt.Set.Years) {
			if y.Year == n && !y.Draft {
				return y
			}
		}
	}
	return &record.Year{}
}

// round names a council and an award that must be disclosed, and counts the window where the calendar can.
func round(opt Options) (given row, hints map[string]string) {
	council := opt.council()
	r := row{
		"council":  quoted(council),
		"notice":   row{"number": `""`, "issuer": `""`, "issued": opt.Today.String()},
		"response": row{"address": `""`},
		"closes":   `""`,
	}
	hints = map[string]string{"rule": `""`}
	l := opt.law()
	if l == nil {
		return r, hints
	}
	if u := opt.Set.Units[council]; u != nil {
		r["notice"].(row)["issuer"] = quoted(u.Name)
	}
	published := onward(l, opt.Today)
	opt.Today = published
	award := opt.award(l)
	r["awards"], r["published"] = list(award), published.String()
	s, _ := scheduled(l, award, published, 3)
	if !s.closes.IsZero() {
		r["closes"] = s.closes.String()
	}
	if !s.meeting.IsZero() {
		r["council_meeting"] = s.meeting.String()
	}
	if rule, ok := l.Rule(award, "proposer", published, calendar.Date{}); ok {
		hints["rule"] = quoted(rule.ID)
	}
	return r, hints
}

// council is the unit that calls itself a council, else the first.
func (opt Options) council() string {
	if opt.Set != nil {
		for _, id := range opt.some([]string{"unit"}, len(opt.Set.Units)) {
			if opt.Set.Units[id].Type == "council" {
				return id
			}
		}
	}
	return opt.first([]string{"unit"})
}

// award is what a new round proposes until the editor says otherwise: an award whose rule on the day was verified, the
// most usual one first, else one that no rule governs. A rule that was not verified is the editor's to choose.
func (opt Options) award(l *law.Law) string {
	const usual = "huan-chuong-lao-dong"
	awards := opt.some([]string{"award"}, len(opt.Set.Awards))
	if slices.Contains(awards, usual) {
		awards = append([]string{usual}, awards...)
	}
	for _, id := range awards {
		if rule, ok := l.Rule(id, "proposer", opt.Today, calendar.Date{}); ok && rule.Verified {
			return id
		}
	}
	for _, id := range awards {
		if !l.Disclosed(id, "proposer") {
			return id
		}
	}
	return opt.first([]string{"award"})
}

// nomination takes its award from its round, and from the award what the candidate may be.
func nomination(opt Options) (given row, hints map[string]string) {
	hints = map[string]string{"candidate.birth_year": "1970"}
	id := opt.first([]string{"award"})
	if opt.Set != nil {
		n := record.Nomination{Base: record.Base{ID: opt.ID}}
		if r := opt.Set.Rounds[n.RoundID()]; r != nil && len(r.Awards) > 0 {
			id = r.Awards[0]
			if len(r.Submissions) > 0 {
				hints["submission"] = quoted(r.Submissions[0].ID)
			}
		} else {
			id = opt.award(opt.law())
		}
	}
	candidate := row{}
	r := row{
		"award": quoted(id), "candidate": candidate,
		"achievements": []row{{"id": quoted("1"), "text": `""`}},
	}
	if opt.Set == nil || opt.Set.Awards[id] == nil {
		return r, hints
	}
	a := opt.Set.Awards[id]
	if n := len(a.Classes); n > 0 {
		r["class"] = quoted(a.Classes[n-1])
	}
	if a.Posthumous == "only" {
		r["posthumous"] = "true"
	}
	candidate["kind"] = quoted("individual")
	for _, kind := range []string{"individual", "collective", "household", "work"} {
		if slices.Contains(a.Recipients, kind) {
			candidate["kind"] = quoted(kind)
			return r, hints
		}
	}
	candidate["foreign"] = "true"
	return r, hints
}

func register() row {
	kinds, channels := row{}, row{}
	for _, key := range []string{"support", "objection", "information", "request"} {
		kinds[key] = "0"
	}
	for _, key := range []string{"letter", "in-person", "email", "phone", "portal", "other"} {
		channels[key] = "0"
	}
	return row{"counts": row{"kind": kinds, "channel": channels}}
}

// decision names the nominations of the first round that waits for one, as far as one authority decides on them.
func decision(opt Options) row {
	authority := ""
	var outcomes []row
	for _, n := range opt.waiting() {
		by := "province"
		if a := opt.Set.Awards[n.Award]; a != nil && len(a.Authority) > 0 {
			by = a.Authority[0]
		}
		if authority == "" {
			authority = by
		}
		if by == authority {
			outcomes = append(outcomes, row{"nomination": quoted(n.ID), "result": quoted("awarded")})
		}
	}
	if len(outcomes) == 0 {
		return row{"authority": quoted("province")}
	}
	return row{"authority": quoted(authority), "outcomes": outcomes}
}

// waiting lists the nominations of the first round that was submitted and on which no decision was made.
func (opt Options) waiting() []*record.Nomination {
	if opt.Set == nil {
		return nil
	}
	decided := map[string]bool{}
	for _, d := range opt.Set.Decisions {
		for _, o := range d.Outcomes {
			decided[o.Nomination] = true
		}
	}
	for _, r := range record.Sorted(opt.Set.Rounds) {
		if r.Draft || r.Submitted == nil {
			continue
		}
		var list []*record.Nomination
		for _, n := range record.Sorted(opt.Set.Nominations) {
			if n.RoundID() == r.ID && !n.Draft && n.Withdrawal == nil && n.Removal == nil && !decided[n.ID] && !heldBack(r, n) {
				list = append(list, n)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// heldBack reports whether the council did not put a nomination forward.
func heldBack(r *record.Round, n *record.Nomination) bool {
	return r.CouncilResult != nil && slices.ContainsFunc(r.CouncilResult.NotForwarded, func(ref string) bool {
		return ref == n.ID || r.ID+"/"+ref == n.ID
	})
}
