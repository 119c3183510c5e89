package check

import (
	"congkhai/internal/calendar"
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
		for _, r := range in.rounds {
			versions := in.seenOf(&r.Base, publishedOf)
			if len(versions) == 0 {
				continue
			}
			for _, n := range r.listed() {
				if day, late := in.joined(n, versions[0]); late && n.Withdrawal == nil && n.Removal == nil {
					in.late(r, n, day, report)
				}
			}
		}
	},
}

// joined is the day on which a nomination came into a round that the public had seen without it.
func (in *Input) joined(n *record.Nomination, opened seen) (day calendar.Date, late bool) {
	appeared := in.AsOf // not committed yet
	if trail := in.History.Trail(n.File); trail != nil {
		at, known := trail.First()
		if !known {
			return day, false
		}
		appeared = at
		for _, v := range trail.Versions {
			if v.Facts != nil && v.Facts.Draft {
				appeared = in.AsOf // public with the version after it, where there is one
				continue
			}
			if v.At.After(at) && !appeared.Before(in.AsOf) {
				appeared = v.At
			}
			break
		}
	}
	day = in.dayOf(appeared)
	return day, appeared.After(opened.at) && day.After(publishedOf(opened.Facts))
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
			Hint: in.lateHint(r, day, w.rule),
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
				Hint: problem.Text{
					Vi: "lùi phiên họp và gia hạn đợt, hoặc chuyển đề nghị này sang một đợt khác",
					En: "meet later and extend the round, or move this proposed award to another round",
				},
			})
			return
		}
	}
}

func (in *Input) lateHint(r *round, day calendar.Date, rule *record.Rule) problem.Text {
	closing, err := in.Law.Calendar.Closing(day, rule.Window.Days, rule.Window.CountedIn(), false)
	if err != nil {
		return problem.Text{Vi: "chuyển đề nghị này sang một đợt khác", En: "move this proposed award to another round"}
	}
	return problem.Text{
		Vi: "gia hạn cả đợt đến ngày %[1]s bằng [[extensions]] (from = %[2]s), hoặc chuyển đề nghị này sang một đợt khác",
		En: "extend the whole round to %[1]s by [[extensions]] (from = %[2]s), or move this proposed award to another round",
	}.With(closing, r.Closes)
}
