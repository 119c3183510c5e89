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
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return norm.NFC.String(s)
		}
	}
	return s
}

// NFCBytes is NFC for bytes. It returns b itself when nothing has to change, and never writes to b.
func NFCBytes(b []byte) []byte {
	if norm.NFC.IsNormal(b) {
		return b
	}
	return norm.NFC.Bytes(b)
}
