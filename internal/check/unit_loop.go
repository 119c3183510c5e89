package check

import (
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// unitLoop, unit/loop: a unit is above itself. Each loop is reported once, at the first of its units by identity.
var unitLoop = Rule{
	ID: "unit/loop", Severity: problem.Error,
	Source: "principle: dates and ranks make sense together",
	Check: func(in *Input, report func(Finding)) {
		walked := make(map[string]int, len(in.Set.Units)) // the walk that came by first
		for walk, start := range record.Sorted(in.Set.Units) {
			u := start
			for u != nil && walked[u.ID] == 0 {
				walked[u.ID] = walk + 1
				u = in.Set.Units[u.Parent]
			}
			if u != nil && walked[u.ID] == walk+1 {
				report(loop(in.Set, u))
			}
		}
	},
}

// loop is the finding on the loop in which a unit stands.
func loop(set *record.Set, u *record.Unit) Finding {
	chain := []*record.Unit{u}
	first := 0
	for next := set.Units[u.Parent]; next != u; next = set.Units[next.Parent] {
		if next.ID < chain[first].ID {
			first = len(chain)
		}
		chain = append(chain, next)
	}
	chain = append(chain[first:], chain[:first]...)
	var names []string
	for i, c := range chain {
		if i == 6 {
			names = append(names, "…")
			break
		}
		names = append(names, c.ID)
	}
	names = append(names, chain[0].ID)
	return Finding{
		Record: chain[0], Path: "parent",
		Message: problem.Text{
			Vi: "các đơn vị là cấp trên của nhau theo vòng tròn: %s", En: "the units are above each other in a circle: %s",
		}.With(strings.Join(names, " → ")),
		Hint: problem.Text{Vi: "sửa hoặc xóa một khóa parent trong vòng này", En: "correct or remove one parent of the circle"},
	}
}
