package decode

import (
	"strconv"
	"strings"
)

// Join is the path of a key below a path, as an Index takes it: "candidate" and "name" make "candidate.name". A key
// that TOML would have in quotes is quoted in the path too. The path of the text as a whole is "".
func Join(path, key string) string {
	if !isBare(key) {
		key = strconv.Quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// At is the path of an element of an array, counted from 0: "awards" and 1 make "awards.1".
func At(path string, i int) string {
	return path + "." + strconv.Itoa(i)
}

// cutPath takes the first name off a path.
func cutPath(path string) (name, rest string, ok bool) {
	if !strings.HasPrefix(path, `"`) {
		name, rest, _ = strings.Cut(path, ".")
		return name, rest, name != ""
	}
	quoted, err := strconv.QuotedPrefix(path)
	if err != nil {
		return "", "", false
	}
	name, err = strconv.Unquote(quoted)
	if err != nil {
		return "", "", false
	}
	rest = path[len(quoted):]
	if rest != "" && rest[0] != '.' {
		return "", "", false
	}
	return name, strings.TrimPrefix(rest, "."), true
}

func isBare(key string) bool {
	for i := range len(key) {
		if !isBareByte(key[i]) {
			return false
		}
	}
	return key != ""
}

func isBareByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || isDigit(b) || b == '_' || b == '-'
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
