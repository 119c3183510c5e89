package decode

import (
	"strconv"
	"strings"
	"time"
)

// bare reads a value without quotes: true, false, a number, a date, a time.
func (s *scanner) bare() bool {
	start := s.pos
	s.pos = s.wordEnd(start)
	if isDay(s.text[start:s.pos]) && s.peek() == ' ' && s.pos+1 < len(s.text) && isDigit(s.text[s.pos+1]) {
		s.pos = s.wordEnd(s.pos + 1)
	}
	word := s.text[start:s.pos]
	switch word {
	case "true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan":
		return true
	}
	if isDateOrTime(word) {
		if !isReal(word) {
			return s.fail(dateUnreal, start, s.pos)
		}
		return true
	}
	switch err := number(word); err {
	case nil:
		return true
	case strconv.ErrRange:
		return s.fail(numberRange, start, s.pos)
	}
	return s.notValue(start)
}

func (s *scanner) wordEnd(from int) int {
	if n := strings.IndexAny(s.text[from:], " \t\r\n,]}#"); n >= 0 {
		return from + n
	}
	return len(s.text)
}

// isDay says whether a word has the shape 2026-08-20.
func isDay(word string) bool { return fits(word, "0000-00-00") }

// isDateOrTime says whether a word has the shape of a date, a time or both, with or without an offset.
func isDateOrTime(word string) bool {
	if len(word) >= 10 && isDay(word[:10]) {
		if len(word) == 10 {
			return true
		}
		if strings.IndexByte("Tt ", word[10]) < 0 {
			return false
		}
		clock := word[11:]
		if n := strings.IndexAny(clock, "Zz+-"); n >= 0 {
			offset := clock[n:]
			if !fits(offset, "Z") && !fits(offset, "z") && !fits(offset, "+00:00") && !fits(offset, "-00:00") {
				return false
			}
			clock = clock[:n]
		}
		return isClock(clock)
	}
	return isClock(word)
}

func isClock(word string) bool {
	clock, fraction, ok := strings.Cut(word, ".")
	if ok {
		return fits(clock, "00:00:00") && areDigits(fraction)
	}
	return fits(clock, "00:00:00") || fits(clock, "00:00")
}

// isReal says whether a word of the right shape is in the calendar and on the clock.
func isReal(word string) bool {
	clock := word
	if len(word) >= 10 && isDay(word[:10]) {
		if _, err := time.Parse(time.DateOnly, word[:10]); err != nil {
			return false
		}
		if len(word) == 10 {
			return true
		}
		clock = word[11:]
	}
	second := "00"
	if len(clock) >= 8 && clock[5] == ':' {
		second = clock[6:8]
	}
	offset := "00:00"
	if n := strings.IndexAny(clock, "+-"); n >= 0 {
		offset = clock[n+1:]
	}
	return clock[:2] < "24" && clock[3:5] < "60" && second < "60" && offset[:2] < "24" && offset[3:] < "60"
}

// number says whether a word is a number of TOML: nil, strconv.ErrRange for one that no int64 or float64 holds, and
// strconv.ErrSyntax for anything else.
func number(word string) error {
	if len(word) > 2 && word[0] == '0' && (word[1] == 'x' || word[1] == 'o' || word[1] == 'b') {
		if !isDigitGroups(word[2:], "0123456789abcdefABCDEF") {
			return strconv.ErrSyntax
		}
		_, err := strconv.ParseInt(word, 0, 64)
		return reason(err)
	}
	unsigned := strings.TrimPrefix(word, "-")
	if unsigned == word {
		unsigned = strings.TrimPrefix(word, "+")
	}
	whole, fraction, exponent, isFloat := cutFloat(unsigned)
	if !isDigitGroups(whole, decimals) || len(whole) > 1 && whole[0] == '0' {
		return strconv.ErrSyntax
	}
	if !isFloat {
		_, err := strconv.ParseInt(word, 0, 64)
		return reason(err)
	}
	if !isDigitGroups(fraction, decimals) || !isDigitGroups(exponent, decimals) {
		return strconv.ErrSyntax
	}
	_, err := strconv.ParseFloat(strings.ReplaceAll(word, "_", ""), 64)
	return reason(err)
}

const decimals = "0123456789"

// cutFloat takes an unsigned number apart at its dot and its e; a part that is not there is "0".
func cutFloat(word string) (whole, fraction, exponent string, isFloat bool) {
	whole, fraction, exponent = word, "0", "0"
	if n := strings.IndexAny(whole, "eE"); n >= 0 {
		whole, exponent, isFloat = whole[:n], whole[n+1:], true
		if exponent != "" && (exponent[0] == '+' || exponent[0] == '-') {
			exponent = exponent[1:]
		}
	}
	if before, after, ok := strings.Cut(whole, "."); ok {
		whole, fraction, isFloat = before, after, true
	}
	return whole, fraction, exponent, isFloat
}

func reason(err error) error {
	if e, ok := err.(*strconv.NumError); ok {
		return e.Err
	}
	return err
}

// isDigitGroups says whether a word is made of digits, with single underscores between them.
func isDigitGroups(word, digits string) bool {
	if word == "" || word[0] == '_' || word[len(word)-1] == '_' || strings.Contains(word, "__") {
		return false
	}
	for i := range len(word) {
		if word[i] != '_' && strings.IndexByte(digits, word[i]) < 0 {
			return false
		}
	}
	return true
}

// fits says whether a word has a shape, where 0 stands for any digit.
func fits(word, shape string) bool {
	if len(word) != len(shape) {
		return false
	}
	for i := range len(shape) {
		if shape[i] == '0' && !isDigit(word[i]) || shape[i] != '0' && word[i] != shape[i] {
			return false
		}
	}
	return true
}

func areDigits(word string) bool {
	for i := range len(word) {
		if !isDigit(word[i]) {
			return false
		}
	}
	return word != ""
}
