package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const htmlType = "text/html; charset=utf-8"

// listening returns a server on a free loopback port, not yet serving.
func listening(t *testing.T, opt Options) *Server {
	t.Helper()
	if opt.Addr == "" {
		opt.Addr = "127.0.0.1:0"
	}
	if opt.Page == nil {
		opt.Page = func(path string) (Page, error) {
			return Page{Type: htmlType, Body: []byte("<html><head><title>" + path + "</title></head></html>")}, nil
		}
	}
	s, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.listener.Close() })
	return s
}

// serving returns a server that answers requests until the test ends, and a function that ends it and waits.
func serving(t *testing.T, opt Options) (*Server, func() error) {
	t.Helper()
	s := listening(t, opt)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx) }()
	stop := sync.OnceValue(func() error {
		cancel()
		return <-ended
	})
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
	return s, stop
}

// ask answers a request without a connection. The target is the request's first line without its protocol.
func (s *Server) ask(target string, header ...string) *http.Response {
	method, path, _ := strings.Cut(target, " ")
	r := httptest.NewRequest(method, path, nil)
	r.Host = s.listener.Addr().String()
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.handle(w, r)
	return w.Result()
}

func TestNew(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, addr, base string
		url              string // with %s for the port
	}{
		{"as given", "127.0.0.1:0", "", "http://127.0.0.1:%s/"},
		{"no host is loopback", ":0", "", "http://127.0.0.1:%s/"},
		{"a name", "localhost:0", "/thi-dua/", "http://localhost:%s/thi-dua/"},
		{"every address", "0.0.0.0:0", "/thi đua", "http://localhost:%s/thi%%20%%C4%%91ua/"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := listening(t, Options{Addr: test.addr, BasePath: test.base})
			_, port, _ := net.SplitHostPort(s.listener.Addr().String())
			want := strings.ReplaceAll(strings.Replace(test.url, "%s", port, 1), "%%", "%")
			if s.URL() != want {
				t.Errorf("URL is %s, want %s", s.URL(), want)
			}
			loopback := strings.HasPrefix(s.listener.Addr().String(), "127.0.0.1:")
			if loopback == (test.addr == "0.0.0.0:0") {
				t.Errorf("listens on %s", s.listener.Addr())
			}
		})
	}
}

func TestNewFails(t *testing.T) {
	t.Parallel()
	first := listening(t, Options{})
	_, err := New(Options{Addr: first.listener.Addr().String()})
	if err == nil || !strings.Contains(err.Error(), "is taken by another program; choose another port, such as --addr 127.0.0.1:") {
		t.Errorf("port taken: %v", err)
	}
	if _, err := New(Options{Addr: "8080"}); err == nil || !strings.Contains(err.Error(), `address "8080": expected host and port`) {
		t.Errorf("no host: %v", err)
	}
	if err := listenError("::1", "65535", syscall.EADDRINUSE); !strings.Contains(err.Error(), "--addr [::1]:0") {
		t.Errorf("last port: %v", err)
	}
}

func TestServe(t *testing.T) {
	t.Parallel()
	s, stop := serving(t, Options{BasePath: "/x", Problems: func() Report { return Report{} }})
	answer, err := http.Get(s.URL() + "lay-y-kien/")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	want := `<html><head><title>/lay-y-kien/</title><script src="/x/_serve/reload.js" defer></script></head></html>`
	if string(body) != want {
		t.Errorf("page is %s, want %s", body, want)
	}

	stream, err := http.Get(s.URL() + "_serve/events")
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Body.Close()
	lines := bufio.NewScanner(stream.Body)
	version := func() string {
		for lines.Scan() {
			if version, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return version
			}
		}
		t.Fatalf("the stream ended: %v", lines.Err())
		return ""
	}
	first := version()
	s.Changed()
	if second := version(); first != s.versions.start+"-0" || second != s.versions.start+"-1" {
		t.Errorf("versions are %s, %s", first, second)
	}

	began := time.Now()
	if err := stop(); err != nil {
		t.Errorf("Serve: %v", err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("Serve took %v to end with an open stream", took)
	}
	if rest, err := io.ReadAll(stream.Body); err != nil {
		t.Errorf("the stream did not end well: %q, %v", rest, err)
	}
	if _, err := net.Dial("tcp", s.listener.Addr().String()); err == nil {
		t.Error("still listening")
	}
}

func TestBodiesOfRequestsAreNotRead(t *testing.T) {
	t.Parallel()
	s, _ := serving(t, Options{})
	conn, err := net.Dial("tcp", s.listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: "+s.listener.Addr().String()+"\r\nContent-Length: 1000000\r\n\r\n")
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK || !answer.Close {
		t.Errorf("status %d, closing %v", answer.StatusCode, answer.Close)
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := serving(t, Options{Page: func(path string) (Page, error) {
		switch path {
		case "/panic/":
			panic("on purpose")
		case "/error/":
			return Page{}, errors.New("on purpose")
		}
		return Page{Type: htmlType, Body: []byte("<head></head>" + path)}, nil
	}})
	var asking sync.WaitGroup
	for i := range 64 {
		asking.Go(func() {
			path, status := "ok/", http.StatusOK
			switch i % 4 {
			case 1:
				path, status = "panic/", http.StatusInternalServerError
			case 2:
				path, status = "error/", http.StatusInternalServerError
			case 3:
				s.Changed()
			}
			answer, err := http.Get(s.URL() + path)
			if err != nil {
				t.Error(err)
				return
			}
			defer answer.Body.Close()
			if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != status {
				t.Errorf("%s: status %d, %v", path, answer.StatusCode, err)
			}
		})
	}
	asking.Wait()
}
