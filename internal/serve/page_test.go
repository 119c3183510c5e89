package serve

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestMethods(t *testing.T) {
	t.Parallel()
	s := listening(t, Options{})
	tests := map[string]int{
		"GET": 200, "HEAD": 200,
		"POST": 405, "PUT": 405, "PATCH": 405, "DELETE": 405, "OPTIONS": 405, "TRACE": 405, "CONNECT": 405, "X": 405,
	}
	for method, want := range tests {
		for _, path := range []string{"/", "/_serve/problems", "/_serve/events"} {
			if method == "GET" && path == "/_serve/events" {
				continue // It does not end.
			}
			answer := s.ask(method + " " + path)
			if answer.StatusCode != want || (answer.Header.Get("Allow") == "GET, HEAD") != (want == 405) {
				t.Errorf("%s %s: status %d, Allow %q", method, path, answer.StatusCode, answer.Header.Get("Allow"))
			}
		}
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	tests := []struct {
		base, path string
		want       int
		asked      string // what Page was asked for
	}{
		{"", "/", 200, "/"},
		{"", "/lay-y-kien/", 200, "/lay-y-kien/"},
		{"", "/lay-y-kien?q=../x", 200, "/lay-y-kien"},
		{"", "/tep/to%20tr%C3%ACnh.pdf", 200, "/tep/to trình.pdf"},
		{"", "/.well-known/security.txt", 200, "/.well-known/security.txt"},
		{"", "/a..b/...", 200, "/a..b/..."},
		{"", "/%252e%252e/", 200, "/%2e%2e/"},
		{"", "/../etc/passwd", 400, ""},
		{"", "/a/..", 400, ""},
		{"", "/a/./b", 400, ""},
		{"", "/%2e%2e/etc/passwd", 400, ""},
		{"", "/%2E%2e/", 400, ""},
		{"", "/.%2e/", 400, ""},
		{"", "/a%2fb", 400, ""},
		{"", "/a%2Fb", 400, ""},
		{"", "/..%2fb", 400, ""},
		{"", "/a%00b", 400, ""},
		{"", "/a%0d%0ab", 400, ""},
		{"", "/a%7fb", 400, ""},
		{"", "/a%C2%85b", 400, ""},
		{"", "/a%ffb", 400, ""},
		{"", `/a\b`, 400, ""},
		{"", "/..%5cb", 400, ""},
		{"", "//evil.example/", 400, ""},
		{"", "/a//b", 400, ""},
		{"", "/_serve/", 404, ""},
		{"", "/_serve/other", 404, ""},
		{"", "/_serve/../a", 400, ""},
		{"/x", "/", 302, ""},
		{"/x", "/x", 302, ""},
		{"/x", "/x/", 200, "/"},
		{"/x", "/x/a/", 200, "/a/"},
		{"/x", "/xa/", 404, ""},
		{"/x", "/a/", 404, ""},
		{"/x", "/_serve/problems", 404, ""},
		{"/x", "/x/_serve/problems", 200, ""},
	}
	for _, test := range tests {
		asked := ""
		s := listening(t, Options{BasePath: test.base, Page: func(path string) (Page, error) {
			asked = path
			return Page{}, nil
		}})
		u, err := url.ParseRequestURI(test.path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(test.path, "//") {
			u = &url.URL{Path: test.path}
		}
		r, _ := http.NewRequest(http.MethodGet, "/", nil)
		r.URL, r.Host = u, s.listener.Addr().String()
		answer := recorded(s, r)
		if answer.StatusCode != test.want || asked != test.asked {
			t.Errorf("base %q, %s: status %d, asked for %q", test.base, test.path, answer.StatusCode, asked)
		}
		if test.want == http.StatusFound && answer.Header.Get("Location") != test.base+"/" {
			t.Errorf("%s leads to %s", test.path, answer.Header.Get("Location"))
		}
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	const script = `<script src="/_serve/reload.js" defer></script>`
	tests := []struct {
		name string
		page Page
		want string
	}{
		{"HTML", Page{Type: htmlType, Body: []byte("<HEAD></HEAD><p>\x00</head>")}, "<HEAD>" + script + "</HEAD><p>\x00</head>"},
		{"after letters that grow in lower case", Page{Type: "Text/HTML", Body: []byte("İİ</h1></head>")}, "İİ</h1>" + script + "</head>"},
		{"without a head", Page{Type: htmlType, Body: []byte("<p></p></hea")}, "<p></p></hea"},
		{"empty", Page{Type: htmlType}, ""},
		{"not HTML", Page{Type: "application/xhtml+xml", Body: []byte("<head></head>")}, "<head></head>"},
		{"no type", Page{Body: []byte("<head></head>")}, "<head></head>"},
		{"the site's own 404", Page{Status: 404, Type: htmlType, Body: []byte("</head>")}, script + "</head>"},
		{"a redirect", Page{Status: 301, Location: "/x/"}, ""},
	}
	for _, test := range tests {
		s := listening(t, Options{Page: func(string) (Page, error) { return test.page, nil }})
		before := slices.Clone(test.page.Body)
		answer := s.ask("GET /")
		body, _ := io.ReadAll(answer.Body)
		if string(body) != test.want || answer.ContentLength != int64(len(body)) {
			t.Errorf("%s: got %q, want %q", test.name, body, test.want)
		}
		if !bytes.Equal(test.page.Body, before) {
			t.Errorf("%s: Page's own bytes were changed", test.name)
		}
		if answer.Header.Get("Location") != test.page.Location {
			t.Errorf("%s: Location %q", test.name, answer.Header.Get("Location"))
		}
		if want := cmp.Or(test.page.Status, http.StatusOK); answer.StatusCode != want {
			t.Errorf("%s: status %d, want %d", test.name, answer.StatusCode, want)
		}
		for name, want := range map[string]string{
			"Cache-Control":           "no-store",
			"Content-Security-Policy": "frame-ancestors 'none'",
			"Referrer-Policy":         "no-referrer",
			"X-Content-Type-Options":  "nosniff",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", test.name, name, got, want)
			}
		}
	}
}

func TestFailures(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		page func(string) (Page, error)
		kind string
		want []string
	}{
		{
			"an error reloads when mended",
			func(string) (Page, error) { return Page{}, errors.New("layouts/round.html:12: <b>") },
			htmlType,
			[]string{"layouts/round.html:12: &lt;b&gt;", "/_serve/reload.js"},
		},
		{
			"a panic",
			func(string) (Page, error) { panic("secret") },
			"text/plain; charset=utf-8",
			[]string{"chi tiết ở cửa sổ dòng lệnh"},
		},
		{
			"an impossible status",
			func(string) (Page, error) { return Page{Status: 7, Location: "/x/"}, nil },
			"text/plain; charset=utf-8",
			[]string{"The program failed"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			s := listening(t, Options{Page: test.page, Log: slog.New(slog.NewTextHandler(&log, nil))})
			answer := s.ask("GET /")
			body, _ := io.ReadAll(answer.Body)
			if answer.StatusCode != http.StatusInternalServerError || answer.Header.Get("Content-Type") != test.kind {
				t.Errorf("status %d, %s", answer.StatusCode, answer.Header.Get("Content-Type"))
			}
			for _, want := range test.want {
				if !strings.Contains(string(body), want) {
					t.Errorf("%q is not in %q", want, body)
				}
			}
			if strings.Contains(string(body), "secret") || answer.Header.Get("Location") != "" || log.Len() == 0 {
				t.Errorf("body %q, header %v, log %q", body, answer.Header, log.String())
			}
		})
	}
}
