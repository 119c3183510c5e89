package export

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// csv writes a table for spreadsheets: RFC 4180 with a byte order mark. Line feeds inside a cell stay as they are.
//
// A list has "; " between its items, and any semicolon of an item twice. A text that a spreadsheet would take for a
// formula has an apostrophe before it: whoever reads the file with a program takes the first apostrophe off each text
// that begins with one and that guarded would guard. Numbers are never guarded.
func (t Table) csv(w *bytes.Buffer) error {
	w.WriteString("\ufeff")
	s := &csvSink{out: w}
	for _, c := range t.Columns {
		s.text(c.Name)
	}
	s.end()
	t.rows(s)
	return nil
}

type csvSink struct {
	out  *bytes.Buffer
	line []byte
}

// cell writes a cell that needs neither quotes nor guard.
func (s *csvSink) cell(v string) { s.line = append(append(s.line, v...), ',') }

func (s *csvSink) text(v string)     { s.line = append(appendCell(s.line, guarded(v)), ',') }
func (s *csvSink) number(n int)      { s.cell(strconv.Itoa(n)) }
func (s *csvSink) decimal(n float64) { s.cell(strconv.FormatFloat(n, 'f', -1, 64)) }
func (s *csvSink) flag(b bool)       { s.cell(strconv.FormatBool(b)) }
func (s *csvSink) none()             { s.cell("") }

func (s *csvSink) list(items []string) {
	s.text(joined(items))
}

func (s *csvSink) end() {
	s.line = append(s.line[:len(s.line)-1], "\r\n"...)
	s.out.Write(s.line)
	s.line = s.line[:0]
}

// joined writes a list in one cell.
func joined(items []string) string {
	if len(items) == 1 && strings.IndexByte(items[0], ';') < 0 {
		return items[0]
	}
	var b strings.Builder
	for i, item := range items {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(strings.ReplaceAll(item, ";", ";;"))
	}
	return b.String()
}

// appendCell appends a cell, in quotes where it needs them: also where it holds what some spreadsheets part cells at
// unless they are told otherwise.
func appendCell(b []byte, s string) []byte {
	plain := s == "" || s[0] != ' ' && s[len(s)-1] != ' '
	for i := 0; plain && i < len(s); i++ {
		c := s[i]
		plain = c != ',' && c != ';' && c != '\t' && c != '"' && c != '\n' && c != '\r'
	}
	if plain {
		return append(b, s...)
	}
	b = append(b, '"')
	for {
		before, after, found := strings.Cut(s, `"`)
		b = append(b, before...)
		if !found {
			return append(b, '"')
		}
		b, s = append(b, `""`...), after
	}
}

// guarded puts an apostrophe before a text that a spreadsheet would run as a formula, and before one that would be
// taken for such a guarded text. Blanks at the beginning do not hide a formula from every spreadsheet, and some read
// signs of full width as the plain ones.
func guarded(s string) string {
	if s == "" || s[0] > '@' && s[0] < 0x80 {
		return s
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "' "))
	switch first {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return "'" + s
	}
	return s
}
