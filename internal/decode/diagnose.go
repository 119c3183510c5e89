package decode

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What follows runs once per text, after the scanner has met something it does not take: it finds the name for it.

// notKey names the mistake where a part of a key should stand, from start on; wrong is the name of last resort.
func (s *scanner) notKey(start int, wrong cause) bool {
	rest := s.text[start:lineEnd(s.text, start)]
	if s.oddCharacter(s.pos) {
		return false
	}
	if wrong == headerName {
		return s.fail(headerName, start, s.remarkOrEnd(start))
	}
	switch first := s.peek(); {
	case first == '=' && len(s.parts) == 0:
		return s.fail(keyMissing, start, start+1)
	case first == '.' || first == '=':
		return s.fail(keyDots, start, start+1)
	case strings.HasPrefix(rest, "//"), first == ';', strings.HasPrefix(rest, "<!--"):
		return s.fail(commentMark, start, start+1)
	}
	equals := strings.IndexByte(rest, '=')
	if mark := strings.IndexByte(rest, ':'); equals < 0 && mark > 0 {
		return s.fail(colon, start+mark, start+mark+1)
	}
	if equals < 0 {
		return s.fail(equalsMissing, start, s.remarkOrEnd(start))
	}
	return s.fail(keyLetters, start, start+len(strings.TrimRight(rest[:equals], " \t")))
}

// notEquals names the mistake where the = after a key should stand. The key starts at start and is well formed.
func (s *scanner) notEquals(start int) bool {
	if s.oddCharacter(s.pos) {
		return false
	}
	end := s.remarkOrEnd(s.pos)
	rest := s.text[s.pos:end]
	switch first := s.peek(); {
	case first == ':':
		return s.fail(colon, s.pos, s.pos+1)
	case first == '"', first == '\'', first == '[', first == '{', isDigit(first):
		return s.fail(equalsMissing, s.pos, s.pos+1)
	}
	equals := strings.IndexByte(rest, '=')
	if mark := strings.IndexByte(rest, ':'); equals < 0 && mark > 0 {
		return s.fail(colon, s.pos+mark, s.pos+mark+1)
	}
	if equals < 0 {
		return s.fail(equalsMissing, start, max(end, s.parts[len(s.parts)-1].end))
	}
	before := s.pos + len(strings.TrimRight(rest[:equals], " \t"))
	if isWords(s.text[s.pos:before]) {
		return s.fail(keySpaces, start, before)
	}
	return s.fail(keyLetters, start, before)
}

// notClosed names the mistake where the ] of a header should stand.
func (s *scanner) notClosed(start int) bool {
	if s.oddCharacter(s.pos) {
		return false
	}
	if b := s.peek(); b != 0 && b != '\n' && b != '\r' && b != '#' && b != ']' {
		return s.fail(headerName, start, s.remarkOrEnd(start))
	}
	return s.fail(headerOpen, start, s.remarkOrEnd(start))
}

// notQuoted names the mistake in a string that opens at start and reaches the end of its line.
func (s *scanner) notQuoted(start int) bool {
	end := lineEnd(s.text, start)
	if n := strings.LastIndexAny(s.text[start:end], "“”‘’"); n >= 0 {
		return s.fail(curly, start+n, start+n+len("”"))
	}
	return s.fail(stringOpen, start, end)
}

// notEnd names the mistake where a line should end.
func (s *scanner) notEnd() bool {
	if s.oddCharacter(s.pos) {
		return false
	}
	end := s.remarkOrEnd(s.pos)
	if s.last < 0 {
		if s.peek() == ']' {
			return s.fail(headerOpen, s.pos, s.pos+1)
		}
		return s.fail(textAfter, s.pos, end)
	}
	first := s.text[s.last]
	next := s.text[s.pos+1:]
	if s.peek() == ',' && isDigit(s.text[s.pos-1]) && (isDigit(first) || first == '-' || first == '+') && next != "" && isDigit(next[0]) {
		digits := strings.TrimLeft(s.text[s.pos:end], "0123456789,.")
		return s.fail(decimalComma, s.last, end-len(digits))
	}
	if first == '"' || first == '\'' {
		return s.fail(textAfterString, s.pos, end)
	}
	return s.fail(textAfter, s.pos, end)
}

// notComma names the mistake where a comma or the closing bracket should stand. The bracket at opening was the last
// to open.
func (s *scanner) notComma(opening int, open cause) bool {
	if s.pos >= len(s.text) || s.startsLine() && isStatement(s.text[s.pos:lineEnd(s.text, s.pos)]) {
		return s.fail(open, opening, opening+1)
	}
	if s.oddCharacter(s.pos) {
		return false
	}
	return s.fail(commaMissing, s.pos, max(s.pos+1, s.wordEnd(s.pos)))
}

// arrayRunsOn looks again at a mistake in the element that starts at start: after a forgotten ] the next line of the
// text is read as an element.
func (s *scanner) arrayRunsOn(opening, start int) bool {
	s.pos = start
	same := s.mistake.start >= start && s.mistake.start <= lineEnd(s.text, start)
	if same && s.startsLine() && isStatement(s.text[start:lineEnd(s.text, start)]) {
		s.mistake = mistake{cause: arrayOpen, start: opening, end: opening + 1}
	}
	return false
}

// oddCharacter names a curly quote or an invisible character at an offset, and says whether there is one.
func (s *scanner) oddCharacter(at int) bool {
	r, size := utf8.DecodeRuneInString(s.text[at:])
	switch {
	case strings.ContainsRune("“”„‟‘’‚‛«»", r):
		s.fail(curly, at, at+size)
	case r >= 0x80 && (unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)):
		s.fail(invisible, at, at+size)
	default:
		return false
	}
	return true
}

// startsLine says whether only spaces stand before pos on its line.
func (s *scanner) startsLine() bool {
	before := strings.TrimRight(s.text[:s.pos], " \t")
	return before == "" || strings.HasSuffix(before, "\n")
}

// remarkOrEnd is where a remark or the end of the line cuts off what starts at an offset, without spaces before it.
func (s *scanner) remarkOrEnd(from int) int {
	rest := s.text[from:lineEnd(s.text, from)]
	if n := strings.IndexByte(rest, '#'); n >= 0 {
		rest = rest[:n]
	}
	return from + len(strings.TrimRight(rest, " \t"))
}

// isStatement says whether a line reads as key = value or [header] rather than as an element of an array.
func isStatement(line string) bool {
	if name, ok := strings.CutPrefix(line, "["); ok {
		name = strings.TrimLeft(name, "[ ")
		name, _, ok = strings.Cut(name, "]")
		return ok && name != "" && unicode.IsLetter(rune(name[0])) && name != "true" && name != "false" && isWords(name)
	}
	key, _, ok := strings.Cut(line, "=")
	return ok && isWords(key)
}

// isWords says whether a text is made of the characters of bare keys, with dots and spaces between.
func isWords(text string) bool {
	for i := range len(text) {
		if b := text[i]; !isBareByte(b) && b != ' ' && b != '\t' && b != '.' {
			return false
		}
	}
	return text != ""
}
