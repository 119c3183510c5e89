package browsertest

import (
	"bytes"
	"context"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"congkhai/internal/address"
	"congkhai/internal/site"
)

// upright is a printed sheet of A4 in a PDF, as 595 × 842 points.
var upright = regexp.MustCompile(`/MediaBox \[0 0 59[45]\.?\d* 84[12]\.?\d*\]`)

// TestPapers prints both papers of the longest round: upright A4, as many sheets as the list needs, and nothing of the
// site around them.
func TestPapers(t *testing.T) {
	t.Parallel()
	program := chromium(t)
	own := serveSite(t)
	browser := launch(t, program)
	var longest *site.Round
	for _, r := range own.model.Site.Rounds {
		if longest == nil || r.Total() > longest.Total() {
			longest = r
		}
	}
	if longest == nil || longest.Total() < 20 {
		t.Fatal("no round fills more than one sheet")
	}
	for _, language := range own.model.Config.Languages {
		for _, path := range []string{longest.BoardURL, longest.RecordURL} {
			url := own.url + address.Link("", language, path)
			t.Run(language+path, func(t *testing.T) {
				t.Parallel()
				ctx := window(t, browser)
				do(t, ctx, screen(desk), media("print", "", ""), chromedp.Navigate(url))
				if around := ask[int](t, ctx, `[...document.querySelectorAll('body > :not(main), .crumb')].filter((e) => e.getClientRects().length).length`); around != 0 {
					t.Errorf("%d parts of the frame are printed", around)
				}
				do(t, ctx, media("", "", ""))
				pdf := printed(t, ctx)
				sheets := bytes.Count(pdf, []byte("/MediaBox"))
				if a4 := len(upright.FindAll(pdf, -1)); sheets < 2 || sheets > 6 || a4 != sheets {
					t.Errorf("%d names on %d sheets, of which %d are upright A4", longest.Total(), sheets, a4)
				}
			})
		}
	}
}

// printed is the page as a PDF, on the paper that its style asks for.
func printed(t *testing.T, ctx context.Context) []byte {
	t.Helper()
	own := true
	pdf, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) ([]byte, error) {
		result, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &own})
		return result.Data, err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pdf
}
