package export

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"congkhai/internal/site"
)

// packed is a Data Package as far as the tests read it.
type packed struct {
	Profile, Name, ID, Title, Homepage string
	Licenses                           []struct{ Path, Title string }
	Contributors                       []struct{ Title, Path, Role string }
	Resources                          []resource
}

type resource struct {
	Profile, Name, Path, Title, Description, Format, Mediatype, Encoding string
	Dialect                                                              struct {
		Delimiter, LineTerminator, QuoteChar string
		DoubleQuote, Header                  bool
	}
	Schema struct {
		Fields        []field
		PrimaryKey    []string
		MissingValues []string
		ForeignKeys   []struct {
			Fields    string
			Reference struct{ Resource, Fields string }
		}
	}
}

type field struct {
	Name, Type, Format, Description string
	TrueValues, FalseValues         []string
	Constraints                     struct {
		Required bool
		Enum     []string
		Pattern  string
		Minimum  *int
	}
}

var packageNames = regexp.MustCompile(`^[-a-z0-9._]+$`)

// TestDataPackage holds the descriptor to the rules of Data Package, Tabular Data Resource and Table Schema, and every
// cell of every list to the descriptor.
func TestDataPackage(t *testing.T) {
	t.Parallel()
	more := model(t, asOf, hard)
	more.Config.Data.Fields = []string{"hometown", "birth_year"}
	for name, s := range map[string]*site.Site{"more": more, "own": ownSite(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := lists(t, s)
			var p packed
			if err := json.Unmarshal([]byte(files["/du-lieu/datapackage.json"]), &p); err != nil {
				t.Fatal(err)
			}
			if p.Profile != "data-package" || !packageNames.MatchString(p.Name) || p.Title != s.Config.Title || p.ID == "" ||
				len(p.Licenses) != 1 || p.Licenses[0].Path == "" || len(p.Contributors) != 1 || p.Contributors[0].Title == "" {
				t.Errorf("%+v", p)
			}
			cells := map[string][]map[string]string{}
			for _, r := range p.Resources {
				if cells[r.Name] != nil || !packageNames.MatchString(r.Name) || r.Path != r.Name+".csv" || files[folder+r.Path] == "" {
					t.Errorf("%s at %s", r.Name, r.Path)
				}
				if r.Profile != "tabular-data-resource" || r.Format != "csv" || r.Mediatype != "text/csv" || r.Encoding != "utf-8" ||
					r.Dialect.Delimiter != "," || r.Dialect.LineTerminator != "\r\n" || r.Dialect.QuoteChar != `"` ||
					!r.Dialect.DoubleQuote || !r.Dialect.Header || !strings.Contains(r.Title, " / ") || !strings.Contains(r.Description, "\n") {
					t.Errorf("%s: %+v", r.Name, r)
				}
				cells[r.Name] = r.holds(t, files[folder+r.Path])
			}
			if len(p.Resources) != len(Describe(s, interfaceText(t)).Tables) {
				t.Errorf("%d resources", len(p.Resources))
			}
			for _, r := range p.Resources {
				r.refers(t, cells)
			}
		})
	}
}

// holds reads a list by its descriptor.
func (r *resource) holds(t *testing.T, text string) []map[string]string {
	t.Helper()
	columns, rows := rowsOf(t, text)
	var named []string
	for _, f := range r.Schema.Fields {
		named = append(named, f.Name)
	}
	if !slices.Equal(columns, named) || !slices.Equal(r.Schema.MissingValues, []string{""}) {
		t.Errorf("%s: columns %q, fields %q", r.Name, columns, named)
	}
	keys := map[string]bool{}
	for i, row := range rows {
		for _, f := range r.Schema.Fields {
			if wrong := f.wrong(row[f.Name]); wrong != "" {
				t.Errorf("%s: row %d: %s: %q %s", r.Name, i, f.Name, row[f.Name], wrong)
			}
		}
		key := ""
		for _, name := range r.Schema.PrimaryKey {
			if row[name] == "" {
				t.Errorf("%s: row %d: a part of its key is empty", r.Name, i)
			}
			key += row[name] + "\x00"
		}
		if keys[key] || key == "" {
			t.Errorf("%s: row %d: the key %q stands twice", r.Name, i, key)
		}
		keys[key] = true
	}
	if rows == nil {
		rows = []map[string]string{}
	}
	return rows
}

// wrong says what a field has against a cell, "" for nothing.
func (f *field) wrong(cell string) string {
	if f.Description == "" {
		return "has no description"
	}
	if cell == "" {
		if f.Constraints.Required {
			return "is missing"
		}
		return ""
	}
	var err error
	switch f.Type {
	case "string":
		if f.Format == "uri" && !formed("uri", cell) {
			return "is no address"
		}
	case "date":
		_, err = time.Parse(time.DateOnly, cell)
	case "yearmonth":
		_, err = time.Parse("2006-01", cell)
	case "integer":
		var n int
		if n, err = strconv.Atoi(cell); f.Constraints.Minimum != nil && n < *f.Constraints.Minimum {
			return "is too small"
		}
	case "number":
		_, err = strconv.ParseFloat(cell, 64)
	case "boolean":
		if !slices.Contains(f.TrueValues, cell) && !slices.Contains(f.FalseValues, cell) {
			return "is neither true nor false"
		}
	default:
		return "is of a type that Table Schema does not know: " + f.Type
	}
	if err != nil {
		return err.Error()
	}
	if f.Constraints.Enum != nil && !slices.Contains(f.Constraints.Enum, cell) {
		return "is not among the legal values"
	}
	if p := f.Constraints.Pattern; p != "" && !regexp.MustCompile("^(?:"+p+")$").MatchString(cell) {
		return "does not match " + p
	}
	return ""
}

// refers looks up what the foreign keys name.
func (r *resource) refers(t *testing.T, lists map[string][]map[string]string) {
	t.Helper()
	for _, key := range r.Schema.ForeignKeys {
		of := key.Reference.Resource
		if of == r.Name {
			t.Errorf("%s: a reference to itself has no name", r.Name)
		}
		if of == "" {
			of = r.Name
		}
		known := map[string]bool{"": true}
		for _, row := range lists[of] {
			known[row[key.Reference.Fields]] = true
		}
		if len(known) == 1 {
			continue
		}
		for i, row := range lists[r.Name] {
			if !known[row[key.Fields]] {
				t.Errorf("%s: row %d: %s names %q, which %s has not", r.Name, i, key.Fields, row[key.Fields], of)
			}
		}
	}
}

// TestListsOfIdentities looks up the items of the lists that name rows of other tables, which a Data Package cannot say.
func TestListsOfIdentities(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*site.Site{"hard": model(t, asOf, hard), "own": ownSite(t)} {
		files := lists(t, s)
		tables := Describe(s, interfaceText(t)).Tables
		ids := map[string]map[string]bool{}
		for _, table := range tables {
			ids[table.Name] = map[string]bool{}
			for _, r := range readCSV(t, table, files[folder+table.Name+".csv"]) {
				if id, ok := r["id"].(string); ok {
					ids[table.Name][id] = true
				}
			}
		}
		for _, table := range tables {
			for _, c := range table.Columns {
				if c.Of != "" && ids[c.Of] == nil {
					t.Errorf("%s: %s is of a table %q that there is not", table.Name, c.Name, c.Of)
				}
				if c.Of == "" || !c.List {
					continue
				}
				for i, r := range readCSV(t, table, files[folder+table.Name+".csv"]) {
					for _, id := range r[c.Name].([]string) {
						if !ids[c.Of][id] {
							t.Errorf("%s: %s: row %d: %s names %q, which %s has not", name, table.Name, i, c.Name, id, c.Of)
						}
					}
				}
			}
		}
	}
}

func TestPackageName(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]string{
		"congkhai.example": "congkhai.example", "Thu.Example.ORG": "thu.example.org", "côngkhai.vn": "c-ngkhai.vn", "a:b": "a-b",
	} {
		if got := packageName(host); got != want {
			t.Errorf("%s: %s, want %s", host, got, want)
		}
	}
}

func TestLicenceWithoutAddress(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Licence.URL = ""
	var p packed
	if err := json.Unmarshal([]byte(lists(t, s)["/du-lieu/datapackage.json"]), &p); err != nil {
		t.Fatal(err)
	}
	if p.Licenses[0].Path != "https://thu.example.org/cong-khai/du-lieu/#su-dung" {
		t.Errorf("%+v", p.Licenses)
	}
}
