// Package decode turns TOML text into values, strictly, and says where each key and value stands.
//
// In goes the text of one file, or of one front matter. Out come a map of plain values, or one Fault with its place
// and its words in both languages; and, for those who have something to say about a value later, an Index of places.
//
// A text passes an own scanner first and the TOML library after it. The scanner is linear and keeps a tree of the
// names it has seen: it refuses what would cost too much to decode, names the usual mistakes at the place where a
// person would look, and holds to the rules of TOML where the library is lax (the library lets a = [1] and a.b = 2
// stand together and forgets the first). The library makes the values, and none of them may be missing.
//
// The package does not know what keys mean: no record, no field, no default. It prints keys, never values.
package decode

import (
	"errors"
	"fmt"
	"time"

	"github.com/BurntSushi/toml"
)

// Date is a TOML local date: a day of the calendar, in no zone.
type Date struct{ Year, Month, Day int }

// DateTime is a TOML local date-time: the reading of a calendar and a clock, in no zone. Fractions of a second are
// left out.
type DateTime struct {
	Date
	Hour, Min, Sec int
}

// LocalTime is a TOML local time: the reading of a clock, without a day. Fractions of a second are left out.
type LocalTime struct{ Hour, Min, Sec int }

// TOML decodes a text. A nil Fault means success; the map is then never nil.
//
// The values are string, int64, float64, bool, Date, DateTime, LocalTime, time.Time (a date-time with an offset),
// []any and map[string]any; an array of tables is a []any of map[string]any. Keys keep their case, and keys that
// differ only in case are two keys. The result does not depend on the zone of the machine.
func TOML(text []byte) (map[string]any, *Fault) {
	s := newScanner(text)
	if !s.run() {
		return nil, s.fault()
	}
	var values any
	err := guarded(func() error {
		_, err := toml.Decode(s.text, &values)
		return err
	})
	if err != nil {
		return nil, s.refused(err)
	}
	table, ok := values.(map[string]any)
	if !ok {
		return nil, wholeFile(failed)
	}
	table = plainTable(table)
	if size(table) != len(s.index.nodes)-1 {
		return nil, s.lostKey(table)
	}
	return table, nil
}

var errPanic = errors.New("the TOML library panicked")

// guarded turns a panic of the library into errPanic: a bug of the library on one file is not to end the program.
func guarded(decode func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPanic, r)
		}
	}()
	return decode()
}

func plainTable(table map[string]any) map[string]any {
	for key, value := range table {
		table[key] = plain(value)
	}
	return table
}

func plain(value any) any {
	switch value := value.(type) {
	case time.Time:
		return plainTime(value)
	case map[string]any:
		return plainTable(value)
	case []map[string]any:
		list := make([]any, len(value))
		for i := range value {
			list[i] = plainTable(value[i])
		}
		return list
	case []any:
		for i := range value {
			value[i] = plain(value[i])
		}
	}
	return value
}

// plainTime tells the four kinds of dates apart by the location names the library gives them. Local ones arrive in
// the zone of the machine, and one with an offset arrives as time.Local where the offsets happen to be equal.
func plainTime(t time.Time) any {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	switch t.Location().String() {
	case "date-local":
		return Date{year, int(month), day}
	case "datetime-local":
		return DateTime{Date{year, int(month), day}, hour, minute, second}
	case "time-local":
		return LocalTime{hour, minute, second}
	}
	if _, offset := t.Zone(); offset != 0 {
		return t.In(time.FixedZone("", offset))
	}
	return t.UTC()
}
