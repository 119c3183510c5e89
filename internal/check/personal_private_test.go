package check_test

import (
	"path/filepath"
	"strings"
	"testing"

	"congkhai/internal/check"
)

// What leads to a person is in no message, and no excerpt of its line is printed, whichever rule speaks of the line.
func TestNothingPersonalIsPrinted(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/personal/*/bad_*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	for _, name := range names {
		s := open(t, archive(t, "testdata/site.txtar"), archive(t, name))
		paths := map[string]bool{}
		found := check.Run(s.input)
		for _, f := range found {
			if !strings.HasPrefix(f.ID, "personal/") {
				continue
			}
			paths[f.Record.Common().File+f.Path] = true
			if text := f.Message.Vi + f.Message.En + f.Hint.Vi + f.Hint.En; strings.ContainsAny(text, "0123456789@") {
				t.Errorf("%s: %s prints a value: %s", name, f.ID, text)
			}
		}
		for _, f := range found {
			if f.Record != nil && paths[f.Record.Common().File+f.Path] && !f.Private {
				t.Errorf("%s: %s would print an excerpt of %s", name, f.ID, f.Path)
			}
		}
	}
}
