// Package browsertest looks at this repository's own site as readers do: in Chromium, on a phone and on a desk, light
// and dark, in both languages, with the keyboard, on paper, and with axe-core as the judge of what WCAG 2.2 AA asks for.
//
// In: the site's folder, shown by package serve, and a Chromium found on PATH. Out: tests. Where there is no Chromium
// they are skipped, unless CONGKHAI_BROWSER=required says that they must run: then pages are also judged in every
// combination of size, theme, language and scripts, else on a phone by day in Vietnamese and at a desk by night in
// English. They start one browser, with a profile of its own, and reach no network. The package does not judge how a
// page looks.
package browsertest

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"congkhai/internal/build"
	"congkhai/internal/problem"
	"congkhai/internal/serve"
)

// patience is how long a page may take; machines that run tests can be slow.
const patience = time.Minute

// chromium finds a browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	const missing = "no Chromium on PATH (chromium, chromium-browser, google-chrome or chrome)"
	if thorough() {
		t.Fatal(missing)
	}
	t.Skip(missing + "; CONGKHAI_BROWSER=required makes this a failure")
	return ""
}

// thorough reports whether the browser is required, and pages are judged in every combination of size, theme, language
// and scripts.
func thorough() bool { return os.Getenv("CONGKHAI_BROWSER") == "required" }

// one is the browser that all tests share: it is started for the first of them, and ends after the last.
var one struct {
	start sync.Once
	ctx   context.Context
	err   error
	stop  []func()
}

func TestMain(m *testing.M) {
	status := m.Run()
	for _, stop := range slices.Backward(one.stop) {
		stop()
	}
	os.Exit(status)
}

// launch returns the browser. Contexts made from the one returned are tabs of it.
func launch(t *testing.T, program string) context.Context {
	t.Helper()
	one.start.Do(func() { one.ctx, one.err = start(program) })
	if one.err != nil {
		t.Fatalf("starting %s: %v", program, one.err)
	}
	return one.ctx
}

// start starts a browser with a profile of its own.
func start(program string) (context.Context, error) {
	profile, err := os.MkdirTemp("", "congkhai-browser-")
	if err != nil {
		return nil, err
	}
	one.stop = append(one.stop, func() { os.RemoveAll(profile) })
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program), chromedp.UserDataDir(profile), chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck, chromedp.Flag("headless", "new"), chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("mute-audio", true),
	}
	for _, flag := range []string{
		"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync",
		"disable-dev-shm-usage", "disable-default-apps", "disable-extensions", "disable-breakpad",
		"disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	one.stop = append(one.stop, stop)
	ctx, stop = chromedp.NewContext(ctx)
	one.stop = append(one.stop, stop)
	return ctx, chromedp.Do(ctx)
}

// ownSite is this repository's own site and the address at which it is served.
type ownSite struct {
	model *build.Model
	url   string // without a last slash
}

// serveSite shows the site until the test ends.
func serveSite(t *testing.T) ownSite { return serveAt(t, "") }

// serveAt shows the site as it is at an instant, or at its own where none is given.
func serveAt(t *testing.T, at string) ownSite {
	t.Helper()
	return serveFolder(t, filepath.Join("..", ".."), at)
}

// serveFolder shows the site of a folder.
func serveFolder(t *testing.T, folder, at string) ownSite {
	t.Helper()
	session, err := build.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	m, err := session.Make(build.Options{Now: time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC), AtText: at, Workshop: true})
	if err != nil {
		t.Fatal(err)
	}
	if found := m.Problems(); problem.HasErrors(found) {
		t.Fatalf("the site has errors: %s: %s", found[0].File, found[0].Message.En)
	}
	server, err := serve.New(serve.Options{
		Addr: "127.0.0.1:0", BasePath: m.Config.BasePath,
		Page: func(path string) (serve.Page, error) {
			if path == axePath {
				return serve.Page{Type: "text/javascript", Body: axe}, nil
			}
			r, err := m.Get(path)
			if !r.Found && err == nil {
				err = errors.New("no such page: " + path)
			}
			return serve.Page{Type: r.Type, Body: r.Body}, err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return ownSite{m, strings.TrimSuffix(server.URL(), "/")}
}

// window opens a window for one test.
func window(t *testing.T, browser context.Context) context.Context {
	t.Helper()
	// A tab of the one window: the frame around each window of its own costs as much as the pages.
	ctx, stop := chromedp.NewContext(browser, chromedp.WithNewWindow(false))
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, screen(phone)); err != nil {
		t.Fatal(err)
	}
	ctx, stop = context.WithTimeout(ctx, patience)
	t.Cleanup(stop)
	return ctx
}

// size is the size of a screen in CSS pixels.
type size struct {
	name          string
	width, height int64
	mobile        bool
}

var (
	phone  = size{"phone", 360, 740, true}
	desk   = size{"desk", 1280, 900, false}
	narrow = size{"narrow", 320, 640, false}
)

func screen(s size) chromedp.Action[chromedp.Void] {
	return command(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: s.width, Height: s.height, DeviceScaleFactor: 1, Mobile: s.mobile,
	})
}

// media shows pages as on a medium, "" for a screen, with a feature of the reader's settings.
func media(medium, feature, value string) chromedp.Action[chromedp.Void] {
	p := emulation.SetEmulatedMediaParams{Media: medium}
	if feature != "" {
		p.Features = []*emulation.MediaFeature{{Name: feature, Value: value}}
	}
	return command(emulation.SetEmulatedMedia, p)
}
