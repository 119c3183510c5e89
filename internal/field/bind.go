package field

import (
	"math"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/decode"
	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

// Part says which part of a key a fault points at.
type Part int

// The places that a fault can point at.
const (
	Value  Part = iota // the value of the key at the path
	Key                // the key itself
	Header             // the header of the table at the path; the top of the file for ""
)

// Fault is one wrong key or value, at the path of its key ("candidate.name", "achievements.2.text"; arrays from 0).
type Fault struct {
	Path    string
	At      Part
	ID      string
	Message problem.Text
	Hint    problem.Text
	Private bool
}

// Ref is one reference that a value makes.
type Ref struct {
	Path, Target string
	Kinds        []string
}

// File is one reference to a file beside the record.
type File struct{ Path, Name string }

// Bound is what binding found besides the values.
type Bound struct {
	Faults []Fault
	Refs   []Ref
	Files  []File
}

// Bind fills the struct that dst points at from decoded values. Whatever is right is bound, whatever is wrong is a
// fault and leaves its field empty.
func (s *Struct) Bind(dst any, values map[string]any) Bound {
	var b binder
	b.root = s
	b.table(s, reflect.ValueOf(dst).Elem(), values, "", false)
	return b.Bound
}

type binder struct {
	Bound
	root *Struct
}

func (b *binder) fault(path string, at Part, private bool, id string, message, hint problem.Text) {
	b.Faults = append(b.Faults, Fault{Path: path, At: at, ID: id, Message: message, Hint: hint, Private: private})
}

func (b *binder) table(s *Struct, dst reflect.Value, values map[string]any, path string, private bool) {
	known := 0
	for i := range s.Fields {
		f := &s.Fields[i]
		v, ok := values[f.Key]
		if !ok {
			if f.Required && !meant(s, f, values) {
				b.missing(f, path)
			}
			continue
		}
		known++
		b.value(f, dst.FieldByIndex(f.index), v, join(path, f.Key), private || f.Private || f.Personal)
	}
	if known == len(values) {
		return
	}
	for _, key := range sortedKeys(values) {
		if _, ok := s.byKey[key]; !ok {
			b.unknown(s, key, path)
		}
	}
}

func (b *binder) value(f *Field, dst reflect.Value, v any, path string, private bool) {
	if f.pointer {
		fresh := reflect.New(dst.Type().Elem())
		before := len(b.Faults)
		b.plain(f, fresh.Elem(), v, path, private)
		if len(b.Faults) == before || f.Type == Table {
			dst.Set(fresh)
		}
		return
	}
	b.plain(f, dst, v, path, private)
}

func (b *binder) plain(f *Field, dst reflect.Value, v any, path string, private bool) {
	switch f.Type {
	case Text:
		if s, ok := v.(string); ok {
			if s, ok = b.text(f, s, path, private); ok {
				dst.SetString(s)
			}
			return
		}
	case Texts:
		if list, ok := v.([]any); ok {
			b.texts(f, dst, list, path, private)
			return
		}
	case Bool:
		if x, ok := v.(bool); ok {
			dst.SetBool(x)
			return
		}
	case Int:
		if n, ok := v.(int64); ok {
			if b.bounds(f, float64(n), path, private) {
				dst.SetInt(n)
			}
			return
		}
	case Number:
		n, ok := v.(float64)
		if i, isInt := v.(int64); isInt {
			n, ok = float64(i), true
		}
		if ok && !math.IsNaN(n) && !math.IsInf(n, 0) {
			if b.bounds(f, n, path, private) {
				dst.SetFloat(n)
			}
			return
		}
	case Date, PartialDate:
		b.date(f, dst, v, path, private)
		return
	case Table:
		if m, ok := v.(map[string]any); ok {
			b.table(f.Sub, dst, m, path, private)
			return
		}
		if s, ok := v.(string); ok && f.Short {
			if s, ok = b.text(&f.Sub.Fields[0], s, path, private); ok {
				dst.FieldByIndex(f.Sub.Fields[0].index).SetString(s)
			}
			return
		}
	case Tables:
		if list, ok := v.([]any); ok && allTables(list) {
			b.tables(f, dst, list, path, private)
			return
		}
	case TextMap:
		if m, ok := v.(map[string]any); ok {
			b.textMap(dst, m, path)
			return
		}
	case Language:
		if m, ok := v.(map[string]any); ok {
			b.translations(dst, m, path)
			return
		}
	}
	b.wrongType(f, v, path, private)
}

func (b *binder) bounds(f *Field, n float64, path string, private bool) bool {
	if n >= f.Min && n <= f.Max {
		return true
	}
	limits := problem.Text{Vi: "từ %[1]s trở lên", En: "of %[1]s or more"}
	if !math.IsInf(f.Max, 0) {
		limits = problem.Text{Vi: "từ %[1]s đến %[2]s", En: "from %[1]s to %[2]s"}
	}
	low, high := strconv.FormatFloat(f.Min, 'f', -1, 64), strconv.FormatFloat(f.Max, 'f', -1, 64)
	if math.IsInf(f.Max, 0) {
		limits = limits.With(low)
	} else {
		limits = limits.With(low, high)
	}
	b.fault(path, Value, private, "value/range", problem.Text{
		Vi: "khóa \"" + f.Key + "\" cần một số " + limits.Vi, En: "key \"" + f.Key + "\" takes a number " + limits.En,
	}, problem.Text{})
	return false
}

func (b *binder) date(f *Field, dst reflect.Value, v any, path string, private bool) {
	bad := func() {
		hint := problem.Text{Vi: "viết năm-tháng-ngày, ví dụ 2026-08-20", En: "write year-month-day, for example 2026-08-20"}
		if f.Type == PartialDate {
			hint = problem.Text{Vi: "viết 2026-08-20, hoặc \"2026-08\", \"2026\" khi chỉ biết tháng, năm", En: "write 2026-08-20, or \"2026-08\", \"2026\" where only the month or year is known"}
		}
		b.fault(path, Value, private, "value/date",
			problem.Text{Vi: "khóa %q không phải một ngày có thật", En: "key %q is not a date that exists"}.With(f.Key), hint)
	}
	var p calendar.Partial
	switch x := v.(type) {
	case decode.Date:
		p = calendar.Partial{Year: x.Year, Month: x.Month, Day: x.Day}
	case string:
		var err error
		if p, err = calendar.ParsePartial(strings.TrimSpace(x)); err != nil {
			bad()
			return
		}
	case int64:
		if f.Type == Date || x < 1000 || x > 9999 {
			bad()
			return
		}
		p = calendar.Partial{Year: int(x)}
	case decode.DateTime, time.Time:
		b.fault(path, Value, private, "value/date",
			problem.Text{Vi: "khóa %q cần một ngày, không ghi giờ", En: "key %q takes a date without a time"}.With(f.Key),
			problem.Text{Vi: "chỉ giữ phần ngày, ví dụ 2026-08-20", En: "keep only the date, for example 2026-08-20"})
		return
	default:
		b.wrongType(f, v, path, private)
		return
	}
	if f.Type == PartialDate {
		if p.Day != 0 && !calendar.Of(p.Year, time.Month(p.Month), p.Day).Valid() || p.Year < 1000 {
			bad()
			return
		}
		dst.Set(reflect.ValueOf(p))
		return
	}
	d := calendar.Date{Year: p.Year, Month: time.Month(p.Month), Day: p.Day}
	if p.Day == 0 || !d.Valid() || d.Year < 1000 {
		bad()
		return
	}
	dst.Set(reflect.ValueOf(d))
}

func (b *binder) tables(f *Field, dst reflect.Value, list []any, path string, private bool) {
	if f.Required && len(list) == 0 {
		b.fault(path, Value, private, "value/empty",
			problem.Text{Vi: "khóa %q cần ít nhất một bảng", En: "key %q needs at least one table"}.With(f.Key), problem.Text{})
	}
	out := reflect.MakeSlice(dst.Type(), len(list), len(list))
	for i, v := range list {
		b.table(f.Sub, out.Index(i), v.(map[string]any), path+"."+strconv.Itoa(i), private)
	}
	dst.Set(out)
}

func (b *binder) textMap(dst reflect.Value, m map[string]any, path string) {
	out := make(map[string]string, len(m))
	for _, key := range sortedKeys(m) {
		s, ok := m[key].(string)
		if !ok {
			b.wrongType(&Field{Key: key, Type: Text}, m[key], join(path, key), false)
			continue
		}
		if viet.Slug(key) != key {
			b.fault(join(path, key), Key, false, "value/slug",
				problem.Text{Vi: "%q không phải mã viết bằng chữ thường không dấu, số và gạch nối", En: "%q is not a slug of small letters, digits and hyphens"}.With(key),
				problem.Text{Vi: "viết là %q", En: "write %q"}.With(viet.Slug(key)))
			continue
		}
		if s, ok = b.text(&Field{Key: key}, s, join(path, key), false); ok {
			out[key] = s
		}
	}
	dst.Set(reflect.ValueOf(out))
}

func allTables(list []any) bool {
	for _, v := range list {
		if _, ok := v.(map[string]any); !ok {
			return false
		}
	}
	return true
}

func join(path, key string) string { return decode.Join(path, key) }

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
