// Package law reads the law that a record set carries: which disclosure rule governs an award on a day, and which
// days offices work.
//
// In: a record.Set. Out: rules in force, a calendar of working days, and the window of a round with its count. Rules
// and days off are dated data, never constants; the package reads no clock and gives no verdict (that is package
// check).
package law

import (
	"cmp"
	"errors"
	"slices"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// Law is the rules and days off of a site.
type Law struct {
	Calendar *calendar.Table
	rules    map[string][]*record.Rule // by award, by valid_from
	byID     map[string]*record.Rule
}

// New reads the law out of a set. Drafts are left out.
func New(set *record.Set) *Law {
	l := &Law{Calendar: calendar.NewTable(), rules: map[string][]*record.Rule{}, byID: set.Rules}
	for _, y := range record.Sorted(set.Years) {
		if y.Draft {
			continue
		}
		l.Calendar.AddYear(y.Year)
		for _, d := range y.Off {
			l.Calendar.Off(d.Date, d.Name, d.Notice)
		}
		for _, d := range y.Worked {
			l.Calendar.Worked(d.Date, d.Notice)
		}
	}
	for _, r := range record.Sorted(set.Rules) {
		if r.Draft {
			continue
		}
		for _, award := range r.Awards {
			l.rules[award] = append(l.rules[award], r)
		}
	}
	for _, list := range l.rules {
		slices.SortStableFunc(list, func(a, b *record.Rule) int { return a.ValidFrom.Compare(b.ValidFrom) })
	}
	return l
}

// Covers reports whether a rule is in force on a day.
func Covers(r *record.Rule, day calendar.Date) bool {
	return !day.Before(r.ValidFrom) && (r.ValidTo.IsZero() || !day.After(r.ValidTo))
}

// Rules lists the rules that have ever governed an award, the oldest first.
func (l *Law) Rules(award string) []*record.Rule { return l.rules[award] }

// Rule returns the rule for an award at a stage on the day of publication, the latest one where several are in force.
// A rule with a transition leaves dossiers received before its day under the rule that was in force then.
func (l *Law) Rule(award, stage string, published, received calendar.Date) (*record.Rule, bool) {
	r, ok := l.inForce(award, stage, published)
	if ok && r.Transition != nil && !received.IsZero() && received.Before(r.Transition.ReceivedBefore) {
		if old, had := l.inForce(award, stage, received); had {
			return old, true
		}
	}
	return r, ok
}

func (l *Law) inForce(award, stage string, day calendar.Date) (*record.Rule, bool) {
	for _, r := range slices.Backward(l.rules[award]) {
		if r.Stage == stage && Covers(r, day) {
			return r, true
		}
	}
	return nil, false
}

// Disclosed reports whether an award is under any disclosure rule at a stage, on whatever day.
func (l *Law) Disclosed(award, stage string) bool {
	return slices.ContainsFunc(l.rules[award], func(r *record.Rule) bool { return r.Stage == stage })
}

// Governing returns the rules of a round: the one it names, else the one of each of its awards, without repetition,
// the longest window first.
func (l *Law) Governing(r *record.Round) []*record.Rule {
	if rule := l.byID[r.Rule]; rule != nil {
		return []*record.Rule{rule}
	}
	var rules []*record.Rule
	for _, award := range r.Awards {
		if rule, ok := l.Rule(award, r.AtStage(), r.Published, r.DossierReceived); ok && !slices.Contains(rules, rule) {
			rules = append(rules, rule)
		}
	}
	slices.SortStableFunc(rules, func(a, b *record.Rule) int { return cmp.Compare(length(b.Window), length(a.Window)) })
	return rules
}

// length orders windows roughly: a working day weighs 7/5 of a calendar day.
func length(l *record.Length) int {
	switch {
	case l == nil:
		return 0
	case l.Unit == "working":
		return l.Days * 7
	}
	return l.Days * 5
}

// Window is the time in which a round takes comments, counted.
type Window struct {
	Rules    []*record.Rule // that govern it; may be empty
	Rule     *record.Rule   // the one with the longest window, nil where none asks for one
	From, To calendar.Date  // both included; To after extensions
	Original calendar.Date  // the end as first published
	Unit     calendar.Unit
	First    bool // the first day counts, as the round declares
	Count    int  // days by the round's own reading
	Other    int  // days by the other reading of the first day
	Days     []calendar.Day
	Gap      int  // working days between publication and the council's meeting, where one is set
	HasGap   bool // Gap was counted
	Err      error
}

// Needed is the number of days that the rule asks for, 0 where it names none.
func (w *Window) Needed() int {
	if w.Rule == nil || w.Rule.Window == nil {
		return 0
	}
	return w.Rule.Window.Days
}

// Unknown returns the year whose table of days off the count lacks.
func (w *Window) Unknown() (year int, unknown bool) {
	var u calendar.UnknownYear
	if errors.As(w.Err, &u) {
		return u.Year, true
	}
	return 0, false
}

// Window counts the window of a round. Where the count needs a year without a table, Err says so and the counts are
// zero: nothing is guessed.
func (l *Law) Window(r *record.Round) Window {
	w := Window{
		Rules: l.Governing(r), From: r.Published, To: Closes(r), Original: r.Closes, First: r.CountFirstDay,
	}
	if len(w.Rules) > 0 && w.Rules[0].Window != nil {
		w.Rule = w.Rules[0]
		w.Unit = w.Rule.Window.CountedIn()
	}
	if w.Days, w.Err = l.Calendar.Days(w.From, w.To, w.Unit, w.First); w.Err != nil {
		return w
	}
	w.Count, w.Err = l.Calendar.Count(w.From, w.To, w.Unit, w.First)
	if w.Err == nil {
		w.Other, w.Err = l.Calendar.Count(w.From, w.To, w.Unit, !w.First)
	}
	if !r.CouncilMeeting.IsZero() && w.Err == nil {
		gap, err := l.Calendar.Gap(r.Published, r.CouncilMeeting, calendar.Working)
		w.Gap, w.HasGap = gap, err == nil
	}
	return w
}

// Closes is the last day of a round's window, after its extensions.
func Closes(r *record.Round) calendar.Date {
	if n := len(r.Extensions); n > 0 && !r.Extensions[n-1].To.IsZero() {
		return r.Extensions[n-1].To
	}
	return r.Closes
}
