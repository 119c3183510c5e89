package check

import "congkhai/internal/problem"

// roundCount, round/count: a round declares another number of nominations than it holds. Drafts do not count, unless
// the round is itself a draft; withdrawn nominations do, since they were listed.
var roundCount = Rule{
	ID: "round/count", Severity: problem.Error,
	Source: "principle: the list is complete",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.DeclaredCount == nil || in.broken(r.folder()) {
				continue
			}
			held := len(r.listed())
			if *r.DeclaredCount == held {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "declared_count",
				Message: problem.Text{
					Vi: "declared_count = %[1]d nhưng đợt có %[2]d đề nghị", En: "declared_count = %[1]d, but the nominations counted in the round: %[2]d",
				}.With(*r.DeclaredCount, held),
				Hint: problem.Text{
					Vi: "sửa con số, hoặc thêm, bớt tệp trong %s", En: "correct the number, or add or remove files in %s",
				}.With(r.folder()),
			})
		}
	},
}
