package site

import (
	"testing"

	"congkhai/internal/calendar"
)

// TestCount counts rounds under the rule of ten working days, also named before the meeting.
func TestCount(t *testing.T) {
	t.Parallel()
	const head = "title = \"R\"\nexample = true\ncouncil = \"hoi-dong\"\nawards = [\"huan-chuong-lao-dong\"]\n"
	type want struct {
		without, with        int // days of the round's window
		fullWithout, fullAll string
		before               int
		off, weekends        int
		missing, beforeMiss  int
	}
	for _, test := range []struct {
		name, round string
		want        want
	}{
		{
			"worked saturday and National Day", "published = 2026-08-20\ncloses = 2026-09-07\ncouncil_meeting = 2026-09-11\n",
			want{without: 10, with: 11, fullWithout: "2026-09-07", fullAll: "2026-09-04", before: 13, off: 3, weekends: 5},
		},
		{
			"the first day counts", "published = 2025-08-20\ncloses = 2025-09-04\ncount_first_day = true\n",
			want{without: 9, with: 10, fullWithout: "2025-09-05", fullAll: "2025-09-04", off: 2, weekends: 4},
		},
		{
			"into a year without a table", "published = 2026-12-28\ncloses = 2027-01-12\ncouncil_meeting = 2027-01-20\n",
			want{missing: 2027, beforeMiss: 2027},
		},
		{
			"a meeting in a year without a table", "published = 2026-12-01\ncloses = 2026-12-15\ncouncil_meeting = 2027-01-08\n",
			want{without: 10, with: 11, fullWithout: "2026-12-15", fullAll: "2026-12-14", weekends: 4, beforeMiss: 2027},
		},
		{
			"a meeting on the first day of a year without a table", "published = 2026-12-01\ncloses = 2026-12-15\ncouncil_meeting = 2027-01-01\n",
			want{without: 10, with: 11, fullWithout: "2026-12-15", fullAll: "2026-12-14", weekends: 4, before: 22},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := at(t, map[string]string{"rounds/r/round.toml": head + test.round}, "2026-12-31")
			c := s.Count(s.rounds["r"])
			without, with := c.Readings[0], c.Readings[1]
			got := want{
				without: without.N, with: with.N, fullWithout: without.Full.String(), fullAll: with.Full.String(), missing: c.Missing,
			}
			if c.Window != nil {
				got.off, got.weekends = len(c.Window.Holidays()), len(c.Window.Weekends())
			}
			if c.Before != nil {
				got.before, got.beforeMiss = c.Before.N, c.Before.Missing
			}
			if got != test.want {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
			if without.Used == with.Used || with.Used != s.rounds["r"].CountFirstDay {
				t.Errorf("used: %v without, %v with the first day", without.Used, with.Used)
			}
		})
	}
}

// TestDayName finds the name of a day off in both languages.
func TestDayName(t *testing.T) {
	t.Parallel()
	s := at(t, nil, "2026-08-25")
	if got := s.DayName(calendar.Of(2026, 9, 2)); got.Vi != "Quốc khánh" || got.En != "National Day" {
		t.Errorf("2 September 2026 is called %+v", got)
	}
	if got := s.DayName(calendar.Of(2026, 9, 3)); got.Vi != "" {
		t.Errorf("3 September 2026 is called %+v", got)
	}
}
