package history

import (
	"cmp"
	"context"
	"encoding/hex"
	"maps"
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
// change can be told before it is committed. dir is that of Read. ids are the names that git would give the texts on
// disk, by path; a file without one is not there. Where git cannot be asked, the versions stay without Facts. The log
// itself is left as it is: others may read it.
func (l *Log) Compare(dir string, ids map[string][20]byte) *Log {
	there := make(map[string]string, len(ids))
	for name, id := range ids {
		there[viet.NFC(name)] = hex.EncodeToString(id[:])
	}
	var wanted []source
	var names []string
	for name, t := range l.trails {
		last := t.Last()
		if t.Gone == nil && last.Facts == nil && there[name] != t.blob {
			wanted = append(wanted, source{last.blob, last.path})
			names = append(names, name)
		}
	}
	if len(wanted) == 0 {
		return l
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err != nil {
		return l
	}
	facts := map[source]*Facts{}
	if err := g.decode(wanted, facts); err != nil {
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
