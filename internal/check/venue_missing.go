package check

import (
	"slices"
	"strings"

	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// venueMissing, venue/missing: a list that is public was not shown in the media that a rule of its round names. Only
// [[publications]] count, by their kind; the site that this program makes is none of them. Under a rule whose text
// nobody has compared with the official one this is a warning, else an error.
var venueMissing = Rule{
	ID: "venue/missing", Severity: problem.Warning,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: where the list is published",
	Check: func(in *Input, report func(Finding)) {
		today, known := in.today()
		for _, r := range in.rounds {
			if r.Draft || known && r.Published.After(today) {
				continue
			}
			for _, rule := range r.governing {
				missing := r.lacks(rule)
				if len(missing) == 0 || in.exempt(r, rule) {
					continue
				}
				f := Finding{
					ID: "venue/missing", Severity: problem.Error,
					Record: r.Round, At: field.Header,
					Message: r.venuesSay(rule, missing), Hint: venueHint(rule, missing),
				}
				if len(r.Publications) > 0 {
					f.Path = "publications.0"
				}
				if !rule.Verified {
					f.Severity = problem.Warning
					f.Hint.Vi += "; chỉ là cảnh báo vì quy định này chưa được đối chiếu với văn bản gốc (verified = false)"
					f.Hint.En += "; only a warning, since the rule has not been verified with the official text (verified = false)"
				}
				report(f)
			}
		}
	},
}

// lacks lists the kinds of venue of a rule in which a round was not published: all of them where one would be enough.
func (r *round) lacks(rule *record.Rule) []string {
	var missing []string
	for _, kind := range rule.Venues {
		if !slices.ContainsFunc(r.Publications, func(p record.Publication) bool { return p.Kind == kind }) {
			missing = append(missing, kind)
		}
	}
	if rule.VenuesAny && len(missing) < len(rule.Venues) {
		return nil
	}
	return missing
}

func (r *round) venuesSay(rule *record.Rule, missing []string) problem.Text {
	text := problem.Text{
		Vi: "[[publications]] chưa có nơi đăng loại %[1]s: %[2]s", En: "[[publications]] has no place of the kind %[1]s: %[2]s",
	}
	if rule.VenuesAny && len(missing) > 1 {
		text = problem.Text{
			Vi: "[[publications]] chưa có nơi đăng nào thuộc các loại %[1]s: %[2]s", En: "[[publications]] has no place of any of the kinds %[1]s: %[2]s",
		}
	}
	unsaid := 0
	for _, p := range r.Publications {
		if p.Kind == "" {
			unsaid++
		}
	}
	if unsaid > 0 {
		text.Vi += " (số nơi đăng chưa ghi kind: %[3]d)"
		text.En += " (places without a kind: %[3]d)"
		return fill(text, quoted(missing), citation(rule), unsaid)
	}
	return fill(text, quoted(missing), citation(rule))
}

func venueHint(rule *record.Rule, missing []string) problem.Text {
	kinds := strings.Join(missing, ", ")
	if rule.VenuesAny {
		kinds = strings.Join(missing, " | ")
	}
	return problem.Text{
		Vi: "thêm [[publications]] với place, kind (%s) và on, hoặc ghi kind của nơi đăng đã có",
		En: "add [[publications]] with place, kind (%s) and on, or give the kind of a place that is there",
	}.With(kinds)
}
