package render

import (
	"encoding/json"
	"fmt"
	"html/template"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
	"congkhai/internal/viet"
)

// calculatorWords are the interface texts that the calculator fills in.
var calculatorWords = []string{
	"deadline.until", "deadline.length_working", "deadline.length_working_first", "deadline.length_calendar", "deadline.length_calendar_first",
	"strip.wd0", "strip.wd1", "strip.wd2", "strip.wd3", "strip.wd4", "strip.wd5", "strip.wd6", "strip.posted", "strip.working", "strip.counted",
	"strip.off", "strip.off_counted", "strip.worked", "strip.last", "strip.first", "strip.meets", "strip.meeting",
	"count.readings", "count.not_first", "count.with_first", "count.missing", "count.notice", "count.moved", "count.say_not_first", "count.say_first",
	"count.say_end_working", "count.say_end_calendar", "count.say_weekends", "count.say_holidays", "count.say_worked", "count.say_none",
	"count.say_skipped", "count.say_kept", "count.say_between", "count.gap", "count.gap_planned", "count.gap_planned_calendar",
	"count.rule", "count.verified", "count.cited", "rules.transition_text",
	"calculator.wrong_form", "calculator.wrong_day", "calculator.wrong_days", "calculator.wrong_meeting", "calculator.wrong_received",
	"calculator.result", "calculator.ends", "calculator.chosen", "calculator.no_rule", "calculator.no_length", "calculator.gap_enough",
	"calculator.gap_enough_calendar", "calculator.gap_short", "calculator.gap_short_calendar", "calculator.earliest",
	"calculator.earliest_calendar",
}

// calculation is what the calculator counts with: the law of the site, and the words for its answers.
type calculation struct {
	Years    []yearTable       `json:"years"`
	Rules    []ruleInForce     `json:"rules"` // of several in force on a day the last one governs
	Weekdays []string          `json:"weekdays"`
	Months   []string          `json:"months"`
	Date     string            `json:"date"`
	Short    string            `json:"short"` // without the year
	Long     string            `json:"long"`  // with the weekday
	Words    map[string]string `json:"words"`
}

// yearTable is the days that the notices of a year speak of.
type yearTable struct {
	Year   int          `json:"year"`
	Off    []noticedDay `json:"off"`
	Worked []noticedDay `json:"worked"`
}

type noticedDay struct {
	Date   string `json:"date"`
	Name   *said  `json:"name,omitempty"`
	Notice string `json:"notice"`
}

type ruleInForce struct {
	Citation   said       `json:"citation"`
	URL        string     `json:"url"`
	Awards     []string   `json:"awards"`
	Stage      string     `json:"stage"`
	From       string     `json:"from"`
	To         string     `json:"to,omitempty"`
	Verified   bool       `json:"verified"`
	Window     *span      `json:"window,omitempty"`
	Gap        *span      `json:"gap,omitempty"`
	Transition *exception `json:"transition,omitempty"`
}

type span struct {
	Days int    `json:"days"` // 0: the rule names no number
	Unit string `json:"unit"`
}

type exception struct {
	Citation said   `json:"citation"`
	Before   string `json:"before"`
}

// said is a text of a record, with its language where that is not the page's.
type said struct {
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

func (v *View) said(w lang.Words) said {
	text, own := w.In(v.Lang)
	if own {
		return said{Text: text}
	}
	return said{Text: text, Lang: "vi"}
}

// Calculation is the data block of the calculator, as JSON that may stand in a script element.
func (v *View) Calculation() (template.JS, error) {
	c := calculation{Words: make(map[string]string, len(calculatorWords))}
	c.Date, c.Short, c.Long = datePatterns(v.Lang)
	for _, key := range calculatorWords {
		c.Words[key] = v.text.Get(key)
	}
	for day := range 7 {
		c.Weekdays = append(c.Weekdays, v.text.Weekday(time.Weekday(day)))
	}
	for month := time.January; month <= time.December; month++ {
		c.Months = append(c.Months, month.String())
	}
	for _, y := range v.Site.Years {
		c.Years = append(c.Years, v.yearTable(y))
	}
	for _, r := range v.Site.RulesByDay() {
		c.Rules = append(c.Rules, v.ruleInForce(r))
	}
	data, err := json.Marshal(c) // escapes what could end the script element
	return template.JS(data), err
}

// datePatterns are how a language writes dates: see lang.Text.Date, shortDate and lang.Text.LongDate.
func datePatterns(code string) (date, short, long string) {
	if code == "en" {
		return "{d} {month} {yyyy}", "{d} {month}", "{weekday}, {date}"
	}
	return "{dd}/{mm}/{yyyy}", "{dd}/{mm}", "{date} ({weekday})"
}

func (v *View) yearTable(y *record.Year) yearTable {
	table := yearTable{Year: y.Year}
	for _, off := range y.Off {
		name := v.said(v.Site.DayName(off.Date))
		table.Off = append(table.Off, noticedDay{Date: off.Date.String(), Name: &name, Notice: off.Notice})
	}
	for _, worked := range y.Worked {
		table.Worked = append(table.Worked, noticedDay{Date: worked.Date.String(), Notice: worked.Notice})
	}
	return table
}

func (v *View) ruleInForce(r *site.Rule) ruleInForce {
	rule := ruleInForce{
		Citation: v.said(r.Words("citation", r.Citation)), URL: "#" + ruleAnchor(r.ID), Awards: r.Rule.Awards, Stage: r.Stage,
		From: r.ValidFrom.String(), To: r.ValidTo.String(), Verified: r.Verified, Window: lengthOf(r.Window), Gap: lengthOf(r.CouncilGap),
	}
	if t := r.Transition; t != nil {
		rule.Transition = &exception{v.said(r.Words("transition.citation", t.Citation)), t.ReceivedBefore.String()}
	}
	return rule
}

func lengthOf(l *record.Length) *span {
	if l == nil {
		return nil
	}
	return &span{l.Days, l.Unit}
}

// ruleAnchor is the place of a rule on the page of rules.
func ruleAnchor(id string) string { return "quy-dinh-" + viet.Slug(id) }

// shortDate is a day without its year where that is the year which is being spoken of.
func shortDate(t *lang.Text, d calendar.Date, year int) string {
	switch {
	case d.Year != year:
		return t.Date(d)
	case t.Code == "vi":
		return fmt.Sprintf("%02d/%02d", d.Day, int(d.Month))
	}
	return fmt.Sprintf("%d %s", d.Day, d.Month)
}
