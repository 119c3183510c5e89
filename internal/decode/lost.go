package decode

// The library remembers what a name stands for without telling the items of an array of tables apart. Where a key
// holds an array in one item, and dotted keys below the same key stand in a later one, it forgets all but the last of
// them. So the values are counted against the names that the scanner saw.

// size is how many keys and elements there are in a value.
func size(value any) int {
	n := 0
	switch value := value.(type) {
	case map[string]any:
		for _, child := range value {
			n += 1 + size(child)
		}
	case []any:
		for _, child := range value {
			n += 1 + size(child)
		}
	}
	return n
}

// lostKey is the Fault for the first key that the scanner saw and the values do not have.
func (s *scanner) lostKey(values map[string]any) *Fault {
	for id := 1; id < len(s.index.nodes); id++ {
		if _, ok := s.valueOf(int32(id), values); ok {
			continue
		}
		f := wholeFile(keyLost)
		f.Message = keyLost.message.With(s.keyText(int32(id)))
		if key, ok := s.index.nodes[id].key.span(); ok {
			f.Line, f.Column, f.Width = key.Line, key.Column, key.Width
		}
		return f
	}
	return wholeFile(failed)
}

func (s *scanner) valueOf(id int32, values map[string]any) (any, bool) {
	if id == 0 {
		return values, true
	}
	n := s.index.nodes[id]
	parent, ok := s.valueOf(n.parent, values)
	if !ok {
		return nil, false
	}
	switch parent := parent.(type) {
	case map[string]any:
		child, ok := parent[n.name.key]
		return child, ok
	case []any:
		if n.index >= 0 && int(n.index) < len(parent) {
			return parent[n.index], true
		}
	}
	return nil, false
}
