// Package render makes the pages: site and layouts in, bytes per page out.
//
// Layouts are html/template files, one per kind of page, inside base.html; parts/ holds what several share. They are
// read once per language: texts of the interface that are known beforehand become plain text of the layout, so that a
// page pays only for what is its own. The package knows no disk, no git and no rule of law.
package render

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"congkhai/internal/address"
	"congkhai/internal/lang"
	"congkhai/internal/overlay"
	"congkhai/internal/stencil"
)

// Names are the layouts that a site needs.
var Names = []string{
	"home", "rounds", "round", "count", "board", "publication", "nomination", "removed", "results", "decision", "exemplars", "exemplar",
	"plans", "plan", "reports", "report", "units", "unit", "clusters", "cluster", "awards", "award", "rules",
	"figures", "data", "search", "names", "page", "notfound",
}

// Layouts is the layouts of a site in each of its languages. A layout is parsed when the first page of its kind is made.
type Layouts struct {
	text map[string]*lang.Text
	sets map[string]*set // by language
}

// Assets tells under which address a static file is published.
type Assets func(name string) string

// Read reads the layouts and interface texts for the languages of a site. basePath is the path of its base_url without a
// last slash.
func Read(files fs.FS, languages []string, basePath string, assets Assets) (*Layouts, error) {
	l := &Layouts{text: map[string]*lang.Text{}, sets: map[string]*set{}}
	sources, err := readSources(files)
	if err != nil {
		return nil, err
	}
	for _, code := range languages {
		text, err := readText(files, code)
		if err != nil {
			return nil, err
		}
		l.text[code], l.sets[code] = text, newSet(sources, text, basePath, assets)
	}
	return l, nil
}

// Check parses every layout, on all cores, and returns what is wrong with them.
func (l *Layouts) Check() error {
	var wg sync.WaitGroup
	var all []func() (*stencil.Set, error)
	for _, code := range slices.Sorted(maps.Keys(l.sets)) {
		for _, layout := range slices.Sorted(maps.Keys(l.sets[code].layouts)) {
			all = append(all, l.sets[code].layouts[layout])
		}
	}
	faults := make([]error, len(all))
	for i, parse := range all {
		wg.Go(func() { _, faults[i] = parse() })
	}
	wg.Wait()
	return cmp.Or(faults...)
}

// page is the compiled layout of a name.
func (l *Layouts) page(language, layout string) (*stencil.Set, error) {
	s := l.sets[language]
	if s == nil || s.layouts[layout] == nil {
		return nil, fmt.Errorf("no layout %q in %q", layout, language)
	}
	return s.layouts[layout]()
}

// readText reads the interface text of a language. Where several file systems lie over one another each may have a
// part of it, so that a site names only the texts that it changes.
func readText(files fs.FS, code string) (*lang.Text, error) {
	layers, laid := files.(overlay.FS)
	if !laid {
		return lang.Read(files, code)
	}
	var text *lang.Text
	for _, layer := range layers {
		t, err := lang.Read(layer, code)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return nil, err
		case text == nil:
			text = t
		default:
			text.Lay(t)
		}
	}
	if text == nil {
		return lang.Read(files, code)
	}
	return text, nil
}

// Text returns the interface text of each language.
func (l *Layouts) Text() map[string]*lang.Text { return l.text }

// sources are the layout files by their name below layouts/.
type sources struct {
	shared  []string // base.html and parts/
	layouts map[string]string
	text    map[string]string
}

func readSources(files fs.FS) (*sources, error) {
	s := &sources{layouts: map[string]string{}, text: map[string]string{}}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		s.text[name] = string(data)
		if strings.HasPrefix(name, "parts/") || name == "base.html" {
			s.shared = append(s.shared, name)
		} else {
			s.layouts[strings.TrimSuffix(name, ".html")] = name
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading layouts: %w", err)
	}
	for _, name := range Names {
		if s.layouts[name] == "" {
			return nil, fmt.Errorf("reading layouts: layouts/%s.html is missing", name)
		}
	}
	return s, nil
}

// set is the layouts in one language.
type set struct {
	text      *lang.Text
	basePath  string
	assets    Assets
	sources   *sources
	functions template.FuncMap
	shared    func() (*template.Template, error)      // base and parts
	bare      func() (*stencil.Set, error)            // the same, for parts rendered by themselves
	layouts   map[string]func() (*stencil.Set, error) // by name
}

func newSet(sources *sources, text *lang.Text, basePath string, assets Assets) *set {
	s := &set{text: text, basePath: basePath, assets: assets, sources: sources, layouts: map[string]func() (*stencil.Set, error){}}
	s.functions = s.funcs()
	s.shared = sync.OnceValues(s.parseShared)
	compiled := func(parse func() (*template.Template, error)) func() (*stencil.Set, error) {
		return sync.OnceValues(func() (*stencil.Set, error) {
			t, err := parse()
			if err != nil {
				return nil, err
			}
			return stencil.New(t, s.functions, signatures...), nil
		})
	}
	s.bare = compiled(s.parseBare)
	for layout := range sources.layouts {
		s.layouts[layout] = compiled(func() (*template.Template, error) { return s.parse(layout) })
	}
	return s
}

// parseShared parses base and parts. What it returns is never executed, only copied from.
func (s *set) parseShared() (*template.Template, error) {
	shared := s.empty()
	for _, name := range s.sources.shared {
		if _, err := shared.New("layouts/" + name).Parse(s.sources.text[name]); err != nil {
			return nil, layoutError(err)
		}
	}
	folding := folding{set: s}
	for _, t := range shared.Templates() {
		folding.fold(t)
	}
	return shared, errors.Join(folding.missing...)
}

func (s *set) parseBare() (*template.Template, error) {
	shared, err := s.shared()
	if err != nil {
		return nil, err
	}
	return shared.Clone()
}

// parse parses a layout, with copies of the shared templates that it comes to.
func (s *set) parse(layout string) (*template.Template, error) {
	shared, err := s.shared()
	if err != nil {
		return nil, err
	}
	name, all := s.sources.layouts[layout], s.empty()
	if _, err := all.New("layouts/" + name).Parse(s.sources.text[name]); err != nil {
		return nil, layoutError(err)
	}
	if all.Lookup("main") == nil {
		return nil, fmt.Errorf("layouts/%s: no template named \"main\"", name)
	}
	folding := folding{set: s}
	for _, own := range all.Templates() {
		folding.fold(own)
	}
	if err := errors.Join(folding.missing...); err != nil {
		return nil, err
	}
	wanted := []string{"base"}
	for _, own := range all.Templates() {
		wanted = append(wanted, called(own)...)
	}
	for len(wanted) > 0 {
		next := shared.Lookup(wanted[0])
		wanted = wanted[1:]
		if next == nil || next.Tree == nil || all.Lookup(next.Name()) != nil {
			continue
		}
		if _, err := all.AddParseTree(next.Name(), next.Tree.Copy()); err != nil {
			return nil, layoutError(err)
		}
		wanted = append(wanted, called(next)...)
	}
	return all, nil
}

// empty is a set without templates.
func (s *set) empty() *template.Template {
	return template.New("").Funcs(s.functions).Option("missingkey=error")
}

// called lists the templates that one names.
func called(t *template.Template) []string {
	var names []string
	var walk func(list *parse.ListNode)
	walk = func(list *parse.ListNode) {
		if list == nil {
			return
		}
		for _, node := range list.Nodes {
			switch n := node.(type) {
			case *parse.TemplateNode:
				names = append(names, n.Name)
			case *parse.IfNode:
				walk(n.List)
				walk(n.ElseList)
			case *parse.RangeNode:
				walk(n.List)
				walk(n.ElseList)
			case *parse.WithNode:
				walk(n.List)
				walk(n.ElseList)
			}
		}
	}
	if t.Tree != nil {
		walk(t.Tree.Root)
	}
	return names
}

// layoutError drops the library's own name from its messages.
func layoutError(err error) error {
	return errors.New(strings.TrimPrefix(err.Error(), "template: "))
}

// folding turns calls whose result is known already into text: {{t "key"}}, {{url "/path/"}}, {{asset "file"}}, {{lang}}. A
// key without a text is an error.
type folding struct {
	*set
	missing []error
}

func (s *folding) fold(t *template.Template) {
	if t.Tree == nil || t.Tree.Root == nil {
		return
	}
	s.foldList(t.Tree, t.Tree.Root)
}

func (s *folding) foldList(tree *parse.Tree, list *parse.ListNode) {
	if list == nil {
		return
	}
	var nodes []parse.Node
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			if text, ok := s.constant(tree, n); ok {
				node = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Pos, Text: []byte(text)}
			}
		case *parse.IfNode:
			s.foldList(tree, n.List)
			s.foldList(tree, n.ElseList)
		case *parse.RangeNode:
			s.foldList(tree, n.List)
			s.foldList(tree, n.ElseList)
		case *parse.WithNode:
			s.foldList(tree, n.List)
			s.foldList(tree, n.ElseList)
		}
		if text, ok := node.(*parse.TextNode); ok && len(nodes) > 0 {
			if before, ok := nodes[len(nodes)-1].(*parse.TextNode); ok {
				before.Text = append(bytes.Clone(before.Text), text.Text...)
				continue
			}
		}
		nodes = append(nodes, node)
	}
	list.Nodes = nodes
}

// constant returns the text of an action that is a call with one text of its own.
func (s *folding) constant(tree *parse.Tree, n *parse.ActionNode) (string, bool) {
	if len(n.Pipe.Decl) > 0 || len(n.Pipe.Cmds) != 1 {
		return "", false
	}
	call, isName := n.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	if isName && call.Ident == "lang" && len(n.Pipe.Cmds[0].Args) == 1 {
		return s.text.Code, true
	}
	if len(n.Pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	arg, isText := n.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !isName || !isText {
		return "", false
	}
	switch call.Ident {
	case "t":
		if !s.text.Has(arg.Text) {
			location, _ := tree.ErrorContext(n)
			s.missing = append(s.missing, fmt.Errorf("%s: layouts/text/%s.toml has no key %q", location, s.text.Code, arg.Text))
		}
		return template.HTMLEscapeString(s.text.Get(arg.Text)), true
	case "url":
		return template.HTMLEscapeString(address.Link(s.basePath, s.text.Code, arg.Text)), true
	case "asset":
		return template.HTMLEscapeString(s.basePath + s.assets(arg.Text)), true
	}
	return "", false
}

// buffers are reused from page to page.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
