package check

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// instrument is a decree or decision that texts cite, such as "Nghị định số 98/2023/NĐ-CP" or "NĐ 98/2023".
type instrument struct {
	kind   string // "decree" or "decision"
	number string // without leading zeros
	year   string // "" where a text gives none, as in "Nghị định 98"
	symbol string // as in "nd-cp", folded; "" where only the number is given
}

// cited is an instrument in a text, from one byte to before another.
type cited struct {
	instrument
	from, to int
}

// citedPattern finds the kind before a number, the number, the year and the symbol, or the year in words.
var citedPattern = regexp.MustCompile(
	`(?i)(?:(nghị[\s\x{a0}]+định|nghi[\s\x{a0}]+dinh|nđ|nd|decree|quyết[\s\x{a0}]+định|quyet[\s\x{a0}]+dinh|qđ|qd|decision)` +
		`[\s\x{a0}]*(?:số|so|no\.?)?[\s\x{a0}]*:?[\s\x{a0}]*)?(\d{1,4})` +
		`(?:/(20\d\d)((?:/|-)(?:nđ|qđ|nd|qd)-\p{L}+)?|[\s\x{a0}]+(?:năm|nam|of)[\s\x{a0}]+(20\d\d))?`)

// citing are words of which one stands in every text that cites an instrument without the year behind a stroke.
var citing = []string{"ghị định", "GHỊ ĐỊNH", "ghị Định", "ghi dinh", "NĐ", "nđ", "ecree", "DECREE", "uyết định số", "QĐ"}

// citedIn lists the decrees and decisions that a text cites. A decision is known by its year.
func citedIn(text string) []cited {
	if !strings.Contains(text, "/20") && !holdsOne(text, citing) {
		return nil
	}
	var list []cited
	for _, m := range citedPattern.FindAllStringSubmatchIndex(text, -1) {
		if m[2] < 0 && m[6] < 0 {
			continue // a number
		}
		part := func(i int) string {
			if m[i] < 0 {
				return ""
			}
			return viet.Fold(text[m[i]:m[i+1]])
		}
		c := cited{from: m[0], to: m[1]}
		c.symbol = strings.TrimLeft(part(8), "/-")
		c.year = cmp.Or(part(6), part(10))
		kind := strings.Join(strings.Fields(part(2)), " ")
		if before, _ := utf8.DecodeLastRuneInString(text[:m[0]]); m[0] > 0 && (unicode.IsLetter(before) || strings.ContainsRune("0123456789/.-", before)) {
			if m[2] < 0 {
				continue // the end of a date or of a longer number
			}
			kind, c.from = "", m[4]
		}
		switch {
		case strings.HasPrefix(c.symbol, "nd-"):
			c.kind = "decree"
		case strings.HasPrefix(c.symbol, "qd-"):
			c.kind = "decision"
		default:
			switch kind {
			case "nghi dinh", "nd", "decree":
				c.kind = "decree"
			case "quyet dinh", "qd", "decision":
				c.kind = "decision"
			default:
				continue
			}
		}
		if c.year == "" && (c.kind == "decision" || goesOn(text[c.to:])) {
			continue
		}
		c.number = strings.TrimLeft(part(4), "0")
		list = append(list, c)
	}
	return list
}

// goesOn reports whether a number is the beginning of something longer, such as a date.
func goesOn(tail string) bool {
	next, _ := utf8.DecodeRuneInString(tail)
	if unicode.IsLetter(next) || unicode.IsDigit(next) || next == '/' || next == '%' {
		return true
	}
	return len(tail) > 1 && strings.IndexByte("-.,", tail[0]) >= 0 && tail[1] >= '0' && tail[1] <= '9'
}

// same reports whether two citations name one instrument; what one of them leaves out is no difference.
func (a instrument) same(b instrument) bool {
	return a.kind == b.kind && a.number == b.number && (a.year == b.year || a.year == "" || b.year == "") &&
		(a.symbol == b.symbol || a.symbol == "" || b.symbol == "")
}

// grounds reports whether a rule comes from an instrument.
func (a instrument) grounds(rule *record.Rule) bool {
	for _, c := range citedIn(rule.Citation) {
		return a.same(c.instrument)
	}
	return false
}

// The article of an instrument, before its name and behind it.
var (
	articleBefore = regexp.MustCompile(`(?i)(?:điều|dieu|article|art\.)[\s\x{a0}]+(\d{1,3})[,\s\x{a0}]*(?:của|of)?[\s\x{a0}]*$`)
	articleBehind = regexp.MustCompile(`(?i)^[,;(\s\x{a0}]*(?:(?:điểm|point)[\s\x{a0}]+\pL,?[\s\x{a0}]+)?(?:(?:khoản|clause)[\s\x{a0}]+\d+,?[\s\x{a0}]+)?(?:điều|article|art\.)[\s\x{a0}]+(\d{1,3})`)
)

// article is the number of the article that a text names of an instrument, and its place; "" where it names none.
func (c cited) article(text string) (number string, from, to int) {
	if m := articleBefore.FindStringSubmatchIndex(text[:c.from]); m != nil {
		return text[m[2]:m[3]], m[0], c.to
	}
	if m := articleBehind.FindStringSubmatchIndex(text[c.to:]); m != nil {
		return text[c.to+m[2] : c.to+m[3]], c.from, c.to + m[1]
	}
	return "", 0, 0
}

// articleOf is the number of the article that a rule comes from.
func articleOf(rule *record.Rule) string {
	for _, c := range citedIn(rule.Citation) {
		number, _, _ := c.article(rule.Citation)
		return number
	}
	return ""
}

// aboutBefore and aboutAfter are words, folded, around the citation of what a text says to be earlier law.
var (
	aboutBefore = []string{"thay the", "thay cho", "bai bo", "truoc day", "replac", "instead of", "repeal", "formerly"}
	amending    = []string{"sua doi", "amend"} // of what directly follows
	aboutAfter  = []string{"truoc day", "truoc kia", "previously", "formerly", "het hieu luc", "khong con hieu luc", "duoc thay", "bi thay", "bi bai bo", "no longer", "was replaced", "is replaced", "repealed"}
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
	before := viet.Fold(head)
	last := before[max(strings.LastIndex(before, " va "), strings.LastIndex(before, " and "), 0):]
	return holdsOne(before, aboutBefore) || holdsOne(last, amending) || holdsOne(viet.Fold(tail), aboutAfter)
}

func holdsOne(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}
