package reference

import (
	"math"
	"strconv"

	"congkhai/internal/field"
	"congkhai/internal/lang"
	"congkhai/internal/sample"
)

func keyOf(kind, path string, f *field.Field) Key {
	text, _ := sample.Explain(kind, path)
	k := Key{
		Name: f.Key, Shape: shape(f), Required: f.Required, Private: f.Private, Refs: f.Ref, Endings: f.Static,
		Translatable: f.Words && f.Type != field.TextMap, About: lang.Words{Vi: text.Vi, En: text.En},
	}
	for _, v := range f.Enum {
		k.Values = append(k.Values, Value{Text: v, Meaning: sample.Meaning(f.Key, v)})
	}
	if f.Type == field.Int || f.Type == field.Number {
		k.Least, k.Most = bound(f.Min), bound(f.Max)
	}
	return k
}

func bound(n float64) string {
	if math.IsInf(n, 0) {
		return ""
	}
	return strconv.FormatFloat(n, 'f', -1, 64)
}

// shapes names the forms of value that are no text.
var shapes = map[field.Type]string{
	field.Bool: "bool", field.Int: "int", field.Number: "number", field.Date: "date", field.PartialDate: "partial",
	field.Table: "table", field.Tables: "tables", field.TextMap: "free", field.Language: "translations",
}

// shape names what a key takes.
func shape(f *field.Field) string {
	if name, ok := shapes[f.Type]; ok {
		return name
	}
	one := "text"
	switch {
	case len(f.Enum) > 0:
		one = "enum"
	case len(f.Ref) > 0:
		one = "ref"
	case len(f.Static) > 0:
		one = "static"
	case f.URL:
		one = "url"
	case f.Link:
		one = "link"
	case f.Email:
		one = "email"
	case f.Phone:
		one = "phone"
	case f.Colour:
		one = "colour"
	case f.File:
		one = "file"
	case f.Slug:
		one = "slug"
	case f.Month:
		one = "month"
	case f.Markdown:
		one = "markdown"
	}
	if f.Type == field.Texts {
		return "list-" + one
	}
	return one
}
