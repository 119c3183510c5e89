package record_test

import (
	"testing"

	"congkhai/internal/decode"
	"congkhai/internal/field"
	"congkhai/internal/record"
)

// read makes a record of a text of TOML that has no fault.
func read(t *testing.T, kind record.Kind, id, text string) record.Record {
	t.Helper()
	values, fault := decode.TOML([]byte(text))
	if fault != nil {
		t.Fatalf("%s %s:%d:%d: %s", kind, id, fault.Line, fault.Column, fault.Message.En)
	}
	r := record.New(kind)
	bound := record.Tables[kind].Bind(r, values)
	for _, f := range bound.Faults {
		t.Fatalf("%s %s: %s: %s", kind, id, f.Path, f.Message.En)
	}
	base := r.Common()
	base.ID, base.Kind, base.File = id, kind, "content/"+record.Folders[kind]+"/"+id+".toml"
	base.Refs, base.Files = bound.Refs, bound.Files
	return r
}

// entry is a record of a table of cases: its kind, identity and TOML.
type entry struct {
	kind record.Kind
	id   string
	text string
}

func setOf(t *testing.T, entries ...entry) (*record.Set, []record.Record) {
	t.Helper()
	set := record.NewSet()
	var all []record.Record
	for _, e := range entries {
		r := read(t, e.kind, e.id, e.text)
		set.Add(r)
		all = append(all, r)
	}
	return set, all
}

// eachField visits every key of a kind with its path; arrays show as their element 0.
func eachField(s *field.Struct, path string, private bool, visit func(path string, f *field.Field, private bool)) {
	for i := range s.Fields {
		f := &s.Fields[i]
		at := f.Key
		if path != "" {
			at = path + "." + f.Key
		}
		visit(at, f, private || f.Private)
		switch f.Type {
		case field.Table:
			eachField(f.Sub, at, private || f.Private, visit)
		case field.Tables:
			eachField(f.Sub, at+".0", private || f.Private, visit)
		}
	}
}
