package serve

import (
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestHosts(t *testing.T) {
	t.Parallel()
	tests := []struct {
		host, port string // listening on
		header     string
		want       bool
	}{
		{"127.0.0.1", "8080", "127.0.0.1:8080", true},
		{"127.0.0.1", "8080", "localhost:8080", true},
		{"127.0.0.1", "8080", "LocalHost:8080", true},
		{"127.0.0.1", "8080", "[::1]:8080", true},
		{"127.0.0.1", "8080", "[0:0:0:0:0:0:0:1]:8080", true},
		{"127.0.0.1", "8080", "127.0.0.1", false},
		{"127.0.0.1", "8080", "127.0.0.1:8081", false},
		{"127.0.0.1", "8080", "127.0.0.1:08080", false},
		{"127.0.0.1", "8080", "127.0.0.2:8080", false},
		{"127.0.0.1", "8080", "192.168.1.5:8080", false},
		{"127.0.0.1", "8080", "0.0.0.0:8080", false},
		{"127.0.0.1", "8080", "evil.example:8080", false},
		{"127.0.0.1", "8080", "localhost.evil.example:8080", false},
		{"127.0.0.1", "8080", "127.0.0.1.evil.example:8080", false},
		{"127.0.0.1", "8080", "localhost:8080@evil.example", false},
		{"127.0.0.1", "8080", "::1:8080", false},
		{"127.0.0.1", "8080", "[::1%lo]:8080", false},
		{"127.0.0.1", "8080", "[::ffff:127.0.0.1]:8080", false},
		{"127.0.0.1", "8080", "", false},
		{"127.0.0.1", "8080", ":8080", false},
		{"127.0.0.1", "80", "localhost", true},
		{"127.0.0.1", "80", "[::1]", true},
		{"127.0.0.1", "80", "", false},
		{"127.0.0.1", "80", "evil.example", false},
		{"192.168.1.5", "8080", "192.168.1.5:8080", true},
		{"192.168.1.5", "8080", "localhost:8080", true},
		{"192.168.1.5", "8080", "192.168.1.6:8080", false},
		{"2001:DB8:0::5", "8080", "[2001:db8::5]:8080", true},
		{"May-Toi.lan", "8080", "may-toi.lan:8080", true},
		{"may-toi.lan", "8080", "may-ban.lan:8080", false},
		{"0.0.0.0", "8080", "192.168.1.5:8080", true},
		{"0.0.0.0", "8080", "[2001:db8::5]:8080", true},
		{"0.0.0.0", "8080", "localhost:8080", true},
		{"0.0.0.0", "8080", "192.168.1.5:80", false},
		{"0.0.0.0", "8080", "evil.example:8080", false},
		{"::", "8080", "192.168.1.5:8080", true},
		{"::", "8080", "evil.example:8080", false},
	}
	for _, test := range tests {
		if got := newHosts(test.host, test.port).allow(test.header); got != test.want {
			t.Errorf("listening on %s port %s, Host %q: %v", test.host, test.port, test.header, got)
		}
	}
}

func TestForeignHostIsRefused(t *testing.T) {
	t.Parallel()
	s, _ := serving(t, Options{})
	for _, path := range []string{"", "_serve/events", "_serve/problems", "_serve/reload.js"} {
		r, err := http.NewRequest(http.MethodGet, s.URL()+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = "evil.example:" + s.hosts.port
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != http.StatusForbidden || strings.Count(string(body), s.URL()) != 2 {
			t.Errorf("/%s: status %d, %s", path, answer.StatusCode, body)
		}
	}
}

func TestForeignOriginIsRefused(t *testing.T) {
	t.Parallel()
	s := listening(t, Options{})
	own := "http://" + s.listener.Addr().String()
	tests := []struct {
		name   string
		header []string
		want   int
	}{
		{"a program", nil, http.StatusOK},
		{"a page of the site", []string{"Sec-Fetch-Site", "same-origin"}, http.StatusOK},
		{"a page of the site, with its origin", []string{"Sec-Fetch-Site", "same-origin", "Origin", own}, http.StatusOK},
		{"typed by hand", []string{"Sec-Fetch-Site", "none"}, http.StatusOK},
		{"another site", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{"another port", []string{"Sec-Fetch-Site", "same-site"}, http.StatusForbidden},
		{"another site, old browser", []string{"Origin", "https://evil.example"}, http.StatusForbidden},
		{"another port, old browser", []string{"Origin", "http://127.0.0.1:1"}, http.StatusForbidden},
		{"a sandbox", []string{"Origin", "null"}, http.StatusForbidden},
	}
	for _, test := range tests {
		for _, path := range []string{"/_serve/events", "/_serve/problems", "/_serve/reload.js"} {
			if got := s.ask("HEAD "+path, test.header...).StatusCode; got != test.want {
				t.Errorf("%s: %s: status %d, want %d", test.name, path, got, test.want)
			}
		}
	}
}
