package stencil

import "reflect"

// builtin is a function that every template has, with how many arguments it takes; most is 0 where any number goes.
type builtin struct {
	least, most int
	make        func(args []term) term
}

var builtins = map[string]builtin{
	"and":   {1, 0, func(args []term) term { return until(false, args) }},
	"or":    {1, 0, func(args []term) term { return until(true, args) }},
	"not":   {1, 1, func(args []term) term { return decided(args, func(v []reflect.Value) bool { return !truth(v[0]) }) }},
	"eq":    {2, 0, func(args []term) term { return decided(args, equal) }},
	"ne":    {2, 2, func(args []term) term { return decided(args, func(v []reflect.Value) bool { return !equal(v) }) }},
	"lt":    {2, 2, func(args []term) term { return decided(args, less) }},
	"le":    {2, 2, func(args []term) term { return decided(args, lessOrEqual) }},
	"gt":    {2, 2, func(args []term) term { return decided(args, func(v []reflect.Value) bool { return !lessOrEqual(v) }) }},
	"ge":    {2, 2, func(args []term) term { return decided(args, func(v []reflect.Value) bool { return !less(v) }) }},
	"len":   {1, 1, func(args []term) term { return term{eval: length(args[0]), settled: true} }},
	"index": {1, 0, func(args []term) term { return term{eval: index(args)} }},
}

func truth(v reflect.Value) bool {
	is, _ := isTrue(opened(v))
	return is
}

// until is the first argument that is true or false, or else the last.
func until(want bool, args []term) term {
	return term{eval: func(f *frame) (v reflect.Value) {
		for _, arg := range args {
			if v = arg.eval(f); truth(v) == want {
				return v
			}
		}
		return v
	}}
}

var (
	yes = reflect.ValueOf(true)
	no  = reflect.ValueOf(false)
)

// decided is a function from values to true or false.
func decided(args []term, decide func([]reflect.Value) bool) term {
	return term{settled: true, eval: func(f *frame) reflect.Value {
		top := len(f.vars)
		for _, arg := range args {
			f.vars = append(f.vars, opened(arg.eval(f)))
		}
		is := no
		if decide(f.vars[top:]) {
			is = yes
		}
		clear(f.vars[top:])
		f.vars = f.vars[:top]
		return is
	}}
}

func basic(v reflect.Value) reflect.Kind {
	switch v.Kind() {
	case reflect.Bool, reflect.String:
		return v.Kind()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return reflect.Int
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return reflect.Uint
	case reflect.Float32, reflect.Float64:
		return reflect.Float64
	case reflect.Complex64, reflect.Complex128:
		return reflect.Complex128
	}
	return reflect.Invalid
}

// equal tells whether the first value equals one of the others. Kinds that differ are the library's, unless one is nil.
func equal(values []reflect.Value) bool {
	first := values[0]
	kind := basic(first)
	for _, v := range values[1:] {
		if basic(v) != kind {
			if !first.IsValid() || !v.IsValid() {
				continue
			}
			retreat()
		}
		if same(kind, first, v) {
			return true
		}
	}
	return false
}

func same(kind reflect.Kind, a, b reflect.Value) bool {
	switch kind {
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.String:
		return a.String() == b.String()
	case reflect.Int:
		return a.Int() == b.Int()
	case reflect.Uint:
		return a.Uint() == b.Uint()
	case reflect.Float64:
		return a.Float() == b.Float()
	case reflect.Complex128:
		return a.Complex() == b.Complex()
	}
	if a.IsValid() && b.IsValid() && a.Kind() != b.Kind() {
		retreat()
	}
	if isNil(a) || isNil(b) {
		return isNil(a) == isNil(b)
	}
	if !b.Type().Comparable() {
		retreat()
	}
	return a.Interface() == b.Interface()
}

func less(values []reflect.Value) bool {
	a, b := values[0], values[1]
	kind := basic(a)
	if basic(b) != kind {
		retreat()
	}
	switch kind {
	case reflect.Int:
		return a.Int() < b.Int()
	case reflect.Uint:
		return a.Uint() < b.Uint()
	case reflect.Float64:
		return a.Float() < b.Float()
	case reflect.String:
		return a.String() < b.String()
	}
	retreat()
	return false
}

func lessOrEqual(values []reflect.Value) bool { return less(values) || equal(values) }

func length(arg term) func(*frame) reflect.Value {
	return func(f *frame) reflect.Value {
		v, _ := indirect(arg.eval(f))
		switch v.Kind() {
		case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
			return reflect.ValueOf(v.Len())
		}
		retreat()
		return v
	}
}

// index takes elements of lists by whole numbers. Maps are the library's.
func index(args []term) func(*frame) reflect.Value {
	return func(f *frame) reflect.Value {
		item := opened(args[0].eval(f))
		if !item.IsValid() {
			retreat()
		}
		for _, arg := range args[1:] {
			i := opened(arg.eval(f))
			if item, _ = indirect(item); item.Kind() != reflect.Slice && item.Kind() != reflect.Array || !i.IsValid() || !i.CanInt() {
				retreat()
			}
			if i.Int() < 0 || i.Int() >= int64(item.Len()) {
				retreat()
			}
			item = item.Index(int(i.Int()))
		}
		return item
	}
}
