// Package reference describes what may be written in a site's files: every key of site.toml and of each kind of
// record, with its shape, its legal values and its meaning.
//
// In: the field tables, and the explanations that new records carry as comments. Out: tables of keys for a page that
// shows them. The package writes no HTML, and knows no word that is not said of a key elsewhere.
package reference

import (
	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/sample"
)

// Reference is every key that a site's files may hold.
type Reference struct {
	Settings []*Table // of site.toml
	Common   []*Table // of every record
	Kinds    []*Kind
	Layouts  []Layout
	Nodes    []Node
}

// Kind is a kind of record with the keys that only it has.
type Kind struct {
	Name   string
	File   string // where its records lie, with a star for what is free
	Tables []*Table
}

// Layout is a file of layouts/.
type Layout struct {
	Name  string
	Own   bool   // the site has one of its own
	About string // the name under which the interface texts say what it shows; "" for parts
	Node  string // the type of what it shows; "" where no page of the site has it
}

// Table is the keys of one TOML table.
type Table struct {
	Path  string // "" at the top of the file
	Many  bool   // an array of tables
	Short bool   // may be written as a text instead
	Free  bool   // its keys are slugs of the site's own
	About lang.Words
	Keys  []Key
}

// Header is the table as it is written: "[contact]", "[[nav.links]]".
func (t *Table) Header() string {
	if t.Many {
		return "[[" + t.Path + "]]"
	}
	return "[" + t.Path + "]"
}

// Key is one key.
type Key struct {
	Name         string
	Shape        string // what it takes, as the interface texts name it
	Required     bool
	Translatable bool
	Private      bool
	Values       []Value
	Refs         []string // kinds of record that it names
	Endings      []string // of a file of static/
	Least, Most  string   // bounds of a number, "" for none
	About        lang.Words
}

// Value is a legal value of a key, with its meaning where the word does not say it.
type Value struct {
	Text    string
	Meaning string // in Vietnamese
}

// files says where the records of each kind lie.
var files = map[record.Kind]string{
	record.KindRound: "content/rounds/*/round.toml", record.KindNomination: "content/rounds/*/*.toml", record.KindRegister: "content/rounds/*/opinions.toml",
}

// New makes the reference. layouts are the files of layouts/, the embedded ones with the site's own; nodes is one
// value of each type that layouts show.
func New(layouts []Layout, nodes []any) *Reference {
	r := &Reference{Settings: tables("site", field.Of[config.Config](), nil), Layouts: layouts}
	for _, node := range nodes {
		r.Nodes = append(r.Nodes, nodeOf(node))
	}
	base := field.Of[record.Base]()
	r.Common = tables("", base, nil)
	for _, name := range sample.Kinds() {
		kind := record.Kind(name)
		file, ok := files[kind]
		if !ok {
			file = "content/" + record.Folders[kind] + "/*.toml"
		}
		r.Kinds = append(r.Kinds, &Kind{Name: name, File: file, Tables: tables(name, record.Tables[kind], base)})
	}
	return r
}

// tables lists the table of a struct and those below it, without the keys of another struct.
func tables(kind string, s, without *field.Struct) []*Table {
	top := &Table{}
	list := []*Table{top}
	var walk func(t *Table, s *field.Struct)
	walk = func(t *Table, s *field.Struct) {
		for i := range s.Fields {
			f := &s.Fields[i]
			if without != nil && t == top {
				if _, shared := without.Field(f.Key); shared {
					continue
				}
			}
			path := f.Key
			if t.Path != "" {
				path = t.Path + "." + f.Key
			}
			key := keyOf(kind, path, f)
			t.Keys = append(t.Keys, key)
			switch {
			case f.Sub != nil:
				below := &Table{Path: path, Many: f.Type == field.Tables, Short: f.Short, About: key.About}
				list = append(list, below)
				walk(below, f.Sub)
			case f.Type == field.TextMap:
				list = append(list, &Table{Path: path, Free: true, About: key.About})
			}
		}
	}
	walk(top, s)
	return list
}
