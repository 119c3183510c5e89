package site

import (
	"strings"
	"testing"
)

// TestListPagesOfferTheirData asks each page with rows for the files that hold them, and whether they hold more.
func TestListPagesOfferTheirData(t *testing.T) {
	t.Parallel()
	s := at(t, map[string]string{
		"plans/k.toml":        "title = \"K\"\nnumber = \"1\"\nissuer = \"tinh\"\n",
		"reports/b.toml":      "title = \"B\"\nunit = \"tinh\"\n[period]\nfrom = \"2025\"\n",
		"clusters/c.toml":     "name = \"C\"\nkind = \"cluster\"\nmembers = [\"tinh\"]\n",
		"exemplars/g.toml":    "title = \"G\"\npublished = 2026-05-01\ntopics = [\"y-te\"]\n[[subjects]]\nname = \"N\"\nkind = \"collective\"\nunit = \"so-y-te\"\n",
		"decisions/d.toml":    "number = \"1/QĐ\"\nauthority = \"president\"\nsigned = 2026-08-01\n[[outcomes]]\nnomination = \"r/dang-an\"\nresult = \"awarded\"\n",
		"rounds/r/dai.toml":   nomination("Trần Dài", "draft = true"),
		"pages/ve-trang.toml": "title = \"T\"\nbody = \"B\"\n",
		"units/khac.toml":     "name = \"Khác\"\nkind = \"other\"\n",
		"rounds/s/round.toml": "title = \"S\"\ncouncil = \"hoi-dong\"\nawards = [\"huan-chuong-lao-dong\"]\npublished = 2026-10-20\ncloses = 2026-11-07\n",
	}, "2026-08-20")
	pages := map[string]*Page{}
	for _, p := range s.Pages() {
		pages[p.Path] = p
		for i, file := range p.Data {
			if want := [...]string{".csv", ".json"}[i]; !strings.HasSuffix(file, want) || len(p.Data) != 2 {
				t.Errorf("%s offers %q", p.Path, p.Data)
			}
		}
	}
	for _, test := range []struct {
		path, file string // without extension, "" for none
		whole      bool
	}{
		{"/", "", false},
		{"/lay-y-kien/", "/du-lieu/dot-lay-y-kien", false},
		{"/lay-y-kien/cap/province/", "/du-lieu/dot-lay-y-kien", true},
		{"/lay-y-kien/r/", "/lay-y-kien/r/danh-sach", false},
		{"/lay-y-kien/s/", "", false},
		{"/lay-y-kien/r/dang-an/", "", false},
		{"/ket-qua/", "/du-lieu/ket-qua", false},
		{"/ket-qua/d/", "/du-lieu/ket-qua", true},
		{"/guong-dien-hinh/", "/du-lieu/guong-dien-hinh", false},
		{"/guong-dien-hinh/thang/2026-05/", "/du-lieu/guong-dien-hinh", true},
		{"/guong-dien-hinh/chu-de/y-te/", "/du-lieu/guong-dien-hinh", true},
		{"/guong-dien-hinh/don-vi/so-y-te/", "/du-lieu/guong-dien-hinh", true},
		{"/ke-hoach/", "/du-lieu/ke-hoach", false},
		{"/bao-cao/", "/du-lieu/bao-cao", false},
		{"/don-vi/", "/du-lieu/don-vi", false},
		{"/don-vi/so-y-te/", "/du-lieu/de-nghi", true},
		{"/don-vi/khac/", "", false},
		{"/cum-khoi-thi-dua/", "/du-lieu/cum-khoi-thi-dua", false},
		{"/danh-hieu-khen-thuong/", "/du-lieu/danh-hieu", false},
		{"/danh-hieu-khen-thuong/huan-chuong-lao-dong/", "/du-lieu/de-nghi", true},
		{"/quy-dinh/", "/du-lieu/quy-dinh", false},
		{"/ve-trang/", "", false},
		{"/404.html", "", false},
	} {
		p := pages[test.path]
		if p == nil {
			t.Errorf("no page %s", test.path)
			continue
		}
		file := ""
		if len(p.Data) > 0 {
			file = strings.TrimSuffix(p.Data[0], ".csv")
		}
		if file != test.file || p.Whole != test.whole {
			t.Errorf("%s offers %q, whole %v; want %q, %v", test.path, file, p.Whole, test.file, test.whole)
		}
	}
}

func TestListsOfAUnitOfferTheirOwnData(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind string
		unit Unit
		want string
	}{
		{"", Unit{}, ""},
		{"", Unit{Proposed: []*Nomination{{}}}, "de-nghi"},
		{"held", Unit{}, "dot-lay-y-kien"},
		{"plans", Unit{}, "ke-hoach"},
		{"reports", Unit{}, "bao-cao"},
		{"proposed", Unit{}, "de-nghi"},
		{"below", Unit{}, "don-vi"},
	} {
		page := &Page{Layout: "unit", Node: &UnitPage{Unit: &test.unit, List: &List{Kind: test.kind}}}
		page.offer()
		if test.want == "" && page.Data != nil || test.want != "" && (page.Data == nil || page.Data[0] != "/du-lieu/"+test.want+".csv") {
			t.Errorf("%q: %q, want %q", test.kind, page.Data, test.want)
		}
	}
}
