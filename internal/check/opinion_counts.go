package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// opinionCounts, opinion/counts: the opinions counted by kind are not as many as those counted by channel. Counts that
// are all zero are taken as not given.
var opinionCounts = Rule{
	ID: "opinion/counts", Severity: problem.Warning,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the results of the disclosure are reported in writing",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			register := in.Set.Registers[r.ID]
			if register == nil {
				continue
			}
			kinds, channels := register.Counts.Kind.Total(), register.Counts.Channel.Total()
			if kinds == 0 || channels == 0 || kinds == channels {
				continue
			}
			report(Finding{
				Record: register, Path: "counts.channel", At: field.Header,
				Message: problem.Text{
					Vi: "[counts.kind] cộng lại là %[1]d, [counts.channel] cộng lại là %[2]d",
					En: "[counts.kind] adds up to %[1]d, [counts.channel] to %[2]d",
				}.With(kinds, channels),
				Hint: problem.Text{
					Vi: "đếm lại: mỗi ý kiến có một loại và một đường gửi", En: "count again: each opinion has one kind and one channel",
				},
			})
		}
	},
}
