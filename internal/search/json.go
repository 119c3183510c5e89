package search

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// appendString appends a text as JSON writes it.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				dst = append(append(dst, s[from:i]...), "\uFFFD"...)
				from = i + 1
			}
			i += size
			continue
		}
		if c < ' ' || c == '"' || c == '\\' || c == '<' || c == 0x7f {
			dst = append(append(dst, s[from:i]...), `\u00`...)
			dst = append(dst, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
			from = i + 1
		}
		i++
	}
	return append(append(dst, s[from:]...), '"')
}

func appendStrings(dst []byte, list ...string) []byte {
	dst = append(dst, '[')
	for i, s := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendString(dst, s)
	}
	return append(dst, ']')
}

func appendInts(dst []byte, list ...int) []byte {
	for _, n := range list {
		dst = append(strconv.AppendInt(dst, int64(n), 10), ',')
	}
	return dst
}

// appendRow appends a row with its note as it is.
func appendRow(dst []byte, r *Row, note Text) []byte {
	dst = appendInts(append(dst, '['), int(r.Kind))
	for _, s := range [...]string{r.URL, r.Label.Vi, r.Label.En, note.Vi, note.En} {
		dst = append(appendString(dst, s), ',')
	}
	dst = appendInts(dst, r.State, r.Award, r.Round, r.Unit, r.Year)
	dst = append(appendString(dst, r.Words), ',')
	if r.Example {
		return append(dst, "1]"...)
	}
	return append(dst, "0]"...)
}

// appendNames appends awards, rounds or units.
func appendNames(dst []byte, names []Name) []byte {
	dst = append(dst, '[')
	for i := range names {
		if i > 0 {
			dst = append(dst, ',')
		}
		n := &names[i]
		dst = appendStrings(dst, n.ID, n.Label.Vi, n.Label.En, n.Others)
	}
	return append(dst, ']')
}

func appendStates(dst []byte, states []State) []byte {
	dst = append(dst, '[')
	for i, s := range states {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendStrings(dst, s.Stage, s.Moves)
	}
	return append(dst, ']')
}

// note is the note of a row with the names of its unit and award. Its English is "" where that reads the same.
func (c *Corpus) note(r *Row) Text {
	var unit, award Text
	if r.Unit >= 0 {
		unit = c.Units[r.Unit].Label
	}
	if r.Award >= 0 {
		award = c.Awards[r.Award].Label
	}
	note := Text{Vi: named(r.Note.Vi, unit.Vi, award.Vi)}
	if en := named(r.Note.english(), unit.english(), award.english()); en != note.Vi {
		note.En = en
	}
	return note
}

// english is the English text, or the Vietnamese where there is none.
func (t Text) english() string {
	if t.En == "" {
		return t.Vi
	}
	return t.En
}

// named puts the names of unit and award in their places in a note.
func named(note, unit, award string) string {
	var b strings.Builder
	for {
		i := strings.IndexAny(note, "{[")
		if i < 0 || i+1 == len(note) {
			break
		}
		b.WriteString(note[:i])
		switch note[i : i+2] {
		case "{}":
			b.WriteString(unit)
			i++
		case "[]":
			b.WriteString(award)
			i++
		default:
			b.WriteByte(note[i])
		}
		note = note[i+1:]
	}
	if b.Len() == 0 {
		return note
	}
	b.WriteString(note)
	return b.String()
}
