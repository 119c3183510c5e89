package build

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"congkhai/internal/reference"
	"congkhai/internal/site"
	"congkhai/layouts"
)

// Where the pages for those who change the look of a site are shown. Nothing links to them, and Build leaves them out.
const (
	Components = "/_components/"
	Reference  = "/_reference/"
)

// workshop lists these pages; pages are all others.
func (m *Model) workshop(pages []*site.Page) ([]*site.Page, error) {
	files, err := m.session.layoutFiles()
	if err != nil {
		return nil, err
	}
	files, nodes := described(files, pages)
	return []*site.Page{
		{Path: Components, Layout: "components", NameKey: "components.title", Noindex: true, Node: m.Site.Workshop(), Data: sampleData(pages)},
		{Path: Reference, Layout: "reference", NameKey: "reference.title", Noindex: true, Node: reference.New(files, nodes)},
	}, nil
}

// sampleData is the files of the first list that has any.
func sampleData(pages []*site.Page) []string {
	for _, p := range pages {
		if len(p.Data) > 0 {
			return p.Data
		}
	}
	return nil
}

// described says of each layout what it shows, as far as the site has such a page, and returns one node of each type.
func described(files []reference.Layout, pages []*site.Page) ([]reference.Layout, []any) {
	shown := map[string][]string{}
	var nodes []any
	seen := map[string]bool{}
	for _, p := range pages {
		name := fmt.Sprintf("%T", p.Node)
		if !slices.Contains(shown[p.Layout], name) {
			shown[p.Layout] = append(shown[p.Layout], name)
		}
		if !seen[name] {
			seen[name] = true
			nodes = append(nodes, p.Node)
		}
	}
	for i := range files {
		name, page := strings.CutSuffix(files[i].Name, ".html")
		if page && !strings.Contains(name, "/") {
			files[i].About = name
			files[i].Node = strings.Join(shown[name], ", ")
		} else if strings.HasPrefix(name, "text/") {
			files[i].About = "text"
		}
	}
	return files, nodes
}

// layoutFiles lists the embedded layouts and says which of them the site has its own of, then those that only the site
// has.
func (s *Session) layoutFiles() ([]reference.Layout, error) {
	var list []reference.Layout
	at := map[string]int{}
	add := func(files fs.FS, own bool) error {
		return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
				return err
			}
			if i, known := at[name]; known {
				list[i].Own = own
				return nil
			}
			at[name] = len(list)
			list = append(list, reference.Layout{Name: name, Own: own})
			return nil
		})
	}
	if err := add(layouts.Files, false); err != nil {
		return nil, fmt.Errorf("listing layouts: %w", err)
	}
	if _, err := fs.Stat(s.files, "layouts"); err != nil {
		return list, nil
	}
	own, err := fs.Sub(s.files, "layouts")
	if err == nil {
		err = add(own, true)
	}
	if err != nil {
		return nil, fmt.Errorf("listing layouts: %w", err)
	}
	return list, nil
}
