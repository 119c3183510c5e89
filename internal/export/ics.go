package export

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// calendarName is the name of a calendar beside the page whose rounds it holds.
const calendarName = "lich.ics"

// alarmHour is the hour of the working day before the last one at which a calendar reminds of it.
const alarmHour = 8

// calendars are the calendars of last days (RFC 5545): of all rounds, of each round, and of each unit that a round
// concerns.
func (x *exporter) calendars() []File {
	var files []File
	add := func(folder string, rounds []*site.Round, title func(t *lang.Text) string) {
		for _, language := range x.config.Languages {
			files = append(files, File{
				address.Link("", language, folder+calendarName), typeCalendar,
				func(w *bytes.Buffer) error { return x.calendar(w, x.text[language], title(x.text[language]), rounds) },
			})
		}
	}
	add("/"+address.Rounds+"/", x.site.Rounds, func(t *lang.Text) string {
		return t.Get("feed.title.rounds", "site", x.config.Text(t.Code, "title", x.config.Title))
	})
	for _, r := range x.site.Rounds {
		add(r.URL, []*site.Round{r}, func(t *lang.Text) string { return heading(t, r) })
	}
	for _, u := range x.site.Units {
		if rounds := x.concerning(u); len(rounds) > 0 {
			add(u.URL, rounds, func(t *lang.Text) string { return t.Get("ics.unit", "unit", name(u, t.Code)) })
		}
	}
	return files
}

// concerning lists the rounds of which a unit is the council, also those that were taken off the site, and those in
// which it has or makes a proposal that is shown, the latest first.
func (x *exporter) concerning(u *site.Unit) []*site.Round {
	var rounds []*site.Round
	for _, r := range x.site.Rounds {
		if r.Council == u {
			rounds = append(rounds, r)
		}
	}
	for _, n := range slices.Concat(u.Nominations, u.Proposed) {
		if !slices.Contains(rounds, n.Round) {
			rounds = append(rounds, n.Round)
		}
	}
	slices.SortFunc(rounds, func(a, b *site.Round) int {
		return cmp.Or(b.Published.Compare(a.Published), strings.Compare(a.Round.ID, b.Round.ID))
	})
	return rounds
}

// heading is the title of a round, or that it was taken off the site: a title may hold a name.
func heading(t *lang.Text, r *site.Round) string {
	if r.Withheld() {
		return t.Get("ics.removed")
	}
	title, _ := r.Label.In(t.Code)
	return title
}

func (x *exporter) calendar(w *bytes.Buffer, t *lang.Text, title string, rounds []*site.Round) error {
	cal := &ics.Calendar{}
	cal.SetVersion("2.0")
	cal.SetProductId("-//congkhai//" + address.Rounds + "//" + strings.ToUpper(t.Code))
	cal.SetCalscale("GREGORIAN")
	cal.SetMethod(ics.MethodPublish)
	cal.SetName(oneLine(title))
	cal.SetXWRTimezone(x.config.Zone.String())
	cal.SetRefreshInterval("PT12H")
	cal.SetXPublishedTTL("PT12H")
	for _, r := range rounds {
		cal.AddVEvent(x.lastDay(t, r))
	}
	return cal.SerializeTo(w, ics.WithNewLineWindows)
}

// lastDay is the last day of a round as an event of the whole day. Nothing in it comes from a clock. A round that was
// taken off the site is a cancelled event of the same identity.
func (x *exporter) lastDay(t *lang.Text, r *site.Round) *ics.VEvent {
	e := ics.NewEvent(oneLine(r.Round.ID + "@" + x.host()))
	changed := x.changed(r)
	e.SetDtStampTime(changed)
	e.SetModifiedAt(changed)
	e.SetSequence(x.sequence(r))
	e.SetAllDayStartAt(r.Ends().Start(time.UTC))
	e.SetAllDayEndAt(r.Ends().AddDays(1).Start(time.UTC))
	summary := heading(t, r)
	if !r.Withheld() {
		summary = t.Get("ics.summary", "title", summary)
	}
	if r.Example {
		summary = t.Get("feed.example", "title", summary)
	}
	summary = oneLine(summary)
	e.SetSummary(summary)
	e.SetDescription(x.told(t, r))
	e.SetURL(x.url(t.Code, r.URL))
	e.AddCategory(oneLine(t.Get("section." + address.Rounds)))
	e.SetTimeTransparency(ics.TransparencyTransparent)
	if r.Withheld() {
		e.SetStatus(ics.ObjectStatusCancelled)
		return e
	}
	e.SetStatus(ics.ObjectStatusConfirmed)
	if r.Receiving || !r.Shown { // a reminder of a day that has passed would ring at once
		alarm := e.AddAlarm()
		alarm.SetAction(ics.ActionDisplay)
		alarm.SetTrigger(x.reminder(r.Ends()).UTC().Format("20060102T150405Z"), ics.WithValue("DATE-TIME"))
		alarm.SetDescription(summary)
	}
	return e
}

// told is what an event says besides its title: of a round that has not opened, its days only.
func (x *exporter) told(t *lang.Text, r *site.Round) string {
	var lines []string
	add := func(line string) { lines = append(lines, oneLine(line)) }
	if r.Withheld() {
		return oneLine(t.Get("removed.on", "date", t.Date(r.Removal.On)))
	}
	if r.Example {
		add(t.Get("paste.example"))
	}
	switch {
	case !r.Shown:
		add(t.Get("deadline.upcoming", "begin", t.LongDate(r.Published), "date", t.LongDate(r.Ends())))
	case r.Receiving:
		add(t.Get("deadline.until", "date", t.LongDate(r.Ends())))
	default:
		add(t.Get("deadline.closed", "date", t.LongDate(r.Ends())))
	}
	add(howLong(t, r))
	if r.Shown {
		for i := range r.Extensions {
			add(extension(t, r, i))
		}
	}
	add(t.Get("ics.where", "url", x.url(t.Code, r.URL)))
	return strings.Join(lines, "\n")
}

// changed is when the last change to a round took effect: 00:00 of its day. A round that has not opened changed with
// the state of the site.
func (x *exporter) changed(r *site.Round) time.Time {
	day := corrected(calendar.Date{}, r.Rec)
	if r.Shown {
		day = x.roundUpdated(r)
	}
	if r.Withheld() {
		day = later(day, r.Removal.On)
	}
	switch {
	case !day.IsZero():
		return day.Start(x.config.Zone)
	case !x.site.StateAsOf.IsZero():
		return x.site.StateAsOf
	}
	return time.Unix(0, 0) // nothing has ever happened, but the property must be there
}

// sequence counts the changes to an event since it was first published.
func (x *exporter) sequence(r *site.Round) int {
	n := len(r.Corrections)
	for _, e := range r.Extensions {
		if x.reached(e.On) {
			n++
		}
	}
	if r.Withheld() {
		n++
	}
	return n
}

// reminder is the morning of the working day before a day, or of the day before it where days off are not known.
func (x *exporter) reminder(last calendar.Date) time.Time {
	eve := last.AddDays(-1)
	for day := eve; ; day = day.AddDays(-1) {
		kind, err := x.site.Law.Calendar.Kind(day)
		if err != nil {
			break
		}
		if kind.Works() {
			eve = day
			break
		}
	}
	return time.Date(eve.Year, eve.Month, eve.Day, alarmHour, 0, 0, 0, x.config.Zone)
}

// howLong is how many days a round takes comments, and how they are counted.
func howLong(t *lang.Text, r *site.Round) string {
	if r.Window.Err != nil {
		return t.Get("deadline.unknown")
	}
	key := "deadline.length_" + r.Window.Unit.String()
	if r.Window.First {
		key += "_first"
	}
	return t.Get(key, "n", t.Number(r.Window.Count), "day", t.Date(r.Window.From))
}

// oneLine is a text with single spaces for its line ends, other spaces and control characters.
func oneLine(s string) string {
	separates := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\ufffd"), separates), " ")
}
