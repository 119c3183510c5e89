package serve

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func recorded(s *Server, r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	s.handle(w, r)
	return w.Result()
}

// wire is the reader's end of a stream.
type wire struct {
	header  http.Header
	pending string
	sent    chan string
}

func (w *wire) Header() http.Header { return w.header }
func (w *wire) WriteHeader(int)     {}

func (w *wire) Write(p []byte) (int, error) {
	w.pending += string(p)
	return len(p), nil
}

func (w *wire) Flush() {
	w.sent <- w.pending
	w.pending = ""
}

func TestStream(t *testing.T) {
	t.Parallel()
	s := listening(t, Options{})
	synctest.Test(t, func(t *testing.T) {
		s.versions = newVersions("s")
		ctx, cancel := context.WithCancel(t.Context())
		r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/_serve/events", nil)
		r.Host = s.listener.Addr().String()
		w := &wire{header: make(http.Header), sent: make(chan string)}
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			s.handle(w, r)
		}()
		start := time.Now()
		sent := func(want string, after time.Duration) {
			t.Helper()
			if got := <-w.sent; got != want || time.Since(start) != after {
				t.Errorf("sent %q after %v, want %q after %v", got, time.Since(start), want, after)
			}
		}
		sent("retry: 1000\nevent: version\ndata: s-0\n\n", 0)
		s.Changed()
		sent("event: version\ndata: s-1\n\n", 0)
		sent(":\n\n", keepAlive)
		s.Changed()
		s.Changed()
		sent("event: version\ndata: s-3\n\n", keepAlive)
		sent(":\n\n", 2*keepAlive)
		cancel()
		<-ended
		if got := w.header.Get("Content-Type"); got != "text/event-stream" {
			t.Errorf("type is %s", got)
		}
	})
}

func TestStreamsAreLimited(t *testing.T) {
	t.Parallel()
	s := listening(t, Options{})
	synctest.Test(t, func(t *testing.T) {
		s.versions = newVersions("s")
		ctx, cancel := context.WithCancel(t.Context())
		for range maxStreams {
			r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/_serve/events", nil)
			r.Host = s.listener.Addr().String()
			go recorded(s, r)
		}
		synctest.Wait()
		if got := s.ask("GET /_serve/events").StatusCode; got != http.StatusServiceUnavailable {
			t.Errorf("one too many: status %d", got)
		}
		cancel()
		synctest.Wait()
		if got := s.ask("HEAD /_serve/events").StatusCode; got != http.StatusOK {
			t.Errorf("after the others left: status %d", got)
		}
	})
}

func TestProblems(t *testing.T) {
	t.Parallel()
	report := Report{Errors: 1, Warnings: 2, Title: "1 lỗi", Text: "content/a.toml:1:2: <b>\n", Lang: "vi"}
	s := listening(t, Options{Problems: func() Report { return report }})
	s.Changed()
	answer := s.ask("GET /_serve/problems")
	var got struct {
		Version string
		Report
	}
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if got.Report != report || got.Version != s.versions.start+"-1" {
		t.Errorf("got %+v", got)
	}
	page := s.ask("GET /").Header.Get("Server-Timing")
	if want := `version;desc="` + got.Version + `"`; page != want {
		t.Errorf("the page is of %s, want %s", page, want)
	}
	if answer := listening(t, Options{}).ask("GET /_serve/problems"); answer.StatusCode != http.StatusOK {
		t.Errorf("without Problems: status %d", answer.StatusCode)
	}
}

func TestScript(t *testing.T) {
	t.Parallel()
	answer := listening(t, Options{}).ask("GET /_serve/reload.js")
	if got := answer.Header.Get("Content-Type"); got != "text/javascript; charset=utf-8" {
		t.Errorf("type is %s", got)
	}
	for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "console."} {
		if strings.Contains(string(reloadScript), word) {
			t.Errorf("the script uses %s", word)
		}
	}
}
