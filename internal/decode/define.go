package decode

import "unicode/utf8"

// openTable enters the header [a.b] that starts at an offset and ends at pos.
func (s *scanner) openTable(parts []part, start int) (int32, bool) {
	header := s.mark(start)
	parent, ok := s.descend(parts)
	if !ok {
		return 0, false
	}
	last := parts[len(parts)-1]
	id, found := s.child(parent, last)
	if found && s.index.nodes[id].kind != implied {
		return 0, s.fail(tableTwice, parts[0].start, last.end, s.keyText(id), s.firstLine(id))
	}
	if !found {
		id = s.add(parent, last, table)
	}
	s.index.nodes[id].kind = table
	s.index.nodes[id].at = s.close(header, start, s.pos)
	return id, s.listed(id)
}

// openItem enters the header [[a.b]] and returns the new item.
func (s *scanner) openItem(parts []part, start int) (int32, bool) {
	header := s.mark(start)
	parent, ok := s.descend(parts)
	if !ok {
		return 0, false
	}
	last := parts[len(parts)-1]
	id, found := s.child(parent, last)
	if found && s.index.nodes[id].kind != tables {
		return 0, s.fail(tableTwice, parts[0].start, last.end, s.keyText(id), s.firstLine(id))
	}
	key := s.place(last)
	header = s.close(header, start, s.pos)
	if !found {
		id = s.index.add(name{parent, -1, last.name}, tables, key)
	}
	item := s.index.add(name{id, s.index.nodes[id].length, ""}, table, key)
	s.count.tables++
	s.index.nodes[item].at = header
	list := &s.index.nodes[id]
	if list.length == 0 {
		list.at = header
	}
	list.length++
	list.last = item
	return item, s.listed(id)
}

// descend finds or makes the tables that the parts of a header before its last one name.
func (s *scanner) descend(parts []part) (int32, bool) {
	id := int32(0)
	for _, p := range parts[:len(parts)-1] {
		child, found := s.child(id, p)
		if !found {
			id = s.add(id, p, implied)
			s.spend(id)
			continue
		}
		s.spend(child)
		switch n := s.index.nodes[child]; n.kind {
		case tables:
			id = n.last
		case value, inline:
			return 0, s.fail(keyHasValue, parts[0].start, p.end, s.keyText(child), s.firstLine(child))
		default:
			id = child
		}
	}
	return id, true
}

// assign enters the key a.b.c of a pair, below a table.
func (s *scanner) assign(id int32, parts []part) (int32, bool) {
	for _, p := range parts[:len(parts)-1] {
		child, found := s.child(id, p)
		if !found {
			id = s.add(id, p, dotted)
			s.spend(id)
			continue
		}
		s.spend(child)
		switch n := &s.index.nodes[child]; n.kind {
		case implied, dotted:
			n.kind = dotted
			id = child
		case value, inline:
			return 0, s.fail(keyHasValue, parts[0].start, p.end, s.keyText(child), s.firstLine(child))
		default:
			return 0, s.fail(tableClosed, parts[0].start, p.end, s.keyText(child), s.firstLine(child))
		}
	}
	last := parts[len(parts)-1]
	child, found := s.child(id, last)
	if found {
		return 0, s.fail(keyTwice, parts[0].start, last.end, s.keyText(child), s.firstLine(child))
	}
	child = s.add(id, last, value)
	return child, s.listed(child)
}

func (s *scanner) child(parent int32, p part) (int32, bool) {
	id, ok := s.index.byName[name{parent, -1, p.name}]
	return id, ok
}

func (s *scanner) add(parent int32, p part, k kind) int32 {
	if k != value {
		s.count.tables++
	}
	return s.index.add(name{parent, -1, p.name}, k, s.place(p))
}

func (s *scanner) place(p part) place {
	return s.close(s.mark(p.start), p.start, p.end)
}

// listed counts one more key or header and refuses the one that is too many.
func (s *scanner) listed(id int32) bool {
	s.index.order = append(s.index.order, id)
	s.count.keys++
	return s.counted(id)
}

func (s *scanner) counted(id int32) bool {
	s.spend(id)
	if s.count.over() {
		return s.fail(tooMany, s.pos, s.pos)
	}
	return true
}

// spend counts the bytes of a full name, once for every time the library writes it out.
func (s *scanner) spend(id int32) {
	s.count.paths += int(s.index.nodes[id].path)
}

// keyText is the full name of a key for a message, cut where it is very long.
func (s *scanner) keyText(id int32) string {
	const longest = 80
	path := s.index.pathOf(id)
	if utf8.RuneCountInString(path) <= longest {
		return path
	}
	return string([]rune(path)[:longest]) + "…"
}

func (s *scanner) firstLine(id int32) int {
	n := s.index.nodes[id]
	if n.kind == table && n.at.line > 0 {
		return int(n.at.line)
	}
	return int(n.key.line)
}
