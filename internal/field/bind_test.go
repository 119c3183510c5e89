package field_test

import (
	"fmt"
	"strings"
	"testing"

	"congkhai/internal/decode"
	"congkhai/internal/field"
)

// bind binds a text of TOML.
func bind(t *testing.T, text string) (*form, field.Bound) {
	t.Helper()
	values, fault := decode.TOML([]byte(text))
	if fault != nil {
		t.Fatalf("%d:%d: %s", fault.Line, fault.Column, fault.Message.En)
	}
	got := &form{}
	return got, field.Of[form]().Bind(got, values)
}

// lines writes faults as "part path id: message (hint)".
func lines(faults []field.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		part := map[field.Part]string{field.Value: "value", field.Key: "key", field.Header: "header"}[f.At]
		fmt.Fprintf(&b, "%s %s %s: %s", part, f.Path, f.ID, f.Message.En)
		if f.Hint.En != "" {
			fmt.Fprintf(&b, " (%s)", f.Hint.En)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

const named = "name = \"N\"\n"

func TestFaults(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, text, want string }{
		{"missing", "", `
header  key/missing: required key "name" is missing (add the line: name = "…")`},
		{"empty", "name = \"  \"\n", `
value name value/empty: key "name" must not be empty`},
		{"wrong case", "Name = \"N\"\n", `
key Name key/case: key "Name" is in the wrong case (write "name")`},
		{"misspelt required key", "nmae = \"N\"\n", `
key nmae key/unknown: there is no key "nmae" here (did you mean "name"?)`},
		{"misspelt key", named + "lnik = \"https://a.vn\"\n", `
key lnik key/unknown: there is no key "lnik" here (did you mean "link"?)`},
		{"unlike any key", named + "something_else = 1\n", `
key something_else key/unknown: there is no key "something_else" here (remove this key, or correct its name)`},
		{"key of the top in a table", named + "[person]\nseats = 3\n", `
key person.seats key/unknown: there is no key "seats" here (this key belongs at the top of the file: put it before the table [person])`},
		{"unknown in a small table", named + "[person]\nzzzzzz = 3\n", `
key person.zzzzzz key/unknown: there is no key "zzzzzz" here (legal here: name, role, unit)`},
		{"unknown in a row", named + "[[rows]]\ntext = \"a\"\n[[rows]]\ntext = \"b\"\ntxet = \"c\"\n", `
key rows.1.txet key/unknown: there is no key "txet" here (did you mean "text"?)`},
		{"missing in a row", named + "[[rows]]\ntext = \"a\"\n[[rows]]\non = 2026-08-20\n", `
header rows.1 key/missing: required key "text" is missing in [rows] (add the line: text = "…")`},
		{"missing in a table", named + "[paper]\nfile = \"a.pdf\"\n", `
header paper key/missing: required key "title" is missing in [paper] (add the line: title = "…")`},
		{"quoted key", named + "\"năm sinh\" = 1\n", `
key "năm sinh" key/unknown: there is no key "năm sinh" here (remove this key, or correct its name)`},
		{"number for a text", "name = 5\n", `
value name value/type: key "name" takes a text, not a whole number (put the value in quotes: " ")`},
		{"text for a number", named + "seats = \"5\"\n", `
value seats value/type: key "seats" takes a whole number, not a text (write the number without quotes)`},
		{"fraction for a whole number", named + "seats = 2.5\n", `
value seats value/type: key "seats" takes a whole number, not a decimal number (write the number without quotes)`},
		{"text for a truth", named + "draft = \"true\"\n", `
value draft value/type: key "draft" takes true or false, not a text (write true or false, without quotes)`},
		{"text for a list", named + "awards = \"a\"\n", `
value awards value/type: key "awards" takes a list of texts, not a text (write it in brackets: awards = ["…"])`},
		{"number in a list", named + "awards = [\"a\", 5]\n", `
value awards.1 value/type: key "awards" takes a text, not a whole number (put the value in quotes: " ")`},
		{"table for a text", named + "[link]\na = 1\n", `
value link value/type: key "link" takes a text, not a table (put the value in quotes: " ")`},
		{"text for a table", named + "person = \"An\"\n", `
value person value/type: key "person" takes a table, not a text (write it as a table: [person])`},
		{"number for a short table", named + "paper = 5\n", `
value paper value/type: key "paper" takes a table, not a whole number (write it as a table: [paper])`},
		{"table for tables", named + "[rows]\ntext = \"a\"\n", `
value rows value/type: key "rows" takes tables, not a table (write each entry as a table: [[rows]])`},
		{"text for tables", named + "rows = \"a\"\n", `
value rows value/type: key "rows" takes tables, not a text (write each entry as a table: [[rows]])`},
		{"mixed list for tables", named + "rows = [{text = \"a\"}, 5]\n", `
value rows value/type: key "rows" takes tables, not a list (write each entry as a table: [[rows]])`},
		{"number for a date", named + "day = 20260820\n", `
value day value/date: key "day" is not a date that exists (write year-month-day, for example 2026-08-20)`},
		{"truth for a date", named + "day = true\n", `
value day value/type: key "day" takes a date, not true or false (write year-month-day, for example 2026-08-20)`},
		{"clock for a date", named + "day = 10:00:00\n", `
value day value/type: key "day" takes a date, not this value (write year-month-day, for example 2026-08-20)`},
		{"list for a truth", named + "draft = []\n", `
value draft value/type: key "draft" takes true or false, not a list (write true or false, without quotes)`},
		{"enum misspelt", named + "state = \"opne\"\n", `
value state value/enum: key "state" does not take "opne"; it takes: open, closed (did you mean "open"?)`},
		{"enum unlike", named + "state = \"xxxxxxx\"\n", `
value state value/enum: key "state" does not take "xxxxxxx"; it takes: open, closed (choose one of: open, closed)`},
		{"enum in the wrong case", named + "state = \"Open\"\n", `
value state value/enum: key "state" does not take "Open"; it takes: open, closed (did you mean "open"?)`},
		{"enum of many", named + "level = \"zzzz\"\n", `
value level value/enum: key "level" does not take "zzzz" (choose one of: a, b, c, d, e, f, g, h, i)`},
		{"enum in a list", named + "venues = [\"paper\", \"rdio\"]\n", `
value venues.1 value/enum: key "venues" does not take "rdio"; it takes: paper, radio (did you mean "radio"?)`},
		{"enum twice", named + "venues = [\"paper\", \"paper\"]\n", `
value venues.1 value/repeated: "paper" stands twice in "venues" (remove one of them)`},
		{"reference twice", named + "awards = [\"a\", \"b\", \"a\"]\n", `
value awards.2 value/repeated: "a" stands twice in "awards" (remove one of them)`},
		{"empty in a list", named + "notes = [\"a\", \" \"]\n", `
value notes.1 value/empty: key "notes" must not be empty`},
		{"too low", named + "seats = 0\n", `
value seats value/range: key "seats" takes a number from 1 to 10`},
		{"too high", named + "seats = 11\n", `
value seats value/range: key "seats" takes a number from 1 to 10`},
		{"no upper bound", named + "letters = -1\n", `
value letters value/range: key "letters" takes a number of 0 or more`},
		{"fraction out of bounds", named + "share = 100.5\n", `
value share value/range: key "share" takes a number from 0 to 100`},
		{"not a number", named + "share = nan\n", `
value share value/type: key "share" takes a number, not this value (write the number without quotes)`},
		{"infinite", named + "share = inf\n", `
value share value/type: key "share" takes a number, not this value (write the number without quotes)`},
		{"day that is not", named + "day = \"2026-02-30\"\n", `
value day value/date: key "day" is not a date that exists (write year-month-day, for example 2026-08-20)`},
		{"month that is not", named + "since = \"2026-13\"\n", `
value since value/date: key "since" is not a date that exists (write 2026-08-20, or "2026-08", "2026" where only the month or year is known)`},
		{"day in Vietnamese order", named + "day = \"20/08/2026\"\n", `
value day value/date: key "day" is not a date that exists (write year-month-day, for example 2026-08-20)`},
		{"partial where a day is needed", named + "day = \"2026-08\"\n", `
value day value/date: key "day" is not a date that exists (write year-month-day, for example 2026-08-20)`},
		{"year where a day is needed", named + "day = 2026\n", `
value day value/date: key "day" is not a date that exists (write year-month-day, for example 2026-08-20)`},
		{"time of day", named + "day = 2026-08-20T10:00:00\n", `
value day value/date: key "day" takes a date without a time (keep only the date, for example 2026-08-20)`},
		{"time with a zone", named + "since = 2026-08-20T10:00:00Z\n", `
value since value/date: key "since" takes a date without a time (keep only the date, for example 2026-08-20)`},
		{"year of three digits", named + "since = 202\n", `
value since value/date: key "since" is not a date that exists (write 2026-08-20, or "2026-08", "2026" where only the month or year is known)`},
		{"year before 1000", named + "since = \"0999\"\n", `
value since value/date: key "since" is not a date that exists (write 2026-08-20, or "2026-08", "2026" where only the month or year is known)`},
		{"day before 1000", named + "day = \"0999-01-01\"\n", `
value day value/date: key "day" is not a date that exists (write year-month-day, for example 2026-08-20)`},
		{"address without scheme", named + "link = \"www.a.vn\"\n", `
value link value/url: key "link" takes a full web address (begin it with https://)`},
		{"script address", named + "link = \"javascript:alert(1)\"\n", `
value link value/url: key "link" takes a full web address (begin it with https://)`},
		{"address with a user", named + "link = \"https://a.vn@b.vn/\"\n", `
value link value/url: key "link" takes a full web address (begin it with https://)`},
		{"address of another scheme", named + "link = \"ftp://a.vn/\"\n", `
value link value/url: key "link" takes a full web address (begin it with https://)`},
		{"no mail address", named + "mail = \"an\"\n", `
value mail value/email: key "mail" takes an e-mail address (write it as name@office.example)`},
		{"mail address with markup", named + "mail = \"a\\\"b@a.vn\"\n", `
value mail value/email: key "mail" takes an e-mail address (write it as name@office.example)`},
		{"two mail addresses", named + "mail = \"a@a.vn, b@b.vn\"\n", `
value mail value/email: key "mail" takes an e-mail address (write it as name@office.example)`},
		{"no slug", named + "code = \"Hà Nội\"\n", `
value code value/slug: "Hà Nội" is not a slug of small letters, digits and hyphens (write "ha-noi")`},
		{"no month", named + "month = \"2026\"\n", `
value month value/month: key "month" takes a month (write it as "2026-08")`},
		{"day for a month", named + "month = \"2026-08-20\"\n", `
value month value/month: key "month" takes a month (write it as "2026-08")`},
		{"turned text", "name = \"N\\u202e\"\n", `
value name value/control: key "name" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"isolated text", named + "unit = \"a\\u2066b\"\n", `
value unit value/control: key "unit" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"control character", "name = \"N\\u0007\"\n", `
value name value/control: key "name" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"control character above ASCII", "name = \"N\\u0085N\"\n", `
value name value/control: key "name" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"turned text in a list", named + "notes = [\"a\\u202e\"]\n", `
value notes.0 value/control: key "notes" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"turned text in a short table", named + "paper = \"a\\u202e\"\n", `
value paper value/control: key "title" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"turned text in a map", named + "[topics]\na = \"a\\u202e\"\n", `
value topics.a value/control: key "a" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"key of a map", named + "[topics]\n\"Hà Nội\" = \"a\"\n", `
key topics."Hà Nội" value/slug: "Hà Nội" is not a slug of small letters, digits and hyphens (write "ha-noi")`},
		{"number in a map", named + "[topics]\na = 1\n", `
value topics.a value/type: key "a" takes a text, not a whole number (put the value in quotes: " ")`},
		{"other language", named + "[translations.fr]\nname = \"N\"\n", `
key translations.fr translation/language: there is no translation into "fr" (use the table [translations.en])`},
		{"language that is no table", named + "[translations]\nen = \"N\"\n", `
value translations.en value/type: key "en" takes a table, not a text (write it as a table: [translations.en])`},
		{"translations that are no table", named + "translations = \"N\"\n", `
value translations value/type: key "translations" takes a table, not a text`},
		{"translation of an unknown key", named + "[translations.en]\nnmae = \"N\"\n", `
key translations.en.nmae key/unknown: there is no key "nmae" here (did you mean "name"?)`},
		{"translation of what is no text", named + "[translations.en]\nseats = 5\nlink = \"https://a.vn\"\nstate = \"open\"\n", `
key translations.en.link translation/key: key "link" is not a text that can be translated (remove this key from the translation)
key translations.en.seats translation/key: key "seats" is not a text that can be translated (remove this key from the translation)
key translations.en.state translation/key: key "state" is not a text that can be translated (remove this key from the translation)`},
		{"translation of the wrong type", named + "[translations.en]\nname = 5\n", `
value translations.en.name value/type: key "name" takes a text, not a whole number (put the value in quotes: " ")`},
		{"translation in a row", named + "[[rows]]\ntext = \"a\"\n[[translations.en.rows]]\ntxet = \"a\"\n[[translations.en.rows]]\non = 2026-08-20\n", `
key translations.en.rows.0.txet key/unknown: there is no key "txet" here (did you mean "text"?)
key translations.en.rows.1.on translation/key: key "on" is not a text that can be translated (remove this key from the translation)`},
		{"turned text in translations", named + "[translations.en]\nname = \"a\\u202e\"\npaper = \"b\\u202e\"\nnotes = [\"c\\u202e\"]\n[translations.en.person]\nrole = \"d\\u202e\"\n[translations.en.topics]\na = \"e\\u202e\"\n", `
value translations.en.name value/control: key "name" holds a control or direction-changing character (remove the hidden character from this value)
value translations.en.notes.0 value/control: key "notes" holds a control or direction-changing character (remove the hidden character from this value)
value translations.en.paper value/control: key "paper" holds a control or direction-changing character (remove the hidden character from this value)
value translations.en.person.role value/control: key "role" holds a control or direction-changing character (remove the hidden character from this value)
value translations.en.topics.a value/control: key "a" holds a control or direction-changing character (remove the hidden character from this value)`},
		{"number in a translated list", named + "[translations.en]\nnotes = [\"a\", 5]\n", `
value translations.en.notes.1 value/type: key "notes" takes a text, not a whole number (put the value in quotes: " ")`},
		{"number in a translated map", named + "[translations.en.topics]\na = 5\n", `
value translations.en.topics.a value/type: key "a" takes a text, not a whole number (put the value in quotes: " ")`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, bound := bind(t, test.text)
			if got := lines(bound.Faults); strings.TrimSpace(got) != strings.TrimSpace(test.want) {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			for _, f := range bound.Faults {
				if f.Message.Vi == "" || f.Message.Vi == f.Message.En || (f.Hint.Vi == "") != (f.Hint.En == "") {
					t.Errorf("a language is missing: %+v", f)
				}
				if strings.Contains(f.Message.Vi+f.Message.En+f.Hint.Vi+f.Hint.En, "%!") {
					t.Errorf("a placeholder is wrong: %+v", f)
				}
			}
		})
	}
}
