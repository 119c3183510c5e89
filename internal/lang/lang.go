// Package lang is the interface in words: the texts of layouts/text, and dates and numbers as each language writes
// them. In: a file system with text/vi.toml and text/en.toml. Out: texts by key. It knows no record.
package lang

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/decode"
)

// Words is one text in both languages. An empty En means that there is only the Vietnamese.
type Words struct{ Vi, En string }

// In returns the text in a language, and whether it is in that language.
func (w Words) In(language string) (text string, own bool) {
	if language == "vi" {
		return w.Vi, true
	}
	if w.En != "" {
		return w.En, true
	}
	return w.Vi, false
}

// String is the Vietnamese text.
func (w Words) String() string { return w.Vi }

// Text is the interface text of one language.
type Text struct {
	Code    string // "vi" or "en"
	entries map[string]string
}

// Read reads the text of a language from text/<code>.toml.
func Read(files fs.FS, code string) (*Text, error) {
	name := "text/" + code + ".toml"
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, fmt.Errorf("reading interface text: %w", err)
	}
	values, fault := decode.TOML(data)
	if fault != nil {
		return nil, fmt.Errorf("layouts/%s:%d:%d: %s", name, fault.Line, fault.Column, fault.Message.En)
	}
	t := &Text{Code: code, entries: map[string]string{}}
	if err := t.flatten("", values); err != nil {
		return nil, fmt.Errorf("layouts/%s: %w", name, err)
	}
	return t, nil
}

func (t *Text) flatten(prefix string, values map[string]any) error {
	for key, v := range values {
		switch v := v.(type) {
		case string:
			t.entries[prefix+key] = v
		case map[string]any:
			if err := t.flatten(prefix+key+".", v); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s%s is not a text", prefix, key)
		}
	}
	return nil
}

// Lay puts the texts of another Text under this one: keys that this one lacks come from there.
func (t *Text) Lay(under *Text) {
	for key, text := range under.entries {
		if _, ok := t.entries[key]; !ok {
			t.entries[key] = text
		}
	}
}

// Keys lists the keys in order.
func (t *Text) Keys() []string { return slices.Sorted(maps.Keys(t.entries)) }

// Has reports whether there is a text for a key.
func (t *Text) Has(key string) bool { _, ok := t.entries[key]; return ok }

// Get returns the text of a key with its placeholders filled: pairs of name and value. A key without a text reads as
// itself; the layouts are checked for such keys when they are loaded.
func (t *Text) Get(key string, pairs ...string) string {
	text, ok := t.entries[key]
	if !ok {
		return key
	}
	return Fill(text, pairs...)
}

// Fill puts values into the placeholders of a text: pairs of name and value. What stands in braces in a value stays.
func Fill(text string, pairs ...string) string {
	if len(pairs) == 0 {
		return text
	}
	var b strings.Builder
	for {
		before, rest, _ := strings.Cut(text, "{")
		b.WriteString(before)
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			b.WriteString(text[len(before):])
			return b.String()
		}
		text = after
		value := "{" + name + "}"
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				value = pairs[i+1]
			}
		}
		b.WriteString(value)
	}
}

// Date is a day in figures or words: "07/09/2026", "7 September 2026".
func (t *Text) Date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	if t.Code == "vi" {
		return fmt.Sprintf("%02d/%02d/%04d", d.Day, int(d.Month), d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// LongDate is a day with its weekday: "07/09/2026 (thứ Hai)", "Monday, 7 September 2026".
func (t *Text) LongDate(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	if t.Code == "vi" {
		return t.Date(d) + " (" + t.Weekday(d.Weekday()) + ")"
	}
	return t.Weekday(d.Weekday()) + ", " + t.Date(d)
}

var weekdays = [7]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// Weekday names a day of the week as it stands inside a sentence.
func (t *Text) Weekday(w time.Weekday) string {
	if t.Code == "vi" {
		return weekdays[w]
	}
	return w.String()
}

// Partial is a date that may be a year or a month only: "2021", "12/2021", "10/12/2021".
func (t *Text) Partial(p calendar.Partial) string {
	switch {
	case p.Year == 0:
		return ""
	case p.Month == 0:
		return strconv.Itoa(p.Year)
	case p.Day == 0:
		return t.Month(p.Year, p.Month)
	}
	return t.Date(calendar.Date{Year: p.Year, Month: time.Month(p.Month), Day: p.Day})
}

// Month is a month of a year: "08/2026", "August 2026".
func (t *Text) Month(year, month int) string {
	if t.Code == "vi" {
		return fmt.Sprintf("%02d/%04d", month, year)
	}
	return fmt.Sprintf("%s %d", time.Month(month), year)
}

// Instant is a time of day and a day: "08:00 ngày 20/08/2026", "20 August 2026, 08:00".
func (t *Text) Instant(at time.Time) string {
	d := calendar.FromTime(at)
	if t.Code == "vi" {
		return at.Format("15:04") + " ngày " + t.Date(d)
	}
	return t.Date(d) + ", " + at.Format("15:04")
}

// Number is a whole number with its thousands marked: "1.471", "1,471".
func (t *Text) Number(n int) string {
	mark := byte(',')
	if t.Code == "vi" {
		mark = '.'
	}
	s := strconv.Itoa(n)
	start := 0
	if n < 0 {
		start = 1
	}
	var b []byte
	for i := range len(s) {
		if left := len(s) - i; i > start && left%3 == 0 {
			b = append(b, mark)
		}
		b = append(b, s[i])
	}
	return string(b)
}

// Decimal is a number with at most one decimal: "12,5", "12.5".
func (t *Text) Decimal(x float64) string {
	whole, part, _ := strings.Cut(strconv.FormatFloat(x, 'f', 1, 64), ".")
	n, err := strconv.Atoi(whole)
	if err != nil {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	s := t.Number(n)
	if part == "0" || part == "" {
		return s
	}
	if t.Code == "vi" {
		return s + "," + part
	}
	return s + "." + part
}
