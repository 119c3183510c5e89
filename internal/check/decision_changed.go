package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// decisionChanged, decision/changed: what a published decision says of a proposed award, or when it was signed, was
// changed without a correction that says so.
var decisionChanged = Rule{
	ID: "decision/changed", Severity: problem.Error,
	Source: "principle: corrected with a note, never in silence",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		for _, d := range in.decisions {
			if d.Removal == nil {
				in.decisionChanged(d, report)
			}
		}
	},
}

func (in *Input) decisionChanged(d *record.Decision, report func(Finding)) {
	now := history.FactsOf(d)
	versions := in.seenOf(&d.Base, func(f *history.Facts) calendar.Date { return dateOf(f, "signed") })
	for _, v := range versions {
		if v.Removed || now.Corrections > v.Corrections {
			continue
		}
		for _, change := range history.Compare(v.Facts, now) {
			if change.Path == "" || change.Path == "removal.on" {
				continue
			}
			report(Finding{
				Record: d, Path: in.outcomePath(d, change.Path),
				Message: problem.Text{
					Vi: "quyết định đã công khai với %[1]s = %[2]q (theo git, ngày %[3]s), nay ghi %[4]q mà không có đính chính",
					En: "the decision was public with %[1]s = %[2]q (in git, %[3]s), now it says %[4]q without a correction",
				}.With(change.Path, change.Old, in.dayOf(v.at), change.New),
				Hint: problem.Text{
					Vi: "trả lại giá trị cũ, hoặc thêm [[corrections]] nêu rõ đã sửa gì; hủy bỏ hay tước thì ghi quyết định mới",
					En: "put the value back, or add [[corrections]] that tells what was put right; an annulment is a new decision",
				},
			})
			return
		}
	}
}

// outcomePath is the key in the record of a path that history tells by the nomination's identity.
func (in *Input) outcomePath(d *record.Decision, path string) string {
	for i, o := range d.Outcomes {
		for _, key := range []string{"result", "award", "class"} {
			if path == "outcomes."+o.Nomination+"."+key {
				return item("outcomes", i, key)
			}
		}
	}
	return ""
}
