package render

import (
	"strconv"
	"strings"

	"congkhai/internal/calendar"
	"congkhai/internal/site"
)

// Moves is the value of data-moves: what is still to come of a stage, for the script that moves a page's state forward.
// Each change is its instant in seconds since 1970, its stage and the stage's label, with semicolons between them. Where
// the clock of the site stands still it is empty.
func (v *View) Moves(list []site.Move) string {
	if v.Fixed || len(list) == 0 {
		return ""
	}
	var b strings.Builder
	for i, m := range list {
		if i > 0 {
			b.WriteByte(';')
		}
		b.WriteString(strconv.FormatInt(m.At.Unix(), 10))
		b.WriteByte(' ')
		b.WriteString(string(m.Stage))
		b.WriteByte(' ')
		b.WriteString(v.text.Get("stage." + string(m.Stage)))
	}
	return b.String()
}

// Left is the value of data-left: where the working days of a round's window that the state of the site leaves end, in
// seconds since 1970. It is empty where they cannot be counted and where the clock of the site stands still.
func (v *View) Left(r *site.Round) string {
	if v.Fixed || r.Window.Err != nil {
		return ""
	}
	var b strings.Builder
	for _, d := range r.Window.Days {
		end := d.Date.AddDays(1).Start(v.Site.Config.Zone)
		if !d.Kind.Works() || !end.After(v.Site.StateAsOf) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.FormatInt(end.Unix(), 10))
	}
	return b.String()
}

// Since is the start of a day in the site's zone, in seconds since 1970.
func (v *View) Since(d calendar.Date) string {
	return strconv.FormatInt(d.Start(v.Site.Config.Zone).Unix(), 10)
}

// BuiltDay is the day of that instant.
func (v *View) BuiltDay() calendar.Date { return calendar.FromTime(v.Built()) }

// Seconds is the instant up to which the pages tell the state, in seconds since 1970.
func (v *View) Seconds() string { return strconv.FormatInt(v.Built().Unix(), 10) }
