package stencil

import (
	"fmt"
	"html/template"
	"reflect"
)

// function compiles the call of a function of the set, else of one that every template has.
func (u *unit) function(name string, args []term) term {
	if fn, ok := u.set.funcs[name]; ok {
		return u.set.bind(reflect.ValueOf(fn), args)
	}
	if b, ok := builtins[name]; ok && len(args) >= b.least && (len(args) <= b.most || b.most == 0) {
		return b.make(args)
	}
	if fn, ok := printers[name]; ok {
		return u.set.bind(reflect.ValueOf(fn), args)
	}
	retreat()
	return term{}
}

// printers are functions of the library that are exported.
var printers = map[string]any{
	"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
}

// bind makes the call of a function with arguments.
func (s *Set) bind(fn reflect.Value, args []term) term {
	typ := fn.Type()
	check(typ, len(args))
	if bind := s.calls[typ]; bind != nil {
		return bind(fn.Interface(), args)
	}
	in := make([]func(*frame) reflect.Value, len(args))
	for i, arg := range args {
		in[i] = argument(arg, parameter(typ, i))
	}
	return term{eval: func(f *frame) reflect.Value {
		values := make([]reflect.Value, len(in))
		for i, arg := range in {
			values[i] = arg(f)
		}
		out := fn.Call(values)
		if len(out) == 2 && !out[1].IsNil() {
			retreat()
		}
		return out[0]
	}}
}

// check retreats from functions that cannot be called with n arguments, and from those that take or return a
// reflect.Value, which the library passes as it is.
func check(typ reflect.Type, n int) {
	fixed := typ.NumIn()
	if typ.IsVariadic() {
		fixed--
	}
	if n < fixed || n > fixed && !typ.IsVariadic() {
		retreat()
	}
	raw := reflect.TypeFor[reflect.Value]()
	for i := range n {
		if parameter(typ, i) == raw {
			retreat()
		}
	}
	switch {
	case typ.NumOut() == 1:
	case typ.NumOut() == 2 && typ.Out(1) == reflect.TypeFor[error]():
	default:
		retreat()
	}
	if typ.Out(0) == raw {
		retreat()
	}
}

// parameter is the type of the argument at a position.
func parameter(typ reflect.Type, i int) reflect.Type {
	if typ.IsVariadic() && i >= typ.NumIn()-1 {
		return typ.In(typ.NumIn() - 1).Elem()
	}
	return typ.In(i)
}

func argument(t term, typ reflect.Type) func(*frame) reflect.Value {
	if t.literal != nil {
		v := typed(t.literal, typ)
		return func(*frame) reflect.Value { return v }
	}
	return func(f *frame) reflect.Value { return assignable(t.eval(f), typ) }
}
