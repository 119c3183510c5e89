package field

import (
	"math"
	"net/url"
	"reflect"
	"slices"
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
		b.value(f, dst.FieldByIndex(f.index), v, join(path, f.Key), private || f.Private)
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

// meant reports whether a missing key seems to be there under a wrong name, which is reported for itself.
func meant(s *Struct, f *Field, values map[string]any) bool {
	for key := range values {
		if _, known := s.byKey[key]; known {
			continue
		}
		if best, ok := viet.DidYouMean(key, s.Keys()); strings.EqualFold(key, f.Key) || ok && best == f.Key {
			return true
		}
	}
	return false
}

func (b *binder) missing(f *Field, path string) {
	message := problem.Text{Vi: "thiếu khóa bắt buộc %q", En: "required key %q is missing"}.With(f.Key)
	if path != "" {
		message = problem.Text{Vi: "thiếu khóa bắt buộc %q trong [%s]", En: "required key %q is missing in [%s]"}.With(f.Key, plainPath(path))
	}
	b.fault(path, Header, false, "key/missing", message, example(f))
}

// example shows how a missing key would be written.
func example(f *Field) problem.Text {
	hint := problem.Text{Vi: "thêm dòng: %s", En: "add the line: %s"}
	switch {
	case len(f.Enum) > 0 && f.Type == Text:
		return hint.With(f.Key + ` = "` + f.Enum[0] + `"  # ` + strings.Join(f.Enum, ", "))
	case f.Type == Texts:
		return hint.With(f.Key + ` = ["…"]`)
	case f.Type == Date, f.Type == PartialDate:
		return hint.With(f.Key + " = 2026-08-20")
	case f.Type == Int, f.Type == Number:
		return hint.With(f.Key + " = 10")
	case f.Type == Bool:
		return hint.With(f.Key + " = true")
	case f.Type == Table:
		return problem.Text{Vi: "thêm bảng [%s]", En: "add the table [%s]"}.With(f.Key)
	case f.Type == Tables:
		return problem.Text{Vi: "thêm ít nhất một bảng [[%s]]", En: "add at least one table [[%s]]"}.With(f.Key)
	}
	return hint.With(f.Key + ` = "…"`)
}

func (b *binder) unknown(s *Struct, key, path string) {
	var hint problem.Text
	for i := range s.Fields {
		if strings.EqualFold(s.Fields[i].Key, key) {
			b.fault(join(path, key), Key, true, "key/case",
				problem.Text{Vi: "khóa %q viết sai chữ hoa, chữ thường", En: "key %q is in the wrong case"}.With(key),
				problem.Text{Vi: "viết là %q", En: "write %q"}.With(s.Fields[i].Key))
			return
		}
	}
	if best, ok := viet.DidYouMean(key, s.Keys()); ok {
		hint = problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	} else if f, ok := b.root.byKey[key]; ok && path != "" && f != nil {
		hint = problem.Text{
			Vi: "khóa này thuộc phần đầu tệp: đặt nó trước bảng [%s]",
			En: "this key belongs at the top of the file: put it before the table [%s]",
		}.With(plainPath(path))
	} else if len(s.Fields) <= 12 {
		hint = problem.Text{Vi: "ở đây dùng được: %s", En: "legal here: %s"}.With(strings.Join(s.Keys(), ", "))
	} else {
		hint = problem.Text{Vi: "xóa khóa này, hoặc sửa cho đúng tên", En: "remove this key, or correct its name"}
	}
	b.fault(join(path, key), Key, true, "key/unknown",
		problem.Text{Vi: "không có khóa %q ở đây", En: "there is no key %q here"}.With(key), hint)
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

func (b *binder) text(f *Field, s, path string, private bool) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		if f.Required {
			b.fault(path, Value, private, "value/empty",
				problem.Text{Vi: "khóa %q bắt buộc có nội dung", En: "key %q must not be empty"}.With(f.Key), problem.Text{})
			return "", false
		}
		return "", true
	}
	switch {
	case !f.Legal(s):
		b.enum(f, s, path, private)
		return "", false
	case f.URL && !webAddress(s):
		b.fault(path, Value, private, "value/url",
			problem.Text{Vi: "khóa %q cần một địa chỉ web đầy đủ", En: "key %q takes a full web address"}.With(f.Key),
			problem.Text{Vi: "bắt đầu bằng https://", En: "begin it with https://"})
		return "", false
	case f.Email && !mailAddress(s):
		b.fault(path, Value, private, "value/email",
			problem.Text{Vi: "khóa %q cần một địa chỉ thư điện tử", En: "key %q takes an e-mail address"}.With(f.Key),
			problem.Text{Vi: "viết dạng ten@coquan.gov.vn", En: "write it as name@office.example"})
		return "", false
	case f.Slug && viet.Slug(s) != s:
		b.fault(path, Value, private, "value/slug",
			problem.Text{Vi: "%q không phải mã viết bằng chữ thường không dấu, số và gạch nối", En: "%q is not a slug of small letters, digits and hyphens"}.With(s),
			problem.Text{Vi: "viết là %q", En: "write %q"}.With(viet.Slug(s)))
		return "", false
	case f.Month:
		if p, err := calendar.ParsePartial(s); err != nil || p.Month == 0 || p.Day != 0 {
			b.fault(path, Value, private, "value/month",
				problem.Text{Vi: "khóa %q cần một tháng", En: "key %q takes a month"}.With(f.Key),
				problem.Text{Vi: `viết dạng "2026-08"`, En: `write it as "2026-08"`})
			return "", false
		}
	case !f.Markdown && strings.ContainsFunc(s, control):
		b.fault(path, Value, private, "value/control",
			problem.Text{Vi: "khóa %q có ký tự điều khiển hoặc ký tự đổi chiều chữ", En: "key %q holds a control or direction-changing character"}.With(f.Key),
			problem.Text{Vi: "xóa ký tự ẩn trong giá trị này", En: "remove the hidden character from this value"})
		return "", false
	}
	if len(f.Ref) > 0 {
		b.Refs = append(b.Refs, Ref{Path: path, Target: s, Kinds: f.Ref})
	}
	if f.File {
		b.Files = append(b.Files, File{Path: path, Name: s})
	}
	return s, true
}

// control reports characters that change how a text is shown without being seen: controls other than tab and line
// feed, and bidirectional overrides and isolates.
func control(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func (b *binder) enum(f *Field, s, path string, private bool) {
	var hint problem.Text
	if best, ok := viet.DidYouMean(s, f.Enum); ok {
		hint = problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	} else {
		hint = problem.Text{Vi: "chọn một trong: %s", En: "choose one of: %s"}.With(strings.Join(f.Enum, ", "))
	}
	message := problem.Text{Vi: "khóa %[1]q không nhận giá trị %[2]q", En: "key %[1]q does not take %[2]q"}.With(f.Key, s)
	switch {
	case private:
		message = problem.Text{Vi: "khóa %q không nhận giá trị này", En: "key %q does not take this value"}.With(f.Key)
	case len(f.Enum) <= 8:
		message = problem.Text{
			Vi: "khóa %[1]q không nhận giá trị %[2]q; các giá trị: %[3]s",
			En: "key %[1]q does not take %[2]q; it takes: %[3]s",
		}.With(f.Key, s, strings.Join(f.Enum, ", "))
	}
	b.fault(path, Value, private, "value/enum", message, hint)
}

func (b *binder) texts(f *Field, dst reflect.Value, list []any, path string, private bool) {
	one := *f
	one.Required = true
	out := make([]string, 0, len(list))
	for i, v := range list {
		at := path + "." + strconv.Itoa(i)
		s, ok := v.(string)
		if !ok {
			b.wrongType(&Field{Key: f.Key, Type: Text}, v, at, private)
			continue
		}
		if s, ok = b.text(&one, s, at, private); !ok {
			continue
		}
		if (len(f.Ref) > 0 || len(f.Enum) > 0) && slices.Contains(out, s) {
			b.fault(at, Value, private, "value/repeated",
				problem.Text{Vi: "%q ghi hai lần trong %q", En: "%q stands twice in %q"}.With(s, f.Key),
				problem.Text{Vi: "xóa một lần", En: "remove one of them"})
			continue
		}
		out = append(out, s)
	}
	if f.Required && len(list) == 0 {
		b.fault(path, Value, private, "value/empty",
			problem.Text{Vi: "khóa %q cần ít nhất một giá trị", En: "key %q needs at least one value"}.With(f.Key), problem.Text{})
	}
	dst.Set(reflect.ValueOf(out))
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

func (b *binder) wrongType(f *Field, v any, path string, private bool) {
	message := problem.Text{Vi: "khóa %q cần ", En: "key %q takes "}.With(f.Key)
	want, got := typeNames[f.Type], typeOf(v)
	message = problem.Text{Vi: message.Vi + want.Vi + ", không phải " + got.Vi, En: message.En + want.En + ", not " + got.En}
	var hint problem.Text
	switch f.Type {
	case Text:
		hint = problem.Text{Vi: "đặt giá trị trong dấu \" \"", En: "put the value in quotes: \" \""}
	case Texts:
		hint = problem.Text{Vi: "viết trong ngoặc vuông: " + f.Key + ` = ["…"]`, En: "write it in brackets: " + f.Key + ` = ["…"]`}
	case Bool:
		hint = problem.Text{Vi: "viết true hoặc false, không có dấu nháy", En: "write true or false, without quotes"}
	case Int, Number:
		hint = problem.Text{Vi: "viết số không có dấu nháy", En: "write the number without quotes"}
	case Date, PartialDate:
		hint = problem.Text{Vi: "viết năm-tháng-ngày, ví dụ 2026-08-20", En: "write year-month-day, for example 2026-08-20"}
	case Table:
		hint = problem.Text{Vi: "viết thành bảng: [%s]", En: "write it as a table: [%s]"}.With(plainPath(path))
	case Tables:
		hint = problem.Text{Vi: "viết mỗi mục thành một bảng: [[%s]]", En: "write each entry as a table: [[%s]]"}.With(plainPath(path))
	}
	b.fault(path, Value, private, "value/type", message, hint)
}

var typeNames = map[Type]problem.Text{
	Text:        {Vi: "một đoạn chữ", En: "a text"},
	Texts:       {Vi: "một danh sách chữ", En: "a list of texts"},
	Bool:        {Vi: "true hoặc false", En: "true or false"},
	Int:         {Vi: "một số nguyên", En: "a whole number"},
	Number:      {Vi: "một số", En: "a number"},
	Date:        {Vi: "một ngày", En: "a date"},
	PartialDate: {Vi: "một ngày", En: "a date"},
	Table:       {Vi: "một bảng", En: "a table"},
	Tables:      {Vi: "các bảng", En: "tables"},
	TextMap:     {Vi: "một bảng", En: "a table"},
	Language:    {Vi: "một bảng", En: "a table"},
}

func typeOf(v any) problem.Text {
	switch v := v.(type) {
	case string:
		return typeNames[Text]
	case bool:
		return typeNames[Bool]
	case int64:
		return typeNames[Int]
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return problem.Text{Vi: "một số thập phân", En: "a decimal number"}
		}
	case decode.Date, decode.DateTime, time.Time:
		return typeNames[Date]
	case map[string]any:
		return typeNames[Table]
	case []any:
		return problem.Text{Vi: "một danh sách", En: "a list"}
	}
	return problem.Text{Vi: "giá trị này", En: "this value"}
}

func allTables(list []any) bool {
	for _, v := range list {
		if _, ok := v.(map[string]any); !ok {
			return false
		}
	}
	return true
}

func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

func mailAddress(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(s, " \t\r\n<>\"'?&") &&
		!strings.Contains(host, "@")
}

func join(path, key string) string { return decode.Join(path, key) }

// plainPath drops the numbers of array elements: "achievements.2" reads "achievements".
func plainPath(path string) string {
	parts := strings.Split(path, ".")
	parts = slices.DeleteFunc(parts, func(p string) bool {
		_, err := strconv.Atoi(p)
		return err == nil
	})
	return strings.Join(parts, ".")
}

func sortedKeys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
