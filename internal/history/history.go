// Package history says what git knows of a site: when each record appeared and changed, and what changed.
//
// In: the site's folder, and old texts through package load, leniently. Out: a Log with a Trail for each file of
// content/. A change tells old and new values of dates, awards, classes, units and stages only; of everything else it
// tells that there was a change, so that what was taken away does not come back. Neither the words nor the authors of
// commits are read. Whatever cannot be known (no repository, a shallow clone, times that were written again) is said
// and never turned into a date. The package runs a fixed number of git commands, none of which runs a program that the
// repository's configuration names, and knows no HTML.
package history

import (
	"sync"
	"time"
)

// State says how much git knows.
type State int

// The states of a Log.
const (
	None    State = iota // no repository, no git, or git refuses to read it: Log.Why says which
	Shallow              // a clone without its older commits: what is oldest in it may be older
	Whole
)

// Log is the history of a site's records. The zero Log knows nothing.
type Log struct {
	State   State
	Why     string   // of None, in words for messages: "no-repository", "no-git", "refused", "empty", "failed"
	Head    string   // the commit that is checked out, "" where there is none
	Remotes []string // addresses of remotes, without user names and passwords
	Broken  bool     // the commit that was last read is no longer in the history: it was written again
	at      position
	trails  map[string]*Trail // by path in composed form, those of files that are gone too
	alike   *sync.Map         // by onDisk: what on disk has the text of the commit with other ends of lines
	made    map[source]*Facts // of a history that is made up: what its texts say
	gone    []*Trail
	touched map[string]*Version // by folder: the last commit that touched it
	cut     map[string]bool     // commits whose parents are not there
}

// Trail is the life of one file of content/ on the main line of the history, followed through renames.
type Trail struct {
	Path     string     // in the site's folder, with slashes; the last one for a file that is gone
	Versions []*Version // the oldest first, at least one
	Gone     *Version   // the commit that deleted the file, nil while it is there; only Commit, At and Rewritten are set
	blob     string     // at the commit that is checked out
	cut      bool       // the first version comes from a commit whose parents are not there
}

// Version is the content of a file since a commit.
type Version struct {
	Commit    string
	At        time.Time // when the commit was made, on the main line
	Rewritten bool      // the commit was made anew more than a day after its content was written: At is not when it appeared
	Path      string    // where the file lay then; "" of a commit that deleted it
	Facts     *Facts    // nil where the text could not be read as a record
	written   time.Time
	blob      string
}

// Fact is a value of a record that may be told again: a date, an award, a class, a unit or a stage.
type Fact struct {
	Path  string // of the key, such as "closes", "extensions.0.to", "outcomes.2026-11-hcld/an.result"
	Value string // as the record has it: dates as 2026-08-20, identities, enums
}

// Facts is what a record says, as far as history may tell it.
type Facts struct {
	Kind        string // of the record
	ID          string
	Draft       bool
	Example     bool
	Removed     bool // [removal] is set
	Corrections int  // how many corrections it lists
	Told        []Fact
	Subject     string // digest of whom or what it is about: the candidate's name and kind, the decision's number and authority; "" where there is none
	Rest        string // digest of everything else that is published
}

// Value is the value of a told fact, "" where there is none.
func (f *Facts) Value(path string) string {
	if f == nil {
		return ""
	}
	for _, fact := range f.Told {
		if fact.Path == path {
			return fact.Value
		}
	}
	return ""
}

// Change is one difference between two versions of a record. Path is "" for changes whose values are not told.
type Change struct {
	Path     string
	Old, New string // "" where the value was not there
}
