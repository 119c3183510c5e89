package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/site"
)

// validate lists what a JSON Schema has against a value. It knows the keywords that the schemas use, and complains of
// any other.
func validate(schema map[string]any, v any, at string) []string {
	var faults []string
	fault := func(format string, args ...any) {
		faults = append(faults, at+": "+fmt.Sprintf(format, args...))
	}
	for _, keyword := range slices.Sorted(maps.Keys(schema)) {
		want := schema[keyword]
		switch keyword {
		case "$schema", "$id", "title", "description":
		case "type":
			kinds, several := want.([]any)
			if !several {
				kinds = []any{want}
			}
			if !slices.Contains(kinds, any(kindOf(v, kinds))) {
				fault("%v is none of %v", v, kinds)
			}
		case "const":
			if !reflect.DeepEqual(v, want) {
				fault("%v is not %v", v, want)
			}
		case "enum":
			if !slices.ContainsFunc(want.([]any), func(legal any) bool { return reflect.DeepEqual(legal, v) }) {
				fault("%v is none of %v", v, want)
			}
		case "minLength":
			if s, ok := v.(string); ok && float64(len([]rune(s))) < want.(float64) {
				fault("%q is too short", s)
			}
		case "minimum":
			if n, ok := v.(float64); ok && n < want.(float64) {
				fault("%v is too small", n)
			}
		case "pattern":
			if s, ok := v.(string); ok && !regexp.MustCompile(want.(string)).MatchString(s) {
				fault("%q does not match %s", s, want)
			}
		case "format":
			if s, ok := v.(string); ok && !formed(want.(string), s) {
				fault("%q is no %s", s, want)
			}
		case "required":
			if o, ok := v.(map[string]any); ok {
				for _, key := range want.([]any) {
					if _, ok := o[key.(string)]; !ok {
						fault("no %s", key)
					}
				}
			}
		case "properties":
			if o, ok := v.(map[string]any); ok {
				for key, sub := range want.(map[string]any) {
					if item, ok := o[key]; ok {
						faults = append(faults, validate(sub.(map[string]any), item, at+"."+key)...)
					}
				}
			}
		case "items":
			if list, ok := v.([]any); ok {
				for i, item := range list {
					faults = append(faults, validate(want.(map[string]any), item, fmt.Sprintf("%s.%d", at, i))...)
				}
			}
		default:
			fault("the test knows no keyword %s", keyword)
		}
	}
	return faults
}

// kindOf is the type of a value in the words of JSON Schema; a whole number is also a number where that is asked for.
func kindOf(v any, asked []any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case float64:
		if v == float64(int64(v)) && slices.Contains(asked, any("integer")) {
			return "integer"
		}
		return "number"
	}
	return "object"
}

func formed(format, s string) bool {
	var err error
	switch format {
	case "uri":
		var u *url.URL
		u, err = url.Parse(s)
		return err == nil && u.IsAbs()
	case "date":
		_, err = time.Parse(time.DateOnly, s)
	case "date-time":
		_, err = time.Parse(time.RFC3339, s)
	default:
		return false
	}
	return err == nil
}

func decoded(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestValidate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		schema, value string
		ok            bool
	}{
		{`{"type":"string","minLength":1}`, `"a"`, true},
		{`{"type":"string","minLength":1}`, `""`, false},
		{`{"type":["string","null"]}`, `null`, true},
		{`{"type":["string","null"]}`, `1`, false},
		{`{"type":"integer","minimum":0}`, `3`, true},
		{`{"type":"integer"}`, `3.5`, false},
		{`{"type":"integer","minimum":0}`, `-3`, false},
		{`{"type":["number","null"]}`, `3`, true},
		{`{"type":["number","null"]}`, `3.5`, true},
		{`{"enum":["a",null]}`, `null`, true},
		{`{"enum":["a"]}`, `"b"`, false},
		{`{"const":1}`, `2`, false},
		{`{"format":"uri"}`, `"/a"`, false},
		{`{"format":"uri"}`, `"https://a/"`, true},
		{`{"format":"date"}`, `"2026-02-30"`, false},
		{`{"format":"date-time"}`, `"2026-02-03T00:00:00+07:00"`, true},
		{`{"pattern":"^[0-9]{4}$"}`, `"202"`, false},
		{`{"required":["a"]}`, `{}`, false},
		{`{"properties":{"a":{"type":"boolean"}}}`, `{"a":1}`, false},
		{`{"items":{"type":"boolean"}}`, `[true,1]`, false},
		{`{"oneOf":[]}`, `1`, false},
	} {
		var v any
		if err := json.Unmarshal([]byte(test.value), &v); err != nil {
			t.Fatal(err)
		}
		if faults := validate(decoded(t, test.schema), v, "x"); (len(faults) == 0) != test.ok {
			t.Errorf("%s against %s: %q", test.value, test.schema, faults)
		}
	}
}

func TestListsAreAsTheirSchemasSay(t *testing.T) {
	t.Parallel()
	bare := model(t, asOf, hard)
	bare.Config.Licence, bare.StateAsOf = nil, time.Time{}
	for name, s := range map[string]*site.Site{"hard": model(t, asOf, hard), "own": ownSite(t), "bare": bare} {
		files := lists(t, s)
		seen := map[string]bool{}
		for path, text := range files {
			inFolder := strings.HasPrefix(path, folder) && strings.Contains(text, `"rows":[`)
			if !strings.HasSuffix(path, ".json") || !inFolder && !strings.HasSuffix(path, "/danh-sach.json") {
				continue
			}
			v := decoded(t, text)
			address, _ := v["schema"].(string)
			_, schemaPath, ok := strings.Cut(address, s.Config.Origin+s.Config.BasePath)
			if !ok || files[schemaPath] == "" {
				t.Errorf("%s: %s names the schema %q", name, path, address)
				continue
			}
			schema := decoded(t, files[schemaPath])
			seen[schemaPath] = true
			if schema["$id"] != address || schema["$schema"] != draft {
				t.Errorf("%s: %s calls itself %v, in %v", name, schemaPath, schema["$id"], schema["$schema"])
			}
			for _, fault := range validate(schema, v, path) {
				t.Errorf("%s: %s", name, fault)
			}
			bilingual(t, schemaPath, schema)
		}
		for path := range files {
			if strings.HasSuffix(path, ".schema.json") && !seen[path] {
				t.Errorf("%s: no list is of %s", name, path)
			}
		}
	}
}

// bilingual asks for a description of every cell that a schema names, in both languages.
func bilingual(t *testing.T, path string, schema map[string]any) {
	t.Helper()
	rows := schema["properties"].(map[string]any)["rows"].(map[string]any)
	cells := rows["items"].(map[string]any)["properties"].(map[string]any)
	for name, cell := range cells {
		said, _ := cell.(map[string]any)["description"].(string)
		if strings.Count(said, "\n") != 1 {
			t.Errorf("%s: %s is described as %q", path, name, said)
		}
	}
}

func TestSchemasNoticeWhatIsWrong(t *testing.T) {
	t.Parallel()
	files := lists(t, model(t, asOf))
	schema := decoded(t, files["/du-lieu/de-nghi.schema.json"])
	for _, change := range []struct{ from, to string }{
		{`"version":1`, `"version":2`},
		{`"candidate_kind":"individual"`, `"candidate_kind":"person"`},
		{`"posthumous":false`, `"posthumous":"false"`},
		{`"stage":"open"`, `"stage":null`},
		{`"candidate_name":"Nguyễn Văn An"`, `"candidate_name":""`},
		{`"round":"2026-08-mo",`, ``},
	} {
		text := files["/du-lieu/de-nghi.json"]
		if !strings.Contains(text, change.from) {
			t.Fatalf("the list has no %s", change.from)
		}
		if faults := validate(schema, decoded(t, strings.Replace(text, change.from, change.to, 1)), ""); len(faults) == 0 {
			t.Errorf("%s is let through", change.to)
		}
	}
}

func TestSchemaOfOneLanguage(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Languages = []string{"vi"}
	x := &exporter{site: s, config: s.Config, text: interfaceText(t)}
	var w bytes.Buffer
	if err := x.schema(&w, x.units()); err != nil || strings.Contains(w.String(), " / ") || !strings.Contains(w.String(), "Đơn vị cấp trên.") {
		t.Errorf("%v: %s", err, w.String())
	}
}
