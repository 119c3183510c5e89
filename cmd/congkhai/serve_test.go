package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/sample"
	"congkhai/internal/serve"
)

// patience is how long anything may take that needs the disk to be noticed.
const patience = 20 * time.Second

// sampleSite writes a new site with an open round into a folder.
func sampleSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range sample.Site("vi", calendar.FromTime(someday.In(defaultZone()))) {
		save(t, dir, name, string(text))
	}
	return dir
}

// save writes a file as an editor does: beside its name, then in its place.
func save(t *testing.T, dir, name, text string) {
	t.Helper()
	to := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to+"~", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(to+"~", to); err != nil {
		t.Fatal(err)
	}
}

// lockedBuffer takes what a running command prints.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// preview is the command serve while it runs.
type preview struct {
	t      *testing.T
	dir    string
	url    string // with a last slash
	stop   context.CancelFunc
	ended  chan int // takes the exit status
	errors *lockedBuffer
}

// startServe runs congkhai serve on a folder and waits for the address that it prints.
func startServe(t *testing.T, dir string, more ...string) *preview {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	p := &preview{t: t, dir: dir, stop: stop, ended: make(chan int, 1), errors: &lockedBuffer{}}
	from, to := io.Pipe()
	a := &app{out: to, err: p.errors, now: func() time.Time { return someday }, env: func(string) string { return "" }}
	go func() {
		status := a.run(ctx, append([]string{"serve", "-C", dir, "--addr", "127.0.0.1:0"}, more...))
		to.Close()
		p.ended <- status
	}()
	line, err := bufio.NewReader(from).ReadString('\n')
	if err != nil {
		t.Fatalf("no address was printed: %v\n%s", err, p.errors)
	}
	go io.Copy(io.Discard, from)
	for word := range strings.FieldsSeq(line) {
		if strings.HasPrefix(word, "http://") {
			p.url = word
		}
	}
	if p.url == "" {
		t.Fatalf("no address in %q", line)
	}
	t.Cleanup(stop)
	return p
}

// get answers a path of the site: status and body. Redirects are not followed.
func (p *preview) get(path string) (int, string) {
	p.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	request, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, strings.TrimSuffix(p.url, "/")+path, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	response, err := client.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

// report is what the pages show about the content.
func (p *preview) report() serve.Report {
	p.t.Helper()
	var r serve.Report
	if status, body := p.get("/_serve/problems"); status != http.StatusOK || json.Unmarshal([]byte(body), &r) != nil {
		p.t.Fatalf("status %d: %s", status, body)
	}
	return r
}

// until listens to what open pages are told, and returns when something holds.
func (p *preview) until(what string, holds func() bool) {
	p.t.Helper()
	ctx, stop := context.WithTimeout(p.t.Context(), patience)
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url+"_serve/events", nil)
	if err != nil {
		p.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	events := bufio.NewScanner(response.Body)
	for events.Scan() {
		if strings.HasPrefix(events.Text(), "data: ") && holds() {
			return
		}
	}
	p.t.Fatalf("%s: %v\n%s", what, events.Err(), p.errors)
}

// end stops the command and wants exit status 0 soon.
func (p *preview) end() {
	p.t.Helper()
	p.stop()
	select {
	case status := <-p.ended:
		if status != clean {
			p.t.Errorf("exit status %d\n%s", status, p.errors)
		}
	case <-time.After(5 * time.Second):
		p.t.Error("serve did not end")
	}
}

const (
	roundPath  = "/lay-y-kien/dot-vi-du/"
	personPath = roundPath + "tran-van-vi-du/"
	personFile = "content/rounds/dot-vi-du/tran-van-vi-du.toml"
)

func TestServe(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	p := startServe(t, dir)
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/":                       {200, "Góp ý trước khi khen thưởng"},
		"/en/":                    {200, "Have your say before awards are decided"},
		personPath:                {200, "Trần Văn Ví Dụ"},
		"/en" + personPath:        {200, "Trần Văn Ví Dụ"},
		"/style.css":              {200, ":root"},
		"/feed.xml":               {200, "<feed"},
		"/404":                    {404, "Không tìm thấy trang"},
		"/en/khong-co/":           {404, "<main"},
		"/lay-y-kien":             {301, ""},
		"/.congkhai":              {404, ""},
		"/site.toml":              {404, ""},
		"/content/units/":         {404, ""},
		"/..%2f..%2fetc/passwd":   {400, ""},
		"/../etc/passwd":          {400, ""},
		"/%2e%2e/site.toml":       {400, ""},
		"/lay-y-kien//dot-vi-du/": {400, ""},
		"/a%5cb":                  {400, ""},
		"/a%00b":                  {400, ""},
		"/a%ff":                   {400, ""},
		"/_serve/":                {404, ""},
		"/_serve/reload.js":       {200, "problems"},
		"/_components/":           {200, "stage-on-hold"},
		"/en/_reference/":         {200, `hreflang="vi"`},
		"/_reference":             {301, ""},
		"/_reference/khong-co/":   {404, "<main"},
	} {
		status, body := p.get(path)
		if status != want.status || !strings.Contains(body, want.text) {
			t.Errorf("%s: status %d, want %d with %q", path, status, want.status, want.text)
		}
		if strings.Contains(body, "base_url =") || strings.Contains(body, "root:") {
			t.Errorf("%s shows a file that is not published", path)
		}
	}
	if _, body := p.get(personPath); strings.Count(body, "/_serve/reload.js") != 1 {
		t.Error("the page does not listen for changes")
	}
	if !strings.Contains(p.errors.String(), p.url+"_reference/") || !strings.Contains(p.errors.String(), p.url+"_components/") {
		t.Errorf("the pages about the look are not named: %s", p.errors)
	}
	if r := p.report(); r.Errors != 0 || r.Text != "" {
		t.Errorf("a good site has %+v", r)
	}
	p.end()
	if _, err := net.DialTimeout("tcp", strings.TrimSuffix(strings.TrimPrefix(p.url, "http://"), "/"), time.Second); err == nil {
		t.Error("the port still answers")
	}
}

func TestServeShowsWhatIsSaved(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	p := startServe(t, dir)
	shows := func(path, text string) func() bool {
		return func() bool {
			_, body := p.get(path)
			return strings.Contains(body, text)
		}
	}
	file, err := os.ReadFile(filepath.Join(dir, personFile))
	if err != nil {
		t.Fatal(err)
	}
	good := strings.Replace(string(file), "Trần Văn Ví Dụ", "Trần Văn Mẫu", 1)
	save(t, dir, personFile, good)
	p.until("a changed record", shows(personPath, "Trần Văn Mẫu"))
	if !shows(roundPath, "Trần Văn Mẫu")() {
		t.Error("the round shows the old name")
	}

	// A broken record is told, and the pages stay.
	save(t, dir, personFile, strings.Replace(good, "category = \"merit\"", "category = \"mreit\"", 1))
	p.until("a broken record", func() bool { return p.report().Errors == 1 })
	r := p.report()
	if !strings.Contains(r.Text, personFile+":4:12") || !strings.Contains(r.Text, `"merit"`) || r.Title == "" || r.Lang != "en" {
		t.Errorf("report is %+v", r)
	}
	if status, body := p.get(personPath); status != 200 || !strings.Contains(body, "Trần Văn Mẫu") {
		t.Errorf("status %d while a record is broken", status)
	}
	save(t, dir, personFile, good)
	p.until("the mended record", func() bool { return p.report().Errors == 0 })

	// A new record in a new folder, and one that goes.
	save(t, dir, "content/plans/moi/ke-hoach.toml", "title = \"Kế hoạch vừa lưu\"\nnumber = \"9/KH\"\nissuer = \"phong-mau\"\n")
	p.until("a new record", shows("/ke-hoach/moi/ke-hoach/", "Kế hoạch vừa lưu"))
	if err := os.Remove(filepath.Join(dir, personFile)); err != nil {
		t.Fatal(err)
	}
	p.until("a record that went", func() bool { status, _ := p.get(personPath); return status == 404 })

	// Settings, layouts and static files.
	save(t, dir, "layouts/notfound.html", `{{define "main"}}<h1>Trang riêng</h1>{{end}}`)
	p.until("a layout", shows("/khong-co/", "Trang riêng"))
	save(t, dir, "layouts/notfound.html", `{{define "main"}}<h1>{{end`)
	p.until("a broken layout", func() bool { return strings.Contains(p.report().Text, "layouts/notfound.html") })
	if !shows("/khong-co/", "Trang riêng")() {
		t.Error("a broken layout took the page away")
	}
	if err := os.RemoveAll(filepath.Join(dir, "layouts")); err != nil {
		t.Fatal(err)
	}
	p.until("the own layout again", shows("/khong-co/", "Không tìm thấy trang"))
	save(t, dir, "static/rieng.txt", "một")
	p.until("a static file", shows("/rieng.txt", "một"))
	p.end()
}

func TestServeAnswersOnlyItself(t *testing.T) {
	t.Parallel()
	p := startServe(t, sampleSite(t))
	for _, test := range []struct {
		name   string
		change func(*http.Request)
		want   int
	}{
		{"own host", func(*http.Request) {}, 200},
		{"localhost", func(r *http.Request) { r.Host = strings.Replace(r.Host, "127.0.0.1", "localhost", 1) }, 200},
		{"foreign host", func(r *http.Request) { r.Host = "evil.example" }, 403},
		{"foreign host with the port", func(r *http.Request) { r.Host = strings.Replace(r.Host, "127.0.0.1", "evil.example", 1) }, 403},
		{"host that begins alike", func(r *http.Request) { r.Host = strings.Replace(r.Host, "127.0.0.1", "127.0.0.1.evil.example", 1) }, 403},
		{"other port", func(r *http.Request) { r.Host = "127.0.0.1:1" }, 403},
		{"post", func(r *http.Request) { r.Method = http.MethodPost }, 405},
		{"foreign page asks for problems", func(r *http.Request) {
			r.URL.Path = "/_serve/problems"
			r.Header.Set("Origin", "https://evil.example")
		}, 403},
		{"foreign site listens", func(r *http.Request) {
			r.URL.Path = "/_serve/events"
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		}, 403},
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = request.URL.Host
		test.change(request)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != test.want {
			t.Errorf("%s: status %d, want %d", test.name, response.StatusCode, test.want)
		}
	}
	p.end()
}

// TestServeWaitsForAGoodSite begins with a broken site.
func TestServeWaitsForAGoodSite(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	const file = "content/units/phong-mau.toml"
	good, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	save(t, dir, file, "name = <b>\n")
	p := startServe(t, dir, "--lang", "vi")
	status, body := p.get("/")
	if status != http.StatusServiceUnavailable || !strings.Contains(body, file+":1:8") || strings.Contains(body, "<b>") {
		t.Errorf("status %d: %s", status, body)
	}
	save(t, dir, file, string(good))
	p.until("the mended site", func() bool { status, _ := p.get("/"); return status == 200 })
	p.end()
}

// TestServeRefusesWhatItCannotDo wants a message and an exit status, not a server.
func TestServeRefusesWhatItCannotDo(t *testing.T) {
	t.Parallel()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	dir := sampleSite(t)
	for _, test := range []struct {
		name string
		args []string
		want int
		says string
	}{
		{"taken port", []string{"--addr", taken.Addr().String()}, environment, "taken"},
		{"no port", []string{"--addr", "localhost"}, environment, "expected host and port"},
		{"no instant", []string{"--at", "someday"}, usage, "someday"},
		{"argument", []string{"x"}, usage, `does not take "x"`},
	} {
		var out, errs lockedBuffer
		a := &app{out: &out, err: &errs, now: func() time.Time { return someday }, env: func(string) string { return "" }}
		ctx, stop := context.WithTimeout(t.Context(), patience)
		status := a.run(ctx, append([]string{"serve", "-C", dir}, test.args...))
		if errors.Is(ctx.Err(), context.DeadlineExceeded) || status != test.want || !strings.Contains(errs.String(), test.says) {
			t.Errorf("%s: exit status %d, want %d\n%s%s", test.name, status, test.want, &out, &errs)
		}
		stop()
	}
}
