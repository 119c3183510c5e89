package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// nominationSwapped, nomination/swapped: a proposed award that the public saw names another candidate, award or class
// now, without a correction that says so.
var nominationSwapped = Rule{
	ID: "nomination/swapped", Severity: problem.Error,
	Source: "principle: corrected with a note, never in silence",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		for _, r := range in.rounds {
			published := in.was(r)
			for _, n := range r.nominations {
				if n.Removal != nil {
					continue
				}
				in.swapped(n, published, report)
			}
		}
	},
}

func (in *Input) swapped(n *record.Nomination, published calendar.Date, report func(Finding)) {
	versions := in.seenOf(&n.Base, func(*history.Facts) calendar.Date { return published })
	if len(versions) == 0 {
		return
	}
	now := history.FactsOf(n)
	for _, v := range versions {
		if now.Corrections > v.Corrections || v.Kind != string(record.KindNomination) || v.Removed {
			continue
		}
		day := in.dayOf(v.at)
		switch {
		case v.Subject != now.Subject:
			report(Finding{
				Record: n, Path: "candidate.name",
				Message: problem.Text{
					Vi: "đề nghị này đã công khai với tên khác (theo git, ngày %s)",
					En: "this proposed award was public with another candidate (in git, %s)",
				}.With(day),
				Hint: problem.Text{
					Vi: "trả lại tên cũ; người khác thì ghi ở tệp mới, đề nghị này thêm [withdrawal]; chỉ sửa lỗi viết tên thì thêm [[corrections]]",
					En: "put the name back; another candidate goes into a new file, and this one gets [withdrawal]; for a misspelt name add [[corrections]]",
				},
			})
			return
		case v.Value("award") != now.Value("award") || v.Value("class") != now.Value("class"):
			path := "award"
			if v.Value("award") == now.Value("award") {
				path = "class"
			}
			report(Finding{
				Record: n, Path: path,
				Message: problem.Text{
					Vi: "đề nghị này đã công khai với %[1]s = %[2]q (theo git, ngày %[3]s), nay ghi %[4]q",
					En: "this proposed award was public with %[1]s = %[2]q (in git, %[3]s), now it says %[4]q",
				}.With(path, v.Value(path), day, now.Value(path)),
				Hint: problem.Text{
					Vi: "trả lại giá trị cũ; sửa sai sót thì thêm [[corrections]] nêu rõ; đổi danh hiệu thì rút đề nghị này bằng [withdrawal] và đưa đề nghị mới vào một đợt khác",
					En: "put the value back; for a slip add [[corrections]] that tells it; for another award withdraw this one with [withdrawal] and propose the new one in another round",
				},
			})
			return
		}
	}
}
