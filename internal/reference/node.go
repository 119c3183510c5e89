package reference

import (
	"reflect"
	"slices"
	"strings"
)

// Node is a type of thing that layouts show.
type Node struct {
	Name    string   // as Go names it: "site.Round"
	Members []string // fields, then methods
}

// nodeOf lists what a layout may read of a value. Fields that hold keys which are never published are left out.
func nodeOf(value any) Node {
	t := reflect.TypeOf(value)
	n := Node{Name: strings.TrimPrefix(t.String(), "*")}
	add := func(name string) {
		if !slices.Contains(n.Members, name) {
			n.Members = append(n.Members, name)
		}
	}
	if t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct {
		for _, f := range reflect.VisibleFields(t.Elem()) {
			private := slices.Contains(strings.Fields(f.Tag.Get("is")), "private")
			if f.IsExported() && !f.Anonymous && !private {
				add(f.Name)
			}
		}
	}
	for i := range t.NumMethod() {
		add(t.Method(i).Name)
	}
	return n
}
