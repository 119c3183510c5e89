package lang

import (
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/calendar"
)

func TestWords(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"text/vi.toml": {Data: []byte("greeting = \"Chào {name}\"\n[stage]\nopen = \"Đang lấy ý kiến\"\n")},
		"text/en.toml": {Data: []byte("greeting = \"Hello {name}\"\n")},
	}
	vi, err := Read(files, "vi")
	if err != nil {
		t.Fatal(err)
	}
	en, err := Read(files, "en")
	if err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("+07", 7*3600)
	day := calendar.Of(2026, time.September, 7)
	for _, test := range []struct{ got, want string }{
		{vi.Get("greeting", "name", "An"), "Chào An"},
		{vi.Get("stage.open"), "Đang lấy ý kiến"},
		{vi.LongDate(day), "07/09/2026 (thứ Hai)"},
		{en.LongDate(day), "Monday, 7 September 2026"},
		{vi.LongDate(calendar.Of(2026, time.September, 6)), "06/09/2026 (Chủ nhật)"},
		{vi.Number(1471), "1.471"},
		{en.Number(1234567), "1,234,567"},
		{en.Number(-100), "-100"},
		{vi.Decimal(12.5), "12,5"},
		{en.Decimal(60), "60"},
		{vi.Partial(calendar.Partial{Year: 2021, Month: 12}), "12/2021"},
		{en.Partial(calendar.Partial{Year: 2021, Month: 12}), "December 2021"},
		{vi.Partial(calendar.Partial{Year: 2021}), "2021"},
		{vi.Instant(time.Date(2026, 8, 20, 8, 0, 0, 0, zone)), "08:00 ngày 20/08/2026"},
		{en.Instant(time.Date(2026, 8, 20, 8, 0, 0, 0, zone)), "20 August 2026, 08:00"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
	if en.Has("stage.open") {
		t.Error("en has a key that its file lacks")
	}
	en.Lay(vi)
	if !en.Has("stage.open") {
		t.Error("Lay did not fill the missing key")
	}
}
