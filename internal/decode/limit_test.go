package decode

import (
	"fmt"
	"strings"
	"testing"
)

// Texts that would take the library gigabytes, minutes or its stack. That the tests end is what they show.
func TestHostileTextsAreRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"inline tables", strings.Repeat("a={", 13_000), "toml/too-deep"},
		{"inline tables, closed", strings.Repeat("a={", 6_000) + strings.Repeat("}", 6_000), "toml/too-deep"},
		{"long header", "[" + strings.Repeat("a.", 100_000) + "a]", "toml/too-deep"},
		{"long dotted key", strings.Repeat("a.", 100_000) + "a = 1", "toml/too-deep"},
		{"ten megabytes of brackets", strings.Repeat("[", 10<<20), "toml/too-large"},
		{"one megabyte of brackets", strings.Repeat("[", 1<<20), "toml/syntax"},
		{"array in array", "a = " + strings.Repeat("[", 1<<19), "toml/too-deep"},
		{"array and inline table in turn", "a = " + strings.Repeat("[{a=", 1<<17), "toml/too-deep"},
		{"many items", strings.Repeat("[[x]]\n", 30_000), "toml/too-many"},
		{"many tables", numbered("[t%d]\n", 30_000), "toml/too-many"},
		{"many implied tables", numbered("[a%d.b.c.d.e.f.g.h]\n", 10_000), "toml/too-many"},
		{"many inline tables", "a = [" + strings.Repeat("{},", 30_000) + "]", "toml/too-many"},
		{"many keys", numbered("k%d = 1\n", 60_000), "toml/too-many"},
		{"many elements", "a = [" + strings.Repeat("1,", 200_000) + "]", "toml/too-many"},
		{"long name for many keys", "[" + strings.Repeat("n", 1000) + "]\n" + numbered("k%d = 1\n", 20_000), "toml/too-many"},
		{"long name for many arrays", strings.Repeat("n", 100_000) + " = [" + strings.Repeat("[],", 90_000) + "]", "toml/too-many"},
		{"long names in depth", strings.Repeat(strings.Repeat("n", 16_000)+" = {", 60), "toml/too-many"},
		{"too large", "# " + strings.Repeat("x", 1<<20), "toml/too-large"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := mustFail(t, tt.text); got.ID != tt.want || got.Message.Vi == "" || got.Hint.Vi == "" {
				t.Errorf("fault is %+v", *got)
			}
			Scan([]byte(tt.text)).Keys()
		})
	}
}

func TestLargeHonestTextsAreTaken(t *testing.T) {
	t.Parallel()
	opinion := "[[opinions]]\nid = \"y-%d\"\nreceived = 2026-08-20\nchannel = \"portal\"\nabout = \"an\"\nkind = \"support\"\n" +
		"theme = \"thành tích\"\nletters = 3\nreply = \"Đã ghi nhận.\"\neffect = \"kept\"\n"
	tests := []struct{ name, text string }{
		{"five thousand opinions", numbered(opinion, 5_000)},
		{"long text", "body = \"\"\"\n" + strings.Repeat("Thành tích.\n", 40_000) + "\"\"\""},
		{"64 levels", "a = " + strings.Repeat("[", 64) + strings.Repeat("]", 64)},
		{"16 parts", strings.Repeat("a.", 15) + "a = 1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, fault := TOML([]byte(tt.text)); fault != nil {
				t.Errorf("%+v", *fault)
			}
		})
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
