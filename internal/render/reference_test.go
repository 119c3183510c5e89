package render

import (
	"slices"
	"strings"
	"testing"

	"congkhai/internal/lang"
	"congkhai/layouts"
	"congkhai/static"
)

// TestReferenceNamesAll holds what is said of functions, values, layouts and classes to what there is.
func TestReferenceNamesAll(t *testing.T) {
	t.Parallel()
	sheet, err := static.Files.ReadFile("style.css")
	if err != nil {
		t.Fatal(err)
	}
	page, err := layouts.Files.ReadFile("reference.html")
	if err != nil {
		t.Fatal(err)
	}
	v := &View{}
	for _, code := range []string{"vi", "en"} {
		text, err := lang.Read(layouts.Files, code)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string][]string{}
		for _, key := range text.Keys() {
			if part, name, ok := strings.Cut(strings.TrimPrefix(key, "reference."), "."); ok && strings.HasPrefix(key, "reference.") {
				said[part] = append(said[part], name)
			}
		}
		for part, want := range map[string][]string{"function": v.Functions(), "value": v.Values()} {
			same(t, code+", reference."+part, said[part], want)
		}
		for _, name := range Names {
			if !slices.Contains(said["layout"], name) {
				t.Errorf("%s: reference.layout does not say what %s shows", code, name)
			}
		}
		for _, class := range said["class"] {
			if !strings.Contains(string(sheet), "."+class) || !strings.Contains(string(page), `"`+class+`"`) {
				t.Errorf("%s: the class %s has no rule in style.css, or is not shown", code, class)
			}
		}
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, name := range want {
		if !slices.Contains(got, name) {
			t.Errorf("%s does not explain %s", what, name)
		}
	}
	for _, name := range got {
		if !slices.Contains(want, name) {
			t.Errorf("%s explains %s, which there is not", what, name)
		}
	}
}
