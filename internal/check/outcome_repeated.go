package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// outcomeRepeated, outcome/repeated: one decision has two outcomes for one nomination, or a later decision gives or refuses
// an award that was given already and not taken back.
var outcomeRepeated = Rule{
	ID: "outcome/repeated", Severity: problem.Error,
	Source: "Law on Emulation and Commendation 06/2022/QH15: one achievement is not awarded twice; principle: a decision says one thing",
	Check: func(in *Input, report func(Finding)) {
		for _, d := range in.decisions {
			first := make(map[string]int, len(d.Outcomes))
			for i, o := range d.Outcomes {
				at, again := first[o.Nomination]
				if !again {
					first[o.Nomination] = i
					continue
				}
				report(Finding{
					Record: d, Path: item("outcomes", i, "nomination"),
					Message: problem.Text{
						Vi: "quyết định này đã có kết quả cho %q", En: "this decision already has an outcome for %q",
					}.With(o.Nomination),
					Hint: problem.Text{Vi: "xóa một trong hai mục", En: "remove one of the two entries"},
					Others: []Other{{
						Record: d, Path: item("outcomes", at, "nomination"), Text: problem.Text{Vi: "mục kia", En: "the other entry"},
					}},
				})
			}
		}
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				in.decidedAgain(n, report)
			}
		}
	},
}

// decidedAgain finds the outcomes that answer a proposal whose award is given.
func (in *Input) decidedAgain(n *record.Nomination, report func(Finding)) {
	var given *outcome
	for _, o := range in.told[n.ID] {
		switch {
		case given != nil && o.decides() && o.decision != given.decision:
			report(Finding{
				Record: o.decision, Path: o.path,
				Message: problem.Text{
					Vi: "result = %[1]q nhưng đề nghị %[2]q đã được tặng thưởng theo quyết định %[3]s ngày %[4]s",
					En: "result = %[1]q, but the nomination %[2]q was given its award by decision %[3]s of %[4]s",
				}.With(o.Result, n.ID, given.decision.Number, given.decision.Signed),
				Hint: problem.Text{
					Vi: `xóa một trong hai kết quả; nếu đã hủy bỏ hay tước thì ghi quyết định đó (result = "annulled" hoặc "stripped")`,
					En: `remove one of the two outcomes; if the award was taken back, add that decision (result = "annulled" or "stripped")`,
				},
				Others: []Other{given.other()},
			})
		case gives(o.Outcome):
			given = o
		case o.Result == "annulled" || o.Result == "stripped":
			given = nil
		}
	}
}
