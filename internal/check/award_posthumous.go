package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// awardPosthumous, award/posthumous: a nomination is posthumous for an award that is never so, or is not for one that
// always is. The catalogue may leave open which; then nothing is judged.
var awardPosthumous = Rule{
	ID: "award/posthumous", Severity: problem.Error,
	Source: "the text on each award, such as Decision 71/2025/QĐ-UBND of Hà Nội; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				award := in.Set.Awards[n.Award]
				switch {
				case award == nil:
				case award.Posthumous == "never" && n.Posthumous:
					report(Finding{
						Record: n, Path: "posthumous",
						Message: problem.Text{
							Vi: "posthumous = true nhưng %q không truy tặng", En: "posthumous = true, but %q is never given posthumously",
						}.With(award.ID),
						Hint: problem.Text{Vi: "xóa posthumous, hoặc sửa award", En: "remove posthumous, or correct award"},
					})
				case award.Posthumous == "only" && !n.Posthumous:
					report(Finding{
						Record: n, At: field.Header,
						Message: problem.Text{
							Vi: "%q chỉ truy tặng, đề nghị này không ghi posthumous = true",
							En: "%q is only given posthumously, and this nomination does not say posthumous = true",
						}.With(award.ID),
						Hint: problem.Text{
							Vi: "thêm posthumous = true, hoặc sửa award", En: "add posthumous = true, or correct award",
						},
					})
				}
			}
		}
	},
}
