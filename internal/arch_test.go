package internal

import (
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// only names the one package that may import a library.
var only = map[string]string{
	"github.com/fsnotify/fsnotify": "watch", "github.com/BurntSushi/toml": "decode", "github.com/yuin/goldmark": "markdown",
	"github.com/spf13/cobra": "cmd/congkhai", "github.com/arran4/golang-ical": "export", "rsc.io/qr": "render",
	"github.com/tdewolff/minify": "build", "golang.org/x/image/webp": "picture",
	"golang.org/x/image/font": "look",
}

// TestImports holds the table of packages in ARCHITECTURE.md to what the packages import.
func TestImports(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	table, order := map[string][]string{}, []string{}
	for line := range strings.SplitSeq(string(text), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !strings.HasPrefix(cells[1], " `") || strings.Contains(cells[1], ".go") {
			continue
		}
		name := strings.Trim(cells[1], " `")
		table[name] = strings.Fields(strings.NewReplacer(",", " ", "`", " ", "–", " ").Replace(cells[3]))
		order = append(order, name)
	}
	found := map[string][]string{}
	for _, folder := range folders(t) {
		found[folder] = imports(t, folder)
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if table[name] == nil {
			t.Errorf("ARCHITECTURE.md does not name %s", name)
		}
		slices.Sort(table[name])
		if !slices.Equal(found[name], table[name]) {
			t.Errorf("%s imports %v; ARCHITECTURE.md says %v", name, found[name], table[name])
		}
		for _, other := range found[name] {
			if i, j := slices.Index(order, name), slices.Index(order, other); j >= 0 && j < i {
				t.Errorf("%s stands below %s in ARCHITECTURE.md and imports it", name, other)
			}
		}
	}
	for name := range table {
		if found[name] == nil {
			t.Errorf("ARCHITECTURE.md has a package %s that does not exist", name)
		}
	}
}

// folders lists the packages by their path below internal/, and the command.
func folders(t *testing.T) []string {
	t.Helper()
	list := []string{"cmd/congkhai"}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files, _ := filepath.Glob(filepath.Join(e.Name(), "*.go"))
		files = slices.DeleteFunc(files, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
		if len(files) > 0 {
			list = append(list, e.Name())
		}
	}
	return list
}

// imports lists the packages of this module that a package imports outside its tests.
func imports(t *testing.T, folder string) []string {
	t.Helper()
	dir := folder
	if folder == "cmd/congkhai" {
		dir = filepath.Join("..", folder)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			for library, owner := range only {
				if strings.HasPrefix(path, library) && folder != owner {
					t.Errorf("%s imports %s; only %s may", file, library, owner)
				}
			}
			if rest, ok := strings.CutPrefix(path, "congkhai/internal/"); ok {
				own[rest] = true
			} else if rest, ok := strings.CutPrefix(path, "congkhai/"); ok {
				own[rest] = true
			}
		}
	}
	list := slices.Sorted(maps.Keys(own))
	if list == nil {
		list = []string{}
	}
	return list
}
