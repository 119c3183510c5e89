package render

import (
	"strings"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/layouts"
)

// TestCalculatorWords holds the calculator's words to the interface texts.
func TestCalculatorWords(t *testing.T) {
	t.Parallel()
	text, err := lang.Read(layouts.Files, "vi")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range calculatorWords {
		if !text.Has(key) {
			t.Errorf("layouts/text/vi.toml has no key %q", key)
		}
	}
}

// TestDatePatterns holds the patterns that the calculator writes dates by to the dates of the pages.
func TestDatePatterns(t *testing.T) {
	t.Parallel()
	d := calendar.Of(2026, time.September, 7)
	for _, code := range []string{"vi", "en"} {
		text := &lang.Text{Code: code}
		date, short, long := datePatterns(code)
		fill := strings.NewReplacer("{dd}", "07", "{mm}", "09", "{d}", "7", "{month}", "September", "{yyyy}", "2026")
		if got, want := fill.Replace(date), text.Date(d); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
		if got, want := fill.Replace(short), shortDate(text, d, 2026); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
		if got, want := strings.NewReplacer("{date}", text.Date(d), "{weekday}", text.Weekday(d.Weekday())).Replace(long), text.LongDate(d); got != want {
			t.Errorf("%s: got %q, want %q", code, got, want)
		}
		if got := shortDate(text, d, 2025); got != text.Date(d) {
			t.Errorf("%s: a day of another year is %q", code, got)
		}
	}
}
