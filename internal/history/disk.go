package history

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"maps"
	"path/filepath"
	"slices"

	"congkhai/internal/viet"
)

// Trails lists every trail, by path.
func (l *Log) Trails() []*Trail {
	list := make([]*Trail, 0, len(l.trails))
	for _, t := range l.trails {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *Trail) int { return cmp.Compare(a.Path, b.Path) })
	return list
}

// Compare is the log with what the commit that is checked out has for files that are not the same on disk, so that a
// change can be told before it is committed; it also takes note of those that differ in the ends of their lines alone. dir
// is that of Read. ids are the names that git would give the texts on disk, by path; a file without one is not there.
// Where git cannot be asked, the versions stay without Facts. What the log itself tells stays as it is: others may read
// it.
func (l *Log) Compare(dir string, ids map[string][20]byte) *Log {
	there := make(map[string]string, len(ids))
	for name := range ids {
		there[viet.NFC(name)] = name
	}
	var wanted []source
	var names []string
	for name, t := range l.trails {
		file, present := there[name]
		id := ids[file]
		if t.Gone != nil || present && (hex.EncodeToString(id[:]) == t.blob || l.isAlike(t, dir, file, id)) {
			continue
		}
		if last := t.Last(); last.Facts == nil {
			wanted = append(wanted, source{last.blob, last.Path})
			names = append(names, name)
		}
	}
	if len(wanted) == 0 {
		return l
	}
	facts, err := l.read(dir, wanted)
	if err != nil {
		return l
	}
	told := *l
	told.trails = maps.Clone(l.trails)
	for i, name := range names {
		t := *l.trails[name]
		last := *t.Last()
		last.Facts = facts[wanted[i]]
		t.Versions = append(slices.Clone(t.Versions[:len(t.Versions)-1]), &last)
		told.trails[name] = &t
	}
	return &told
}

// onDisk is a text on disk: the path in the repository, and the name that git would give it.
type onDisk struct {
	path string
	id   [20]byte
}

// isAlike reports whether a file on disk has CRLF where the commit has LF, and else the same text.
func (l *Log) isAlike(t *Trail, dir, file string, id [20]byte) bool {
	if l.made != nil {
		return false
	}
	if _, known := l.alike.Load(onDisk{t.Path, id}); known {
		return true
	}
	text, err := readRegular(filepath.Join(dir, filepath.FromSlash(file)), largest)
	if err != nil || !bytes.Contains(text, []byte("\r\n")) {
		return false
	}
	if nameOf(string(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))) != t.blob {
		return false
	}
	l.alike.Store(onDisk{t.Path, id}, nil)
	return true
}

func (l *Log) read(dir string, wanted []source) (map[source]*Facts, error) {
	if l.made != nil {
		return l.made, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err != nil {
		return nil, err
	}
	facts := map[source]*Facts{}
	return facts, g.decode(wanted, facts)
}
