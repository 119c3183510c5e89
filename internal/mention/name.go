package mention

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/viet"
)

// Names finds the names of awards. It may be used from many goroutines at once.
type Names struct{ first map[string][]name } // by first word, the longest first

// name is one spelling of the name of one or more awards.
type name struct {
	words  []string
	awards []int
}

// Award is the name of an award in a text.
type Award struct {
	Span
	Awards []int // positions in the list that NewNames was given; several awards may bear one name
	Class  int   // 1 for hạng Nhất, first class; 0 where the text names none
	lead   int   // where the words begin that propose it; the name itself without such words
	years  bool  // a year before it makes it one of the past
}

// Past reports whether the text says that the award was conferred or proposed before: words of history stand before it in
// its sentence, or a year before the words that propose it.
func (a Award) Past(text string) bool { return held(text[:a.lead], a.years) }

// The two places of the tone mark.
var (
	newPlace = strings.NewReplacer("òa", "oà", "óa", "oá", "ỏa", "oả", "õa", "oã", "ọa", "oạ", "òe", "oè", "óe", "oé",
		"ỏe", "oẻ", "õe", "oẽ", "ọe", "oẹ", "ùy", "uỳ", "úy", "uý", "ủy", "uỷ", "ũy", "uỹ", "ụy", "uỵ")
	oldPlace = strings.NewReplacer("oà", "òa", "oá", "óa", "oả", "ỏa", "oã", "õa", "oạ", "ọa", "oè", "òe", "oé", "óe",
		"oẻ", "ỏe", "oẽ", "õe", "oẹ", "ọe", "uỳ", "ùy", "uý", "úy", "uỷ", "ủy", "uỹ", "ũy", "uỵ", "ụy")
)

// NewNames takes for each award the names that it goes by; names of one word are left out. Capitals make no difference,
// nor does the place of the tone mark, hòa and hoà; the marks themselves do.
func NewNames(awards [][]string) *Names {
	n := &Names{first: map[string][]name{}}
	for i, names := range awards {
		for _, text := range names {
			low := strings.ToLower(viet.NFC(text))
			for _, spelling := range []string{low, newPlace.Replace(low), oldPlace.Replace(low)} {
				n.add(spelling, i)
			}
		}
	}
	for _, list := range n.first {
		slices.SortStableFunc(list, func(a, b name) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return n
}

func (n *Names) add(text string, award int) {
	words := strings.FieldsFunc(text, func(r rune) bool { return !inWord(r) })
	if len(words) < 2 {
		return
	}
	list := n.first[words[0]]
	for i := range list {
		if slices.Equal(list[i].words, words) {
			if !slices.Contains(list[i].awards, award) {
				list[i].awards = append(list[i].awards, award)
			}
			return
		}
	}
	n.first[words[0]] = append(list, name{words, []int{award}})
}

// All finds the names of awards in a text, with every class that is named of them.
func (n *Names) All(text string) []Award {
	var list []Award
	for at := 0; ; {
		w, ok := nextWord(text, at)
		if !ok || len(list) >= most {
			return list
		}
		found, end, ok := n.at(text, w)
		if !ok {
			at = w.End()
			continue
		}
		for i := range found {
			found[i].lead = w.Offset
		}
		list, at = append(list, found...), end
	}
}

// Proposed finds the awards that a text says are proposed: those behind "đề nghị tặng" and the like, with those
// that are listed after them. The language is "en" for a text in English.
func (n *Names) Proposed(text, language string) []Award {
	var list []Award
	words := newFinder(text, proposals)
	if language == "en" {
		words.words = proposalsInEnglish
	}
	for at := 0; len(list) < most; {
		start, word, ok := words.from(at)
		if !ok {
			break
		}
		at = start + len(word)
		for at < len(text) && text[at] >= 'a' && text[at] <= 'z' {
			at++
		}
		found, next := n.follow(text, at)
		for i := range found {
			found[i].lead, found[i].years = start, true
		}
		if list == nil {
			list = found
		} else {
			list = append(list, found...)
		}
		at = max(at, next)
	}
	return list
}

// proposals are what an award is proposed with, but for the first letter, which may be a capital.
var (
	proposals          = []string{"ề nghị", "ét tặng"}
	proposalsInEnglish = []string{"ropose", "ominat"}
)

// leads reports whether a word may stand between a proposal and the name of what is proposed, or between two names.
func leads(word string) bool {
	switch strings.ToLower(word) {
	case "tặng", "truy", "thưởng", "xét", "xem", "phong", "trao", "danh", "hiệu", "hình", "thức", "khen", "công", "nhận",
		"nhà", "nước", "chủ", "tịch", "thủ", "tướng", "chính", "phủ", "hội", "đồng", "ubnd", "ủy", "ban", "nhân", "dân",
		"tỉnh", "thành", "phố", "và", "hoặc", "and", "or", "the", "for", "a", "an", "to", "award", "title", "of":
		return true
	}
	return false
}

// follow reads the awards that directly follow a proposal, and where it stopped.
func (n *Names) follow(text string, at int) ([]Award, int) {
	var list []Award
	for range 16 {
		w, ok := nextWord(text, at)
		if !ok || strings.ContainsAny(text[at:w.Offset], ".;!?\n\"()") {
			break
		}
		if found, end, ok := n.at(text, w); ok {
			if list == nil {
				list = found
			} else {
				list = append(list, found...)
			}
			at = end
			continue
		}
		if !leads(text[w.Offset:w.End()]) {
			break
		}
		at = w.End()
	}
	return list, at
}

// at reads a name that starts with a word, and the classes behind it.
func (n *Names) at(text string, w Span) ([]Award, int, bool) {
	var room [48]byte
	if w.Width > len(room) {
		return nil, 0, false
	}
	for _, candidate := range n.first[string(lower(room[:0], text[w.Offset:w.End()]))] {
		end, ok := candidate.ends(text, w)
		if !ok {
			continue
		}
		list := classes(text, Award{Span: Span{w.Offset, end - w.Offset}, Awards: candidate.awards})
		return list, list[len(list)-1].End(), true
	}
	return nil, 0, false
}

// ends is where a name ends in a text that holds it from a word on. English plurals count.
func (n *name) ends(text string, w Span) (int, bool) {
	var room [48]byte
	at := w.End()
	for i, word := range n.words[1:] {
		next, ok := nextWord(text, at)
		if !ok || next.Offset-at > 3 || next.Width > len(room) || strings.ContainsAny(text[at:next.Offset], ".;:") {
			return 0, false
		}
		got := string(lower(room[:0], text[next.Offset:next.End()]))
		if got != word && !(i == len(n.words)-2 && got == word+"s") {
			return 0, false
		}
		at = next.End()
	}
	return at, true
}

// lower appends the small letters of a word.
func lower(dst []byte, word string) []byte {
	for i, r := range word {
		if c := word[i]; c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			continue
		}
		dst = utf8.AppendRune(dst, small(r))
	}
	return dst
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// nextWord is the next run of letters and digits.
func nextWord(text string, at int) (Span, bool) {
	start := at
	for start < len(text) {
		in, size := wordRune(text, start)
		if in {
			break
		}
		start += size
	}
	end := start
	for end < len(text) {
		in, size := wordRune(text, end)
		if !in {
			break
		}
		end += size
	}
	return Span{start, end - start}, end > start
}

// wordRune reports whether the letter at a place belongs to a word, and its width.
func wordRune(text string, at int) (in bool, size int) {
	c := text[at]
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c), 1
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if r >= 0x1ea0 && r <= 0x1ef9 {
		return true, size
	}
	return inWord(r), size
}

// history are words that make an award one of the past.
var history = []string{"đã", "từng", "được tặng", "được phong", "được trao", "nhận", "đạt", "received", "holds", "earlier", "previous"}

// held reports whether the words before a name, in its sentence, say that it is an award of the past: words of history,
// or a year where years are looked for.
func held(head string, years bool) bool {
	head = plain(head[max(0, len(head)-160):])
	for i := len(head) - 1; i >= 0; i-- {
		if ends(head, i) && i+1 < len(head) {
			head = head[i:]
			break
		}
	}
	for i := NextDigit(head, 0); years && i < len(head); {
		end := digitsEnd(head, i)
		if year := head[i:end]; len(year) == 4 && (year[:2] == "19" || year[:2] == "20") {
			return true
		}
		i = NextDigit(head, end)
	}
	for _, w := range history {
		if i := strings.Index(head, w); i >= 0 && !letterBefore(head, i) && !letterAt(head, i+len(w)) {
			return true
		}
	}
	return false
}
