package decode

import (
	"strings"
	"unicode/utf8"
)

// scanner reads a text once, from front to back, and stops at the first mistake. Its methods stand at pos, return
// whether all is well, and leave pos after what they read.
type scanner struct {
	text    string
	pos     int
	depth   int // arrays and inline tables open
	last    int // where the newest value starts, -1 after a header
	parts   []part
	index   Index
	count   count
	mistake mistake
	// The place of offset, counted forward as the scan goes.
	offset       int
	line, column int32
}

func newScanner(text []byte) *scanner {
	s := &scanner{text: strings.TrimPrefix(string(text[:min(len(text), maxSize+1)]), "\ufeff"), line: 1, column: 1}
	if len(text) > maxSize {
		s.fail(tooLarge, 0, 0)
		return s
	}
	guess := len(text)/24 + 4
	s.index = Index{
		nodes:  make([]node, 1, guess),
		byName: make(map[name]int32, guess),
		order:  make([]int32, 0, guess),
	}
	s.index.nodes[0] = node{kind: table, name: name{index: -1}}
	return s
}

func (s *scanner) run() bool {
	if s.mistake.id != "" || !s.clean() {
		return false
	}
	current := int32(0)
	for {
		s.blank()
		if s.pos >= len(s.text) {
			return true
		}
		ok := false
		if s.peek() == '[' {
			current, ok = s.header()
			s.last = -1
		} else {
			ok = s.pair(current)
		}
		if !ok || !s.endOfLine() {
			return false
		}
	}
}

// clean refuses characters that may stand nowhere. After it a byte 0 means the end of the text, and a carriage
// return is followed by a line feed.
func (s *scanner) clean() bool {
	for i := 0; i < len(s.text); i++ {
		b := s.text[i]
		if b >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s.text[i:])
			if r == utf8.RuneError && size == 1 {
				return s.fail(notUTF8, i, i)
			}
			i += size - 1
			continue
		}
		if b >= ' ' && b != 0x7f || b == '\t' || b == '\n' {
			continue
		}
		if b == '\r' && strings.HasPrefix(s.text[i+1:], "\n") {
			continue
		}
		if b == 0 {
			return s.fail(notUTF8, i, i)
		}
		return s.fail(control, i, i)
	}
	return true
}

// header reads [a.b] or [[a.b]] and returns the table that the lines below it belong to.
func (s *scanner) header() (int32, bool) {
	start := s.pos
	s.pos++
	double := s.peek() == '['
	if double {
		s.pos++
	}
	parts, ok := s.key(headerName)
	if !ok {
		return 0, false
	}
	closing := "]"
	if double {
		closing = "]]"
	}
	if !strings.HasPrefix(s.text[s.pos:], closing) {
		return 0, s.notClosed(start)
	}
	s.pos += len(closing)
	if double {
		return s.openItem(parts, start)
	}
	return s.openTable(parts, start)
}

// pair reads key = value into a table.
func (s *scanner) pair(table int32) bool {
	parts, ok := s.key(keyLetters)
	if !ok {
		return false
	}
	if s.peek() != '=' {
		return s.notEquals(parts[0].start)
	}
	id, ok := s.assign(table, parts)
	if !ok {
		return false
	}
	equals := s.pos
	s.pos++
	s.space()
	return s.value(id, equals)
}

// endOfLine reads what may follow a value or header: spaces, a remark, the end of the line.
func (s *scanner) endOfLine() bool {
	s.space()
	switch s.peek() {
	case 0, '\n', '\r':
		return true
	case '#':
		s.pos = lineEnd(s.text, s.pos)
		return true
	}
	return s.notEnd()
}

func (s *scanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *scanner) space() {
	for s.pos < len(s.text) && (s.text[s.pos] == ' ' || s.text[s.pos] == '\t') {
		s.pos++
	}
}

// blank passes over spaces, line breaks and remarks.
func (s *scanner) blank() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		case '#':
			s.pos = lineEnd(s.text, s.pos)
		default:
			return
		}
	}
}

// mark is the place of an offset that lies no further back than the one before.
func (s *scanner) mark(offset int) place {
	s.forward(offset)
	return place{line: s.line, column: s.column}
}

// close gives a place its width, from the offset it was marked at to end.
func (s *scanner) close(p place, start, end int) place {
	s.forward(end)
	if s.line == p.line {
		p.width = s.column - p.column
		return p
	}
	p.width = int32(utf8.RuneCountInString(s.text[start:lineEnd(s.text, start)]))
	return p
}

func (s *scanner) forward(offset int) {
	for s.offset < offset {
		switch b := s.text[s.offset]; {
		case b == '\n':
			s.line++
			s.column = 1
		case b&0xC0 != 0x80:
			s.column++
		}
		s.offset++
	}
}
