package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// personalAddress, personal/address: a nomination or exemplar gives the number of a house. The address of an office or
// a firm is left alone. The value is never printed.
var personalAddress = Rule{
	ID: "personal/address", Severity: problem.Warning,
	Source: "Law on Personal Data Protection 91/2025/QH15, Art. 16; Decree 356/2025/NĐ-CP",
	Check: func(in *Input, report func(Finding)) {
		var rec record.Record
		texts := reader{visit: func(p *passage) {
			if p.kind == link {
				return
			}
			for i := mention.NextDigit(p.text, 0); i < len(p.text); {
				end := i
				for end < len(p.text) && isDigit(p.text[end]) {
					end++
				}
				if houseAt(p.text, i, end) {
					f := p.finding(rec, mention.Span{Offset: i, Width: end - i})
					f.Private = true
					f.Message = problem.Text{Vi: "có số nhà, giống địa chỉ nhà riêng", En: "holds the number of a house, which reads as a home address"}
					f.Hint = problem.Text{Vi: "chỉ ghi đến xã, phường", En: "name the commune or ward only"}
					report(f)
				}
				i = mention.NextDigit(p.text, end)
			}
		}}
		for _, r := range in.rounds {
			for _, n := range r.nominations {
				rec = n
				texts.read(n)
			}
		}
		for _, e := range in.exemplars {
			rec = e
			texts.read(e)
		}
	},
}

// offices and other things whose numbers are no one's home, without marks.
var notHomes = []string{
	"tru so", "truong", "co quan", "cong ty", "benh vien", "van phong", "uy ban", "ubnd", "xuong", "cua hang", "nha van hoa", "tram",
	"bien", "gan", "danh", "tuyen", "diem", "to dan pho", "to so", "doan", "cong", "office", "school", "company", "hospital",
}

// houseAt reports whether a number of up to four digits is that of a house: "số nhà 12", "số 12 đường …", "house number 12".
func houseAt(text string, start, end int) bool {
	if start < 3 || end-start > 4 || text[start-1] != ' ' || text[start-2] < utf8.RuneSelf && text[start-2] != 'r' {
		return false
	}
	before := strings.TrimRight(text[:start], " ")
	if !slices.ContainsFunc([]string{"số", "nhà", "Số", "Nhà", "SỐ", "NHÀ", "number"}, func(w string) bool { return strings.HasSuffix(before, w) }) {
		return false
	}
	near := tail(before, 64)
	if i := strings.LastIndexAny(near, ".;\n"); i >= 0 {
		near = near[i+1:]
	}
	near = viet.Fold(near)
	for _, w := range notHomes {
		if i := strings.Index(near, w); i >= 0 && (i == 0 || !isLetter(near[i-1])) && (i+len(w) == len(near) || !isLetter(near[i+len(w)])) {
			return false
		}
	}
	if endsWithWord(near, "so nha") || endsWithWord(near, "nha so") || endsWithWord(near, "house number") {
		return true
	}
	after := head(text[end:], 32)
	i := 0
	for i < len(after) && after[i] != ' ' && after[i] != ',' {
		i++
	}
	return endsWithWord(near, "so") && i <= 6 &&
		startsWithWord(viet.Fold(strings.TrimLeft(after[i:], " ,")), []string{"duong", "pho", "ngo", "ngach", "hem", "kiet"})
}

func endsWithWord(s, w string) bool {
	return strings.HasSuffix(s, w) && (len(s) == len(w) || !isLetter(s[len(s)-len(w)-1]))
}
