package render_test

import (
	"html/template"
	"strings"
	"testing"

	"congkhai/internal/builtin"
	"congkhai/internal/export"
)

// TestDataPage looks for every list, column and legal value on the page of data, in both languages.
func TestDataPage(t *testing.T) {
	t.Parallel()
	for _, fields := range [][]string{nil, {"birth_year", "hometown"}} {
		f := open(t, builtin.Files, ownFiles(t), "2026-08-27")
		f.site.Config.Data.Fields = fields
		l, err := ownLayouts()
		if err != nil {
			t.Fatal(err)
		}
		about := export.Describe(f.site, l.Text())
		for _, language := range []string{"vi", "en"} {
			page := f.file(t, map[string]string{"vi": "", "en": "en/"}[language]+"du-lieu/index.html")
			inspect(t, "du-lieu", page)
			need := func(part string) {
				t.Helper()
				if !strings.Contains(page, part) {
					t.Errorf("%s: no %s", language, part)
				}
			}
			text := l.Text()[language]
			for _, table := range about.Tables {
				need(`<h3 id="` + table.Name + `">` + template.HTMLEscapeString(text.Get("data.file."+table.Name)) + `</h3>`)
				for _, ending := range []string{".csv", ".json", ".schema.json"} {
					need(`/du-lieu/` + table.Name + ending + `"`)
				}
				for _, column := range table.Columns {
					need(`<dt><code>` + column.Name + `</code></dt>`)
					for _, value := range column.Enum {
						need(`<code>` + value + `</code> ` + template.HTMLEscapeString(text.Get(column.Words+"."+value)))
					}
				}
			}
			for _, key := range append(append(about.Open, about.Round...), append(about.Head, about.Next...)...) {
				need(`<dt><code>` + key + `</code></dt>`)
			}
			if got := strings.Contains(page, `<code>birth_year</code>`); got != (fields != nil) {
				t.Errorf("%s: birth_year is told of: %v", language, got)
			}
		}
	}
}
