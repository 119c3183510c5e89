package decode

import "strings"

// notValue names the mistake in a value without quotes that starts at an offset and is no value of TOML.
func (s *scanner) notValue(start int) bool {
	if s.oddCharacter(start) {
		return false
	}
	word := s.text[start:s.wordEnd(start)]
	end := start + len(word)
	switch {
	case isTruth(word):
		return s.fail(truth, start, end)
	case isForeignDate(word), len(word) > 10 && isDay(word[:10]):
		return s.fail(dateShape, start, end)
	case fits(word, "0000-00"):
		return s.fail(datePart, start, end)
	case word[0] == '=' || word[0] == ':' || word[0] == '>':
		return s.fail(syntax, start, start+1)
	case isThousands(word):
		return s.fail(thousands, start, end)
	case isNumberLike(word):
		if digits := strings.TrimLeft(word, "+-"); len(digits) > 1 && digits[0] == '0' && isDigit(digits[1]) {
			return s.fail(leadingZero, start, end)
		}
		return s.fail(numberShape, start, end)
	}
	if s.depth == 0 {
		end = max(end, s.remarkOrEnd(start))
	}
	return s.fail(quotesMissing, start, end)
}

func isTruth(word string) bool {
	switch strings.ToLower(word) {
	case "true", "false", "yes", "no", "on", "off", "có", "không", "đúng", "sai":
		return true
	}
	return false
}

// isForeignDate says whether a word is a date as people write it: 20/8/2026, 20-08-2026, 20.8.2026, 2026/08/20,
// 2026-8-20, 8/2026.
func isForeignDate(word string) bool {
	for _, mark := range []string{"/", "-", "."} {
		parts := strings.Split(word, mark)
		if len(parts) < 2 || len(parts) > 3 || mark != "/" && len(parts) < 3 {
			continue
		}
		first, last := len(parts[0]), len(parts[len(parts)-1])
		if first > 2 && first != 4 || last > 2 && last != 4 || mark == "." && first != 4 && last != 4 {
			continue
		}
		digits := true
		for _, part := range parts {
			digits = digits && areDigits(part) && len(part) != 3
		}
		if digits {
			return true
		}
	}
	return false
}

// isThousands says whether a word is a number with dots between its thousands, like 1.500.000.
func isThousands(word string) bool {
	parts := strings.Split(word, ".")
	if len(parts) < 3 || len(parts[0]) > 3 {
		return false
	}
	for i, part := range parts {
		if !areDigits(part) || i > 0 && len(part) != 3 {
			return false
		}
	}
	return true
}

// isNumberLike says whether a word looks as if it was meant for a number.
func isNumberLike(word string) bool {
	digits := 0
	for i := range len(word) {
		if isDigit(word[i]) {
			digits++
		} else if strings.IndexByte("+-._eE", word[i]) < 0 {
			return false
		}
	}
	return digits > 0 && word[0] != 'e' && word[0] != 'E' && word[0] != '_'
}
