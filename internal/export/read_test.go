package export

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// This file reads the lists back by what the page of data says of them, and by nothing else.

// row is a row by the names of its columns. Its cells are nil, string, float64, bool, or []string.
type row map[string]any

// rowsOf reads a CSV by encoding/csv: maps by column.
func rowsOf(t *testing.T, text string) (columns []string, rows []map[string]string) {
	t.Helper()
	text, ok := strings.CutPrefix(text, "\ufeff")
	if !ok || !strings.HasSuffix(text, "\r\n") {
		t.Error("no byte order mark, or no CR LF")
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = r[i]
		}
		rows = append(rows, row)
	}
	return records[0], rows
}

// bared takes off the apostrophe that guards a text.
func bared(cell string) string {
	if !strings.HasPrefix(cell, "'") {
		return cell
	}
	for _, sign := range []string{"=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(strings.TrimLeft(cell, "' "), sign) {
			return cell[1:]
		}
	}
	return cell
}

// split reads a cell that holds a list, sign by sign.
func split(cell string) []string {
	if cell == "" {
		return nil
	}
	items := []string{""}
	for last := 0; cell != ""; last = len(items) - 1 {
		switch {
		case strings.HasPrefix(cell, ";;"):
			items[last], cell = items[last]+";", cell[2:]
		case strings.HasPrefix(cell, "; "):
			items, cell = append(items, ""), cell[2:]
		default:
			items[last], cell = items[last]+cell[:1], cell[1:]
		}
	}
	return items
}

// readCSV reads a list in CSV.
func readCSV(t *testing.T, table Table, text string) []row {
	t.Helper()
	columns, cells := rowsOf(t, text)
	if !slices.Equal(columns, names(table)) {
		t.Errorf("%s: columns %q, want %q", table.Name, columns, names(table))
	}
	var rows []row
	for _, r := range cells {
		read := row{}
		for _, c := range table.Columns {
			read[c.Name] = cellValue(t, table.Name, c, r[c.Name])
		}
		rows = append(rows, read)
	}
	return rows
}

// cellValue reads a cell by the shape of its column.
func cellValue(t *testing.T, table string, c Column, cell string) any {
	t.Helper()
	var v any
	var err error
	switch {
	case c.List:
		return split(bared(cell))
	case cell == "":
		return nil
	case c.Shape == Whole || c.Shape == Decimal:
		v, err = strconv.ParseFloat(cell, 64)
	case c.Shape == Truth:
		v, err = strconv.ParseBool(cell)
	default:
		return bared(cell)
	}
	if err != nil {
		t.Errorf("%s: %s: %v", table, c.Name, err)
	}
	return v
}

// list is a list in JSON.
type list struct {
	Version   int              `json:"version"`
	Schema    string           `json:"schema"`
	Source    string           `json:"source"`
	StateAsOf string           `json:"state_as_of"`
	Licence   licence          `json:"licence"`
	Rows      []map[string]any `json:"rows"`
}

// readJSON reads a list in JSON.
func readJSON(t *testing.T, table Table, text string) (list, []row) {
	t.Helper()
	var l list
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "\n"); len(l.Rows) > 0 && n != len(l.Rows)+2 {
		t.Errorf("%s: %d rows on %d lines", table.Name, len(l.Rows), n)
	}
	var rows []row
	for i, r := range l.Rows {
		if len(r) != len(table.Columns) {
			t.Errorf("%s: row %d has %d cells, want %d", table.Name, i, len(r), len(table.Columns))
		}
		read := row{}
		for _, c := range table.Columns {
			v, ok := r[c.Name]
			if !ok {
				t.Errorf("%s: row %d has no %s", table.Name, i, c.Name)
			}
			if items, many := v.([]any); many {
				texts := make([]string, len(items))
				for i, item := range items {
					texts[i] = item.(string)
				}
				v = slices.Clip(append([]string(nil), texts...))
			}
			read[c.Name] = v
		}
		rows = append(rows, read)
	}
	return l, rows
}

func names(t Table) []string {
	list := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		list[i] = c.Name
	}
	return list
}
