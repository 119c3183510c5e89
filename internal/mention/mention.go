// Package mention finds in a text for readers what can disagree with a record: dates, numbers of days, counts of
// candidates, sums and names of awards.
//
// In: a Vietnamese or English text in composed form, Markdown or plain. Out: mentions, in the order of the text, each
// with its place in bytes and with what the words around it say of it. A mention whose words leave a doubt has no role:
// a rule that speaks only of mentions with a role gives no false alarm. The package knows no record and judges nothing.
package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a part of a text, in bytes.
type Span struct{ Offset, Width int }

// End is the offset behind the part.
func (s Span) End() int { return s.Offset + s.Width }

// plain is a copy of a text of the same length to search in: small letters, and spaces for marks of emphasis, for
// no-break spaces and for line ends inside a paragraph. A line end that is left ends a sentence.
func plain(text string) string {
	b := []byte(text)
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case c == '*' || c == '_' || c == '`' || c == '\t' || c == '\r':
			b[i] = ' '
			i++
		case c == '\n':
			if i+1 < len(b) && (b[i+1] >= 'A' && b[i+1] <= 'Z' || b[i+1] >= 'a' && b[i+1] <= 'z' || b[i+1] >= utf8.RuneSelf || isDigit(b[i+1])) {
				b[i] = ' '
			}
			i++
		case c < utf8.RuneSelf:
			if c >= 'A' && c <= 'Z' {
				b[i] = c + 'a' - 'A'
			}
			i++
		default:
			r, size := utf8.DecodeRune(b[i:])
			if r == '\u00a0' {
				copy(b[i:], "  ")
			} else if low := small(r); low != r && utf8.RuneLen(low) == size {
				utf8.EncodeRune(b[i:], low)
			}
			i += size
		}
	}
	return string(b)
}

// small is the small letter of a letter; in the block that holds most Vietnamese letters it stands behind its capital.
func small(r rune) rune {
	if r >= 0x1ea0 && r <= 0x1ef9 {
		return r | 1
	}
	return unicode.ToLower(r)
}

// reach is how many bytes before and behind a place still count as its sentence.
const reach = 400

// most is how many mentions of a kind are found in one text.
const most = 1000

// sentence is the part of a searched text around a place that full stops, semicolons and line ends bound.
func sentence(p string, at int) Span {
	start, end := at, at
	for start > max(0, at-reach) && !ends(p, start-1) {
		start--
	}
	for end < min(len(p), at+reach) && !ends(p, end) {
		end++
	}
	return Span{start, end - start}
}

// ends reports whether a sentence ends at a byte.
func ends(p string, i int) bool {
	switch p[i] {
	case ';', '\n', '!', '?':
		return true
	case '.':
		return i+1 == len(p) || p[i+1] == ' ' || p[i+1] == '\n'
	}
	return false
}

// clause is the part of a sentence around a place that commas, colons and brackets bound too. A comma or a colon
// inside a number bounds nothing.
func clause(p string, in Span, at int) string {
	bounds := func(i int) bool {
		return strings.IndexByte(",:()", p[i]) >= 0 && !(i > 0 && i+1 < len(p) && isDigit(p[i-1]) && isDigit(p[i+1]))
	}
	start, end := at, at
	for start > in.Offset && !bounds(start-1) {
		start--
	}
	for end < in.End() && !bounds(end) {
		end++
	}
	return p[start:end]
}

func (s Span) of(p string) string { return p[s.Offset:s.End()] }

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// endsWithWord returns the first of some words with which a text ends, as whole words.
func endsWithWord(s string, words []string) (string, bool) {
	for _, w := range words {
		if strings.HasSuffix(s, w) && !letterBefore(s, len(s)-len(w)) {
			return w, true
		}
	}
	return "", false
}

// startsWithWord returns the first of some words with which a text starts, as whole words.
func startsWithWord(s string, words []string) (string, bool) {
	for _, w := range words {
		if strings.HasPrefix(s, w) && !letterAt(s, len(w)) {
			return w, true
		}
	}
	return "", false
}

func letterBefore(s string, at int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:at])
	return size > 0 && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

func letterAt(s string, at int) bool {
	r, size := utf8.DecodeRuneInString(s[at:])
	return size > 0 && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r))
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// hasDigit is a quick first look: most texts hold nothing to find.
func hasDigit(text string) bool { return NextDigit(text, 0) < len(text) }

func skipSpaces(p string, i int) int {
	for i < len(p) && p[i] == ' ' {
		i++
	}
	return i
}

// finder finds the next of a few words again and again, and looks at a text once for each word.
type finder struct {
	text  string
	words []string
	next  [4]int // of each word; before the first look, -1
}

func newFinder(text string, words []string) finder {
	return finder{text, words, [4]int{-1, -1, -1, -1}}
}

// from is the first of the words from an offset on.
func (f *finder) from(at int) (start int, word string, ok bool) {
	start = len(f.text)
	for i, w := range f.words {
		if f.next[i] < at {
			f.next[i] = index(f.text, w, at)
		}
		if f.next[i] < start {
			start, word, ok = f.next[i], w, true
		}
	}
	return start, word, ok
}

// index is the offset of a word from another on, the length of the text where there is none. It looks for the last byte
// of the word's last marked letter, which is rarer than the letters that words begin with.
func index(text, word string, from int) int {
	mark := len(word) - 1
	for mark >= 0 && word[mark] < utf8.RuneSelf {
		mark--
	}
	if mark < 0 {
		if i := strings.Index(text[from:], word); i >= 0 {
			return from + i
		}
		return len(text)
	}
	for at := from + mark; at < len(text); at++ {
		i := strings.IndexByte(text[at:], word[mark])
		if i < 0 {
			break
		}
		at += i
		if strings.HasPrefix(text[at-mark:], word) {
			return at - mark
		}
	}
	return len(text)
}
