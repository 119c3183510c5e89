package check

import (
	"strings"
	"testing"
)

// All identifiers are invented.
func TestTraces(t *testing.T) {
	t.Parallel()
	known := func(v string) bool { return v == "0000000000" || v == "gopy@songmau.example.org" }
	for _, tt := range []struct{ text, want string }{
		{"Số căn cước 001099999999 của ông", "001099999999"},
		{"001 099 999 999; 001.099.999.999; 0010 9999 9999", "001 099 999 999;001.099.999.999;0010 9999 9999"},
		{"năm 2024 001099999999 cấp", "001099999999"},
		{"tep/cccd-001099999999.pdf", "001099999999"},
		{"CMND: 012345678 cấp ngày 12.03.2021", "012345678"},
		{"CMND số 123.456.789", "123.456.789"},
		{"cmnd-012345678.jpg", "012345678"},
		{"STK 19034567890123 tại ngân hàng", "19034567890123"},
		{"mã số BHXH 7916123456", "7916123456"},
		{"hộ chiếu số C1234567", "C1234567"},
		{"passport no. B12345678", "B12345678"},
		{"sinh ngày 12/3/1965 tại xã Mẫu", "12/3/1965"},
		{"Ngày sinh: 12-03-1965", "12-03-1965"},
		{"Bà sinh ngày 12 tháng 3 năm 1965", "12 tháng 3 năm 1965"},
		{"born on 12 March 1965; born March 12, 1965", "12 March 1965;March 12, 1965"},
		{"Nguyễn Văn An sinh ngày 1/2/1970", "1/2/1970"},
		{"gọi 0912 345 678 hoặc 0912.345.678, 0912345678", "0912 345 678;0912.345.678;0912345678"},
		{"+84 912 345 678, (024) 3825 3536", "+84 912 345 678;024) 3825 3536"},
		{"viết về mau@thu.example.org.", "mau@thu.example.org"},
		{"xe biển số 29A-123.45, BKS 51F1 2345", "29A-123.45;51F1 2345"},
		{"0000 000 000, gopy@songmau.example.org, GopY@songmau.example.org", ""},
		{"Góp 120.000.000 đồng, thu 1.234.567.890 đồng, 120 000 000 đồng", ""},
		{"Chi trả BHXH cho 120.000.000 lượt người; thu bảo hiểm xã hội 123456789 đồng", ""},
		{"CCCD cấp ngày 12.03.2021, số 1151/BTĐKT-P.I ngày 20/11/2026", ""},
		{"Học sinh ngày 12/3/2024, vệ sinh ngày 1/2/2024, hy sinh ngày 12/3/1968, phát sinh 12/3/2020", ""},
		{"Kỷ niệm ngày sinh Chủ tịch Hồ Chí Minh 19/5/1890; sinh năm 1965; sinh 1965", ""},
		{"2021–2025, 07:30–11:30, 71/2025/QĐ-UBND, 06/2022/QH15, tin-tuc-627950/", ""},
		{"https://bao.example.org/tin-102240528123456789.htm https://bao.example.org/a-0912345678.html", ""},
		{"giảm từ 94 phút xuống 51 phút; 1,001099999999; e3b0c001099999999fa", ""},
		{"@nhom, a@b, 5@3.", ""},
	} {
		var got []string
		traces(tt.text, true, known, func(f trace) { got = append(got, tt.text[f.Offset:f.End()]) })
		if s := strings.Join(got, ";"); s != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestPhonesAreLeftAloneWhereExpected(t *testing.T) {
	t.Parallel()
	traces("0912 345 678, mau@thu.example.org", false, func(string) bool { return false }, func(f trace) {
		t.Errorf("found %v", f.is)
	})
}

func TestHouses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"Ông ở số nhà 12, ấp Trên", true},
		{"nhà số 7 cuối hẻm", true},
		{"sống tại số 12 đường Mẫu", true},
		{"ở số 12A/3, ngõ Mẫu", true},
		{"house number 12", true},
		{"Trụ sở tại số 12 đường Mẫu", false},
		{"gắn biển số nhà 350 hộ", false},
		{"Tổ Thủy nông số 3, xã Mẫu", false},
		{"tuyến số 5 đường liên xã", false},
		{"Quyết định số 12", false},
	} {
		found := false
		for i := 0; i < len(tt.text); i++ {
			if !isDigit(tt.text[i]) {
				continue
			}
			end := i
			for end < len(tt.text) && isDigit(tt.text[end]) {
				end++
			}
			found = found || houseAt(tt.text, i, end)
			i = end
		}
		if found != tt.want {
			t.Errorf("%s: %v, want %v", tt.text, found, tt.want)
		}
	}
}

func FuzzTraces(f *testing.F) {
	for _, seed := range []string{"", "sinh ngày 1/2/1970", "xe biển số 29A-123.45", "CMND 012 345 678", "a@b.c@", "+84 912", "hộ chiếu C1234567", "born March 12, 1965"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		traces(text, true, func(string) bool { return false }, func(f trace) {
			if f.Offset < 0 || f.Width <= 0 || f.End() > len(text) {
				t.Fatalf("%+v in %q", f.Span, text)
			}
			if f.is != isEmail && f.Offset < last {
				t.Fatalf("%+v was read twice in %q", f.Span, text)
			}
			last = f.Offset
		})
	})
}
