package check

import (
	"slices"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// awardRecipient, award/recipient: the kind of the candidate is not among the recipients of the award. For a foreign
// candidate the recipients must name foreign, whatever the kind.
var awardRecipient = Rule{
	ID: "award/recipient", Severity: problem.Error,
	Source: "Law on Emulation and Commendation 06/2022/QH15; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				award := in.Set.Awards[n.Award]
				if award == nil {
					continue
				}
				want, path := n.Candidate.Kind, "candidate.kind"
				if foreign := n.Candidate.Foreign; foreign != nil && *foreign {
					want, path = "foreign", "candidate.foreign"
				}
				if !slices.Contains(award.Recipients, want) {
					report(wrongRecipient(n, award, want, path))
				}
			}
		}
	},
}

func wrongRecipient(n *record.Nomination, award *record.Award, want, path string) Finding {
	return Finding{
		Record: n, Path: path,
		Message: problem.Text{
			Vi: "%[1]q không dành cho %[2]q, chỉ dành cho: %[3]s", En: "%[1]q is not given to %[2]q, only to: %[3]s",
		}.With(award.ID, want, quoted(award.Recipients)),
		Hint: problem.Text{
			Vi: "sửa award hoặc %[1]s; nếu danh mục chưa đúng, sửa recipients trong content/awards/%[2]s.toml",
			En: "correct award or %[1]s; if the catalogue is wrong, correct recipients in content/awards/%[2]s.toml",
		}.With(path, award.ID),
	}
}
