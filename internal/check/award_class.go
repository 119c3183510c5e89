package check

import (
	"slices"

	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// awardClass, award/class: a nomination names no class of an award that has classes, names one that the award does
// not have, or names one where the award has none.
var awardClass = Rule{
	ID: "award/class", Severity: problem.Error,
	Source: "Law on Emulation and Commendation 06/2022/QH15; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				if f, wrong := wrongClass(in.Set.Awards[n.Award], n.Class); wrong {
					f.Record, f.Path = n, "class"
					if n.Class == "" {
						f.Path, f.At = "", field.Header
					}
					report(f)
				}
			}
		}
	},
}

// wrongClass judges a class by its award; the finding has no place yet.
func wrongClass(award *record.Award, class string) (Finding, bool) {
	switch {
	case award == nil || slices.Contains(award.Classes, class):
		return Finding{}, false
	case len(award.Classes) == 0 && class == "":
		return Finding{}, false
	case len(award.Classes) == 0:
		return Finding{
			Message: problem.Text{
				Vi: "class = %[2]q nhưng %[1]q không chia hạng", En: "class = %[2]q, but %[1]q has no classes",
			}.With(award.ID, class),
			Hint: problem.Text{Vi: "xóa khóa class", En: "remove the key class"},
		}, true
	case class == "":
		return Finding{
			Message: problem.Text{
				Vi: "thiếu khóa class: %[1]q chia hạng", En: "key class is missing: %[1]q has classes",
			}.With(award.ID),
			Hint: problem.Text{
				Vi: "thêm class, chọn một trong: %s", En: "add class, choose one of: %s",
			}.With(quoted(award.Classes)),
		}, true
	}
	return Finding{
		Message: problem.Text{
			Vi: "%[1]q không có hạng %[2]q", En: "%[1]q has no class %[2]q",
		}.With(award.ID, class),
		Hint: suggest(class, award.Classes, problem.Text{
			Vi: "chọn một hạng ghi ở khóa classes trong content/awards/%s.toml",
			En: "choose one of the classes in content/awards/%s.toml",
		}.With(award.ID)),
	}, true
}
