package config

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"congkhai/internal/problem"
)

// TestOptionMessages reads settings that are wrong: what is said of each, in both languages, stands beside it.
func TestOptionMessages(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("testdata/options.txtar")
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]string{}
	for _, f := range archive.Files {
		wanted[f.Name] = string(f.Data)
	}
	for i := range archive.Files {
		f := &archive.Files[i]
		name, option := strings.CutSuffix(f.Name, ".toml")
		if !option {
			continue
		}
		_, problems := Parse([]byte(small + string(f.Data)))
		for _, lang := range []string{"vi", "en"} {
			if got, want := said(problems, lang), wanted[name+"."+lang]; got != want {
				t.Errorf("%s in %s: got\n%swant\n%s", name, lang, got, want)
			}
		}
	}
}

// said is what is printed of problems, without the lines they stand on. Lines count from the first of the option.
func said(problems []problem.Problem, lang string) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%d:%d: %s [%s]\n", p.Line-strings.Count(small, "\n"), p.Column, p.Message.In(lang), p.ID)
		if hint := p.Hint.In(lang); hint != "" {
			fmt.Fprintf(&b, "  %s\n", hint)
		}
	}
	return b.String()
}
