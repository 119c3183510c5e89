package load

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/config"
	"congkhai/internal/decode"
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// Spot is a place in a record: a key, value or header by its path, or a byte of a Markdown text.
type Spot struct {
	Path   string
	At     field.Part
	InText bool // Offset counts in the Markdown text at Path
	Offset int
	Width  int
}

// lookAlikes are the letters that viet.LookAlike finds, for a quick first look.
var lookAlikes = [][]byte{[]byte("\u00d0"), []byte("\u00f0"), []byte("\u0189"), []byte("\u0256")}

var bom = []byte("\ufeff")

// Decode reads one record from the text of a file, leniently: problems are left out, and a value that could not be
// used is missing. name is the path in the site's folder. ok is false for a file that is no record or cannot be read.
func Decode(name string, text []byte) (r record.Record, ok bool) {
	below, ok := strings.CutPrefix(name, Folder+"/")
	if !ok {
		return nil, false
	}
	kind, id, ok := classify(below)
	if !ok {
		return nil, false
	}
	r, _ = parse(name, kind, id, text)
	return r, r != nil
}

// sum gives a record the digests of the text that it was read from.
func sum(b *record.Base, text []byte) {
	h := sha1.New() // the name that git gives it, not a seal
	fmt.Fprintf(h, "blob %d\x00", len(text))
	h.Write(text)
	h.Sum(b.Blob[:0])
	switch b.Kind {
	case record.KindRound, record.KindNomination, record.KindRegister:
		b.Digest = sha256.Sum256(text)
	}
}

// parse reads one record from its text.
func parse(file string, kind record.Kind, id string, text []byte) (record.Record, []problem.Problem) {
	if p, bad := checkText(file, text); bad {
		return nil, []problem.Problem{p}
	}
	var warnings []problem.Problem
	for _, letter := range lookAlikes {
		if bytes.Contains(text, letter) {
			offset, r, _ := viet.LookAlike(string(text))
			warnings = append(warnings, lookAlike(file, text, offset, r))
			break
		}
	}
	front, body, p := split(file, text)
	if p != nil {
		return nil, append(warnings, *p)
	}
	values, fault := decode.TOML(bytes.ReplaceAll(viet.NFCBytes(front.text), []byte("\r\n"), []byte("\n")))
	if fault != nil {
		return nil, append(warnings, problem.Problem{
			Pos: problem.Pos{File: file, Line: fault.Line + front.line, Column: fault.Column, Width: fault.Width},
			ID:  fault.ID, Message: fault.Message, Hint: fault.Hint, Private: true,
		})
	}
	r := record.New(kind)
	base := r.Common()
	base.ID, base.Kind, base.File = id, kind, file
	sum(base, text)
	bound := record.Tables[kind].Bind(r, values)
	base.Refs, base.Files = bound.Refs, bound.Files
	faults := bound.Faults
	if front.markdown {
		if _, twice := values["body"]; twice {
			faults = append(faults, field.Fault{
				Path: "body", At: field.Key, ID: "record/two-bodies",
				Message: problem.Text{Vi: "nội dung ghi hai lần: ở khóa body và dưới dòng +++", En: "the body stands twice: in the key body and below the +++ line"},
				Hint:    problem.Text{Vi: "xóa khóa body", En: "remove the key body"},
			})
		}
		composed := viet.NFCBytes(body)
		base.Body = string(bytes.TrimRight(composed, " \t\r\n"))
		if len(composed) == len(body) {
			base.BodyLine = front.line + bytes.Count(front.text, []byte("\n")) + 2
		}
	}
	if len(faults) == 0 {
		return r, warnings
	}
	index := decode.Scan(front.text)
	for _, f := range faults {
		q := config.At(file, index, f)
		q.Line += front.line
		warnings = append(warnings, q)
	}
	return r, warnings
}

// front is the TOML part of a file.
type front struct {
	text     []byte
	line     int // lines before it
	end      int // byte offset of what follows it
	markdown bool
}

var fence = []byte("+++")

// split parts a file into TOML and Markdown. A .toml file is all TOML.
func split(file string, text []byte) (front, []byte, *problem.Problem) {
	start := 0
	if bytes.HasPrefix(text, bom) {
		start = len(bom)
	}
	if strings.HasSuffix(file, ".toml") {
		return front{text: text[start:], end: len(text)}, nil, nil
	}
	at, line := start, 0
	for at < len(text) {
		end, next := lineEnd(text, at)
		if len(bytes.TrimSpace(text[at:end])) > 0 {
			break
		}
		at, line = next, line+1
	}
	end, next := lineEnd(text, at)
	if at >= len(text) || !bytes.Equal(bytes.TrimRight(text[at:end], " \t\r"), fence) {
		p := noFront(file, line+1)
		if at < len(text) && bytes.HasPrefix(text[at:], []byte("---")) {
			p.Hint = problem.Text{Vi: "phần đầu là TOML giữa hai dòng +++, không phải YAML giữa hai dòng ---", En: "front matter is TOML between +++ lines, not YAML between --- lines"}
		}
		return front{}, nil, &p
	}
	f := front{line: line + 1, markdown: true}
	begin := next
	for at = next; at < len(text); at = next {
		end, next = lineEnd(text, at)
		if bytes.Equal(bytes.TrimRight(text[at:end], " \t\r"), fence) {
			f.text, f.end = text[begin:at], next
			return f, text[next:], nil
		}
	}
	p := openFront(file, line+1)
	return front{}, nil, &p
}

// lineEnd returns the end of the line at a byte, and the start of the next.
func lineEnd(text []byte, at int) (end, next int) {
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i, at + i + 1
	}
	return len(text), len(text)
}

// checkText refuses texts that are not text.
func checkText(file string, text []byte) (problem.Problem, bool) {
	if len(bytes.TrimSpace(bytes.TrimPrefix(text, bom))) == 0 {
		return empty(file), true
	}
	if !utf8.Valid(text) {
		at := 0
		for at < len(text) {
			r, n := utf8.DecodeRune(text[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		return notUTF8(file, text, at), true
	}
	if at := bytes.Index(text, []byte("\ufffd")); at >= 0 {
		return replaced(file, text, at), true
	}
	if at := bytes.IndexByte(text, 0); at >= 0 {
		return nul(file, text, at), true
	}
	return problem.Problem{}, false
}

// at is the place of a byte of a text.
func at(file string, text []byte, offset, width int) problem.Pos {
	if offset > len(text) {
		offset = len(text)
	}
	head := text[:offset]
	line := bytes.Count(head, []byte("\n")) + 1
	start := bytes.LastIndexByte(head, '\n') + 1
	if start == 0 {
		head = bytes.TrimPrefix(head, bom)
	}
	return problem.Pos{File: file, Line: line, Column: utf8.RuneCount(head[start:]) + 1, Width: width}
}

// place finds a spot in the text of a record.
func place(file string, text []byte, spot Spot) problem.Pos {
	front, body, p := split(file, text)
	if p != nil || !utf8.Valid(text) {
		return problem.Pos{File: file}
	}
	if spot.InText && front.markdown && spot.Path == "body" {
		return at(file, text, front.end+originalOffset(body, spot.Offset), spot.Width)
	}
	pos := config.Place(file, decode.Scan(front.text), spot.Path, spot.At)
	pos.Line += front.line
	if spot.InText {
		return inString(pos, front, spot)
	}
	return pos
}

// originalOffset turns an offset in the normalised text into one in the text as it lies on disk.
func originalOffset(text []byte, offset int) int {
	normal := viet.NFCBytes(text)
	if len(normal) == len(text) {
		return offset
	}
	head := normal[:min(offset, len(normal))]
	at := 0
	for range bytes.Count(head, []byte("\n")) {
		_, at = lineEnd(text, at)
	}
	want := len(head) - bytes.LastIndexByte(head, '\n') - 1
	end, _ := lineEnd(text, at)
	line := text[at:min(end, at+4096)]
	n := 0
	for n < len(line) && len(viet.NFCBytes(line[:n])) < want {
		_, size := utf8.DecodeRune(line[n:])
		n += size
	}
	for n < len(line) { // marks belong to the letter before them
		r, size := utf8.DecodeRune(line[n:])
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		n += size
	}
	return at + n
}

// inString places an offset of a text that is the value of a key, whether its string has one line or several.
func inString(pos problem.Pos, front front, spot Spot) problem.Pos {
	lines := bytes.Split(front.text, []byte("\n"))
	line := pos.Line - front.line - 1
	if line < 0 || line >= len(lines) {
		return pos
	}
	rest := string(lines[line])
	runes := []rune(rest)
	if pos.Column-1 > len(runes) {
		return pos
	}
	value := string(runes[pos.Column-1:])
	if !strings.HasPrefix(value, `"""`) && !strings.HasPrefix(value, "'''") {
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			pos.Column, pos.Width = pos.Column+inLine(value, spot.Offset), spot.Width
		}
		return pos
	}
	first := strings.TrimRight(value[3:], "\r")
	start := bytes.Join(lines[line:], []byte("\n"))
	start = start[len(string(runes[:pos.Column-1]))+3:]
	if first == "" {
		_, next := lineEnd(start, 0)
		start, line = start[next:], line+1
		pos.Column = 1
	} else {
		pos.Column += 3
	}
	offset := min(spot.Offset, len(start))
	head := start[:offset]
	down := bytes.Count(head, []byte("\n"))
	column := utf8.RuneCount(head[bytes.LastIndexByte(head, '\n')+1:])
	if down > 0 {
		pos.Column = 1
	}
	return problem.Pos{File: pos.File, Line: line + front.line + 1 + down, Column: pos.Column + column, Width: spot.Width}
}

// inLine is the number of code points before an offset of the text that a string of one line stands for, the quote
// included. Spaces at the start are no part of the text.
func inLine(value string, offset int) int {
	composed := len(viet.NFC(value)) == len(value)
	var text []byte
	at, n := 1, 0
	for at < len(value) && value[at] != value[0] {
		r, size := letter(value[at:], value[0] == '"')
		switch {
		case n == 0 && unicode.IsSpace(r):
		case n >= offset && !unicode.Is(unicode.Mn, r), len(text) > 4096 && !composed:
			return utf8.RuneCountInString(value[:at])
		case composed:
			n += utf8.RuneLen(r)
		default: // marks belong to the letter before them
			text = utf8.AppendRune(text, r)
			n = len(viet.NFCBytes(text))
		}
		at += size
	}
	return utf8.RuneCountInString(value[:at])
}

// letter is the first code point of a part of a string, and its width there; escapes are read where there are any.
func letter(s string, escapes bool) (rune, int) {
	if !escapes || s[0] != '\\' || len(s) < 2 {
		return utf8.DecodeRuneInString(s)
	}
	size := 0
	switch s[1] {
	case 'u':
		size = 6
	case 'U':
		size = 10
	case 'b', 't', 'n', 'f', 'r':
		return rune("\b\t\n\f\r"[strings.IndexByte("btnfr", s[1])]), 2
	default:
		return rune(s[1]), 2
	}
	if len(s) < size {
		return utf8.RuneError, len(s)
	}
	code, err := strconv.ParseUint(s[2:size], 16, 31)
	if err != nil {
		return utf8.RuneError, size
	}
	return rune(code), size
}

func nfc(s string) string { return viet.NFC(s) }
