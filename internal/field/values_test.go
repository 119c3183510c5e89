package field_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/field"
)

// full has a right value for every key.
const full = `
name = "  Nguyễn Thị Mẫu "
state = "open"
level = "i"
seats = 10
letters = 0
share = 100
draft = true
day = 2026-08-20
since = "2021-12"
link = "https://a.vn/b?c=d#e"
mail = "an@so.a.vn"
code = "ha-noi"
month = "2026-08"
body = "Một\n\n*hai*"
scan = "a.pdf"
unit = "so-mau"
awards = ["a", "b"]
venues = ["radio"]
notes = ["x", "x"]
paper = "Quyết định"
reason = "riêng"

[person]
name = "An"
unit = "so-mau"

[[rows]]
text = "một"

[[rows]]
text = "hai"
on = "2026-09-07"

[topics]
y-te = "Y tế"

[ground]
basis = "written"

[translations.en]
name = "N"
body = "One"
paper = "Decision"
notes = ["", "y"]
person = { role = "Nurse" }
topics = { y-te = "Health" }

[[translations.en.rows]]

[[translations.en.rows]]
text = "two"
`

func TestValues(t *testing.T) {
	t.Parallel()
	got, bound := bind(t, full)
	if len(bound.Faults) > 0 {
		t.Fatal(lines(bound.Faults))
	}
	letters, share := 0, 100.0
	want := &form{
		Name: "Nguyễn Thị Mẫu", State: "open", Level: "i", Seats: 10, Letters: &letters, Share: &share, Draft: true,
		Day: calendar.Of(2026, 8, 20), Since: calendar.Partial{Year: 2021, Month: 12}, Link: "https://a.vn/b?c=d#e",
		Mail: "an@so.a.vn", Code: "ha-noi", Month: "2026-08", Body: "Một\n\n*hai*", Scan: "a.pdf", Unit: "so-mau",
		Awards: []string{"a", "b"}, Venues: []string{"radio"}, Notes: []string{"x", "x"}, Paper: &paper{Title: "Quyết định"},
		Person: person{Name: "An", Unit: "so-mau"}, Rows: []row{{Text: "một"}, {Text: "hai", On: calendar.Of(2026, 9, 7)}},
		Topics: map[string]string{"y-te": "Y tế"}, Ground: &ground{Basis: "written"}, Reason: "riêng",
		Translations: field.Translations{"en": {
			"name": "N", "body": "One", "paper.title": "Decision", "notes.1": "y", "person.role": "Nurse",
			"topics.y-te": "Health", "rows.1.text": "two",
		}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	units := []string{"unit", "cluster"}
	refs := []field.Ref{
		{Path: "unit", Target: "so-mau", Kinds: units},
		{Path: "awards.0", Target: "a", Kinds: []string{"award"}},
		{Path: "awards.1", Target: "b", Kinds: []string{"award"}},
		{Path: "person.unit", Target: "so-mau", Kinds: []string{"unit"}},
	}
	if !reflect.DeepEqual(bound.Refs, refs) {
		t.Errorf("references are %+v", bound.Refs)
	}
	if !slices.Equal(bound.Files, []field.File{{Path: "scan", Name: "a.pdf"}}) {
		t.Errorf("files are %+v", bound.Files)
	}
}

// TestRightValuesStay binds one wrong value beside right ones: only its own field stays empty.
func TestRightValuesStay(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		want *form
	}{
		{`seats = 99`, &form{Name: "N"}},
		{`letters = -1`, &form{Name: "N"}},
		{`share = "x"`, &form{Name: "N"}},
		{`link = "x"`, &form{Name: "N"}},
		{`day = "x"`, &form{Name: "N"}},
		{`awards = ["a", 5, "b"]`, &form{Name: "N", Awards: []string{"a", "b"}}},
		{`paper = { file = "a.pdf" }`, &form{Name: "N", Paper: &paper{File: "a.pdf"}}},
		{`rows = [{ text = "a" }, { text = 5, kind = "open" }]`, &form{Name: "N", Rows: []row{{Text: "a"}, {Kind: "open"}}}},
		{`notes = []`, &form{Name: "N", Notes: []string{}}},
		{`state = ""`, &form{Name: "N"}},
	} {
		if got, _ := bind(t, named+test.text); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %+v, want %+v", test.text, got, test.want)
		}
	}
}

// TestDates binds the ways in which a date may be written.
func TestDates(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text string
		day  calendar.Date
		from calendar.Partial
	}{
		{`day = 2024-02-29`, calendar.Of(2024, 2, 29), calendar.Partial{}},
		{`day = "2024-02-29"`, calendar.Of(2024, 2, 29), calendar.Partial{}},
		{`day = " 2024-02-29 "`, calendar.Of(2024, 2, 29), calendar.Partial{}},
		{`since = 2024-02-29`, calendar.Date{}, calendar.Partial{Year: 2024, Month: 2, Day: 29}},
		{`since = "2024-02-29"`, calendar.Date{}, calendar.Partial{Year: 2024, Month: 2, Day: 29}},
		{`since = "2024-02"`, calendar.Date{}, calendar.Partial{Year: 2024, Month: 2}},
		{`since = "2024"`, calendar.Date{}, calendar.Partial{Year: 2024}},
		{`since = 2024`, calendar.Date{}, calendar.Partial{Year: 2024}},
	} {
		got, bound := bind(t, named+test.text)
		if len(bound.Faults) > 0 || got.Day != test.day || got.Since != test.from {
			t.Errorf("%s: %v %v %s", test.text, got.Day, got.Since, lines(bound.Faults))
		}
	}
}

// TestPrivateValuesAreNotTold binds wrong private values of every shape: every fault is marked, and neither message
// nor hint holds the value.
func TestPrivateValuesAreNotTold(t *testing.T) {
	t.Parallel()
	const secret = "bi-mat-7"
	for _, test := range []struct{ text, path string }{
		{"[ground]\nbasis = \"bi-mat-7\"", "ground.basis"},
		{"[ground]\nguardian = \"bi-mat-7\\u202e\"", "ground.guardian"},
		{"[ground]\nguardian = 77", "ground.guardian"},
		{"[ground]\nage = 777", "ground.age"},
		{"[ground]\nage = \"bi-mat-7\"", "ground.age"},
		{"[ground]\nmail = \"bi-mat-7\"", "ground.mail"},
		{"[ground]\nhome = { text = \"x\", kind = \"bi-mat-7\" }", "ground.home.kind"},
		{"[ground]\nhome = { text = \"x\", on = \"bi-mat-7\" }", "ground.home.on"},
		{"[ground]\nhomes = [{ text = \"x\", kind = \"bi-mat-7\" }]", "ground.homes.0.kind"},
		{"[ground]\nhomes = \"bi-mat-7\"", "ground.homes"},
		{"ground = \"bi-mat-7\"", "ground"},
		{"reason = \"bi-mat-7\\u202e\"", "reason"},
		{"reason = [\"bi-mat-7\"]", "reason"},
	} {
		_, bound := bind(t, named+test.text)
		if len(bound.Faults) != 1 || bound.Faults[0].Path != test.path {
			t.Errorf("%s: %s", test.text, lines(bound.Faults))
			continue
		}
		f := bound.Faults[0]
		told := f.Message.Vi + f.Message.En + f.Hint.Vi + f.Hint.En
		if !f.Private || strings.Contains(told, secret) || strings.Contains(told, "777") {
			t.Errorf("%s: private %v, %s", test.text, f.Private, told)
		}
	}
}
