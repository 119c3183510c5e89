package export

import (
	"bytes"

	"congkhai/internal/config"
)

// Version is the version of the form of the lists. Columns, tables and legal values may be added within a version;
// taking one away, or giving one another meaning or shape, makes a new version.
const Version = 1

// folder is where the lists of the whole site are.
const folder = "/du-lieu/"

// Table is a list that can be taken away. All that is told of it comes from here: its CSV and JSON, its JSON Schema,
// its place in the data package, and what the page of data says of its columns.
//
// The interface text names it below "data.file" and "data.holds", and each of its columns below "column".
type Table struct {
	Name    string // of its files
	Columns []Column
	Key     []string // the columns whose cells together name a row, for ever

	rows func(sink)
}

// sink takes the cells of a table, row by row, in the order of its columns.
type sink interface {
	text(s string) // "" where nothing is known
	number(n int)
	decimal(n float64)
	flag(b bool)
	list(items []string) // none of which is empty
	none()
	end() // of the row
}

// tables are the lists of the whole site, in the order in which they are shown. A new list is one line here, its
// columns and rows in a file of its own, and its texts.
func (x *exporter) tables() []Table {
	return []Table{
		x.nominations(x.site.Nominations),
		x.rounds(),
		x.opinions(),
		x.outcomes(),
		x.exemplars(),
		x.plans(),
		x.reports(),
		x.units(),
		x.clusters(),
		x.awards(),
		x.rules(),
		x.figures(),
	}
}

// lists are the files of /du-lieu/, and those of each round whose names are shown.
func (x *exporter) lists() []File {
	var files []File
	tables := x.tables()
	for _, t := range tables {
		files = append(files, x.files(folder+t.Name, t)...)
		files = append(files, File{t.schemaPath(), typeJSON, func(w *bytes.Buffer) error { return x.schema(w, t) }})
	}
	files = append(files, File{folder + "datapackage.json", typeJSON, func(w *bytes.Buffer) error { return x.dataPackage(w, tables) }})
	for _, r := range x.site.Rounds {
		if r.Shown {
			files = append(files, x.files(r.URL+"danh-sach", x.nominations(r.Nominations))...)
		}
	}
	return files
}

// files are the two files of a table; path is without extension.
func (x *exporter) files(path string, t Table) []File {
	return []File{
		{path + ".csv", typeCSV, t.csv},
		{path + ".json", typeJSON, func(w *bytes.Buffer) error { return x.json(w, t) }},
	}
}

// schemaPath is where the JSON Schema of the table is.
func (t Table) schemaPath() string { return folder + t.Name + ".schema.json" }

// licence is what the files say of the terms on which they may be used again.
type licence struct {
	Text string `json:"text"`
	URL  string `json:"url,omitempty"`
}

func licenceOf(c *config.Config) *licence {
	if c.Licence == nil {
		return nil
	}
	return &licence{Text: c.Licence.Text, URL: c.Licence.URL}
}
