package export

import (
	"strings"

	"congkhai/internal/record"
)

// Shape is what the cells of a column are.
type Shape int

// The shapes. A day of which only the year or the month may be known is written as far as it is known.
const (
	Text    Shape = iota
	Address       // a whole web address
	Day           // YYYY-MM-DD
	PartDay       // YYYY, YYYY-MM or YYYY-MM-DD
	Month         // YYYY-MM
	Whole         // a whole number from 0
	Decimal       // a number, with a point before its fraction
	Truth         // true or false
)

// String is the shape as the interface text below "data.shape" names it.
func (s Shape) String() string {
	return [...]string{"text", "address", "day", "part_day", "month", "whole", "decimal", "truth"}[s]
}

// Column is one column of a table: what its cells are, and where it is said what they mean.
type Column struct {
	Name     string
	Shape    Shape
	Says     string   // key of its description below "column" in the interface text
	Required bool     // no cell is empty
	List     bool     // each cell is a list, which may be empty
	Enum     []string // the legal values, in order; nil where the text is free
	Words    string   // below which key of the interface text the legal values are named
	Of       string   // the table whose identities the cells name, "" for none
}

// described gives columns that do not say otherwise the description of their name.
func described(columns []Column) []Column {
	for i := range columns {
		if columns[i].Says == "" {
			columns[i].Says = columns[i].Name
		}
	}
	return columns
}

// enum is the legal values of a key of a kind of record, such as "candidate.kind".
func enum(kind record.Kind, path string) []string {
	table := record.Tables[kind]
	for {
		key, rest, more := strings.Cut(path, ".")
		f, ok := table.Field(key)
		switch {
		case !ok:
			return nil
		case !more:
			return f.Enum
		}
		table, path = f.Sub, rest
	}
}
