package check

import (
	"slices"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// eventOnHold, event/on-hold: a nomination that is on hold was put forward by the council, submitted, or given its
// award. A hold is open from its first day until the day before the one on which it ends. Each nomination is told once,
// with the first of these events; why it is on hold is never said.
var eventOnHold = Rule{
	ID: "event/on-hold", Severity: problem.Error,
	Source: "Decree 152/2025/NĐ-CP, Art. 4: no award and no proposal while a matter is being verified",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				if len(n.Holds) == 0 {
					continue
				}
				if f, found := in.onHold(r, n); found {
					report(f)
				}
			}
		}
	},
}

// onHold finds the first event that a hold of a nomination forbids.
func (in *Input) onHold(r *round, n *record.Nomination) (Finding, bool) {
	named := func(refs []string) int {
		return slices.IndexFunc(refs, func(ref string) bool {
			other, ok := in.Set.Nomination(r.ID, ref)
			return ok && other == n
		})
	}
	left := false // out by the council
	if c := r.CouncilResult; c != nil {
		i := named(c.Forwarded)
		if i >= 0 {
			if h, open := openHold(n, c.Met); open {
				return held(r.Round, item("council_result.forwarded", i), n, h, c.Met, problem.Text{
					Vi: "Hội đồng trình", En: "the council put it forward",
				}), true
			}
		}
		left = i < 0 && (len(c.Forwarded) > 0 || named(c.NotForwarded) >= 0)
	}
	if r.Submitted != nil && !left && n.Withdrawal == nil {
		if h, open := openHold(n, r.Submitted.On); open {
			return held(r.Round, "submitted.on", n, h, r.Submitted.On, problem.Text{
				Vi: "trình cấp có thẩm quyền", En: "it was submitted",
			}), true
		}
	}
	for _, o := range in.told[n.ID] {
		if !gives(o.Outcome) {
			continue
		}
		if h, open := openHold(n, o.decision.Signed); open {
			return held(o.decision, o.path, n, h, o.decision.Signed, problem.Text{
				Vi: "quyết định khen thưởng", En: "the award was given",
			}), true
		}
	}
	return Finding{}, false
}

// openHold is the hold of a nomination that is open on a day.
func openHold(n *record.Nomination, on calendar.Date) (record.Hold, bool) {
	for _, h := range n.Holds {
		if !on.Before(h.Since) && (h.Until.IsZero() || on.Before(h.Until)) {
			return h, true
		}
	}
	return record.Hold{}, false
}

func held(at record.Record, path string, n *record.Nomination, h record.Hold, on calendar.Date, event problem.Text) Finding {
	return Finding{
		Record: at, Path: path,
		Message: fill(problem.Text{
			Vi: "đề nghị %[1]q đang tạm dừng xét từ ngày %[2]s khi %[3]s ngày %[4]s",
			En: "the nomination %[1]q was on hold since %[2]s when %[3]s on %[4]s",
		}, n.ID, h.Since, event, on),
		Hint: problem.Text{
			Vi: "ghi until ở [[holds]] của đề nghị nếu đã có kết luận trước ngày đó, hoặc đưa đề nghị ra khỏi danh sách",
			En: "give until in [[holds]] of the nomination if the matter was settled before, or take the nomination off the list",
		},
	}
}
