package mention

import "strings"

// Role is what a text says of a day.
type Role int

// What a day can be. Only a day with a role can contradict a record.
const (
	Unknown   Role = iota
	Closes         // the last day for comments
	Before         // the day before which comments are taken
	Published      // the first day
	Meeting        // the council meets
	noDate         // two numbers that only look like a day and a month
)

// topics are words without which a sentence does not speak of the time for comments.
var topics = []string{
	"ý kiến", "góp ý", "công khai", "niêm yết", "phản ánh", "đăng tải", "comment", "publish", "disclos", "public ",
}

// others are words of clauses that give other spans of time.
var others = []string{
	"nghỉ", "hiệu lực", "hồ sơ", "nộp", "tờ trình", "báo cáo", "thành tích", "nhiệm kỳ", "giai đoạn", "bão", "trả lời",
	"tổng hợp", "họp", "khiếu nại", "sinh", "gia hạn từ", "quyết định",
	"storm", "holiday", "in force", "dossier", "submit", "report", "repl", "meet", "achievement", "offices", "decision",
}

var (
	closesAlone = []string{
		"hạn chót", "hạn cuối", "hạn cuối cùng", "hạn lấy ý kiến", "hạn góp ý", "hạn nhận ý kiến", "hạn gửi ý kiến",
		"kết thúc lấy ý kiến", "kết thúc nhận ý kiến", "kết thúc công khai", "closing date", "comments close", "comment closes",
		"comments end",
	}
	closesWithTopic = []string{
		"đến", "tới", "hết hạn", "kết thúc", "chậm nhất", "muộn nhất", "until", "till", "through", "closes", "close",
		"ends", "by", "no later than", "not later than", "deadline",
	}
	beforeWithTopic    = []string{"trước", "before"}
	publishedWithTopic = []string{
		"công khai từ", "công khai", "đăng", "đăng tải", "đăng từ", "đăng tải từ", "niêm yết từ", "niêm yết", "công bố",
		"công bố từ", "ý kiến từ", "góp ý từ", "published", "published from", "posted", "posted from", "comments from",
		"comment from", "open from", "public from", "public since",
	}
	meets      = []string{"họp", "phiên toàn thể", "meets", "meeting", "will meet"}
	otherMeets = []string{"tổ giúp việc", "tiểu ban", "ban chấp hành", "bộ phận", "tổ thư ký", "committee of", "working group", "đã họp", "met "}
	from       = []string{"từ", "from", "between"}
)

// fillers may stand between a word and its date.
var fillers = []string{
	"ngày", "hết", "vào", "là", "lúc", "on", "the", "end of", "the end of", "midnight", "dự kiến", "planned for",
	"expected", "scheduled for", "giờ", "phút", "am", "pm", "a.m", "p.m", "at",
	"thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}

// headOf is the searched text before a date, without the words that only lead to it. named reports that one of them
// says that a date follows.
func headOf(p string, at int) (head string, named bool) {
	head = p[:at]
	for {
		head = strings.TrimRight(head, " :,(–-")
		if w, ok := endsWithWord(head, fillers); ok {
			head, named = head[:len(head)-len(w)], named || w == "ngày"
			continue
		}
		n := len(head)
		for n > 0 && (isDigit(head[n-1]) || head[n-1] == 'h' || head[n-1] == ':') {
			n--
		}
		if clock := head[n:]; clock != "" && len(clock) <= 5 && (n == 0 || head[n-1] == ' ' || head[n-1] == '(') && isClock(clock) {
			head = head[:n]
			continue
		}
		return head, named
	}
}

// isClock reports whether a word is an hour: 17, 17h, 17h00 or 17:00.
func isClock(s string) bool { return isDigit(s[0]) && (len(s) <= 3 || strings.ContainsAny(s, "h:")) }

// roleOf reads the words around the i-th date of a text.
func roleOf(p string, list []Date, i int) Role {
	d := list[i]
	head, named := headOf(p, d.Offset)
	within := sentence(p, d.Offset)
	head = head[min(within.Offset, len(head)):]
	linked := i > 0 && within.Offset <= list[i-1].Offset && rangeMark(p[list[i-1].End():d.Offset])
	leads := i+1 < len(list) && list[i+1].Offset < within.End() && rangeMark(p[d.End():list[i+1].Offset])
	if d.Year == 0 && strings.IndexByte(d.of(p), '/') > 0 && !named && !linked && !leads {
		return noDate
	}
	words := within.of(p)
	if _, ok := endsWithWord(head, meets); ok {
		if (strings.Contains(words, "hội đồng") || strings.Contains(words, "council")) && !containsAny(words, otherMeets) {
			return Meeting
		}
		return Unknown
	}
	if _, ok := endsWithWord(head, closesAlone); ok {
		return Closes
	}
	if !containsAny(words, topics) || containsAny(clause(p, within, d.Offset), others) {
		return Unknown
	}
	if linked {
		first, _ := headOf(p, list[i-1].Offset)
		if _, ok := endsWithWord(first, from); ok || rangeDash(p[list[i-1].End():d.Offset]) {
			return Closes
		}
		return Unknown
	}
	if leads {
		if _, ok := endsWithWord(head, from); ok || rangeDash(p[d.End():list[i+1].Offset]) {
			return Published
		}
		return Unknown
	}
	for _, cue := range []struct {
		words []string
		role  Role
	}{{closesWithTopic, Closes}, {beforeWithTopic, Before}, {publishedWithTopic, Published}} {
		if _, ok := endsWithWord(head, cue.words); ok {
			return cue.role
		}
	}
	return Unknown
}

// rangeMark reports whether the words between two dates make a range of them.
func rangeMark(between string) bool {
	if len(between) > 80 {
		return false
	}
	if rangeDash(between) {
		return true
	}
	head, _ := headOf(between, len(between))
	w, ok := endsWithWord(head, []string{"cho đến", "đến", "tới", "to", "until", "till", "and", "through"})
	if !ok {
		return false
	}
	rest, _ := headOf(head, len(head)-len(w))
	return strings.Trim(rest, " ,()") == ""
}

func rangeDash(between string) bool {
	switch strings.TrimSpace(between) {
	case "-", "–", "—":
		return true
	}
	return false
}
