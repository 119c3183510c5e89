package browsertest

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"congkhai/internal/address"
	"congkhai/internal/site"
)

// sharing makes a browser offer the applications of its device, and keeps what they are sent.
const sharing = `navigator.share = (what) => { window.sent = what; return Promise.reject(new Error('no application was chosen')); };`

// offered is what a page offers to those who take a story along.
type offered struct {
	Facebook, Mail, Rel, Referrer string
	Quote, Address, Zalo          string // as shown
	Buttons                       int    // that are shown
	Apps                          bool   // the button for applications is shown
	Files                         []string
}

const offers = `(() => {
	const shown = (e) => !!e && e.offsetParent !== null;
	const facebook = document.querySelector('.story-share a[href*="facebook.com"]');
	const zalo = document.querySelector('[data-unshared]');
	return {
		Facebook: facebook.href, Mail: document.querySelector('.story-share a[href^="mailto:"]').href,
		Rel: facebook.rel, Referrer: facebook.referrerPolicy,
		Quote: document.getElementById('ghi-nguon').innerText, Address: document.getElementById('dia-chi').innerText,
		Zalo: shown(zalo) ? zalo.textContent : '',
		Buttons: [...document.querySelectorAll('main button')].filter(shown).length,
		Apps: shown(document.querySelector('[data-share]')),
		Files: [...document.querySelectorAll('.story-press a[download]')].map((a) => a.getAttribute('href')),
	};
})()`

// TestStory takes a story along as a journalist or a reader would: its credit line, its address, its data, on paper, and by
// the ways to send it on; with a browser that offers applications, and without scripts.
func TestStory(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	browser := launch(t, program)
	i := slices.IndexFunc(own.model.Site.Exemplars, func(e *site.Exemplar) bool { return !e.Hidden && e.Author != "" && e.Label.En != "" })
	if i < 0 {
		t.Fatal("the site has no story with an author and a translation")
	}
	story := own.model.Site.Exemplars[i]
	ctx := window(t, browser)
	heard := listen(t, ctx, own.url)
	do(t, ctx, screen(desk), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		return addScript(ctx, target, sharing)
	}))
	for _, language := range own.model.Config.Languages {
		path := address.Link("", language, story.URL)
		title, _ := story.Label.In(language)
		public := own.model.Config.Origin + path
		do(t, ctx, chromedp.Navigate(own.url+path))
		got := ask[offered](t, ctx, offers)
		offersStory(t, got, title, public)
		if got.Zalo != "" || !got.Apps || got.Buttons < 3 {
			t.Errorf("%s: with applications to choose from: %+v", path, got)
		}
		sent := ask[[]string](t, ctx, `(document.querySelector('[data-share]').click(), [window.sent.title, window.sent.url, Object.keys(window.sent).join(' ')])`)
		if len(sent) != 3 || !strings.HasSuffix(sent[0], title) || sent[1] != public || sent[2] != "title url" {
			t.Errorf("%s: applications are sent %q", path, sent)
		}
		onPaper(t, ctx, public)
		if language == "vi" {
			copying(t, ctx)
		}
	}
	heard.report(t)
	do(t, ctx, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
		chromedp.Navigate(own.url+story.URL))
	got := ask[offered](t, ctx, offers)
	offersStory(t, got, story.Label.Vi, own.model.Config.Origin+story.URL)
	if got.Zalo == "" || got.Buttons != 0 {
		t.Errorf("without scripts: %+v", got)
	}
}

// offersStory holds what a page offers to the story's title and address.
func offersStory(t *testing.T, got offered, title, public string) {
	t.Helper()
	facebook, err := url.Parse(got.Facebook)
	if err != nil || facebook.Host != "www.facebook.com" || facebook.Path != "/sharer/sharer.php" || facebook.Query().Get("u") != public {
		t.Errorf("Facebook is asked at %q", got.Facebook)
	}
	if got.Rel != "noopener external nofollow" || got.Referrer != "no-referrer" {
		t.Errorf("the link to Facebook has rel %q, referrer policy %q", got.Rel, got.Referrer)
	}
	mail, err := url.Parse(got.Mail)
	if err != nil || mail.Opaque != "" || !strings.HasSuffix(mail.Query().Get("subject"), title) || !strings.Contains(mail.Query().Get("body"), public) {
		t.Errorf("the letter is %q", got.Mail)
	}
	if !strings.Contains(got.Quote, title) || !strings.HasSuffix(got.Quote, public) || got.Address != public {
		t.Errorf("the credit line is %q, the address %q", got.Quote, got.Address)
	}
	for _, file := range []string{"/du-lieu/guong-dien-hinh.csv", "/du-lieu/guong-dien-hinh.json"} {
		if !slices.Contains(got.Files, file) {
			t.Errorf("%s is not among the files to take: %q", file, got.Files)
		}
	}
}

// onPaper wants the story with its address on paper, and nothing that only screens can use.
func onPaper(t *testing.T, ctx context.Context, public string) {
	t.Helper()
	do(t, ctx, media("print", "", ""))
	got := ask[[]string](t, ctx, `(() => {
		const shown = [...document.querySelectorAll('.story-share, .story-press, .story-neighbours, main button')].filter((e) => e.getClientRects().length);
		return [document.querySelector('.story-source').innerText, ...shown.map((e) => e.className)];
	})()`)
	if len(got) != 1 || !strings.HasSuffix(got[0], public) {
		t.Errorf("on paper, want the address at the end and no way to share: %q", got)
	}
	if pdf := printed(t, ctx); len(pdf) < 10_000 {
		t.Errorf("the printed story has %d bytes", len(pdf))
	}
	do(t, ctx, media("", "", ""))
}
