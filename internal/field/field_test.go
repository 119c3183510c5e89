package field_test

import (
	"slices"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/field"
)

// form has a key of every shape.
type form struct {
	ID string // belongs to the program

	Name    string            `key:"name" is:"required text"`
	State   string            `key:"state" enum:"open closed"`
	Level   string            `key:"level" enum:"a b c d e f g h i"`
	Seats   int               `key:"seats" min:"1" max:"10"`
	Letters *int              `key:"letters" min:"0"`
	Share   *float64          `key:"share" min:"0" max:"100"`
	Draft   bool              `key:"draft"`
	Day     calendar.Date     `key:"day"`
	Since   calendar.Partial  `key:"since"`
	Link    string            `key:"link" is:"url"`
	Mail    string            `key:"mail" is:"email"`
	Code    string            `key:"code" is:"slug"`
	Month   string            `key:"month" is:"month"`
	Body    string            `key:"body" is:"markdown"`
	Scan    string            `key:"scan" is:"file"`
	Unit    string            `key:"unit" ref:"unit cluster"`
	Awards  []string          `key:"awards" ref:"award"`
	Venues  []string          `key:"venues" enum:"paper radio"`
	Notes   []string          `key:"notes" is:"text"`
	Paper   *paper            `key:"paper" is:"short"`
	Person  person            `key:"person"`
	Rows    []row             `key:"rows"`
	Topics  map[string]string `key:"topics" is:"text"`
	Ground  *ground           `key:"ground" is:"private"`
	Reason  string            `key:"reason" is:"private"`

	Translations field.Translations `key:"translations"`
}

type paper struct {
	Title string `key:"title" is:"required text"`
	File  string `key:"file" is:"file"`
}

type person struct {
	Name string `key:"name" is:"text"`
	Role string `key:"role" is:"text"`
	Unit string `key:"unit" ref:"unit"`
}

type row struct {
	Text string        `key:"text" is:"required text"`
	On   calendar.Date `key:"on"`
	Kind string        `key:"kind" enum:"open closed"`
}

type ground struct {
	Basis    string `key:"basis" enum:"written law"`
	Guardian string `key:"guardian"`
	Age      int    `key:"age" min:"1" max:"120"`
	Mail     string `key:"mail" is:"email"`
	Home     row    `key:"home"`
	Homes    []row  `key:"homes"`
}

func TestTable(t *testing.T) {
	t.Parallel()
	table := field.Of[form]()
	if _, ok := table.Field("ID"); ok || slices.Contains(table.Keys(), "") {
		t.Error("a field without a tag is a key")
	}
	for _, test := range []struct {
		key  string
		is   field.Type
		want func(*field.Field) bool
	}{
		{"name", field.Text, func(f *field.Field) bool { return f.Required && f.Words && !f.Markdown }},
		{"state", field.Text, func(f *field.Field) bool { return f.Legal("open") && !f.Legal("Open") && len(f.Enum) == 2 }},
		{"seats", field.Int, func(f *field.Field) bool { return f.Min == 1 && f.Max == 10 }},
		{"letters", field.Int, func(f *field.Field) bool { return f.Min == 0 && f.Max > 1e300 }},
		{"share", field.Number, func(f *field.Field) bool { return f.Max == 100 }},
		{"draft", field.Bool, nil},
		{"day", field.Date, nil},
		{"since", field.PartialDate, nil},
		{"body", field.Text, func(f *field.Field) bool { return f.Words && f.Markdown }},
		{"scan", field.Text, func(f *field.Field) bool { return f.File }},
		{"unit", field.Text, func(f *field.Field) bool { return slices.Equal(f.Ref, []string{"unit", "cluster"}) }},
		{"awards", field.Texts, nil},
		{"paper", field.Table, func(f *field.Field) bool { return f.Short && f.Sub.Fields[0].Key == "title" }},
		{"person", field.Table, func(f *field.Field) bool { return !f.Short && len(f.Sub.Fields) == 3 }},
		{"rows", field.Tables, func(f *field.Field) bool { return f.Sub.Fields[0].Required }},
		{"topics", field.TextMap, nil},
		{"ground", field.Table, func(f *field.Field) bool { return f.Private }},
		{"translations", field.Language, nil},
	} {
		f, ok := table.Field(test.key)
		switch {
		case !ok:
			t.Errorf("there is no key %s", test.key)
		case f.Type != test.is:
			t.Errorf("%s has shape %d, want %d", test.key, f.Type, test.is)
		case test.want != nil && !test.want(f):
			t.Errorf("%s reads %+v", test.key, f)
		}
	}
}

func TestWrongTagsPanic(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]func(){
		"word": func() {
			field.Of[struct {
				A string `key:"a" is:"requird"`
			}]()
		},
		"twice": func() {
			field.Of[struct {
				A, B string `key:"a"`
			}]()
		},
		"shape": func() {
			field.Of[struct {
				A chan int `key:"a"`
			}]()
		},
		"bound": func() {
			field.Of[struct {
				A int `key:"a" min:"one"`
			}]()
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: a wrong tag was taken", name)
				}
			}()
			of()
		}()
	}
}
