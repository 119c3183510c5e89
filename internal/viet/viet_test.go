package viet_test

import (
	"testing"
	"testing/quick"
	"unicode/utf8"

	"congkhai/internal/viet"

	"golang.org/x/text/unicode/norm"
)

func TestNFC(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "round", "Đặng Thùy Trâm", "Nguyễn", "a\u0323\u0302", "é\xff"} {
		for _, in := range []string{norm.NFC.String(s), norm.NFD.String(s)} {
			want := norm.NFC.String(s)
			if got := viet.NFC(in); got != want {
				t.Errorf("NFC(%+q) = %+q, want %+q", in, got, want)
			}
			if got := string(viet.NFCBytes([]byte(in))); got != want {
				t.Errorf("NFCBytes(%+q) = %+q, want %+q", in, got, want)
			}
		}
	}
}

func TestNFCKeepsNormalText(t *testing.T) { // not parallel: counts allocations
	s, b := "Đặng Thùy Trâm", []byte("Đặng Thùy Trâm")
	allocs := testing.AllocsPerRun(100, func() {
		viet.NFC(s)
		viet.NFCBytes(b)
	})
	if allocs != 0 {
		t.Errorf("normal text costs %v allocations, want none", allocs)
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"", ""},
		{"round 2026", "round 2026"},
		{"Đặng Thùy Trâm", "dang thuy tram"},
		{"ĐẶNG THUỲ TRÂM", "dang thuy tram"},
		{"hòa", "hoa"},
		{"hoà", "hoa"},
		{"ÐÀ NẴNG", "da nang"},
		{"\u00F0\u00D0\u0189\u0256", "dddd"},
		{"Ưu tú, ngõ 5 – “Thủ đô”", "uu tu, ngo 5 – “thu do”"},
		{"Y Ðôn Niê", "y don nie"},
		{"Søren Łukasz ǿ", "soren lukasz o"},
		{"Àéîõü Çñ", "aeiou cn"},
		{"Ёлка Ἀθήνα", "елка αθηνα"},
		{"æ ß", "æ ß"},
		{"d\u0335", "d"},
		{"a\xffb", "a\uFFFDb"},
	}
	for _, tt := range tests {
		for _, in := range []string{tt.in, norm.NFD.String(tt.in)} {
			if got := viet.Fold(in); got != tt.want {
				t.Errorf("Fold(%+q) = %q, want %q", in, got, tt.want)
			}
		}
	}
}

func TestFoldEveryRune(t *testing.T) {
	t.Parallel()
	for r := range rune(utf8.MaxRune + 1) {
		s := string(r)
		once := viet.Fold(s)
		if twice := viet.Fold(once); twice != once {
			t.Errorf("U+%04X folds to %+q, and that to %+q", r, once, twice)
		}
		if got := viet.Fold(norm.NFD.String(s)); got != once {
			t.Errorf("U+%04X folds to %+q, decomposed to %+q", r, once, got)
		}
	}
}

func TestFoldEveryVietnameseLetter(t *testing.T) {
	t.Parallel()
	groups := map[byte]string{
		'a': "aàảãáạăằẳẵắặâầẩẫấậAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ",
		'd': "dđDĐ",
		'e': "eèẻẽéẹêềểễếệEÈẺẼÉẸÊỀỂỄẾỆ",
		'i': "iìỉĩíịIÌỈĨÍỊ",
		'o': "oòỏõóọôồổỗốộơờởỡớợOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢ",
		'u': "uùủũúụưừửữứựUÙỦŨÚỤƯỪỬỮỨỰ",
		'y': "yỳỷỹýỵYỲỶỸÝỴ",
	}
	for base, letters := range groups {
		for _, r := range letters {
			if got := viet.Fold(string(r)); got != string(base) {
				t.Errorf("Fold(%q) = %q, want %q", r, got, base)
			}
		}
	}
}

func TestLookAlike(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in     string
		offset int
		r      rune
		found  bool
	}{
		{"Đặng Văn Đức, đội 3", 0, 0, false},
		{"", 0, 0, false},
		{"\xc3", 0, 0, false},
		{"Ðặng Văn Ɖức", 0, '\u00D0', true},
		{"Lê Ɖức", 4, '\u0189', true},
		{"đội ðội", 7, '\u00F0', true},
		{"\u0256", 0, '\u0256', true},
	}
	for _, tt := range tests {
		offset, r, found := viet.LookAlike(tt.in)
		if offset != tt.offset || r != tt.r || found != tt.found {
			t.Errorf("LookAlike(%q) = %d, %U, %v, want %d, %U, %v", tt.in, offset, r, found, tt.offset, tt.r, tt.found)
		}
	}
}

func TestSlug(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"", ""},
		{"---", ""},
		{"Đặng Thùy Trâm", "dang-thuy-tram"},
		{"  Công dân Thủ đô ưu tú (2026) ", "cong-dan-thu-do-uu-tu-2026"},
		{"dang-thuy-tram", "dang-thuy-tram"},
		{"-a", "a"},
		{"a-", "a"},
		{"a--b", "a-b"},
		{"H'Hen Niê", "h-hen-nie"},
		{"15/QĐ-UBND", "15-qd-ubnd"},
		{"日本", ""},
	}
	for _, tt := range tests {
		for _, in := range []string{tt.in, norm.NFD.String(tt.in)} {
			if got := viet.Slug(in); got != tt.want {
				t.Errorf("Slug(%+q) = %q, want %q", in, got, tt.want)
			}
		}
	}
}

func TestSlugOfSlug(t *testing.T) {
	t.Parallel()
	same := func(s string) bool {
		slug := viet.Slug(s)
		return viet.Slug(slug) == slug
	}
	if err := quick.Check(same, nil); err != nil {
		t.Error(err)
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Đặng Thùy Trâm", norm.NFD.String("Nguyễn"), "hoà", "\u00D0\xff\u0130ǿ한", "a-–-b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := viet.Fold(s)
		if !utf8.ValidString(once) {
			t.Errorf("Fold(%+q) = %+q, not UTF-8", s, once)
		}
		if twice := viet.Fold(once); twice != once {
			t.Errorf("Fold(%+q) = %+q, and folded again %+q", s, once, twice)
		}
		slug := viet.Slug(s)
		if again := viet.Slug(slug); again != slug {
			t.Errorf("Slug(%+q) = %q, and its slug %q", s, slug, again)
		}
		if got := viet.NameKey(viet.NFC(s)); got != viet.NameKey(s) {
			t.Errorf("NameKey(%+q) differs from the key of the composed text", s)
		}
		viet.TextKey(s)
	})
}

func BenchmarkFold(b *testing.B) {
	benchmark(b, func(s string) { viet.Fold(s) })
}

func BenchmarkSlug(b *testing.B) {
	benchmark(b, func(s string) { viet.Slug(s) })
}

func BenchmarkNameKey(b *testing.B) {
	benchmark(b, func(s string) { viet.NameKey(s) })
}

func BenchmarkTextKey(b *testing.B) {
	benchmark(b, func(s string) { viet.TextKey(s) })
}

func benchmark(b *testing.B, f func(string)) {
	for _, bb := range []struct{ name, s string }{
		{"nfc", "Đặng Thùy Trâm"},
		{"nfd", norm.NFD.String("Đặng Thùy Trâm")},
		{"ascii", "dang-thuy-tram"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f(bb.s)
			}
		})
	}
}
