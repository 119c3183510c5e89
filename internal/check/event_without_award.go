package check

import "congkhai/internal/problem"

// eventWithoutAward, event/without-award: a decision annuls, strips or restores an award that no earlier decision gave.
// Decisions of one day count as earlier.
var eventWithoutAward = Rule{
	ID: "event/without-award", Severity: problem.Error,
	Source: "Law on Emulation and Commendation 06/2022/QH15, chapter VII: annulment, stripping and restoration",
	Check: func(in *Input, report func(Finding)) {
		if in.broken("content/decisions/") {
			return
		}
		for _, o := range in.outcomes {
			if o.decides() || in.given(o) {
				continue
			}
			report(Finding{
				Record: o.decision, Path: o.path,
				Message: problem.Text{
					Vi: "result = %[1]q nhưng chưa có quyết định nào trước đó tặng thưởng theo đề nghị %[2]q",
					En: "result = %[1]q, but no earlier decision gives the award of the nomination %[2]q",
				}.With(o.Result, o.nomination.ID),
				Hint: problem.Text{
					Vi: `thêm quyết định tặng (result = "awarded") vào content/decisions/, hoặc sửa result, signed`,
					En: `add the decision that gave it (result = "awarded") to content/decisions/, or correct result or signed`,
				},
			})
		}
	},
}

// given reports whether the award of a nomination was given no later than an outcome that changes it.
func (in *Input) given(later *outcome) bool {
	for _, o := range in.told[later.nomination.ID] {
		if o.Result == "awarded" && !o.decision.Signed.After(later.decision.Signed) {
			return true
		}
	}
	return false
}
