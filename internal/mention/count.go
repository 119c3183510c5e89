package mention

import "strings"

// Kinds says whom a count counts.
type Kinds struct{ Individuals, Collectives, Households, People, All bool }

// Count is a number of candidates that a text names.
type Count struct {
	Span
	N        int
	Of       Kinds
	Listed   bool // the text says that so many are proposed, or are in the list
	Proposes bool // the sentence speaks of proposing; in a title that is enough
}

// nouns are what is counted, the longest first where one begins with another. They stand alone or before a word of
// follows.
var nouns = []struct {
	word  string
	kinds Kinds
}{
	{"ứng viên", Kinds{All: true}},
	{"hồ sơ", Kinds{All: true}},
	{"ông, bà", Kinds{People: true}},
	{"ông/bà", Kinds{People: true}},
	{"ông bà", Kinds{People: true}},
	{"đồng chí", Kinds{People: true}},
	{"cá nhân", Kinds{Individuals: true}},
	{"tập thể", Kinds{Collectives: true}},
	{"hộ gia đình", Kinds{Households: true}},
	{"gia đình", Kinds{Households: true}},
	{"trường hợp", Kinds{All: true}},
	{"đề nghị", Kinds{All: true}},
	{"người", Kinds{People: true}},
	{"individuals", Kinds{Individuals: true}},
	{"individual", Kinds{Individuals: true}},
	{"people", Kinds{People: true}},
	{"persons", Kinds{People: true}},
	{"person", Kinds{People: true}},
	{"collectives", Kinds{Collectives: true}},
	{"collective", Kinds{Collectives: true}},
	{"households", Kinds{Households: true}},
	{"household", Kinds{Households: true}},
	{"nominations", Kinds{All: true}},
	{"candidates", Kinds{All: true}},
	{"nominees", Kinds{All: true}},
}

// loose are nouns that a title or summary counts for other reasons too.
var loose = []string{"hồ sơ", "đồng chí"}

// follows are the words before which a counted noun still means all of its kind.
var follows = []string{
	"và", "được", "có tên", "trong danh sách", "đề nghị", "đã được", "sau", "năm", "đợt", "danh hiệu", "xét tặng", "dự kiến",
	"tiêu biểu", "xuất sắc", "để", "gồm", "bao gồm",
	"and", "are", "is", "were", "was", "proposed", "in the list", "listed",
}

var (
	proposing = []string{"đề nghị", "danh sách", "propos", "nominat", "list", "lấy ý kiến"}
	partly    = []string{
		"trong đó", "không trình", "rút", "năm trước", "đợt trước", "thuộc", "của sở", "được tặng", "bổ sung", "thêm", "đã quyết định",
		"còn lại", "nữ ", "dân tộc", "bệnh nhân",
		"withdr", "of them", "of whom", "including", "women", "added", "further", " more ",
	}
	// words on those who write, or take part, where the text does not say that it counts a list
	writing = []string{
		"góp ý", "gửi", "tham gia", "ý kiến của", " thư ", "commented", "comments from", " sent ", "wrote", "letter",
	}
	listedBefore = []string{
		"danh sách", "danh sách gồm", "danh sách có", "tổng số", "tổng cộng", "tổng", "đợt này có", "đợt này gồm",
		"list of", "lists", "the list has", "total of", "in all", "total",
	}
	listedAfter = []string{"được đề nghị", "có tên trong danh sách", "trong danh sách", "are proposed", "is proposed", "were proposed", "was proposed", "proposed", "are listed", "in the list"}
)

// Counts finds the numbers of candidates that a text names.
func Counts(text string) []Count {
	list, p := digitCounts(text)
	return append(list, wordCounts(text, p)...)
}

// digitCounts finds the counts whose numbers are in digits, and returns the searched text.
func digitCounts(text string) (list []Count, p string) {
	if !hasDigit(text) {
		return nil, ""
	}
	p = plain(text)
	for i := 0; i < len(p) && len(list) < most; i++ {
		if !isDigit(p[i]) {
			continue
		}
		c, ok := countAt(p, i)
		if !ok {
			i = digitsEnd(p, i) - 1
			continue
		}
		list = append(list, c)
		i = c.End() - 1
	}
	for first := 0; first < len(list); {
		last := first
		for last+1 < len(list) && joins(p[list[last].End():list[last+1].Offset]) {
			last++
		}
		chained(p, list[first:last+1])
		first = last + 1
	}
	return list, p
}

// wordCounts finds the counts whose numbers are in words and that a list is said to have: "danh sách gồm hai tập thể và
// ba cá nhân". p is the searched text, where it is at hand.
func wordCounts(text, p string) []Count {
	if !containsAny(text, listing) {
		return nil
	}
	if p == "" {
		p = plain(text)
	}
	var list []Count
	for _, before := range listedBefore {
		for at := 0; len(list) < most; {
			i := strings.Index(p[at:], before+" ")
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(before) + 1
			if letterBefore(p, start) || containsAny(sentence(p, start).of(p), partly) {
				continue
			}
			list = append(list, inWords(p, skipSpaces(p, at))...)
		}
	}
	return list
}

// listing are parts of words of listedBefore, one of which stands in every text that wordCounts reads.
var listing = []string{"anh sách", "ANH SÁCH", "ổng", "ợt này", "list", "List", "otal", "all"}

// inWords reads counts in words, one after another.
func inWords(p string, at int) []Count {
	var list []Count
	for {
		n, width := numberAt(p[at:])
		if width == 0 {
			return list
		}
		kinds, stop, ok := nounAt(p, skipSpaces(p, at+width))
		if !ok {
			return list
		}
		tail := strings.TrimLeft(p[stop:], " ")
		if _, ok := startsWithWord(tail, follows); letterAt(tail, 0) && !ok {
			return list
		}
		list = append(list, Count{Span: Span{at, stop - at}, N: n, Of: kinds, Listed: true, Proposes: true})
		next := stop
		for _, joint := range []string{", và ", " và ", ", and ", " and ", ", "} {
			if strings.HasPrefix(p[stop:], joint) {
				next = stop + len(joint)
				break
			}
		}
		if next == stop {
			return list
		}
		at = next
	}
}

// countAt reads a number and what it counts: "24 cá nhân, tập thể", "31 người".
func countAt(p string, i int) (Count, bool) {
	n, end, ok := number(p, i)
	if !ok {
		return Count{}, false
	}
	at := skipSpaces(p, end)
	kinds, stop, ok := nounAt(p, at)
	if at == end || !ok {
		return Count{}, false
	}
	c := Count{N: n, Of: kinds}
	for {
		next := stop
		for _, joint := range []string{", ", " và ", " and ", "/"} {
			if strings.HasPrefix(p[stop:], joint) {
				next = skipSpaces(p, stop+len(joint))
				break
			}
		}
		more, after, ok := nounAt(p, next)
		if next == stop || !ok {
			break
		}
		c.Of, stop = c.Of.with(more), after
	}
	tail := strings.TrimLeft(p[stop:], " ")
	if letterAt(tail, 0) {
		if _, ok := startsWithWord(tail, follows); !ok {
			return Count{}, false
		}
	}
	c.Span = Span{i, stop - i}
	return c, true
}

func nounAt(p string, at int) (Kinds, int, bool) {
	for _, noun := range nouns {
		if _, ok := startsWithWord(p[at:], []string{noun.word}); ok {
			return noun.kinds, at + len(noun.word), true
		}
	}
	return Kinds{}, at, false
}

func (k Kinds) with(other Kinds) Kinds {
	return Kinds{
		k.Individuals || other.Individuals, k.Collectives || other.Collectives, k.Households || other.Households,
		k.People || other.People, k.All || other.All,
	}
}

// joins reports whether the words between two counts make one list of them.
func joins(between string) bool {
	switch strings.TrimSpace(between) {
	case ",", "và", ", và", "and", ", and":
		return true
	}
	return false
}

// chained reads the words around the counts of one list.
func chained(p string, list []Count) {
	start, end := list[0].Offset, list[len(list)-1].End()
	within := sentence(p, start)
	words := within.of(p)
	head := strings.TrimRight(p[within.Offset:start], " :(")
	tail := strings.TrimLeft(p[end:max(end, within.End())], " ")
	_, before := endsWithWord(head, listedBefore)
	if containsAny(words, partly) || !before && containsAny(words, writing) {
		return
	}
	_, after := startsWithWord(tail, listedAfter)
	opening := strings.TrimLeft(head, " -|")
	_, exists := startsWithWord(opening+" ", []string{"có", "gồm", "there are", "hiện có", "đã có", "now"})
	alone := opening == "" || exists && len(opening) <= len("there are")
	for i := range list {
		_, other := endsWithWord(list[i].of(p), loose)
		list[i].Proposes = containsAny(words, proposing) && !other
		list[i].Listed = before || after && alone
	}
}
