package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// siteOrganisation, site/organisation: site.toml refers to a unit that is not there or is still a draft.
var siteOrganisation = Rule{
	ID: "site/organisation", Severity: problem.Error,
	Source: "principle: every reference leads somewhere",
	Check: func(in *Input, report func(Finding)) {
		for _, ref := range in.Config.Refs {
			unit := in.Set.Units[ref.Target]
			switch {
			case unit == nil && !in.broken("content/units/"+ref.Target+"."):
				report(Finding{
					Path:    ref.Path,
					Message: problem.Text{Vi: "không có đơn vị %q", En: "there is no unit %q"}.With(ref.Target),
					Hint: suggest(ref.Target, in.Set.IDs(record.KindUnit), problem.Text{
						Vi: "thêm tệp content/units/%s.toml, hoặc sửa khóa này", En: "add the file content/units/%s.toml, or correct this key",
					}.With(ref.Target)),
				})
			case unit != nil && unit.Draft:
				report(Finding{
					Path:    ref.Path,
					Message: problem.Text{Vi: "đơn vị %q còn là bản nháp", En: "the unit %q is still a draft"}.With(ref.Target),
					Hint:    problem.Text{Vi: "bỏ draft ở tệp của đơn vị", En: "remove draft from the unit's file"},
				})
			}
		}
	},
}
