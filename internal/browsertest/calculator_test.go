package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
)

// question is what the calculator is asked; the names are those of its own function.
type question struct {
	From    string `json:"from"`
	Days    int    `json:"days"`
	Unit    string `json:"unit"`
	Meeting string `json:"meeting"`
	GapUnit string `json:"gapUnit"`
}

// counted is an answer in one line for each part: "2026-09-07 10: …", or the year that is missing.
type counted struct{ Without, WithFirst, Before string }

// askAll asks all questions at once.
const askAll = `((questions) => {
	const marks = {'working-day': '.', 'weekend': 'w', 'holiday': 'h', 'worked-weekend': 's'};
	const strip = (days) => days.map((d) => marks[d.kind] + (d.notice || '') + (d.n || '-')).join(' ');
	const reading = (r) => r.missing ? 'missing ' + r.missing : r.to + ' ' + r.n + ' ' + r.nominal + ': ' + strip(r.days);
	const form = document.querySelector('.calculator form');
	return questions.map((q) => {
		const a = form.count(q);
		return {
			Without: reading(a.without), WithFirst: reading(a.withFirst),
			Before: a.before.missing ? 'missing ' + a.before.missing : a.before.n + ': ' + strip(a.before.days),
		};
	});
})`

// TestCalculatorCounts holds the script's count to the program's own, in time zones on both sides of the date line.
func TestCalculatorCounts(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	browser := launch(t, program)
	table := own.model.Law.Calendar
	questions := calculatorQuestions()
	data, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	for _, zone := range []string{"America/Los_Angeles", "Pacific/Kiritimati"} {
		ctx := window(t, browser)
		do(t, ctx, command(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone}),
			chromedp.Navigate(own.url+"/quy-dinh/"))
		got := ask[[]counted](t, ctx, askAll+"("+string(data)+")")
		if len(got) != len(questions) {
			t.Fatalf("%s: %d answers to %d questions", zone, len(got), len(questions))
		}
		for i, q := range questions {
			want := counted{reading(t, table, q, false), reading(t, table, q, true), ahead(t, table, q)}
			if got[i] != want {
				t.Errorf("%s: %+v:\ngot  %+v\nwant %+v", zone, q, got[i], want)
			}
		}
	}
}

// calculatorQuestions lists the windows known from the law's practice, then windows of many lengths all over the years,
// the edges of the known ones included.
func calculatorQuestions() []question {
	list := []question{
		{"2025-08-20", 10, "working", "2025-09-08", "working"},
		{"2025-12-02", 7, "working", "2025-12-15", "working"},
		{"2024-02-06", 10, "working", "2024-03-15", "working"},
		{"2024-04-26", 10, "working", "2024-05-20", "working"},
		{"2024-10-04", 10, "working", "2024-10-21", "calendar"},
		{"2025-12-11", 10, "working", "2025-12-26", "working"},
		{"2026-08-20", 10, "working", "2026-09-11", "working"},
		{"2023-07-26", 20, "calendar", "2023-08-20", "calendar"},
		{"2018-05-30", 15, "working", "2018-06-20", "working"},
		{"2022-12-30", 5, "calendar", "2023-01-04", "working"},
		{"2026-12-31", 1, "working", "2027-01-01", "working"},
	}
	lengths := []int{1, 5, 7, 10, 15, 20, 22, 60}
	day := calendar.Of(2022, time.December, 20)
	for i := 0; day.Year < 2027; i++ {
		unit, gap := calendar.Unit(i%2), calendar.Unit(i/2%2)
		n := lengths[i%len(lengths)]
		list = append(list, question{day.String(), n, unit.String(), day.AddDays(1 + i%45).String(), gap.String()})
		day = day.AddDays(5)
	}
	return list
}

// parsed is a question as the calendar takes it.
func parsed(t *testing.T, q question) (from, meeting calendar.Date, unit, gap calendar.Unit) {
	t.Helper()
	from, errFrom := calendar.Parse(q.From)
	meeting, errMeeting := calendar.Parse(q.Meeting)
	if err := errors.Join(errFrom, errMeeting); err != nil {
		t.Fatal(err)
	}
	units := map[string]calendar.Unit{"working": calendar.Working, "calendar": calendar.CalendarDays}
	return from, meeting, units[q.Unit], units[q.GapUnit]
}

func reading(t *testing.T, table *calendar.Table, q question, first bool) string {
	t.Helper()
	from, _, unit, _ := parsed(t, q)
	to, err := table.Closing(from, q.Days, unit, first)
	if err != nil {
		return missing(t, err)
	}
	days, err := table.Days(from, to, unit, first)
	if err != nil {
		return missing(t, err)
	}
	n, err := table.Count(from, to, unit, first)
	if err != nil {
		return missing(t, err)
	}
	nominal := ""
	if n > q.Days {
		nominal = to.AddDays(q.Days - n).String()
	}
	return fmt.Sprintf("%s %d %s: %s", to, n, nominal, strip(days))
}

func ahead(t *testing.T, table *calendar.Table, q question) string {
	t.Helper()
	from, meeting, _, unit := parsed(t, q)
	days, err := table.Days(from, meeting.AddDays(-1), unit, false)
	if err != nil {
		return missing(t, err)
	}
	n, err := table.Gap(from, meeting, unit)
	if err != nil {
		return missing(t, err)
	}
	return fmt.Sprintf("%d: %s", n, strip(days))
}

func missing(t *testing.T, err error) string {
	t.Helper()
	var unknown calendar.UnknownYear
	if !errors.As(err, &unknown) {
		t.Fatal(err)
	}
	return fmt.Sprintf("missing %d", unknown.Year)
}

// strip is days as askAll writes them.
func strip(days []calendar.Day) string {
	marks := map[calendar.Kind]string{
		calendar.WorkingDay: ".", calendar.Weekend: "w", calendar.Holiday: "h", calendar.WorkedWeekend: "s",
	}
	var list []string
	for _, d := range days {
		n := "-"
		if d.N > 0 {
			n = fmt.Sprint(d.N)
		}
		list = append(list, marks[d.Kind]+d.Notice+n)
	}
	return strings.Join(list, " ")
}

// TestCalculatorForm fills the form by keyboard alone, rightly and wrongly.
func TestCalculatorForm(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	browser := launch(t, program)
	for _, language := range own.model.Config.Languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			ctx := window(t, browser)
			heard := listen(t, ctx, own.url)
			url := own.url + address.Link("", language, "/quy-dinh/")
			do(t, ctx, command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
				chromedp.Navigate(url))
			loadAxe(t, ctx)
			mistake(t, ctx)
			sameAsRound(t, ctx, own.url+address.Link("", language, "/lay-y-kien/2026-08-huan-chuong-lao-dong/cach-tinh/"))
			judge(t, ctx, "answered")
			heard.report(t)
			do(t, ctx, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
				chromedp.Navigate(url))
			if !ask[bool](t, ctx, `document.querySelector('.calculator').hidden && document.querySelectorAll('table').length > 0`) {
				t.Error("without scripts there is a form, or no table of days off")
			}
		})
	}
}

// mistake sends a date that no calendar has: the field says so and has the focus.
func mistake(t *testing.T, ctx context.Context) {
	t.Helper()
	ask[bool](t, ctx, `document.getElementById('tinh-published-day').focus(), true`)
	do(t, ctx, chromedp.KeyEvent("30"), chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent("2"), chromedp.KeyEvent(kb.Tab),
		chromedp.KeyEvent("2026"), chromedp.KeyEvent(kb.Enter))
	got := ask[[]string](t, ctx, `(() => {
		const e = document.activeElement;
		const described = e.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent);
		return [e.id, e.getAttribute('aria-invalid'), described[0], document.querySelector('.calculator-result').textContent];
	})()`)
	if got[0] != "tinh-published-day" || got[1] != "true" || got[2] == "" || got[3] != "" {
		t.Errorf("30 February: %q", got)
	}
	judge(t, ctx, "refused")
}

// sameAsRound asks for a window that a round has: strips and sentences are those of the round's page.
func sameAsRound(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	ask[bool](t, ctx, `(() => {
		const by = document.getElementById('tinh-theo');
		by.value = 'proposer huan-chuong-lao-dong';
		by.dispatchEvent(new Event('change'));
		document.getElementById('tinh-published-month').value = document.getElementById('tinh-published-year').value = '';
		document.getElementById('tinh-published-day').select();
		return true;
	})()`)
	keys := slices.Concat([]string{"20/8/2026"}, slices.Repeat([]string{kb.Tab}, 6), []string{"11", kb.Tab, "9", kb.Tab, "2026", kb.Enter})
	for _, key := range keys {
		do(t, ctx, chromedp.KeyEvent(key))
	}
	got := ask[[]string](t, ctx, `(async (url) => {
		const parser = new DOMParser();
		const page = parser.parseFromString(await (await fetch(url)).text(), 'text/html');
		const text = (e) => e ? e.textContent.replace(/\s+/g, ' ').trim() : 'nothing';
		const html = (e) => e ? e.outerHTML.replace(/>\s+</g, '><').trim() : 'nothing';
		const result = document.querySelector('.calculator-result');
		const said = [...result.querySelectorAll('p')].filter((p) => p.previousElementSibling && p.previousElementSibling.querySelector('.strip'));
		const strips = (from) => [...from.querySelectorAll('.strip')].map(html).concat([...from.querySelectorAll('.strip-key')].map(html));
		const before = page.getElementById('truoc-phien-hop').parentNode.querySelector('p:last-of-type');
		return [
			...strips(result), text(said[0]), text(said[1]),
			...strips(page), text(page.getElementById('cau-tinh')), text(before),
		];
	})('`+url+`')`)
	half := len(got) / 2
	if half != 6 {
		t.Fatalf("got %d strips, keys and sentences, want 6 on each page: %q", len(got), got)
	}
	for i := range half {
		if got[i] != got[half+i] {
			t.Errorf("the calculator and the page of the round differ:\n%s\n%s", got[i], got[half+i])
		}
	}
}
