package decode

import "strconv"

// Span is a place in a text. Line and Column count from 1, columns in code points, a tab being one and a byte order
// mark none. Width is in code points; of what covers several lines, it covers the first.
type Span struct{ Line, Column, Width int }

// Index knows where the keys and values of one text stand. A path is a key after a key, separated by dots, with the
// elements of arrays counted from 0: "candidate.name", "achievements.2.text", "awards.1". See Join and At.
//
// An Index does not change and may be read from several goroutines.
type Index struct {
	nodes  []node
	byName map[name]int32
	order  []int32 // nodes in the order their keys appear, a node once for every header that names it
}

// kind says what may still be added to a node.
type kind uint8

const (
	implied kind = iota // a table named only in a longer header: may get a header of its own
	dotted              // a table made by a dotted key: takes more dotted keys, no header
	table               // a table with a header, or the text as a whole
	tables              // an array of tables
	value               // anything right of an equals sign: complete
	inline              // an inline table: complete
)

type node struct {
	name
	last    int32 // newest element, of an array of tables
	length  int32 // elements so far, of an array of tables
	path    int32 // what the full path costs, in bytes
	kind    kind
	key, at place // at: the value, or the header
}

// name is what a parent calls a node: by key, with index -1, or by index.
type name struct {
	parent, index int32
	key           string
}

type place struct{ line, column, width int32 }

// Scan finds the keys and values of a text that TOML accepts. Of another text the Index holds what stands before the
// first mistake.
func Scan(text []byte) *Index {
	s := newScanner(text)
	s.run()
	return &s.index
}

// Key is where the key of a path stands first: its last part alone, without the parts before it. The key of an item
// of an array of tables is the name in its header; other elements of arrays have none.
func (x *Index) Key(path string) (Span, bool) {
	id, ok := x.find(path)
	if !ok {
		return Span{}, false
	}
	return x.nodes[id].key.span()
}

// Value is where the value of a path stands, right of its equals sign or in its array. Tables with a header or made
// by dotted keys have none.
func (x *Index) Value(path string) (Span, bool) {
	id, ok := x.find(path)
	if !ok || x.nodes[id].kind < value {
		return Span{}, false
	}
	return x.nodes[id].at.span()
}

// Table is where to point when a key is missing in a table: at its header; without one, at the inline table, or at
// the key that made the table. The text as a whole, "", stands at 1:1; an array of tables at its first header.
func (x *Index) Table(path string) (Span, bool) {
	id, ok := x.find(path)
	if !ok || x.nodes[id].kind == value {
		return Span{}, false
	}
	if id == 0 {
		return Span{1, 1, 1}, true
	}
	if span, ok := x.nodes[id].at.span(); ok {
		return span, true
	}
	return x.nodes[id].key.span()
}

// Keys lists the path of every key and header in order of appearance, without the indexes of elements: the names of
// an array of tables come once for every item. Of a dotted key only the whole counts.
func (x *Index) Keys() []string {
	keys := make([]string, len(x.order))
	for i, id := range x.order {
		keys[i] = x.pathOf(id)
	}
	return keys
}

func (x *Index) pathOf(id int32) string {
	if id == 0 {
		return ""
	}
	n := x.nodes[id].name
	path := x.pathOf(n.parent)
	if n.index >= 0 {
		return path
	}
	return Join(path, n.key)
}

func (x *Index) find(path string) (int32, bool) {
	if len(x.nodes) == 0 {
		return 0, false
	}
	id := int32(0)
	for path != "" {
		key, rest, ok := cutPath(path)
		if !ok {
			return 0, false
		}
		child, ok := x.byName[name{id, -1, key}]
		if !ok {
			i, err := strconv.ParseInt(key, 10, 32)
			if err != nil || i < 0 {
				return 0, false
			}
			child, ok = x.byName[name{id, int32(i), ""}]
			if !ok {
				return 0, false
			}
		}
		id, path = child, rest
	}
	return id, true
}

// add makes a new node and returns its number.
func (x *Index) add(n name, k kind, key place) int32 {
	id := int32(len(x.nodes))
	path := x.nodes[n.parent].path
	if n.index < 0 {
		path += int32(len(n.key)) + partCost
	}
	x.nodes = append(x.nodes, node{name: n, kind: k, key: key, path: path})
	x.byName[n] = id
	return id
}

func (p place) span() (Span, bool) {
	return Span{int(p.line), int(p.column), int(p.width)}, p.line > 0
}
