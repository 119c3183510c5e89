package stencil

import "reflect"

// What a value is to the library: whether it is true, what stands behind a pointer, which type it may take.

// indirect follows pointers and interfaces up to the first that is nil.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for ; v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface; v = v.Elem() {
		if v.IsNil() {
			return v, true
		}
	}
	return v, false
}

// opened is the value in an interface.
func opened(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Bool:
		return v.Bool(), true
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return v.Len() > 0, true
	case reflect.Pointer, reflect.Func, reflect.Chan, reflect.Interface:
		return !v.IsNil(), true
	case reflect.Struct:
		return true, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int() != 0, true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return v.Uint() != 0, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	}
	return false, false
}

func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return v.IsNil()
	}
	return false
}

func canBeNil(typ reflect.Type) bool {
	switch typ.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return false
}

// assignable is a value as an argument of a type: itself, what it points to, or its address.
func assignable(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		if !canBeNil(typ) {
			retreat()
		}
		return reflect.Zero(typ)
	}
	if own := v.Type(); own == typ || own.AssignableTo(typ) {
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(typ) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ) && !v.IsNil():
		return v.Elem()
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(typ):
		return v.Addr()
	}
	retreat()
	return reflect.Value{}
}

// as is a value that was found assignable to a type of Go.
func as[T any](v reflect.Value, typ reflect.Type) T {
	got, ok := reflect.TypeAssert[T](v)
	if !ok && typ.Kind() != reflect.Interface {
		got, _ = reflect.TypeAssert[T](v.Convert(typ))
	}
	return got
}
