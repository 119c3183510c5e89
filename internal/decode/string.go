package decode

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// plainEscapes are the escapes of one letter and what they stand for.
var plainEscapes = map[byte]byte{
	'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', 'e': 0x1b, '"': '"', '\\': '\\',
}

// basicString reads a string in double quotes on one line.
func (s *scanner) basicString() bool {
	start := s.pos
	for s.pos++; s.pos < len(s.text); s.pos++ {
		switch s.text[s.pos] {
		case '"':
			s.pos++
			return true
		case '\n':
			return s.notQuoted(start)
		case '\\':
			if !s.escape() {
				return false
			}
		}
	}
	return s.notQuoted(start)
}

// literalString reads a string in single quotes on one line.
func (s *scanner) literalString() bool {
	start := s.pos
	for s.pos++; s.pos < len(s.text); s.pos++ {
		switch s.text[s.pos] {
		case '\'':
			s.pos++
			return true
		case '\n':
			return s.notQuoted(start)
		}
	}
	return s.notQuoted(start)
}

// multiline reads a text of several lines between three quotes. One or two of the same quotes may stand inside it, right
// before the closing ones too.
func (s *scanner) multiline(quote byte) bool {
	start := s.pos
	s.pos += 3
	for s.pos < len(s.text) {
		switch b := s.text[s.pos]; {
		case b == quote:
			first := s.pos
			for s.peek() == quote {
				s.pos++
			}
			if s.pos-first > 5 {
				return s.fail(textQuotes, first, s.pos)
			}
			if s.pos-first >= 3 {
				return true
			}
		case b == '\\' && quote == '"' && s.lineContinues():
			s.pos++
		case b == '\\' && quote == '"':
			if !s.escape() {
				return false
			}
			s.pos++
		default:
			s.pos++
		}
	}
	return s.fail(textOpen, start, start+3)
}

// lineContinues says whether only spaces stand between the \ at pos and the end of its line.
func (s *scanner) lineContinues() bool {
	i := s.pos + 1
	for i < len(s.text) && (s.text[i] == ' ' || s.text[i] == '\t') {
		i++
	}
	return i < len(s.text) && (s.text[i] == '\n' || s.text[i] == '\r')
}

// escape reads the escape at pos and stops on its last byte.
func (s *scanner) escape() bool {
	start := s.pos
	s.pos++
	if digits := hexDigits(s.peek()); digits > 0 {
		end := s.pos + 1 + digits
		if end > len(s.text) {
			return s.fail(escape, start, start+2)
		}
		code, err := strconv.ParseUint(s.text[s.pos+1:end], 16, 32)
		if err != nil || code > utf8.MaxRune || !utf8.ValidRune(rune(code)) {
			return s.fail(escape, start, start+2)
		}
		s.pos = end - 1
		return true
	}
	if strings.IndexByte("btnfre\"\\", s.peek()) < 0 {
		return s.fail(escape, start, start+2)
	}
	return true
}

// hexDigits is how many digits follow \x, \u and \U.
func hexDigits(letter byte) int {
	switch letter {
	case 'x':
		return 2
	case 'u':
		return 4
	case 'U':
		return 8
	}
	return 0
}
