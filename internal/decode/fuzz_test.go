package decode

import (
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

func seeds(f *testing.F) {
	f.Helper()
	for _, tt := range faults {
		f.Add([]byte(strings.ReplaceAll(tt.text, "|", "")))
	}
	for _, seed := range []string{
		text, record, "a = {b=[{c={}},{d=1}]}", "[[a.b]]\n[[a.b]]\n[a.b.c]\nd.e=1",
		"a = [[{b=1}],[{b=2}]]", "\"a.b\".'c d'.\"\\u00e9\\x41\\e\\U0001F600\" = 1", "a={b.c=1,b.d={e.f=2},\n#x\n}",
		"a = 2026-08-20 10:00:00.123+07:00\nb=10:00\nc=[2026-08-20 ,07:00]", "a=\"\"\"\\\n  x\\ \t\n\"\"\"\nb='''\n''''",
		"f=[1e5,-0.0,+inf,nan,0x_1,0b10,0o7,1_000.5e-1_0]", "''=1\n\"\"=2", "\ufeffa=1\r\n", "\xff\xfea=1",
		"[[b.a]]\na = [{b=1},{c.d=[{}]}]\n[[b.a]]\na.b.cb.aa = 1\na.b.c = 1\n",
	} {
		f.Add([]byte(seed))
	}
}

// FuzzKeys holds the scanner against the library. What the library accepts and the scanner does not may only be what
// the scanner is meant to be stricter in; where both accept, they saw the same keys, every key and value has a place,
// and the library has lost none of them or TOML says so.
func FuzzKeys(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		s := newScanner(data)
		if !s.run() {
			if accepts(data) && !stricter(s.mistake) {
				t.Fatalf("only the library accepts it: %+v", *s.fault())
			}
			return
		}
		var values any
		meta, err := toml.Decode(s.text, &values)
		if err != nil {
			t.Fatalf("only the scanner accepts it: %v", err)
		}
		want := make([]string, len(meta.Keys()))
		for i, key := range meta.Keys() {
			for _, part := range key {
				want[i] = Join(want[i], part)
			}
		}
		if got := s.index.Keys(); !slices.Equal(got, want) {
			t.Fatalf("keys are %q, want %q", got, want)
		}
		plainValues, fault := TOML(data)
		if fault != nil {
			if fault.Hint == keyLost.hint {
				return
			}
			t.Fatalf("only the library accepts it in the end: %+v", *fault)
		}
		if got, want := len(s.index.nodes), 1+hasPlaces(t, &s.index, "", plainValues); got != want {
			t.Fatalf("%d names have a place, %d a value", got, want)
		}
	})
}

// accepts asks the library, unless that could end the process.
func accepts(data []byte) (ok bool) {
	if len(data) > 1000 || strings.Count(string(data), "{") > 8 || strings.Count(string(data), ".") > 30 {
		return false
	}
	var values any
	err := guarded(func() error {
		_, err := toml.Decode(string(data), &values)
		return err
	})
	return err == nil
}

func stricter(m mistake) bool {
	switch m.message {
	case tooDeep.message, keyTooDeep.message, dateUnreal.message, textQuotes.message, notUTF8.message:
		return true
	}
	return m.id == keyTwice.id
}

// hasPlaces returns how many keys and elements there are below a path.
func hasPlaces(t *testing.T, x *Index, path string, v any) (n int) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for key, child := range v {
			sub := Join(path, key)
			if _, ok := x.Key(sub); !ok {
				t.Fatalf("no place for the key %s", sub)
			}
			n += 1 + hasPlaces(t, x, sub, child)
		}
		if _, ok := x.Table(path); !ok {
			t.Fatalf("no place for the table %q", path)
		}
	case []any:
		for i, child := range v {
			n += 1 + hasPlaces(t, x, At(path, i), child)
		}
	default:
		if span, ok := x.Value(path); !ok || span.Width < 1 {
			t.Fatalf("no place for the value %s: %v", path, span)
		}
	}
	return n
}

// FuzzTOML shows that nothing panics or hangs, and that a Fault has words and a place inside the text.
func FuzzTOML(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		values, fault := TOML(data)
		Scan(data).Keys()
		if fault == nil {
			if values == nil {
				t.Fatal("neither values nor a fault")
			}
			return
		}
		if fault.Message == failed.message || fault.Message.Vi == "" || fault.Message.En == "" || fault.Hint.Vi == "" || fault.Hint.En == "" {
			t.Fatalf("%+v", *fault)
		}
		if fault.ID == tooLarge.id {
			return
		}
		lines := strings.Split(string(data), "\n")
		if fault.Line < 1 || fault.Line > len(lines) || fault.Column < 1 || fault.Column > len(lines[fault.Line-1])+1 || fault.Width < 1 {
			t.Fatalf("stands outside the text: %+v", *fault)
		}
	})
}
