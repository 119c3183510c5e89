package check

import (
	"congkhai/internal/law"
	"congkhai/internal/problem"
)

// roundNoOutcome, round/no-outcome: the window of a round closed long ago, and neither a result of the council nor a
// decision is recorded. How long is [checks] outcome_days of site.toml. Drafts, and rounds whose nominations were all
// withdrawn, have nothing to tell.
var roundNoOutcome = Rule{
	ID: "round/no-outcome", Severity: problem.Warning,
	Source: "Law on Access to Information 104/2016/QH13, Art. 17: results of collecting opinions are public",
	Check: func(in *Input, report func(Finding)) {
		today, known := in.today()
		limit := in.Config.Checks.OutcomeDays
		if !known || limit == 0 || in.broken("content/decisions/") {
			return
		}
		for _, r := range in.rounds {
			closes := law.Closes(r.Round)
			since := today.Sub(closes)
			if r.Draft || r.CouncilResult != nil || since <= limit || !in.awaits(r) {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "closes",
				Message: problem.Text{
					Vi: "hết thời gian lấy ý kiến ngày %[1]s, đã %[2]d ngày, mà chưa ghi kết quả xét của Hội đồng hay quyết định nào",
					En: "the window closed on %[1]s, %[2]d days ago, and neither the council's result nor a decision is recorded",
				}.With(closes, since),
				Hint: problem.Text{
					Vi: "thêm [council_result] vào đợt, hoặc quyết định vào content/decisions/; số ngày chờ (%d) đặt ở outcome_days trong [checks] của site.toml",
					En: "add [council_result] to the round, or the decision to content/decisions/; outcome_days (%d) is set in [checks] of site.toml",
				}.With(limit),
			})
		}
	},
}

// awaits reports whether a round has nominations to decide on and no outcome of any of them.
func (in *Input) awaits(r *round) bool {
	open := false
	for _, n := range r.nominations {
		if len(in.told[n.ID]) > 0 {
			return false
		}
		open = open || n.Withdrawal == nil
	}
	return open
}
