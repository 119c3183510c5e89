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
	"ý kiến", "góp ý", "công khai", "niêm yết", "phản ánh", "đăng tải", "comment", "publish", "disclos", "public ", "window",
	"the round",
}

// others are words of clauses that give other spans of time.
var others = []string{
	"nghỉ", "hiệu lực", "hồ sơ", "nộp", "tờ trình", "báo cáo", "thành tích", "nhiệm kỳ", "giai đoạn", "bão", "trả lời",
	"tổng hợp", "họp", "khiếu nại", "sinh", "gia hạn từ", "quyết định",
	"đợt trước", "lần trước", "năm trước", "năm ngoái",
	"storm", "holiday", "in force", "dossier", "submit", "report", "repl", "meet", "achievement", "offices", "decision", "previous round", "last year",
}

var (
	closesAlone = []string{
		"hạn chót", "hạn cuối", "hạn cuối cùng", "hạn lấy ý kiến", "hạn góp ý", "hạn nhận ý kiến", "hạn gửi ý kiến",
		"hạn gửi góp ý", "hạn cuối gửi ý kiến", "hạn cuối gửi góp ý", "hạn cuối nhận ý kiến", "hạn chót gửi ý kiến",
		"hạn chót gửi góp ý", "hạn chót nhận ý kiến",
		"kết thúc lấy ý kiến", "kết thúc nhận ý kiến", "kết thúc công khai", "closing date", "comments close", "comment closes",
		"comments end",
	}
	closesWithTopic = []string{
		"đóng", "đến", "tới", "hết hạn", "kết thúc", "chậm nhất", "muộn nhất", "until", "till", "through", "closes", "close",
		"ends", "by", "no later than", "not later than", "deadline",
	}
	beforeWithTopic    = []string{"trước", "before"}
	publishedWithTopic = []string{
		"công khai từ", "công khai", "đăng", "đăng tải", "đăng từ", "đăng tải từ", "niêm yết từ", "niêm yết", "công bố",
		"công bố từ", "ý kiến từ", "góp ý từ", "bắt đầu", "bắt đầu từ", "bắt đầu lấy ý kiến", "bắt đầu lấy ý kiến từ",
		"bắt đầu nhận ý kiến", "mở", "mở từ", "opens", "starts", "begins", "published", "published from", "posted", "posted from", "comments from",
		"comment from", "open from", "public from", "public since",
	}
	meets      = []string{"họp", "họp xét", "họp bình xét", "họp bỏ phiếu", "phiên toàn thể", "meets", "meeting", "will meet"}
	otherMeets = []string{"tổ giúp việc", "tiểu ban", "ban chấp hành", "bộ phận", "tổ thư ký", "committee of", "working group", "đã họp", "met "}
	from       = []string{"từ", "from", "between"}
)

// labels are what stands alone before a colon or in the cell before a date. Those of the second list say what they mean
// only below words on comments.
var labels = map[string]Role{
	"ngày công khai": Published, "ngày đăng": Published, "ngày niêm yết": Published, "ngày mở": Published, "published": Published,
	"ngày họp": Meeting, "council": Meeting,
}

var labelsWithTopic = map[string]Role{
	"hạn": Closes, "thời hạn": Closes, "ngày kết thúc": Closes, "kết thúc": Closes, "ngày hết hạn": Closes, "hết hạn": Closes,
	"deadline": Closes, "closes": Closes, "closing": Closes, "end": Closes, "ends": Closes, "last day": Closes, "ngày cuối": Closes,
	"công khai": Published, "niêm yết": Published, "ngày bắt đầu": Published, "bắt đầu": Published, "mở": Published,
	"opens": Published, "start": Published, "starts": Published, "first day": Published, "ngày đầu": Published,
}

// labelOf reads the label of a date, where it has one.
func labelOf(p, head string, within Span, at int) (Role, bool) {
	if !strings.ContainsAny(p[within.Offset+len(head):at], ":|–") {
		return Unknown, false
	}
	label := strings.Trim(head[strings.LastIndexAny(head, ",(|")+1:], " -+#>•")
	if role, ok := labels[label]; ok {
		return role, true
	}
	role, ok := labelsWithTopic[label]
	return role, ok && containsAny(leadIn(p, at), topics)
}

// leadIn is the line that introduces the list or table around a place, with the lines of the list before the place.
func leadIn(p string, at int) string {
	start := at
	for start > 0 && at-start < reach {
		line := strings.LastIndexByte(p[:start], '\n') + 1
		if text := p[line:start]; strings.TrimSpace(text) != "" && !strings.HasPrefix(text, "  ") && strings.IndexByte("-+|", text[0]) < 0 {
			return p[line:at]
		}
		start = max(0, line-1)
	}
	return p[start:at]
}

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
		head = strings.TrimRight(head, " :,([|–-")
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
	_, closes := endsWithWord(head, closesAlone)
	if d.Year == 0 && strings.IndexByte(d.of(p), '/') > 0 && !named && !linked && !leads && !closes {
		return noDate
	}
	words := within.of(p)
	if role, ok := labelOf(p, head, within, d.Offset); ok && !linked && !leads {
		return role
	}
	if _, ok := endsWithWord(head, meets); ok || sessionOf(head) && strings.IndexByte(p[within.Offset+len(head):d.Offset], ',') < 0 {
		if (strings.Contains(words, "hội đồng") || strings.Contains(words, "council")) && !containsAny(words, otherMeets) {
			return Meeting
		}
		return Unknown
	}
	if closes {
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

// sessionOf reports whether a text ends with the session of a council: "phiên họp Hội đồng Thi đua - Khen thưởng".
func sessionOf(head string) bool {
	i := strings.LastIndex(head, "họp ")
	if i < 0 {
		return false
	}
	rest := strings.TrimPrefix(head[i+len("họp "):], "của ")
	_, other := endsWithWord(rest, []string{"trước", "sau", "từ", "đến", "kể từ"})
	return strings.HasPrefix(rest, "hội đồng") && !other && len(rest) < 80 && !strings.ContainsAny(rest, ",;:()|0123456789")
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
