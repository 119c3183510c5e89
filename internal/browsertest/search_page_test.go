package browsertest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"congkhai/internal/search"
)

// searched is what a reader sees of the search.
type searched struct {
	URL, Count, Said string
	Rows             int
	First            string   // name of the first row
	Marks            []string // in its name
	Focus            string   // text or id of what has the focus
	Chosen           bool     // the filters in force are told
}

const seenRows = `(() => {
	const rows = [...document.querySelectorAll('.search ol > li')], focus = document.activeElement;
	const name = rows.length ? rows[0].querySelector('.row-name') : null;
	return {
		URL: location.pathname + location.search, Rows: rows.length,
		Count: document.querySelector('.search-count').hidden ? '' : document.querySelector('.search-count').textContent,
		Said: document.querySelector('.search-said').textContent,
		First: name ? name.textContent : '', Marks: name ? [...name.querySelectorAll('mark')].map((e) => e.textContent) : [],
		Focus: focus.id || focus.textContent, Chosen: !document.querySelector('.search-chosen').hidden,
	};
})()`

// searchPage searches by keyboard alone.
func searchPage(t *testing.T, browser context.Context, own ownSite, path string) {
	ctx := window(t, browser)
	heard := listen(t, ctx, own.url)
	do(t, ctx, command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}),
		screen(desk), chromedp.Navigate(own.url+path), meets(`(document.querySelector('.search form') || {}).search`))
	loadAxe(t, ctx)
	typed(t, ctx, path)
	filtered(t, ctx, path)
	judge(t, ctx, "results")
	fits(t, ctx)
	do(t, ctx, chromedp.Navigate(own.url+strings.TrimSuffix(path, "tim-kiem/")))
	ask[bool](t, ctx, `document.getElementById('tim').focus(), true`)
	press(t, ctx, "10/KH-HĐTĐKT", kb.Enter)
	do(t, ctx, meets(`location.pathname === '`+path+`' && document.querySelectorAll('.search ol > li').length > 0`))
	if plan := ask[string](t, ctx, `document.querySelector('.search .row-name').pathname`); !strings.HasSuffix(plan, "/10-kh-hdtdkt/") {
		t.Errorf("from the first page the number of a plan leads to %s first", plan)
	}
	heard.report(t)
}

// press presses keys.
func press(t *testing.T, ctx context.Context, keys ...string) {
	t.Helper()
	for _, key := range keys {
		do(t, ctx, chromedp.KeyEvent(key))
	}
}

// same compares what is seen with what is wanted, but for what is not wanted to be anything.
func same(t *testing.T, ctx context.Context, when string, want searched) {
	t.Helper()
	got := ask[searched](t, ctx, seenRows)
	if want.Said == "" {
		got.Said = ""
	}
	if want.Focus == "" {
		got.Focus = ""
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\ngot  %+v\nwant %+v", when, got, want)
	}
}

// typed types a name without marks, walks through the rows and back, and empties the box.
func typed(t *testing.T, ctx context.Context, path string) {
	t.Helper()
	const first = "Nguyễn Văn Ân"
	english := strings.HasPrefix(path, "/en/")
	count := func(n int, q string) string {
		switch {
		case english && n == 1:
			return "1 result for “" + q + "”"
		case english:
			return fmt.Sprintf("%d results for “%s”", n, q)
		}
		return fmt.Sprintf("%d kết quả cho “%s”", n, q)
	}
	ask[bool](t, ctx, `document.getElementById('tim').focus(), true`)
	press(t, ctx, "nguyen van an")
	do(t, ctx, meets(`document.querySelectorAll('.search ol > li').length > 0 && location.search === '?q=nguyen+van+an'`))
	want := searched{
		URL: path + "?q=nguyen+van+an", Count: count(1, "nguyen van an"), Rows: 1, First: first,
		Marks: []string{"Nguyễn", "Văn", "Ân"}, Focus: "tim",
	}
	same(t, ctx, "typed", want)
	do(t, ctx, meets(`document.querySelector('.search-said').textContent !== ''`))
	want.Said = want.Count
	same(t, ctx, "read out", want)
	press(t, ctx, kb.ArrowDown)
	want.Said, want.Focus = "", first
	same(t, ctx, "down", want)
	press(t, ctx, kb.ArrowUp)
	want.Focus = "tim"
	same(t, ctx, "up", want)
	press(t, ctx, kb.Escape)
	do(t, ctx, meets(`!document.querySelector('.search-help').hidden`))
	same(t, ctx, "escape", searched{URL: path, Marks: []string{}, Focus: "tim"})
}

// filtered sends a word off, asks for one kind, for more rows, and goes back.
func filtered(t *testing.T, ctx context.Context, path string) {
	t.Helper()
	press(t, ctx, "th", kb.Enter)
	do(t, ctx, meets(`document.querySelectorAll('.search ol > li').length === 10 && !document.querySelector('.search-filters').hidden`))
	all := ask[searched](t, ctx, seenRows)
	if all.URL != path+"?q=th" || all.Chosen {
		t.Errorf("sent off: %+v", all)
	}
	n := ask[int](t, ctx, `(() => {
		const select = document.getElementById('loc-kind');
		select.focus();
		return Number(/\((\d+)\)$/.exec(select.options[1].textContent)[1]);
	})()`)
	press(t, ctx, kb.ArrowDown)
	do(t, ctx, meets(`location.search === '?q=th&loai=nomination' && !document.querySelector('.search-chosen').hidden`))
	one := ask[searched](t, ctx, seenRows)
	if !strings.HasPrefix(one.Count, fmt.Sprint(n)+" ") || one.Count == all.Count || one.Focus != "loc-kind" {
		t.Errorf("filtered to %d: %+v", n, one)
	}
	ask[bool](t, ctx, `document.querySelector('.search-more button').focus(), true`)
	press(t, ctx, kb.Enter)
	do(t, ctx, meets(`document.querySelectorAll('.search ol > li').length > 10`))
	if !ask[bool](t, ctx, `document.activeElement === document.querySelectorAll('.search ol .row-name')[10]`) {
		t.Errorf("after more rows the focus is not on the first of them: %+v", ask[searched](t, ctx, seenRows))
	}
	ask[bool](t, ctx, `history.back(), true`)
	do(t, ctx, meets(`location.search === '?q=th' && document.querySelector('.search-chosen').hidden`))
	do(t, ctx, meets(`document.querySelector('.search-count').textContent === `+fmt.Sprintf("%q", all.Count)))
	same(t, ctx, "back", all.but("", ""))
	ask[bool](t, ctx, `history.back(), true`)
	do(t, ctx, meets(`location.search === '' && !document.querySelector('.search-help').hidden`))
	ask[bool](t, ctx, `history.forward(), true`)
	do(t, ctx, meets(`location.search === '?q=th' && document.querySelectorAll('.search ol > li').length === 10`))
}

// but is the same without what was read out and where the focus is.
func (s searched) but(said, focus string) searched {
	s.Said, s.Focus = said, focus
	return s
}

// failing asks where the index is none, and where a newer one was published meanwhile.
func failing(t *testing.T, browser context.Context, shelf *shelf, corpus *search.Corpus) {
	ctx := window(t, browser)
	do(t, ctx, chromedp.Navigate(shelf.url+"/tim-kiem/?x=%E0%A4&q=dang+thi+an&fbclid=x"))
	do(t, ctx, meets(`!!document.querySelector('.search-failed') && !document.querySelector('.search-failed').hidden`))
	old := cut(t, corpus)
	shelf.files.Store(&old)
	ask[bool](t, ctx, `document.querySelector('.search-failed button').click(), true`)
	do(t, ctx, meets(`document.querySelectorAll('.search ol > li').length === 1 && document.querySelector('.search-failed').hidden`))

	if search := ask[string](t, ctx, `location.search`); search != "?q=dang+thi+an" {
		t.Errorf("what the page does not ask stays in its address: %s", search)
	}

	do(t, ctx, chromedp.Navigate(shelf.url+"/tim-kiem/?loai=unit&dot=constructor"), meets(`!document.querySelector('.search-none').hidden`))
	ask[bool](t, ctx, `document.querySelector('.search-filters').open = true`)
	do(t, ctx, meets(`document.getElementById('loc-round').selectedOptions[0].text === 'constructor (0)'`))
	do(t, ctx, chromedp.Navigate(shelf.url+"/tim-kiem/"), meets(`(document.querySelector('.search form') || {}).search`))

	// Rows of the next index are asked for by places in the one before.
	ask[bool](t, ctx, `(document.getElementById('tim').value = 'th', document.getElementById('tim').dispatchEvent(new Event('input')), true)`)
	do(t, ctx, meets(`document.querySelectorAll('.search ol > li').length === 10`))
	next := *corpus
	next.Rows = slices.Concat(corpus.Rows[1:], corpus.Rows[:1])
	reordered := cut(t, &next)
	shelf.files.Store(&reordered)
	ask[bool](t, ctx, `document.querySelector('.search-more button').click(), true`)
	do(t, ctx, meets(`document.querySelectorAll('.search ol > li').length === 30 && document.querySelector('.search-failed').hidden`))

	// The next has a row less, and stages that have moved on by the clock of the reader.
	changed, moved := *corpus, *corpus
	changed.Rows = corpus.Rows[1:]
	changed.States, moved.States = slices.Clone(corpus.States), slices.Clone(corpus.States)
	for i := range corpus.States {
		if corpus.States[i].Stage == "open" {
			changed.States[i].Moves = "1 closing-soon;2 closed;99999999999 decided"
			moved.States[i].Stage = "closed"
		}
	}
	moved.Rows = changed.Rows
	fresh := cut(t, &changed)
	shelf.files.Store(&fresh)
	questions := []query{{Q: "luong cong an"}, {Q: "th", Filters: map[string]string{"state": "closed"}}}
	for i, got := range put(t, ctx, questions) {
		if want := replyOf(&moved, questions[i], 1); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v after the site was published again:\ngot  %+v\nwant %+v", questions[i], got, want)
		}
	}
}
