package viet

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Spelling returns s in lower case and composed, with the tone of each word as a mark behind its last letter, where the
// ways to write one syllable meet: hòa and hoà read alike, and so do đ and its look-alikes. Hoa, hóa and hoạ stay
// three words. What it returns is for comparison, not for reading: the tone is not composed with the letter before it.
func Spelling(s string) string {
	text := make([]byte, 0, len(s)+len(s)/4)
	for _, r := range NFC(s) {
		text = appendApart(text, lower(r))
	}
	return string(appendTonesLast(make([]byte, 0, len(text)), string(text)))
}

// appendApart appends a composed letter. One with several tones, or outside the table of letters, has them behind it as
// marks: ṍ, ή.
func appendApart(dst []byte, r rune) []byte {
	inTable := r < '\u0370' || r >= highFirst && r <= highLast
	if inTable && letterOf(letterOf(r).plain).tone == 0 {
		return utf8.AppendRune(dst, r)
	}
	parts := []rune(string(norm.NFD.PropertiesString(string(r)).Decomposition()))
	if len(parts) == 0 {
		return utf8.AppendRune(dst, r)
	}
	isTone := func(part rune) bool { return slices.Contains(tones[1:], part) }
	dst = norm.NFC.AppendString(dst, string(slices.DeleteFunc(slices.Clone(parts), isTone)))
	for _, part := range parts {
		if isTone(part) {
			dst = utf8.AppendRune(dst, part)
		}
	}
	return dst
}

// lower is a letter in lower case; one that looks like đ is đ.
func lower(r rune) rune {
	switch r {
	case '\u00D0', '\u00F0', '\u0189', '\u0256':
		return 'đ'
	}
	return unicode.ToLower(r)
}

// Initial returns the letter of the Vietnamese alphabet under which a name or title is looked up, in upper case and
// without tone: Ấ is Â, ủ is U. It is "" where s begins with no letter.
func Initial(s string) string {
	r, _ := utf8.DecodeRuneInString(NFC(s))
	if !unicode.IsLetter(r) {
		return ""
	}
	if plain, mark := splitTone(r); mark != 0 {
		r = plain
	}
	return string(unicode.ToUpper(lower(r)))
}
