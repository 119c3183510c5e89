package history

import (
	"cmp"
	"slices"

	"congkhai/internal/record"
)

// What happened to a record between two states of a site, as the public sees it.
type What int

// What a Difference tells.
const (
	Added What = iota
	Changed
	Deleted
)

// Difference is one record that is not the same in two states of a site.
type Difference struct {
	What    What
	Old     record.Record // nil of what was added
	New     record.Record // nil of what was deleted
	Changes []Change      // of what changed
}

// Common is the part that all records have, of the state that has the record.
func (d *Difference) Common() *record.Base {
	if d.New != nil {
		return d.New.Common()
	}
	return d.Old.Common()
}

// Between lists the records that differ in two sets, kind by kind, by identity. A draft is not there; records that come
// with the program are left out.
func Between(old, now *record.Set) []Difference {
	was := map[record.Ref]record.Record{}
	for _, r := range old.All() {
		if b := r.Common(); !b.Draft && !b.Builtin {
			was[b.Ref()] = r
		}
	}
	var list []Difference
	for _, r := range now.All() {
		b := r.Common()
		if b.Draft || b.Builtin {
			continue
		}
		before := was[b.Ref()]
		delete(was, b.Ref())
		switch {
		case before == nil:
			list = append(list, Difference{What: Added, New: r})
		case before.Common().Blob != b.Blob:
			if changes := Compare(FactsOf(before), FactsOf(r)); len(changes) > 0 {
				list = append(list, Difference{What: Changed, Old: before, New: r, Changes: changes})
			}
		}
	}
	for _, r := range was {
		list = append(list, Difference{What: Deleted, Old: r})
	}
	order := map[record.Kind]int{}
	for i, kind := range []record.Kind{
		record.KindRound, record.KindNomination, record.KindRegister, record.KindDecision, record.KindExemplar, record.KindPlan,
		record.KindReport, record.KindPage, record.KindUnit, record.KindCluster, record.KindAward, record.KindRule, record.KindYear,
	} {
		order[kind] = i
	}
	slices.SortFunc(list, func(a, b Difference) int {
		x, y := a.Common(), b.Common()
		return cmp.Or(cmp.Compare(order[x.Kind], order[y.Kind]), cmp.Compare(x.ID, y.ID), cmp.Compare(a.What, b.What))
	})
	return list
}
