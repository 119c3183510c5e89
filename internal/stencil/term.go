package stencil

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// term is an expression. eval is always set; text or html too where the result is one for certain, so that it need not
// be put into a reflect.Value.
type term struct {
	eval    func(*frame) reflect.Value
	text    func(*frame) string
	html    func(*frame) template.HTML
	literal parse.Node // a constant that stands as an argument: it takes the type that is asked for
	settled bool       // never an interface value
}

func constant(v reflect.Value) term {
	t := term{eval: func(*frame) reflect.Value { return v }, settled: true}
	if v.IsValid() && v.Kind() == reflect.String {
		s := v.String()
		t.text = func(*frame) string { return s }
	}
	return t
}

func dot(f *frame) reflect.Value { return f.dot }

// commands compiles the commands of a pipeline; each gets the value before it as its last argument.
func (u *unit) commands(cmds []*parse.CommandNode) term {
	t := settle(u.command(cmds[0], nil))
	for _, cmd := range cmds[1:] {
		before := t
		t = settle(u.command(cmd, &before))
	}
	return t
}

// settle takes the value out of an interface, as the library does after each command.
func settle(t term) term {
	if t.settled {
		return t
	}
	eval := t.eval
	t.eval = func(f *frame) reflect.Value {
		v := eval(f)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			return v.Elem()
		}
		return v
	}
	return t
}

// nested compiles a pipeline in parentheses. A variable declared there would outlive them.
func (u *unit) nested(pipe *parse.PipeNode) term {
	if len(pipe.Decl) > 0 {
		retreat()
	}
	return u.commands(pipe.Cmds)
}

// command compiles a command; last is the value of the command before it, nil for the first.
func (u *unit) command(cmd *parse.CommandNode, last *term) term {
	args := make([]term, 0, len(cmd.Args))
	for _, n := range cmd.Args[1:] {
		args = append(args, u.arg(n))
	}
	if last == nil {
		return u.word(cmd.Args[0], args)
	}
	// The library evaluates the value before everything else.
	slot := u.declare("")
	t := u.word(cmd.Args[0], append(args, term{
		eval:    func(f *frame) reflect.Value { return f.vars[f.base+slot] },
		settled: true,
	}))
	return after(func(f *frame) { f.vars[f.base+slot] = last.eval(f) }, t)
}

// after is a term before which something else is evaluated.
func after(first func(*frame), t term) term {
	wrapped := term{settled: t.settled, eval: func(f *frame) reflect.Value { first(f); return t.eval(f) }}
	if t.text != nil {
		wrapped.text = func(f *frame) string { first(f); return t.text(f) }
	}
	if t.html != nil {
		wrapped.html = func(f *frame) template.HTML { first(f); return t.html(f) }
	}
	return wrapped
}

// word compiles the first word of a command with its arguments.
func (u *unit) word(n parse.Node, args []term) term {
	switch n := n.(type) {
	case *parse.FieldNode:
		return u.chain(dot, n.Ident, args)
	case *parse.ChainNode:
		return u.chain(u.inner(n.Node), n.Field, args)
	case *parse.VariableNode:
		slot := u.slot(n.Ident[0])
		load := func(f *frame) reflect.Value { return f.vars[f.base+slot] }
		if len(n.Ident) > 1 {
			return u.chain(load, n.Ident[1:], args)
		}
		return alone(term{eval: load}, args)
	case *parse.IdentifierNode:
		return u.function(n.Ident, args)
	case *parse.PipeNode:
		return alone(u.nested(n), args)
	case *parse.DotNode:
		return alone(term{eval: dot}, args)
	case *parse.BoolNode, *parse.NumberNode, *parse.StringNode:
		return alone(constant(ideal(n)), args)
	}
	retreat()
	return term{}
}

// alone is a term that takes no arguments.
func alone(t term, args []term) term {
	if len(args) > 0 {
		retreat()
	}
	return t
}

// inner compiles what stands before the fields of a chain: (…).Field.
func (u *unit) inner(n parse.Node) func(*frame) reflect.Value {
	switch n.(type) {
	case *parse.PipeNode, *parse.IdentifierNode:
		return u.word(n, nil).eval
	}
	retreat()
	return nil
}

// arg compiles an argument.
func (u *unit) arg(n parse.Node) term {
	switch n.(type) {
	case *parse.NilNode:
		return term{eval: func(*frame) reflect.Value { return reflect.Value{} }, literal: n}
	case *parse.BoolNode, *parse.NumberNode, *parse.StringNode:
		return term{eval: constant(ideal(n)).eval, literal: n}
	}
	return u.word(n, nil)
}

// ideal is the value of a constant where no type is asked for.
func ideal(n parse.Node) reflect.Value {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.NumberNode:
		switch {
		case n.IsComplex || strings.ContainsAny(n.Text, "xX'"):
		case n.IsFloat && strings.ContainsAny(n.Text, ".eEpP"):
			return reflect.ValueOf(n.Float64)
		case n.IsInt && int64(int(n.Int64)) == n.Int64:
			return reflect.ValueOf(int(n.Int64))
		}
	}
	retreat()
	return reflect.Value{}
}

// typed is the value of a constant as an argument of a type.
func typed(n parse.Node, typ reflect.Type) reflect.Value {
	v := reflect.New(typ).Elem()
	switch kind := typ.Kind(); n := n.(type) {
	case *parse.NilNode:
		if canBeNil(typ) {
			return v
		}
	case *parse.BoolNode:
		if kind == reflect.Bool {
			v.SetBool(n.True)
			return v
		}
	case *parse.StringNode:
		if kind == reflect.String {
			v.SetString(n.Text)
			return v
		}
	case *parse.NumberNode:
		switch {
		case v.CanInt() && n.IsInt:
			v.SetInt(n.Int64)
			return v
		case v.CanUint() && n.IsUint:
			v.SetUint(n.Uint64)
			return v
		case v.CanFloat() && n.IsFloat:
			v.SetFloat(n.Float64)
			return v
		}
	}
	if typ.Kind() != reflect.Interface || typ.NumMethod() > 0 {
		retreat()
	}
	return ideal(n)
}
