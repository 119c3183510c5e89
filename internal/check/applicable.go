package check

import (
	"slices"
	"strings"

	"congkhai/internal/law"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// applies reports whether a rule is law for a round: in force on the day of publication, or kept by a transition for
// the dossiers of the round. Under a transition both the old and the new rule are.
func (in *Input) applies(rule *record.Rule, r *round) bool {
	if law.Covers(rule, r.Published) {
		return true
	}
	return slices.ContainsFunc(r.Awards, func(award string) bool {
		own, ok := in.Law.Rule(award, rule.Stage, r.Published, r.DossierReceived)
		return ok && own == rule
	})
}

// applicable lists the rules that the law has for the awards of a round at its stage, whatever the round names.
func (in *Input) applicable(r *round) []*record.Rule {
	var rules []*record.Rule
	for _, award := range r.Awards {
		rule, ok := in.Law.Rule(award, r.AtStage(), r.Published, r.DossierReceived)
		if ok && !slices.Contains(rules, rule) {
			rules = append(rules, rule)
		}
	}
	return rules
}

// citations lists rules by their legal grounds.
func citations(rules []*record.Rule) problem.Text {
	vi, en := make([]string, len(rules)), make([]string, len(rules))
	for i, rule := range rules {
		c := citation(rule)
		vi[i], en[i] = c.Vi, c.En
	}
	return problem.Text{Vi: strings.Join(vi, "; "), En: strings.Join(en, "; ")}
}
