package history

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"congkhai/internal/field"
	"congkhai/internal/record"
)

// way is how history treats a key.
type way int

const (
	digested way = iota // into Facts.Rest
	told                // into Facts.Told
	subject             // into Facts.Subject
	named               // names its row, and is neither told nor digested
	dated               // names its row, and is told at the row's path
)

// plan is what to do with each key of a struct. Private keys are not in it.
type plan struct {
	keys []planned
	name *planned // the key that names a row of this struct in paths; nil: rows are numbered
}

// planned is one key of a plan.
type planned struct {
	key   string
	typ   field.Type
	way   way
	index []int
	sub   *plan
}

// naming are the rows that are known by one of their keys instead of by their number.
var naming = map[string]struct {
	key string
	way way
}{
	"decision.outcomes": {"nomination", named},
	"holidays.off":      {"date", dated},
	"holidays.worked":   {"date", dated},
}

// subjects are the keys that say whom or what a record is about.
var subjects = []string{"nomination.candidate.name", "nomination.candidate.kind", "decision.number", "decision.authority"}

// tellingRefs are the kinds whose identities are told, and tellingKeys the keys whose texts are.
var (
	tellingRefs = []string{"award", "unit", "cluster"}
	tellingKeys = []string{"class", "stage", "result"}
)

// plans holds the plan of each kind.
var plans = sync.OnceValue(func() map[record.Kind]*plan {
	all := make(map[record.Kind]*plan, len(record.Tables))
	for kind, table := range record.Tables {
		all[kind] = newPlan(string(kind), reflect.TypeOf(record.New(kind)).Elem(), table)
	}
	return all
})

// newPlan makes the plan of a struct from its field table. path is the kind, and the keys that lead to the struct.
func newPlan(path string, t reflect.Type, table *field.Struct) *plan {
	p := &plan{}
	for _, sf := range reflect.VisibleFields(t) {
		f, ok := table.Field(sf.Tag.Get("key"))
		if !ok || f.Private {
			continue
		}
		at := path + "." + f.Key
		k := planned{key: f.Key, typ: f.Type, index: sf.Index, way: wayOf(at, f)}
		if f.Sub != nil {
			k.sub = newPlan(at, structOf(sf.Type), f.Sub)
		}
		if n, ok := naming[path]; ok && n.key == f.Key {
			k.way = n.way
		}
		p.keys = append(p.keys, k)
	}
	for i := range p.keys {
		if k := &p.keys[i]; k.way == named || k.way == dated {
			p.name = k
		}
	}
	return p
}

func wayOf(path string, f *field.Field) way {
	switch f.Type {
	case field.Date, field.PartialDate:
		return told
	case field.Text, field.Texts:
		if slices.Contains(subjects, path) {
			return subject
		}
		if f.Type == field.Text && slices.Contains(tellingKeys, f.Key) {
			return told
		}
		if slices.ContainsFunc(f.Ref, func(kind string) bool { return slices.Contains(tellingRefs, kind) }) {
			return told
		}
	}
	return digested
}

// structOf is the struct below pointers and lists.
func structOf(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t
}

// Paths lists the pattern of every path that a Change can have, for all kinds, sorted: the keys, without numbers of
// rows and without the identities that stand in paths.
func Paths() []string {
	var all []string
	for _, shape := range shapes() {
		all = append(all, strings.Join(patternOf(shape), "."))
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Pattern is the pattern of a path, as Paths lists it. A path that none of them fits is its own pattern.
func Pattern(path string) string {
	parts := strings.Split(path, ".")
	for _, shape := range shapes() {
		if fits(shape, parts) {
			return strings.Join(patternOf(shape), ".")
		}
	}
	return path
}

// A shape is a path with rowPart where a row or an element of a list is named; what stands there may have dots.
const rowPart = "*"

// shapes lists the shapes of all told paths, sorted.
var shapes = sync.OnceValue(func() [][]string {
	var all [][]string
	for _, p := range plans() {
		all = p.shapes(nil, all)
	}
	slices.SortFunc(all, slices.Compare)
	return slices.CompactFunc(all, slices.Equal)
})

func (p *plan) shapes(above []string, all [][]string) [][]string {
	for _, k := range p.keys {
		at := append(slices.Clip(above), k.key)
		switch {
		case k.way == dated:
			all = append(all, above)
		case k.way == told && k.typ == field.Texts:
			all = append(all, append(at, rowPart))
		case k.way == told:
			all = append(all, at)
		case k.typ == field.Tables:
			all = k.sub.shapes(append(at, rowPart), all)
		case k.typ == field.Table:
			all = k.sub.shapes(at, all)
		}
	}
	return all
}

func patternOf(shape []string) []string {
	return slices.DeleteFunc(slices.Clone(shape), func(part string) bool { return part == rowPart })
}

// fits reports whether the parts of a path have a shape.
func fits(shape, parts []string) bool {
	if len(shape) == 0 || len(parts) == 0 {
		return len(shape) == len(parts)
	}
	if shape[0] != rowPart {
		return shape[0] == parts[0] && fits(shape[1:], parts[1:])
	}
	for n := 1; n <= len(parts); n++ {
		if fits(shape[1:], parts[n:]) {
			return true
		}
	}
	return false
}
