package export

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/config"
	"congkhai/internal/site"
)

func TestPaths(t *testing.T) {
	t.Parallel()
	files := made(t, model(t, asOf))
	want := []string{"/_headers", "/rebuild-at.json", "/robots.txt", "/sitemap.xml", "/du-lieu/open.json", "/tim-kiem/muc-luc.json"}
	for _, page := range []string{"", "/lay-y-kien", "/ket-qua", "/guong-dien-hinh"} {
		want = append(want, page+"/feed.xml", "/en"+page+"/feed.xml")
	}
	for _, list := range []string{
		"/du-lieu/de-nghi", "/du-lieu/dot-lay-y-kien", "/du-lieu/ket-qua", "/du-lieu/guong-dien-hinh", "/du-lieu/ke-hoach",
		"/du-lieu/don-vi", "/du-lieu/danh-hieu", "/du-lieu/so-y-kien", "/du-lieu/bao-cao", "/du-lieu/cum-khoi-thi-dua", "/du-lieu/quy-dinh",
		"/du-lieu/so-lieu",
	} {
		want = append(want, list+".csv", list+".json", list+".schema.json")
	}
	want = append(want, "/du-lieu/datapackage.json")
	for _, round := range []string{"2026-08-mo", "2026-03-xong", "2026-02-go"} {
		want = append(want, "/lay-y-kien/"+round+"/danh-sach.csv", "/lay-y-kien/"+round+"/danh-sach.json")
	}
	for _, folder := range []string{
		"/lay-y-kien/", "/lay-y-kien/2026-10-sap/", "/lay-y-kien/2026-08-mo/", "/lay-y-kien/2026-03-xong/", "/lay-y-kien/2026-02-go/",
		"/don-vi/hoi-dong/", "/don-vi/so-y-te/",
	} {
		want = append(want, folder+"lich.ics", "/en"+folder+"lich.ics")
	}
	for _, round := range []string{"/lay-y-kien/2026-08-mo/", "/lay-y-kien/2026-03-xong/"} {
		for _, kind := range []string{".txt", ".html"} {
			want = append(want, round+"thong-bao"+kind, "/en"+round+"thong-bao"+kind)
		}
	}
	want = append(want, "/ke-hoach/2026/chi-tieu.csv")
	for _, figure := range []string{
		"guong-theo-nam", "de-nghi-theo-nam", "y-kien-theo-nam", "thoi-gian-theo-nam", "2026/guong-dien-hinh", "2026/ke-hoach",
		"2026/ty-le-de-nghi", "2026/ty-le-khen-thuong", "2026/phu-nu", "2026/doi-tuong", "2026/loai-hinh", "2026/thoi-han",
		"2026/y-kien", "2026/thoi-gian",
	} {
		want = append(want, "/thong-ke/"+figure+".csv")
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestPagesNameFilesThatAreMade(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	files := made(t, s)
	for _, p := range s.Pages() {
		for _, path := range p.Data {
			if _, ok := files[path]; !ok {
				t.Errorf("%s offers %s, which is not made", p.Path, path)
			}
		}
	}
}

func TestNothingPrivate(t *testing.T) {
	t.Parallel()
	for _, at := range []time.Time{asOf, asOf.AddDate(-10, 0, 0), asOf.AddDate(0, 0, 5)} {
		for path, text := range made(t, model(t, at)) {
			for _, secret := range []string{"BIMAT", "bimat", "2001-02-03", "1971", "Quê Nhà"} {
				if strings.Contains(text, secret) {
					t.Errorf("%s at %v holds %q", path, at, secret)
				}
			}
		}
	}
}

func TestWellFormed(t *testing.T) {
	t.Parallel()
	for path, text := range made(t, model(t, asOf)) {
		switch {
		case strings.HasSuffix(path, ".json"):
			if !json.Valid([]byte(text)) {
				t.Errorf("%s is not JSON:\n%s", path, text)
			}
		case strings.HasSuffix(path, ".xml"):
			d := xml.NewDecoder(strings.NewReader(text))
			for {
				_, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v\n%s", path, err, text)
				}
			}
		}
	}
}

// It is not parallel: it changes the zone of the machine.
func TestSameBytes(t *testing.T) {
	local := time.Local
	defer func() { time.Local = local }()
	time.Local = time.UTC
	first := made(t, model(t, asOf))
	time.Local = time.FixedZone("far", -11*60*60)
	for name, at := range map[string]time.Time{"again": asOf, "later, but before the next change": asOf.Add(time.Hour)} {
		if !maps.Equal(first, made(t, model(t, at))) {
			t.Errorf("%s: other bytes", name)
		}
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	files := made(t, model(t, asOf))
	for _, line := range []string{
		"/*\n", "  Content-Security-Policy: " + Policy(&config.Config{}) + "; frame-ancestors 'none'\n", "  Cache-Control: public, no-cache\n",
		"  Expires: Mon, 31 Aug 2026 17:00:00 GMT\n",
	} {
		if !strings.Contains(files["/_headers"], line) {
			t.Errorf("_headers lacks %q", line)
		}
	}
	if want := "Sitemap: https://thu.example.org/cong-khai/sitemap.xml\n"; !strings.HasSuffix(files["/robots.txt"], want) {
		t.Errorf("robots.txt: %s", files["/robots.txt"])
	}
}

func TestNothingExpires(t *testing.T) {
	t.Parallel()
	fixed := model(t, asOf)
	fixed.Config.Fixed = asOf
	for name, s := range map[string]*site.Site{"a fixed clock": fixed, "nothing to come": model(t, asOf.AddDate(10, 0, 0))} {
		if got := made(t, s)["/_headers"]; strings.Contains(got, "Expires") || !strings.Contains(got, "no-cache\n") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestState(t *testing.T) {
	t.Parallel()
	const source = `"https://thu.example.org/cong-khai/"`
	tests := []struct {
		at              time.Time
		open, rebuildAt string
	}{
		{
			asOf,
			`{"version":1,"source":` + source + `,"state_as_of":"2026-08-25T00:00:00+07:00","rounds":[{"id":"2026-08-mo",` +
				`"title":"Lấy ý kiến đợt tháng 8","url":"https://thu.example.org/cong-khai/lay-y-kien/2026-08-mo/",` +
				`"calendar":"https://thu.example.org/cong-khai/lay-y-kien/2026-08-mo/lich.ics",` +
				`"opens_at":"2026-08-20T00:00:00+07:00","ends_at":"2026-09-15T00:00:00+07:00","example":false}]}`,
			// A nomination of a round that has not opened is told as its round.
			`{"at":"2026-09-01T00:00:00+07:00","record":"round 2026-10-sap","stage":null,"state_as_of":"2026-08-25T00:00:00+07:00"}`,
		},
		{
			asOf.AddDate(-10, 0, 0),
			`{"version":1,"source":` + source + `,"state_as_of":null,"rounds":[]}`,
			`{"at":"2026-02-02T00:00:00+07:00","record":"round 2026-02-go","stage":"open","state_as_of":null}`,
		},
		{
			asOf.AddDate(10, 0, 0),
			`{"version":1,"source":` + source + `,"state_as_of":"2026-10-21T00:00:00+07:00","rounds":[]}`,
			`{"at":null,"record":null,"stage":null,"state_as_of":"2026-10-21T00:00:00+07:00"}`,
		},
	}
	for _, test := range tests {
		t.Run(fmt.Sprint(test.at.Year()), func(t *testing.T) {
			t.Parallel()
			files := made(t, model(t, test.at))
			if got := files["/du-lieu/open.json"]; got != test.open+"\n" {
				t.Errorf("open.json: got  %swant %s", got, test.open)
			}
			if got := files["/rebuild-at.json"]; got != test.rebuildAt+"\n" {
				t.Errorf("rebuild-at.json: got  %swant %s", got, test.rebuildAt)
			}
		})
	}
}
