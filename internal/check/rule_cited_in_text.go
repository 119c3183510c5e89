package check

import (
	"slices"
	"strings"

	"congkhai/internal/law"
	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// ruleCitedInText, rule/cited-in-text: a text of a round cites a decree or decision as the ground of the disclosure
// which holds a disclosure rule for one of its awards, or for others, but none that was in force when the list was
// published; or it cites the right one by the article of another. What a text says of earlier law ("replaces Decree …")
// is left alone, and so are instruments without such a rule.
var ruleCitedInText = Rule{
	ID: "rule/cited-in-text", Severity: problem.Error,
	Source: "Decree 152/2025/NĐ-CP, Art. 60, clause 3; principle: law is dated data",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			texts := reader{visit: func(p *passage) {
				if p.kind == link || p.list == "sources" {
					return
				}
				for _, c := range citedIn(p.text) {
					if past(p.text, c) {
						continue
					}
					if in.outdated(r, c.instrument) {
						f := p.finding(r.Round, mention.Span{Offset: c.from, Width: c.to - c.from})
						f.Message = problem.Text{
							Vi: "%[1]q không có hiệu lực vào ngày công khai %[2]s", En: "%[1]q was not in force on the day of publication, %[2]s",
						}.With(oneLine(p.text[c.from:c.to]), r.Published)
						f.Hint = in.rightCitation(r, c.instrument)
						report(f)
						continue
					}
					if from, to, wrong := in.wrongArticle(r, c, p.text); wrong {
						f := p.finding(r.Round, mention.Span{Offset: from, Width: to - from})
						f.Message = problem.Text{
							Vi: "%q không phải điều quy định việc công khai lấy ý kiến", En: "%q is not the article on the disclosure",
						}.With(oneLine(p.text[from:to]))
						f.Hint = in.rightCitation(r, c.instrument)
						report(f)
					}
				}
			}}
			texts.read(r.Round)
		}
	},
}

// oneLine is a part of a text without its line ends.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// outdated reports whether an instrument has disclosure rules for the awards of a round, none of which applies to it.
// Of an instrument that has rules for other awards alone, these are asked.
func (in *Input) outdated(r *round, cited instrument) bool {
	found := false
	for _, award := range r.Awards {
		for _, rule := range in.Law.Rules(award) {
			if !cited.grounds(rule) {
				continue
			}
			if in.applies(rule, r) {
				return false
			}
			found = true
		}
	}
	if found {
		return true
	}
	for _, rule := range record.Sorted(in.Set.Rules) {
		if rule.Draft || !cited.grounds(rule) {
			continue
		}
		if law.Covers(rule, r.Published) || in.kept(rule, r) {
			return false
		}
		found = true
	}
	return found
}

// kept reports whether a transition keeps a rule for the dossiers of a round, whatever its awards.
func (in *Input) kept(rule *record.Rule, r *round) bool {
	return slices.ContainsFunc(rule.Awards, func(award string) bool {
		own, ok := in.Law.Rule(award, rule.Stage, r.Published, r.DossierReceived)
		return ok && own == rule
	})
}

// wrongArticle reports whether a text cites, of an instrument whose disclosure rule applies to a round, the article that
// a rule of another instrument stands in, and where it does.
func (in *Input) wrongArticle(r *round, c cited, text string) (from, to int, wrong bool) {
	number, from, to := c.article(text)
	if number == "" {
		return 0, 0, false
	}
	own, other := false, false
	for _, award := range r.Awards {
		for _, rule := range in.Law.Rules(award) {
			switch same := articleOf(rule) == number; {
			case !c.grounds(rule):
				other = other || same
			case same:
				return 0, 0, false
			default:
				own = own || in.applies(rule, r)
			}
		}
	}
	return from, to, own && other
}

// rightCitation is the hint that names what to cite: the rules of a round, else those that came after the ones of an
// instrument that has ended.
func (in *Input) rightCitation(r *round, ended instrument) problem.Text {
	rules := in.applicable(r)
	if len(rules) == 0 {
		rules = in.successors(r, ended)
	}
	if len(rules) == 0 {
		return problem.Text{
			Vi: "sửa căn cứ hoặc published; chưa có quy định nào trong content/rules/ cho ngày %s",
			En: "correct the citation or published; content/rules/ has no rule for %s",
		}.With(r.Published)
	}
	hint := fill(problem.Text{Vi: "viện dẫn %s", En: "cite %s"}, citations(rules))
	for _, rule := range rules {
		t := rule.Transition
		if t != nil && r.DossierReceived.IsZero() && !ended.grounds(rule) {
			hint.Vi += "; hồ sơ nhận trước ngày " + t.ReceivedBefore.String() + " thì ghi thêm dossier_received"
			hint.En += "; for dossiers received before " + t.ReceivedBefore.String() + " add dossier_received"
			break
		}
	}
	return hint
}

// successors lists the rules in force on the day of publication for the awards of an instrument.
func (in *Input) successors(r *round, ended instrument) []*record.Rule {
	var rules []*record.Rule
	for _, old := range record.Sorted(in.Set.Rules) {
		if !ended.grounds(old) {
			continue
		}
		for _, award := range old.Awards {
			rule, ok := in.Law.Rule(award, old.Stage, r.Published, r.DossierReceived)
			if ok && !slices.Contains(rules, rule) {
				rules = append(rules, rule)
			}
		}
	}
	return rules
}
