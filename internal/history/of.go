package history

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"time"

	"congkhai/internal/load"
)

// Commit is one commit of a history that is made up: the time, and all files of the site after it.
type Commit struct {
	At      time.Time
	Written time.Time         // where the commit was made anew, when its content was written; else zero
	Files   map[string]string // texts by path in the site's folder
	Renamed map[string]string // the paths of files that were renamed, by the paths before
}

// Of is the Log of a history that is made up, the earliest commit first, as Read would read it.
func Of(commits ...Commit) *Log {
	var list []commit
	texts := map[source]string{}
	before := map[string]string{}
	for i, c := range commits {
		made := commit{ID: fmt.Sprintf("%040x", i+1), At: c.At.Unix()}
		if !c.Written.IsZero() {
			made.Rewritten, made.Written = true, c.Written.Unix()
		}
		come := map[string]bool{}
		for was, is := range c.Renamed {
			come[is] = true
			made.Moves = append(made.Moves, move{Was: was, WasBlob: nameOf(before[was]), Is: is, IsBlob: nameOf(c.Files[is])})
		}
		for name := range before {
			_, there := c.Files[name]
			if _, renamed := c.Renamed[name]; !there && !renamed {
				made.Moves = append(made.Moves, move{Was: name, WasBlob: nameOf(before[name])})
			}
		}
		for name, text := range c.Files {
			texts[source{nameOf(text), name}] = text
			if come[name] {
				continue
			}
			if old, there := before[name]; !there {
				made.Moves = append(made.Moves, move{Is: name, IsBlob: nameOf(text)})
			} else if old != text {
				made.Moves = append(made.Moves, move{Was: name, WasBlob: nameOf(old), Is: name, IsBlob: nameOf(text)})
			}
		}
		slices.SortFunc(made.Moves, func(a, b move) int { return cmp.Compare(a.Was+a.Is, b.Was+b.Is) })
		list = append(list, made)
		before = maps.Clone(c.Files)
	}
	slices.Reverse(list)
	l := &Log{State: Whole}
	if len(list) > 0 {
		l.Head = list[0].ID
	}
	facts := map[source]*Facts{}
	for s, text := range texts {
		if r, ok := load.Decode(s.Path, []byte(text)); ok {
			facts[s] = FactsOf(r)
		}
	}
	weave(list, nil, partings(list, facts)).fill(l, facts)
	l.made = facts
	return l
}

// nameOf is the name that git gives to a text.
func nameOf(text string) string {
	sum := sha1.Sum(fmt.Appendf(nil, "blob %d\x00%s", len(text), text))
	return hex.EncodeToString(sum[:])
}
