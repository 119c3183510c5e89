package mention

import "strings"

// classWords are the classes of orders and medals as texts write them.
var classWords = []struct {
	words string
	class int
}{
	{"hạng nhất", 1},
	{"hạng nhì", 2},
	{"hạng ba", 3},
	{"hạng một", 1},
	{"hạng hai", 2},
	{"hạng iii", 3},
	{"hạng ii", 2},
	{"hạng i", 1},
	{"hạng 1", 1},
	{"hạng 2", 2},
	{"hạng 3", 3},
	{"first class", 1},
	{"second class", 2},
	{"third class", 3},
	{"first-class", 1},
	{"second-class", 2},
	{"third-class", 3},
	{"class iii", 3},
	{"class ii", 2},
	{"class i", 1},
	{"class 1", 1},
	{"class 2", 2},
	{"class 3", 3},
}

// ClassOf is the class that a text names: 1 for "hạng Nhất", 0 for none that is known.
func ClassOf(text string) int {
	class, _ := classAt(plain(text))
	return class
}

// classAt reads the class that a searched text starts with.
func classAt(p string) (class, width int) {
	for _, w := range classWords {
		if _, ok := startsWithWord(p, []string{w.words}); ok {
			return w.class, len(w.words)
		}
	}
	return 0, 0
}

// classes gives a name the class behind it, and adds one mention for each further class: "hạng Nhì, hạng Ba".
func classes(text string, a Award) []Award {
	list := []Award{a}
	at := a.End()
	for mayBeClass(text[at:]) {
		p := plain(text[at:min(len(text), at+48)])
		skip := len(p) - len(strings.TrimLeft(p, " ,("))
		if after, ok := startsWithWord(p[skip:], []string{"và", "and", "hoặc", "or"}); ok && list[0].Class > 0 {
			skip = skipSpaces(p, skip+len(after))
		}
		class, width := classAt(p[skip:])
		if class == 0 {
			break
		}
		if list[0].Class == 0 {
			list[0].Class, list[0].Width = class, at+skip+width-a.Offset
		} else {
			list = append(list, Award{Span: Span{at + skip, width}, Awards: a.Awards, Class: class})
		}
		at += skip + width
	}
	return list
}

// mayBeClass is a quick look at the first letter behind a name.
func mayBeClass(s string) bool {
	s = strings.TrimLeft(s, " ,(*_\u00a0")
	if s == "" {
		return false
	}
	switch s[0] | 0x20 {
	case 'h', 'f', 's', 't', 'c', 'v', 'a', 'o':
		return true
	}
	return false
}
