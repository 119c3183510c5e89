package browsertest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestRowsKeepTheirOwnStage shows the page of a round to a reader after its window: the round has moved on, all
// proposals with it, and what was told of one proposal alone still stands in its row.
func TestRowsKeepTheirOwnStage(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	site := serveAt(t, "2026-08-27")
	ctx := window(t, browser)
	later := time.Date(2026, time.October, 1, 3, 0, 0, 0, time.UTC)
	do(t, ctx,
		chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			return addScript(ctx, target, fmt.Sprintf(clock, later.Unix()))
		}),
		chromedp.Navigate(site.url+"/lay-y-kien/2026-08-huan-chuong-lao-dong/"),
	)
	got := ask[[]string](t, ctx, `(() => {
		const texts = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
		return [texts('main .stage')[0], ...texts('main .own .stage'), ...new Set(texts('main tr:not(.own) .stage'))];
	})()`)
	want := []string{"Đã hết hạn lấy ý kiến", "Đã rút đề nghị", "Tạm dừng xem xét", "Đã hết hạn lấy ý kiến"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRemovedRows wants the row of a proposal that was taken off the site to say so on every screen.
func TestRemovedRows(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	site := serveSite(t)
	ctx := window(t, browser)
	for _, s := range []size{narrow, phone, desk} {
		do(t, ctx, screen(s), chromedp.Navigate(site.url+"/lay-y-kien/2026-03-bang-khen/"))
		if got := ask[string](t, ctx, `document.querySelector('.lines').innerText`); !strings.Contains(got, "Nội dung đã được gỡ ngày 03/08/2026") {
			t.Errorf("%s: the list says\n%s", s.name, got)
		}
	}
}
