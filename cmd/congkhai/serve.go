package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/problem"
	"congkhai/internal/serve"
	"congkhai/internal/watch"
)

func (a *app) serveCommand() *cobra.Command {
	var addr, at string
	c := &cobra.Command{
		Use:   "serve",
		Short: a.say(problem.Text{Vi: "Xem trang trong trình duyệt, tự tải lại khi lưu tệp", En: "Show the site in a browser, reloading when files are saved"}),
		Args:  noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withSession(func(s *build.Session) error { return a.serve(c.Context(), s, addr, at) })
		},
	}
	c.Flags().StringVar(&addr, "addr", "127.0.0.1:8080", a.say(problem.Text{Vi: "địa chỉ và cổng để mở", En: "address and port to listen on"}))
	c.Flags().StringVar(&at, "at", "", a.say(atHelp))
	return c
}

// live is the site that serve shows: the last good model, and what is wrong now.
type live struct {
	app     *app
	session *build.Session
	at      string

	making sync.Mutex // one reload at a time
	mu     sync.RWMutex
	good   *build.Model
	report serve.Report
}

func (a *app) serve(ctx context.Context, s *build.Session, addr, at string) error {
	l := &live{app: a, session: s, at: at}
	if err := l.reload(); err != nil {
		return err
	}
	if l.good != nil {
		a.notes(l.good)
	}
	base := ""
	if l.good != nil {
		base = l.good.Config.BasePath
	}
	server, err := serve.New(serve.Options{
		Addr: addr, Page: l.page, BasePath: base, Problems: l.problems, Log: slog.New(slog.NewTextHandler(a.err, nil)),
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(problem.Text{Vi: "Mở %s (Ctrl+C để dừng)", En: "Open %s (Ctrl+C to stop)"}.With(server.URL())))
	fmt.Fprintln(a.err, a.say(problem.Text{
		Vi: "Cách sửa trang: %[1]s, các thành phần: %[2]s", En: "How to change the site: %[1]s, its components: %[2]s",
	}.With(below(server.URL(), build.Reference), below(server.URL(), build.Components))))
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() {
		if err := l.watch(ctx, server); err != nil {
			a.complain(err)
			stop()
		}
	})
	wg.Go(func() { l.clock(ctx, server) })
	err = server.Serve(ctx)
	stop()
	return err
}

// below is the address of a path of the site.
func below(site, path string) string { return strings.TrimSuffix(site, "/") + path }

// reload reads the site again. The error is for a wrong --at only; everything else is shown over the last good page.
func (l *live) reload() error {
	l.making.Lock()
	defer l.making.Unlock()
	m, err := l.session.Make(build.Options{Now: l.app.now(), AtText: l.at, Workshop: true})
	if wrong := wrongValue(err); wrong != err {
		return wrong
	}
	var report serve.Report
	if err != nil {
		report = serve.Report{Errors: 1, Text: err.Error()}
	} else {
		m.CheckTexts()
		report = l.describe(m.Problems())
	}
	report.Lang = l.app.language()
	if report.Title == "" && report.Errors > 0 {
		report.Title = l.app.say(problem.Text{Vi: "Chưa cập nhật được trang", En: "The site could not be updated"})
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.report = report
	if report.Errors == 0 {
		l.good = m
	}
	if report.Text != "" {
		fmt.Fprint(l.app.err, report.Text)
		if !strings.HasSuffix(report.Text, "\n") {
			fmt.Fprintln(l.app.err)
		}
	}
	return nil
}

// describe puts problems into words.
func (l *live) describe(list []problem.Problem) serve.Report {
	var r serve.Report
	for _, p := range list {
		if p.Severity == problem.Error {
			r.Errors++
		} else {
			r.Warnings++
		}
	}
	if len(list) == 0 {
		return r
	}
	var b strings.Builder
	printer := problem.Printer{
		Lang: l.app.language(), Source: func(file string) ([]byte, error) { return fs.ReadFile(l.session.Files(), file) },
	}
	if err := printer.Print(&b, list); err != nil {
		b.WriteString(err.Error())
	}
	r.Text = b.String()
	r.Title = l.app.say(problem.Text{Vi: "%[1]d lỗi, %[2]d cảnh báo", En: "%[1]d errors, %[2]d warnings"}.With(r.Errors, r.Warnings))
	return r
}

func (l *live) problems() serve.Report {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.report
}

// page answers one address from the last good model.
func (l *live) page(path string) (serve.Page, error) {
	l.mu.RLock()
	m, report := l.good, l.report
	l.mu.RUnlock()
	if m == nil {
		return waiting(report), nil
	}
	r, err := m.Get(path)
	switch {
	case err != nil:
		return serve.Page{}, err
	case r.Redirect != "":
		return serve.Page{Status: 301, Location: r.Redirect}, nil
	case !r.Found:
		return serve.Page{Status: 404, Type: r.Type, Body: r.Body}, nil
	}
	return serve.Page{Status: 200, Type: r.Type, Body: r.Body}, nil
}

// waiting is what is shown while there has not been a good site yet.
func waiting(r serve.Report) serve.Page {
	body := `<!doctype html><html lang="` + r.Lang + `"><head><meta charset="utf-8"><title>congkhai</title>` +
		`<meta name="viewport" content="width=device-width"></head><body><h1>` + html.EscapeString(r.Title) + `</h1><pre>` +
		html.EscapeString(r.Text) + `</pre></body></html>`
	return serve.Page{Status: 503, Type: "text/html; charset=utf-8", Body: []byte(body)}
}

// watch reloads when files change.
func (l *live) watch(ctx context.Context, server *serve.Server) error {
	dir, err := filepath.Abs(l.app.dir)
	if err != nil {
		return err
	}
	var paths []string
	for _, name := range []string{"content", "layouts", "static", "site.toml"} {
		paths = append(paths, filepath.Join(dir, name))
	}
	again := func() {
		if err := l.reload(); err != nil {
			l.app.complain(err)
		}
		server.Changed()
	}
	err = watch.Run(ctx, paths, watch.Options{Quiet: 20 * time.Millisecond, Ready: again}, func([]string) { again() })
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// clock reloads at each transition, unless the instant is fixed.
func (l *live) clock(ctx context.Context, server *serve.Server) {
	if l.at != "" {
		return
	}
	for {
		wait := time.Hour
		l.mu.RLock()
		if m := l.good; m != nil && m.Site.Next != nil && m.Config.Fixed.IsZero() {
			wait = min(wait, time.Until(m.Site.Next.At)+time.Second)
		}
		l.mu.RUnlock()
		select {
		case <-ctx.Done():
			return
		case <-time.After(max(wait, time.Second)):
		}
		l.mu.RLock()
		due := l.good != nil && l.good.Site.Next != nil && l.good.Config.Fixed.IsZero() && !l.app.now().Before(l.good.Site.Next.At)
		l.mu.RUnlock()
		if !due {
			continue
		}
		if err := l.reload(); err == nil {
			server.Changed()
		}
	}
}
