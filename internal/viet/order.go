package viet

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// NameKey returns the key that sorts personal names: by the given name, which is the last word, then by the other
// words from the first one on. Words are compared one by one, so the families Nguyễn and Nguyên never mix, and each
// by the Vietnamese alphabet (a ă â b c d đ e ê …), then by tone: ngang, huyền, hỏi, ngã, sắc, nặng. Capitals make no
// difference, nor does the place of the tone: hòa and hoà have one key. Keys compare as plain strings, are not
// readable text, and may be equal for names that differ.
func NameKey(name string) string {
	words := strings.Fields(NFC(name))
	if len(words) == 0 {
		return ""
	}
	last := len(words) - 1
	c := collators.Get().(*collator)
	defer collators.Put(c)
	c.key = append(c.key[:0], c.collate(words[last])...)
	for _, word := range words[:last] {
		c.key = append(c.key, wordEnd...)
		c.key = append(c.key, c.collate(word)...)
	}
	return string(c.key)
}

// TextKey returns the key that sorts titles and names of units in Vietnamese order, from the first word on. Numbers
// compare as numbers: Phường 2 stands before Phường 10. Otherwise as NameKey.
func TextKey(s string) string {
	c := collators.Get().(*collator)
	defer collators.Put(c)
	return string(c.collate(NFC(s)))
}

// wordEnd sorts before anything that can follow in the key of a longer word: weights are pairs of bytes, never 0 0.
const wordEnd = "\x00\x00"

// collator is what making a key needs. A collate.Collator keeps state, so each goroutine takes its own from the pool.
type collator struct {
	order  *collate.Collator
	buffer collate.Buffer
	text   []byte
	key    []byte
}

var collators = sync.Pool{New: func() any {
	return &collator{order: collate.New(language.Vietnamese, collate.IgnoreCase, collate.Numeric)}
}}

// collate returns the key of composed text; it is valid until the next call.
func (c *collator) collate(s string) []byte {
	c.text = appendTonesLast(c.text[:0], s)
	c.buffer.Reset()
	return c.order.Key(&c.buffer, c.text)
}

// appendTonesLast appends composed text with the tone of each word moved behind its last letter, where the two
// spellings of one syllable meet: hòa and hoà both read hoa, huyền.
func appendTonesLast(dst []byte, s string) []byte {
	var held [4]rune
	n := 0
	for i, r := range s {
		if r < utf8.RuneSelf && r|0x20 >= 'a' && r|0x20 <= 'z' {
			dst = append(dst, s[i])
			continue
		}
		plain, mark := splitTone(r)
		if mark != 0 && n < len(held) {
			held[n] = mark
			n++
			if plain != 0 {
				dst = utf8.AppendRune(dst, plain)
			}
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			dst = appendRunes(dst, held[:n])
			n = 0
		}
		dst = utf8.AppendRune(dst, r)
	}
	return appendRunes(dst, held[:n])
}

// splitTone returns r without its tone and the combining mark of the tone; for a mark alone the first is 0.
func splitTone(r rune) (plain, mark rune) {
	if l := letterOf(r); l.tone != 0 {
		return l.plain, tones[l.tone]
	}
	for _, mark := range tones[1:] {
		if r == mark {
			return 0, mark
		}
	}
	return r, 0
}

func appendRunes(dst []byte, runes []rune) []byte {
	for _, r := range runes {
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}
