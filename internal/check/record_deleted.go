package check

import (
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// recordDeleted, record/deleted: a round, a proposed award or a decision that the public saw is gone: its file was
// deleted, or became a draft, or moved to another round.
var recordDeleted = Rule{
	ID: "record/deleted", Severity: problem.Error,
	Source: "principle: withdrawn, not deleted; removal leaves a stub",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		there, renamed := in.files(), in.renames()
		for _, trail := range in.History.Trails() {
			if there[trail.Path] || in.broken(trail.Path) {
				continue
			}
			last := trail.Last()
			if last == nil || last.Facts == nil || last.Facts.Draft || !in.wasPublic(trail) || renamed[trail] != nil ||
				in.wholeExample(trail) {
				continue
			}
			report(in.deleted(trail, last))
		}
		for _, r := range in.rounds {
			if r.Draft {
				in.taken(r.Round, in.seenOf(r.Round, publishedOf), report)
				continue
			}
			listed := in.listedOf(r)
			for _, n := range r.nominations {
				if n.Draft {
					in.taken(n, in.seenOf(n, listed), report)
				}
				in.elsewhere(r, n, report)
			}
		}
		for _, d := range in.decisions {
			if d.Draft {
				in.taken(d, in.seenOf(d, signedOf), report)
			}
		}
	},
}

// wholeExample reports whether a file that is gone was an invented decision, or went with a whole invented round: those
// are there to be replaced by real records.
func (in *Input) wholeExample(trail *history.Trail) bool {
	example := trail.Last().Facts.Example
	if record.Kind(trail.Last().Facts.Kind) == record.KindDecision {
		return example
	}
	id, _ := roundOf(trail.Path)
	if in.Set.Rounds[id] != nil || in.broken("content/rounds/"+id+"/round.toml") {
		return false
	}
	round := in.History.Trail("content/rounds/" + id + "/round.toml")
	return round != nil && round.Last().Facts != nil && round.Last().Facts.Example
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
		there[d.Base.File] = true // d.File is the signed paper
	}
	return there
}

// wasPublic reports whether a file that is gone was on the site: a decision from its signing on, a round and what lies
// in its folder from the day of publication on.
func (in *Input) wasPublic(trail *history.Trail) bool {
	last, gone := trail.Last(), in.AsOf
	switch record.Kind(last.Facts.Kind) {
	case record.KindRound, record.KindNomination, record.KindDecision:
	default:
		return false
	}
	if trail.Gone != nil {
		gone = trail.Gone.Earliest()
	}
	day, _ := in.publicFrom(last)
	return !day.IsZero() && !in.start(day).After(gone)
}

// publicFrom is the day from which a version of a record was on the site, zero for never; records that are not dated
// are there at once.
func (in *Input) publicFrom(v *history.Version) (day calendar.Date, dated bool) {
	switch record.Kind(v.Facts.Kind) {
	case record.KindDecision:
		return dateOf(v.Facts, "signed"), true
	case record.KindRound, record.KindExemplar:
		return dateOf(v.Facts, "published"), true
	case record.KindNomination:
	default:
		return day, false
	}
	id, _ := roundOf(v.Path)
	for _, r := range in.rounds {
		if in.folders(r)[id] {
			if r.Draft {
				return day, true
			}
			return in.was(r), true
		}
	}
	if round := in.History.Trail("content/rounds/" + id + "/round.toml"); round != nil {
		day = dateOf(round.Last().Facts, "published")
	}
	return day, true
}

func (in *Input) deleted(trail *history.Trail, last *history.Version) Finding {
	f := Finding{
		File:    trail.Path,
		Message: problem.Text{Vi: "tệp này đã công khai nhưng không còn nữa", En: "this file was public and is gone"},
	}
	path := in.History.Pathspec(trail.Path)
	restore := "git checkout HEAD -- " + path
	if gone := trail.Gone; gone != nil {
		f.Message = problem.Text{Vi: "tệp này đã công khai nhưng bị xóa", En: "this file was public and was deleted"}
		if !gone.Rewritten {
			f.Message = problem.Text{
				Vi: "tệp này đã công khai nhưng bị xóa ngày %s", En: "this file was public and was deleted on %s",
			}.With(in.dayOf(gone.At))
		}
		restore = "git checkout " + gone.Commit[:min(12, len(gone.Commit))] + "^ -- " + path
	}
	way := lawfulWay(record.Kind(last.Facts.Kind))
	f.Hint = problem.Text{
		Vi: "khôi phục tệp: " + restore + "; " + way.Vi, En: "bring the file back: " + restore + "; " + way.En,
	}
	return f
}

// lawfulWay is what to do in place of taking a record away.
func lawfulWay(kind record.Kind) problem.Text {
	if kind == record.KindNomination {
		return problem.Text{
			Vi: "rút đề nghị thì thêm [withdrawal], gỡ thông tin cá nhân thì thêm [removal]",
			En: "to take it back add [withdrawal], to take personal data away add [removal]",
		}
	}
	return problem.Text{
		Vi: "sửa sai sót thì thêm [[corrections]], gỡ nội dung thì thêm [removal]",
		En: "for a slip add [[corrections]], to take the content away add [removal]",
	}
}

// taken reports a draft that the public saw.
func (in *Input) taken(r record.Record, versions []seen, report func(Finding)) {
	if len(versions) == 0 {
		return
	}
	way := lawfulWay(r.Common().Kind)
	report(Finding{
		Record: r, Path: "draft",
		Message: fill(problem.Text{
			Vi: "bản ghi này đã công khai (theo git, %s), nay draft = true nên không còn trên trang",
			En: "this record was public (in git, %s); with draft = true it is gone from the site",
		}, in.when(versions[0])),
		Hint: problem.Text{Vi: "bỏ draft = true; " + way.Vi, En: "take draft = true away; " + way.En},
	})
}

// elsewhere reports a nomination that the public first saw in another round, where it is not any more.
func (in *Input) elsewhere(r *round, n *record.Nomination, report func(Finding)) {
	trail := in.History.Trail(n.File)
	if trail == nil {
		return
	}
	folders := in.folders(r)
	for i, v := range trail.Versions[:len(trail.Versions)-1] {
		if v.Facts == nil || v.Facts.Draft {
			continue
		}
		day, _ := in.publicFrom(v)
		if day.IsZero() || in.start(day).After(trail.Versions[i+1].Earliest()) {
			continue
		}
		id, _ := roundOf(v.Path)
		if folders[id] || in.Set.Nominations[v.Facts.ID] != nil {
			return
		}
		report(Finding{
			Record: n,
			Message: problem.Text{
				Vi: "đề nghị này đã công khai ở đợt %[1]q, nay chuyển sang đợt khác nên không còn ở đó",
				En: "this proposed award was public in the round %[1]q, now it stands in another and is gone from there",
			}.With(id),
			Hint: problem.Text{
				Vi: "trả tệp về %[1]s và thêm [withdrawal]; ở đợt này viết tệp mới có previous = %[2]q",
				En: "put the file back to %[1]s and add [withdrawal]; in this round write a new file with previous = %[2]q",
			}.With(v.Path, v.Facts.ID),
		})
		return
	}
}
