package browsertest

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"congkhai/internal/calendar"
)

// state is what a reader sees of a round or nomination.
type state struct {
	Label   string // of its stage
	Kind    string // class of the mark
	Respond bool   // how to comment is shown
	Ended   bool   // that the time is over is shown
	Live    string // what was said since the page was shown
	Said    int    // how often something was said
	Left    string // how many days are left
}

const seen = `(() => {
	const shown = (e) => !!e && e.offsetParent !== null;
	const mark = document.querySelector('main .stage');
	const live = document.getElementById('tinh-trang');
	return {
		Label: mark.textContent.trim(), Kind: mark.className, Respond: shown(document.querySelector('.respond')),
		Ended: [...document.querySelectorAll('[data-when=ended]')].some(shown),
		Live: live ? live.textContent : '', Said: window.said || 0,
		Left: [...document.querySelectorAll('[data-left]')].map((e) => e.textContent)[0] || '',
	};
})()`

// clock sets what the browser takes for the time, and counts what a screen reader would be told.
const clock = `
	Date.now = () => %d * 1000;
	new MutationObserver((list) => {
		for (const m of list) if (m.target.id === 'tinh-trang' && m.type === 'childList') window.said = (window.said || 0) + 1;
	}).observe(document, {childList: true, subtree: true});
`

// visit shows a page to a reader whose clock says now, in a zone.
func visit(t *testing.T, browser context.Context, url string, now time.Time, zone string) state {
	t.Helper()
	ctx := window(t, browser)
	do(t, ctx,
		command(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone}),
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			return addScript(ctx, target, fmt.Sprintf(clock, now.Unix()))
		}),
		chromedp.Navigate(url),
	)
	return ask[state](t, ctx, seen)
}

// TestLiveState shows pages of the day before a change of stage to readers of the day itself, in three zones: they see
// the state that the site has on that day.
func TestLiveState(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	zones := []string{"UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"}
	const round, nomination = "/lay-y-kien/2026-08-bang-khen/", "/lay-y-kien/2026-08-bang-khen/cao-thi-lua/"
	for i, c := range []struct {
		day, path string
		left      string
		told      bool // that the page may be out of date
	}{
		{"2026-08-13", round, "", true},
		{"2026-08-20", round, "Còn 8 ngày làm việc.", false},
		{"2026-08-26", round, "Còn 3 ngày làm việc.", true},
		{"2026-08-28", nomination, "Ngày cuối nhận ý kiến.", false},
		{"2026-08-29", round, "", true},
		{"2026-08-29", nomination, "", true},
		{"2026-07-17", "/lay-y-kien/2026-07-gia-han/", "", false},
		{"2026-08-25", "/lay-y-kien/2026-08-huan-chuong-lao-dong/trinh-hoai-ninh/", "", true},
	} {
		t.Run(c.day+c.path, func(t *testing.T) {
			t.Parallel()
			day, err := calendar.Parse(c.day)
			if err != nil {
				t.Fatal(err)
			}
			before, now := serveAt(t, day.AddDays(-1).String()), serveAt(t, c.day)
			at := day.Start(before.model.Config.Zone).Add(time.Minute)
			old := visit(t, browser, before.url+c.path, at, zones[i%len(zones)])
			fresh := visit(t, browser, now.url+c.path, at, zones[(i+1)%len(zones)])
			if old.Label != fresh.Label || old.Kind != fresh.Kind || old.Respond != fresh.Respond && c.day != "2026-08-13" {
				t.Errorf("the page of the day before shows %+v, that of the day %+v", old, fresh)
			}
			if c.left != "" && (old.Left != c.left || fresh.Left != c.left) {
				t.Errorf("days left: %q and %q, want %q", old.Left, fresh.Left, c.left)
			}
			if (old.Live != "") != c.told || fresh.Live != "" {
				t.Errorf("said on the page of the day before: %q, of the day: %q", old.Live, fresh.Live)
			}
			if c.told && old.Said != 1 {
				t.Errorf("said %d times", old.Said)
			}
		})
	}
}

// TestLiveStateOfWrongClocks shows a page to readers whose clock is wrong, and one of a site whose clock stands still.
func TestLiveStateOfWrongClocks(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	const path = "/lay-y-kien/2026-08-bang-khen/"
	moving, still := serveAt(t, "2026-08-27"), serveSite(t)
	asOf := moving.model.Site.StateAsOf
	for _, c := range []struct {
		name string
		url  string
		now  time.Time
		want state
	}{
		{"two days slow", moving.url + path, asOf.Add(-48 * time.Hour), state{Label: "Sắp hết hạn", Kind: "stage stage-closing-soon", Respond: true}},
		{"an hour slow", moving.url + path, asOf.Add(-time.Hour), state{Label: "Sắp hết hạn", Kind: "stage stage-closing-soon", Respond: true, Left: "Còn 3 ngày làm việc."}},
		{"years later", moving.url + path, asOf.AddDate(3, 0, 0), state{
			Label: "Đã hết hạn lấy ý kiến", Kind: "stage stage-closed", Ended: true, Said: 1,
			Live: "Đã hết hạn lấy ý kiến. Trang tạo theo tình trạng ngày 26/08/2026, có thể chưa cập nhật. Thời hạn ghi trên trang là theo bản này.",
		}},
		{"a clock that stands still", still.url + path, asOf.AddDate(3, 0, 0), state{Label: "Sắp hết hạn", Kind: "stage stage-closing-soon", Respond: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := visit(t, browser, c.url, c.now, "UTC"); got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
		})
	}
}

// addScript runs a script in every page before its own.
func addScript(ctx context.Context, target *chromedp.Target, source string) error {
	_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
	return err
}
