package stencil

import (
	"reflect"
	"sync/atomic"
)

// chain compiles .A.B.C after a receiver. The last name may be a method with arguments.
func (u *unit) chain(receiver func(*frame) reflect.Value, names []string, args []term) term {
	sites := make([]*site, len(names))
	for i, name := range names {
		sites[i] = &site{set: u.set, name: name}
	}
	sites[len(sites)-1].args = args
	if len(sites) == 1 {
		only := sites[0]
		return term{eval: func(f *frame) reflect.Value { return only.get(f, receiver(f)) }}
	}
	return term{eval: func(f *frame) reflect.Value {
		v := receiver(f)
		for _, s := range sites {
			v = s.get(f, v)
		}
		return v
	}}
}

// site is a place in a template where a field, a method or a key is named. It remembers how to reach it from each type
// that came by.
type site struct {
	set   *Set
	name  string
	args  []term
	known atomic.Pointer[access]
}

// access is the way to a name from a type.
type access struct {
	typ   reflect.Type
	addr  bool // the value has an address, so that methods of its pointer are reached too
	kind  accessKind
	index []int
	call  func(*frame) reflect.Value
	next  *access
}

type accessKind int

const (
	field accessKind = iota
	path
	method
	addrMethod
	key
)

func (s *site) get(f *frame, v reflect.Value) reflect.Value {
	if !v.IsValid() {
		retreat()
	}
	v, _ = indirect(v)
	a := s.access(v)
	switch a.kind {
	case field:
		return v.Field(a.index[0])
	case path:
		found, err := v.FieldByIndexErr(a.index)
		if err != nil {
			retreat()
		}
		return found
	case method:
		f.self = v
		return a.call(f)
	case addrMethod:
		f.self = v.Addr()
		return a.call(f)
	}
	found := v.MapIndex(reflect.ValueOf(s.name))
	if !found.IsValid() {
		retreat()
	}
	return found
}

func (s *site) access(v reflect.Value) *access {
	typ, addr := v.Type(), v.CanAddr()
	for a := s.known.Load(); a != nil; a = a.next {
		if a.typ == typ && a.addr == addr {
			return a
		}
	}
	a := s.find(typ, addr)
	for {
		a.next = s.known.Load()
		if s.known.CompareAndSwap(a.next, a) {
			return a
		}
	}
}

// find looks for a method first, then for a field or a key, as the library does.
func (s *site) find(typ reflect.Type, addr bool) *access {
	a := &access{typ: typ, addr: addr}
	if typ.Kind() == reflect.Interface {
		retreat()
	}
	m, ok := typ.MethodByName(s.name)
	if addr && typ.Kind() != reflect.Pointer && (!ok || s.set.calls[m.Type] == nil) {
		if m, ok := reflect.PointerTo(typ).MethodByName(s.name); ok {
			a.kind, a.call = addrMethod, s.bind(m)
			return a
		}
	}
	if ok {
		a.kind, a.call = method, s.bind(m)
		return a
	}
	if len(s.args) > 0 {
		retreat()
	}
	switch typ.Kind() {
	case reflect.Struct:
		if f, ok := typ.FieldByName(s.name); ok && f.IsExported() {
			if a.index = f.Index; len(a.index) > 1 {
				a.kind = path
			}
			return a
		}
	case reflect.Map:
		if reflect.TypeFor[string]().AssignableTo(typ.Key()) {
			a.kind = key
			return a
		}
	}
	retreat()
	return nil
}

// bind makes the call of a method; the receiver is its first argument.
func (s *site) bind(m reflect.Method) func(*frame) reflect.Value {
	self := term{eval: func(f *frame) reflect.Value { return f.self }}
	return s.set.bind(m.Func, append([]term{self}, s.args...)).eval
}
