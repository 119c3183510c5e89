package field_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"congkhai/internal/decode"
	"congkhai/internal/field"
	"congkhai/internal/record"
)

// FuzzBind binds whatever decodes to every kind of record. Nothing may panic, every fault has both languages and a
// place that the text holds, and every reference is a text of the file.
func FuzzBind(f *testing.F) {
	f.Add(full)
	f.Add("name = \"A\"\nkind = \"other\"\n[translations.en]\nname = 5\n[[documents]]\ntitle = \"\"\n")
	f.Add("[candidate]\nname = []\n[[achievements]]\n[[achievements]]\nid = \"A B\"\n[[translations.en.achievements]]\ntext = {}\n")
	f.Add("[consent]\ngiven_on = 2026-13-01\n")
	f.Add("\"\" = 1\n\"a.b\" = { \"\" = [[], {}, \"\"] }\n[translations]\nen = { \"\" = 1 }\n")
	f.Add("documents = [{}, {title = 1e999}]\nsources = [[1], {}]\ntranslations = {en = {sources = [1]}, \"\" = 1}\n")
	f.Add("published = 0001-01-01\ncloses = \"9999-12-31\"\nawards = [\"\", \"\\u0000\"]\nremoval = \"x\"\n")
	kinds := slices.Sorted(maps.Keys(record.Tables))
	f.Fuzz(func(t *testing.T, text string) {
		values, fault := decode.TOML([]byte(text))
		if fault != nil {
			return
		}
		for _, kind := range kinds {
			bound := record.Tables[kind].Bind(record.New(kind), values)
			for _, fault := range bound.Faults {
				for _, words := range []string{fault.Message.Vi, fault.Message.En} {
					if words == "" || !strings.Contains(fault.ID, "/") {
						t.Errorf("%s: fault without words: %+v", kind, fault)
					}
				}
				if (fault.Hint.Vi == "") != (fault.Hint.En == "") {
					t.Errorf("%s: a hint in one language: %+v", kind, fault)
				}
				if !holds(values, fault.Path) {
					t.Errorf("%s: the text has no %s", kind, fault.Path)
				}
			}
			for _, ref := range bound.Refs {
				if !holds(values, ref.Path) || ref.Target == "" {
					t.Errorf("%s: reference %+v is not in the text", kind, ref)
				}
			}
		}
	})
}

// holds reports whether a path leads to something of the decoded values.
func holds(v any, path string) bool {
	if path == "" {
		return true
	}
	switch v := v.(type) {
	case map[string]any:
		for key, below := range v {
			name := decode.Join("", key)
			if path == name {
				return true
			}
			if rest, ok := strings.CutPrefix(path, name+"."); ok && holds(below, rest) {
				return true
			}
		}
	case []any:
		number, rest, _ := strings.Cut(path, ".")
		i, err := strconv.Atoi(number)
		return err == nil && i < len(v) && holds(v[i], rest)
	}
	return false
}

// TestTablesOfRecords holds the tables of all kinds to what binding relies on.
func TestTablesOfRecords(t *testing.T) {
	t.Parallel()
	for kind, table := range record.Tables {
		walk(table, string(kind), func(path string, f *field.Field) {
			first := f.Short && (f.Sub == nil || f.Sub.Fields[0].Type != field.Text)
			if first || f.Min > f.Max || len(f.Enum) > 0 && (f.Slug || len(f.Ref) > 0) {
				t.Errorf("%s: tags do not go together: %+v", path, f)
			}
			if f.Private && f.Words {
				t.Errorf("%s is private and for readers", path)
			}
		})
	}
}

func walk(s *field.Struct, path string, visit func(path string, f *field.Field)) {
	for i := range s.Fields {
		f := &s.Fields[i]
		visit(path+"."+f.Key, f)
		if f.Sub != nil {
			walk(f.Sub, path+"."+f.Key, visit)
		}
	}
}
