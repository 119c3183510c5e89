package browsertest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"congkhai/internal/build"
	"congkhai/internal/calendar"
	"congkhai/internal/sample"
	"congkhai/static"
)

// TestWorkshop looks at the pages for those who change the look of a site.
func TestWorkshop(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	browser := launch(t, program)
	for path, language := range map[string]string{build.Components: "vi", "/en" + build.Components: "en", "/en" + build.Reference: "en"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			ctx := window(t, browser)
			heard := listen(t, ctx, own.url)
			look(t, ctx, own.url+path, language)
			heard.report(t)
		})
	}
}

// TestSmallSheet wants the style sheet that is published to say what the one it was made of says, as a browser reads
// them both.
func TestSmallSheet(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	ctx := window(t, launch(t, program))
	sheet, err := static.Files.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(string(sheet))
	if err != nil {
		t.Fatal(err)
	}
	do(t, ctx, chromedp.Navigate(own.url+"/"))
	for _, wrong := range ask[[]string](t, ctx, `(async () => {
		const rules = (text) => {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(text);
			// Conditions are kept as they were written; names of fonts mean the same in capitals and in quotes, and no
			// background the same as one that begins at its beginning.
			return [...sheet.cssRules].map((r) => r.cssText.toLowerCase().replace(/[\s"']/g, '').replace('background:none;', 'background:0px0px;'));
		};
		const want = rules(`+string(text)+`), got = rules(await (await fetch('/style.css')).text()), found = [];
		if (got.length !== want.length || want.length < 100) found.push(got.length + ' rules, want ' + want.length);
		want.forEach((rule, i) => { if (rule !== got[i] && found.length < 5) found.push('got  ' + got[i] + '\nwant ' + rule); });
		return found;
	})()`) {
		t.Error(wrong)
	}
}

// TestColours wants the colours of site.toml by day, those of the style sheet by night where site.toml is silent, and
// black on paper; and the office's sign in the head.
func TestColours(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	dir := t.TempDir()
	for name, text := range sample.Site("vi", calendar.Of(2026, time.November, 20)) {
		if name == "site.toml" {
			text = append([]byte("brand.emblem = \"dau.svg\"\nbrand.colours.accent = \"#0b5345\"\n"), text...)
		}
		save(t, filepath.Join(dir, filepath.FromSlash(name)), string(text))
	}
	save(t, filepath.Join(dir, "static", "dau.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><path d="M0 0h100v50H0z"/></svg>`)
	own := serveFolder(t, dir, "")
	ctx := window(t, launch(t, program))
	heard := listen(t, ctx, own.url)
	do(t, ctx, screen(phone), chromedp.Navigate(own.url+"/"))
	for _, c := range []struct{ medium, theme, want string }{
		{"", "light", "rgb(11, 83, 69)"}, {"", "dark", "rgb(157, 189, 240)"}, {"print", "light", "rgb(0, 0, 0)"},
	} {
		do(t, ctx, media(c.medium, "prefers-color-scheme", c.theme))
		if got := ask[string](t, ctx, `(() => {
			const p = document.createElement('p');
			p.className = 'stage stage-decided';
			document.querySelector('main').append(p);
			const colour = getComputedStyle(p).color;
			p.remove();
			return colour;
		})()`); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.medium, c.theme, got, c.want)
		}
	}
	if got := ask[[]float64](t, ctx, `(() => { const e = document.querySelector('.emblem'); return [e.clientWidth, e.clientHeight, e.naturalWidth > 0 ? 1 : 0, e.alt.length]; })()`); got[0] != 96 || got[1] != 48 || got[2] != 1 || got[3] == 0 {
		t.Errorf("the sign is shown as %v", got)
	}
	heard.report(t)
}

func save(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
