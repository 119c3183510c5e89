// Package stencil executes html/template templates several times faster than the library, with the same output.
//
// In: a set of parsed templates and the functions that they call. Out: the bytes that the library would write. The
// library escapes the templates according to where values stand; the escaped trees are then compiled to closures that
// remember for each place how a field or a method of a type is reached.
//
// The library has the last word. A template that uses what the compiler does not know is executed by the library, and
// so is every execution in which something is in doubt or fails: what was written is dropped, and the library writes
// it, or tells what is wrong. The package does not parse, and knows no template of its own but those in snippet.go.
package stencil

import (
	"bytes"
	"errors"
	"html/template"
	"io"
	"reflect"
	"sync"
	"sync/atomic"
	text "text/template"
	"text/template/parse"
)

// Set is a set of associated templates. It is safe for concurrent use.
type Set struct {
	library *template.Template
	plain   bool // the library executes everything
	funcs   template.FuncMap
	calls   map[reflect.Type]binder
	trees   map[string]*parse.Tree
	mu      sync.RWMutex
	known   map[string]*program // by name; nil where the library executes
}

// New takes a set of templates of which none was executed, and from then on nobody else may use. The functions are
// those that the templates were parsed with. Functions and methods of the signatures are called without reflection.
func New(t *template.Template, funcs template.FuncMap, signatures ...Signature) *Set {
	s := &Set{
		library: t, funcs: funcs, calls: make(map[reflect.Type]binder, len(common)+len(signatures)),
		trees: map[string]*parse.Tree{}, known: map[string]*program{},
	}
	for _, list := range [][]Signature{common, signatures} {
		for _, signature := range list {
			for _, typ := range signature.types {
				s.calls[typ] = signature.bind
			}
		}
	}
	// The library edits these trees in place when it escapes them.
	for _, associated := range t.Templates() {
		if associated.Tree != nil {
			s.trees[associated.Name()] = associated.Tree
		}
	}
	return s
}

// Plain is a set that the library executes, to compare with.
func Plain(t *template.Template) *Set { return &Set{library: t, plain: true} }

// Compiled tells whether a template is executed without the library.
func (s *Set) Compiled(name string) bool {
	p := s.program(name)
	return p != nil && !p.slow.Load()
}

// Execute writes a template for a value as (*template.Template).ExecuteTemplate does, and returns the same errors.
func (s *Set) Execute(w *bytes.Buffer, name string, dot any) error {
	p := s.program(name)
	if p == nil || p.slow.Load() {
		return s.library.ExecuteTemplate(w, name, dot)
	}
	value, ok := dot.(reflect.Value)
	if !ok {
		value = reflect.ValueOf(dot)
	}
	begin := w.Len()
	if p.execute(w, value) {
		return nil
	}
	w.Truncate(begin)
	if err := s.library.ExecuteTemplate(w, name, dot); err != nil {
		return err
	}
	p.slow.Store(true)
	return nil
}

// program returns a compiled template, nil where the library must execute it.
func (s *Set) program(name string) *program {
	if s.plain {
		return nil
	}
	s.mu.RLock()
	p, done := s.known[name]
	s.mu.RUnlock()
	if done {
		return p
	}
	escaped := s.escape(name)
	s.mu.Lock()
	defer s.mu.Unlock()
	if p, done := s.known[name]; done {
		return p
	}
	if escaped {
		p = s.compile(name)
	}
	s.known[name] = p
	return p
}

// escape makes the library escape a template, which it does before it executes it first. It reports whether the
// execution began; the first text ends it.
func (s *Set) escape(name string) bool {
	err := s.library.ExecuteTemplate(shut{}, name, nil)
	var executing text.ExecError
	return err == nil || errors.Is(err, io.ErrClosedPipe) || errors.As(err, &executing)
}

// shut takes nothing.
type shut struct{}

func (shut) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// program is a compiled template.
type program struct {
	steps []step
	slots int         // variables, with $
	slow  atomic.Bool // the library did what the program could not
}

// step is a node of a template.
type step func(*frame) signal

// signal tells what comes after a step.
type signal int

const (
	onward signal = iota
	endLoop
	nextTurn
)

// frame is the state of an execution.
type frame struct {
	out   *bytes.Buffer
	dot   reflect.Value
	vars  []reflect.Value // of all templates under way
	base  int             // where those of the current template begin
	depth int
	self  reflect.Value // the receiver of the method that is about to be called
}

// maxDepth is how many templates may call each other; the library goes further.
const maxDepth = 1000

var frames = sync.Pool{New: func() any { return new(frame) }}

// execute reports whether the template could be executed to its end.
func (p *program) execute(w *bytes.Buffer, dot reflect.Value) (done bool) {
	f := frames.Get().(*frame)
	f.out = w
	defer func() {
		if done = recover() == nil; !done {
			clear(f.vars[:cap(f.vars)])
		}
		*f = frame{vars: f.vars[:0]}
		frames.Put(f)
	}()
	p.call(f, dot)
	return true
}

func (p *program) call(f *frame, dot reflect.Value) {
	if f.depth++; f.depth > maxDepth {
		retreat()
	}
	outerDot, outerBase := f.dot, f.base
	f.base = len(f.vars)
	for range p.slots {
		f.vars = append(f.vars, reflect.Value{})
	}
	f.dot, f.vars[f.base] = dot, dot
	run(f, p.steps)
	clear(f.vars[f.base:])
	f.vars = f.vars[:f.base]
	f.dot, f.base = outerDot, outerBase
	f.depth--
}

func run(f *frame, steps []step) signal {
	for _, s := range steps {
		if next := s(f); next != onward {
			return next
		}
	}
	return onward
}

// doubt is what a panic carries that ends compiling or executing; it never leaves the package.
type doubt struct{}

// retreat leaves the rest to the library.
func retreat() { panic(doubt{}) }
