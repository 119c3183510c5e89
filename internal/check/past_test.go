package check_test

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/history"
	"congkhai/internal/load"

	"github.com/rogpeppe/go-internal/txtar"
)

// gone is the text of a file that was deleted.
const gone = "(gone)\n"

// renamedFrom stands before the path of a file that was renamed.
const renamedFrom = "renamed from "

// A fixture with a history says when it is (now), and when the model site was committed (first). Files of later commits
// have the time of the commit before their path; the other files are not committed. A file "renamed from …" holds its
// new path, and one "written" of a commit says that it was made anew and when its content was written. remote is the
// address of a remote.
type past struct {
	now, first time.Time
	remote     string
	commits    map[time.Time][]txtar.File
}

// pastOf reads the history of a fixture; ok is false where it has none.
func pastOf(t *testing.T, a *txtar.Archive) (p past, ok bool) {
	t.Helper()
	p.commits = map[time.Time][]txtar.File{}
	parse := func(layout, text string) time.Time { return stamp(t, layout, text) }
	for _, f := range a.Files {
		stamp, name, timed := strings.Cut(f.Name, "/")
		switch {
		case f.Name == "now":
			p.now = parse(time.DateOnly, string(f.Data)).Add(10 * time.Hour)
		case f.Name == "first":
			p.first = parse("2006-01-02T15:04", string(f.Data))
		case f.Name == "remote":
			p.remote = strings.TrimSpace(string(f.Data))
		case timed && strings.HasPrefix(stamp, "20"):
			at := parse("2006-01-02T15:04", stamp)
			p.commits[at] = append(p.commits[at], txtar.File{Name: name, Data: f.Data})
		}
	}
	return p, !p.now.IsZero()
}

func stamp(t *testing.T, layout, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation(layout, strings.TrimSpace(text), time.FixedZone("", 7*60*60))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// committed lays the files of commits before those that are not committed.
func committed(t *testing.T, archives []*txtar.Archive) []*txtar.Archive {
	var list []*txtar.Archive
	for _, a := range archives {
		p, _ := pastOf(t, a)
		for _, at := range slices.SortedFunc(maps.Keys(p.commits), time.Time.Compare) {
			list = append(list, &txtar.Archive{Files: p.commits[at]})
		}
		list = append(list, a)
	}
	return list
}

// remember gives a site the history that its fixture tells.
func (s *site) remember(t *testing.T, archives []*txtar.Archive) {
	t.Helper()
	p, ok := pastOf(t, archives[len(archives)-1])
	if !ok {
		return
	}
	files := map[string]string{}
	for _, f := range archives[0].Files {
		if strings.HasPrefix(f.Name, load.Folder+"/") {
			files[f.Name] = string(f.Data)
		}
	}
	commits := []history.Commit{{At: p.first, Files: maps.Clone(files)}}
	for _, at := range slices.SortedFunc(maps.Keys(p.commits), time.Time.Compare) {
		c := history.Commit{At: at, Renamed: map[string]string{}}
		for _, f := range p.commits[at] {
			text := strings.TrimSpace(string(f.Data))
			if was, ok := strings.CutPrefix(f.Name, renamedFrom); ok {
				c.Renamed[was] = text
				files[text] = files[was]
				delete(files, was)
				continue
			}
			if f.Name == "written" {
				c.Written = stamp(t, "2006-01-02T15:04", text)
				continue
			}
			files[f.Name] = string(f.Data)
			if files[f.Name] == gone {
				delete(files, f.Name)
			}
		}
		c.Files = maps.Clone(files)
		commits = append(commits, c)
	}
	s.input.History = history.Of(commits...)
	ids := map[string][20]byte{}
	for _, r := range s.input.Set.All() {
		if b := r.Common(); !b.Builtin {
			ids[b.File] = b.Blob
		}
	}
	s.input.History = s.input.History.Compare("", ids)
	if p.remote != "" {
		s.input.History.Remotes = []string{p.remote}
	}
	s.input.AsOf = cmp.Or(p.now, s.input.AsOf)
}
