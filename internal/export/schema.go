package export

import (
	"bytes"
	"strings"
)

// draft is the dialect of JSON Schema that the schemas are written in.
const draft = "https://json-schema.org/draft/2020-12/schema"

// object is a JSON object. Its keys are written in order, so the bytes are the same each time.
type object = map[string]any

// schema writes the JSON Schema of a list in JSON: of its head, and of each cell of its rows. It lets rows have more
// cells than it names, for columns may be added within a version.
func (x *exporter) schema(w *bytes.Buffer, t Table) error {
	cells, names := object{}, make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[c.Name] = c.schema(x.worded("column." + c.Says))
		names[i] = c.Name
	}
	return writeJSON(w, object{
		"$schema": draft, "$id": x.url("vi", t.schemaPath()),
		"title": x.titled("data.file." + t.Name), "description": x.worded("data.holds." + t.Name),
		"type":     "object",
		"required": []string{"version", "schema", "source", "state_as_of", "licence", "rows"},
		"properties": object{
			"version":     object{"const": Version, "description": x.worded("data.head.version")},
			"schema":      object{"type": "string", "format": "uri", "description": x.worded("data.head.schema")},
			"source":      object{"type": "string", "format": "uri", "description": x.worded("data.head.source")},
			"state_as_of": object{"type": []string{"string", "null"}, "format": "date-time", "description": x.worded("data.head.state_as_of")},
			"licence": object{
				"type": []string{"object", "null"}, "required": []string{"text"}, "description": x.worded("data.head.licence"),
				"properties": object{"text": object{"type": "string"}, "url": object{"type": "string", "format": "uri"}},
			},
			"rows": object{
				"type": "array", "description": x.worded("data.head.rows"),
				"items": object{"type": "object", "required": names, "properties": cells},
			},
		},
	})
}

// schema describes the cells of a column.
func (c Column) schema(description string) object {
	s := object{}
	kind := "string"
	switch c.Shape {
	case Text:
		s["minLength"] = 1
	case Address:
		s["format"] = "uri"
	case Day:
		s["format"] = "date"
	case PartDay, Month:
		s["pattern"] = "^" + pattern(c.Shape) + "$"
	case Whole:
		kind, s["minimum"] = "integer", 0
	case Decimal:
		kind = "number"
	case Truth:
		kind = "boolean"
	}
	if c.Enum != nil {
		delete(s, "minLength")
		s["enum"] = c.Enum
	}
	if c.List {
		s["type"] = kind
		return object{"type": "array", "items": s, "description": description}
	}
	s["type"], s["description"] = kind, description
	if !c.Required {
		s["type"] = []string{kind, "null"}
		if c.Enum != nil {
			legal := make([]any, len(c.Enum), len(c.Enum)+1)
			for i, v := range c.Enum {
				legal[i] = v
			}
			s["enum"] = append(legal, nil)
		}
	}
	return s
}

// pattern is the regular expression of a day of which a part may be known, and of a month.
func pattern(s Shape) string {
	if s == Month {
		return "[0-9]{4}-[0-9]{2}"
	}
	return "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
}

// worded is an interface text in the languages of the site, a line each.
func (x *exporter) worded(key string) string { return x.together(key, "\n") }

// titled is an interface text in the languages of the site, in one line.
func (x *exporter) titled(key string) string { return x.together(key, " / ") }

func (x *exporter) together(key, between string) string {
	var said []string
	for _, code := range x.config.Languages {
		if t := x.text[code]; t != nil && t.Has(key) {
			said = append(said, t.Get(key))
		}
	}
	return strings.Join(said, between)
}
