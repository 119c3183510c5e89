package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// recordDeleted, record/deleted: the file of a round, of a proposed award or of a decision that the public saw is gone.
var recordDeleted = Rule{
	ID: "record/deleted", Severity: problem.Error,
	Source: "principle: withdrawn, not deleted; removal leaves a stub",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		there := in.files()
		for _, trail := range in.History.Trails() {
			if there[trail.Path] || in.broken(trail.Path) {
				continue
			}
			last := trail.Last()
			if last == nil || last.Facts == nil || last.Facts.Draft || !in.wasPublic(trail) {
				continue
			}
			report(in.deleted(trail, last))
		}
	},
}

// files are the files of the records that there are.
func (in *Input) files() map[string]bool {
	there := map[string]bool{}
	for _, r := range in.rounds {
		there[r.File] = true
		for _, n := range r.nominations {
			there[n.File] = true
		}
	}
	for _, d := range in.decisions {
		there[d.File] = true
	}
	return there
}

// wasPublic reports whether a file that is gone was on the site: a decision from its signing on, a round and what lies
// in its folder from the day of publication on.
func (in *Input) wasPublic(trail *history.Trail) bool {
	last, gone := trail.Last(), in.AsOf
	if trail.Gone != nil {
		gone = trail.Gone.At
	}
	var day calendar.Date
	switch record.Kind(last.Facts.Kind) {
	case record.KindDecision:
		day = dateOf(last.Facts, "signed")
	case record.KindRound:
		day = publishedOf(last.Facts)
	case record.KindNomination:
		id, _ := roundOf(trail.Path)
		if r, ok := in.Set.Rounds[id]; ok {
			if day = r.Published; r.Draft {
				return false
			}
		} else if round := in.History.Trail("content/rounds/" + id + "/round.toml"); round != nil {
			day = publishedOf(round.Last().Facts)
		}
	default:
		return false
	}
	return !day.IsZero() && !in.start(day).After(gone)
}

func (in *Input) deleted(trail *history.Trail, last *history.Version) Finding {
	f := Finding{
		File:    trail.Path,
		Message: problem.Text{Vi: "tệp này đã công khai nhưng không còn nữa", En: "this file was public and is gone"},
	}
	restore := "git checkout HEAD -- " + trail.Path
	if trail.Gone != nil {
		f.Message = problem.Text{
			Vi: "tệp này đã công khai nhưng bị xóa ngày %s", En: "this file was public and was deleted on %s",
		}.With(in.dayOf(trail.Gone.At))
		restore = "git checkout " + trail.Gone.Commit[:min(12, len(trail.Gone.Commit))] + "^ -- " + trail.Path
	}
	way := problem.Text{
		Vi: "rút đề nghị thì thêm [withdrawal], gỡ thông tin cá nhân thì thêm [removal]",
		En: "to take it back add [withdrawal], to take personal data away add [removal]",
	}
	if record.Kind(last.Facts.Kind) != record.KindNomination {
		way = problem.Text{
			Vi: "sửa sai sót thì thêm [[corrections]], gỡ nội dung thì thêm [removal]",
			En: "for a slip add [[corrections]], to take the content away add [removal]",
		}
	}
	f.Hint = problem.Text{
		Vi: "khôi phục tệp: " + restore + "; " + way.Vi, En: "bring the file back: " + restore + "; " + way.En,
	}
	return f
}
