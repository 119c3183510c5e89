package check

import (
	"regexp"
	"strings"

	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// instrument is a decree or decision that texts cite, such as "Nghị định số 98/2023/NĐ-CP" or "NĐ 98/2023".
type instrument struct {
	kind   string // "decree" or "decision"
	number string // number/year, without leading zeros
	symbol string // as in "nd-cp", folded; "" where only the number is given
}

// cited is an instrument in a text, from one byte to before another.
type cited struct {
	instrument
	from, to int
}

// citedPattern finds the kind before a number, the number, the year and the symbol.
var citedPattern = regexp.MustCompile(
	`(?i)(?:(nghị định|nđ|decree|quyết định|qđ|decision)[ \x{a0}]+(?:số[ \x{a0}]*:?[ \x{a0}]*|no\.?[ \x{a0}]*)?)?(\d{1,4})/(20\d\d)((?:/|-)(?:nđ|qđ)-\p{L}+)?`)

// citedIn lists the decrees and decisions that a text cites.
func citedIn(text string) []cited {
	if !strings.Contains(text, "/20") {
		return nil
	}
	var list []cited
	for _, m := range citedPattern.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > 0 && m[2] < 0 && strings.ContainsRune("0123456789/.-", rune(text[m[0]-1])) {
			continue // the end of a date or of a longer number
		}
		part := func(i int) string {
			if m[i] < 0 {
				return ""
			}
			return viet.Fold(text[m[i]:m[i+1]])
		}
		c := cited{from: m[0], to: m[1]}
		c.symbol = strings.TrimLeft(part(8), "/-")
		switch {
		case strings.HasPrefix(c.symbol, "nd-"):
			c.kind = "decree"
		case strings.HasPrefix(c.symbol, "qd-"):
			c.kind = "decision"
		default:
			switch part(2) {
			case "nghi dinh", "nd", "decree":
				c.kind = "decree"
			case "quyet dinh", "qd", "decision":
				c.kind = "decision"
			default:
				continue
			}
		}
		c.number = strings.TrimLeft(part(4), "0") + "/" + part(6)
		list = append(list, c)
	}
	return list
}

// same reports whether two citations name one instrument.
func (a instrument) same(b instrument) bool {
	return a.kind == b.kind && a.number == b.number && (a.symbol == b.symbol || a.symbol == "" || b.symbol == "")
}

// grounds reports whether a rule comes from an instrument.
func (a instrument) grounds(rule *record.Rule) bool {
	for _, c := range citedIn(rule.Citation) {
		return a.same(c.instrument)
	}
	return false
}

// aboutBefore and aboutAfter are words, folded, around the citation of what a text says to be earlier law.
var (
	aboutBefore = []string{"thay the", "thay cho", "bai bo", "truoc day", "sua doi", "replac", "instead of", "repeal", "formerly", "amend"}
	aboutAfter  = []string{"het hieu luc", "duoc thay", "bi thay", "bi bai bo", "no longer", "was replaced", "is replaced", "repealed"}
)

// past reports whether a text speaks of a citation as one of earlier law.
func past(text string, c cited) bool {
	const reach = 60
	head, tail := text[max(0, c.from-reach):c.from], text[c.to:min(len(text), c.to+reach)]
	if i := strings.LastIndexAny(head, ".;\n"); i >= 0 {
		head = head[i:]
	}
	if i := strings.IndexAny(tail, ".;\n"); i >= 0 {
		tail = tail[:i]
	}
	return holdsOne(viet.Fold(head), aboutBefore) || holdsOne(viet.Fold(tail), aboutAfter)
}

func holdsOne(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
