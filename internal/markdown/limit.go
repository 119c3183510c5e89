package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"congkhai/internal/problem"
)

// What a text may have. Ordinary texts stay far below; each limit stops something that grows without measure.
const (
	maxBytes    = 1 << 20
	maxLine     = 64 << 10
	maxLines    = 20_000     // the parser keeps some 700 bytes for a short one
	maxColumns  = 64         // pipes in one line
	maxCells    = 20_000     // columns × rows of all tables, as short rows are filled up; and pipes in all
	maxMarks    = 4_000      // runs of * _ ~ and [ < @ :// www. in one paragraph: each may look back at all others
	maxAllMarks = 40_000     // in the whole text: the parser keeps some 600 bytes for one
	maxWork     = 40_000_000 // closing brackets and runs of ` × bytes of their paragraph: each may read it all
	maxDepth    = 16         // quotes and lists inside each other
	maxLists    = 20_000     // quotes and lists in all, several on a line if the text wants
	maxLayers   = 64         // emphasis and links inside each other
)

var (
	tooLarge = fault{
		"markdown/too-large",
		problem.Text{Vi: "nội dung lớn hơn 1 MiB", En: "the text is larger than 1 MiB"},
		problem.Text{Vi: "chia nội dung thành nhiều tệp", En: "divide the text into several files"},
	}
	tooLong = fault{
		"markdown/too-long",
		problem.Text{Vi: "dòng này dài hơn 64 KiB", En: "this line is longer than 64 KiB"},
		problem.Text{Vi: "ngắt dòng này thành nhiều đoạn", En: "break this line into paragraphs"},
	}
	tooManyLines = fault{
		"markdown/too-many-lines",
		problem.Text{Vi: "nội dung có hơn %d dòng", En: "the text has more than %d lines"},
		problem.Text{Vi: "chia nội dung thành nhiều tệp", En: "divide the text into several files"},
	}
	tooManyColumns = fault{
		"markdown/too-many-columns",
		problem.Text{Vi: "dòng này có hơn %d dấu |", En: "this line has more than %d signs |"},
		problem.Text{Vi: "chia bảng thành nhiều bảng hẹp hơn", En: "divide the table into narrower ones"},
	}
	tooManyCells = fault{
		"markdown/too-many-cells",
		problem.Text{Vi: "các bảng có hơn %d ô", En: "the tables have more than %d cells"},
		problem.Text{Vi: "đưa bảng vào một tệp đính kèm", En: "attach the table as a file"},
	}
	tooManyMarks = fault{
		"markdown/too-many-marks",
		problem.Text{Vi: "đoạn này có hơn %d chỗ dùng dấu * _ ~ [ < hoặc địa chỉ web, thư", En: "this paragraph has more than %d signs * _ ~ [ < and addresses"},
		problem.Text{Vi: "chia đoạn bằng dòng trống", En: "divide the paragraph with blank lines"},
	}
	tooManyMarksInAll = fault{
		"markdown/too-many-marks",
		problem.Text{Vi: "nội dung có hơn %d chỗ dùng dấu * _ ~ [ < hoặc địa chỉ web, thư", En: "the text has more than %d signs * _ ~ [ < and addresses"},
		problem.Text{Vi: "chia nội dung thành nhiều tệp", En: "divide the text into several files"},
	}
	tooDense = fault{
		"markdown/too-dense",
		problem.Text{
			Vi: "đoạn này dài %d byte và có %d dấu ] hoặc `; với độ dài đó chỉ đọc được nhiều nhất %d",
			En: "this paragraph has %[2]d signs ] or ` in %[1]d bytes; at that length at most %[3]d can be read",
		},
		problem.Text{Vi: "chia đoạn bằng dòng trống", En: "divide the paragraph with blank lines"},
	}
	tooDeep = fault{
		"markdown/too-deep",
		problem.Text{Vi: "danh sách hoặc trích dẫn lồng nhau quá %d cấp", En: "lists or quotes are nested more than %d levels deep"},
		problem.Text{Vi: "bớt số cấp lồng nhau", En: "use fewer levels"},
	}
	tooManyLists = fault{
		"markdown/too-many-lists",
		problem.Text{Vi: "nội dung có hơn %d danh sách và trích dẫn", En: "the text has more than %d lists and quotes"},
		problem.Text{Vi: "chia nội dung thành nhiều tệp", En: "divide the text into several files"},
	}
	tooManyLayers = fault{
		"markdown/too-deep",
		problem.Text{Vi: "dấu nhấn mạnh lồng nhau quá %d lớp", En: "emphasis is nested more than %d levels deep"},
		problem.Text{Vi: "bớt số dấu * hoặc _ liền nhau", En: "use fewer signs * or _ in a row"},
	}
	notUTF8 = fault{
		"markdown/utf8",
		problem.Text{Vi: "nội dung không ở bảng mã UTF-8", En: "the text is not in UTF-8"},
		problem.Text{Vi: "lưu lại tệp với bảng mã UTF-8", En: "save the file again as UTF-8"},
	}
	bidi = fault{
		"markdown/bidi",
		problem.Text{
			Vi: "ký tự đổi chiều chữ U+%04X làm chữ hiện ra khác với chữ được lưu",
			En: "the character U+%04X turns the direction of text: readers see something else than what is stored",
		},
		problem.Text{Vi: "xóa ký tự không nhìn thấy này", En: "delete this invisible character"},
	}
)

// stretch is what stands between two blank lines or bullets: at least one whole paragraph or table.
type stretch struct {
	start, bytes  int
	marks, closes int
	columns, rows int
}

// totals are the sums over all stretches so far.
type totals struct{ lines, pipes, cells, marks, work int }

// scan reads the text once and refuses it when it is over a limit. It reports the characters that turn the direction
// of text on the way.
func (r *run) scan() bool {
	if len(r.src) > maxBytes {
		r.refuse(maxBytes, tooLarge)
		return false
	}
	if !utf8.Valid(r.src) {
		r.refuse(firstInvalid(r.src), notUTF8)
		return false
	}
	var sum totals
	var s stretch
	for pos := 0; pos < len(r.src) && !r.refused; {
		end := len(r.src)
		if i := bytes.IndexByte(r.src[pos:], '\n'); i >= 0 {
			end = pos + i
		}
		line := r.src[pos:end]
		sum.lines++
		switch {
		case len(line) > maxLine:
			r.refuse(pos, tooLong)
		case sum.lines > maxLines:
			r.refuse(pos, tooManyLines, maxLines)
		case len(bytes.TrimLeft(line, " \t\r")) == 0:
			r.close(&s, &sum)
		default:
			if opensItem(line) {
				r.close(&s, &sum)
			}
			r.scanLine(&s, &sum, pos, line)
		}
		pos = end + 1
	}
	r.close(&s, &sum)
	return !r.refused
}

// signs are the bytes that scanLine stops at.
var signs = [256]bool{
	'|': true, '*': true, '_': true, '~': true, '[': true, '<': true, '`': true, ']': true, '&': true, 0xE2: true,
	'@': true, ':': true, 'w': true,
}

func (r *run) scanLine(s *stretch, sum *totals, pos int, line []byte) {
	if s.bytes == 0 {
		s.start = pos
	}
	if s.columns > 0 {
		s.rows++
	}
	if s.bytes > 0 {
		s.columns = max(s.columns, delimiterColumns(line))
	}
	s.bytes += len(line) + 1
	pipes := 0
	for i, c := range line {
		if !signs[c] {
			continue
		}
		switch c {
		case '|':
			pipes++
		case ']':
			s.closes++
		case '`':
			if i == 0 || line[i-1] != c {
				s.closes++
			}
		case '[', '<', '@':
			s.marks++
		case ':', 'w':
			if bytes.HasPrefix(line[i:], []byte("://")) || bytes.HasPrefix(line[i:], []byte("www.")) {
				s.marks++
			}
		case '*', '_', '~':
			if i == 0 || line[i-1] != c {
				s.marks++
			}
		default:
			if turn := turning(line[i:]); turn != 0 {
				r.report(pos+i, bidi, turn)
			}
		}
	}
	sum.pipes += pipes
	switch {
	case pipes > maxColumns:
		r.refuse(pos, tooManyColumns, maxColumns)
	case sum.pipes > maxCells:
		r.refuse(pos, tooManyCells, maxCells)
	}
}

func (r *run) close(s *stretch, sum *totals) {
	if s.bytes == 0 {
		return
	}
	sum.cells += s.columns * s.rows
	sum.marks += s.marks
	left := maxWork - sum.work
	sum.work += s.closes * s.bytes
	switch {
	case sum.cells > maxCells:
		r.refuse(s.start, tooManyCells, maxCells)
	case s.marks > maxMarks:
		r.refuse(s.start, tooManyMarks, maxMarks)
	case sum.marks > maxAllMarks:
		r.refuse(s.start, tooManyMarksInAll, maxAllMarks)
	case sum.work > maxWork:
		r.refuse(s.start, tooDense, s.bytes, s.closes, left/s.bytes)
	}
	*s = stretch{}
}

// opensItem reports whether the line begins a list item wherever it stands, so that no paragraph goes on in it. Items
// that are indented further, numbered or empty may belong to a paragraph and are not counted.
func opensItem(line []byte) bool {
	rest := bytes.TrimLeft(line, " ")
	if len(line)-len(rest) > 3 || len(rest) < 3 {
		return false
	}
	bullet := rest[0] == '-' || rest[0] == '*' || rest[0] == '+'
	return bullet && rest[1] == ' ' && len(bytes.TrimLeft(rest[1:], " \t\r")) > 0
}

// delimiterColumns returns how many columns a table would have if the line stood below its header; 0 if it cannot.
func delimiterColumns(line []byte) int {
	line = bytes.TrimLeft(line, " \t>")
	if len(line) == 0 || line[0] != '|' && line[0] != '-' && line[0] != ':' {
		return 0
	}
	for _, c := range line {
		switch c {
		case '|', '-', ':', ' ', '\t', '\v', '\f', '\r':
		default:
			return 0
		}
	}
	return bytes.Count(line, []byte("|")) + 1
}

// turning returns the character at the start of b, raw or as a numeric reference, if it turns the direction of text.
func turning(b []byte) rune {
	c, _ := utf8.DecodeRune(b)
	if c == '&' {
		c, _ = referred(b)
	}
	if turns(c) {
		return c
	}
	return 0
}

func turns(c rune) bool { return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 }

// referred returns the character of the numeric reference (&#8238; &#x202e;) at the start of b, if there is one, as
// CommonMark reads it: at most seven decimal or six hexadecimal digits.
func referred(b []byte) (c rune, ok bool) {
	b = b[:min(len(b), len("&#1234567;"))]
	end := bytes.IndexByte(b, ';')
	if end < len("&#1") || b[1] != '#' {
		return 0, false
	}
	digits, base := b[2:end], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 31)
	if err != nil {
		return 0, false
	}
	return rune(n), true
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		c, size := utf8.DecodeRune(b[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(b)
}
