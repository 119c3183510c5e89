// Package problem holds what is wrong with the content: where, what, and how to mend it.
//
// Every stage of the program that reads content adds to one list of problems. A Problem carries its words in both
// languages; the command that prints it chooses one. The package knows nothing of records, rules or files beyond
// their names.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says whether a problem stops publishing.
type Severity int

// Errors block publishing and cannot be silenced; warnings do neither.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Text is one sentence in both languages, with the same placeholders in both (see With).
type Text struct{ Vi, En string }

// With fills the placeholders (fmt verbs, indexed where the order of words differs) of both languages.
func (t Text) With(args ...any) Text {
	if len(args) == 0 {
		return t
	}
	return Text{Vi: fmt.Sprintf(t.Vi, args...), En: fmt.Sprintf(t.En, args...)}
}

// In returns the text in a language, "vi" or "en"; any other language reads English.
func (t Text) In(lang string) string {
	if lang == "vi" {
		return t.Vi
	}
	return t.En
}

// Pos is a place in a file. Lines and columns count from 1, columns in code points, a tab being one. Width is how
// many code points the place covers. Line 0 means the file as a whole.
type Pos struct {
	File                string
	Line, Column, Width int
}

// Note points at another place that belongs to a problem.
type Note struct {
	Pos
	Text Text
}

// Problem is one thing wrong with the content.
type Problem struct {
	Pos
	ID       string // noun/problem, stable for ever
	Severity Severity
	Message  Text
	Hint     Text // an action or a question; may be empty
	Notes    []Note
	Private  bool // the line holds something personal: never print an excerpt of it
}

// Sort orders problems by file, place and ID, and drops exact repetitions.
func Sort(list []Problem) []Problem {
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.ID, b.ID),
			strings.Compare(a.Message.En, b.Message.En),
		)
	})
	return slices.CompactFunc(list, func(a, b Problem) bool {
		return a.Pos == b.Pos && a.ID == b.ID && a.Message == b.Message
	})
}

// HasErrors reports whether any problem of the list blocks publishing.
func HasErrors(list []Problem) bool {
	return slices.ContainsFunc(list, func(p Problem) bool { return p.Severity == Error })
}
