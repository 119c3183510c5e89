package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/viet"
)

// Word is a word of a text as search compares it.
type Word struct {
	Fold     string // without marks
	Spelling string // with marks, the tone behind the last letter
}

// Words splits a text into words.
func Words(text string) []Word {
	var words []Word
	for token := range tokens(viet.NFC(text)) {
		words = appendWords(words, token)
	}
	return words
}

// appendWords appends the words of a token. It is one word, but none where it is made of marks only, and several where
// folding leaves marks that separate, as in scripts of India.
func appendWords(words []Word, token string) []Word {
	parts := strings.FieldsFunc(viet.Fold(token), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(parts) == 1 {
		return append(words, Word{parts[0], viet.Spelling(token)})
	}
	for _, part := range parts {
		words = append(words, Word{part, part})
	}
	return words
}

// Joined is the words of a code or number as one.
func Joined(code string) string {
	b := make([]byte, 0, len(code))
	for i := range len(code) {
		c := code[i]
		switch {
		case c >= utf8.RuneSelf:
			return joined(Words(code))
		case c >= 'A' && c <= 'Z':
			b = append(b, c+'a'-'A')
		case inWord(rune(c)):
			b = append(b, c)
		}
	}
	return string(b)
}

func joined(words []Word) string {
	var b strings.Builder
	for _, word := range words {
		b.WriteString(word.Fold)
	}
	return b.String()
}

// tokens yields the parts of composed text between the separators.
func tokens(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := -1
		for i := 0; i < len(text); {
			r, size := rune(text[i]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			switch inside := inWord(r); {
			case inside && start < 0:
				start = i
			case !inside && start >= 0:
				if !yield(text[start:i]) {
					return
				}
				start = -1
			}
			i += size
		}
		if start >= 0 {
			yield(text[start:])
		}
	}
}

// inWord reports whether a character belongs to a word.
func inWord(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
	case r >= '\u00C0' && r <= '\u024F':
		return r != '×' && r != '÷'
	case r >= '\u1E00' && r <= '\u1EFF':
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}
