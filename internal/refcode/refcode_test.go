package refcode

import (
	"fmt"
	"strings"
	"testing"
)

func TestOfIsStable(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		identity string
		try      int
		want     string
	}{
		{"2026-11-hcld/nguyen-van-an", 0, "52M-YY7T"},
		{"2026-11-hcld/nguyen-van-an", 1, "58L-H82X"},
		{"2026-11-hcld/nguyen-van-an-2", 0, "XD2-946U"},
	} {
		if got := Of(c.identity, c.try); got != c.want {
			t.Errorf("Of(%q, %d) = %q, want %q", c.identity, c.try, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	code := Of("2026-11-hcld/nguyen-van-an", 0)
	for _, text := range []string{
		code, strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " "),
		" " + code + " ", strings.Join(strings.Split(code, ""), " "),
	} {
		if got, ok := Parse(text); !ok || got != code {
			t.Errorf("Parse(%q) = %q, %v, want %q", text, got, ok, code)
		}
	}
	for _, text := range []string{"", "-", code[:7], code + "2", "LD7-K42O", "LD7-K42M", "mã tra cứu", strings.Repeat("2", 100)} {
		if got, ok := Parse(text); ok && got != code {
			t.Errorf("Parse(%q) = %q, want none", text, got)
		}
	}
}

// Every single wrong sign and every exchange of two signs, next to each other or not, is noticed.
func TestEveryMistakeIsNoticed(t *testing.T) {
	t.Parallel()
	for i := range 300 {
		code := strings.ReplaceAll(Of(fmt.Sprintf("2026-%d/x", i), 0), "-", "")
		for at := range code {
			for _, sign := range Alphabet {
				wrong := code[:at] + string(sign) + code[at+1:]
				if _, ok := Parse(wrong); ok && wrong != code {
					t.Fatalf("%s passes for %s", wrong, code)
				}
			}
			for other := at + 1; other < len(code); other++ {
				b := []byte(code)
				b[at], b[other] = b[other], b[at]
				if _, ok := Parse(string(b)); ok && string(b) != code {
					t.Fatalf("%s passes for %s", b, code)
				}
			}
		}
	}
}

// alike are the letters that are taken for each other, by ear or on paper.
var alike = []string{
	"BP", "CKQ", "DĐGRV", "IY", "LN", "MN", "SX", "0ODQ", "1IL", "17", "2Z", "5S", "6G", "8B", "UV", "VY", "WV", "FE", "CG", "0C",
}

func TestAlphabetHasNoLookAlikes(t *testing.T) {
	t.Parallel()
	for _, class := range alike {
		var both []string
		for _, r := range class {
			if strings.ContainsRune(Alphabet, r) {
				both = append(both, string(r))
			}
		}
		if len(both) > 1 {
			t.Errorf("%v are taken for each other", both)
		}
	}
}
