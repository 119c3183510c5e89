package check

import (
	"slices"
	"strings"

	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// holidaysChanged, holidays/changed: the table of days off changed after a window opened, within that window. The dates
// of the window stay; who answers for it decides whether to extend.
var holidaysChanged = Rule{
	ID: "holidays/changed", Severity: problem.Warning,
	Source: "principle: a published window never moves by itself",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		for _, y := range record.Sorted(in.Set.Years) {
			trail := in.History.Trail(y.File)
			if y.Draft || y.Builtin || trail == nil {
				continue
			}
			for _, r := range in.rounds {
				if !r.Draft {
					in.holidaysChanged(y, trail, r, report)
				}
			}
		}
	},
}

func (in *Input) holidaysChanged(y *record.Year, trail *history.Trail, r *round, report func(Finding)) {
	opened := in.start(r.Published)
	if opened.After(in.AsOf) {
		return
	}
	var then *history.Facts // the table when the window opened
	for _, v := range trail.Versions {
		if v.Facts != nil && !v.Earliest().After(opened) {
			then = v.Facts
		}
	}
	if then == nil || then.Draft {
		return
	}
	last := r.Closes
	for _, e := range r.Extensions {
		last = e.To
	}
	for _, m := range r.meetings() {
		if m.on.After(last) {
			last = m.on
		}
	}
	var days []string
	for _, change := range history.Compare(then, history.FactsOf(y)) {
		_, text, _ := strings.Cut(change.Path, ".")
		day, err := calendar.Parse(text)
		if err == nil && !day.Before(r.Published) && !day.After(last) && !slices.Contains(days, text) {
			days = append(days, text)
		}
	}
	if len(days) == 0 {
		return
	}
	slices.Sort(days)
	report(Finding{
		Record: y,
		Message: problem.Text{
			Vi: "bảng ngày nghỉ đổi sau khi đợt %[1]q mở, ở các ngày: %[2]s", En: "the days off changed after the round %[1]q opened, on: %[2]s",
		}.With(r.ID, strings.Join(days, ", ")),
		Hint: problem.Text{
			Vi: "hạn %s giữ nguyên; nếu vì vậy mà thiếu ngày thì gia hạn bằng [[extensions]]",
			En: "its last day %s stays; if days are missing now, extend it by [[extensions]]",
		}.With(lastDay(r)),
	})
}

// lastDay is the last day of a round's window.
func lastDay(r *round) calendar.Date {
	if n := len(r.Extensions); n > 0 {
		return r.Extensions[n-1].To
	}
	return r.Closes
}
