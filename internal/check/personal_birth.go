package check

import (
	"strings"

	"congkhai/internal/mention"
)

// compounds are the first syllables of words that end in "sinh" and do not speak of birth.
var compounds = []string{
	"học", "vệ", "phát", "hy", "hi", "thí", "tái", "nảy", "sản", "dân", "ký", "nữ", "nam", "giám", "tuyển", "trường", "tân", "giáo",
	"quyên", "Học", "Vệ", "Phát", "Hy", "Hi", "Thí", "Tuyển", "Giáo", "Tân", "môn", "thư", "nghiên cứu",
}

// birth finds a whole date of birth that starts with the run: "sinh ngày 12/3/1965", "born on 12 March 1965".
func (d *digits) birth(found func(trace)) bool {
	before := trimmed(d.text[:d.start])
	if !leadsToBirth(before) {
		return false
	}
	start := d.start
	cut, month := cutMonth(before)
	if month {
		before, start = strings.TrimRight(cut, " :"), len(cut)
	}
	for _, word := range []string{"ngày", "on"} {
		if rest, ok := cutWord(before, word); ok {
			before = strings.TrimRight(rest, " :")
			break
		}
	}
	_, born := cutWord(before, "born")
	_, english := cutWord(before, "birth")
	_, short := cutWord(before, "sn")
	rest, vietnamese := cutWord(before, "sinh")
	if vietnamese {
		rest = strings.TrimRight(rest, " ")
		for _, first := range compounds {
			if _, compound := cutWord(rest, first); compound {
				return false
			}
		}
	}
	if !born && !english && !vietnamese && !short {
		return false
	}
	dates := mention.Dates("ngày " + head(d.text[start:], 48))
	if len(dates) == 0 || dates[0].Offset != len("ngày ") || dates[0].Year < 1900 {
		return false
	}
	end := start + dates[0].Width
	found(trace{mention.Span{Offset: start, Width: end - start}, isBirth})
	d.end = max(d.end, end)
	return true
}

// trimmed is a text without the spaces and marks at its end.
func trimmed(s string) string {
	for s != "" {
		switch s[len(s)-1] {
		case ' ', ':', '(', '*', '_':
			s = s[:len(s)-1]
		case 0xa0:
			if !strings.HasSuffix(s, "\u00a0") {
				return s
			}
			s = s[:len(s)-len("\u00a0")]
		default:
			return s
		}
	}
	return s
}

// leadsToBirth is a quick look at the last letters before a number.
func leadsToBirth(before string) bool {
	if _, short := cutWord(before, "sn"); short {
		return true
	}
	if len(before) < 4 {
		return false
	}
	switch before[len(before)-1] | 0x20 {
	case 'h', 'y', 'n', 'e', 'l', 't', 'r':
	default:
		return false
	}
	last := [3]byte([]byte(before[len(before)-3:]))
	for i := range last {
		last[i] |= 0x20
	}
	switch string(last[:]) {
	case "inh", "orn", " on", "rth", "ary", "rch", "ril", "may", "une", "uly", "ust", "ber":
		return true
	}
	return strings.HasSuffix(before, "ày") || strings.HasSuffix(before, "ÀY")
}

// cutWord takes a word, in small letters or as a sentence begins, off the end of a text.
func cutWord(s, word string) (string, bool) {
	if len(s) < len(word) || !strings.EqualFold(s[len(s)-len(word):], word) {
		return s, false
	}
	rest := s[:len(s)-len(word)]
	if rest != "" && (isLetter(rest[len(rest)-1]) || rest[len(rest)-1] >= 'A' && rest[len(rest)-1] <= 'Z') {
		return s, false
	}
	return rest, true
}

func cutMonth(s string) (string, bool) {
	for _, month := range []string{
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	} {
		if rest, ok := cutWord(s, month); ok {
			return rest, true
		}
	}
	return s, false
}
