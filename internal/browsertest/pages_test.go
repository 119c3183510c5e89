package browsertest

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"congkhai/internal/address"
	"congkhai/internal/site"
)

// TestPages looks at one page of each kind, in each language.
func TestPages(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	browser := launch(t, program)
	for _, k := range kindsOfPage(t, own) {
		if !thorough() && slices.Contains(variants, k.name) {
			continue
		}
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			ctx := window(t, browser)
			heard := listen(t, ctx, own.url)
			for _, language := range own.model.Config.Languages {
				t.Run(language, func(t *testing.T) {
					url := own.url + address.Link("", language, k.page.Path)
					look(t, ctx, url, language)
					if language == "vi" || thorough() {
						plain(t, ctx, url, language)
					}
				})
			}
			heard.report(t)
		})
		if k.name == "nomination-open" {
			t.Run("kit", func(t *testing.T) {
				t.Parallel()
				kit(t, browser, own.url+k.page.Path)
			})
		}
	}
}

// variants are kinds that differ from others by the words of a stage alone; they are judged where the browser is required.
var variants = []string{
	"round-upcoming", "round-closing-soon", "round-closed", "round-considered",
	"nomination-closing-soon", "nomination-closed", "nomination-considered", "nomination-apart",
}

// kind is a page that stands for its kind.
type kind struct {
	name  string
	page  *site.Page
	parts int // different elements, by name and class
	size  int
}

// kindsOfPage picks of each kind the page that is put together from the most different elements, the shortest of them: ten
// more rows show nothing new.
func kindsOfPage(t *testing.T, own ownSite) []*kind {
	var kinds []*kind
	byName := map[string]*kind{}
	for _, page := range own.model.Site.Pages() {
		name := nameOf(page)
		k := byName[name]
		if k == nil {
			k = &kind{name: name}
			byName[name] = k
			kinds = append(kinds, k)
		}
		var b bytes.Buffer
		if err := own.model.Renderer.Page(&b, page, "vi"); err != nil {
			t.Fatal(err)
		}
		if n := differentElements(b.Bytes()); n > k.parts || n == k.parts && b.Len() < k.size {
			k.page, k.parts, k.size = page, n, b.Len()
		}
	}
	for _, name := range []string{"home", "round-upcoming", "round-open", "round-closed", "round-decided", "nomination-open", "nomination-decided"} {
		if byName[name] == nil {
			t.Errorf("the site has no page of the kind %s", name)
		}
	}
	return kinds
}

var startTag = regexp.MustCompile(`<([a-z][a-z0-9]*)(?:[^>]*? class="([^"]*)")?`)

func differentElements(page []byte) int {
	found := map[string]bool{}
	for _, tag := range startTag.FindAllSubmatch(page, -1) {
		found[string(tag[1])+"."+string(tag[2])] = true
	}
	return len(found)
}

// nameOf names the kind of a page: its layout, apart by how far a round or nomination has come and by whether a list
// goes on elsewhere.
func nameOf(page *site.Page) string {
	name := page.Layout
	switch node := page.Node.(type) {
	case *site.Round:
		if page.Layout == "round" {
			name += "-" + string(node.Stage)
		}
	case *site.Nomination:
		switch {
		case node.Hidden != "":
		case node.Outcome() != nil:
			name += "-decided"
		case node.Stage == node.Round.Stage:
			name += "-" + string(node.Stage)
		default:
			name += "-apart"
		}
	}
	if page.Paging != nil && page.Paging.Of > 1 {
		name += "-paged"
	}
	return name
}

// shown is a way to show a page.
type shown struct {
	size
	theme string
}

func (s shown) String() string { return s.name + ", " + s.theme }

// ways are the ways in which a page in a language is judged: all where the browser is required; else the one that is most
// unlike that of the other language.
func ways(language string) []shown {
	switch {
	case thorough():
		return []shown{{phone, "light"}, {phone, "dark"}, {desk, "light"}, {desk, "dark"}}
	case language == "vi":
		return []shown{{phone, "light"}}
	}
	return []shown{{desk, "dark"}}
}

// look opens a page and tries it in every way.
func look(t *testing.T, ctx context.Context, url, language string) {
	do(t, ctx, screen(phone), media("", "prefers-color-scheme", "light"), chromedp.Navigate(url))
	calm(t, ctx)
	skipFirst(t, ctx)
	judgeAll(t, ctx, ways(language), "")
	fits(t, ctx)
	for _, c := range []struct{ name, medium, feature, value string }{
		{"forced colours", "", "forced-colors", "active"}, {"print", "print", "", ""},
	} {
		do(t, ctx, screen(desk), media(c.medium, c.feature, c.value))
		if h := ask[float64](t, ctx, `document.querySelector('main').getBoundingClientRect().height`); h <= 0 {
			t.Errorf("%s: the main part is %v high", c.name, h)
		}
	}
}

// judgeAll lets axe-core judge the open page in some ways.
func judgeAll(t *testing.T, ctx context.Context, ways []shown, note string) {
	t.Helper()
	loadAxe(t, ctx)
	for _, way := range ways {
		do(t, ctx, screen(way.size), media("", "prefers-color-scheme", way.theme))
		if !ask[bool](t, ctx, `matchMedia('(prefers-color-scheme: `+way.theme+`)').matches`) {
			t.Fatalf("the browser does not show the %s theme", way.theme)
		}
		if way.size == desk || way.theme == "dark" { // the look on a phone by day is at the page as it opens; the others see what it folds away, too
			ask[bool](t, ctx, `document.querySelectorAll('details').forEach((d) => { d.open = true; }), true`)
		}
		judge(t, ctx, way.String()+note)
	}
}

// calm holds a page that was just opened to what makes it light: nothing moves after it is shown, one style sheet, another
// for papers, one deferred script, no font.
func calm(t *testing.T, ctx context.Context) {
	t.Helper()
	for _, what := range ask[[]string](t, ctx, `new Promise((done) => {
		const out = [];
		const count = (selector, least, most) => {
			const n = document.querySelectorAll(selector).length;
			if (n < least || n > most) out.push(n + ' of ' + selector);
		};
		count('link[rel=stylesheet]', 1, document.querySelector('.sheet') ? 2 : 1);
		count('style', 0, 0);
		count('body script[src], script[src]:not([defer]):not([data-needed])', 0, 0);
		count('script[src][defer]:not([src*="/_serve/"])', 1, 1);
		for (const r of performance.getEntriesByType('resource')) {
			if (/\.(woff2?|ttf|otf)\b/.test(r.name)) out.push('the font ' + r.name);
		}
		const note = (shifts) => shifts.forEach((s) => out.push('a layout shift of ' + s.value));
		const observer = new PerformanceObserver((list) => note(list.getEntries()));
		observer.observe({type: 'layout-shift', buffered: true});
		setTimeout(() => { note(observer.takeRecords()); done(out); }, 0);
	})`) {
		t.Errorf("just opened: %s", what)
	}
}

// plain opens a page for readers without scripts. Afterwards scripts may run, so that axe-core can judge what there is.
func plain(t *testing.T, ctx context.Context, url, language string) {
	t.Helper()
	scripts := func(off bool) {
		do(t, ctx, command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}))
	}
	scripts(true)
	do(t, ctx, screen(phone), media("", "prefers-color-scheme", "light"), chromedp.Navigate(url))
	if h1 := ask[string](t, ctx, `document.querySelector('h1').innerText`); h1 == "" {
		t.Error("without scripts there is no h1")
	}
	fits(t, ctx)
	scripts(false)
	if thorough() {
		judgeAll(t, ctx, ways(language), ", without scripts")
	}
}

// skipFirst presses Tab once: the link that skips to the main part must get the focus and be seen then.
func skipFirst(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, command(emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}), chromedp.KeyEvent(kb.Tab))
	got := ask[string](t, ctx, `(() => {
		const link = document.activeElement;
		if (link.getAttribute('href') !== '#noi-dung') return 'the focus is on ' + link.outerHTML.slice(0, 200);
		const box = link.getBoundingClientRect();
		const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
		return top === link ? '' : 'the link is not to be seen at ' + JSON.stringify(box);
	})()`)
	if got != "" {
		t.Errorf("after one Tab: %s", got)
	}
	do(t, ctx, chromedp.KeyEvent(kb.Enter))
	if !ask[bool](t, ctx, `location.hash === '#noi-dung' && document.activeElement.id === 'noi-dung'`) {
		t.Error("the link to the main part does not lead there")
	}
}

// fits holds the page to the width of the narrowest screens; tables may scroll in a box of their own.
func fits(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, screen(narrow))
	wide := ask[[]string](t, ctx, `(() => {
		const root = document.documentElement;
		if (root.scrollWidth <= 320) return [];
		const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 320 && !e.closest('.scroll'));
		return ['scrolls to ' + root.scrollWidth, ...out.slice(0, 5).map((e) => e.outerHTML.slice(0, 200))];
	})()`)
	if len(wide) > 0 {
		t.Errorf("at %d px the page is too wide:\n\t%s", narrow.width, strings.Join(wide, "\n\t"))
	}
}
