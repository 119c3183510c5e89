package mention

import "strings"

// Unit is what a number of days counts.
type Unit int

// The units.
const (
	AnyDays Unit = iota // the text does not say
	WorkingDays
	CalendarDays
)

// Days is a number of days that a text names.
type Days struct {
	Span
	N       int
	Unit    Unit
	AtLeast bool // the text says that it may be more
	Window  bool // the text says that comments are taken for so long
}

var (
	lengthTopics = []string{
		"ý kiến", "góp ý", "công khai", "niêm yết", "đăng tải", "thời gian", "thời hạn", "comment", "publish", "disclos", "window",
	}
	otherLengths = []string{
		"trả lời", "giải quyết", "gia hạn", "họp", "nghỉ", "bão", "khiếu nại", "hồ sơ", "còn lại", "thành tích", "giảm", "rút ngắn",
		"thêm", "repl", "answer", "exten", "storm", "holiday", "remain", "left", "meet", "dossier", "achievement", "shorten",
	}
	notLengths = []string{
		"sau", "thêm", "trước", "còn", "mỗi", "xuống", "đến", "tới", "từ", "hơn", "dưới", "quá", "mất", "thứ", "cứ",
		"after", "before", "every", "another", "extra", "last", "first", "to", "than", "from", "over", "under",
	}
	atLeast = []string{"ít nhất", "tối thiểu", "không ít hơn", "không dưới", "at least", "not fewer than", "no fewer than", "minimum of"}
)

// FindDays finds the numbers of days that a text names.
func FindDays(text string) []Days {
	if !strings.Contains(text, "ng") && !strings.Contains(text, "day") && !strings.Contains(text, "NG") {
		return nil
	}
	p := plain(text)
	var list []Days
	words := newFinder(p, []string{"ngày", "day"})
	for at := 0; len(list) < most; {
		start, word, ok := words.from(at)
		if !ok {
			break
		}
		read := englishDays
		if word == "ngày" {
			read = vietnameseDays
		}
		at = start + len(word)
		if d, ok := read(p, start); ok {
			d.Window, d.AtLeast = windowLength(p, d)
			list = append(list, d)
		}
	}
	return list
}

// vietnameseDays reads the number before "ngày", and the unit after it.
func vietnameseDays(p string, at int) (Days, bool) {
	end := at + len("ngày")
	if letterBefore(p, at) || letterAt(p, end) {
		return Days{}, false
	}
	n, start, ok := numberEnding(p, at)
	if !ok {
		return Days{}, false
	}
	d := Days{N: n}
	next := skipSpaces(p, end)
	for _, unit := range []struct {
		words string
		unit  Unit
	}{{"làm việc", WorkingDays}, {"theo lịch", CalendarDays}, {"lịch", CalendarDays}, {"liên tục", AnyDays}, {"liên tiếp", AnyDays}} {
		if _, ok := startsWithWord(p[next:], []string{unit.words}); ok {
			d.Unit, end = unit.unit, next+len(unit.words)
			break
		}
	}
	if end == at+len("ngày") && next < len(p) {
		if _, ok := startsWithWord(p[next:], []string{"càng", "công", "đêm", "nay", "tháng"}); ok || isDigit(p[next]) {
			return Days{}, false
		}
	}
	d.Span = Span{start, end - start}
	return d, true
}

// englishDays reads "10 working days" and "10-day" from the last word.
func englishDays(p string, at int) (Days, bool) {
	end := at + len("day")
	if end < len(p) && p[end] == 's' {
		end++
	}
	if letterBefore(p, at) || letterAt(p, end) {
		return Days{}, false
	}
	d := Days{}
	head := strings.TrimRight(p[:at], " -")
	for _, unit := range []struct {
		word string
		unit Unit
	}{{"working", WorkingDays}, {"business", WorkingDays}, {"calendar", CalendarDays}, {"consecutive", AnyDays}} {
		if _, ok := endsWithWord(head, []string{unit.word}); ok {
			d.Unit, head = unit.unit, strings.TrimRight(head[:len(head)-len(unit.word)], " -")
			break
		}
	}
	n, start, ok := numberEnding(head, len(head))
	if !ok {
		return Days{}, false
	}
	d.N, d.Span = n, Span{start, end - start}
	return d, true
}

// numberEnding reads the number that stands before a place, in digits or words, or in digits with the words in
// brackets: 10 (mười).
func numberEnding(p string, at int) (n, start int, ok bool) {
	head := strings.TrimRight(p[:at], " ")
	if strings.HasSuffix(head, ")") {
		near := max(0, len(head)-24)
		if open := strings.LastIndexByte(head[near:], '('); open >= 0 && !hasDigit(head[near+open:]) {
			head = strings.TrimRight(head[:near+open], " ")
		}
	}
	start = len(head)
	for start > 0 && isDigit(head[start-1]) {
		start--
	}
	if start == len(head) {
		return numberBefore(head)
	}
	if len(head)-start > 3 {
		return 0, 0, false
	}
	if n, end, ok := number(p, start); ok && end == len(head) && !strings.HasSuffix(head[:start], "–") {
		return n, start, true
	}
	return 0, 0, false
}

// windowLength reads whether a number of days is the time for comments, and whether it is the least.
func windowLength(p string, d Days) (window, least bool) {
	within := sentence(p, d.Offset)
	words := within.of(p)
	head := strings.TrimRight(p[within.Offset:d.Offset], " ")
	if _, ok := endsWithWord(head, atLeast); ok {
		least = true
	} else if _, ok := endsWithWord(head, notLengths); ok {
		return false, false
	}
	tail := strings.TrimLeft(p[d.End():max(d.End(), within.End())], " ")
	if _, ok := startsWithWord(tail, []string{"trước", "sau", "before", "after", "later", "earlier"}); ok {
		return false, least
	}
	return containsAny(words, lengthTopics) && !containsAny(clause(p, within, d.Offset), otherLengths), least
}
