package site

import (
	"cmp"

	"congkhai/internal/address"
)

// offered names the list of which a page shows rows, by the layout of the page. The list is a CSV and a JSON below
// /du-lieu/.
var offered = map[string]string{
	"rounds": "dot-lay-y-kien", "results": "ket-qua", "decision": "ket-qua", "exemplars": "guong-dien-hinh", "plans": "ke-hoach",
	"reports": "bao-cao", "units": "don-vi", "unit": "de-nghi", "clusters": "cum-khoi-thi-dua", "awards": "danh-hieu",
	"award": "de-nghi", "rules": "quy-dinh",
}

// offeredOf names the list for the rows of a unit or award that are no nominations.
var offeredOf = map[string]string{
	"held": "dot-lay-y-kien", "plans": "ke-hoach", "reports": "bao-cao", "below": "don-vi",
}

// offer adds the files to a page that have the rows which it shows, unless it has files of its own.
func (page *Page) offer() {
	name := offered[page.Layout]
	if page.Data != nil || name == "" {
		return
	}
	whole := false
	switch n := page.Node.(type) {
	case *List:
		if n.Kind == "index" {
			return
		}
		whole = n.Kind != ""
	case *UnitPage:
		name, whole = n.List.offered(name, len(n.List.Nominations)+len(n.Proposed) > 0), true
	case *AwardPage:
		name, whole = n.List.offered(name, len(n.List.Nominations) > 0), true
	case *Decision:
		whole = true
	}
	if name != "" {
		stem := section(address.Data) + name
		page.Data, page.Whole = []string{stem + ".csv", stem + ".json"}, whole
	}
}

// offered names the list for the rows of a list of a unit or award; "" where it has none. The first page has nominations
// or none.
func (l *List) offered(nominations string, some bool) string {
	if l.Kind == "" && !some {
		return ""
	}
	return cmp.Or(offeredOf[l.Kind], nominations)
}
