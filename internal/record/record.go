// Package record holds the domain: the kinds of record that a site is made of, their fields, and the set they form.
//
// Each kind is one Go struct whose tags are its field table (package field); decoding, messages and references all
// come from there. In: values, through field.Struct.Bind. Out: typed records, and Set, which resolves references.
// The package knows no TOML, no HTML, no git and no network, and judges no rule of law.
package record

import (
	"cmp"
	"slices"

	"congkhai/internal/calendar"
	"congkhai/internal/field"
	"congkhai/internal/lang"
)

// Kind names a kind of record.
type Kind string

// The kinds, in the order in which messages and exports list them.
const (
	KindUnit       Kind = "unit"
	KindCluster    Kind = "cluster"
	KindAward      Kind = "award"
	KindRule       Kind = "rule"
	KindYear       Kind = "holidays"
	KindPlan       Kind = "plan"
	KindExemplar   Kind = "exemplar"
	KindRound      Kind = "round"
	KindNomination Kind = "nomination"
	KindRegister   Kind = "opinions"
	KindDecision   Kind = "decision"
	KindReport     Kind = "report"
	KindPage       Kind = "page"
)

// Base is what every record has: who it is and where it comes from.
type Base struct {
	ID      string // path below the kind's folder, without extension, NFC
	Kind    Kind
	File    string // path in the site's folder, with slashes, as on disk
	Builtin bool   // comes with the program, not with the site

	Refs  []field.Ref  // references to other records, with the paths of their keys
	Files []field.File // references to files beside the record

	Blob   [20]byte // name of the file's content in a git repository (SHA-1)
	Digest [32]byte // SHA-256 of the file, of rounds and what lies in their folders

	BodyLine int // line of the file on which the Markdown body begins; 0 when its places must be looked up

	Summary      string             `key:"summary" is:"text"`
	Body         string             `key:"body" is:"markdown"`
	Draft        bool               `key:"draft"`
	Example      bool               `key:"example"`
	Documents    []Document         `key:"documents"`
	Corrections  []Correction       `key:"corrections"`
	Removal      *Removal           `key:"removal"`
	Sources      []string           `key:"sources" is:"text"`
	Translations field.Translations `key:"translations"`
}

// Document is a paper: in the site (File), elsewhere (URL), or only named.
type Document struct {
	Title  string        `key:"title" is:"required text"`
	File   string        `key:"file" is:"file"`
	URL    string        `key:"url" is:"url"`
	Number string        `key:"number"`
	Issued calendar.Date `key:"issued"`
}

// Correction tells readers what was put right, and when.
type Correction struct {
	On   calendar.Date `key:"on" is:"required"`
	Note string        `key:"note" is:"required text"`
}

// Removal takes the personal content of a record off the site; a stub without a name stays.
type Removal struct {
	On    calendar.Date `key:"on" is:"required"`
	Basis string        `key:"basis" is:"required" enum:"request retention order"`
}

// Contact is how an office is reached.
type Contact struct {
	Name    string `key:"name" is:"text"`
	Address string `key:"address" is:"text"`
	Email   string `key:"email" is:"email"`
	Phone   string `key:"phone" is:"phone"`
	Hours   string `key:"hours" is:"text"`
	Website string `key:"website" is:"url"`
}

// Period is a span of time; either end may be a year, a month or a day.
type Period struct {
	From calendar.Partial `key:"from" is:"required"`
	To   calendar.Partial `key:"to"`
}

// Record is any record.
type Record interface{ Common() *Base }

// Common returns the part that all records have.
func (b *Base) Common() *Base { return b }

// Ref is the record as messages and maps name it.
type Ref struct {
	Kind Kind
	ID   string
}

// Ref names the record.
func (b *Base) Ref() Ref { return Ref{b.Kind, b.ID} }

// Withheld reports whether the record's personal content has been taken off the site.
func (b *Base) Withheld() bool { return b.Removal != nil }

// Words returns a text of the record with its translation, if it has one.
func (b *Base) Words(path, original string) lang.Words {
	return lang.Words{Vi: original, En: b.Translations["en"][path]}
}

// sorted returns the values of a map of records by identity.
func sorted[T Record](m map[string]T) []T {
	list := make([]T, 0, len(m))
	for _, r := range m {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b T) int { return cmp.Compare(a.Common().ID, b.Common().ID) })
	return list
}
