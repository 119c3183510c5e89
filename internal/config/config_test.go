package config

import (
	"testing"
	"time"

	"congkhai/internal/problem"
)

const small = "title = \"T\"\nbase_url = \"https://example.org/a/\"\norganisation = \"u\"\n"

func TestDefaults(t *testing.T) {
	t.Parallel()
	c, problems := Parse([]byte(small))
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	if c.BasePath != "/a" || c.Origin != "https://example.org" || c.Out != "public" || !c.English() || c.Zone.String() != "Asia/Ho_Chi_Minh" {
		t.Errorf("got %+v", c)
	}
	if len(c.Refs) != 1 || c.Refs[0].Target != "u" {
		t.Errorf("references: %v", c.Refs)
	}
}

func TestAsOf(t *testing.T) {
	t.Parallel()
	want := time.Date(2026, 8, 27, 1, 0, 0, 0, time.UTC)
	for _, text := range []string{
		`as_of = "2026-08-27T08:00:00+07:00"`, `as_of = 2026-08-27T08:00:00+07:00`, `as_of = 2026-08-27T08:00:00`,
		`as_of = "2026-08-27 08:00"`, `as_of = 2026-08-27T01:00:00Z`,
	} {
		c, problems := Parse([]byte(small + text + "\n"))
		if len(problems) > 0 || !c.Fixed.Equal(want) {
			t.Errorf("%s: %v %v", text, c.Fixed, problems)
		}
	}
}

func TestProblems(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text         string
		id           string
		line, column int
	}{
		{small + "titel = \"x\"\n", "key/unknown", 4, 1},
		{small + "Title = \"x\"\n", "key/case", 4, 1},
		{small + "languages = [\"en\"]\n", "site/languages", 4, 13},
		{small + "time_zone = \"Mars/One\"\n", "site/time-zone", 4, 13},
		{small + "as_of = \"soon\"\n", "site/as-of", 4, 9},
		{small + "[limits]\nfile_mb = 0\n", "value/range", 5, 11},
		{small + "[topics]\nGiao_duc = \"x\"\n", "value/slug", 5, 1},
		{"title = \"T\"\nbase_url = \"https://example.org/\"\n", "key/missing", 1, 1},
		{"title = T\n", "toml/syntax", 1, 9},
		{small + "base_url = \"x\"\n", "toml/duplicate-key", 4, 1},
	} {
		_, problems := Parse([]byte(test.text))
		if len(problems) != 1 {
			t.Errorf("%q: %v", test.text, problems)
			continue
		}
		p := problems[0]
		if p.ID != test.id || p.Line != test.line || p.Column != test.column || p.Severity != problem.Error {
			t.Errorf("%q: got %s at %d:%d, want %s at %d:%d", test.text, p.ID, p.Line, p.Column, test.id, test.line, test.column)
		}
		if p.Message.Vi == "" || p.Message.En == "" {
			t.Errorf("%q: a language is missing: %+v", test.text, p.Message)
		}
	}
}
