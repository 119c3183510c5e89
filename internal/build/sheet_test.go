package build

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/static"
)

// TestSheets holds the style sheets to one system: nothing is said twice of the same elements, and what lies between
// them is a token of space, or less than the half of one inside a control.
func TestSheets(t *testing.T) {
	t.Parallel()
	space := regexp.MustCompile(`(?:^|[; ])(?:margin|padding|gap|column-gap)[a-z-]*: ([^;]*)`)
	literal := regexp.MustCompile(`(?:^|[ (])([\d.]+)px`)
	for name, sheet := range files(t, static.Files, "*.css") {
		said := map[string]bool{}
		for _, r := range rulesOf(sheet) {
			if said[r.where] {
				t.Errorf("%s: a second rule for %s", name, r.where)
			}
			said[r.where] = true
			for _, m := range space.FindAllStringSubmatch(r.says, -1) {
				for _, n := range literal.FindAllStringSubmatch(m[1], -1) {
					if !slices.Contains([]string{"1", "2", "3", "6", "10"}, n[1]) {
						t.Errorf("%s: %s: %spx is no token of space", name, r.where, n[1])
					}
				}
			}
		}
		if len(said) < 20 {
			t.Errorf("%s: %d rules were read", name, len(said))
		}
	}
}

// rule is what a style sheet says of a selector, with the conditions around it.
type rule struct{ where, says string }

func rulesOf(sheet string) (rules []rule) {
	sheet = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(sheet, "")
	var around []string
	for {
		at := strings.IndexAny(sheet, "{}")
		if at < 0 {
			return rules
		}
		text := strings.Join(strings.Fields(sheet[:at]), " ")
		if sheet[at] == '{' {
			around = append(around, text)
		} else {
			if where := strings.Join(around, " "); text != "" {
				rules = append(rules, rule{where, text})
			}
			around = around[:len(around)-1]
		}
		sheet = sheet[at+1:]
	}
}
