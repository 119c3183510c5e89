package site

// unitKinds is the order in which units of several kinds are listed.
var unitKinds = []string{
	"central", "ministry", "province", "council", "department", "district", "commune", "mass-organisation",
	"armed-forces", "school", "hospital", "enterprise", "other",
}

// forms is the order in which the catalogue lists awards: as the Law on Emulation and Commendation does.
var forms = []string{
	"title", "flag", "order", "medal", "state-title", "prize", "commemorative", "bang-khen", "giay-khen", "city-title",
	"other",
}

// Group is the things of one kind in a list.
type Group[K comparable, T any] struct {
	Key   K
	Items []T
}

// grouped puts things into groups by key, the groups in the order of keys; keys without things have none.
func grouped[K comparable, T any](keys []K, list []T, key func(T) K) []Group[K, T] {
	var groups []Group[K, T]
	for _, k := range keys {
		g := Group[K, T]{Key: k}
		for _, x := range list {
			if key(x) == k {
				g.Items = append(g.Items, x)
			}
		}
		if len(g.Items) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// ByKind groups the units directly below a unit.
func (u *Unit) ByKind() []Group[string, *Unit] {
	return grouped(unitKinds, u.Children, func(u *Unit) string { return u.Type })
}

// Catalogue groups the awards by form.
func (s *Site) Catalogue() []Group[string, *Award] {
	return grouped(forms, s.Awards, func(a *Award) string { return a.Form })
}

// ByStage groups the rounds of a list, in the order in which readers need them.
func (l *List) ByStage() []Group[Stage, *Round] {
	return grouped([]Stage{ClosingSoon, Open, Upcoming, Closed, Considered, Submitted, Decided}, l.Rounds,
		func(r *Round) Stage { return r.Stage })
}

// Top lists the units that are below no other and have others below them.
func (s *Site) Top() []*Unit {
	return s.unitsWhere(func(u *Unit) bool { return u.Parent == nil && len(u.Children) > 0 })
}

// Single lists the units that are below no other and have none below them.
func (s *Site) Single() []*Unit {
	return s.unitsWhere(func(u *Unit) bool { return u.Parent == nil && len(u.Children) == 0 })
}

func (s *Site) unitsWhere(keep func(*Unit) bool) []*Unit {
	var units []*Unit
	for _, u := range s.Units {
		if keep(u) {
			units = append(units, u)
		}
	}
	return units
}
