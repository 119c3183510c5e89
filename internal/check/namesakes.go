package check

import (
	"strings"

	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// namesakes groups nominations by the names of their candidates, however their marks are written.
func namesakes(rounds []*round, size int) [][]*record.Nomination {
	first := make(map[string]*record.Nomination, size)
	group := map[string]int{}
	var groups [][]*record.Nomination
	for _, r := range rounds {
		for _, n := range r.nominations {
			if n.Withdrawal != nil {
				continue
			}
			name := foldedName(n)
			other := first[name]
			if other == nil {
				first[name] = n
				continue
			}
			i, known := group[name]
			if !known {
				i = len(groups)
				group[name] = i
				groups = append(groups, []*record.Nomination{other})
			}
			groups[i] = append(groups[i], n)
		}
	}
	return groups
}

func foldedName(n *record.Nomination) string {
	name := viet.Fold(n.Candidate.Name)
	if strings.Contains(name, "  ") {
		return strings.Join(strings.Fields(name), " ")
	}
	return name
}

// sameCandidate reports whether nothing that the nominations of two namesakes both say tells the two apart: they are of
// one kind, then birth years decide, then units.
func sameCandidate(a, b *record.Nomination) bool {
	x, y := &a.Candidate, &b.Candidate
	switch {
	case x.Kind != y.Kind:
		return false
	case x.BirthYear != 0 && y.BirthYear != 0:
		return x.BirthYear == y.BirthYear
	case x.Unit != "" && y.Unit != "":
		return x.Unit == y.Unit
	}
	return true
}
