package check

import (
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
		stood := in.stood()
		for _, r := range in.rounds {
			listed := in.listedOf(r)
			for _, n := range r.nominations {
				if n.Removal == nil && !n.Draft {
					versions := lawful(in.seenOf(n, listed), swapped)
					in.swapped(n, append(versions[max(len(versions)-1, 0):], stood[n.File]...), report)
				}
			}
		}
	},
}

// stood lists, by path, the last versions that the public saw of nominations whose files were renamed since: whoever has
// the path now has their address.
func (in *Input) stood() map[string][]seen {
	all := map[string][]seen{}
	for _, trail := range in.History.Trails() {
		for i, v := range trail.Versions[:len(trail.Versions)-1] {
			next := trail.Versions[i+1]
			if v.Path == next.Path || v.Path == trail.Path || v.Facts == nil || v.Facts.Draft || v.Facts.Kind != string(record.KindNomination) {
				continue
			}
			if day, _ := in.publicFrom(v); !day.IsZero() && !in.start(day).After(next.Earliest()) {
				all[v.Path] = append(all[v.Path], seen{v.Facts, v.Path, v.At, trail.Known(v)})
			}
		}
	}
	return all
}

// swapped reports whether two versions of a nomination propose others, or another award.
func swapped(old, now *history.Facts) bool {
	return old.Subject != now.Subject || old.Value("award") != now.Value("award") || old.Value("class") != now.Value("class")
}

// swapped reports a nomination that proposes other than its lawful versions.
func (in *Input) swapped(n *record.Nomination, versions []seen, report func(Finding)) {
	if len(versions) == 0 {
		return
	}
	now := history.FactsOf(n)
	for _, v := range versions {
		if now.Corrections > v.Corrections || v.Kind != string(record.KindNomination) || v.Removed {
			continue
		}
		switch {
		case v.Subject != now.Subject:
			report(Finding{
				Record: n, Path: "candidate.name",
				Message: fill(problem.Text{
					Vi: "đề nghị này đã công khai với tên khác (theo git, %s)",
					En: "this proposed award was public with another candidate (in git, %s)",
				}, in.when(v)),
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
				Message: fill(problem.Text{
					Vi: "đề nghị này đã công khai với %[1]s = %[2]q (theo git, %[3]s), nay ghi %[4]q",
					En: "this proposed award was public with %[1]s = %[2]q (in git, %[3]s), now it says %[4]q",
				}, path, v.Value(path), in.when(v), now.Value(path)),
				Hint: problem.Text{
					Vi: "trả lại giá trị cũ; sửa sai sót thì thêm [[corrections]] nêu rõ; đổi danh hiệu thì rút đề nghị này bằng [withdrawal] và đưa đề nghị mới vào một đợt khác",
					En: "put the value back; for a slip add [[corrections]] that tells it; for another award withdraw this one with [withdrawal] and propose the new one in another round",
				},
			})
			return
		}
	}
}
