package check

import (
	"slices"
	"strings"

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
	versions := lawful(in.seenOf(d, signedOf), decides)
	if len(versions) == 0 {
		return
	}
	v := versions[len(versions)-1]
	if now.Corrections > v.Corrections {
		return
	}
	if v.Subject != now.Subject {
		report(Finding{
			Record: d, Path: "number",
			Message: fill(problem.Text{
				Vi: "quyết định đã công khai với number hoặc authority khác (theo git, %s), nay sửa mà không có đính chính",
				En: "the decision was public with another number or authority (in git, %s), now it is changed without a correction",
			}, in.when(v)),
			Hint: decisionHint,
		})
		return
	}
	for _, change := range history.Compare(v.Facts, now) {
		if !tells(v.Facts, change) {
			continue
		}
		report(Finding{
			Record: d, Path: in.outcomePath(d, change.Path),
			Message: fill(problem.Text{
				Vi: "quyết định đã công khai với %[1]s = %[2]q (theo git, %[3]s), nay ghi %[4]q mà không có đính chính",
				En: "the decision was public with %[1]s = %[2]q (in git, %[3]s), now it says %[4]q without a correction",
			}, change.Path, change.Old, in.when(v), change.New),
			Hint: decisionHint,
		})
		return
	}
}

var decisionHint = problem.Text{
	Vi: "trả lại giá trị cũ, hoặc thêm [[corrections]] nêu rõ đã sửa gì; hủy bỏ hay tước thì ghi quyết định mới",
	En: "put the value back, or add [[corrections]] that tells what was put right; an annulment is a new decision",
}

// decides reports whether a version of a decision decides other than the one before.
func decides(old, now *history.Facts) bool {
	return old.Subject != now.Subject || slices.ContainsFunc(history.Compare(old, now), func(c history.Change) bool { return tells(old, c) })
}

// tells reports whether a change gives a decision another meaning: another day, or another answer to a proposal that it
// had answered. Answers that were still missing may be added.
func tells(old *history.Facts, c history.Change) bool {
	if c.Path == "signed" {
		return true
	}
	if history.Pattern(c.Path) == c.Path || !strings.HasPrefix(c.Path, "outcomes.") {
		return false
	}
	return old.Value(c.Path[:strings.LastIndexByte(c.Path, '.')]+".result") != ""
}

// outcomePath is the key in the record of a path that history tells by the nomination's identity.
func (in *Input) outcomePath(d *record.Decision, path string) string {
	for i, o := range d.Outcomes {
		for _, key := range []string{"result", "award", "class"} {
			if path != "outcomes."+o.Nomination+"."+key {
				continue
			}
			if key == "award" && o.Award == "" || key == "class" && o.Class == "" {
				key = "nomination"
			}
			return item("outcomes", i, key)
		}
	}
	return ""
}
