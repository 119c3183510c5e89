package check

import (
	"slices"

	"congkhai/internal/problem"
)

// nominationAwardNotInRound, nomination/award-not-in-round: a nomination's award is not among the awards of its round,
// so the round's rules and window were not chosen for it.
var nominationAwardNotInRound = Rule{
	ID: "nomination/award-not-in-round", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Decree 152/2025/NĐ-CP, Art. 44",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				if in.Set.Awards[n.Award] == nil || slices.Contains(r.Awards, n.Award) {
					continue
				}
				report(Finding{
					Record: n, Path: "award",
					Message: problem.Text{
						Vi: "%[1]q không có trong awards của đợt %[2]q", En: "%[1]q is not among the awards of the round %[2]q",
					}.With(n.Award, r.ID),
					Hint: problem.Text{
						Vi: "thêm vào awards của đợt, hoặc sửa award; đợt này có: %s",
						En: "add it to the round's awards, or correct award; the round has: %s",
					}.With(quoted(r.Awards)),
					Others: []Other{{
						Record: r.Round, Path: "awards", Text: problem.Text{Vi: "awards của đợt", En: "the awards of the round"},
					}},
				})
			}
		}
	},
}
