package check

import (
	"strings"
	"unicode"

	"congkhai/internal/problem"
)

// submissionNumber, submission/number: the number of a submission, of the letter to the competent authority or of the
// notice has none of the shapes of official documents.
var submissionNumber = Rule{
	ID: "submission/number", Severity: problem.Error,
	Source: "Decree 30/2020/NĐ-CP on clerical work: numbers and symbols of documents",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			judge := func(path, number string) {
				if documentNumber(number) {
					return
				}
				report(Finding{
					Record: r.Round, Path: path,
					Message: problem.Text{
						Vi: "%q không phải số, ký hiệu văn bản", En: "%q is not the number of a document",
					}.With(number),
					Hint: problem.Text{
						Vi: `viết như "123/TTr-UBND": chữ số, rồi "/" hoặc "-", rồi ký hiệu viết hoa, không có dấu cách`,
						En: `write it as in "123/TTr-UBND": digits, then "/" or "-", then symbols in capitals, without spaces`,
					},
				})
			}
			for i, s := range r.Submissions {
				judge(item("submissions", i, "number"), s.Number)
			}
			if r.Notice != nil {
				judge("notice.number", r.Notice.Number)
			}
			if r.Submitted != nil && r.Submitted.Number != "" {
				judge("submitted.number", r.Submitted.Number)
			}
		}
	},
}

// documentNumber reports whether a text has a shape that numbers of documents have: 123/TTr-UBND, 71/2025/QĐ-UBND,
// 27-CT/TU, 03/UBND-ĐA, 1151/BTĐKT-P.I. A letter may follow the digits (12a/TTr-UBND).
func documentNumber(number string) bool {
	digits := leadingDigits(number)
	rest := number[digits:]
	if strings.Trim(number[:digits], "0") == "" {
		return false
	}
	if rest != "" && rest[0] >= 'a' && rest[0] <= 'e' {
		rest = rest[1:]
	}
	if rest == "" || rest[0] != '/' && rest[0] != '-' {
		return false
	}
	rest = rest[1:]
	if year := leadingDigits(rest); year == 4 && len(rest) > 4 && rest[4] == '/' {
		rest = rest[5:]
	}
	first := true
	for group := range strings.SplitSeq(strings.ReplaceAll(rest, "-", "/"), "/") {
		if !symbol(group) && (first || group == "" || leadingDigits(group) < len(group)) {
			return false
		}
		first = false
	}
	return true
}

// symbol reports whether a text is letters with a capital among them, with digits and dots at most beside.
func symbol(text string) bool {
	capital := false
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '&' {
			return false
		}
		capital = capital || unicode.IsUpper(r)
	}
	return capital
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
