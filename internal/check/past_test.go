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

// A fixture with a history says when it is (now), and when the model site was committed (first). Files of later commits
// have the time of the commit before their path; the other files are not committed. remote is the address of a remote.
type past struct {
	now, first time.Time
	remote     string
	commits    map[time.Time][]txtar.File
}

// pastOf reads the history of a fixture; ok is false where it has none.
func pastOf(t *testing.T, a *txtar.Archive) (p past, ok bool) {
	t.Helper()
	p.commits = map[time.Time][]txtar.File{}
	zone := time.FixedZone("", 7*60*60)
	parse := func(layout, text string) time.Time {
		at, err := time.ParseInLocation(layout, strings.TrimSpace(text), zone)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
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
		for _, f := range p.commits[at] {
			files[f.Name] = string(f.Data)
			if files[f.Name] == gone {
				delete(files, f.Name)
			}
		}
		commits = append(commits, history.Commit{At: at, Files: maps.Clone(files)})
	}
	s.input.History = history.Of(commits...)
	if p.remote != "" {
		s.input.History.Remotes = []string{p.remote}
	}
	s.input.AsOf = cmp.Or(p.now, s.input.AsOf)
}
