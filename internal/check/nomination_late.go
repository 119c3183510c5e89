package check

import (
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/law"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// nominationLate, nomination/late: a name joined a round that was already open, and has fewer days of its own than the
// rule asks for.
var nominationLate = Rule{
	ID: "nomination/late", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Decree 152/2025/NĐ-CP, Art. 44: the days are those of every name",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		renamed := in.renames()
		for _, r := range in.rounds {
			versions := in.seenOf(r.Round, publishedOf)
			if len(versions) == 0 || in.dayOf(versions[0].at).After(endOf(versions[0].Facts)) {
				continue // git was no witness when the window was open
			}
			folders := in.folders(r)
			for _, n := range r.listed() {
				if n.Withdrawal != nil || n.Removal != nil {
					continue
				}
				if at, known := in.joined(in.trailOf(n, renamed), folders); known && at.After(versions[0].at) {
					day := in.dayOf(at)
					if day.After(publishedOf(versions[0])) && day.After(in.dayOf(versions[0].at)) {
						in.late(r, n, day, report)
					}
				}
			}
		}
	},
}

// joined is when a nomination with a history came into the folder of its round and was no draft. What is not committed
// comes now.
func (in *Input) joined(trail *history.Trail, folders map[string]bool) (at time.Time, known bool) {
	if trail == nil {
		return in.AsOf, true
	}
	for _, v := range trail.Versions {
		if id, _ := roundOf(v.Path); folders[id] && (v.Facts == nil || !v.Facts.Draft) {
			return v.At, trail.Known(v)
		}
	}
	return in.AsOf, true
}

func (in *Input) late(r *round, n *record.Nomination, day calendar.Date, report func(Finding)) {
	own := *r.Round
	own.Published = day
	for _, w := range r.windows {
		late := span{fit: tooShort}
		if !w.whole.closes.Before(day) {
			late = newSpan(in.Law.Calendar, day, w.whole.closes, w.rule.Window, w.whole.path)
		}
		if late.err != nil || late.fit != tooShort {
			continue
		}
		report(Finding{
			Record: n,
			Message: fill(problem.Text{
				Vi: "đề nghị này thêm vào ngày %[1]s, khi đợt đã mở, nên chỉ còn %[2]s đến hết ngày %[3]s; cần %[4]d: %[5]s",
				En: "this proposed award joined on %[1]s, when the round was open, and has %[2]s until %[3]s; %[4]d are needed: %[5]s",
			}, day, days(late.days, w.rule.Window), w.whole.closes, w.rule.Window.Days, citation(w.rule)),
			Hint: in.lateHint(r, n, day, w.rule),
		})
		return
	}
	for _, g := range r.gaps {
		if late := newGap(in.Law.Calendar, &own, g.rule, g.meeting); late.err == nil && late.days < g.rule.CouncilGap.Days {
			report(Finding{
				Record: n,
				Message: fill(problem.Text{
					Vi: "đề nghị này thêm vào ngày %[1]s, khi đợt đã mở, nên chỉ còn %[2]s trước phiên họp ngày %[3]s; cần %[4]d: %[5]s",
					En: "this proposed award joined on %[1]s, when the round was open, and has %[2]s before the meeting of %[3]s; %[4]d are needed: %[5]s",
				}, day, days(late.days, g.rule.CouncilGap), g.on, g.rule.CouncilGap.Days, citation(g.rule)),
				Hint: fill(problem.Text{
					Vi: "lùi phiên họp và gia hạn đợt, hoặc %s", En: "meet later and extend the round, or %s",
				}, in.anotherRound(n)),
			})
			return
		}
	}
}

func (in *Input) lateHint(r *round, n *record.Nomination, day calendar.Date, rule *record.Rule) problem.Text {
	another := in.anotherRound(n)
	if today, ok := in.today(); !ok || today.After(law.Closes(r.Round)) {
		return another // it has ended
	}
	closing, err := in.Law.Calendar.Closing(day, rule.Window.Days, rule.Window.CountedIn(), false)
	if err != nil {
		return another
	}
	return fill(problem.Text{
		Vi: "gia hạn cả đợt đến ngày %[1]s bằng [[extensions]] (from = %[2]s), hoặc %[3]s",
		En: "extend the whole round to %[1]s by [[extensions]] (from = %[2]s), or %[3]s",
	}, closing, law.Closes(r.Round), another)
}

// anotherRound is how a name gets into another round: where it may have been public in this one, not by moving its file.
func (in *Input) anotherRound(n *record.Nomination) problem.Text {
	if in.History.Trail(n.File) == nil {
		return problem.Text{Vi: "chuyển đề nghị này sang một đợt khác", En: "move this proposed award to another round"}
	}
	return problem.Text{
		Vi: "rút đề nghị này bằng [withdrawal] và đưa vào một đợt khác bằng tệp mới có previous = \"" + n.ID + "\"",
		En: "withdraw this proposed award by [withdrawal] and propose it in another round by a new file with previous = \"" + n.ID + "\"",
	}
}
