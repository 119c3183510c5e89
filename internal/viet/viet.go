// Package viet is what the program knows of Vietnamese text: normal form, folding, slugs, order, near misses.
//
// Strings come in as people write them, composed or decomposed (file names from macOS), hòa or hoà, with or without
// marks. Out come the composed form for storing, a folded form for search, an ASCII slug for addresses, keys that sort
// names and titles by the Vietnamese alphabet when compared as plain strings, and the candidate nearest to a misspelt
// word. Everything here may be called from many goroutines at once.
//
// It holds no text of its own and knows nothing of records or pages. It does not judge spelling, and does not repair
// text that was damaged by a wrong encoding.
package viet

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC returns s in Unicode's composed form, in which one Vietnamese letter is one code point. A string already so is
// returned as it is, without an allocation.
func NFC(s string) string {
	if plainlyComposed(s) {
		return s
	}
	return norm.NFC.String(s)
}

// NFCBytes is NFC for bytes. It returns b itself when nothing has to change, and never writes to b.
func NFCBytes(b []byte) []byte {
	if plainlyComposed(b) || norm.NFC.IsNormal(b) {
		return b
	}
	return norm.NFC.Bytes(b)
}

// plainlyComposed reports that a text holds only characters that are composed wherever they stand: Latin letters up to
// U+02FF and from U+1E00 to U+1EFF, and general punctuation. It is the quick answer for nearly every Vietnamese text;
// false says nothing.
func plainlyComposed[T string | []byte](s T) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
		case c >= 0xc2 && c <= 0xcb:
			i += 2
		case c == 0xe1 && i+2 < len(s) && s[i+1] >= 0xb8 && s[i+1] <= 0xbb:
			i += 3
		case c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90:
			i += 3
		default:
			return false
		}
	}
	return true
}
