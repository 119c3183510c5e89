package check

import (
	"strconv"

	"congkhai/internal/problem"
)

// achievementID, achievement/id: two achievements of one nomination would have one address. One without an id is
// known by its number.
var achievementID = Rule{
	ID: "achievement/id", Severity: problem.Error,
	Source: "principle: an address names one thing",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				first := map[string]int{}
				for i, a := range n.Achievements {
					id, path := a.ID, item("achievements", i, "id")
					if id == "" {
						id, path = strconv.Itoa(i+1), item("achievements", i)
					}
					at, again := first[id]
					if !again {
						first[id] = i
						continue
					}
					report(Finding{
						Record: n, Path: path,
						Message: problem.Text{Vi: "hai thành tích cùng mang id %q", En: "two achievements have the id %q"}.With(id),
						Hint: problem.Text{
							Vi: "đặt id khác nhau; thành tích không ghi id mang số thứ tự của nó",
							En: "give them different ids; one without an id is known by its number",
						},
						Others: []Other{{
							Record: n, Path: item("achievements", at), Text: problem.Text{Vi: "thành tích kia", En: "the other achievement"},
						}},
					})
				}
			}
		}
	},
}
