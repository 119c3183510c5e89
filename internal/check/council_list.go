package check

import "congkhai/internal/problem"

// councilList, council/list: [council_result] names a nomination twice, one of another round, or puts one forward that
// had been withdrawn.
var councilList = Rule{
	ID: "council/list", Severity: problem.Error,
	Source: "principle: the council decides once on each nomination of its round",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.CouncilResult == nil {
				continue
			}
			first := map[string]string{}
			for _, list := range []struct {
				key  string
				refs []string
			}{{"forwarded", r.CouncilResult.Forwarded}, {"not_forwarded", r.CouncilResult.NotForwarded}} {
				for i, ref := range list.refs {
					n, ok := in.Set.Nomination(r.ID, ref)
					if !ok {
						continue
					}
					path := item("council_result."+list.key, i)
					if n.RoundID() != r.ID {
						report(Finding{
							Record: r.Round, Path: path,
							Message: problem.Text{
								Vi: "%[1]q thuộc đợt %[2]q, không thuộc đợt này", En: "%[1]q belongs to the round %[2]q, not to this one",
							}.With(ref, n.RoundID()),
							Hint: problem.Text{Vi: "xóa dòng này, hoặc sửa tên", En: "remove it, or correct the name"},
						})
						continue
					}
					if other, twice := first[n.ID]; twice {
						report(Finding{
							Record: r.Round, Path: path,
							Message: problem.Text{
								Vi: "%[1]q đã có ở %[2]s", En: "%[1]q already stands in %[2]s",
							}.With(ref, other),
							Hint: problem.Text{
								Vi: "giữ đề nghị này ở một danh sách", En: "keep the nomination in one list",
							},
						})
						continue
					}
					first[n.ID] = list.key
					if w := n.Withdrawal; w != nil && list.key == "forwarded" && !w.On.After(r.CouncilResult.Met) {
						report(Finding{
							Record: r.Round, Path: path,
							Message: problem.Text{
								Vi: "%[1]q đã rút ngày %[2]s, Hội đồng họp ngày %[3]s không thể trình",
								En: "%[1]q was withdrawn on %[2]s, so the council that met on %[3]s cannot put it forward",
							}.With(ref, w.On, r.CouncilResult.Met),
							Hint: problem.Text{
								Vi: "xóa dòng này, hoặc sửa [withdrawal] của đề nghị", En: "remove it, or correct [withdrawal] of the nomination",
							},
							Others: []Other{{Record: n, Path: "withdrawal.on", Text: problem.Text{Vi: "đề nghị đã rút", En: "the nomination was withdrawn"}}},
						})
					}
				}
			}
		}
	},
}
