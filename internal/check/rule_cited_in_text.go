package check

import (
	"unicode/utf8"

	"congkhai/internal/problem"
)

// ruleCitedInText, rule/cited-in-text: a text of a round cites a decree or decision as the ground of the disclosure
// which holds a disclosure rule for one of its awards, but none that was in force when the list was published. What a
// text says of earlier law ("replaces Decree …") is left alone, and so are instruments without such a rule.
var ruleCitedInText = Rule{
	ID: "rule/cited-in-text", Severity: problem.Error,
	Source: "Decree 152/2025/NĐ-CP, Art. 60, clause 3; principle: law is dated data",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			for _, t := range r.texts() {
				for _, c := range citedIn(t.text) {
					if !in.outdated(r, c.instrument) || past(t.text, c) {
						continue
					}
					words := t.text[c.from:c.to]
					report(Finding{
						Record: r.Round, Path: t.path, Text: &Place{Offset: c.from, Width: utf8.RuneCountInString(words)},
						Message: problem.Text{
							Vi: "%[1]q không có hiệu lực vào ngày công khai %[2]s", En: "%[1]q was not in force on the day of publication, %[2]s",
						}.With(words, r.Published),
						Hint: in.rightCitation(r),
					})
				}
			}
		}
	},
}

// outdated reports whether an instrument has disclosure rules for the awards of a round, none of which applies to it.
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
	return found
}

func (in *Input) rightCitation(r *round) problem.Text {
	rules := in.applicable(r)
	if len(rules) == 0 {
		return problem.Text{
			Vi: "sửa căn cứ hoặc published; chưa có quy định nào trong content/rules/ cho ngày %s",
			En: "correct the citation or published; content/rules/ has no rule for %s",
		}.With(r.Published)
	}
	return fill(problem.Text{Vi: "viện dẫn %s", En: "cite %s"}, citations(rules))
}

// text is one text of a record.
type text struct{ path, text string }

// texts lists the texts of a round that may cite its legal ground, with their translations.
func (r *round) texts() []text {
	list := []text{{"title", r.Title}, {"summary", r.Summary}, {"body", r.Body}}
	for i, d := range r.Documents {
		list = append(list, text{item("documents", i, "title"), d.Title})
	}
	for _, t := range list[:len(list):len(list)] {
		if en := r.Translations["en"][t.path]; en != "" {
			list = append(list, text{"translations.en." + t.path, en})
		}
	}
	return list
}
