package browsertest

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// command is a command of the protocol as a step.
func command[P any](c cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// do runs steps in a window.
func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// ask evaluates an expression in the page. It comes through the protocol, so the page's policy, which forbids inline
// scripts, does not stop it.
func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// ear gathers what must not happen in a window: errors, and requests to anyone else.
type ear struct {
	own string

	mu       sync.Mutex
	complain []string
	requests int
}

// listen starts to gather.
func listen(t *testing.T, ctx context.Context, own string) *ear {
	t.Helper()
	e := &ear{own: own}
	if err := chromedp.Listen(ctx, e.hear); err != nil {
		t.Fatal(err)
	}
	do(t, ctx, command(network.Enable, network.EnableParams{}))
	return e
}

func (e *ear) hear(event any) {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch event := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if event.Type == "error" || event.Type == "assert" {
			e.complain = append(e.complain, fmt.Sprintf("console: %v", event.Args))
		}
	case *runtime.EventExceptionThrown:
		e.complain = append(e.complain, "exception: "+event.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		if event.Entry.Level == log.EntryLevelError {
			e.complain = append(e.complain, "log: "+event.Entry.Text+" "+event.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		e.requests++
		if to := event.Request.URL; !strings.HasPrefix(to, e.own+"/") {
			e.complain = append(e.complain, "request to "+to)
		}
	}
}

// report fails the test with what was heard.
func (e *ear) report(t *testing.T) {
	t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, c := range e.complain {
		t.Error(c)
	}
	if e.requests == 0 {
		t.Error("no request was seen; the network is not being watched")
	}
}
