package viet_test

import (
	"testing"

	"congkhai/internal/viet"

	"golang.org/x/text/unicode/norm"
)

func TestSpelling(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{"", ""},
		{"KH-10", "kh-10"},
		{"hòa", "hoa\u0300"},
		{"hoà", "hoa\u0300"},
		{"HÓA", "hoa\u0301"},
		{"thuý Thúy", "thuy\u0301 thuy\u0301"},
		{"Nguyễn", "nguyên\u0303"},
		{"Đặng Thùy Trâm", "đăng\u0323 thuy\u0300 trâm"},
		{"Ðặng ðội", "đăng\u0323 đôi\u0323"},
		{"già, gìa", "gia\u0300, gia\u0300"},
		{"H'Hen Niê", "h'hen niê"},
		{"Bí thư/Chủ tịch", "bi\u0301 thư/chu\u0309 tich\u0323"},
		{"Ἀθῆνα Αθήνα ΣΟΦΙΑ", "ἀθῆνα αθηνα\u0301 σοφια"},
		{"Ёлка", "ёлка"},
	}
	for _, tt := range tests {
		for _, in := range []string{tt.in, norm.NFD.String(tt.in)} {
			if got := viet.Spelling(in); got != tt.want {
				t.Errorf("Spelling(%+q) = %+q, want %+q", in, got, tt.want)
			}
		}
		if got := viet.Spelling(tt.want); got != tt.want {
			t.Errorf("Spelling(%+q) = %+q, not itself", tt.want, got)
		}
	}
}

func TestSpellingKeepsWhatFoldDrops(t *testing.T) {
	t.Parallel()
	const letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵdđ"
	seen := map[string]rune{}
	for _, r := range letters {
		s := viet.Spelling(string(r))
		if other, twice := seen[s]; twice {
			t.Errorf("%c and %c are both spelt %+q", r, other, s)
		}
		seen[s] = r
		if viet.Fold(s) != viet.Fold(string(r)) {
			t.Errorf("the spelling of %c folds to %q", r, viet.Fold(s))
		}
	}
}

func TestSpellingOfSpelling(t *testing.T) {
	t.Parallel()
	for r := range rune(0x1ffff) {
		once := viet.Spelling("a" + string(r) + "n")
		if twice := viet.Spelling(once); twice != once {
			t.Errorf("U+%04X is spelt %+q, and that %+q", r, once, twice)
		}
	}
}

func BenchmarkSpelling(b *testing.B) {
	benchmark(b, func(s string) { viet.Spelling(s) })
}

func TestInitial(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "Ủy ban": "U", "Đảng ủy": "Đ", "dân": "D", "Ấp Giữa": "Â", "ưu": "Ư", "Ðội": "Đ", "10 năm": "", "“A”": "",
		norm.NFD.String("Ễ"): "Ê", "Яна": "Я",
	} {
		if got := viet.Initial(in); got != want {
			t.Errorf("Initial(%q) = %q, want %q", in, got, want)
		}
	}
}
