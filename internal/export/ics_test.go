package export

import (
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// events reads a calendar back, and holds it to the rules of RFC 5545 on lines.
func events(t *testing.T, text string) (*ical.Calendar, map[string]ical.Event) {
	t.Helper()
	lines, ok := strings.CutSuffix(text, "\r\n")
	if !ok {
		t.Error("no CR LF at the end")
	}
	for line := range strings.SplitSeq(lines, "\r\n") {
		if len(line) > 75 || line == "" || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	d := ical.NewDecoder(strings.NewReader(text))
	cal, err := d.Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if _, err := d.Decode(); err != io.EOF {
		t.Errorf("more than one calendar: %v", err)
	}
	out := map[string]ical.Event{}
	for _, e := range cal.Events() {
		uid := value(t, e.Props, ical.PropUID)
		if _, twice := out[uid]; twice {
			t.Errorf("two events %s", uid)
		}
		out[uid] = e
	}
	return cal, out
}

func value(t *testing.T, p ical.Props, name string) string {
	t.Helper()
	if len(p.Values(name)) != 1 {
		t.Errorf("%d properties %s", len(p.Values(name)), name)
	}
	s, err := p.Text(name)
	if err != nil {
		t.Error(err)
	}
	return s
}

func instant(t *testing.T, p ical.Props, name string) string {
	t.Helper()
	at, err := p.DateTime(name, time.UTC)
	if err != nil {
		t.Error(err)
	}
	return at.Format(time.RFC3339)
}

func TestCalendars(t *testing.T) {
	t.Parallel()
	files := made(t, model(t, asOf))
	tests := []struct {
		path   string
		name   string
		rounds []string
	}{
		{"/lay-y-kien/", "Công khai đề nghị khen thưởng: lấy ý kiến", []string{"2026-02-go", "2026-03-xong", "2026-08-mo", "2026-10-sap"}},
		{"/en/lay-y-kien/", "Proposed awards, open to the public: open for comment", []string{"2026-02-go", "2026-03-xong", "2026-08-mo", "2026-10-sap"}},
		{"/lay-y-kien/2026-08-mo/", "Lấy ý kiến đợt tháng 8", []string{"2026-08-mo"}},
		{"/lay-y-kien/2026-02-go/", "Đợt lấy ý kiến đã được gỡ", []string{"2026-02-go"}},
		{"/don-vi/hoi-dong/", "Lấy ý kiến có liên quan đến Hội đồng & Tỉnh", []string{"2026-02-go", "2026-03-xong", "2026-08-mo", "2026-10-sap"}},
		{"/don-vi/so-y-te/", "Lấy ý kiến có liên quan đến Sở Y tế", []string{"2026-03-xong", "2026-08-mo"}},
	}
	for _, test := range tests {
		cal, events := events(t, files[test.path+"lich.ics"])
		var got []string
		for uid := range events {
			got = append(got, strings.TrimSuffix(uid, "@thu.example.org"))
		}
		slices.Sort(got)
		if !slices.Equal(got, test.rounds) {
			t.Errorf("%s: rounds %q", test.path, got)
		}
		for property, want := range map[string]string{
			"VERSION": "2.0", "CALSCALE": "GREGORIAN", "METHOD": "PUBLISH", "NAME": test.name, "X-WR-CALNAME": test.name,
			"X-WR-TIMEZONE": "Asia/Ho_Chi_Minh",
		} {
			if got := value(t, cal.Props, property); got != want {
				t.Errorf("%s: %s %q, want %q", test.path, property, got, want)
			}
		}
		if every, err := cal.Props.Get("REFRESH-INTERVAL").Duration(); err != nil || every != 12*time.Hour {
			t.Errorf("%s: REFRESH-INTERVAL %v, %v", test.path, every, err)
		}
	}
}

func TestEvents(t *testing.T) {
	t.Parallel()
	const page = "https://thu.example.org/cong-khai/lay-y-kien/"
	tests := []struct {
		round, summary, described, status, stamp, sequence, last, alarm string
		at                                                              time.Time
	}{
		{
			"2026-08-mo", "Hạn góp ý: Lấy ý kiến đợt tháng 8",
			"Nhận ý kiến đến hết ngày 14/09/2026 (thứ Hai).\nThời hạn 15 ngày làm việc, không tính ngày đăng 20/08/2026.\n" +
				"Đã gia hạn từ ngày 07/09/2026 đến ngày 14/09/2026. Lý do: Bão.\nXem danh sách và cách góp ý: " + page + "2026-08-mo/",
			"CONFIRMED", "2026-08-24T17:00:00Z", "1", "2026-09-14", "2026-09-11T01:00:00Z", asOf,
		},
		{
			"2026-10-sap", "Hạn góp ý: Lấy ý kiến đợt tháng 10",
			"Danh sách đăng ngày 01/10/2026 (thứ Năm). Nhận ý kiến đến hết ngày 20/10/2026 (thứ Ba).\n" +
				"Thời hạn 13 ngày làm việc, không tính ngày đăng 01/10/2026.\nXem danh sách và cách góp ý: " + page + "2026-10-sap/",
			"CONFIRMED", "2026-08-24T17:00:00Z", "0", "2026-10-20", "2026-10-19T01:00:00Z", asOf,
		},
		{
			"2026-10-sap", "Hạn góp ý: Lấy ý kiến đợt tháng 10",
			"Danh sách đăng ngày 01/10/2026 (thứ Năm). Nhận ý kiến đến hết ngày 20/10/2026 (thứ Ba).\n" +
				"Thời hạn 13 ngày làm việc, không tính ngày đăng 01/10/2026.\nXem danh sách và cách góp ý: " + page + "2026-10-sap/",
			"CONFIRMED", "1970-01-01T00:00:00Z", "0", "2026-10-20", "2026-10-19T01:00:00Z", asOf.AddDate(-10, 0, 0),
		},
		{
			"2026-03-xong", "Ví dụ: Hạn góp ý: Lấy ý kiến đợt tháng 3",
			"Ví dụ, không phải thông báo thật.\nĐã hết hạn lấy ý kiến từ hết ngày 16/03/2026 (thứ Hai).\n" +
				"Thời hạn 10 ngày làm việc, không tính ngày đăng 02/03/2026.\nXem danh sách và cách góp ý: " + page + "2026-03-xong/",
			"CONFIRMED", "2026-04-09T17:00:00Z", "0", "2026-03-16", "", asOf,
		},
		{
			"2026-02-go", "Đợt lấy ý kiến đã được gỡ", "Nội dung đã được gỡ ngày 01/05/2026.",
			"CANCELLED", "2026-04-30T17:00:00Z", "1", "2026-02-27", "", asOf,
		},
	}
	for _, test := range tests {
		t.Run(test.round, func(t *testing.T) {
			t.Parallel()
			files := made(t, model(t, test.at))
			_, all := events(t, files["/lay-y-kien/lich.ics"])
			_, own := events(t, files["/lay-y-kien/"+test.round+"/lich.ics"])
			uid := test.round + "@thu.example.org"
			for _, e := range []ical.Event{all[uid], own[uid]} {
				last, err := calendar.Parse(test.last)
				if err != nil {
					t.Fatal(err)
				}
				for property, want := range map[string]string{
					"SUMMARY": test.summary, "DESCRIPTION": test.described, "STATUS": test.status,
					"TRANSP": "TRANSPARENT", "CATEGORIES": "Lấy ý kiến",
				} {
					if got := value(t, e.Props, property); got != want {
						t.Errorf("%s: got %q\nwant %q", property, got, want)
					}
				}
				if got := e.Props.Get("SEQUENCE").Value; got != test.sequence {
					t.Errorf("SEQUENCE %s, want %s", got, test.sequence)
				}
				if got, err := e.Props.URI("URL"); err != nil || got.String() != page+test.round+"/" {
					t.Errorf("URL %v, %v", got, err)
				}
				for property, want := range map[string]string{
					"DTSTART": last.Start(time.UTC).Format(time.RFC3339), "DTEND": last.AddDays(1).Start(time.UTC).Format(time.RFC3339),
					"DTSTAMP": test.stamp, "LAST-MODIFIED": test.stamp,
				} {
					if got := instant(t, e.Props, property); got != want {
						t.Errorf("%s %s, want %s", property, got, want)
					}
				}
				if start := e.Props.Get("DTSTART"); start.ValueType() != ical.ValueDate || len(start.Value) != len("20260914") {
					t.Errorf("DTSTART %v", start)
				}
				alarm(t, e, test.alarm)
			}
		})
	}
}

// alarm holds the reminder of an event; "" for none.
func alarm(t *testing.T, e ical.Event, at string) {
	t.Helper()
	if at == "" || len(e.Children) != 1 {
		if at != "" || len(e.Children) != 0 {
			t.Errorf("%d alarms, want one at %q", len(e.Children), at)
		}
		return
	}
	p := e.Children[0].Props
	if e.Children[0].Name != "VALARM" || value(t, p, "ACTION") != "DISPLAY" || value(t, p, "DESCRIPTION") == "" ||
		p.Get("TRIGGER").ValueType() != ical.ValueDateTime || instant(t, p, "TRIGGER") != at {
		t.Errorf("alarm %v, want %s", p, at)
	}
}

func TestReminder(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	x := &exporter{site: s, config: s.Config}
	for _, test := range []struct{ last, want calendar.Date }{
		{calendar.Of(2026, 9, 15), calendar.Of(2026, 9, 14)},
		{calendar.Of(2026, 9, 14), calendar.Of(2026, 9, 11)},
		{calendar.Of(2026, 9, 3), calendar.Of(2026, 8, 28)}, // the days off of the National Day
		{calendar.Of(2190, 1, 4), calendar.Of(2190, 1, 3)},  // no table of days off
	} {
		if got, want := x.reminder(test.last), test.want.Start(s.Config.Zone).Add(8*time.Hour); !got.Equal(want) {
			t.Errorf("%v: %v, want %v", test.last, got, want)
		}
	}
}

// hostile titles change how a format reads them if they are not escaped or folded right.
var hostile = []string{
	"Một\r\nEND:VEVENT\r\nBEGIN:VEVENT\nX:1", "a,b;c\\n\\\\;,", strings.Repeat("Đặng Thị Ễ, ", 50), strings.Repeat("Ễ", 500),
	strings.Repeat("x", 500), strings.Repeat("🏅", 130), "a\u202Eb\u2066c\u200Ed", "<script>alert(1)</script>&\"'", "a\u2028b\u0085c\x07d",
	strings.Repeat("\\", 200), "BEGIN:VALARM", ` "x";VALUE=1:`, strings.Repeat("e\u0301\u0302", 100),
}

func TestHostileCalendars(t *testing.T) {
	t.Parallel()
	for _, title := range hostile {
		files := made(t, again(t, asOf, func(set *record.Set) {
			r := set.Rounds["2026-08-mo"]
			r.Title, r.Extensions[0].Reason = title, title
			r.Translations = map[string]map[string]string{"en": {"title": title}}
			set.Units["hoi-dong"].Name = title
		}))
		for path, prefix := range map[string]string{"": "Hạn góp ý: ", "/en": "Comments close: "} {
			cal, all := events(t, files[path+"/lay-y-kien/lich.ics"])
			if len(cal.Children) != 4 {
				t.Errorf("%q: %d components", title, len(cal.Children))
			}
			e := all["2026-08-mo@thu.example.org"]
			if got := value(t, e.Props, "SUMMARY"); got != prefix+oneLine(title) {
				t.Errorf("%q reads as %q", title, got)
			}
			if got := value(t, e.Props, "DESCRIPTION"); !strings.Contains(got, strings.TrimRight(oneLine(title), ". ")) {
				t.Errorf("%q: described %q", title, got)
			}
			events(t, files[path+"/don-vi/hoi-dong/lich.ics"])
		}
	}
}

func TestConcerning(t *testing.T) {
	t.Parallel()
	removed := &site.Round{Round: &record.Round{Base: record.Base{ID: "s", Removal: &record.Removal{}}}}
	round := &site.Round{Round: &record.Round{Base: record.Base{ID: "r"}}}
	other := &site.Round{Round: &record.Round{Base: record.Base{ID: "q"}, Published: calendar.Of(2026, 1, 1)}}
	u := &site.Unit{
		Rounds:      []*site.Round{round},
		Nominations: []*site.Nomination{{Round: round}, {Round: other}}, Proposed: []*site.Nomination{{Round: other}},
	}
	round.Council, removed.Council = u, u
	x := &exporter{site: &site.Site{Rounds: []*site.Round{round, other, removed}}}
	if got := x.concerning(u); len(got) != 3 || got[0] != other || got[1] != round || got[2] != removed || len(u.Rounds) != 1 {
		t.Errorf("%v", got)
	}
}
