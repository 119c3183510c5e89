package decode

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"congkhai/internal/problem"
)

// Fault is why a text is refused: the first mistake in it. Line and Column count from 1, columns in code points, a
// tab being one and a byte order mark none; Width is in code points, on that line. Line 0 means the text as a whole.
//
// IDs: toml/syntax, toml/duplicate-key, toml/too-large, toml/too-deep, toml/too-many, and toml/failed where the
// library broke down. The words name keys, never values. Only toml/failed may have no Hint.
type Fault struct {
	ID                  string
	Line, Column, Width int
	Message, Hint       problem.Text
}

// mistake is a cause with its place in the text, in bytes.
type mistake struct {
	cause
	start, end int
	args       []any
}

// fail keeps the first mistake, from start to end, and returns false for the caller to return.
func (s *scanner) fail(c cause, start, end int, args ...any) bool {
	if s.mistake.id == "" {
		s.mistake = mistake{c, start, end, args}
	}
	return false
}

func (s *scanner) fault() *Fault {
	m := s.mistake
	if m.id == tooLarge.id {
		return wholeFile(tooLarge)
	}
	start := min(m.start, len(s.text))
	end := min(max(m.end, start), lineEnd(s.text, start))
	before := s.text[:start]
	line := strings.LastIndexByte(before, '\n') + 1
	return &Fault{
		ID:      m.id,
		Line:    1 + strings.Count(before, "\n"),
		Column:  1 + utf8.RuneCountInString(before[line:]),
		Width:   max(1, utf8.RuneCountInString(s.text[start:end])),
		Message: m.message.With(m.args...),
		Hint:    m.hint,
	}
}

func wholeFile(c cause) *Fault {
	return &Fault{ID: c.id, Message: c.message, Hint: c.hint}
}

// refused makes a Fault of an error of the library, for a text that the scanner let pass. The column of a ParseError
// is wrong at the start of a line, its byte offset is right.
func (s *scanner) refused(err error) *Fault {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return wholeFile(failed)
	}
	start := min(max(parse.Position.Start, 0), len(s.text))
	c := syntax
	c.message.En += ": " + withoutQuoted(parse.Message)
	s.fail(c, start, start+parse.Position.Len)
	return s.fault()
}

// withoutQuoted leaves out what stands in quotes in a message of the library, for it may be a value.
func withoutQuoted(message string) string {
	var b strings.Builder
	for {
		open := strings.IndexAny(message, "\"'`")
		if open < 0 {
			b.WriteString(message)
			return b.String()
		}
		b.WriteString(message[:open])
		b.WriteString("…")
		last := strings.LastIndexByte(message, message[open])
		if last == open {
			return b.String()
		}
		message = message[last+1:]
	}
}

// lineEnd is the offset of the line break that ends the line of an offset, or of the end of the text.
func lineEnd(text string, from int) int {
	n := strings.IndexByte(text[from:], '\n')
	if n < 0 {
		return len(text)
	}
	if n > 0 && text[from+n-1] == '\r' {
		n--
	}
	return from + n
}
