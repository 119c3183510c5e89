package history

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/calendar"
	"congkhai/internal/field"
	"congkhai/internal/record"
)

// FactsOf is what a record says, as far as history may tell it. Subject and Rest tell whether something changed; being
// digests of what may be short, they are not for publication.
func FactsOf(r record.Record) *Facts {
	b := r.Common()
	f := &Facts{
		Kind: string(b.Kind), ID: b.ID, Draft: b.Draft, Example: b.Example, Removed: b.Removal != nil,
		Corrections: len(b.Corrections),
	}
	p, ok := plans()[b.Kind]
	if !ok {
		return f
	}
	t := teller{facts: f}
	t.table(p, reflect.ValueOf(r).Elem(), "")
	slices.SortStableFunc(f.Told, func(a, b Fact) int { return cmp.Compare(a.Path, b.Path) })
	f.Told = slices.Compact(f.Told)
	f.Rest = digest(t.rest)
	if len(t.subject) > 0 {
		f.Subject = digest(t.subject)
	}
	return f
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// teller walks through a record.
type teller struct {
	facts         *Facts
	rest, subject []byte
}

func (t *teller) table(p *plan, v reflect.Value, path string) {
	for i := range p.keys {
		k := &p.keys[i]
		if k.way == named || k.way == dated {
			continue
		}
		value := v.FieldByIndex(k.index)
		if value.Kind() == reflect.Pointer {
			if value.IsNil() {
				continue
			}
			value = value.Elem()
		} else if value.IsZero() {
			continue
		}
		at := k.key
		if path != "" {
			at = path + "." + k.key
		}
		switch k.typ {
		case field.Table:
			t.table(k.sub, value, at)
		case field.Tables:
			t.rows(k.sub, value, at)
		default:
			t.value(k, value, at)
		}
	}
}

// rows walks through the rows of a list. A row is named by its number where the key that should name it is missing,
// cannot be told, or names a row before it.
func (t *teller) rows(p *plan, list reflect.Value, path string) {
	seen := map[string]bool{}
	for i := range list.Len() {
		row := list.Index(i)
		at := path + "." + strconv.Itoa(i)
		if p.name == nil {
			t.table(p, row, at)
			continue
		}
		name := text(row.FieldByIndex(p.name.index))
		switch {
		case name == "" || seen[name] || !isIdentity(name):
			t.digest(at+"."+p.name.key, name)
		case p.name.way == dated:
			at = path + "." + name
			t.tell(at, name)
		default:
			at = path + "." + name
		}
		seen[name] = true
		t.table(p, row, at)
	}
}

func (t *teller) value(k *planned, v reflect.Value, path string) {
	switch {
	case k.way == subject:
		t.subject = appendPair(t.subject, path, text(v))
	case k.typ == field.Texts:
		for i := range v.Len() {
			s := v.Index(i).String()
			if k.way == told && isIdentity(s) {
				t.tell(path+"."+s, s)
			} else {
				t.digest(path+"."+strconv.Itoa(i), s)
			}
		}
	case k.typ == field.TextMap:
		t.texts(path, v.Interface().(map[string]string))
	case k.typ == field.Language:
		translations := v.Interface().(field.Translations)
		for _, language := range slices.Sorted(maps.Keys(translations)) {
			t.texts(path+"."+language, translations[language])
		}
	case k.way == told:
		if s := text(v); k.typ != field.Text || isIdentity(s) || k.key == "class" && isClass(s) {
			t.tell(path, s)
		} else {
			t.digest(path, s)
		}
	default:
		t.digest(path, text(v))
	}
}

func (t *teller) texts(path string, texts map[string]string) {
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		t.digest(path+"."+key, texts[key])
	}
}

func (t *teller) tell(path, value string) {
	t.facts.Told = append(t.facts.Told, Fact{Path: path, Value: value})
}

// digest adds a value to the digest of the rest. How lines end is no change.
func (t *teller) digest(path, value string) {
	t.rest = appendPair(t.rest, path, strings.ReplaceAll(value, "\r\n", "\n"))
}

func appendPair(b []byte, path, value string) []byte {
	for _, s := range []string{path, value} {
		b = strconv.AppendInt(b, int64(len(s)), 10)
		b = append(append(b, ':'), s...)
	}
	return b
}

// text is a single value as a record has it.
func text(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case calendar.Date:
		return x.String()
	case calendar.Partial:
		return x.String()
	case string:
		return x
	case bool:
		return strconv.FormatBool(x)
	case int:
		return strconv.Itoa(x)
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return ""
}

// isIdentity reports whether a text is spelled as identities and dates are. A name in words is not, nor is a number of
// nine digits or more, which may be somebody's: in old texts a reference can be anything.
func isIdentity(s string) bool {
	digits := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_' || c == '/':
			digits = 0
		case c != '.':
			return false
		}
		if digits >= 9 {
			return false
		}
	}
	return s != "" && len(s) <= 200
}

// isClass reports whether a text is short and plain enough for the class of an award, such as "hạng Nhất".
func isClass(s string) bool {
	digits := 0
	for _, c := range s {
		if c >= '0' && c <= '9' {
			digits++
		}
		if c < ' ' || c == '@' || digits > 2 {
			return false
		}
	}
	return len(s) <= 40
}
