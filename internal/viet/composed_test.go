package viet

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestPlainlyComposed compares the quick answer with the library for every character, alone and between letters.
func TestPlainlyComposed(t *testing.T) {
	t.Parallel()
	for r := rune(0); r <= 0x1ffff; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", "e\u0301"[:1] + string(r)} {
			if plainlyComposed(s) && !norm.NFC.IsNormalString(s) {
				t.Fatalf("U+%04X passes for composed", r)
			}
		}
	}
	if plainlyComposed("e\u0301") || plainlyComposed([]byte("a\u0323")) || !plainlyComposed("Đặng Thùy Trâm – “Ễ”") {
		t.Error("wrong about plain examples")
	}
}
