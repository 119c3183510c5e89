package field

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"congkhai/internal/decode"
	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

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

// plainPath drops the numbers of array elements: "achievements.2" reads "achievements".
func plainPath(path string) string {
	parts := strings.Split(path, ".")
	parts = slices.DeleteFunc(parts, func(p string) bool {
		_, err := strconv.Atoi(p)
		return err == nil
	})
	return strings.Join(parts, ".")
}
