package main

import (
	"bytes"
	"compress/gzip"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The weight of a page when it is first opened, without pictures: itself, style sheet, icon and scripts.
const (
	weightLimit = 60_000 // bytes as they travel from a server that compresses
	plainLimit  = 60_000 // of the pages that most readers come to, without compression
)

// asked finds what a page asks for.
var asked = regexp.MustCompile(`(?:data-script|<script src|<link rel="(?:stylesheet|icon)"[^>]* href)="([^"?]+)`)

// weigh holds every page to the limit.
func (d *demo) weigh(t *testing.T) {
	packed := map[string]int{}
	weigh := func(name string) int {
		if n, known := packed[name]; known {
			return n
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(d.files[name])); err != nil {
			t.Fatal(err)
		}
		w.Close()
		packed[name] = b.Len()
		return b.Len()
	}
	layouts := map[string]string{}
	for _, p := range d.model.Site.Pages() {
		layouts[strings.TrimPrefix(p.Path, "/")+"index.html"] = p.Layout
	}
	for _, name := range slices.Sorted(maps.Keys(d.pages)) {
		small, plain := weigh(name), len(d.files[name])
		for _, m := range asked.FindAllStringSubmatch(d.files[name], -1) {
			file := strings.TrimPrefix(m[1], "/")
			if d.files[file] == "" {
				t.Errorf("%s asks for %s, which is not there", name, file)
			}
			small, plain = small+weigh(file), plain+len(d.files[file])
		}
		if small > weightLimit {
			t.Errorf("%s weighs %d bytes compressed, more than %d", name, small, weightLimit)
		}
		switch layouts[strings.TrimPrefix(name, "en/")] {
		case "home", "nomination", "exemplar":
			if plain > plainLimit {
				t.Errorf("%s weighs %d bytes, more than %d", name, plain, plainLimit)
			}
		}
	}
}
