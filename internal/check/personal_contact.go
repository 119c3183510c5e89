package check

import (
	"strings"

	"congkhai/internal/mention"
)

// phone finds ten digits that begin with 0, eleven that begin with 02, and numbers that begin with +84.
func (d *digits) phone(known func(string) bool, found func(trace)) bool {
	abroad := d.start > 0 && d.text[d.start-1] == '+' && strings.HasPrefix(d.text[d.start:], "84")
	var start, end int
	switch {
	case abroad:
		if n := d.total(); n < 11 || n > 12 {
			return false
		}
		start, end = d.start-1, d.end
	case d.start > 0 && strings.IndexByte("/=_-", d.text[d.start-1]) >= 0:
		return false
	default:
		var ok bool
		start, end, ok = d.groupsOf(func(total int, head string) bool {
			return head[0] == '0' && (total == 10 || total == 11 && head[1] == '2')
		})
		if !ok {
			return false
		}
	}
	if known(onlyDigits(d.text[start:end])) {
		return true
	}
	found(trace{mention.Span{Offset: start, Width: end - start}, isPhone})
	return true
}

// onlyDigits is a phone number as numbers are compared: without marks, and with 0 for 84.
func onlyDigits(s string) string {
	bare := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	if strings.Contains(s, "+84") {
		bare = "0" + strings.TrimPrefix(bare, "84")
	}
	return bare
}

// mails finds e-mail addresses.
func mails(text string, known func(string) bool, found func(trace)) {
	for at := strings.IndexByte(text, '@'); at >= 0; {
		start, end := at, at+1
		for start > 0 && isMail(text[start-1]) {
			start--
		}
		for end < len(text) && isMail(text[end]) {
			end++
		}
		for end > at && (text[end-1] == '.' || text[end-1] == '-') {
			end--
		}
		host := text[min(at+1, end):end]
		if start < at && strings.IndexByte(host, '.') > 0 && !known(strings.ToLower(text[start:end])) {
			found(trace{mention.Span{Offset: start, Width: end - start}, isEmail})
		}
		next := strings.IndexByte(text[max(end, at+1):], '@')
		if next < 0 {
			return
		}
		at = max(end, at+1) + next
	}
}

func isMail(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || strings.IndexByte("._%+-", c) >= 0
}
