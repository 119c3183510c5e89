package mention

import "strings"

// number reads a number that starts at a digit: plain, or with dots or commas between groups of three. ok is false for
// a part of something else: a decimal, a date, a code, a percentage.
func number(p string, i int) (n, end int, ok bool) {
	if i > 0 && (letterBefore(p, i) || strings.IndexByte("/.,-+:#", p[i-1]) >= 0 && i > 1 && p[i-2] != ' ') {
		return 0, digitsEnd(p, i), false
	}
	return term(p, i)
}

// term reads a number like number does, whatever stands before it.
func term(p string, i int) (n, end int, ok bool) {
	end = digitsEnd(p, i)
	for first := end - i; first <= 3 && end+3 < len(p) && (p[end] == '.' || p[end] == ',') && digitsEnd(p, end+1) == end+4; {
		end += 4
	}
	if end-i > 12 {
		return 0, digitsEnd(p, end), false
	}
	for _, c := range []byte(p[i:end]) {
		if isDigit(c) {
			n = n*10 + int(c-'0')
		}
	}
	if end < len(p) {
		next := p[end]
		joined := strings.IndexByte("/.,-:", next) >= 0 && end+1 < len(p) && (isDigit(p[end+1]) || letterAt(p, end+1))
		if joined || next == '%' || letterAt(p, end) {
			return 0, end, false
		}
	}
	return n, end, true
}

func digitsEnd(p string, i int) int {
	for i < len(p) && isDigit(p[i]) {
		i++
	}
	return i
}

// numberWords are numbers in words, the longest first where one begins with another.
var numberWords = []struct {
	words string
	n     int
}{
	{"ba mươi", 30},
	{"hai mươi lăm", 25},
	{"hai mươi mốt", 21},
	{"hai mươi", 20},
	{"mười chín", 19},
	{"mười tám", 18},
	{"mười bảy", 17},
	{"mười sáu", 16},
	{"mười lăm", 15},
	{"mười bốn", 14},
	{"mười ba", 13},
	{"mười hai", 12},
	{"mười một", 11},
	{"mười", 10},
	{"chín", 9},
	{"tám", 8},
	{"bảy", 7},
	{"bẩy", 7},
	{"sáu", 6},
	{"năm", 5},
	{"bốn", 4},
	{"ba", 3},
	{"hai", 2},
	{"thirty", 30},
	{"twenty-five", 25},
	{"twenty-one", 21},
	{"twenty", 20},
	{"nineteen", 19},
	{"eighteen", 18},
	{"seventeen", 17},
	{"sixteen", 16},
	{"fifteen", 15},
	{"fourteen", 14},
	{"thirteen", 13},
	{"twelve", 12},
	{"eleven", 11},
	{"ten", 10},
	{"nine", 9},
	{"eight", 8},
	{"seven", 7},
	{"six", 6},
	{"five", 5},
	{"four", 4},
	{"three", 3},
	{"two", 2},
}

// numberBefore reads the number in words with which a searched text ends. A longer number whose last words are known
// (forty-two) is not read.
func numberBefore(head string) (n, start int, ok bool) {
	for _, w := range numberWords {
		if !strings.HasSuffix(head, w.words) || letterBefore(head, len(head)-len(w.words)) {
			continue
		}
		start = len(head) - len(w.words)
		rest := strings.TrimRight(head[:start], " ")
		_, longer := endsWithWord(rest, []string{"mươi", "mười", "trăm", "nghìn", "linh", "lẻ", "hundred"})
		if longer || strings.HasSuffix(rest, "-") {
			return 0, 0, false
		}
		return w.n, start, true
	}
	return 0, 0, false
}

// numberAt reads the number in words with which a searched text starts, and its width. A longer number whose first words
// are known (hai mươi ba) is not read.
func numberAt(text string) (n, width int) {
	for _, w := range numberWords {
		if _, ok := startsWithWord(text, []string{w.words}); !ok {
			continue
		}
		rest := strings.TrimLeft(text[len(w.words):], " ")
		if _, longer := startsWithWord(rest, onward); longer || strings.HasPrefix(rest, "-") {
			return 0, 0
		}
		return w.n, len(w.words)
	}
	return 0, 0
}

// onward are words with which a number in words goes on.
var onward = []string{
	"mươi", "mười", "trăm", "nghìn", "linh", "lẻ", "một", "mốt", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín",
	"hundred", "thousand",
}
