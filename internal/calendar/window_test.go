package calendar_test

import (
	"errors"
	"testing"

	"congkhai/internal/calendar"
)

func TestCountOfRealWindows(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	tests := []struct {
		from, to          string
		working, calendar int
	}{
		{"2025-08-20", "2025-09-04", 10, 16},
		{"2018-05-30", "2018-06-19", 15, 21},
		{"2018-07-03", "2018-07-11", 7, 9},
		{"2025-12-02", "2025-12-10", 7, 9},
		{"2023-07-26", "2023-08-16", 16, 22},
	}
	for _, tt := range tests {
		from, to := day(t, tt.from), day(t, tt.to)
		for unit, want := range map[calendar.Unit]int{calendar.Working: tt.working, calendar.CalendarDays: tt.calendar} {
			if got, err := table.Count(from, to, unit, true); got != want || err != nil {
				t.Errorf("%v to %v has %d %v days, %v, want %d", from, to, got, unit, err, want)
			}
			// Every one of these windows opens on a working day.
			if got, err := table.Count(from, to, unit, false); got != want-1 || err != nil {
				t.Errorf("%v to %v has %d %v days without the first, %v, want %d", from, to, got, unit, err, want-1)
			}
		}
	}
}

func TestClosing(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	tests := []struct {
		name       string
		from       string
		n          int
		unit       calendar.Unit
		countFirst bool
		want       string
	}{
		{"Tết inside", "2024-02-06", 10, calendar.Working, false, "2024-02-27"},
		{"a worked Saturday counts", "2024-04-26", 10, calendar.Working, false, "2024-05-14"},
		{"plain weeks", "2024-10-04", 10, calendar.Working, false, "2024-10-18"},
		{"plain weeks in December", "2025-12-11", 10, calendar.Working, false, "2025-12-25"},
		{"a swap and a holiday", "2026-08-20", 10, calendar.Working, false, "2026-09-07"},
		{"the first day counts", "2026-08-20", 10, calendar.Working, true, "2026-09-04"},
		{"over the end of a year", "2025-12-30", 3, calendar.Working, false, "2026-01-06"},
		{"opened on a Saturday", "2026-03-07", 1, calendar.Working, false, "2026-03-09"},
		{"opened and counted on a Saturday", "2026-03-07", 1, calendar.Working, true, "2026-03-09"},
		{"one day", "2026-03-09", 1, calendar.Working, true, "2026-03-09"},
		{"calendar days", "2026-03-02", 10, calendar.CalendarDays, false, "2026-03-12"},
		{"calendar days with the first", "2026-03-02", 10, calendar.CalendarDays, true, "2026-03-11"},
		{"calendar days to a Sunday", "2026-03-05", 10, calendar.CalendarDays, false, "2026-03-16"},
		{"calendar days to a worked Saturday", "2026-08-12", 10, calendar.CalendarDays, false, "2026-08-22"},
		{"calendar days into Tết", "2026-02-04", 10, calendar.CalendarDays, false, "2026-02-23"},
		{"calendar days to a leap day", "2024-02-19", 10, calendar.CalendarDays, false, "2024-02-29"},
		{"calendar days to New Year", "2025-12-22", 10, calendar.CalendarDays, false, "2026-01-05"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := table.Closing(day(t, tt.from), tt.n, tt.unit, tt.countFirst)
			if err != nil || got != day(t, tt.want) {
				t.Errorf("closes on %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestDays(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	days, err := table.Days(day(t, "2026-08-20"), day(t, "2026-09-03"), calendar.Working, false)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		n    int
		kind calendar.Kind
	}{
		{0, calendar.WorkingDay},
		{1, calendar.WorkingDay},
		{2, calendar.WorkedWeekend},
		{0, calendar.Weekend},
		{3, calendar.WorkingDay},
		{4, calendar.WorkingDay},
		{5, calendar.WorkingDay},
		{6, calendar.WorkingDay},
		{7, calendar.WorkingDay},
		{0, calendar.Weekend},
		{0, calendar.Weekend},
		{0, calendar.Holiday},
		{0, calendar.Holiday},
		{0, calendar.Holiday},
		{8, calendar.WorkingDay},
	}
	if len(days) != len(want) {
		t.Fatalf("%d days, want %d", len(days), len(want))
	}
	for i, d := range days {
		if d.N != want[i].n || d.Kind != want[i].kind {
			t.Errorf("%v is %v and number %d, want %v and %d", d.Date, d.Kind, d.N, want[i].kind, want[i].n)
		}
	}
	if d := days[13]; d.Name != "Quốc khánh" || d.Notice != "2026" {
		t.Errorf("%v is %q by %q", d.Date, d.Name, d.Notice)
	}
	if d := days[2]; d.Name != "" || d.Notice != "2026" {
		t.Errorf("%v is %q by %q", d.Date, d.Name, d.Notice)
	}
	days, err = table.Days(day(t, "2026-08-22"), day(t, "2026-08-23"), calendar.CalendarDays, true)
	if err != nil || len(days) != 2 || days[0].N != 1 || days[1].N != 2 {
		t.Errorf("a weekend of calendar days is %+v, %v", days, err)
	}
}

func TestGap(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	tests := []struct {
		name, published, meeting string
		unit                     calendar.Unit
		want                     int
	}{
		{"both ends excluded", "2026-03-02", "2026-03-06", calendar.Working, 3},
		{"over a weekend", "2026-03-02", "2026-03-17", calendar.Working, 10},
		{"calendar days", "2026-03-02", "2026-03-17", calendar.CalendarDays, 14},
		{"over Tết", "2026-02-13", "2026-02-24", calendar.Working, 1},
		{"the next day", "2026-03-02", "2026-03-03", calendar.Working, 0},
		{"the same day", "2026-03-02", "2026-03-02", calendar.CalendarDays, 0},
		{"the wrong order", "2026-03-17", "2026-03-02", calendar.Working, 0},
		{"no table needed at the ends", "2022-12-31", "2023-01-04", calendar.Working, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := table.Gap(day(t, tt.published), day(t, tt.meeting), tt.unit)
			if err != nil || got != tt.want {
				t.Errorf("the gap is %d days, %v, want %d", got, err, tt.want)
			}
		})
	}
}

func TestLastDays(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	tests := []struct {
		name, to string
		n        int
		want     string
	}{
		{"within a week", "2026-03-06", 3, "2026-03-04"},
		{"over a weekend", "2026-03-10", 3, "2026-03-06"},
		{"begins on the weekend", "2026-03-11", 3, "2026-03-07"},
		{"closes on a day off", "2026-03-08", 3, "2026-03-04"},
		{"over Tết", "2026-02-24", 3, "2026-02-13"},
		{"begins with Tết", "2026-02-25", 3, "2026-02-14"},
		{"over a worked Saturday", "2026-08-24", 3, "2026-08-21"},
		{"the last day", "2026-03-06", 1, "2026-03-06"},
		{"none left on a working day", "2026-03-06", 0, "2026-03-07"},
		{"none left on a Sunday", "2026-03-08", 0, "2026-03-07"},
		{"over New Year", "2026-01-05", 3, "2025-12-30"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := table.LastDays(day(t, tt.to), tt.n)
			if err != nil || got != day(t, tt.want) {
				t.Errorf("the last days begin on %v, %v, want %v", got, err, tt.want)
			}
		})
	}
}

func TestUnknownYear(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	days := func(from, to string, unit calendar.Unit) error {
		_, err := table.Days(day(t, from), day(t, to), unit, false)
		return err
	}
	count := func(from, to string, unit calendar.Unit) error {
		_, err := table.Count(day(t, from), day(t, to), unit, false)
		return err
	}
	closing := func(from string, n int, unit calendar.Unit) error {
		_, err := table.Closing(day(t, from), n, unit, false)
		return err
	}
	gap := func(published, meeting string, unit calendar.Unit) error {
		_, err := table.Gap(day(t, published), day(t, meeting), unit)
		return err
	}
	last := func(to string, n int) error {
		_, err := table.LastDays(day(t, to), n)
		return err
	}
	tests := []struct {
		name string
		err  error
		want int // 0: no error
	}{
		{"days into the next year", days("2026-12-30", "2027-01-04", calendar.Working), 2027},
		{"calendar days into the next year", days("2026-12-30", "2027-01-04", calendar.CalendarDays), 2027},
		{"count into the next year", count("2026-12-30", "2027-01-04", calendar.Working), 2027},
		{"count out of the year before", count("2022-12-30", "2023-01-04", calendar.Working), 2022},
		{"count over years between", count("2018-12-30", "2023-01-04", calendar.Working), 2019},
		{"calendar count needs no table", count("2027-01-04", "2031-01-04", calendar.CalendarDays), 0},
		{"closing in the next year", closing("2026-12-30", 2, calendar.Working), 2027},
		{"closing in the year", closing("2026-12-30", 1, calendar.Working), 0},
		{"opening in an unknown year", closing("2022-12-31", 1, calendar.Working), 2022},
		{"calendar days from an unknown year", closing("2022-12-31", 3, calendar.CalendarDays), 0},
		{"calendar days to an unknown year", closing("2026-12-30", 10, calendar.CalendarDays), 2027},
		{"moved out of an unknown year", closing("2026-12-21", 12, calendar.CalendarDays), 2027},
		{"gap into the next year", gap("2026-12-30", "2027-01-04", calendar.Working), 2027},
		{"gap to New Year", gap("2026-12-21", "2027-01-01", calendar.Working), 0},
		{"last days from the year before", last("2023-01-05", 3), 2022},
		{"last days within the year", last("2023-01-06", 3), 0},
		{"last days of an unknown year", last("2027-01-06", 3), 2027},
	}
	for _, tt := range tests {
		var unknown calendar.UnknownYear
		if errors.As(tt.err, &unknown) != (tt.want != 0) || unknown.Year != tt.want {
			t.Errorf("%s: %v, want the year %d", tt.name, tt.err, tt.want)
		}
	}
}

func TestWindowLimits(t *testing.T) {
	t.Parallel()
	table := civilService(t)
	from := day(t, "2023-01-03")
	if days, err := table.Days(from, from.AddDays(calendar.MaxDays-1), calendar.Working, true); err != nil ||
		len(days) != calendar.MaxDays {
		t.Errorf("the longest window: %d days, %v", len(days), err)
	}
	if _, err := table.Days(from, from.AddDays(calendar.MaxDays), calendar.Working, true); !errors.Is(err, calendar.TooLong{Days: 801}) {
		t.Errorf("a longer window: %v", err)
	}
	if days, err := table.Days(from, from.AddDays(-1), calendar.Working, true); err != nil || days != nil {
		t.Errorf("an end before the start: %v, %v", days, err)
	}
	if n, err := table.Count(from, from.AddDays(-1), calendar.CalendarDays, false); err != nil || n != 0 {
		t.Errorf("an end before the start counts %d, %v", n, err)
	}
	if _, err := table.Closing(from, 801, calendar.CalendarDays, true); !errors.Is(err, calendar.TooLong{Days: 801}) {
		t.Errorf("closing after 801 days: %v", err)
	}
	if _, err := table.Closing(from, 0, calendar.Working, true); !errors.Is(err, calendar.ErrTooShort) {
		t.Errorf("closing after no days: %v", err)
	}
	if _, err := table.LastDays(from, -1); !errors.Is(err, calendar.ErrTooShort) {
		t.Errorf("fewer than no days left: %v", err)
	}
	if _, err := table.Closing(day(t, "9999-12-30"), 5, calendar.CalendarDays, true); err == nil {
		t.Error("a window closes after the year 9999")
	}
	for _, d := range []calendar.Date{{}, calendar.Of(2026, 2, 30)} {
		_, days := table.Days(d, from, calendar.Working, true)
		_, count := table.Count(from, d, calendar.CalendarDays, true)
		_, closing := table.Closing(d, 3, calendar.CalendarDays, true)
		_, gap := table.Gap(d, from, calendar.CalendarDays)
		_, last := table.LastDays(d, 3)
		_, kind := table.Kind(d)
		for _, err := range []error{days, count, closing, gap, last, kind} {
			if !errors.Is(err, calendar.ErrNoSuchDay) {
				t.Errorf("%+v: %v, want %v", d, err, calendar.ErrNoSuchDay)
			}
		}
	}
}
