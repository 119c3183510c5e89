package check

import "congkhai/internal/problem"

// opinionRepeated, opinion/repeated: two opinions of one register have one id.
var opinionRepeated = Rule{
	ID: "opinion/repeated", Severity: problem.Error,
	Source: "principle: an address names one thing",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			register := in.Set.Registers[r.ID]
			if register == nil {
				continue
			}
			first := map[string]int{}
			for i, o := range register.Opinions {
				at, again := first[o.ID]
				if !again {
					first[o.ID] = i
					continue
				}
				report(Finding{
					Record: register, Path: item("opinions", i, "id"),
					Message: problem.Text{Vi: "id %q đã dùng cho một ý kiến khác", En: "the id %q is already that of another opinion"}.With(o.ID),
					Hint:    problem.Text{Vi: "đặt id khác", En: "give it another id"},
					Others: []Other{{
						Record: register, Path: item("opinions", at, "id"), Text: problem.Text{Vi: "ý kiến kia", En: "the other opinion"},
					}},
				})
			}
		}
	},
}
