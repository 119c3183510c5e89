package history

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"sync"

	"congkhai/internal/viet"
)

// Read reads the history of the site in dir, which may be a folder in a repository. cache is a file that keeps what
// was read for the next time, "" for none: it makes reading faster, and lets it see that the history was written again.
// Where git knows nothing the Log says so.
func Read(dir, cache string) *Log {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err != nil {
		return &Log{Why: why(err)}
	}
	l, err := g.read(cache)
	if err != nil {
		return &Log{Why: why(err)}
	}
	return l
}

// ReadAt reads the history of the site in dir as it was at a revision, which Tree takes too.
func ReadAt(dir, rev string) *Log {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err == nil {
		g.head, err = g.commit(rev)
	}
	if err != nil {
		return &Log{Why: why(err)}
	}
	l, err := g.read("")
	if err != nil {
		return &Log{Why: why(err)}
	}
	return l
}

// Current reports whether what was read is still what is checked out.
func (l *Log) Current(dir string) bool {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err != nil {
		return false
	}
	at, _, err := g.position()
	return err == nil && at == l.at
}

func (g *git) read(cache string) (*Log, error) {
	at, cut, err := g.position()
	if err != nil {
		return nil, err
	}
	l := &Log{State: Whole, Head: at.Head, at: at, cut: cut, Remotes: g.remotes()}
	if at.Shallow {
		l.State = Shallow
	}
	past := g.remembered(cache)
	now := past
	if past.At != at {
		commits, err := g.walk(at.Prefix)
		if err != nil {
			return nil, err
		}
		now = &memory{At: at, Commits: commits, facts: past.facts}
		l.Broken = past.At.Head != "" && past.At.Head != at.Head && !at.Shallow && !g.holds(past.At.Head)
	}
	known := len(now.facts)
	w := weave(now.Commits, cut, nil)
	wanted := w.wanted()
	if err := g.decode(wanted, now.facts); err != nil {
		return nil, err
	}
	if parted := partings(now.Commits, now.facts); len(parted) > 0 {
		w = weave(now.Commits, cut, parted)
		wanted = union(wanted, w.wanted())
		if err := g.decode(wanted, now.facts); err != nil {
			return nil, err
		}
	}
	w.fill(l, now.facts)
	if past.At != at || len(now.facts) != known {
		now.write(cache, wanted)
	}
	return l, nil
}

// remembered reads the cache. One that the repository itself brought is not ours and tells nothing.
func (g *git) remembered(cache string) *memory {
	m := readCache(cache)
	if m.At.Head == "" {
		return m
	}
	name, err := filepath.Rel(g.dir, cache)
	if err == nil && filepath.IsLocal(name) {
		if out, err := g.output("ls-tree", "HEAD", "--", filepath.ToSlash(name)); err != nil || out != "" {
			return readCache("")
		}
	}
	return m
}

func union(a, b []source) []source {
	all := slices.Concat(a, b)
	slices.SortFunc(all, source.compare)
	return slices.Compact(all)
}

// holds reports whether a commit is in the history of the one that is checked out.
func (g *git) holds(commit string) bool {
	_, err := g.output("merge-base", "--is-ancestor", commit, g.head)
	return err == nil
}

// fill gives a Log its trails, and their versions what they say.
func (w *weaver) fill(l *Log, facts map[source]*Facts) {
	l.touched, l.alike = w.touched, &sync.Map{}
	l.trails = make(map[string]*Trail, len(w.live)+len(w.gone))
	for _, trails := range []map[string]*Trail{w.gone, w.live} {
		for name, t := range trails {
			l.trails[viet.NFC(name)] = t
			if len(t.Versions) == 1 && t.Gone == nil {
				continue
			}
			for _, v := range t.Versions {
				v.Facts = facts[source{v.blob, v.Path}]
			}
		}
	}
	for _, t := range w.gone {
		l.gone = append(l.gone, t)
	}
	slices.SortFunc(l.gone, func(a, b *Trail) int { return cmp.Compare(a.Path, b.Path) })
}
