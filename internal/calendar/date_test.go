package calendar_test

import (
	"errors"
	"testing"
	"time"

	"congkhai/internal/calendar"
)

// day reads a date that a test writes as YYYY-MM-DD.
func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.Parse(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in      string
		want    calendar.Date
		wantErr error
	}{
		{"2026-09-02", calendar.Of(2026, time.September, 2), nil},
		{"2024-02-29", calendar.Of(2024, time.February, 29), nil},
		{"2000-02-29", calendar.Of(2000, time.February, 29), nil},
		{"0001-01-01", calendar.Of(1, time.January, 1), nil},
		{"9999-12-31", calendar.Of(9999, time.December, 31), nil},
		{"2023-02-29", calendar.Date{}, calendar.ErrNoSuchDay},
		{"1900-02-29", calendar.Date{}, calendar.ErrNoSuchDay},
		{"2026-04-31", calendar.Date{}, calendar.ErrNoSuchDay},
		{"2026-13-01", calendar.Date{}, calendar.ErrNoSuchDay},
		{"2026-00-01", calendar.Date{}, calendar.ErrNoSuchDay},
		{"2026-01-00", calendar.Date{}, calendar.ErrNoSuchDay},
		{"0000-01-01", calendar.Date{}, calendar.ErrNoSuchDay},
		{"", calendar.Date{}, calendar.ErrFormat},
		{"2026", calendar.Date{}, calendar.ErrFormat},
		{"2026-09", calendar.Date{}, calendar.ErrFormat},
		{"2026-9-2", calendar.Date{}, calendar.ErrFormat},
		{"02/09/2026", calendar.Date{}, calendar.ErrFormat},
		{"2026-09-02 ", calendar.Date{}, calendar.ErrFormat},
		{"+026-09-02", calendar.Date{}, calendar.ErrFormat},
		{"2026-09-٠", calendar.Date{}, calendar.ErrFormat},
	}
	for _, tt := range tests {
		got, err := calendar.Parse(tt.in)
		if got != tt.want || !errors.Is(err, tt.wantErr) {
			t.Errorf("Parse(%q) = %v, %v, want %v, %v", tt.in, got, err, tt.want, tt.wantErr)
		}
		if err == nil && got.String() != tt.in {
			t.Errorf("Parse(%q).String() = %q", tt.in, got)
		}
	}
}

func TestDateAgreesWithTime(t *testing.T) {
	t.Parallel()
	epoch := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	first := calendar.FromTime(epoch)
	last := calendar.Of(9999, time.December, 31).Sub(first)
	for n := 0; n <= last; n += 1 + n%2*5 {
		at := epoch.AddDate(0, 0, n)
		want := calendar.FromTime(at)
		if got := first.AddDays(n); got != want || !got.Valid() {
			t.Fatalf("%v and %d days = %v, want %v", first, n, got, want)
		}
		if got := want.AddDays(-n); got != first {
			t.Fatalf("%v less %d days = %v, want %v", want, n, got, first)
		}
		if got := want.Sub(first); got != n {
			t.Fatalf("%v less %v = %d days, want %d", want, first, got, n)
		}
		if got := want.Weekday(); got != at.Weekday() {
			t.Fatalf("%v is a %v, want %v", want, got, at.Weekday())
		}
	}
}

func TestDateBeyondTheCalendar(t *testing.T) {
	t.Parallel()
	if got := day(t, "0001-01-01").AddDays(-500); got.Valid() {
		t.Errorf("500 days before the year 1 is %v, a valid date", got)
	}
	if got := day(t, "9999-12-31").AddDays(1); got.Valid() {
		t.Errorf("the day after the year 9999 is %v, a valid date", got)
	}
	if got := (calendar.Date{}).AddDays(3); !got.IsZero() {
		t.Errorf("three days after no date is %v", got)
	}
	if got := (calendar.Date{}).String(); got != "" {
		t.Errorf("no date reads %q", got)
	}
	for _, d := range []calendar.Date{{}, {2026, 2, 30}, {2026, 13, 1}, {2026, -1, 1}, {2026, 1, -1}, {10000, 1, 1}} {
		if d.Valid() {
			t.Errorf("%+v is valid", d)
		}
	}
}

func TestDateOrder(t *testing.T) {
	t.Parallel()
	order := []calendar.Date{{}, day(t, "2025-12-31"), day(t, "2026-01-01"), day(t, "2026-01-02"), day(t, "2026-02-01")}
	for i, a := range order {
		for j, b := range order {
			if a.Before(b) != (i < j) || a.After(b) != (i > j) || (a.Compare(b) == 0) != (i == j) {
				t.Errorf("%v against %v: before %v, after %v, compare %d", a, b, a.Before(b), a.After(b), a.Compare(b))
			}
		}
	}
}

func TestDateInZone(t *testing.T) {
	t.Parallel()
	vietnam := time.FixedZone("ICT", 7*60*60)
	d := day(t, "2026-09-02")
	start := d.Start(vietnam)
	if want := time.Date(2026, 9, 1, 17, 0, 0, 0, time.UTC); !start.Equal(want) {
		t.Errorf("%v starts at %v, want %v", d, start, want)
	}
	if got := calendar.FromTime(start); got != d {
		t.Errorf("its start shows %v, want %v", got, d)
	}
	if got := calendar.FromTime(start.UTC()); got != d.AddDays(-1) {
		t.Errorf("its start in UTC shows %v, want the day before", got)
	}
}

func TestParsePartial(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in          string
		want        calendar.Partial
		first, last string
	}{
		{"1946", calendar.Partial{Year: 1946}, "1946-01-01", "1946-12-31"},
		{"1948-06", calendar.Partial{Year: 1948, Month: 6}, "1948-06-01", "1948-06-30"},
		{"2024-02", calendar.Partial{Year: 2024, Month: 2}, "2024-02-01", "2024-02-29"},
		{"2025-02", calendar.Partial{Year: 2025, Month: 2}, "2025-02-01", "2025-02-28"},
		{"1948-06-11", calendar.Partial{Year: 1948, Month: 6, Day: 11}, "1948-06-11", "1948-06-11"},
	}
	for _, tt := range tests {
		got, err := calendar.ParsePartial(tt.in)
		if err != nil || got != tt.want || got.String() != tt.in {
			t.Errorf("ParsePartial(%q) = %q, %v", tt.in, got, err)
		}
		if got.First() != day(t, tt.first) || got.Last() != day(t, tt.last) {
			t.Errorf("%q is %v to %v, want %v to %v", tt.in, got.First(), got.Last(), tt.first, tt.last)
		}
	}
	for in, want := range map[string]error{
		"": calendar.ErrFormat, "46": calendar.ErrFormat, "1948-6": calendar.ErrFormat, "1948/06": calendar.ErrFormat,
		"1948-06-": calendar.ErrFormat, "1948-": calendar.ErrFormat, "19480611": calendar.ErrFormat,
		"0000": calendar.ErrNoSuchDay, "1948-00": calendar.ErrNoSuchDay, "1948-13": calendar.ErrNoSuchDay,
		"1948-06-31": calendar.ErrNoSuchDay, "1948-06-00": calendar.ErrNoSuchDay,
	} {
		if got, err := calendar.ParsePartial(in); !errors.Is(err, want) || !got.IsZero() {
			t.Errorf("ParsePartial(%q) = %q, %v, want %v", in, got, err, want)
		}
	}
}

func TestPartialOrder(t *testing.T) {
	t.Parallel()
	order := []calendar.Partial{
		{}, {Year: 1948}, {Year: 1948, Month: 6}, {Year: 1948, Month: 6, Day: 11}, {Year: 1948, Month: 7}, {Year: 1949},
	}
	for i := range order[1:] {
		if a, b := order[i], order[i+1]; a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
			t.Errorf("%q does not stand before %q", a, b)
		}
	}
	none := calendar.Partial{}
	if !none.IsZero() || none.String() != "" || !none.First().IsZero() || !none.Last().IsZero() {
		t.Error("the zero Partial is a date")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-09-02", "2024-02-29", "2026-02-30", "1948-06", "1946", "", "2026-9-2", "٢٠٢٦"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.Parse(s)
		want, wantErr := time.Parse("2006-01-02", s)
		if (err == nil) != (wantErr == nil && want.Year() > 0) {
			t.Errorf("Parse(%q): %v, time.Parse: %v", s, err, wantErr)
		}
		if err == nil && (d != calendar.FromTime(want) || d.String() != s) {
			t.Errorf("Parse(%q) = %v, want %v", s, d, want)
		}
		p, err := calendar.ParsePartial(s)
		if err != nil {
			return
		}
		if p.String() != s || !p.First().Valid() || !p.Last().Valid() || p.Last().Before(p.First()) {
			t.Errorf("ParsePartial(%q) = %q, %v to %v", s, p, p.First(), p.Last())
		}
	})
}
