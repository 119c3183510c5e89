package export

import (
	"bytes"
	"reflect"
	"strings"

	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// Catalogue is what the page of data tells of the files: they and it say the same, for they are made of the same.
type Catalogue struct {
	Version int // of the form of the lists
	Tables  []Table
	Head    []string // keys of a list in JSON
	Open    []string // keys of open.json
	Round   []string // keys of each round in it
	Next    []string // keys of rebuild-at.json

	exporter *exporter
}

// Describe describes the files of a site.
func Describe(s *site.Site, text map[string]*lang.Text) *Catalogue {
	x := &exporter{site: s, config: s.Config, text: text}
	return &Catalogue{
		Version: Version, Tables: x.tables(), Head: append(keys[head](), "rows"),
		Open: keys[openList](), Round: keys[openRound](), Next: keys[nextChange](), exporter: x,
	}
}

// keys are the keys of a struct in JSON, in order.
func keys[T any]() []string {
	var list []string
	for f := range reflect.TypeFor[T]().Fields() {
		key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		list = append(list, key)
	}
	return list
}

// example is the list whose beginning the page of data shows. It names no people and is never empty: the office that
// answers for the site is in it.
func (c *Catalogue) example() Table { return c.exporter.units() }

// CSV is the beginning of a list as it stands in its file: the names of the columns and the first row.
func (c *Catalogue) CSV() (string, error) {
	var w bytes.Buffer
	if err := c.example().csv(&w); err != nil {
		return "", err
	}
	lines := strings.SplitAfterN(strings.TrimPrefix(w.String(), "\ufeff"), "\r\n", 3)
	return strings.ReplaceAll(strings.Join(lines[:min(2, len(lines))], ""), "\r\n", "\n"), nil
}

// JSON is the beginning of the same list in JSON: its head and the first row.
func (c *Catalogue) JSON() (string, error) {
	var w bytes.Buffer
	if err := c.exporter.json(&w, c.example()); err != nil {
		return "", err
	}
	lines := strings.SplitAfterN(w.String(), "\n", 3)
	return strings.Join(lines[:min(2, len(lines))], ""), nil
}

// Example is the name of the list that CSV and JSON show.
func (c *Catalogue) Example() string { return c.example().Name }
