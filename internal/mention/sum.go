package mention

import "strings"

// Sum is a sum that a text states.
type Sum struct {
	Span
	Total int
	Adds  int // what its parts add up to
}

// Holds reports whether the sum adds up.
func (s Sum) Holds() bool { return s.Total == s.Adds }

// Sums finds the sums that a text states: "936 = 905 + 26", "905 + 26 = 936", "31 (16 + 15)", "16 tập thể, 15 cá nhân
// (tổng 31)", "31 đề nghị, gồm 16 tập thể và 15 cá nhân".
func Sums(text string) []Sum {
	plus := strings.IndexByte(text, '+') >= 0
	words := counted(text) > 1
	if !plus && !words {
		return nil
	}
	p := plain(text)
	var list []Sum
	if plus {
		list = additions(p)
	}
	if words {
		list = append(list, totals(p)...)
	}
	return list
}

// counted is a quick first count of the numbers of candidates that a text names; it may be too high.
func counted(text string) int {
	n := 0
	for i := NextDigit(text, 0); i < len(text); i = NextDigit(text, i) {
		i = digitsEnd(text, i)
		rest, ok := strings.CutPrefix(text[i:], " ")
		if !ok {
			rest, ok = strings.CutPrefix(text[i:], "\u00a0")
		}
		if ok && len(rest) > 2 && countable(rest) {
			n++
		}
	}
	return n
}

func countable(s string) bool {
	word := ""
	switch s[0] | 0x20 {
	case 't':
		word = "ập thể"
	case 'c':
		if s[1]|0x20 == 'o' {
			word = "ollective"
		} else {
			word = "á nhân"
		}
	case 'h':
		if s[1]|0x20 == 'o' {
			word = "ousehold"
		} else {
			word = "ộ gia"
		}
	case 'g':
		word = "ia đình"
	case 'n':
		word = "gười"
	case 'i':
		word = "ndividual"
	case 'p':
		word = "e"
	default:
		return false
	}
	return strings.HasPrefix(s[1:], word)
}

// additions finds what is added with a plus sign.
func additions(p string) []Sum {
	var list []Sum
	for i := 0; i < len(p) && len(list) < most; i++ {
		if !isDigit(p[i]) {
			continue
		}
		start := i
		n, end, ok := number(p, i)
		i = end - 1
		if !ok || operatorBefore(p, start) {
			continue
		}
		adds, stop, parts := addends(p, n, end)
		if parts < 2 {
			continue
		}
		i = stop - 1
		if total, last, ok := equals(p, stop); ok {
			list = append(list, Sum{Span{start, last - start}, total, adds})
			i = last - 1
		} else if total, whole, ok := totalBefore(p, start, stop); ok {
			list = append(list, Sum{whole, total, adds})
		}
	}
	return list
}

// addends reads the numbers that follow a first one, each behind a plus sign. A number that is multiplied, or counts
// in parts, makes the sum one that is not read.
func addends(p string, n, end int) (adds, stop, parts int) {
	adds, parts = n, 1
	for {
		at := skipSpaces(p, end)
		if at == len(p) || p[at] != '+' {
			break
		}
		at = skipSpaces(p, at+1)
		if at == len(p) || !isDigit(p[at]) {
			return 0, end, 0
		}
		next, after, ok := term(p, at)
		if !ok {
			return 0, after, 0
		}
		adds, end, parts = adds+next, after, parts+1
	}
	if at := skipSpaces(p, end); at < len(p) && strings.IndexByte("*/-^x", p[at]) >= 0 || strings.HasPrefix(p[at:], "×") || strings.HasPrefix(p[at:], "−") {
		return 0, end, 0
	}
	return adds, end, parts
}

// operatorBefore reports whether a number belongs to a sum or product that began before it.
func operatorBefore(p string, at int) bool {
	head := strings.TrimRight(p[:at], " ")
	return strings.HasSuffix(head, "×") || strings.HasSuffix(head, "−") || strings.HasSuffix(head, " x") ||
		head != "" && strings.IndexByte("+*/-^", head[len(head)-1]) >= 0
}

// equals reads "= 936".
func equals(p string, at int) (total, end int, ok bool) {
	at = skipSpaces(p, at)
	if at == len(p) || p[at] != '=' {
		return 0, 0, false
	}
	at = skipSpaces(p, at+1)
	if at == len(p) || !isDigit(p[at]) {
		return 0, 0, false
	}
	total, end, ok = term(p, at)
	if !ok {
		return 0, 0, false
	}
	if next := skipSpaces(p, end); next < len(p) && strings.IndexByte("+*/-^x", p[next]) >= 0 {
		return 0, 0, false
	}
	return total, end, true
}

// totalBefore reads the total before what is added: "936 = ", or "31 (" and "31 người (" with the bracket closed
// behind the parts.
func totalBefore(p string, start, stop int) (total int, whole Span, ok bool) {
	head := strings.TrimRight(p[:start], " ")
	if left, found := strings.CutSuffix(head, "="); found {
		total, first, ok := numberAtEnd(p, strings.TrimRight(left, " "))
		return total, Span{first, stop - first}, ok
	}
	left, found := strings.CutSuffix(head, "(")
	last := skipSpaces(p, stop)
	if !found || last == len(p) || p[last] != ')' {
		return 0, Span{}, false
	}
	left = strings.TrimRight(left, " ")
	for _, noun := range nouns {
		if rest, ok := strings.CutSuffix(left, noun.word); ok {
			left = strings.TrimRight(rest, " ")
			break
		}
	}
	total, first, ok := numberAtEnd(p, left)
	if !ok {
		return 0, Span{}, false
	}
	_, label := endsWithWord(strings.TrimRight(p[:first], " "), numbered)
	return total, Span{first, last + 1 - first}, !label
}

// numbered are words whose number is a name, not an amount.
var numbered = []string{
	"năm", "tháng", "ngày", "phòng", "lớp", "điều", "khoản", "số", "khóa", "chương", "mục", "year", "article", "no", "room", "grade",
}

func numberAtEnd(p, head string) (n, start int, ok bool) {
	start = len(head)
	for start > 0 && (isDigit(head[start-1]) || head[start-1] == '.') {
		start--
	}
	if start == len(head) || !isDigit(head[start]) {
		return 0, 0, false
	}
	n, end, ok := number(p, start)
	if !ok || end != len(head) || operatorBefore(p, start) {
		return 0, 0, false
	}
	return n, start, true
}

// totals finds counts of several kinds beside their total.
func totals(p string) []Sum {
	counts, _ := digitCounts(p)
	var list []Sum
	for first := 0; first < len(counts); {
		last := first
		for last+1 < len(counts) && joins(p[counts[last].End():counts[last+1].Offset]) {
			last++
		}
		if last > first && distinct(counts[first:last+1]) {
			adds := 0
			for _, c := range counts[first : last+1] {
				adds += c.N
			}
			if total, ok := totalOf(p, counts, first, last); ok {
				start, end := min(total.Offset, counts[first].Offset), max(total.End(), counts[last].End())
				list = append(list, Sum{Span{start, end - start}, total.N, adds})
			}
		}
		first = last + 1
	}
	return list
}

// distinct reports whether the counts of a list are of different kinds each.
func distinct(list []Count) bool {
	seen := map[Kinds]bool{}
	for _, c := range list {
		if seen[c.Of] || c.Of.All {
			return false
		}
		seen[c.Of] = true
	}
	return true
}

// totalOf reads the total behind a list of counts, "(tổng 31)", or before it, "31 đề nghị, gồm" and "31 đề nghị (".
func totalOf(p string, counts []Count, first, last int) (Count, bool) {
	end := counts[last].End()
	tail := strings.TrimLeft(p[end:], " ")
	if rest, ok := strings.CutPrefix(tail, "("); ok {
		at := end + (len(p[end:]) - len(tail)) + 1
		if w, ok := startsWithWord(rest, []string{"tổng cộng", "tổng số", "tổng", "in all", "total"}); ok {
			at += len(w)
			for at < len(p) && (p[at] == ' ' || p[at] == ':') {
				at++
			}
			if at < len(p) && isDigit(p[at]) {
				n, stop, ok := number(p, at)
				return Count{Span: Span{at, stop - at}, N: n}, ok
			}
		}
		return Count{}, false
	}
	if first == 0 {
		return Count{}, false
	}
	total := counts[first-1]
	between := strings.TrimSpace(p[total.End():counts[first].Offset])
	closed := strings.HasPrefix(tail, ")") || ends(tail+"\n", 0)
	switch between {
	case "(", ", gồm", ", bao gồm", "gồm", ": ", ":", "(gồm", "(bao gồm", "là":
		return total, closed
	}
	return Count{}, false
}
