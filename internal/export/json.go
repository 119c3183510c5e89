package export

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// head is what a list in JSON says of itself before its rows.
type head struct {
	Version   int      `json:"version"`
	Schema    string   `json:"schema"`
	Source    string   `json:"source"`
	StateAsOf *string  `json:"state_as_of"`
	Licence   *licence `json:"licence"`
}

func (x *exporter) head(t Table) head {
	return head{
		Version: Version, Schema: x.url("vi", t.schemaPath()), Source: x.url("vi", "/"), StateAsOf: x.stateAsOf(),
		Licence: licenceOf(x.config),
	}
}

// json writes a table for programs: the head, then one row on a line, so that copies can be compared line by line.
func (x *exporter) json(w *bytes.Buffer, t Table) error {
	if err := writeJSON(w, x.head(t)); err != nil {
		return err
	}
	w.Truncate(w.Len() - len("}\n"))
	w.WriteString(`,"rows":[`)
	s := &jsonSink{out: w, keys: make([][]byte, len(t.Columns))}
	for i, column := range t.Columns {
		s.keys[i] = append(appendQuoted(nil, column.Name), ':')
	}
	t.rows(s)
	if s.rows > 0 {
		w.WriteByte('\n')
	}
	w.WriteString("]}\n")
	return nil
}

type jsonSink struct {
	out    *bytes.Buffer
	keys   [][]byte // of the columns, with their colons
	column int
	rows   int
	line   []byte
}

// key begins the next cell.
func (s *jsonSink) key() {
	mark := byte(',')
	if s.column == 0 {
		mark = '{'
	}
	s.line = append(append(s.line, mark), s.keys[s.column]...)
	s.column++
}

func (s *jsonSink) text(v string) {
	if v == "" {
		s.none()
		return
	}
	s.key()
	s.line = appendQuoted(s.line, v)
}

func (s *jsonSink) number(n int) {
	s.key()
	s.line = strconv.AppendInt(s.line, int64(n), 10)
}

func (s *jsonSink) decimal(n float64) {
	s.key()
	s.line = strconv.AppendFloat(s.line, n, 'f', -1, 64)
}

func (s *jsonSink) flag(b bool) {
	s.key()
	s.line = strconv.AppendBool(s.line, b)
}

func (s *jsonSink) list(items []string) {
	s.key()
	s.line = append(s.line, '[')
	for i, item := range items {
		if i > 0 {
			s.line = append(s.line, ',')
		}
		s.line = appendQuoted(s.line, item)
	}
	s.line = append(s.line, ']')
}

func (s *jsonSink) none() {
	s.key()
	s.line = append(s.line, "null"...)
}

func (s *jsonSink) end() {
	if s.rows > 0 {
		s.out.WriteByte(',')
	}
	s.out.WriteByte('\n')
	s.out.Write(append(s.line, '}'))
	s.line, s.column = s.line[:0], 0
	s.rows++
}

// appendQuoted appends a string as JSON writes it, also safe inside HTML.
func appendQuoted(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= ' ' && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' {
				i++
				continue
			}
			b = append(b, s[from:i]...)
			if c == '"' || c == '\\' {
				b = append(b, '\\', c)
			} else {
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			from = i
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(append(b, s[from:i]...), "\ufffd"...)
			from = i + size
		case r == '\u2028' || r == '\u2029':
			b = append(append(b, s[from:i]...), `\u202`...)
			b = append(b, hex[r&15])
			from = i + size
		}
		i += size
	}
	return append(append(b, s[from:]...), '"')
}
