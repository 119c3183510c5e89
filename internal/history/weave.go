package history

import (
	"path"
	"slices"
	"strings"
	"time"

	"congkhai/internal/load"
)

// source is a text that stood at a path: what is read from it depends on both.
type source struct{ Blob, Path string }

// parting is a rename that is none: the file went away, and another, about somebody else, came in the same commit.
type parting struct {
	commit   string
	was, now string
}

// weaver puts the commits together to trails.
type weaver struct {
	records map[string]bool     // whether files of a folder with an ending are records
	cut     map[string]bool     // commits whose parents are not there
	parted  map[parting]bool    // renames that are none
	live    map[string]*Trail   // by path
	gone    map[string]*Trail   // by the last path
	touched map[string]*Version // by folder: the last commit that touched a file in or below it
}

// weave makes the trails out of the commits of the main line, the newest first.
func weave(commits []commit, cut map[string]bool, parted map[parting]bool) *weaver {
	w := &weaver{
		records: map[string]bool{}, cut: cut, parted: parted,
		live: map[string]*Trail{}, gone: map[string]*Trail{}, touched: map[string]*Version{},
	}
	for i := len(commits) - 1; i >= 0; i-- {
		w.add(&commits[i])
	}
	return w
}

// add takes in one commit. What went away comes first: its path may be that of what came.
func (w *weaver) add(c *commit) {
	here := c.version()
	moved := map[string]*Trail{}
	for _, m := range c.Moves {
		w.touch(m.Was, here)
		w.touch(m.Is, here)
		t := w.live[m.Was]
		if t == nil || m.Was == m.Is {
			continue
		}
		delete(w.live, m.Was)
		if w.renames(c, m) {
			moved[m.Is] = t
			continue
		}
		t.Gone, t.blob = c.version(), ""
		w.gone[m.Was] = t
	}
	for _, m := range c.Moves {
		if m.Is == "" || !w.isRecord(m.Is) {
			continue
		}
		v := c.version()
		v.blob, v.Path = m.IsBlob, m.Is
		w.append(m.Is, v, moved[m.Is])
	}
}

// append gives a trail its next version. moved is the trail that was renamed to the path, if one was.
func (w *weaver) append(name string, v *Version, moved *Trail) {
	t := moved
	if t == nil {
		t = w.live[name]
	}
	if t == nil {
		t = w.gone[name]
	}
	if t == nil {
		t = &Trail{cut: w.cut[v.Commit]}
	}
	delete(w.gone, name)
	w.live[name] = t
	if t.blob == v.blob && t.Path == name {
		return
	}
	t.Path, t.blob, t.Gone = name, v.blob, nil
	t.Versions = append(t.Versions, v)
}

// renames reports whether a move takes a record's file to another path where it is still a record.
func (w *weaver) renames(c *commit, m move) bool {
	return m.Is != "" && w.isRecord(m.Is) && !w.parted[parting{c.ID, m.Was, m.Is}]
}

// touch notes a commit at every folder above a file.
func (w *weaver) touch(file string, v *Version) {
	for file != "" {
		file = file[:max(strings.LastIndexByte(file, '/'), 0)]
		if file == "" || w.touched[file] == v {
			return
		}
		w.touched[file] = v
	}
}

// emptiest are the shortest texts that can be read as a record.
var emptiest = map[string]string{".toml": "#", ".md": "+++\n+++\n"}

// isRecord reports whether a file is a record by its path.
func (w *weaver) isRecord(name string) bool {
	folder, base := path.Split(name)
	ext := path.Ext(base)
	if emptiest[ext] == "" || strings.HasPrefix(base, ".") {
		return false
	}
	is, known := w.records[folder+ext]
	if !known {
		_, is = load.Decode(folder+"x"+ext, []byte(emptiest[ext]))
		is = is && !strings.Contains(folder, "/.")
		w.records[folder+ext] = is
	}
	return is
}

// version is a version that begins with the commit. Its time is zero where that of the commit cannot be one.
func (c *commit) version() *Version {
	v := &Version{Commit: c.ID, Rewritten: c.Rewritten}
	if c.At != 0 {
		v.At = time.Unix(c.At, 0).UTC()
	}
	if c.Written != 0 {
		v.written = time.Unix(c.Written, 0).UTC()
	}
	return v
}

// wanted lists the texts whose facts are needed: those of files with several versions, and the last of those gone.
func (w *weaver) wanted() []source {
	var list []source
	for _, trails := range []map[string]*Trail{w.live, w.gone} {
		for _, t := range trails {
			if len(t.Versions) == 1 && t.Gone == nil {
				continue
			}
			for _, v := range t.Versions {
				list = append(list, source{v.blob, v.Path})
			}
		}
	}
	slices.SortFunc(list, source.compare)
	return slices.Compact(list)
}

func (s source) compare(other source) int {
	if c := strings.Compare(s.Blob, other.Blob); c != 0 {
		return c
	}
	return strings.Compare(s.Path, other.Path)
}

// partings lists the renames that are none: before and after them stand records of another kind, or other candidates.
func partings(commits []commit, facts map[source]*Facts) map[parting]bool {
	found := map[parting]bool{}
	for _, c := range commits {
		for _, m := range c.Moves {
			if m.Was == m.Is || m.Was == "" || m.Is == "" || m.WasBlob == m.IsBlob {
				continue
			}
			old, now := facts[source{m.WasBlob, m.Was}], facts[source{m.IsBlob, m.Is}]
			if old == nil || now == nil {
				continue
			}
			other := old.Subject != "" && now.Subject != "" && old.Subject != now.Subject
			if other || old.Kind != now.Kind {
				found[parting{c.ID, m.Was, m.Is}] = true
			}
		}
	}
	return found
}
