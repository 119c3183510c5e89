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

// UnitGroup is the units of one kind.
type UnitGroup struct {
	Kind  string
	Units []*Unit
}

// ByKind groups the units directly below a unit.
func (u *Unit) ByKind() []UnitGroup {
	var groups []UnitGroup
	for _, kind := range unitKinds {
		var units []*Unit
		for _, child := range u.Children {
			if child.Type == kind {
				units = append(units, child)
			}
		}
		if len(units) > 0 {
			groups = append(groups, UnitGroup{kind, units})
		}
	}
	return groups
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

// FormGroup is the awards of one form.
type FormGroup struct {
	Form   string
	Awards []*Award
}

// Catalogue groups the awards by form.
func (s *Site) Catalogue() []FormGroup {
	var groups []FormGroup
	for _, form := range forms {
		var awards []*Award
		for _, a := range s.Awards {
			if a.Form == form {
				awards = append(awards, a)
			}
		}
		if len(awards) > 0 {
			groups = append(groups, FormGroup{form, awards})
		}
	}
	return groups
}
