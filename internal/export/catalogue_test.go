package export

import (
	"slices"
	"strings"
	"testing"

	"congkhai/internal/site"
)

// TestEveryColumnIsExplained asks for the texts of all tables, columns, legal values and keys in both languages, and for
// nothing that no table has.
func TestEveryColumnIsExplained(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Data.Fields = []string{"birth_year", "hometown"}
	for code, text := range interfaceText(t) {
		used := map[string]bool{}
		need := func(key string) {
			used[key] = true
			if !text.Has(key) || text.Get(key) == "" {
				t.Errorf("%s: no text %q", code, key)
			}
		}
		c := Describe(s, interfaceText(t))
		for _, table := range c.Tables {
			need("data.file." + table.Name)
			need("data.holds." + table.Name)
			for _, column := range table.Columns {
				need("column." + column.Says)
				need("data.shape." + column.Shape.String())
				if column.Enum != nil && len(column.Enum) == 0 || column.Words != "" && column.Enum == nil {
					t.Errorf("%s: %s has no legal values", table.Name, column.Name)
				}
				for _, value := range column.Enum {
					need(column.Words + "." + value)
				}
			}
			for _, name := range table.Key {
				if !slices.Contains(names(table), name) {
					t.Errorf("%s: no column %s of the key", table.Name, name)
				}
			}
		}
		for prefix, keys := range map[string][]string{"head": c.Head, "now": c.Open, "now_round": c.Round, "next": c.Next} {
			for _, key := range keys {
				need("data." + prefix + "." + key)
			}
		}
		for _, key := range text.Keys() {
			prefix := key[:strings.LastIndexByte(key, '.')+1]
			of := slices.Contains([]string{
				"column.", "data.file.", "data.holds.", "data.head.", "data.now.", "data.now_round.", "data.next.",
			}, prefix)
			if of && !used[key] {
				t.Errorf("%s: %q explains nothing", code, key)
			}
		}
	}
}

// TestKeysAreThoseOfTheFiles compares the keys that the page of data explains with those that the files have.
func TestKeysAreThoseOfTheFiles(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	files := made(t, s)
	c := Describe(s, interfaceText(t))
	open := decoded(t, files["/du-lieu/open.json"])
	round := open["rounds"].([]any)[0].(map[string]any)
	round["title_en"] = "left out where there is none"
	for name, test := range map[string]struct {
		has  map[string]any
		keys []string
	}{
		"a list": {decoded(t, files["/du-lieu/de-nghi.json"]), c.Head}, "open.json": {open, c.Open},
		"a round in open.json": {round, c.Round}, "rebuild-at.json": {decoded(t, files["/rebuild-at.json"]), c.Next},
	} {
		for _, key := range test.keys {
			if _, ok := test.has[key]; !ok {
				t.Errorf("%s has no %s", name, key)
			}
		}
		if len(test.has) != len(test.keys) {
			t.Errorf("%s has %d keys, %q are explained", name, len(test.has), test.keys)
		}
	}
}

func TestExamplesAreTheBeginningOfTheFiles(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	files := made(t, s)
	c := Describe(s, interfaceText(t))
	csv, err := c.CSV()
	if err != nil || csv == "" || strings.Count(csv, "\n") != 2 || !strings.HasPrefix(files["/du-lieu/"+c.Example()+".csv"], "\ufeff"+strings.ReplaceAll(csv, "\n", "\r\n")) {
		t.Errorf("%v: %q", err, csv)
	}
	json, err := c.JSON()
	if err != nil || strings.Count(json, "\n") != 2 || !strings.HasPrefix(files["/du-lieu/"+c.Example()+".json"], json) {
		t.Errorf("%v: %q", err, json)
	}
	empty := &site.Site{Config: s.Config}
	if _, err := Describe(empty, interfaceText(t)).CSV(); err != nil {
		t.Error(err)
	}
	if _, err := Describe(empty, interfaceText(t)).JSON(); err != nil {
		t.Error(err)
	}
}
