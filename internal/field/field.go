// Package field describes the keys of a record kind once, and binds decoded values to it.
//
// The description is the Go struct itself: every field that a file may set carries a tag. From it come the binding
// of values, the messages about wrong ones, the references between records and the list of texts that may be
// translated. In: values as package decode gives them. Out: a filled struct and a list of faults, each with the path
// of its key. The package knows no record, no file and no TOML syntax.
//
// Tags:
//
//	key:"name"                  the key in the file; fields without it belong to the program
//	is:"required private …"     required, private (never published), personal (published, but a wrong value may hold
//	                            more than it should, so no line with it is printed), text (may be translated), markdown,
//	                            file, url, link (a url or a path of the site), email, phone, colour (#rrggbb), slug, month (YYYY-MM),
//	                            short (a table that may be given as its first text)
//	enum:"open closed"          the legal values of a text, or of each text of a list
//	ref:"unit cluster"          a reference to a record of one of these kinds
//	static:"svg png"            a file of static/ whose name ends in one of these
//	min:"1" max:"100"           bounds of a number, both included
package field

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/calendar"
)

// Type is the shape of a value.
type Type int

// The shapes that a key can have.
const (
	Text Type = iota
	Texts
	Bool
	Int
	Number
	Date
	PartialDate
	Table    // one table
	Tables   // an array of tables
	TextMap  // a table of free keys, each a text
	Language // the translations table
)

// Field is one key.
type Field struct {
	Key      string
	Type     Type
	Required bool
	Private  bool // never published, never printed
	Personal bool // published, but a wrong value is never printed
	Words    bool // a text for readers: may be translated
	Markdown bool
	File     bool
	URL      bool
	Link     bool // a full web address, or a path of the site that begins with a slash
	Email    bool
	Phone    bool
	Colour   bool
	Slug     bool
	Month    bool
	Short    bool
	Enum     []string
	Ref      []string
	Static   []string // endings that a file of static/ may have
	Min, Max float64
	Sub      *Struct // of Table and Tables
	index    []int
	pointer  bool
}

// Struct is the field table of one Go struct.
type Struct struct {
	Fields []Field
	byKey  map[string]*Field
	goType reflect.Type
}

// Field returns the field of a key.
func (s *Struct) Field(key string) (*Field, bool) {
	f, ok := s.byKey[key]
	return f, ok
}

// Keys lists the keys in the order in which they are declared.
func (s *Struct) Keys() []string {
	keys := make([]string, len(s.Fields))
	for i := range s.Fields {
		keys[i] = s.Fields[i].Key
	}
	return keys
}

// Translations is the type of the key that carries texts in other languages: language, then path of the key, then
// text.
type Translations map[string]map[string]string

var (
	dateType         = reflect.TypeFor[calendar.Date]()
	partialType      = reflect.TypeFor[calendar.Partial]()
	translationsType = reflect.TypeFor[Translations]()
	textMapType      = reflect.TypeFor[map[string]string]()
)

// Of reads the field table of a struct type from its tags. A wrong tag is a mistake of the programmer and panics.
func Of[T any]() *Struct {
	return of(reflect.TypeFor[T]())
}

func of(t reflect.Type) *Struct {
	s := &Struct{goType: t, byKey: map[string]*Field{}}
	for _, sf := range reflect.VisibleFields(t) {
		key, ok := sf.Tag.Lookup("key")
		if !ok {
			continue
		}
		s.Fields = append(s.Fields, fieldOf(key, sf))
	}
	for i := range s.Fields {
		f := &s.Fields[i]
		if s.byKey[f.Key] != nil {
			panic("field: key " + f.Key + " twice in " + t.String())
		}
		s.byKey[f.Key] = f
	}
	return s
}

func fieldOf(key string, sf reflect.StructField) Field {
	f := Field{Key: key, index: sf.Index, Min: math.Inf(-1), Max: math.Inf(1)}
	f.Enum = strings.Fields(sf.Tag.Get("enum"))
	f.Ref = strings.Fields(sf.Tag.Get("ref"))
	f.Static = strings.Fields(sf.Tag.Get("static"))
	for _, word := range strings.Fields(sf.Tag.Get("is")) {
		switch word {
		case "required":
			f.Required = true
		case "private":
			f.Private = true
		case "personal":
			f.Personal = true
		case "text":
			f.Words = true
		case "markdown":
			f.Words, f.Markdown = true, true
		case "file":
			f.File = true
		case "url":
			f.URL = true
		case "link":
			f.Link = true
		case "email":
			f.Email = true
		case "phone":
			f.Phone = true
		case "colour":
			f.Colour = true
		case "slug":
			f.Slug = true
		case "month":
			f.Month = true
		case "short":
			f.Short = true
		default:
			panic(fmt.Sprintf("field: unknown word %q at key %s", word, key))
		}
	}
	f.Min, f.Max = bound(sf, "min", f.Min), bound(sf, "max", f.Max)
	t := sf.Type
	if t.Kind() == reflect.Pointer {
		f.pointer, t = true, t.Elem()
	}
	switch {
	case t == dateType:
		f.Type = Date
	case t == partialType:
		f.Type = PartialDate
	case t == translationsType:
		f.Type = Language
	case t == textMapType:
		f.Type = TextMap
	case t.Kind() == reflect.String:
		f.Type = Text
	case t.Kind() == reflect.Bool:
		f.Type = Bool
	case t.Kind() == reflect.Int:
		f.Type = Int
	case t.Kind() == reflect.Float64:
		f.Type = Number
	case t.Kind() == reflect.Struct:
		f.Type, f.Sub = Table, of(t)
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		f.Type = Texts
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		f.Type, f.Sub = Tables, of(t.Elem())
	default:
		panic("field: no shape for " + t.String() + " at key " + key)
	}
	return f
}

func bound(sf reflect.StructField, tag string, otherwise float64) float64 {
	text, ok := sf.Tag.Lookup(tag)
	if !ok {
		return otherwise
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic("field: " + err.Error())
	}
	return n
}

// Legal reports whether a text is one of the legal values of the field.
func (f *Field) Legal(text string) bool {
	return len(f.Enum) == 0 || slices.Contains(f.Enum, text)
}
