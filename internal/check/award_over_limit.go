package check

import "congkhai/internal/problem"

// awardOverLimit, award/over-limit: a round proposes more of an award than may be given in a year. Withdrawn
// nominations do not count.
var awardOverLimit = Rule{
	ID: "award/over-limit", Severity: problem.Error,
	Source: "the text on each award, such as Decision 71/2025/QĐ-UBND of Hà Nội; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for i, id := range r.Awards {
				award := in.Set.Awards[id]
				if award == nil || award.YearlyLimit == 0 {
					continue
				}
				proposed := 0
				for _, n := range r.listed() {
					if n.Award == id && n.Withdrawal == nil {
						proposed++
					}
				}
				if proposed <= award.YearlyLimit {
					continue
				}
				report(Finding{
					Record: r.Round, Path: item("awards", i),
					Message: problem.Text{
						Vi: "đợt này đề nghị tặng %[1]q cho %[2]d ứng viên, mỗi năm chỉ tặng nhiều nhất %[3]d",
						En: "candidates proposed for %[1]q in this round: %[2]d; it is given at most %[3]d times a year",
					}.With(id, proposed, award.YearlyLimit),
					Hint: problem.Text{
						Vi: "bớt đề nghị trong danh sách; nếu danh mục chưa đúng, sửa yearly_limit trong content/awards/%s.toml",
						En: "shorten the list; if the catalogue is wrong, correct yearly_limit in content/awards/%s.toml",
					}.With(id),
				})
			}
		}
	},
}
