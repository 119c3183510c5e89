package check

import (
	"strings"
	"unicode"

	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// achievementRepeated, achievement/repeated: the text of one achievement supports the nominations of one candidate for
// two awards, in one round or in several. Texts of fewer than forty letters and withdrawn nominations are left out.
var achievementRepeated = Rule{
	ID: "achievement/repeated", Severity: problem.Warning,
	Source: "Law on Emulation and Commendation 06/2022/QH15: one achievement is not awarded twice",
	Check: func(in *Input, report func(Finding)) {
		for _, list := range in.namesakes {
			sameAchievements(list, report)
		}
	},
}

// use is an achievement of a nomination.
type use struct {
	of *record.Nomination
	at int
}

func sameAchievements(list []*record.Nomination, report func(Finding)) {
	seen := map[string]use{}
	for _, n := range list {
		for i, a := range n.Achievements {
			text := strings.TrimSpace(viet.Fold(a.Text))
			if letters(text) < 40 {
				continue
			}
			first, again := seen[text]
			if !again {
				seen[text] = use{n, i}
				continue
			}
			if first.of.Award == n.Award || !sameCandidate(first.of, n) {
				continue
			}
			report(Finding{
				Record: n, Path: item("achievements", i, "text"),
				Message: problem.Text{
					Vi: "thành tích này đã dùng để đề nghị tặng %[1]q cho chính ứng viên này, nay dùng cho %[2]q",
					En: "this achievement already supports the same candidate's nomination for %[1]q, and here for %[2]q",
				}.With(first.of.Award, n.Award),
				Hint: problem.Text{
					Vi: "giữ thành tích ở một trong hai đề nghị", En: "keep the achievement in one of the two nominations",
				},
				Others: []Other{{
					Record: first.of, Path: item("achievements", first.at, "text"),
					Text: problem.Text{Vi: "đề nghị kia", En: "the other nomination"},
				}},
			})
		}
	}
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
