package export

import (
	"encoding/xml"
	"regexp"
	"strings"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

const noticeVi = `Lấy ý kiến đợt tháng 8
Hội đồng & Tỉnh lấy ý kiến Nhân dân về đề nghị tặng: Huân chương Lao động.
Thông báo số 08/TB-HĐ ngày 19/08/2026 của Hội đồng & Tỉnh.
GROUND
Danh sách được đề nghị (1):
1. Ông Nguyễn Văn An – =HYPERLINK("http://x"), Sở Y tế – Huân chương Lao động hạng Ba – UUX-L4DE

Số đề nghị đã rút khỏi danh sách: 1.
Nhận ý kiến từ ngày 20/08/2026 đến hết ngày 14/09/2026 (thứ Hai).
Đã gia hạn từ ngày 07/09/2026 đến ngày 14/09/2026. Lý do: Bão.
Thời hạn 15 ngày làm việc, không tính ngày đăng 20/08/2026.
ENOUGH
Ai cũng có thể góp ý. Ghi mã tra cứu ở cuối mỗi dòng của danh sách và nêu rõ sự việc, thời gian, nơi xảy ra; gửi kèm tài liệu nếu có.
Gửi thư: Số 1 đường Thử (tính theo dấu bưu điện).
Đến trực tiếp: tại địa chỉ trên, giờ hành chính (ngày cuối nhận đến 17:00).
Thư điện tử: gopy@example.org
Điện thoại: 0000 000 000, giờ hành chính
Cơ quan nhận yêu cầu ghi: họ tên.
Địa chỉ trang: https://thu.example.org/cong-khai/lay-y-kien/2026-08-mo/
Đơn khiếu nại, tố cáo được giải quyết theo thủ tục riêng.
`

const exampleVi = `Ví dụ, không phải thông báo thật.
Lấy ý kiến đợt tháng 3
Hội đồng & Tỉnh lấy ý kiến Nhân dân về đề nghị tặng: Bằng khen thử.
Danh sách được đề nghị (2):
1. Tổ Hai – Bằng khen thử – X3U-H5HU
2. Tổ Một – Sở Y tế – Bằng khen thử – 3X8-477U

Nhận ý kiến từ ngày 02/03/2026 đến hết ngày 16/03/2026 (thứ Hai).
Đã hết hạn lấy ý kiến từ hết ngày 16/03/2026 (thứ Hai).
Thời hạn 10 ngày làm việc, không tính ngày đăng 02/03/2026.
Địa chỉ trang: https://thu.example.org/cong-khai/lay-y-kien/2026-03-xong/
Đơn khiếu nại, tố cáo được giải quyết theo thủ tục riêng.
`

const exampleEn = `Example, not a real notice.
Lấy ý kiến đợt tháng 3
The Council asks for public comment on proposals to award: Bằng khen thử.
Proposed (2):
1. Tổ Hai – Bằng khen thử – X3U-H5HU
2. Tổ Một – Sở Y tế – Bằng khen thử – 3X8-477U

Comments are taken from 2 March 2026 to the end of Monday, 16 March 2026.
Comments closed at the end of Monday, 16 March 2026.
Ten working days, not counting 2 March 2026, the day of publication.
`

func TestNotices(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	rule := s.Set.Rules["nd-152-2025-d44-k2"]
	ground := "Cơ quan viện dẫn: "
	if rule.Verified {
		ground = "Căn cứ: "
	}
	want := strings.NewReplacer("GROUND", ground+rule.Citation+".",
		"ENOUGH", "Thời hạn của đợt này đủ 10 ngày làm việc theo "+rule.Citation+".").Replace(noticeVi)
	files := made(t, s)
	english, _, _ := strings.Cut(exampleEn, "Ten ")
	for path, want := range map[string]string{"/lay-y-kien/2026-08-mo/": want, "/lay-y-kien/2026-03-xong/": exampleVi} {
		if got := files[path+"thong-bao.txt"]; got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", path, got, want)
		}
	}
	if got := files["/en/lay-y-kien/2026-03-xong/thong-bao.txt"]; !strings.HasPrefix(got, english) {
		t.Errorf("got\n%s\nwant\n%s", got, english)
	}
}

// TestNoticesSayTheSame holds the two forms of each notice together, paragraph by paragraph.
func TestNoticesSayTheSame(t *testing.T) {
	t.Parallel()
	tag := regexp.MustCompile(`<[^>]*>`)
	files := made(t, model(t, asOf))
	for path, page := range files {
		stem, ok := strings.CutSuffix(path, ".html")
		if !ok {
			continue
		}
		_, body, _ := strings.Cut(page, "<body>")
		for _, element := range tag.FindAllString(body, -1) {
			switch strings.Trim(strings.SplitN(element, " ", 2)[0], "</>") {
			case "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "body", "html":
			default:
				t.Errorf("%s holds %s", path, element)
			}
		}
		var d struct {
			Lang string   `xml:"lang,attr"`
			P    []string `xml:"body>p"`
			List string   `xml:"body>table>caption"`
			Rows []struct {
				Cells []string `xml:"td"`
			} `xml:"body>table>tbody>tr"`
		}
		reader := xml.NewDecoder(strings.NewReader(page))
		reader.Strict, reader.AutoClose = false, xml.HTMLAutoClose
		if err := reader.Decode(&d); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		text := files[stem+".txt"]
		for _, p := range append(d.P, d.List) {
			if !strings.Contains("\n"+text, "\n"+p+"\n") {
				t.Errorf("%s: %q is not in the text", path, p)
			}
		}
		for _, row := range d.Rows {
			for _, cell := range row.Cells {
				if !strings.Contains(text, cell) {
					t.Errorf("%s: %q is not in the text", path, cell)
				}
			}
		}
		if lines := strings.Count(text, "\n"); lines != len(d.P)+len(d.Rows)+2 || (d.Lang == "en") != strings.HasPrefix(path, "/en/") {
			t.Errorf("%s: %d lines, %d paragraphs, %d rows, in %s", path, lines, len(d.P), len(d.Rows), d.Lang)
		}
	}
}

func TestNoticesOfChangedRounds(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		at     time.Time
		change func(set *record.Set)
		has    []string
		lacks  []string
	}{
		{"too short", asOf, func(set *record.Set) {
			r := set.Rounds["2026-08-mo"]
			r.Closes, r.Extensions = calendar.Of(2026, 8, 28), nil
		}, []string{"Thời hạn 7 ngày làm việc"}, []string{"đủ"}},
		{"not withdrawn yet", asOf, func(set *record.Set) {
			set.Nominations["2026-08-mo/rut-ten"].Withdrawal.On = calendar.Of(2026, 8, 30)
		}, []string{"(2):", "Trần Rút Tên"}, []string{"đã rút"}},
		{"posthumous", asOf, func(set *record.Set) {
			set.Nominations["2026-08-mo/nguyen-van-an"].Posthumous = true
		}, []string{"hạng Ba (truy tặng)"}, nil},
		{"all names taken off", asOf, func(set *record.Set) {
			for _, id := range []string{"rut-ten", "nguyen-van-an"} {
				set.Nominations["2026-08-mo/"+id].Removal = &record.Removal{On: calendar.Of(2026, 8, 26), Basis: "request"}
			}
		}, []string{"Trang không hiện tên nào của đợt này."}, []string{"Nguyễn", "Trần", "rút"}},
		{"an example among others", asOf, func(set *record.Set) {
			set.Nominations["2026-08-mo/nguyen-van-an"].Example = true
		}, []string{"Ông Nguyễn Văn An (Ví dụ) –"}, nil},
		{"days off not known", asOf, func(set *record.Set) {
			clear(set.Years)
		}, []string{"Chưa có bảng ngày nghỉ"}, []string{"đủ"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := made(t, again(t, test.at, test.change))
			for _, kind := range []string{".txt", ".html"} {
				text := files["/lay-y-kien/2026-08-mo/thong-bao"+kind]
				for _, want := range test.has {
					if kind == ".txt" && !strings.Contains(text, want) {
						t.Errorf("no %q in\n%s", want, text)
					}
				}
				for _, never := range test.lacks {
					if strings.Contains(text, never) {
						t.Errorf("%q in\n%s", never, text)
					}
				}
			}
		})
	}
}

func TestHostileNotices(t *testing.T) {
	t.Parallel()
	count := func(s string) int { return strings.Count(s, "<") }
	plain := made(t, model(t, asOf))
	for _, text := range hostile {
		files := made(t, again(t, asOf, func(set *record.Set) {
			r := set.Rounds["2026-08-mo"]
			r.Title, r.Notice.Issuer, r.Response.Address = text, text, text
			c := &set.Nominations["2026-08-mo/nguyen-van-an"].Candidate
			c.Name, c.Position = text, text
		}))
		for _, path := range []string{"/lay-y-kien/2026-08-mo/thong-bao", "/en/lay-y-kien/2026-08-mo/thong-bao"} {
			if got, want := count(files[path+".html"]), count(plain[path+".html"]); got != want {
				t.Errorf("%q: %d tags, want %d", text, got, want)
			}
			if got, want := strings.Count(files[path+".txt"], "\n"), strings.Count(plain[path+".txt"], "\n"); got != want {
				t.Errorf("%q: %d lines, want %d", text, got, want)
			}
		}
	}
}

// TestWordsAreThere finds keys without a text and placeholders that nothing fills.
func TestWordsAreThere(t *testing.T) {
	t.Parallel()
	key := regexp.MustCompile(`\b(paste|respond|deadline|round|count|ics|feed|opinions|site|section|removed)\.[a-z_]+\b|\{[a-z]+\}`)
	for _, at := range []time.Time{asOf, asOf.AddDate(0, 0, 30), asOf.AddDate(-10, 0, 0)} {
		for path, text := range made(t, model(t, at)) {
			if strings.HasSuffix(path, "feed.xml") || strings.Contains(path, "thong-bao") || strings.HasSuffix(path, ".ics") {
				text = strings.NewReplacer("feed.xml", "", "\r\n ", "").Replace(text)
				if found := key.FindString(text); found != "" {
					t.Errorf("%s says %q", path, found)
				}
			}
		}
	}
}
