package check

import (
	"fmt"
	"strings"

	"congkhai/internal/history"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// recordRenamed, record/renamed: a record that the public saw lies in a file of another name now: its address, and the
// code that letters name, are others.
var recordRenamed = Rule{
	ID: "record/renamed", Severity: problem.Warning,
	Source: "principle: an address that was public stays",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		rounds, renamed := in.roundNames(), in.renames()
		for _, r := range in.all {
			b := r.Common()
			if b.Draft || b.Builtin || !record.HasPage(b.Kind) {
				continue
			}
			old := in.formerly(r, renamed)
			if old == "" {
				continue
			}
			if b.Kind == record.KindNomination {
				id, name, _ := strings.Cut(old, "/")
				round, now, _ := strings.Cut(b.ID, "/")
				if rounds[id] != round || name == now {
					continue // told of its round, or by record/deleted
				}
				old = round + "/" + name
			}
			was := *b
			was.ID = old
			way := problem.Text{}
			if ext := b.File[strings.LastIndexByte(b.File, '.'):]; b.Kind == record.KindRound {
				way = renameTo("content/rounds/"+b.ID, "content/rounds/"+old)
			} else {
				way = renameTo(b.File, "content/"+record.Folders[b.Kind]+"/"+old+ext)
			}
			report(Finding{
				Record: r,
				Message: problem.Text{
					Vi: "bản ghi này đã công khai ở %[1]s, nay tệp đổi tên nên ở %[2]s: liên kết và mã đã công bố không dùng được nữa",
					En: "this record was public at %[1]s; the file was renamed and it is at %[2]s: links and codes that are in use lead nowhere",
				}.With(was.URL(), b.URL()),
				Hint: way,
			})
		}
	},
}

func renameTo(file, old string) problem.Text {
	return problem.Text{
		Vi: "trả lại tên cũ: git mv %[1]s %[2]s; muốn đổi cách viết trên trang thì sửa bên trong tệp",
		En: "put the name back: git mv %[1]s %[2]s; what the page shows is changed inside the file",
	}.With(file, old)
}

// roundNames gives the rounds by the identities that they have and had.
func (in *Input) roundNames() map[string]string {
	names := map[string]string{}
	for _, r := range in.rounds {
		for id := range in.folders(r) {
			if _, there := in.Set.Rounds[id]; !there {
				names[id] = r.ID
			}
		}
		names[r.ID] = r.ID
	}
	return names
}

// formerly is the identity under which a record was first public, where that is another than it has and no record has it
// now; else "". renamed are renames that are not committed.
func (in *Input) formerly(r record.Record, renamed map[*history.Trail]record.Record) string {
	b := r.Common()
	trail := in.trailOf(r, renamed)
	if trail == nil {
		return ""
	}
	for i, v := range trail.Versions {
		if v.Facts == nil || v.Facts.Draft || v.Facts.Kind != string(b.Kind) {
			continue
		}
		until := in.AsOf
		if i+1 < len(trail.Versions) {
			until = trail.Versions[i+1].Earliest()
		}
		if day, dated := in.publicFrom(v); dated && (day.IsZero() || in.start(day).After(until)) {
			continue
		}
		if _, there := in.Set.Find(b.Kind, v.Facts.ID); there {
			return ""
		}
		return v.Facts.ID
	}
	return ""
}

// trailOf is the history of a record's file; renamed are renames that are not committed.
func (in *Input) trailOf(r record.Record, renamed map[*history.Trail]record.Record) *history.Trail {
	for was, is := range renamed {
		if is == r {
			return was
		}
	}
	return in.History.Trail(r.Common().File)
}

// renames finds renames that are not committed: files that are gone from disk, and the records that say the same in a
// file that git does not know, nominations in the same round.
func (in *Input) renames() map[*history.Trail]record.Record {
	var missing []*history.Trail
	for _, trail := range in.History.Trails() {
		if f := trail.Last().Facts; trail.Gone == nil && f != nil {
			if _, there := in.Set.Find(record.Kind(f.Kind), f.ID); !there && !in.broken(trail.Path) {
				missing = append(missing, trail)
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	fresh := map[string]record.Record{}
	for _, r := range in.all {
		if b := r.Common(); !b.Builtin && in.History.Trail(b.File) == nil {
			fresh[sameness(history.FactsOf(r))] = r
		}
	}
	found := map[*history.Trail]record.Record{}
	rounds := map[string]string{}
	for _, kind := range []record.Kind{record.KindRound, ""} {
		for _, trail := range missing {
			f := trail.Last().Facts
			r := fresh[sameness(f)]
			if r == nil || (f.Kind == string(record.KindRound)) != (kind == record.KindRound) {
				continue
			}
			now := r.Common().ID
			if kind == record.KindRound {
				rounds[f.ID] = now
			}
			was, _, _ := strings.Cut(f.ID, "/")
			is, _, _ := strings.Cut(now, "/")
			if f.Kind != string(record.KindNomination) || was == is || rounds[was] == is {
				found[trail] = r
			}
		}
	}
	return found
}

// sameness tells whether two records of a kind say the same.
func sameness(f *history.Facts) string {
	return fmt.Sprint(f.Kind, f.Told, f.Subject, f.Rest)
}
