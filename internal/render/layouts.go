// Package render makes the pages: site and layouts in, bytes per page out.
//
// Layouts are html/template files, one per kind of page, inside base.html; parts/ holds what several share. They are
// read once per language: texts of the interface that are known beforehand become plain text of the layout, so that a
// page pays only for what is its own. The package knows no disk, no git and no rule of law.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
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

// Layouts is the layouts of a site, parsed for each language.
type Layouts struct {
	text map[string]*lang.Text
	sets map[string]map[string]*stencil.Set // by language and layout
	bare map[string]*stencil.Set            // by language: base and parts, for parts rendered by themselves
}

// Assets tells under which address a static file is published.
type Assets func(name string) string

// Read parses the layouts for the languages of a site. basePath is the path of its base_url without a last slash.
func Read(files fs.FS, languages []string, basePath string, assets Assets) (*Layouts, error) {
	l := &Layouts{
		text: map[string]*lang.Text{}, sets: map[string]map[string]*stencil.Set{}, bare: map[string]*stencil.Set{},
	}
	sources, err := readSources(files)
	if err != nil {
		return nil, err
	}
	for _, code := range languages {
		text, err := readText(files, code)
		if err != nil {
			return nil, err
		}
		l.text[code] = text
		set := &set{text: text, basePath: basePath, assets: assets, sources: sources}
		if err := set.parse(); err != nil {
			return nil, err
		}
		l.bare[code] = stencil.New(set.shared, set.functions, signatures...)
		l.sets[code] = make(map[string]*stencil.Set, len(set.layouts))
		for layout, t := range set.layouts {
			l.sets[code][layout] = stencil.New(t, set.functions, signatures...)
		}
	}
	return l, nil
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
	shared    *template.Template
	layouts   map[string]*template.Template
	missing   []error
}

func (s *set) parse() error {
	s.functions = s.funcs()
	s.shared = template.New("").Funcs(s.functions).Option("missingkey=error")
	for _, name := range s.sources.shared {
		if _, err := s.shared.New("layouts/" + name).Parse(s.sources.text[name]); err != nil {
			return layoutError(err)
		}
	}
	for _, t := range s.shared.Templates() {
		s.fold(t)
	}
	s.layouts = map[string]*template.Template{}
	for layout, name := range s.sources.layouts {
		t, err := s.shared.Clone()
		if err != nil {
			return layoutError(err)
		}
		own, err := t.New("layouts/" + name).Parse(s.sources.text[name])
		if err != nil {
			return layoutError(err)
		}
		for _, defined := range own.Templates() {
			if s.shared.Lookup(defined.Name()) == nil {
				s.fold(defined)
			}
		}
		if own.Lookup("main") == nil {
			return fmt.Errorf("layouts/%s: no template named \"main\"", name)
		}
		s.layouts[layout] = t
	}
	return errors.Join(s.missing...)
}

// layoutError drops the library's own name from its messages.
func layoutError(err error) error {
	return errors.New(strings.TrimPrefix(err.Error(), "template: "))
}

// fold turns calls whose result is known already into text: {{t "key"}}, {{url "/path/"}}, {{asset "file"}}, {{lang}}. A key
// without a text is an error.
func (s *set) fold(t *template.Template) {
	if t.Tree == nil || t.Tree.Root == nil {
		return
	}
	s.foldList(t.Tree, t.Tree.Root)
}

func (s *set) foldList(tree *parse.Tree, list *parse.ListNode) {
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
func (s *set) constant(tree *parse.Tree, n *parse.ActionNode) (string, bool) {
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
