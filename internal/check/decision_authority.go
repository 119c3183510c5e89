package check

import (
	"slices"

	"congkhai/internal/problem"
)

// decisionAuthority, decision/authority: an award is given or taken back by an authority that does not decide on it.
// Each award is judged once in a decision.
var decisionAuthority = Rule{
	ID: "decision/authority", Severity: problem.Error,
	Source: "Law on Emulation and Commendation 06/2022/QH15: who decides on which award; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		told := map[[2]string]bool{} // by decision and award
		for _, o := range in.outcomes {
			award, d := in.Set.Awards[o.award], o.decision
			if award == nil || o.Result == "not-awarded" || o.Result == "deferred" || told[[2]string{d.ID, award.ID}] {
				continue
			}
			told[[2]string{d.ID, award.ID}] = true
			if slices.Contains(award.Authority, d.Authority) {
				continue
			}
			report(Finding{
				Record: d, Path: "authority",
				Message: problem.Text{
					Vi: "authority = %[2]q nhưng %[1]q do cấp khác quyết định: %[3]s",
					En: "authority = %[2]q, but others decide on %[1]q: %[3]s",
				}.With(award.ID, d.Authority, quoted(award.Authority)),
				Hint: problem.Text{
					Vi: "sửa authority hoặc award của kết quả; nếu danh mục chưa đúng, sửa authority trong content/awards/%s.toml",
					En: "correct authority, or award of the outcome; if the catalogue is wrong, correct authority in content/awards/%s.toml",
				}.With(award.ID),
				Others: []Other{o.other()},
			})
		}
	},
}
