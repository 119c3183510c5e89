package calendar_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"congkhai/internal/calendar"
)

// notices are the days off on weekdays and the worked Saturdays of the yearly notices for civil servants.
var notices = map[int]struct{ off, worked []string }{
	2018: {},
	2023: {off: []string{
		"01-02", "01-20", "01-23", "01-24", "01-25", "01-26", "05-01", "05-02", "05-03", "09-01", "09-04",
	}},
	2024: {off: []string{
		"01-01", "02-08", "02-09", "02-12", "02-13", "02-14", "04-18", "04-29", "04-30", "05-01", "09-02", "09-03",
	}, worked: []string{"05-04"}},
	2025: {off: []string{
		"01-01", "01-27", "01-28", "01-29", "01-30", "01-31", "04-07", "04-30", "05-01", "05-02", "09-01", "09-02",
	}, worked: []string{"04-26"}},
	2026: {off: []string{
		"01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01", "08-31", "09-01",
		"09-02", "11-24",
	}, worked: []string{"01-10", "08-22"}},
}

func civilService(t testing.TB) *calendar.Table {
	table := calendar.NewTable()
	for year, notice := range notices {
		table.AddYear(year)
		number := fmt.Sprint(year)
		for _, date := range notice.off {
			name := "Ngày nghỉ"
			if date == "09-02" {
				name = "Quốc khánh"
			}
			table.Off(day(t, number+"-"+date), name, number)
		}
		for _, date := range notice.worked {
			table.Worked(day(t, number+"-"+date), number)
		}
	}
	return table
}

func TestYears(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	if got, want := table.Years(), []int{2018, 2023, 2024, 2025, 2026}; !slices.Equal(got, want) {
		t.Errorf("years %v, want %v", got, want)
	}
	if !table.Known(2026) || table.Known(2027) {
		t.Error("2026 is known, 2027 is not")
	}
	table.Off(day(t, "2027-01-01"), "Tết Dương lịch", "")
	if _, err := table.Kind(day(t, "2027-01-01")); !errors.Is(err, calendar.UnknownYear{Year: 2027}) {
		t.Errorf("a holiday makes its year known: %v", err)
	}
}

func TestKind(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	table.Off(day(t, "2026-02-14"), "Tết Nguyên đán", "")
	table.Worked(day(t, "2026-03-04"), "")
	table.Off(day(t, "2026-03-05"), "", "")
	table.Worked(day(t, "2026-03-05"), "")
	table.Worked(day(t, "2026-03-07"), "")
	table.Off(day(t, "2026-03-07"), "", "")
	table.Off(calendar.Of(2026, 2, 30), "", "")
	for date, want := range map[string]calendar.Kind{
		"2026-02-14": calendar.Holiday,
		"2026-02-15": calendar.Weekend,
		"2026-02-16": calendar.Holiday,
		"2026-03-02": calendar.WorkingDay,
		"2026-03-04": calendar.WorkingDay,
		"2026-03-05": calendar.WorkingDay,
		"2026-03-07": calendar.Holiday,
		"2026-08-22": calendar.WorkedWeekend,
		"2026-08-29": calendar.Weekend,
	} {
		got, err := table.Kind(day(t, date))
		if got != want || err != nil {
			t.Errorf("%s is %v, %v, want %v", date, got, err, want)
		}
		if got.Works() != (want == calendar.WorkingDay || want == calendar.WorkedWeekend) {
			t.Errorf("%v works: %v", got, got.Works())
		}
	}
	// Exceptions that change nothing, and one taken back, must not change the count either.
	if n, err := table.Count(day(t, "2026-03-02"), day(t, "2026-03-08"), calendar.Working, true); n != 5 || err != nil {
		t.Errorf("the week has %d working days, %v, want 5", n, err)
	}
}

// works says whether a day is worked in the plainest way there is.
func works(at time.Time) bool {
	notice, date := notices[at.Year()], at.Format("01-02")
	if slices.Contains(notice.off, date) {
		return false
	}
	return slices.Contains(notice.worked, date) || at.Weekday() != time.Saturday && at.Weekday() != time.Sunday
}

// naiveCount counts day by day.
func naiveCount(from, to time.Time, unit calendar.Unit, countFirst bool) int {
	n := 0
	for at := from; !at.After(to); at = at.AddDate(0, 0, 1) {
		if (countFirst || at != from) && (unit == calendar.CalendarDays || works(at)) {
			n++
		}
	}
	return n
}

// naiveClosing takes one day after another until enough are counted, and for calendar days until one is worked.
func naiveClosing(from time.Time, n int, unit calendar.Unit, countFirst bool) time.Time {
	at := from
	for naiveCount(from, at, unit, countFirst) < n || !works(at) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

func TestWindowsAgreeWithCountingDayByDay(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	random := rand.New(rand.NewPCG(2023, 2026))
	first := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 3000 {
		start := first.AddDate(0, 0, random.IntN(4*365-120))
		end := start.AddDate(0, 0, random.IntN(100)-3)
		from, to := calendar.FromTime(start), calendar.FromTime(end)
		unit, countFirst := calendar.Unit(random.IntN(2)), random.IntN(2) == 0

		want := naiveCount(start, end, unit, countFirst)
		got, err := table.Count(from, to, unit, countFirst)
		if got != want || err != nil {
			t.Fatalf("Count(%v, %v, %v, %v) = %d, %v, want %d", from, to, unit, countFirst, got, err, want)
		}
		days, err := table.Days(from, to, unit, countFirst)
		if err != nil || len(days) != max(0, to.Sub(from)+1) {
			t.Fatalf("Days(%v, %v, %v, %v): %d days, %v", from, to, unit, countFirst, len(days), err)
		}
		last := 0
		for _, d := range days {
			last = max(last, d.N)
		}
		if last != want {
			t.Fatalf("Days(%v, %v, %v, %v) number %d, want %d", from, to, unit, countFirst, last, want)
		}

		n := 1 + random.IntN(30)
		wantDate := calendar.FromTime(naiveClosing(start, n, unit, countFirst))
		gotDate, err := table.Closing(from, n, unit, countFirst)
		if gotDate != wantDate || err != nil {
			t.Fatalf("Closing(%v, %d, %v, %v) = %v, %v, want %v", from, n, unit, countFirst, gotDate, err, wantDate)
		}

		gap, err := table.Gap(from, to, unit)
		wantGap := naiveCount(start.AddDate(0, 0, 1), end.AddDate(0, 0, -1), unit, true)
		if gap != wantGap || err != nil {
			t.Fatalf("Gap(%v, %v, %v) = %d, %v, want %d", from, to, unit, gap, err, wantGap)
		}
	}
}

func TestLastDaysAgreeWithCountingDayByDay(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	for end := time.Date(2023, 3, 1, 0, 0, 0, 0, time.UTC); end.Year() < 2027; end = end.AddDate(0, 0, 1) {
		for n := range 6 {
			d, err := table.LastDays(calendar.FromTime(end), n)
			if err != nil {
				t.Fatal(err)
			}
			start := d.Start(time.UTC)
			left, before := naiveCount(start, end, calendar.Working, true), naiveCount(start.AddDate(0, 0, -1), end, calendar.Working, true)
			if left > n || before <= n {
				t.Fatalf("LastDays(%v, %d) = %v: %d left, %d the day before", calendar.FromTime(end), n, d, left, before)
			}
		}
	}
}

func TestErrorsRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		err  error
		want string
	}{
		{calendar.UnknownYear{Year: 2027}, "days off are not known for 2027"},
		{calendar.TooLong{Days: 900}, "a window of 900 days is longer than 800"},
	} {
		if got := errors.Unwrap(fmt.Errorf("counting: %w", tt.err)).Error(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	for unit, want := range map[calendar.Unit]string{calendar.Working: "working", calendar.CalendarDays: "calendar"} {
		if unit.String() != want {
			t.Errorf("%q, want %q", unit, want)
		}
	}
}

func BenchmarkCount(b *testing.B) {
	table := civilService(b)
	from, to := day(b, "2026-08-20"), day(b, "2026-09-07")
	b.ReportAllocs()
	for b.Loop() {
		table.Count(from, to, calendar.Working, false)
	}
}

func BenchmarkClosing(b *testing.B) {
	table := civilService(b)
	from := day(b, "2026-08-20")
	b.ReportAllocs()
	for b.Loop() {
		table.Closing(from, 10, calendar.Working, false)
	}
}

func BenchmarkDays(b *testing.B) {
	table := civilService(b)
	from, to := day(b, "2026-08-20"), day(b, "2026-09-07")
	b.ReportAllocs()
	for b.Loop() {
		table.Days(from, to, calendar.Working, false)
	}
}
