package stencil

import (
	"bytes"
	"html/template"
	"sync"
	"text/template/parse"
)

// places are small templates with a value in each place that html/template escapes in its own way.
var places = []string{
	`{{.}}`, `<title>{{.}}</title>`, `<a title="{{.}}">x</a>`, `<a title={{.}}>x</a>`, `<a {{.}}="">x</a>`,
	`<a href="{{.}}">x</a>`, `<a href="/{{.}}">x</a>`, `<a href="/?q={{.}}">x</a>`,
	`<a href={{.}}>x</a>`, `<a href=/{{.}}>x</a>`, `<a href=/?q={{.}}>x</a>`,
	`<img srcset="{{.}}">`, `<meta http-equiv="refresh" content="0;url={{.}}">`,
	`<script>{{.}}</script>`, `<script>"{{.}}"</script>`, "<script>`{{.}}`</script>", `<script>/{{.}}/</script>`,
	`<a onclick="f({{.}})">x</a>`, `<a onclick="f('{{.}}')">x</a>`,
	`<style>p{width:{{.}}}</style>`, `<style>p{content:"{{.}}"}</style>`, `<style>p{background:url("{{.}}")}</style>`,
	`<!--{{.}}-->`, `<p style="width:{{.}}">x</p>`, `<p style="background:url('{{.}}')">x</p>`,
}

// snippet is such a template; before and after are the lengths of its own text.
type snippet struct {
	template      *template.Template
	before, after int
}

// snippets are the places by the chain of escapers that the library put there.
var snippets = sync.OnceValue(func() map[string]*snippet {
	list := map[string]*snippet{}
	for _, place := range places {
		t, err := template.New("").Parse(place)
		if err != nil {
			continue
		}
		if err := t.Execute(new(bytes.Buffer), ""); err != nil {
			continue
		}
		s, chain := &snippet{template: t}, ""
		for _, n := range t.Tree.Root.Nodes {
			switch n := n.(type) {
			case *parse.TextNode:
				if chain == "" {
					s.before += len(n.Text)
				} else {
					s.after += len(n.Text)
				}
			case *parse.ActionNode:
				_, chain = cut(n.Pipe.Cmds)
			}
		}
		if list[chain] == nil && chain != "" {
			list[chain] = s
		}
	}
	return list
})

var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// print writes a value as the library escapes it in this place.
func (s *snippet) print(out *bytes.Buffer, value any) {
	buf := scratch.Get().(*bytes.Buffer)
	defer scratch.Put(buf)
	buf.Reset()
	if err := s.template.Execute(buf, value); err != nil {
		retreat()
	}
	text := buf.Bytes()
	out.Write(text[s.before : len(text)-s.after])
}
