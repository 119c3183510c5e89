package check

import (
	"congkhai/internal/problem"
)

// ruleNotInForce, rule/not-in-force: a round names a disclosure rule that was not in force when its list was
// published, and that no transition keeps for its dossiers.
var ruleNotInForce = Rule{
	ID: "rule/not-in-force", Severity: problem.Error,
	Source: "Decree 152/2025/NĐ-CP, Art. 60, clause 3; principle: law is dated data",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			rule := in.Set.Rules[r.Rule]
			if rule == nil || in.applies(rule, r) {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "rule",
				Message: fill(problem.Text{
					Vi: "%[1]s không có hiệu lực vào ngày công khai %[2]s (hiệu lực: %[3]s – %[4]s)",
					En: "%[1]s is not in force on the day of publication, %[2]s (in force: %[3]s – %[4]s)",
				}, citation(rule), r.Published, rule.ValidFrom, orDots(rule.ValidTo.String())),
				Hint: in.rightRule(r),
			})
		}
	},
}

// rightRule is the hint that names the rule for a round which names another.
func (in *Input) rightRule(r *round) problem.Text {
	rules := in.applicable(r)
	if len(rules) == 0 {
		return problem.Text{
			Vi: "sửa rule hoặc published; chưa có quy định nào trong content/rules/ cho ngày %s",
			En: "correct rule or published; content/rules/ has no rule for %s",
		}.With(r.Published)
	}
	hint := fill(problem.Text{
		Vi: "viết rule = %[1]q: %[2]s", En: "write rule = %[1]q: %[2]s",
	}, rules[0].ID, citation(rules[0]))
	if len(rules) > 1 {
		hint = fill(problem.Text{
			Vi: "bỏ khóa rule; mỗi danh hiệu, hình thức có quy định riêng: %s", En: "leave out rule; each award has its own: %s",
		}, citations(rules))
	}
	named, t := in.Set.Rules[r.Rule], rules[0].Transition
	if t != nil && r.DossierReceived.IsZero() && named.ValidFrom.Before(rules[0].ValidFrom) {
		hint.Vi += "; hồ sơ nhận trước ngày " + t.ReceivedBefore.String() + " thì ghi thêm dossier_received"
		hint.En += "; for dossiers received before " + t.ReceivedBefore.String() + " add dossier_received"
	}
	return hint
}
