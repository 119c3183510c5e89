package reference

import (
	"slices"
	"strings"
	"testing"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/layouts"
)

// TestEveryKey wants each key of every field table once, with its meaning in both languages and a shape that has a name.
func TestEveryKey(t *testing.T) {
	t.Parallel()
	texts := map[string]*lang.Text{}
	for _, code := range []string{"vi", "en"} {
		text, err := lang.Read(layouts.Files, code)
		if err != nil {
			t.Fatal(err)
		}
		texts[code] = text
	}
	r := New(nil, nil)
	count := func(list []*Table) (n int) {
		seen := map[string]bool{}
		for _, table := range list {
			if seen[table.Path] || table.Path != "" && (table.About.Vi == "" || table.About.En == "") {
				t.Errorf("table %s stands twice or is not explained", table.Header())
			}
			seen[table.Path] = true
			for _, k := range table.Keys {
				n++
				if k.About.Vi == "" || k.About.En == "" {
					t.Errorf("%s %s is not explained", table.Header(), k.Name)
				}
				names := []string{"reference.shape." + k.Shape}
				for _, kind := range k.Refs {
					names = append(names, "reference.kind."+kind)
				}
				for code, text := range texts {
					for _, name := range names {
						if !text.Has(name) {
							t.Errorf("layouts/text/%s.toml has no key %q", code, name)
						}
					}
				}
			}
		}
		return n
	}
	if got, want := count(r.Settings), keys(field.Of[config.Config]()); got != want {
		t.Errorf("%d keys of site.toml, want %d", got, want)
	}
	base := field.Of[record.Base]()
	common := count(r.Common)
	if common != keys(base) || len(r.Kinds) != len(record.Tables) {
		t.Errorf("%d common keys, want %d; %d kinds", common, keys(base), len(r.Kinds))
	}
	for _, k := range r.Kinds {
		if got, want := count(k.Tables)+common, keys(record.Tables[record.Kind(k.Name)]); got != want {
			t.Errorf("%d keys of %s, want %d", got, k.Name, want)
		}
		if !strings.HasPrefix(k.File, "content/") || !texts["vi"].Has("reference.kind."+k.Name) {
			t.Errorf("%s lies in %s and is not named", k.Name, k.File)
		}
	}
}

func keys(s *field.Struct) int {
	n := len(s.Fields)
	for i := range s.Fields {
		if s.Fields[i].Sub != nil {
			n += keys(s.Fields[i].Sub)
		}
	}
	return n
}

func TestKeys(t *testing.T) {
	t.Parallel()
	r := New(nil, nil)
	find := func(path, name string) Key {
		for _, table := range r.Settings {
			for _, k := range table.Keys {
				if table.Path == path && k.Name == name {
					return k
				}
			}
		}
		t.Fatalf("there is no %s in %q", name, path)
		return Key{}
	}
	if k := find("", "title"); !k.Required || !k.Translatable || k.Shape != "text" {
		t.Errorf("%+v", k)
	}
	if k := find("brand", "emblem"); k.Required || k.Shape != "static" || !slices.Equal(k.Endings, []string{"svg", "png"}) {
		t.Errorf("%+v", k)
	}
	if k := find("home", "sections"); k.Shape != "list-enum" || k.Values[0] != (Value{"search", "ô tìm kiếm"}) {
		t.Errorf("%+v", k)
	}
	if k := find("feeds", "entries"); k.Shape != "int" || k.Least != "1" || k.Most != "500" {
		t.Errorf("%+v", k)
	}
	if k := find("nav", "links"); k.Shape != "tables" {
		t.Errorf("%+v", k)
	}
}

// TestNodes lists what can be read of a value, and never what is never published.
func TestNodes(t *testing.T) {
	t.Parallel()
	n := nodeOf(&record.Exemplar{})
	if n.Name != "record.Exemplar" || !slices.Contains(n.Members, "Title") || !slices.Contains(n.Members, "Withheld") || !slices.Contains(n.Members, "Summary") {
		t.Errorf("%+v", n)
	}
	table := record.Tables[record.KindExemplar]
	private := 0
	for _, f := range table.Fields {
		if f.Private {
			private++
			if slices.ContainsFunc(n.Members, func(m string) bool { return strings.EqualFold(m, f.Key) }) {
				t.Errorf("%s is never published", f.Key)
			}
		}
	}
	if private == 0 {
		t.Error("an exemplar has no private key, so this tests nothing")
	}
}
