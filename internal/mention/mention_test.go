package mention

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"congkhai/internal/calendar"
)

func TestDates(t *testing.T) {
	t.Parallel()
	roles := map[Role]string{Unknown: "", Closes: " closes", Before: " before", Published: " published", Meeting: " meeting"}
	for _, tt := range []struct {
		text string
		want string // day, role and words of each date, ";" between
	}{
		{"10/12/2021, 10-12-2020, 13.9.2017, 2026-08-20", "2021-12-10 [10/12/2021];2020-12-10 [10-12-2020];2017-9-13 [13.9.2017];2026-8-20 [2026-08-20]"},
		{"ngày 28 tháng 5 năm 2024; ngày 05 tháng 9 năm 2026", "2024-5-28 [28 tháng 5 năm 2024];2026-9-5 [05 tháng 9 năm 2026]"},
		{"20 August 2026, 7th September 2026, August 20, 2026", "2026-8-20 [20 August 2026];2026-9-7 [7th September 2026];2026-8-20 [August 20, 2026]"},
		{"Quyết định số 71/2025/QĐ-UBND, 02/KH-HĐTĐKT, 10/12/QĐ", ""},
		{"phiên bản 1.2.3, tỷ lệ 1/2, 24/7, số 0912.345.678", ""},
		{"Tờ trình 36/TTr-SYT, lớp 12/4, 5/6 hộ", ""},
		{"Lấy ý kiến từ ngày 20/8/2026 đến hết ngày 07/9/2026.", "2026-8-20 published [20/8/2026];2026-9-7 closes [07/9/2026]"},
		{"Công khai từ ngày 20/8 đến 17 giờ 00 ngày 7/9/2026.", "0-8-20 published [20/8];2026-9-7 closes [7/9/2026]"},
		{"Thời gian lấy ý kiến: 20/8/2026 – 07/9/2026", "2026-8-20 published [20/8/2026];2026-9-7 closes [07/9/2026]"},
		{"Từ ngày 20/8/2026 đến hết thứ Hai, ngày 7 tháng 9 năm 2026, Hội đồng nhận ý kiến.", "2026-8-20 published [20/8/2026];2026-9-7 closes [7 tháng 9 năm 2026]"},
		{"Mọi ý kiến xin gửi về Sở Nội vụ trước ngày 08/9/2026.", "2026-9-8 before [08/9/2026]"},
		{"Hạn cuối gửi góp ý là 08/9; đạt 8/9 chỉ tiêu.", "0-9-8 closes [08/9]"},
		{"Đợt trước lấy ý kiến từ ngày 10/3/2026 đến ngày 25/3/2026.", "2026-3-10 [10/3/2026];2026-3-25 [25/3/2026]"},
		{"Hạn chót: **07/9/2026**", "2026-9-7 closes [07/9/2026]"},
		{"Danh sách đăng ngày 20/8/2026 để Nhân dân góp ý.", "2026-8-20 published [20/8/2026]"},
		{"Hội đồng họp ngày 11/9/2026", "2026-9-11 meeting [11/9/2026]"},
		{"Ý kiến được báo cáo Hội đồng trước phiên họp dự kiến ngày 11/09/2026.", "2026-9-11 meeting [11/09/2026]"},
		{"before the council's meeting, planned for 11 September 2026.", "2026-9-11 meeting [11 September 2026]"},
		{"Open for comments from 20 August to 7 September 2026.", "0-8-20 published [20 August];2026-9-7 closes [7 September 2026]"},
		{"Comments are taken until Monday, 7 September 2026.", "2026-9-7 closes [7 September 2026]"},
		{"The window for public comment closes on 7 September 2026", "2026-9-7 closes [7 September 2026]"},
		{"Bão làm các cơ quan tạm nghỉ từ ngày 28/7 đến ngày 30/7/2026", "0-7-28 [28/7];2026-7-30 [30/7/2026]"},
		{"Công khai theo Nghị định có hiệu lực từ ngày 01/01/2026", "2026-1-1 [01/01/2026]"},
		{"Các đơn vị nộp hồ sơ trước ngày 05/8/2026 để công khai", "2026-8-5 [05/8/2026]"},
		{"Công khai theo Thông báo số 41/TB-HĐTĐKT ngày 19/8/2026", "2026-8-19 [19/8/2026]"},
		{"Tổ giúp việc của Hội đồng họp ngày 5/8/2026", "2026-8-5 [5/8/2026]"},
		{"| Hạn nhận ý kiến | 08/9/2026 |\n| Hội đồng họp | 12/9/2026 |\n", "2026-9-8 closes [08/9/2026];2026-9-12 meeting [12/9/2026]"},
		{"Nhận ý kiến đến hết ngày [08/9/2026](https://example.org/a).", "2026-9-8 closes [08/9/2026]"},
		{"Lấy ý kiến:\n\n* Ngày bắt đầu: 21/8/2026\n* Ngày kết thúc: 08/9/2026\n", "2026-8-21 published [21/8/2026];2026-9-8 closes [08/9/2026]"},
		{"Lấy ý kiến.\n\nLễ trao tặng:\n\n* Bắt đầu: 21/8/2026\n* Kết thúc: 08/9/2026\n", "2026-8-21 [21/8/2026];2026-9-8 [08/9/2026]"},
		{"Public comment until 8 Sept 2026; closes on Sep. 8, 2026.", "2026-9-8 closes [8 Sept 2026];2026-9-8 [Sep. 8, 2026]"},
		{"The window closes on September 8, 2026, 3 marches 2026", "2026-9-8 closes [September 8, 2026]"},
		{"Bắt đầu lấy ý kiến ngày 21/8/2026, đợt sẽ đóng ngày 08/9/2026.", "2026-8-21 published [21/8/2026];2026-9-8 closes [08/9/2026]"},
		{"Thông báo lấy ý kiến ngày 19/8/2026", "2026-8-19 [19/8/2026]"},
		{"Phiên họp Hội đồng Thi đua - Khen thưởng tỉnh: 11/9/2026", "2026-9-11 meeting [11/9/2026]"},
		{"Ngày họp Hội đồng: 11/9/2026. Hội đồng họp xét vào ngày 11-9-2026", "2026-9-11 meeting [11/9/2026];2026-9-11 meeting [11-9-2026]"},
		{"Sau phiên họp Hội đồng, ngày 15/9/2026 trình; báo cáo trước phiên họp Hội đồng trước ngày 9/9/2026", "2026-9-15 [15/9/2026];2026-9-9 [9/9/2026]"},
		{"Hồ sơ và trang này đã sửa ngày 15/05/2026.", "2026-5-15 [15/05/2026]"},
	} {
		var got []string
		for _, d := range Dates(tt.text) {
			got = append(got, fmt.Sprintf("%d-%d-%d%s [%s]", d.Year, d.Month, d.Day, roles[d.Role], tt.text[d.Offset:d.End()]))
		}
		if s := strings.Join(got, ";"); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestDateIs(t *testing.T) {
	t.Parallel()
	on := calendar.Of(2026, 9, 7)
	for _, tt := range []struct {
		date Date
		want bool
	}{{Date{Year: 2026, Month: 9, Day: 7}, true}, {Date{Month: 9, Day: 7}, true}, {Date{Year: 2025, Month: 9, Day: 7}, false}, {Date{Month: 9, Day: 8}, false}} {
		if got := tt.date.Is(on); got != tt.want {
			t.Errorf("%+v is %s: %v", tt.date, on, got)
		}
	}
}

func TestFindDays(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"Thời gian lấy ý kiến: 10 ngày làm việc", "10 working window [10 ngày làm việc]"},
		{"Lấy ý kiến trong 10 (mười) ngày làm việc", "10 working window [10 (mười) ngày làm việc]"},
		{"công khai mười ngày làm việc", "10 working window [mười ngày làm việc]"},
		{"Công khai 07 ngày; niêm yết 20 ngày theo lịch", "7 any window [07 ngày];20 calendar window [20 ngày theo lịch]"},
		{"Thời hạn góp ý ít nhất 15 ngày.", "15 any window least [15 ngày]"},
		{"Comments are taken for ten working days", "10 working window [ten working days]"},
		{"open to comment for at least 10 calendar days", "10 calendar window least [10 calendar days]"},
		{"Rút thời gian cấp bản sao từ 5 ngày xuống 1 ngày làm việc", "5 any [5 ngày];1 working [1 ngày làm việc]"},
		{"Ý kiến được trả lời trong 5 ngày làm việc", "5 working [5 ngày làm việc]"},
		{"Sau khi công khai, Hội đồng họp sau 10 ngày làm việc", "10 working [10 ngày làm việc]"},
		{"Thời gian công khai được gia hạn 5 ngày làm việc", "5 working [5 ngày làm việc]"},
		{"A 7-day comment period, a 10-working-day window", "7 any window [7-day];10 working window [10-working-day]"},
		{"ngày 20, ngày càng nhiều, 3.5 ngày, hằng ngày, trong năm ngày càng", ""},
	} {
		var got []string
		for _, d := range FindDays(tt.text) {
			s := fmt.Sprint(d.N, " ", [...]string{"any", "working", "calendar"}[d.Unit])
			if d.Window {
				s += " window"
			}
			if d.AtLeast {
				s += " least"
			}
			got = append(got, s+" ["+tt.text[d.Offset:d.End()]+"]")
		}
		if s := strings.Join(got, ";"); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestCounts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"Đề nghị tặng Huân chương cho 24 cá nhân, tập thể", "24 ic proposes [24 cá nhân, tập thể]"},
		{"21 cá nhân và 8 tập thể được đề nghị.", "21 i proposes listed [21 cá nhân];8 c proposes listed [8 tập thể]"},
		{"3 tập thể, 2 hộ gia đình và 4 cá nhân được đề nghị.", "3 c proposes listed [3 tập thể];2 h proposes listed [2 hộ gia đình];4 i proposes listed [4 cá nhân]"},
		{"Danh sách 1.471 cá nhân", "1471 i proposes listed [1.471 cá nhân]"},
		{"danh sách 29 người", "29 p proposes listed [29 người]"},
		{"21 people and 8 collectives are proposed.", "21 p proposes listed [21 people];8 c proposes listed [8 collectives]"},
		{"- Sở Y tế: 3 cá nhân, 1 tập thể", "3 i [3 cá nhân];1 c [1 tập thể]"},
		{"Danh sách có 29 người, trong đó 12 cá nhân là nữ", "29 p [29 người]"},
		{"Khám cho 812 người bệnh, 64 nóc nhà, 5 tập thể nhỏ", ""},
		{"12 cá nhân góp ý về danh sách", ""},
		{"Có 24 cá nhân được đề nghị khen thưởng.", "24 i proposes listed [24 cá nhân]"},
		{"Năm 2020 có 24 cá nhân được đề nghị.", "24 i proposes [24 cá nhân]"},
		{"Danh sách 936 ứng viên; 7 hồ sơ đề nghị; 24 ông, bà", "936 a proposes listed [936 ứng viên];7 a [7 hồ sơ];24 p [24 ông, bà]"},
		{"Danh sách gồm bốn cá nhân và hai tập thể.", "4 i proposes listed [bốn cá nhân];2 c proposes listed [hai tập thể]"},
		{"The list of three people, two of them women", ""},
		{"Danh sách hai mươi ba cá nhân; hai tập thể được đề nghị", ""},
		{"Public comment: 24 individuals proposed", "24 i proposes [24 individuals]"},
		{"Công khai danh sách 24 cá nhân để Nhân dân góp ý; 24 người và tổ chức gửi thư đề nghị", "24 i proposes listed [24 cá nhân];24 p [24 người]"},
		{"A list of twelve candidates.", "12 a proposes listed [twelve candidates]"},
	} {
		var got []string
		for _, c := range Counts(tt.text) {
			s := fmt.Sprint(c.N, " ")
			for _, kind := range []struct {
				is  bool
				tag string
			}{{c.Of.Individuals, "i"}, {c.Of.Collectives, "c"}, {c.Of.Households, "h"}, {c.Of.People, "p"}, {c.Of.All, "a"}, {c.Proposes, " proposes"}, {c.Listed, " listed"}} {
				if kind.is {
					s += kind.tag
				}
			}
			got = append(got, s+" ["+tt.text[c.Offset:c.End()]+"]")
		}
		if s := strings.Join(got, ";"); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestSums(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, want string }{
		{"936 = 905 + 26", "936≠931 [936 = 905 + 26]"},
		{"936=905+26; 936 (905+26); 905+26=936", "936≠931 [936=905+26];936≠931 [936 (905+26)];936≠931 [905+26=936]"},
		{"Gọi +84912345678, 1/2+3=4, lớp 10+1", ""},
		{"905 + 31 = 936.", "936=936 [905 + 31 = 936]"},
		{"Cả đợt có 31 (16 + 15) đề nghị", "31=31 [31 (16 + 15)]"},
		{"Cả đợt có 32 người (16 + 15)", "32≠31 [32 người (16 + 15)]"},
		{"1.471 = 1.400 + 71", "1471=1471 [1.471 = 1.400 + 71]"},
		{"16 tập thể, 15 cá nhân (tổng 31)", "31=31 [16 tập thể, 15 cá nhân (tổng 31]"},
		{"16 tập thể và 15 cá nhân (tổng số: 30)", "30≠31 [16 tập thể và 15 cá nhân (tổng số: 30]"},
		{"32 đề nghị, gồm 16 tập thể và 15 cá nhân.", "32≠31 [32 đề nghị, gồm 16 tập thể và 15 cá nhân]"},
		{"31 trường hợp (16 tập thể, 15 cá nhân)", "31=31 [31 trường hợp (16 tập thể, 15 cá nhân]"},
		{"2 x 3 + 1 = 7; 2 + 3 × 2 = 8; 1,5 + 1 = 2,5; 10% + 5% = 15%; C++ 11 + x = 3", ""},
		{"Năm 2026 (5 + 10), Điều 4 (1 + 2), 5 - 3 + 1 = 3, +84 912 = 1", ""},
	} {
		var got []string
		for _, s := range Sums(tt.text) {
			sign := "≠"
			if s.Holds() {
				sign = "="
			}
			got = append(got, fmt.Sprint(s.Total, sign, s.Adds)+" ["+tt.text[s.Offset:s.End()]+"]")
		}
		if s := strings.Join(got, ";"); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

var names = NewNames([][]string{
	{"Huân chương Lao động", "Labour Order"},
	{"Huân chương Độc lập"},
	{"Lao động tiên tiến"},
	{"Tập thể lao động tiên tiến"},
	{"Gia đình văn hóa"},
	{"Nghệ nhân nhân dân"},
	{"Nghệ nhân nhân dân"},
	{"Thôn, tổ dân phố văn hóa"},
})

func TestNames(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ text, all, proposed string }{
		{"đề nghị tặng Huân chương Lao động hạng Nhì", "[0] 2 Huân chương Lao động hạng Nhì", "[0] 2 Huân chương Lao động hạng Nhì"},
		{"Đề nghị Chủ tịch nước tặng HUÂN CHƯƠNG LAO ĐỘNG (hạng III)", "[0] 3 HUÂN CHƯƠNG LAO ĐỘNG (hạng III", "[0] 3 HUÂN CHƯƠNG LAO ĐỘNG (hạng III"},
		{
			"xét tặng Huân chương Lao động hạng Nhì, hạng Ba và Huân chương Độc lập",
			"[0] 2 Huân chương Lao động hạng Nhì;[0] 3 hạng Ba;[1] 0 Huân chương Độc lập",
			"[0] 2 Huân chương Lao động hạng Nhì;[0] 3 hạng Ba;[1] 0 Huân chương Độc lập",
		},
		{"Danh hiệu Tập thể lao động tiên tiến", "[3] 0 Tập thể lao động tiên tiến", ""},
		{"Gia đình văn hoá; Thôn, tổ dân phố văn hoá", "[4] 0 Gia đình văn hoá;[7] 0 Thôn, tổ dân phố văn hoá", ""},
		{"đề nghị phong tặng danh hiệu Nghệ nhân nhân dân", "[5 6] 0 Nghệ nhân nhân dân", "[5 6] 0 Nghệ nhân nhân dân"},
		{"Năm 2017, được tặng Huân chương Lao động hạng Ba.", "", ""},
		{"Năm 2017 được đề nghị tặng Huân chương Lao động hạng Ba.", "[0] 3 Huân chương Lao động hạng Ba", ""},
		{"proposed for the Labour Order, third class", "[0] 3 Labour Order, third class", "[0] 3 Labour Order, third class"},
		{"proposed Labour Orders and other orders", "[0] 0 Labour Orders", "[0] 0 Labour Orders"},
		{"Huan chuong Lao dong, người lao động tiên tiến nhất", "[2] 0 lao động tiên tiến", ""},
		{"đề nghị xem lại thành tích về Huân chương Lao động", "[0] 0 Huân chương Lao động", ""},
	} {
		for _, which := range []struct {
			name string
			got  []Award
			want string
		}{{"all", names.All(tt.text), tt.all}, {"proposed", names.Proposed(tt.text, language(tt.text)), tt.proposed}} {
			var got []string
			for _, a := range which.got {
				if a.Past(tt.text) {
					continue
				}
				got = append(got, fmt.Sprint(a.Awards, a.Class)+" "+tt.text[a.Offset:a.End()])
			}
			if s := strings.Join(got, ";"); s != which.want {
				t.Errorf("%s, %s\n got %s\nwant %s", tt.text, which.name, s, which.want)
			}
		}
	}
}

func language(text string) string {
	if strings.Contains(text, "propos") || strings.Contains(text, "nominat") {
		return "en"
	}
	return "vi"
}

func TestNextDigit(t *testing.T) {
	t.Parallel()
	for at := range 20 {
		for _, filler := range []string{"/", ":", "\x00", "\xff", "ă", "x"} {
			text := strings.Repeat(filler, at) + "7" + strings.Repeat(filler, 9) + "0"
			want := at * len(filler)
			if got := NextDigit(text, 0); got != want {
				t.Errorf("%d of %q: %d", at, filler, got)
			}
			if got := NextDigit(text, want+1); got != len(text)-1 {
				t.Errorf("%d of %q, the second: %d", at, filler, got)
			}
		}
	}
	if got := NextDigit("không có số", 0); got != len("không có số") {
		t.Errorf("without a digit: %d", got)
	}
}

func FuzzMentions(f *testing.F) {
	for _, seed := range []string{
		"", "từ ngày 20/8 đến 7/9/2026", "10 (mười) ngày làm việc", "16 tập thể, 15 cá nhân (tổng 31)", "31 (16 + 15)",
		"đề nghị tặng Huân chương Lao động (hạng III), hạng Nhì và", "August 20, 2026-", "1.471 = 1.400 + 71", "\xff1 (", "= 1 + ", "0(!)ngàY ", "danh sách gồm hai cá nhân và", "| hạn | 8/9/2026", "2026-08-20 – 1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var spans []Span
		for _, d := range Dates(text) {
			spans = append(spans, d.Span)
		}
		for _, d := range FindDays(text) {
			spans = append(spans, d.Span)
		}
		for _, c := range Counts(text) {
			spans = append(spans, c.Span)
		}
		for _, s := range Sums(text) {
			spans = append(spans, s.Span)
		}
		for _, a := range append(names.All(text), names.Proposed(text, "")...) {
			spans = append(spans, a.Span)
		}
		for _, s := range spans {
			if s.Offset < 0 || s.Width <= 0 || s.End() > len(text) {
				t.Fatalf("%+v in %q", s, text)
			}
			if !utf8.RuneStart(text[s.Offset]) || s.End() < len(text) && !utf8.RuneStart(text[s.End()]) && utf8.ValidString(text) {
				t.Fatalf("%+v is not between letters of %q", s, text)
			}
		}
	})
}

// A text of one megabyte takes no more than moments, whatever it says.
func TestLongTexts(t *testing.T) {
	t.Parallel()
	for _, part := range []string{
		"đến 1/2/2026 ", "10 ngày ", "3 cá nhân, ", "1 + ", "(1 + 1) ", "đề nghị tặng ", "huân chương lao động ", "nhất(", "x", "ngày ", "day ", "xét tặng ", "nominated ",
		"công khai từ ngày 1/2/2026 đến ngày 3/4/2026, ",
	} {
		text := strings.Repeat(part, 1<<20/len(part))
		Dates(text)
		FindDays(text)
		Counts(text)
		Sums(text)
		names.All(text)
		names.Proposed(text, "")
		names.Proposed(text, "en")
	}
}
