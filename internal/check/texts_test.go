package check

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"congkhai/internal/record"
)

// Every published text of every kind of record is read, under its path.
func TestEveryTextIsRead(t *testing.T) {
	t.Parallel()
	for kind := range record.Tables {
		rec := record.New(kind)
		want := map[string]string{}
		fillTexts(reflect.ValueOf(rec).Elem(), "", want)
		got := map[string]string{}
		texts := reader{visit: func(p *passage) { got[p.path()] = p.text }}
		texts.read(rec)
		for path, text := range want {
			if got[path] != text {
				t.Errorf("%s: %s reads %q, want %q", kind, path, got[path], text)
			}
		}
		for path := range got {
			if want[path] == "" {
				t.Errorf("%s: %s is read and is no published text", kind, path)
			}
		}
	}
}

// unread are texts that are identities of other records.
var unread = []string{"submissions.0.id", "opinions.0.id", "achievements.0.id"}

// fillTexts gives each text of a value its own path as content, but for private ones, references and legal values.
func fillTexts(v reflect.Value, path string, want map[string]string) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		key, ok := f.Tag.Lookup("key")
		is := strings.Fields(f.Tag.Get("is"))
		closed := f.Tag.Get("enum") != "" || f.Tag.Get("ref") != "" || slices.Contains(is, "slug") || slices.Contains(is, "month") || slices.Contains(is, "private")
		if !ok || closed {
			continue
		}
		at := strings.TrimPrefix(path+"."+key, ".")
		dst := v.FieldByIndex(f.Index)
		switch {
		case dst.Kind() == reflect.String:
			if !slices.Contains(unread, at) {
				dst.SetString("text of " + at)
				want[at] = "text of " + at
			}
		case dst.Kind() == reflect.Slice && dst.Type().Elem().Kind() == reflect.String:
			dst.Set(reflect.ValueOf([]string{"a", "text of " + at}))
			want[at+".0"], want[at+".1"] = "a", "text of "+at
		case dst.Kind() == reflect.Slice && dst.Type().Elem().Kind() == reflect.Struct:
			dst.Set(reflect.MakeSlice(dst.Type(), 1, 1))
			fillTexts(dst.Index(0), at+"."+strconv.Itoa(0), want)
		case dst.Kind() == reflect.Pointer && dst.Type().Elem().Kind() == reflect.Struct:
			dst.Set(reflect.New(dst.Type().Elem()))
			fillTexts(dst.Elem(), at, want)
		case dst.Kind() == reflect.Struct && dst.NumField() > 0:
			fillTexts(dst, at, want)
		}
	}
}

func TestTranslationsAreRead(t *testing.T) {
	t.Parallel()
	p := &record.Page{Title: "A"}
	p.Translations = map[string]map[string]string{"en": {"title": "B", "body": "C"}}
	var got []string
	texts := reader{visit: func(p *passage) { got = append(got, p.path()+"="+p.text) }}
	texts.read(p)
	if want := []string{"title=A", "translations.en.body=C", "translations.en.title=B"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
