package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// reportOf, report/of: a report names neither a unit nor a cluster, or both.
var reportOf = Rule{
	ID: "report/of", Severity: problem.Error,
	Source: "principle: a report is that of one unit or one cluster",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range record.Sorted(in.Set.Reports) {
			switch {
			case r.Unit == "" && r.Cluster == "":
				report(Finding{
					Record: r, At: field.Header,
					Message: problem.Text{Vi: "thiếu khóa unit hoặc cluster", En: "key unit or cluster is missing"},
					Hint:    problem.Text{Vi: `thêm dòng: unit = "…"`, En: `add the line: unit = "…"`},
				})
			case r.Unit != "" && r.Cluster != "":
				report(Finding{
					Record: r, Path: "cluster",
					Message: problem.Text{
						Vi: "báo cáo ghi cả unit = %[1]q và cluster = %[2]q", En: "the report names both unit = %[1]q and cluster = %[2]q",
					}.With(r.Unit, r.Cluster),
					Hint: problem.Text{Vi: "giữ một trong hai khóa", En: "keep one of the two keys"},
				})
			}
		}
	},
}
