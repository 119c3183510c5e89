package law

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/calendar"
	"congkhai/internal/load"
	"congkhai/internal/record"
)

func builtinLaw(t *testing.T) (*Law, *record.Set) {
	t.Helper()
	l, err := load.New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, _, err := l.Load(fstest.MapFS{"content": {Mode: fs.ModeDir}}, load.Limits{}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return New(set), set
}

func day(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRuleInForce(t *testing.T) {
	t.Parallel()
	l, _ := builtinLaw(t)
	for _, test := range []struct{ award, stage, published, received, want string }{
		{"huan-chuong-lao-dong", "proposer", "2023-12-31", "", "nd-91-2017-d45-k10"},
		{"huan-chuong-lao-dong", "proposer", "2024-01-01", "", "nd-98-2023-d46-k2"},
		{"huan-chuong-lao-dong", "proposer", "2025-06-30", "", "nd-98-2023-d46-k2"},
		{"huan-chuong-lao-dong", "proposer", "2025-07-01", "", "nd-152-2025-d44-k2"},
		{"huan-chuong-lao-dong", "proposer", "2025-08-20", "2025-06-10", "nd-98-2023-d46-k2"},
		{"huan-chuong-lao-dong", "proposer", "2025-08-20", "2025-07-01", "nd-152-2025-d44-k2"},
		{"chien-si-thi-dua-toan-quoc", "central", "2024-03-01", "", "nd-98-2023-d46-k1"},
		{"chien-si-thi-dua-toan-quoc", "proposer", "2024-03-01", "", ""},
		{"bang-khen-cap-tinh", "proposer", "2026-08-20", "", ""},
	} {
		var received calendar.Date
		if test.received != "" {
			received = day(t, test.received)
		}
		got := ""
		if r, ok := l.Rule(test.award, test.stage, day(t, test.published), received); ok {
			got = r.ID
		}
		if got != test.want {
			t.Errorf("%s at %s on %s: got %q, want %q", test.award, test.stage, test.published, got, test.want)
		}
	}
}

func TestWindow(t *testing.T) {
	t.Parallel()
	l, _ := builtinLaw(t)
	round := func(from, to string, first bool) *record.Round {
		return &record.Round{
			Awards: []string{"huan-chuong-lao-dong"}, Published: day(t, from), Closes: day(t, to), CountFirstDay: first,
			CouncilMeeting: day(t, "2026-09-11"),
		}
	}
	w := l.Window(round("2026-08-20", "2026-09-07", false))
	if w.Err != nil || w.Count != 10 || w.Other != 11 || w.Needed() != 10 || !w.HasGap || w.Gap != 13 || len(w.Days) != 19 {
		t.Errorf("got %+v", w)
	}
	extended := round("2026-08-20", "2026-09-03", false)
	extended.Extensions = []record.Extension{{From: extended.Closes, To: day(t, "2026-09-07"), On: day(t, "2026-09-01")}}
	if w := l.Window(extended); w.Count != 10 || w.Original != extended.Closes || w.To != day(t, "2026-09-07") {
		t.Errorf("extended: %+v", w)
	}
	if w := l.Window(round("2026-12-28", "2027-01-12", false)); w.Count != 0 {
		t.Errorf("a year without a table was counted: %+v", w)
	} else if year, unknown := w.Unknown(); !unknown || year != 2027 {
		t.Errorf("got %d, %v; want 2027", year, unknown)
	}
}
