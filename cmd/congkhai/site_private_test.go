package main

import (
	"fmt"
	htmltext "html"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"congkhai/internal/build"
	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// keepsPrivate looks for what the records say in private, and for names that must not be shown yet or any more.
func (d *demo) keepsPrivate(t *testing.T) {
	secrets := map[string]string{} // text → where it comes from
	var public strings.Builder
	for _, r := range d.model.Set.All() {
		eachText(reflect.ValueOf(r), "", func(key string, private bool, v reflect.Value) {
			text := fmt.Sprint(v.Interface())
			if !private {
				public.WriteString(text + "\n")
			} else if letters(text) >= 8 {
				secrets[text] = r.Common().File + ": " + key
			}
		})
	}
	for text := range secrets {
		if strings.Contains(public.String(), text) {
			delete(secrets, text) // the name of an office, which other records say in public
		}
	}
	for id, n := range d.model.Set.Nominations {
		if shown := d.model.Site.Nomination(id); shown == nil || shown.Hidden != "" {
			secrets[n.Candidate.Name] = n.File + ": candidate.name"
		}
	}
	if len(secrets) < 5 {
		t.Errorf("only %d private texts in content", len(secrets))
	}
	for name, text := range d.files {
		text = htmltext.UnescapeString(text)
		for secret, source := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s shows what is private at %s", name, source)
			}
		}
	}
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// eachText visits every text and date that a file can set, with its key and whether it is private.
func eachText(v reflect.Value, key string, visit func(key string, private bool, v reflect.Value)) {
	walkTexts(v, key, false, visit)
}

func walkTexts(v reflect.Value, key string, private bool, visit func(string, bool, reflect.Value)) {
	switch {
	case v.Kind() == reflect.Pointer:
		if v.IsNil() {
			return
		}
		walkTexts(v.Elem(), key, private, visit)
	case v.Kind() == reflect.String, v.Type() == reflect.TypeFor[calendar.Date]():
		visit(key, private, v)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			walkTexts(v.Index(i), key, private, visit)
		}
	case v.Kind() == reflect.Struct:
		for _, f := range reflect.VisibleFields(v.Type()) {
			if name, ok := f.Tag.Lookup("key"); ok {
				hidden := slices.Contains(strings.Fields(f.Tag.Get("is")), "private")
				walkTexts(v.FieldByIndex(f.Index), strings.TrimPrefix(key+"."+name, "."), private || hidden, visit)
			}
		}
	}
}

// readsNoPrivateKey marks every private key of the records before the site is rendered once more: a mark in the output
// means that a layout or list reads the key, even where the content happens to say there what others say in public.
func (d *demo) readsNoPrivateKey(t *testing.T) {
	session, err := build.Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	m, err := session.Make(build.Options{Now: someday})
	if err != nil {
		t.Fatal(err)
	}
	marked := map[string]bool{}
	for _, r := range m.Set.All() {
		if e, ok := r.(*record.Exemplar); ok && e.Consent == nil {
			e.Consent = &record.Consent{}
		}
		eachText(reflect.ValueOf(r), "", func(key string, private bool, v reflect.Value) {
			switch {
			case !private:
			case v.Kind() == reflect.String:
				v.SetString("ZQ-" + key + "-ZQ")
				marked[key] = true
			case !v.IsZero():
				v.Set(reflect.ValueOf(calendar.Of(9173, time.November, 7)))
				marked[key] = true
			}
		})
	}
	for _, key := range []string{"candidate.sort_name", "achievements.evidence", "achievements.confirmed_by", "holds.reason", "consent.guardian", "dossier_received"} {
		if !marked[key] {
			t.Errorf("no record has the private key %s", key)
		}
	}
	mark := regexp.MustCompile(`ZQ-[a-z_.]+-ZQ|9173-11-07|0?7/11/9173|7 November 9173`)
	for name := range d.files {
		if path.Ext(name) == ".jpg" {
			continue // a picture reads no key, and takes long to make
		}
		r, err := m.Get("/" + name)
		if err != nil || !r.Found {
			t.Fatalf("%s: found %v, %v", name, r.Found, err)
		}
		if found := mark.Find(r.Body); found != nil {
			t.Errorf("%s reads a private key: %s", name, found)
		}
	}
}
