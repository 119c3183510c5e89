package build

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"congkhai/layouts"
	"congkhai/static"
)

// TestComponents holds the page of components to the style sheet: each class must be shown there, unless only one kind
// of page has it, or only scripts set it.
func TestComponents(t *testing.T) {
	t.Parallel()
	m := ownModel(t)
	shown := map[string]bool{}
	for _, path := range []string{Components, "/en" + Components} {
		body := page(t, m, path)
		unique(t, path, body)
		maps.Copy(shown, classes(t, body))
	}
	on := map[string][]string{}
	for _, p := range m.Site.Pages() {
		for class := range classes(t, page(t, m, p.Path)) {
			if !slices.Contains(on[class], p.Layout) {
				on[class] = append(on[class], p.Layout)
			}
		}
	}
	var scripts strings.Builder
	for _, text := range files(t, static.Files, "*.js") {
		scripts.WriteString(text)
	}
	made := map[string]bool{"c-": true} // beginnings of classes that end with a value, of charts and of layouts
	for _, pattern := range []string{"*.html", "parts/*.html"} {
		for _, text := range files(t, layouts.Files, pattern) {
			for _, m := range regexp.MustCompile(`[" ]([a-z]+-)\{\{`).FindAllStringSubmatch(text, -1) {
				made[m[1]] = true
			}
		}
	}
	for class := range styled(files(t, static.Files, "style.css")["style.css"]) {
		begin, _, _ := strings.Cut(class, "-")
		switch {
		case shown[class], len(on[class]) == 1, made[begin+"-"]:
		case len(on[class]) > 1:
			t.Errorf(".%s is on pages of the kinds %v, and not among the components", class, on[class])
		case !regexp.MustCompile(`['" ]` + class + `['" ]`).MatchString(scripts.String()):
			t.Errorf(".%s is on no page, and no script sets it", class)
		}
	}
}

// TestPartsAreComponents wants each file of layouts/parts to be shown or named on the page of components.
func TestPartsAreComponents(t *testing.T) {
	t.Parallel()
	define := regexp.MustCompile(`\{\{-? ?define "([^"]+)"`)
	call := regexp.MustCompile(`(?:template|part|shared) (?:[$.] )?"([^"]+)"`)
	parts := files(t, layouts.Files, "parts/*.html")
	fileOf := map[string]string{} // by the template that it defines
	for name, text := range parts {
		for _, m := range define.FindAllStringSubmatch(text, -1) {
			fileOf[m[1]] = name
		}
	}
	shown := map[string]bool{}
	var show func(text string)
	show = func(text string) {
		for _, m := range call.FindAllStringSubmatch(text, -1) {
			if name, ok := fileOf[m[1]]; ok && !shown[name] {
				shown[name] = true
				show(parts[name])
			}
		}
	}
	for _, text := range files(t, layouts.Files, "components.html") {
		show(text)
	}
	body := page(t, ownModel(t), Components)
	for name := range parts {
		if !shown[name] && !strings.Contains(body, "<code>"+name+"</code>") {
			t.Errorf("%s is neither shown nor named", name)
		}
	}
}

// ownModel is this repository's own site.
func ownModel(t *testing.T) *Model {
	t.Helper()
	s, err := Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	m, err := s.Make(Options{Now: today, Workshop: true})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// files reads the files whose names match a pattern.
func files(t *testing.T, from fs.FS, pattern string) map[string]string {
	t.Helper()
	names, err := fs.Glob(from, pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %d files, %v", pattern, len(names), err)
	}
	found := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(from, name)
		if err != nil {
			t.Fatal(err)
		}
		found[name] = string(text)
	}
	return found
}

// classes are those that the elements of a page have.
func classes(t *testing.T, body string) map[string]bool {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "class" {
				for class := range strings.FieldsSeq(a.Val) {
					found[class] = true
				}
			}
		}
	}
	return found
}

// styled are the classes that the selectors of a style sheet name.
func styled(sheet string) map[string]bool {
	sheet = regexp.MustCompile(`(?s)/\*.*?\*/|\{[^{}]*\}`).ReplaceAllString(sheet, "\n")
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(`\.([A-Za-z][\w-]*)`).FindAllStringSubmatch(sheet, -1) {
		found[m[1]] = true
	}
	return found
}
