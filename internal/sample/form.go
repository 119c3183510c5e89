package sample

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/calendar"
	"congkhai/internal/field"
	"congkhai/internal/record"
)

// row is what is known of a table before it is written: by key, the TOML text of a value (string), one table (row) or
// several ([]row).
type row map[string]any

// form writes a field table as TOML: what must be there or is known as live lines, the rest commented out as "#key",
// each with its explanation.
type form struct {
	strings.Builder
	kind, lang string
	today      calendar.Date
	markdown   bool // the body stands below the front matter, not in a key
	first      func(kinds []string) string
	hints      map[string]string // TOML texts of commented keys, by path
}

var common = field.Of[record.Base]()

// table writes the keys of one table, values before tables, live before commented, translations last. A commented
// table is commented throughout.
func (w *form) table(s *field.Struct, path string, given row, live bool) {
	var lines, options []*field.Field
	var tables, spare, words []*field.Field
	for _, f := range w.ordered(s, path) {
		_, known := given[f.Key]
		switch wanted := live && (f.Required || known); {
		case f.Type == field.Language:
			words = append(words, f)
		case isTable(f, given) && wanted:
			tables = append(tables, f)
		case isTable(f, given):
			spare = append(spare, f)
		case wanted || !live && f.Required:
			lines = append(lines, f)
		default:
			options = append(options, f)
		}
	}
	for _, f := range lines {
		w.line(f, path, given, live)
	}
	if path == "" && len(lines) > 0 && len(options) > 0 {
		w.WriteByte('\n')
	}
	for _, f := range options {
		w.line(f, path, nil, false)
	}
	for _, f := range tables {
		w.below(f, path, given, true)
	}
	for _, f := range spare {
		w.below(f, path, nil, false)
	}
	for _, f := range words {
		w.below(f, path, given, given[f.Key] != nil)
	}
}

// ordered lists the fields of a table: at the top, those of the kind before those that every record has.
func (w *form) ordered(s *field.Struct, path string) []*field.Field {
	var own, shared []*field.Field
	for i := range s.Fields {
		f := &s.Fields[i]
		_, base := common.Field(f.Key)
		switch {
		case path == "" && w.markdown && f.Key == "body":
		case path == "" && base:
			shared = append(shared, f)
		default:
			own = append(own, f)
		}
	}
	return append(own, shared...)
}

// isTable reports whether a field is written as a table of its own; a table that has a short form is so only when
// more than its text is known.
func isTable(f *field.Field, given row) bool {
	switch f.Type {
	case field.Table:
		_, long := given[f.Key].(row)
		return !f.Short || long
	case field.Tables, field.TextMap, field.Language:
		return true
	}
	return false
}

// below writes a field that is a table, or each of its tables.
func (w *form) below(f *field.Field, path string, given row, live bool) {
	at := joined(path, f.Key)
	switch f.Type {
	case field.Table:
		known, _ := given[f.Key].(row)
		w.header("["+at+"]", at, f, live)
		w.table(f.Sub, at, known, live)
	case field.Tables:
		rows, _ := given[f.Key].([]row)
		if len(rows) == 0 {
			rows = []row{nil}
		}
		w.header("[["+at+"]]", at, f, live)
		w.table(f.Sub, at, rows[0], live)
		for _, known := range rows[1:] {
			w.again(f.Sub, at, known)
		}
	case field.TextMap:
		known, _ := given[f.Key].(row)
		w.header("["+at+"]", at, f, live)
		for _, key := range sortedKeys(known) {
			w.WriteString(key + " = " + known[key].(string) + "\n")
		}
	case field.Language:
		w.translations(f, at, given, live)
	}
}

// again writes a further table of an array: what is known of it, without explanations.
func (w *form) again(s *field.Struct, at string, known row) {
	w.WriteString("\n[[" + at + "]]\n")
	for i := range s.Fields {
		if value, ok := known[s.Fields[i].Key].(string); ok {
			w.WriteString(s.Fields[i].Key + " = " + value + "\n")
		}
	}
}

// translations writes the table of English texts: those that are known, else the title or name to be filled in.
func (w *form) translations(f *field.Field, at string, given row, live bool) {
	w.header("["+at+".en]", at, f, live)
	known, _ := given[f.Key].(row)
	if !live {
		w.WriteString("#" + w.namingKey() + " = \"\"\n")
		return
	}
	for _, key := range sortedKeys(known) {
		if text, ok := known[key].(string); ok {
			w.WriteString(key + " = " + text + "\n")
		}
	}
	for _, key := range sortedKeys(known) {
		sub, ok := known[key].(row)
		if !ok {
			continue
		}
		w.WriteString("\n[" + at + ".en." + key + "]\n")
		for _, k := range sortedKeys(sub) {
			w.WriteString(k + " = " + sub[k].(string) + "\n")
		}
	}
}

// namingKey is the text that a reader of English would miss first.
func (w *form) namingKey() string {
	if s := record.Tables[record.Kind(w.kind)]; s != nil {
		for _, key := range []string{"title", "name", "citation"} {
			if f, ok := s.Field(key); ok && f.Words {
				return key
			}
		}
	}
	return "summary"
}

func (w *form) header(name, path string, f *field.Field, live bool) {
	w.WriteByte('\n')
	if !live {
		w.WriteByte('#')
	}
	w.WriteString(name + "  # " + remark(w.kind, path, w.lang, f) + "\n")
}

func (w *form) line(f *field.Field, path string, given row, live bool) {
	if !live {
		w.WriteByte('#')
	}
	at := joined(path, f.Key)
	value, known := given[f.Key].(string)
	if !known {
		value, known = w.hints[at]
	}
	if !known {
		value = w.value(f)
	}
	w.WriteString(f.Key + " = " + value + "  # " + remark(w.kind, at, w.lang, f) + "\n")
}

// value is what a key holds when nothing is known: a legal value where one can be named, else a blank.
func (w *form) value(f *field.Field) string {
	one := `""`
	switch {
	case len(f.Enum) > 0:
		one = quoted(f.Enum[0])
	case len(f.Ref) > 0 && (f.Required || !slices.Contains(f.Ref, string(record.KindNomination))):
		one = quoted(w.first(f.Ref))
	}
	switch f.Type {
	case field.Texts:
		return "[" + one + "]"
	case field.Bool:
		return strconv.FormatBool(!f.Required)
	case field.Int, field.Number:
		return w.number(f)
	case field.Date, field.PartialDate:
		return w.today.String()
	}
	return one
}

// number is the least that a key takes; a year is this year.
func (w *form) number(f *field.Field) string {
	year := float64(w.today.Year)
	switch {
	case f.Min > 1000 && f.Min <= year && year <= f.Max:
		return strconv.Itoa(w.today.Year)
	case f.Min > 0 && f.Min <= f.Max:
		return strconv.FormatFloat(f.Min, 'f', -1, 64)
	}
	return "0"
}

// quoted writes a text as a TOML string.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`).Replace(text) + `"`
}

// list writes texts as a TOML array.
func list(texts ...string) string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = quoted(t)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func joined(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func sortedKeys(r row) []string {
	keys := make([]string, 0, len(r))
	for key := range r {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
