package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// hide keeps the lines of texts that hold something personal out of the excerpts of other findings too.
func hide(found []Finding) {
	type place struct {
		rec  record.Record
		path string
	}
	hidden := map[place]bool{}
	for _, f := range found {
		if strings.HasPrefix(f.ID, "personal/") {
			hidden[place{f.Record, f.Path}] = true
		}
	}
	for i, f := range found {
		found[i].Private = f.Private || hidden[place{f.Record, f.Path}]
	}
}

// trace is something that leads to one person, found in a text.
type trace struct {
	mention.Span
	is problem.Text
}

// What a trace can be. None of these texts ever holds the value.
var (
	isIdentity = problem.Text{Vi: "có dãy số giống số căn cước, số định danh cá nhân", En: "holds what reads as a personal identity number"}
	isKeyed    = problem.Text{Vi: "có số giấy tờ, số tài khoản hoặc mã số của cá nhân", En: "holds the number of a personal paper, account or register"}
	isPassport = problem.Text{Vi: "có số hộ chiếu", En: "holds a passport number"}
	isBirth    = problem.Text{Vi: "có ngày sinh đầy đủ", En: "holds a full date of birth"}
	isPhone    = problem.Text{Vi: "có số điện thoại không phải của cơ quan nhận ý kiến", En: "holds a phone number that is not the receiving office's"}
	isEmail    = problem.Text{Vi: "có địa chỉ thư điện tử không phải của cơ quan nhận ý kiến", En: "holds an e-mail address that is not the receiving office's"}
	isPlate    = problem.Text{Vi: "có biển số xe", En: "holds a vehicle's number plate"}
)

// digits is a run of digits with single spaces, dots, hyphens or closing brackets between its groups.
type digits struct {
	text       string
	start, end int
	groups     []group
	room       [12]group
}

type group struct{ start, end int }

func (d *digits) total() int {
	n := 0
	for _, g := range d.groups {
		n += g.end - g.start
	}
	return n
}

// readDigits reads the run that starts at a digit.
func (d *digits) read(text string, at int) {
	d.text, d.start, d.groups = text, at, d.room[:0]
	for {
		end := at
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		d.groups, d.end = append(d.groups, group{at, end}), end
		next := end + separator(text[end:])
		if next == end || next >= len(text) || text[next] < '0' || text[next] > '9' || len(d.groups) == len(d.room) {
			return
		}
		at = next
	}
}

// separator is the width of what may stand between two groups of digits of one number.
func separator(s string) int {
	switch {
	case strings.HasPrefix(s, ") "):
		return 2
	case strings.HasPrefix(s, "\u00a0"):
		return len("\u00a0")
	case s != "" && strings.IndexByte(" .-_", s[0]) >= 0:
		return 1
	}
	return 0
}

// traces finds what leads to one person in a text. Phones and e-mail addresses are looked for where none is expected,
// and passed over where known says that an office gives them.
func traces(text string, private bool, known func(string) bool, found func(trace)) {
	for i := mention.NextDigit(text, 0); i < len(text); {
		end := harmless(text, i)
		if end == 0 {
			end = numbered(text, i, private, known, found)
		}
		i = mention.NextDigit(text, end)
	}
	if private {
		mails(text, known, found)
	}
}

// numbered judges the number that starts at a digit, and returns where it ends.
func numbered(text string, i int, private bool, known func(string) bool, found func(trace)) int {
	var d digits
	d.read(text, i)
	total := d.total()
	switch {
	case total <= 8 && d.birth(found), total <= 8 && d.plate(found), total >= 7 && total <= 8 && d.passport(found):
	case total < 8 || d.joined():
	case d.identity(found), d.keyed(total, found):
	case private && d.phone(known, found):
	}
	return d.end
}

// harmless is a quick look at a number: where it ends if it is short and alone, and neither the words before it nor
// those behind it make more of it; else 0.
func harmless(text string, i int) int {
	end := i
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end-i > 6 {
		return 0
	}
	if gap := separator(text[end:]); gap > 0 && end+gap < len(text) && isDigit(text[end+gap]) {
		return 0
	}
	if before := trimmed(text[:i]); leadsToBirth(before) || end-i == 2 && mayBePlate(text[end:]) {
		return 0
	}
	return end
}

// mayBePlate reports whether a text starts with a capital.
func mayBePlate(s string) bool {
	s = s[separator(s):]
	return s != "" && (s[0] >= 'A' && s[0] <= 'Z' || s[0] == 0xc4)
}

// joined reports whether the run is a part of a word, a number of a document or a decimal.
func (d *digits) joined() bool {
	if d.start > 0 {
		switch c := d.text[d.start-1]; {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			return true
		case c == ',' && d.start > 1 && isDigit(d.text[d.start-2]):
			return true
		}
	}
	if d.end >= len(d.text) {
		return false
	}
	c := d.text[d.end]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ||
		c == '/' && d.end+1 < len(d.text) && (d.text[d.end+1] >= utf8.RuneSelf || d.text[d.end+1] >= 'A' && d.text[d.end+1] <= 'Z') ||
		c == ',' && d.end+1 < len(d.text) && isDigit(d.text[d.end+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// identity finds twelve digits that begin with the code of a province, 001 to 096, in one group or in groups of three
// or more.
func (d *digits) identity(found func(trace)) bool {
	first, last, ok := d.groupsOf(func(total int, head string) bool {
		return total == 12 && head[0] == '0' && head[:3] != "000" && head[:3] <= "096"
	})
	if ok {
		found(trace{mention.Span{Offset: first, Width: last - first}, isIdentity})
	}
	return ok
}

// groupsOf finds successive groups, of three digits or more each and with one kind of mark between them, whose number
// of digits and first group fit.
func (d *digits) groupsOf(fits func(total int, head string) bool) (start, end int, ok bool) {
	for i, head := range d.groups {
		if head.end-head.start < 3 {
			continue
		}
		total := 0
		for j := i; j < len(d.groups); j++ {
			g := d.groups[j]
			if g.end-g.start < 3 || j > i+1 && d.mark(j) != d.mark(i+1) && d.text[d.groups[i].end] != ')' {
				break
			}
			if total += g.end - g.start; fits(total, d.text[head.start:head.end]) {
				return head.start, g.end, true
			}
		}
	}
	return 0, 0, false
}

func (d *digits) mark(i int) string { return d.text[d.groups[i-1].end:d.groups[i].start] }

// keywords tell what a number is, without marks as in the names of files.
var (
	papers = []string{
		"cmnd", "cmt", "cccd", "can cuoc", "dinh danh", "chung minh nhan dan", "chung minh thu", "ho chieu", "tai khoan", "stk",
		"mst", "ma so thue", "bhxh", "bhyt", "bao hiem xa hoi", "bao hiem y te", "the bao hiem", "passport", "bank account",
		"account number", "account no", "identity card", "id card", "citizen id", "tax code", "tax id", "social insurance",
		"health insurance", "iban",
	}
	passports = []string{"ho chieu", "passport"}
	plates    = []string{"bien so", "bien kiem soat", "bks", "licence plate", "license plate", "number plate", "plate number"}
	amounts   = []string{
		"dong", "d", "vnd", "usd", "trieu", "ty", "nghin", "nguoi", "ho", "luot", "tai khoan", "the", "m", "m2", "ha", "km", "kg",
		"truong hop", "households", "people", "accounts",
	}
)

// keyed finds a number of nine digits or more behind a word for a paper, an account or a register. An amount is none,
// nor is a date.
func (d *digits) keyed(total int, found func(trace)) bool {
	if total < 9 || total > 19 || d.date() {
		return false
	}
	gap, ok := behind(d.text[:d.start], papers)
	if !ok || d.grouped() && gap > 10 {
		return false
	}
	if tail := strings.TrimLeft(viet.Fold(head(d.text[d.end:], 24)), " "); startsWithWord(tail, amounts) {
		return false
	}
	found(trace{mention.Span{Offset: d.start, Width: d.end - d.start}, isKeyed})
	return true
}

// date reports whether the run reads as a day: 12.3.2021.
func (d *digits) date() bool {
	if len(d.groups) < 3 {
		return false
	}
	a, b, c := d.groups[0], d.groups[1], d.groups[2]
	return a.end-a.start <= 2 && b.end-b.start <= 2 && c.end-c.start == 4
}

// grouped reports whether the run may be an amount with its thousands apart.
func (d *digits) grouped() bool {
	if len(d.groups) < 2 || d.text[d.start] == '0' {
		return false
	}
	for _, g := range d.groups[1:] {
		if g.end-g.start != 3 {
			return false
		}
	}
	return true
}

// passport finds a letter and seven or eight digits behind the word.
func (d *digits) passport(found func(trace)) bool {
	if len(d.groups) > 1 || d.start == 0 || d.text[d.start-1] < 'A' || d.text[d.start-1] > 'Z' {
		return false
	}
	start := d.start - 1
	if start > 0 && (isDigit(d.text[start-1]) || d.text[start-1] >= 'A' && d.text[start-1] <= 'z') {
		return false
	}
	if _, ok := behind(d.text[:start], passports); !ok {
		return false
	}
	found(trace{mention.Span{Offset: start, Width: d.end - start}, isPassport})
	return true
}

// plate finds two digits, a letter or two and four or five digits behind a word for a number plate.
func (d *digits) plate(found func(trace)) bool {
	if d.groups[0].end-d.groups[0].start != 2 {
		return false
	}
	at, letters := d.groups[0].end, 0
	at += separator(d.text[at:])
	for r, size := utf8.DecodeRuneInString(d.text[at:]); letters < 2 && unicode.IsUpper(r); r, size = utf8.DecodeRuneInString(d.text[at:]) {
		at, letters = at+size, letters+1
	}
	if letters == 0 {
		return false
	}
	at += separator(d.text[at:])
	if at >= len(d.text) || !isDigit(d.text[at]) {
		return false
	}
	var rest digits
	rest.read(d.text, at)
	if n := rest.total(); n < 4 || n > 6 {
		return false
	}
	if _, ok := behind(d.text[:d.start], plates); !ok {
		return false
	}
	found(trace{mention.Span{Offset: d.start, Width: rest.end - d.start}, isPlate})
	d.end = rest.end
	return true
}

// behind reports whether a text ends, within forty bytes, with one of some words, and how far from them.
func behind(text string, words []string) (gap int, ok bool) {
	near := viet.Fold(strings.NewReplacer("-", " ", "_", " ").Replace(tail(text, 40)))
	gap = len(near) + 1
	for _, w := range words {
		for from := 0; ; {
			i := strings.Index(near[from:], w)
			if i < 0 {
				break
			}
			i += from
			end := i + len(w)
			if (i == 0 || !isLetter(near[i-1])) && (end == len(near) || !isLetter(near[end])) {
				gap = min(gap, len(near)-end)
			}
			from = end
		}
	}
	return gap, gap <= len(near)
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= utf8.RuneSelf }

// startsWithWord reports whether a folded text starts with one of some words.
func startsWithWord(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) && (len(s) == len(w) || !isLetter(s[len(w)])) {
			return true
		}
	}
	return false
}

// tail is the end of a text, of so many bytes or a little less, from the start of a letter on.
func tail(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = s[len(s)-n:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	return s
}

// head is the start of a text, of so many bytes or a little less.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
