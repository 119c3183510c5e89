package render

import (
	"maps"
	"reflect"
	"slices"

	"congkhai/internal/lang"
)

// Functions lists the functions that layouts may call, besides those that html/template has itself.
func (v *View) Functions() []string { return functions() }

func functions() []string {
	s := &set{text: &lang.Text{}}
	return slices.Sorted(maps.Keys(s.funcs()))
}

// Values lists what the dot of every layout has: its fields, then its methods.
func (v *View) Values() []string {
	var list []string
	t := reflect.TypeFor[View]()
	for f := range t.Fields() {
		if f.IsExported() {
			list = append(list, f.Name)
		}
	}
	for m := range reflect.PointerTo(t).Methods() {
		list = append(list, m.Name)
	}
	return list
}
