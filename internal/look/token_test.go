package look

import (
	"slices"
	"testing"
)

// TestTokens wants the tokens of the style sheet in its order, each with what the site makes of it.
func TestTokens(t *testing.T) {
	t.Parallel()
	l, _ := read(t, "brand.colours.accent = \"#0b5345\"\n", map[string]string{
		Sheet: ":root { --paper: #fff; --wash: #eee; /* --gone: #000; */ --ink: #000; --cham: #123; --on-cham: #fff; --h1: 2rem; --gap: 4px; --edge: 1px solid var(--ink) }\n" +
			"@media (prefers-color-scheme: dark) { :root { --paper: #000; --ink: #fff } }\np { --later: #000 }",
	})
	names := func(list []Token) (found []string) {
		for _, token := range list {
			found = append(found, token.Name)
		}
		return found
	}
	colours := l.Tokens.Colours
	if want := []string{"paper", "wash", "ink", "cham", "on-cham"}; !slices.Equal(names(colours), want) {
		t.Errorf("colours: %v, want %v", names(colours), want)
	}
	if want := (Token{Name: "paper", Light: "#ffffff", Dark: "#000000", Least: 21, LeastDark: 21}); colours[0] != want {
		t.Errorf("%+v, want %+v", colours[0], want)
	}
	if got := colours[3]; got.Light != "#0b5345" || got.Least < 7 || got.Least >= 8 {
		t.Errorf("the site's own accent on wash: %+v", got)
	}
	if !slices.Equal(l.Tokens.Sizes, []Token{{Name: "h1", Light: "2rem"}}) || !slices.Equal(l.Tokens.Spaces, []Token{{Name: "gap", Light: "4px"}}) ||
		!slices.Equal(l.Tokens.Lines, []Token{{Name: "edge", Light: "1px solid var(--ink)"}}) {
		t.Errorf("%+v", l.Tokens)
	}
}

// TestTokensAreRead wants every colour in which something is written to be read on all it stands on, and the edges of
// controls to be seen (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
func TestTokensAreRead(t *testing.T) {
	t.Parallel()
	const lines = "rule" // only between rows
	colours := Default().Tokens.Colours
	if len(colours) < 13 {
		t.Errorf("%d colours", len(colours))
	}
	for _, c := range colours {
		needed := least
		if c.Name == "line" {
			needed = 3
		}
		if c.Name != lines && (c.Least < needed || c.LeastDark < needed) {
			t.Errorf("%s: %.1f and %.1f, at least %.1f is needed", c.Name, c.Least, c.LeastDark, needed)
		}
	}
}
