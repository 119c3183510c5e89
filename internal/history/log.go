package history

import (
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"congkhai/internal/viet"
)

// Trail is the life of the file at a path in the site's folder, which may be gone; nil where nothing is known of it.
func (l *Log) Trail(file string) *Trail {
	return l.trails[viet.NFC(file)]
}

// Gone lists the files that were deleted and not made again, by path.
func (l *Log) Gone() []*Trail {
	return slices.Clone(l.gone)
}

// Committed reports whether what lies on disk at a path is what the commit that is checked out has there. ids are the
// names that git would give the text; one whose lines end in CRLF where the commit has LF counts as the same once Compare
// has seen it. In a repository whose names are of another kind, every known file counts as committed. Where State is
// None, nothing does.
func (l *Log) Committed(file string, ids ...[20]byte) bool {
	t := l.Trail(file)
	if t == nil || t.Gone != nil {
		return false
	}
	if len(t.blob) != 2*len([20]byte{}) {
		return true
	}
	return slices.ContainsFunc(ids, func(id [20]byte) bool {
		_, alike := l.alike.Load(onDisk{t.Path, id})
		return alike || hex.EncodeToString(id[:]) == t.blob
	})
}

// Touched is the last commit on the main line that touched a file in or below a folder ("content/rounds/2026-11-hcld"),
// a record or not. It is not ok where there is none, and where the clone is too short to know.
func (l *Log) Touched(folder string) (commit string, at time.Time, ok bool) {
	v := l.touched[strings.TrimSuffix(folder, "/")]
	if v == nil || l.cut[v.Commit] {
		return "", time.Time{}, false
	}
	return v.Commit, v.At, true
}

// First is when the file appeared on the main line. It is not ok where the history does not tell: in a clone without
// its older commits, and when the commit was made anew long after its content.
func (t *Trail) First() (at time.Time, ok bool) {
	first := t.Versions[0]
	if t.cut || first.Rewritten {
		return time.Time{}, false
	}
	return first.At, true
}

// Pathspec is a path in the site's folder as commands of git name it: where the site is a part of its repository, from any
// folder of that.
func (l *Log) Pathspec(file string) string {
	if l.at.Prefix == "" {
		return file
	}
	return ":/" + l.at.Prefix + file
}

// Public is the first version that is no draft; nil where all are.
func (t *Trail) Public() *Version {
	for _, v := range t.Versions {
		if v.Facts == nil || !v.Facts.Draft {
			return v
		}
	}
	return nil
}

// Since is the trail from one of its versions on.
func (t *Trail) Since(first *Version) *Trail {
	later := *t
	i := slices.Index(t.Versions, first)
	later.Versions, later.cut = t.Versions[i:], t.cut && i == 0
	return &later
}

// Known reports whether a version's At is when it appeared: not where the commit was made anew, nor for the first one
// of a clone without its older commits.
func (t *Trail) Known(v *Version) bool {
	return !v.Rewritten && !(t.cut && v == t.Versions[0])
}

// Earliest is the earliest instant at which a version, or a deletion, can have appeared: At, or where the commit was
// made anew, when its content was written. It is zero where not even that is known.
func (v *Version) Earliest() time.Time {
	if v.Rewritten {
		return v.written
	}
	return v.At
}

// Last is the version that is checked out, or the last one before the file was deleted.
func (t *Trail) Last() *Version {
	return t.Versions[len(t.Versions)-1]
}
