package decode

import (
	"strconv"
	"strings"
)

// part is one name of a dotted key, without quotes, with its offsets, quotes included.
type part struct {
	name       string
	start, end int
}

// key reads a key of one or more parts and the spaces after it. The parts are good until the next key is read.
// Where there is no key, wrong says what the place is called.
func (s *scanner) key(wrong cause) ([]part, bool) {
	s.parts = s.parts[:0]
	for {
		s.space()
		start := s.pos
		name, ok := s.keyPart(wrong)
		if !ok {
			return nil, false
		}
		if len(s.parts) == maxParts {
			return nil, s.fail(keyTooDeep, s.parts[0].start, start)
		}
		s.parts = append(s.parts, part{name, start, s.pos})
		s.space()
		if s.peek() != '.' {
			return s.parts, true
		}
		s.pos++
	}
}

func (s *scanner) keyPart(wrong cause) (string, bool) {
	start := s.pos
	switch s.peek() {
	case '"':
		if !s.basicString() {
			return "", false
		}
		return unescape(s.text[start+1 : s.pos-1]), true
	case '\'':
		if !s.literalString() {
			return "", false
		}
		return s.text[start+1 : s.pos-1], true
	}
	for s.pos < len(s.text) && isBareByte(s.text[s.pos]) {
		s.pos++
	}
	if s.pos == start || s.peek() >= 0x80 {
		return "", s.notKey(start, wrong)
	}
	return s.text[start:s.pos], true
}

// unescape resolves the escapes of a string that basicString has accepted.
func unescape(text string) string {
	if strings.IndexByte(text, '\\') < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			b.WriteByte(text[i])
			continue
		}
		i++
		digits := hexDigits(text[i])
		if digits == 0 {
			b.WriteByte(plainEscapes[text[i]])
			continue
		}
		code, _ := strconv.ParseUint(text[i+1:i+1+digits], 16, 32)
		b.WriteRune(rune(code))
		i += digits
	}
	return b.String()
}
