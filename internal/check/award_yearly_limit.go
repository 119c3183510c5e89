package check

import "congkhai/internal/problem"

// awardYearlyLimit, award/yearly-limit: decisions of one calendar year give an award more often than its text allows.
// What is invented is counted apart from what is real.
var awardYearlyLimit = Rule{
	ID: "award/yearly-limit", Severity: problem.Error,
	Source: "the text on each award, such as Decision 71/2025/QĐ-UBND of Hà Nội; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		type series struct {
			award   string
			year    int
			example bool
		}
		given := map[series]map[string]bool{} // the nominations
		for _, o := range in.outcomes {
			award := in.Set.Awards[o.award]
			if award == nil || award.YearlyLimit == 0 || o.Result != "awarded" {
				continue
			}
			key := series{o.award, o.decision.Signed.Year, o.decision.Example}
			if given[key] == nil {
				given[key] = map[string]bool{}
			}
			if given[key][o.nomination.ID] {
				continue
			}
			given[key][o.nomination.ID] = true
			if len(given[key]) != award.YearlyLimit+1 {
				continue
			}
			report(Finding{
				Record: o.decision, Path: o.path,
				Message: problem.Text{
					Vi: "%[1]q được tặng quá số lượng của năm %[2]d: đây là kết quả thứ %[3]d, tối đa %[4]d",
					En: "more of %[1]q than may be given in %[2]d: this is number %[3]d, at most %[4]d are allowed",
				}.With(award.ID, key.year, award.YearlyLimit+1, award.YearlyLimit),
				Hint: problem.Text{
					Vi: "kiểm tra result và ngày ký của các quyết định trong năm; nếu danh mục chưa đúng, sửa yearly_limit trong content/awards/%s.toml",
					En: "look at result and the days of signing of that year; if the catalogue is wrong, correct yearly_limit in content/awards/%s.toml",
				}.With(award.ID),
			})
		}
	},
}
