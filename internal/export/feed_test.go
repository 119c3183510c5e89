package export

import (
	"encoding/xml"
	"net/url"
	"strings"
	"testing"
	"time"
)

type parsedFeed struct {
	Lang    string       `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string       `xml:"id"`
	Title   string       `xml:"title"`
	Updated string       `xml:"updated"`
	Author  string       `xml:"author>name"`
	Rights  string       `xml:"rights"`
	Links   []parsedLink `xml:"link"`
	Entries []struct {
		ID    string `xml:"id"`
		Title struct {
			Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			Text string `xml:",chardata"`
		} `xml:"title"`
		Published string     `xml:"published"`
		Updated   string     `xml:"updated"`
		Author    string     `xml:"author>name"`
		Link      parsedLink `xml:"link"`
		Category  struct {
			Term  string `xml:"term,attr"`
			Label string `xml:"label,attr"`
		} `xml:"category"`
		Summary string `xml:"summary"`
	} `xml:"entry"`
}

type parsedLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

func parsed(t *testing.T, text string) parsedFeed {
	t.Helper()
	var f parsedFeed
	if err := xml.Unmarshal([]byte(text), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFeeds(t *testing.T) {
	t.Parallel()
	const zero = "T00:00:00+07:00"
	const root = "https://thu.example.org/cong-khai"
	type want struct{ id, title, lang, published, updated, summary, category, author string }
	const asked = "Hội đồng & Tỉnh lấy ý kiến về đề nghị tặng: Bằng khen thử. Số đề nghị: 2. Nhận ý kiến đến hết ngày 16/03/2026 (thứ Hai)."
	mo := "tag:thu.example.org,2026:/cong-khai/lay-y-kien/2026-08-mo/#"
	xong := "tag:thu.example.org,2026:/cong-khai/lay-y-kien/2026-03-xong/#"
	opened := want{
		mo + "opened", "Mở lấy ý kiến: Lấy ý kiến đợt tháng 8", "", "2026-08-20", "2026-08-25",
		"Hội đồng & Tỉnh lấy ý kiến về đề nghị tặng: Huân chương Lao động. Số đề nghị: 3. Nhận ý kiến đến hết ngày 14/09/2026 (thứ Hai)." +
			" Đã gia hạn từ ngày 07/09/2026 đến ngày 14/09/2026.", "opened", "",
	}
	extended := want{
		mo + "extended-1", "Gia hạn: Lấy ý kiến đợt tháng 8", "", "2026-08-25", "2026-08-25",
		"Đã gia hạn từ ngày 07/09/2026 đến ngày 14/09/2026. Lý do: Bão.", "extended", "",
	}
	openedPast := want{xong + "opened", "Ví dụ: Mở lấy ý kiến: Lấy ý kiến đợt tháng 3", "", "2026-03-02", "2026-03-02", asked, "opened", ""}
	soonPast := want{xong + "closing-soon", "Ví dụ: Sắp hết hạn góp ý: Lấy ý kiến đợt tháng 3", "", "2026-03-12", "2026-03-12", asked, "closing-soon", ""}
	decidedPast := want{
		xong + "decided", "Ví dụ: Đã có quyết định: Lấy ý kiến đợt tháng 3", "", "2026-04-10", "2026-04-10",
		"Quyết định khen thưởng số 12/QĐ-UBND. Ký ngày 10/04/2026 (thứ Sáu).", "decided", "",
	}
	decision := want{
		"tag:thu.example.org,2026:/cong-khai/ket-qua/12-qd/", "Quyết định khen thưởng số 12/QĐ-UBND", "", "2026-04-10", "2026-04-10",
		"Ký ngày 10/04/2026 (thứ Sáu). Được tặng: 1. Không có trong quyết định khen thưởng: 1.", "", "",
	}
	story := want{
		"tag:thu.example.org,2026:/cong-khai/guong-dien-hinh/tram-y-te/", "Trạm y tế <xã>", "", "2026-05-02", "2026-06-01",
		"Đêm trực của một trạm.", "y-te", "Người Viết",
	}
	sample := want{
		"tag:thu.example.org,2026:/cong-khai/guong-dien-hinh/vi-du/", "Ví dụ: Chuyện minh họa", "", "2026-04-02", "2026-04-02", "", "", "",
	}
	english := func(w want, lang, title, summary, category string) want {
		w.id = strings.Replace(w.id, "/cong-khai/", "/cong-khai/en/", 1)
		w.lang, w.title, w.summary, w.category = lang, title, summary, category
		return w
	}
	tests := []struct {
		path, page string
		want       []want
	}{
		{"/feed.xml", "/", []want{extended, opened, story, decision, decidedPast, sample, soonPast, openedPast}},
		{"/lay-y-kien/feed.xml", "/lay-y-kien/", []want{extended, opened, decidedPast, soonPast, openedPast}},
		{"/ket-qua/feed.xml", "/ket-qua/", []want{decision}},
		{"/guong-dien-hinh/feed.xml", "/guong-dien-hinh/", []want{story, sample}},
		{"/en/lay-y-kien/feed.xml", "/en/lay-y-kien/", []want{
			english(extended, "vi", extended.title, "Extended from 7 September 2026 to 14 September 2026. Reason: Bão.", "extended"),
			english(opened, "vi", opened.title, "The Council asks for public comment on proposals to award: Huân chương Lao động. "+
				"Number proposed: 3. Comments until the end of Monday, 14 September 2026. "+
				"Extended from 7 September 2026 to 14 September 2026.", "opened"),
			english(decidedPast, "vi", decidedPast.title, "Commendation decision No. 12/QĐ-UBND. Signed on Friday, 10 April 2026.", "decided"),
			english(soonPast, "vi", soonPast.title, "The Council asks for public comment on proposals to award: Bằng khen thử. "+
				"Number proposed: 2. Comments until the end of Monday, 16 March 2026.", "closing-soon"),
			english(openedPast, "vi", openedPast.title, "The Council asks for public comment on proposals to award: Bằng khen thử. "+
				"Number proposed: 2. Comments until the end of Monday, 16 March 2026.", "opened"),
		}},
		{"/en/ket-qua/feed.xml", "/en/ket-qua/", []want{english(decision, "", "Commendation decision No. 12/QĐ-UBND",
			"Signed on Friday, 10 April 2026. Awarded: 1. Not in the decision: 1.", "")}},
		{"/en/guong-dien-hinh/feed.xml", "/en/guong-dien-hinh/", []want{
			english(story, "", "The health station", "Đêm trực của một trạm.", "y-te"),
			english(sample, "vi", "Ví dụ: Chuyện minh họa", "", ""),
		}},
	}
	files := made(t, model(t, asOf))
	for _, test := range tests {
		f := parsed(t, files[test.path])
		language := "vi"
		if strings.HasPrefix(test.path, "/en/") {
			language = "en"
		}
		if f.Lang != language || f.ID != root+test.path || f.Author == "" || f.Rights != "CC BY 4.0" || f.Title == "" {
			t.Errorf("%s: head %+v", test.path, f)
		}
		if len(f.Links) != 2 || f.Links[0] != (parsedLink{"self", root + test.path}) ||
			f.Links[1] != (parsedLink{"alternate", root + test.page}) {
			t.Errorf("%s: links %v", test.path, f.Links)
		}
		if len(f.Entries) != len(test.want) {
			t.Errorf("%s: %d entries, want %d", test.path, len(f.Entries), len(test.want))
			continue
		}
		last := ""
		for i, e := range f.Entries {
			got := want{e.ID, e.Title.Text, e.Title.Lang, e.Published, e.Updated, e.Summary, e.Category.Term, e.Author}
			w := test.want[i]
			w.published, w.updated = w.published+zero, w.updated+zero
			if got != w {
				t.Errorf("%s: got  %q\nwant %q", test.path, got, w)
			}
			if u, err := url.Parse(e.Link.Href); err != nil || !u.IsAbs() || !strings.HasSuffix(strings.Split(e.ID, "#")[0], u.Path) {
				t.Errorf("%s: link %q", test.path, e.Link.Href)
			}
			last = max(last, e.Updated)
		}
		if f.Updated != last {
			t.Errorf("%s: updated %s, want %s", test.path, f.Updated, last)
		}
	}
}

func TestFeedBounds(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Feeds.Entries = 1
	for path, text := range made(t, s) {
		if strings.HasSuffix(path, "feed.xml") && len(parsed(t, text).Entries) != 1 {
			t.Errorf("%s is not bounded", path)
		}
	}
}

func TestFeedBeforeAnything(t *testing.T) {
	t.Parallel()
	files := made(t, model(t, asOf.AddDate(-10, 0, 0)))
	f := parsed(t, files["/lay-y-kien/feed.xml"])
	if _, err := time.Parse(time.RFC3339, f.Updated); err != nil || len(f.Entries) != 0 {
		t.Errorf("updated %q, %d entries", f.Updated, len(f.Entries))
	}
}

func TestOneLanguage(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Languages = []string{"vi"}
	files := made(t, s)
	for path := range files {
		if strings.HasPrefix(path, "/en/") {
			t.Errorf("%s is made", path)
		}
	}
	if strings.Contains(files["/sitemap.xml"], "xhtml:link") {
		t.Error("the sitemap names other languages")
	}
}
