package export

import (
	"bytes"
	"strings"
)

// dataPackage writes the descriptor of all lists in CSV for tools that read Data Packages (https://specs.frictionlessdata.io,
// version 1, which version 2 reads as well). It names no size and no digest of a file, for files are made when they are
// asked for. Version 1 has no type for lists in a cell: they are texts there.
func (x *exporter) dataPackage(w *bytes.Buffer, tables []Table) error {
	resources := make([]object, len(tables))
	for i, t := range tables {
		resources[i] = x.resource(t)
	}
	descriptor := object{
		"profile": "data-package", "name": packageName(x.host()), "id": x.url("vi", folder+"datapackage.json"),
		"title": x.config.Title, "homepage": x.url("vi", folder), "resources": resources,
		"state_as_of": x.stateAsOf(),
	}
	if d := x.config.Description; d != "" {
		descriptor["description"] = d
	}
	if l := x.config.Licence; l != nil {
		path := l.URL
		if path == "" {
			path = x.url("vi", folder+"#su-dung")
		}
		descriptor["licenses"] = []object{{"path": path, "title": l.Text}}
	}
	if o := x.site.Organisation; o != nil {
		descriptor["contributors"] = []object{{"title": o.Label.Vi, "path": x.url("vi", o.URL), "role": "publisher"}}
	}
	return writeJSON(w, descriptor)
}

// packageName is a host as a name that Data Packages take: small letters of ASCII, digits, "-", "_", ".".
func packageName(host string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' {
			return r
		}
		return '-'
	}, strings.ToLower(host))
}

// resource describes a list in CSV.
func (x *exporter) resource(t Table) object {
	fields := make([]object, len(t.Columns))
	var foreign []object
	for i, c := range t.Columns {
		fields[i] = c.field(x.worded("column." + c.Says))
		if c.Of != "" && !c.List {
			of := c.Of
			if of == t.Name {
				of = "" // the table itself
			}
			foreign = append(foreign, object{"fields": c.Name, "reference": object{"resource": of, "fields": "id"}})
		}
	}
	schema := object{"fields": fields, "primaryKey": t.Key, "missingValues": []string{""}}
	if foreign != nil {
		schema["foreignKeys"] = foreign
	}
	return object{
		"profile": "tabular-data-resource", "name": t.Name, "path": t.Name + ".csv",
		"title": x.titled("data.file." + t.Name), "description": x.worded("data.holds." + t.Name),
		"format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
		"dialect": object{
			"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": `"`, "doubleQuote": true, "header": true,
			"skipInitialSpace": false, "caseSensitiveHeader": true,
		},
		"schema": schema,
	}
}

// field describes the cells of a column in CSV.
func (c Column) field(description string) object {
	f := object{"name": c.Name, "type": "string", "description": description}
	limits := object{}
	switch c.Shape {
	case Text:
	case Address:
		f["format"] = "uri"
	case Day:
		f["type"] = "date"
	case PartDay:
		limits["pattern"] = pattern(c.Shape)
	case Month:
		f["type"] = "yearmonth"
	case Whole:
		f["type"], limits["minimum"] = "integer", 0
	case Decimal:
		f["type"] = "number"
	case Truth:
		f["type"], f["trueValues"], f["falseValues"] = "boolean", []string{"true"}, []string{"false"}
	}
	if c.List {
		f["type"] = "string"
		delete(f, "format")
		delete(limits, "minimum")
	} else if c.Enum != nil {
		limits["enum"] = c.Enum
	}
	if c.Required {
		limits["required"] = true
	}
	if len(limits) > 0 {
		f["constraints"] = limits
	}
	return f
}
