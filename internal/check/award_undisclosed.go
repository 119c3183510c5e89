package check

import (
	"fmt"
	"slices"
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// awardUndisclosed, award/undisclosed: an award that the law wants disclosed is not. Either no disclosure rule for the
// round's stage is in force on the day of publication, though there have been some and the round names none; or a
// decision gives another award than the one proposed, or a higher class of it, and that award was under a disclosure rule
// on the day on which the round was published.
var awardUndisclosed = Rule{
	ID: "award/undisclosed", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46; Decree 152/2025/NĐ-CP, Art. 44",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if r.Rule != "" || in.broken("content/rules/") {
				continue
			}
			for i, award := range r.Awards {
				if !in.Law.Disclosed(award, r.AtStage()) {
					continue
				}
				if _, ok := in.Law.Rule(award, r.AtStage(), r.Published, r.DossierReceived); !ok {
					report(noRule(in, r, i, award))
				}
			}
		}
		for _, d := range in.decisions {
			for i, o := range d.Outcomes {
				if f, found := changedAward(in, d, i, o); found {
					report(f)
				}
				if f, found := raisedClass(in, d, i, o); found {
					report(f)
				}
			}
		}
	},
}

func noRule(in *Input, r *round, i int, award string) Finding {
	var known []string
	for _, rule := range in.Law.Rules(award) {
		if rule.Stage == r.AtStage() {
			known = append(known, fmt.Sprintf("%s (%s – %s)", rule.ID, rule.ValidFrom, orDots(rule.ValidTo.String())))
		}
	}
	return Finding{
		Record: r.Round, Path: item("awards", i),
		Message: problem.Text{
			Vi: "không có quy định công khai nào cho %[1]q có hiệu lực ngày %[2]s (stage = %[3]q)",
			En: "no disclosure rule for %[1]q is in force on %[2]s (stage = %[3]q)",
		}.With(award, r.Published, r.AtStage()),
		Hint: problem.Text{
			Vi: "thêm quy định vào content/rules/, hoặc sửa published; đã có: %s",
			En: "add the rule to content/rules/, or correct published; there are: %s",
		}.With(strings.Join(known, ", ")),
	}
}

func orDots(s string) string {
	if s == "" {
		return "…"
	}
	return s
}

func changedAward(in *Input, d *record.Decision, i int, o record.Outcome) (Finding, bool) {
	n := in.Set.Nominations[o.Nomination]
	if n == nil || !gives(o) || o.Award == "" || o.Award == n.Award {
		return Finding{}, false
	}
	r := in.Set.Rounds[n.RoundID()]
	if r == nil {
		return Finding{}, false
	}
	rule, ok := in.Law.Rule(o.Award, "proposer", r.Published, r.DossierReceived)
	if !ok {
		return Finding{}, false
	}
	return Finding{
		Record: d, Path: item("outcomes", i, "award"),
		Message: fill(problem.Text{
			Vi: "quyết định tặng %[1]q nhưng danh sách công khai ngày %[2]s đề nghị %[3]q; %[1]q cũng phải được công khai: %[4]s",
			En: "the decision gives %[1]q, but the list published on %[2]s proposes %[3]q; %[1]q must be disclosed too: %[4]s",
		}, o.Award, r.Published, n.Award, citation(rule)),
		Hint: problem.Text{
			Vi: "sửa award hoặc nomination của kết quả này, hoặc mở một đợt lấy ý kiến cho %q",
			En: "correct award or nomination of this outcome, or open a round for %q",
		}.With(o.Award),
		Others: []Other{{
			Record: n, Path: "award", Text: problem.Text{Vi: "đề nghị đã công khai", En: "the nomination as published"},
		}},
	}, true
}

// raisedClass judges an outcome that gives a higher class than the list proposed.
func raisedClass(in *Input, d *record.Decision, i int, o record.Outcome) (Finding, bool) {
	n := in.Set.Nominations[o.Nomination]
	if n == nil || !gives(o) || o.Class == "" || o.Award != "" && o.Award != n.Award {
		return Finding{}, false
	}
	award, r := in.Set.Awards[n.Award], in.Set.Rounds[n.RoundID()]
	if award == nil || r == nil {
		return Finding{}, false
	}
	given, proposed := slices.Index(award.Classes, o.Class), slices.Index(award.Classes, n.Class)
	if given < 0 || given >= proposed {
		return Finding{}, false
	}
	rule, ok := in.Law.Rule(n.Award, "proposer", r.Published, r.DossierReceived)
	if !ok {
		return Finding{}, false
	}
	return Finding{
		Record: d, Path: item("outcomes", i, "class"),
		Message: fill(problem.Text{
			Vi: "quyết định tặng %[1]q %[2]q, cao hơn %[3]q trong danh sách công khai ngày %[4]s; hạng được tặng cũng phải được công khai: %[5]s",
			En: "the decision gives %[1]q %[2]q, higher than %[3]q in the list published on %[4]s; the class that is given must be disclosed too: %[5]s",
		}, n.Award, o.Class, n.Class, r.Published, citation(rule)),
		Hint: problem.Text{
			Vi: "sửa class hoặc nomination của kết quả này, hoặc mở một đợt lấy ý kiến cho %q",
			En: "correct class or nomination of this outcome, or open a round for %q",
		}.With(o.Class),
		Others: []Other{{
			Record: n, Path: "class", Text: problem.Text{Vi: "đề nghị đã công khai", En: "the nomination as published"},
		}},
	}, true
}
