package export

import (
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/law"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// again is the fixture with changed records.
func again(t testing.TB, at time.Time, change func(set *record.Set)) *site.Site {
	t.Helper()
	s := model(t, at)
	change(s.Set)
	return site.New(s.Config, s.Set, law.New(s.Set), nil, at)
}

// TestHappenings follows one round from before its opening to its decision.
func TestHappenings(t *testing.T) {
	t.Parallel()
	day := func(month time.Month, day int) time.Time {
		return calendar.Of(2026, month, day).Start(model(t, asOf).Config.Zone)
	}
	extend := func(set *record.Set) {
		r := set.Rounds["2026-08-mo"]
		r.Extensions = []record.Extension{
			{From: calendar.Of(2026, 9, 7), To: calendar.Of(2026, 9, 14), Reason: "Bão", On: calendar.Of(2026, 9, 4)},
			{From: calendar.Of(2026, 9, 14), To: calendar.Of(2026, 9, 16), Reason: "Lũ", On: calendar.Of(2026, 9, 14)},
		}
	}
	tests := []struct {
		name   string
		at     time.Time
		change func(set *record.Set)
		want   string // kind, published/updated
	}{
		{"before", day(8, 20).Add(-time.Second), extend, ""},
		{"opened", day(8, 20), extend, "opened 08-20/08-20"},
		{"closing soon", day(9, 4).Add(-time.Second), extend, "closing-soon 08-29/08-29, opened 08-20/08-20"},
		{"extended: no longer closing soon", day(9, 4), extend, "extended-1 09-04/09-04, opened 08-20/09-04"},
		{"closing soon again", day(9, 10), extend, "closing-soon 08-29/09-10, extended-1 09-04/09-04, opened 08-20/09-04"},
		{
			"extended on a day on which it is closing soon", day(9, 14), extend,
			"extended-2 09-14/09-14, closing-soon 08-29/09-14, opened 08-20/09-14, extended-1 09-04/09-04",
		},
		{"corrected", day(8, 21), func(set *record.Set) {
			set.Rounds["2026-08-mo"].Corrections = []record.Correction{{On: calendar.Of(2026, 8, 21), Note: "Sửa."}}
		}, "opened 08-20/08-21"},
		{"taken off", day(9, 14), func(set *record.Set) {
			set.Rounds["2026-08-mo"].Removal = &record.Removal{On: calendar.Of(2026, 8, 22), Basis: "order"}
		}, ""},
		{"so short that it opens closing soon", day(9, 14), func(set *record.Set) {
			r := set.Rounds["2026-08-mo"]
			r.Closes, r.Extensions = calendar.Of(2026, 8, 21), nil
		}, "closing-soon 08-20/08-20, opened 08-20/08-20"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := made(t, again(t, test.at, test.change))
			var got []string
			for _, e := range parsed(t, files["/lay-y-kien/feed.xml"]).Entries {
				if _, kind, _ := strings.Cut(e.ID, "/2026-08-mo/#"); kind != "" {
					got = append(got, kind+" "+e.Published[5:10]+"/"+e.Updated[5:10])
				}
			}
			if s := strings.Join(got, ", "); s != test.want {
				t.Errorf("got  %s\nwant %s", s, test.want)
			}
		})
	}
}

// TestFeedsAreValid holds what RFC 4287 asks of every feed at many instants.
func TestFeedsAreValid(t *testing.T) {
	t.Parallel()
	for days := -200; days < 120; days += 7 {
		s := model(t, asOf.AddDate(0, 0, days))
		for path, text := range made(t, s) {
			if !strings.HasSuffix(path, "feed.xml") {
				continue
			}
			var ids []string
			f := parsed(t, text)
			for _, e := range f.Entries {
				if slices.Contains(ids, e.ID) || e.Updated < e.Published || e.Updated > f.Updated {
					t.Errorf("%s, day %d: %s published %s, updated %s; feed %s", path, days, e.ID, e.Published, e.Updated, f.Updated)
				}
				ids = append(ids, e.ID)
				at, err := time.Parse(time.RFC3339, e.Updated)
				if err != nil || strings.Contains(e.ID, "#") && at.After(s.StateAsOf) {
					t.Errorf("%s, day %d: %s updated %s", path, days, e.ID, e.Updated)
				}
			}
		}
	}
}
