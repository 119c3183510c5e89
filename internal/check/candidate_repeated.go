package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// candidateRepeated, candidate/repeated: one candidate is nominated twice for one award in one round. A name is the
// same however its marks are written; people of one name are told apart by birth year, else by unit. Withdrawn
// nominations are left out.
var candidateRepeated = Rule{
	ID: "candidate/repeated", Severity: problem.Warning,
	Source: "principle: every proposed award stands once in the list",
	Check: func(in *Input, report func(Finding)) {
		for _, list := range in.namesakes {
			seen := make(map[[2]string][]*record.Nomination, len(list)) // by round and award
			for _, n := range list {
				key := [2]string{n.RoundID(), n.Award}
				for _, first := range seen[key] {
					if sameCandidate(first, n) {
						report(repeatedCandidate(first, n))
						break
					}
				}
				seen[key] = append(seen[key], n)
			}
		}
	},
}

func repeatedCandidate(first, n *record.Nomination) Finding {
	return Finding{
		Record: n, Path: "candidate.name",
		Message: problem.Text{
			Vi: "ứng viên này đã được đề nghị tặng %q trong cùng đợt, ở tệp %q",
			En: "this candidate is already nominated for %q in the same round, in the file %q",
		}.With(n.Award, first.File),
		Hint: problem.Text{
			Vi: "xóa một trong hai tệp; nếu là hai người trùng tên thì ghi birth_year hoặc unit của cả hai",
			En: "delete one of the two files; if they are two people of one name, give birth_year or unit of both",
		},
		Others: []Other{{
			Record: first, Path: "candidate.name",
			Text: problem.Text{Vi: "đề nghị kia", En: "the other nomination"},
		}},
	}
}
