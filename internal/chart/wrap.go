package chart

import "strings"

// wrap breaks a text into lines of at most a width. What does not fit into the last line ends in an ellipsis, as does a
// word that is longer than a line.
func wrap(s string, width, size float64, lines int) []string {
	words := strings.Fields(s)
	var list []string
	for len(words) > 0 && len(list) < lines {
		n := 1
		for n < len(words) && wide(strings.Join(words[:n+1], " "), size) <= width {
			n++
		}
		line := strings.Join(words[:n], " ")
		words = words[n:]
		if len(list) == lines-1 && len(words) > 0 {
			line += " …"
		}
		list = append(list, cut(line, width, size))
	}
	return list
}

// cut shortens a line to a width.
func cut(s string, width, size float64) string {
	if wide(s, size) <= width {
		return s
	}
	runes := []rune(strings.TrimSuffix(s, " …"))
	for len(runes) > 1 && wide(string(runes)+"…", size) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + "…"
}
