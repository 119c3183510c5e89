package decode

import "strings"

// value reads the value of a node. The opener is where the = , [ or comma before it stands.
func (s *scanner) value(id int32, opener int) bool {
	start := s.pos
	at := s.mark(start)
	if !s.anyValue(id, opener) {
		return false
	}
	s.index.nodes[id].at = s.close(at, start, s.pos)
	s.last = start
	return true
}

func (s *scanner) anyValue(id int32, opener int) bool {
	switch s.peek() {
	case '"':
		if strings.HasPrefix(s.text[s.pos:], `"""`) {
			return s.multiline('"')
		}
		return s.basicString()
	case '\'':
		if strings.HasPrefix(s.text[s.pos:], `'''`) {
			return s.multiline('\'')
		}
		return s.literalString()
	case '[':
		return s.array(id)
	case '{':
		return s.inlineTable(id)
	case 0, '\n', '\r', '#':
		return s.fail(valueMissing, opener, opener+1)
	case ',', ']', '}':
		return s.fail(valueMissing, s.pos, s.pos+1)
	}
	return s.bare()
}

func (s *scanner) array(id int32) bool {
	opening := s.pos
	if !s.enter(id) {
		return false
	}
	for n := int32(0); ; n++ {
		s.blank()
		switch s.peek() {
		case ']':
			s.leave()
			return true
		case ',':
			return s.fail(commaExtra, s.pos, s.pos+1)
		case 0:
			return s.fail(arrayOpen, opening, opening+1)
		}
		start := s.pos
		element := s.index.add(name{id, n, ""}, value, place{})
		s.count.elements++
		if s.count.over() {
			return s.fail(tooMany, start, start)
		}
		if !s.value(element, opening) {
			return s.arrayRunsOn(opening, start)
		}
		s.blank()
		switch s.peek() {
		case ',':
			s.pos++
		case ']':
		default:
			return s.notComma(opening, arrayOpen)
		}
	}
}

// inlineTable reads { a = 1, b = 2 }. As the library does, it takes the line breaks, remarks and the last comma of
// TOML 1.1.
func (s *scanner) inlineTable(id int32) bool {
	opening := s.pos
	s.index.nodes[id].kind = inline
	s.count.tables++
	if !s.enter(id) {
		return false
	}
	for {
		s.blank()
		switch s.peek() {
		case '}':
			s.leave()
			return true
		case ',':
			return s.fail(commaExtra, s.pos, s.pos+1)
		case 0:
			return s.fail(inlineOpen, opening, opening+1)
		}
		if !s.pair(id) {
			return false
		}
		s.blank()
		switch s.peek() {
		case ',':
			s.pos++
		case '}':
		default:
			return s.notComma(opening, inlineOpen)
		}
	}
}

func (s *scanner) enter(id int32) bool {
	s.depth++
	if s.depth > maxDepth {
		return s.fail(tooDeep, s.pos, s.pos+1)
	}
	s.pos++
	return s.counted(id)
}

func (s *scanner) leave() {
	s.depth--
	s.pos++
}
