package site

import (
	"fmt"
	"strings"
	"testing"
)

// TestBands wants the sections of the first page in the order that was asked for, and side by side only where that
// order allows it.
func TestBands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sections, want string }{
		{"search open upcoming how results stories browse", "search / open upcoming | how results stories / browse"},
		{"open", "open"},
		{"how open results", "how / open | results"},
		{"open how upcoming stories", "open | how / upcoming | stories"},
		{"results stories open", "results stories / open"},
		{"open figures how browse", "open | figures how / browse"},
		{"browse figures open search how", "browse / figures / open / search / how"},
	} {
		var found []string
		for _, b := range bands(strings.Fields(c.sections)) {
			text := strings.Join(b.Main, " ")
			if len(b.Aside) > 0 {
				text += " | " + strings.Join(b.Aside, " ")
			}
			found = append(found, text)
		}
		if got := strings.Join(found, " / "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.sections, got, c.want)
		}
		if got := fmt.Sprint(strings.Fields(strings.NewReplacer("/", "", "|", "").Replace(c.want))); got != fmt.Sprint(strings.Fields(c.sections)) {
			t.Errorf("%s: the order changes", c.sections)
		}
	}
}
