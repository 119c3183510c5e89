package browsertest

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// kit tries what a reader sends a comment with: the letter and the addresses, to copy and to print, in a browser that
// can do much, little or nothing of it.
func kit(t *testing.T, browser context.Context, url string) {
	ctx := window(t, browser)
	noScript := emulation.SetScriptExecutionDisabledParams{Value: true}
	do(t, ctx, command(emulation.SetScriptExecutionDisabled, noScript), chromedp.Navigate(url))
	if n := ask[int](t, ctx, shownButtons); n != 0 {
		t.Errorf("without scripts %d buttons are shown that nothing answers", n)
	}
	if n := ask[int](t, ctx, `document.getElementById('mau-thu').textContent.trim().length`); n < 100 {
		t.Errorf("without scripts the letter has %d letters", n)
	}
	noScript.Value = false
	do(t, ctx, command(emulation.SetScriptExecutionDisabled, noScript), chromedp.Navigate(url))
	if got, all := ask[int](t, ctx, shownButtons), ask[int](t, ctx, `document.querySelectorAll('button').length`); got != all || all < 4 {
		t.Errorf("%d of %d buttons are shown", got, all)
	}
	copying(t, ctx)
	do(t, ctx, media("print", "", ""))
	got := ask[[]string](t, ctx, `(() => {
		const seen = [];
		window.print = () => seen.push(document.body.innerText.trim());
		document.querySelector('[data-print]').click();
		const letter = document.getElementById('mau-thu').innerText.trim();
		window.dispatchEvent(new Event('afterprint'));
		return [...seen, letter, document.body.className];
	})()`)
	if len(got) != 3 || got[0] != got[1] || got[2] != "" {
		t.Errorf("print, want the letter alone and afterwards the page as before:\n%q", got)
	}
}

// shownButtons counts the buttons on the page that are to be seen once everything is unfolded.
const shownButtons = `(() => {
	document.querySelectorAll('details').forEach((d) => { d.open = true; });
	return [...document.querySelectorAll('button')].filter((b) => b.offsetParent !== null).length;
})()`

// copying presses each button that copies, with the browser's own way to copy, with the old one, and with none. Time is held
// still, so that what the buttons say for a while can be read, and what they say afterwards.
func copying(t *testing.T, ctx context.Context) {
	t.Helper()
	for _, c := range []struct{ name, clipboard, old, says string }{
		{"clipboard", `{writeText: (text) => { window.taken = text; return Promise.resolve(); }}`, `false`, "Đã sao chép"},
		{"clipboard refused", `{writeText: () => Promise.reject(new Error('refused'))}`, `true`, "Đã sao chép"},
		{"selection", `undefined`, `true`, "Đã sao chép"},
		{"by hand", `undefined`, `false`, "Đã chọn chữ, hãy sao chép bằng tay"},
	} {
		found := ask[[]string](t, ctx, `(async () => {
			Object.defineProperty(navigator, 'clipboard', {configurable: true, value: `+c.clipboard+`});
			document.execCommand = () => { window.taken = String(getSelection()); return `+c.old+`; };
			const status = document.getElementById('sao-chep'), found = [];
			for (const button of document.querySelectorAll('[data-copy]')) {
				const label = button.textContent, want = document.getElementById(button.dataset.copy).textContent.trim();
				let back = () => {}, wait = 0;
				window.setTimeout = (f, ms) => { back = f; wait = ms; return 1; };
				window.taken = '';
				button.click();
				for (let i = 0; i < 5; i++) await null;
				if (button.textContent !== '`+c.says+`' || status.textContent !== '`+c.says+`') found.push('says ' + button.textContent + ', ' + status.textContent);
				if (window.taken.trim() !== want) found.push('took ' + window.taken + ', want ' + want);
				if (wait !== 4000) found.push('waits ' + wait);
				back();
				if (button.textContent !== label || status.textContent !== '') found.push('then says ' + button.textContent + ', ' + status.textContent);
			}
			return found;
		})()`)
		for _, wrong := range found {
			t.Errorf("%s: %s", c.name, wrong)
		}
	}
}
