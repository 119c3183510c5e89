package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s in lower case and without marks, for search and comparison: "Đặng Thùy Trâm" and "Đặng Thuỳ Trâm"
// both become "dang thuy tram". Composed and decomposed input fold the same, and so do đ and its look-alikes (see
// LookAlike). Letters of other scripts lose their marks too; spaces and punctuation stay. Bytes that are not UTF-8
// become U+FFFD. Folding twice is folding once.
func Fold(s string) string {
	start := 0
	for start < len(s) && s[start] < utf8.RuneSelf && (s[start] < 'A' || s[start] > 'Z') {
		start++
	}
	if start == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:start])
	for i := start; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			b.WriteByte(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if base := letterOf(r).base; base != 0 {
			b.WriteByte(base)
		} else {
			foldRare(&b, r)
		}
		i += size
	}
	return b.String()
}

// foldRare folds a rune that the table does not settle, by its canonical decomposition.
func foldRare(b *strings.Builder, r rune) {
	if r >= '\u0300' && r <= '\u036F' {
		return
	}
	for _, part := range norm.NFD.String(string(r)) {
		if isMark(part) {
			continue
		}
		part = unicode.ToLower(part)
		if base := struck(part); base != 0 {
			b.WriteByte(base)
			continue
		}
		b.WriteRune(part)
	}
}

// isMark reports whether folding drops r: a mark that takes no room, or any rune that normal forms may reorder.
func isMark(r rune) bool {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return true
	}
	return norm.NFD.PropertiesString(string(r)).CCC() != 0
}

// LookAlike returns the first rune of s that looks like đ or Đ and is another letter: Ð U+00D0, ð U+00F0, Ɖ U+0189 or
// ɖ U+0256, with its offset in bytes.
func LookAlike(s string) (offset int, r rune, found bool) {
	for i, r := range s {
		switch r {
		case '\u00D0', '\u00F0', '\u0189', '\u0256':
			return i, r, true
		}
	}
	return 0, 0, false
}
