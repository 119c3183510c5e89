package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"unicode/utf8"

	"congkhai/internal/config"
)

// table is a list of rows that can be written as CSV and as JSON.
type table struct {
	columns []string
	rows    func(sink)
}

// sink takes the cells of a table, row by row, in the order of its columns.
type sink interface {
	text(s string) // "" where nothing is known
	number(n int)
	flag(b bool)
	list(items []string)
	none()
	end() // of the row
}

// files are the two files of a table; path is without extension.
func (x *exporter) files(path string, t table) []File {
	return []File{
		{path + ".csv", typeCSV, t.csv},
		{path + ".json", typeJSON, func(w *bytes.Buffer) error { return x.json(w, t) }},
	}
}

// csv writes a table for spreadsheets: a byte order mark, lines that end in CR LF, lists with "; " between items.
func (t table) csv(w *bytes.Buffer) error {
	w.WriteString("\ufeff")
	out := csv.NewWriter(w)
	out.UseCRLF = true
	s := &csvSink{out: out, record: make([]string, 0, len(t.columns))}
	s.record = append(s.record, t.columns...)
	s.end()
	t.rows(s)
	out.Flush()
	return out.Error()
}

type csvSink struct {
	out    *csv.Writer
	record []string
}

func (s *csvSink) text(v string)       { s.record = append(s.record, guarded(v)) }
func (s *csvSink) number(n int)        { s.record = append(s.record, strconv.Itoa(n)) }
func (s *csvSink) flag(b bool)         { s.record = append(s.record, strconv.FormatBool(b)) }
func (s *csvSink) list(items []string) { s.text(strings.Join(items, "; ")) }
func (s *csvSink) none()               { s.record = append(s.record, "") }

func (s *csvSink) end() {
	s.out.Write(s.record) // its error stays in the writer
	s.record = s.record[:0]
}

// guarded puts an apostrophe before a text that a spreadsheet would run as a formula.
func guarded(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

// head is what a list in JSON says of itself before its rows.
type head struct {
	Version   int      `json:"version"`
	Source    string   `json:"source"`
	StateAsOf *string  `json:"state_as_of"`
	Licence   *licence `json:"licence"`
}

type licence struct {
	Text string `json:"text"`
	URL  string `json:"url,omitempty"`
}

func (x *exporter) head() head {
	return head{Version: 1, Source: x.url("vi", "/"), StateAsOf: x.stateAsOf(), Licence: licenceOf(x.config)}
}

func licenceOf(c *config.Config) *licence {
	if c.Licence == nil {
		return nil
	}
	return &licence{Text: c.Licence.Text, URL: c.Licence.URL}
}

// json writes a table for programs: the head, then one row on a line, so that copies can be compared line by line.
func (x *exporter) json(w *bytes.Buffer, t table) error {
	if err := writeJSON(w, x.head()); err != nil {
		return err
	}
	w.Truncate(w.Len() - len("}\n"))
	w.WriteString(`,"rows":[`)
	s := &jsonSink{out: w, keys: make([][]byte, len(t.columns))}
	for i, column := range t.columns {
		s.keys[i] = append(appendQuoted(nil, column), ':')
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
