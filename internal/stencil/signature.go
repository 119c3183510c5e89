package stencil

import (
	"html/template"
	"reflect"
)

// Signature is a kind of function that is called directly. A method is a function whose first argument is the
// receiver.
type Signature struct {
	types []reflect.Type
	bind  binder
}

// binder makes the call of a function of known signature. The number of arguments fits.
type binder func(fn any, args []term) term

// common are signatures without types of a program's own.
var common = []Signature{
	Of0[string](), Of1[string, string](), Of1[string, bool](), Of1[string, template.HTML](), Of1[any, string](), Of1[any, template.HTML](),
	Of1[int, string](), Of1[int, int](), Of1[int, []int](), Of1[float64, string](), Of2[string, string, string](),
	Of2[string, any, template.HTML](), Of2[int, int, string](), Of2[int, int, int](),
	OfList[string](), OfList[[]any](), Of1List[string, string](), Of1List[string, template.HTML](),
}

// Of0 is func() R. Each signature stands for functions that return an error besides, too.
func Of0[R any]() Signature {
	return signature(func(fn any, _ []term) func(*frame) R {
		switch fn := fn.(type) {
		case func() R:
			return func(*frame) R { return fn() }
		case func() (R, error):
			return func(*frame) R { return sure(fn()) }
		}
		return nil
	}, reflect.TypeFor[func() R](), reflect.TypeFor[func() (R, error)]())
}

// Of1 is func(A) R.
func Of1[A, R any]() Signature {
	return signature(func(fn any, args []term) func(*frame) R {
		a := of[A](args[0])
		switch fn := fn.(type) {
		case func(A) R:
			return func(f *frame) R { return fn(a(f)) }
		case func(A) (R, error):
			return func(f *frame) R { return sure(fn(a(f))) }
		}
		return nil
	}, reflect.TypeFor[func(A) R](), reflect.TypeFor[func(A) (R, error)]())
}

// Of2 is func(A, B) R.
func Of2[A, B, R any]() Signature {
	return signature(func(fn any, args []term) func(*frame) R {
		a, b := of[A](args[0]), of[B](args[1])
		switch fn := fn.(type) {
		case func(A, B) R:
			return func(f *frame) R { return fn(a(f), b(f)) }
		case func(A, B) (R, error):
			return func(f *frame) R { return sure(fn(a(f), b(f))) }
		}
		return nil
	}, reflect.TypeFor[func(A, B) R](), reflect.TypeFor[func(A, B) (R, error)]())
}

// Of3 is func(A, B, C) R.
func Of3[A, B, C, R any]() Signature {
	return signature(func(fn any, args []term) func(*frame) R {
		a, b, c := of[A](args[0]), of[B](args[1]), of[C](args[2])
		switch fn := fn.(type) {
		case func(A, B, C) R:
			return func(f *frame) R { return fn(a(f), b(f), c(f)) }
		case func(A, B, C) (R, error):
			return func(f *frame) R { return sure(fn(a(f), b(f), c(f))) }
		}
		return nil
	}, reflect.TypeFor[func(A, B, C) R](), reflect.TypeFor[func(A, B, C) (R, error)]())
}

// OfList is func(...any) R.
func OfList[R any]() Signature {
	return signature(func(fn any, args []term) func(*frame) R {
		list := listOf(args)
		switch fn := fn.(type) {
		case func(...any) R:
			return func(f *frame) R { return fn(list(f)...) }
		case func(...any) (R, error):
			return func(f *frame) R { return sure(fn(list(f)...)) }
		}
		return nil
	}, reflect.TypeFor[func(...any) R](), reflect.TypeFor[func(...any) (R, error)]())
}

// Of1List is func(A, ...any) R.
func Of1List[A, R any]() Signature {
	return signature(func(fn any, args []term) func(*frame) R {
		a, list := of[A](args[0]), listOf(args[1:])
		switch fn := fn.(type) {
		case func(A, ...any) R:
			return func(f *frame) R { return fn(a(f), list(f)...) }
		case func(A, ...any) (R, error):
			return func(f *frame) R { return sure(fn(a(f), list(f)...)) }
		}
		return nil
	}, reflect.TypeFor[func(A, ...any) R](), reflect.TypeFor[func(A, ...any) (R, error)]())
}

// signature leaves functions that return an interface to reflection: whether a result is nil would be lost.
func signature[R any](call func(fn any, args []term) func(*frame) R, types ...reflect.Type) Signature {
	if reflect.TypeFor[R]().Kind() == reflect.Interface {
		return Signature{}
	}
	return Signature{types: types, bind: func(fn any, args []term) term {
		result := call(fn, args)
		t := term{eval: func(f *frame) reflect.Value { return reflect.ValueOf(result(f)) }, settled: true}
		switch result := any(result).(type) {
		case func(*frame) string:
			t.text = result
		case func(*frame) template.HTML:
			t.html = result
		}
		return t
	}}
}

func sure[R any](r R, err error) R {
	if err != nil {
		retreat()
	}
	return r
}

// of is an argument as a value of Go.
func of[T any](t term) func(*frame) T {
	typ := reflect.TypeFor[T]()
	if t.literal != nil {
		v := as[T](typed(t.literal, typ), typ)
		return func(*frame) T { return v }
	}
	if typ == reflect.TypeFor[any]() {
		return any(boxed(t)).(func(*frame) T)
	}
	if text, ok := any(t.text).(func(*frame) T); ok && t.text != nil {
		return text
	}
	if html, ok := any(t.html).(func(*frame) T); ok && t.html != nil {
		return html
	}
	return func(f *frame) T { return as[T](assignable(t.eval(f), typ), typ) }
}

func boxed(t term) func(*frame) any {
	switch {
	case t.text != nil:
		return func(f *frame) any { return t.text(f) }
	case t.html != nil:
		return func(f *frame) any { return t.html(f) }
	}
	return func(f *frame) any {
		v := t.eval(f)
		if !v.IsValid() {
			return nil
		}
		return v.Interface()
	}
}

func listOf(args []term) func(*frame) []any {
	list := make([]func(*frame) any, len(args))
	for i, arg := range args {
		list[i] = of[any](arg)
	}
	return func(f *frame) []any {
		values := make([]any, len(list))
		for i, arg := range list {
			values[i] = arg(f)
		}
		return values
	}
}
