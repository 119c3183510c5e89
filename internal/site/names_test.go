package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// people adds nominations of a round for names, by a number.
func people(names ...string) map[string]string {
	files := map[string]string{}
	for i, name := range names {
		files[fmt.Sprintf("rounds/r/n%03d.toml", i)] = nomination(name, "")
	}
	return files
}

// listed is the names of a site: label, people.
func listed(names []*GivenName) []string {
	var list []string
	for _, g := range names {
		var people []string
		for _, p := range g.People {
			people = append(people, p.Name)
		}
		list = append(list, g.URL+" "+g.Label()+": "+strings.Join(people, "; "))
	}
	return list
}

func TestGivenNames(t *testing.T) {
	t.Parallel()
	files := people("Lê Văn Định", "Trần Văn Đinh", "Bùi Thị Định", "Lê Thị Hòa", "Phạm Thị Hoà", "Vũ Thị Hoà", "Y Ngông Niê", "Đỗ Thị Hoa", "阮文安", "H'Hen Ê-ban", "Phan Văn 5 (Năm)", "Võ Sáu <!-- -->", "???")
	got := listed(at(t, files, "2026-08-20").GivenNames())
	want := []string{
		"/tim-kiem/ten/an/ An: Đặng An",
		"/tim-kiem/ten/binh/ Bình: Nguyễn Bình; Nguyên Bình",
		"/tim-kiem/ten/chu-khac/ ???, 阮文安: 阮文安; ???",
		"/tim-kiem/ten/dinh/ Định, Đinh: Lê Văn Định; Trần Văn Đinh; Bùi Thị Định",
		"/tim-kiem/ten/e-ban/ Ê-ban: H'Hen Ê-ban",
		"/tim-kiem/ten/hoa/ Hoà, Hoa: Lê Thị Hòa; Phạm Thị Hoà; Vũ Thị Hoà; Đỗ Thị Hoa",
		"/tim-kiem/ten/nam/ Năm: Phan Văn 5 (Năm)",
		"/tim-kiem/ten/nie/ Niê: Y Ngông Niê",
		"/tim-kiem/ten/sau/ Sáu: Võ Sáu <!-- -->",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestWhoIsInNameLists: nobody who is not shown, no collective, and no minor.
func TestWhoIsInNameLists(t *testing.T) {
	t.Parallel()
	collective := strings.Replace(nomination("Tổ Một", ""), `kind = "individual"`, `kind = "collective"`, 1)
	household := strings.Replace(nomination("Hộ ông Lê Mười", ""), `kind = "individual"`, `kind = "household"`, 1)
	files := map[string]string{
		"rounds/r/to.toml":       collective,
		"rounds/r/ho.toml":       household,
		"rounds/r/go.toml":       nomination("Lê Gỡ", "\n[removal]\non = 2026-08-20\nbasis = \"request\"\n"),
		"rounds/r/nhap.toml":     nomination("Lê Nháp", "draft = true\n"),
		"rounds/sap/round.toml":  strings.Replace(base["rounds/r/round.toml"], "2026-08-20", "2026-09-01", 1),
		"rounds/sap/sap.toml":    nomination("Lê Sắp", ""),
		"exemplars/bai.toml":     storyOf("Bài", "2026-08-21", "Vũ Lớn", "Vũ Nhỏ"),
		"exemplars/rut.toml":     storyOf("Rút", "2026-08-21", "Vũ Rút", "") + "[consent]\nwithdrawn_on = 2026-08-22\n",
		"exemplars/tap-the.toml": strings.Replace(storyOf("Tổ", "2026-08-21", "Đội Hai", ""), `"individual"`, `"collective"`, 1),
	}
	got := listed(at(t, files, "2026-08-25").GivenNames())
	want := []string{
		"/tim-kiem/ten/an/ An: Đặng An", "/tim-kiem/ten/binh/ Bình: Nguyễn Bình; Nguyên Bình",
		"/tim-kiem/ten/lon/ Lớn: Vũ Lớn", "/tim-kiem/ten/muoi/ Mười: Hộ ông Lê Mười",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// storyOf is an exemplar about an adult and, where named, a minor.
func storyOf(title, published, adult, minor string) string {
	text := "title = \"" + title + "\"\npublished = " + published + "\n[[subjects]]\nname = \"" + adult + "\"\nkind = \"individual\"\nrole = \"giáo viên\"\n"
	if minor != "" {
		text += "[[subjects]]\nname = \"" + minor + "\"\nkind = \"individual\"\nminor = true\n"
	}
	return text
}

// TestNamePages: the latest stand first, pages count from the oldest, and only lists of nothing but examples are kept from
// search engines.
func TestNamePages(t *testing.T) {
	t.Parallel()
	names := make([]string, 60)
	for i := range names {
		names[i] = fmt.Sprintf("Lê Thị A%02d An", i)
	}
	files := people(names...)
	files["rounds/r/round.toml"] = strings.Replace(base["rounds/r/round.toml"], "example = true\n", "", 1)
	before := namePages(at(t, files, "2026-08-25"))
	files["exemplars/bai.toml"] = storyOf("Bài", "2026-08-21", "Vũ An", "") + ""
	files["exemplars/vi-du.toml"] = "example = true\n" + storyOf("Ví dụ", "2026-08-21", "Vũ Mẫu", "")
	after := namePages(at(t, files, "2026-08-25"))
	if got := slices.Sorted(maps.Keys(after)); !slices.Equal(got, []string{
		"/tim-kiem/ten/an/", "/tim-kiem/ten/an/trang/1/", "/tim-kiem/ten/binh/", "/tim-kiem/ten/mau/",
	}) {
		t.Fatalf("pages %q", got)
	}
	first := after["/tim-kiem/ten/an/"].Node.(*NamesPage)
	if p := first.People[0]; p.Name != "Vũ An" || p.Exemplar == nil || p.Role.Vi != "giáo viên" {
		t.Errorf("first is %+v", p)
	}
	old := func(p map[string]*Page) string {
		return fmt.Sprint(listed([]*GivenName{{People: p["/tim-kiem/ten/an/trang/1/"].Node.(*NamesPage).People}}))
	}
	if old(before) != old(after) {
		t.Errorf("a new row changed the page of the oldest:\n%s\n%s", old(before), old(after))
	}
	for path, hidden := range map[string]bool{"/tim-kiem/ten/an/": false, "/tim-kiem/ten/mau/": true} {
		if p := after[path]; p.Noindex != hidden || p.Example != hidden {
			t.Errorf("%s: noindex %v, example %v", path, p.Noindex, p.Example)
		}
	}
}

// namePages are the pages by given name.
func namePages(s *Site) map[string]*Page {
	pages := map[string]*Page{}
	for _, p := range s.Pages() {
		if p.Layout == "names" {
			pages[p.Path] = p
		}
	}
	return pages
}

func TestDirectory(t *testing.T) {
	t.Parallel()
	files := people("Lê Ân", "Lê Ất", "Lê Đào", "Lê Dung", "Lê 5", "Lê Yến")
	files["units/dang.toml"] = "name = \"Đảng ủy\"\nkind = \"other\"\n"
	files["units/so-10.toml"] = "name = \"10 Phố Mới\"\nkind = \"other\"\n"
	files["units/uy-ban.toml"] = "name = \"Ủy ban\"\nkind = \"other\"\n[translations.en]\nname = \"A Committee\"\n"
	s := at(t, files, "2026-08-25")
	d := s.directory(s.GivenNames())
	var names, units, inEnglish []string
	for _, g := range d.Names {
		var labels []string
		for _, name := range g.Items {
			labels = append(labels, name.Label())
		}
		names = append(names, g.Key+": "+strings.Join(labels, " · "))
	}
	for _, g := range d.Units("vi") {
		units = append(units, fmt.Sprintf("%s: %d", g.Key, len(g.Items)))
	}
	for _, g := range d.Units("en") {
		inEnglish = append(inEnglish, fmt.Sprintf("%s: %d", g.Key, len(g.Items)))
	}
	if want := []string{": 1", "A: 1", "Đ: 1", "H: 1", "S: 1", "T: 1"}; !slices.Equal(inEnglish, want) {
		t.Errorf("units in English %q, want %q", inEnglish, want)
	}
	if want := []string{": 5", "A, Â: An, Ân · Ất", "B: Bình", "D, Đ: Đào · Dung", "Y: Yến"}; !slices.Equal(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
	if want := []string{": 1", "Đ: 1", "H: 1", "S: 1", "T: 1", "U: 1"}; !slices.Equal(units, want) {
		t.Errorf("units %q, want %q", units, want)
	}
	if len(d.Awards("en")) == 0 || d.UnitCount != 6 {
		t.Errorf("%d letters of awards, %d units", len(d.Awards("en")), d.UnitCount)
	}
}

// TestManyUnits: the search page leads to the page of all units instead of listing them.
func TestManyUnits(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range mostUnits {
		files[fmt.Sprintf("units/u%03d.toml", i)] = fmt.Sprintf("name = \"Đơn vị %d\"\nkind = \"other\"\n", i)
	}
	s := at(t, files, "2026-08-25")
	if d := s.directory(nil); len(d.Units("vi")) > 0 || d.UnitCount != mostUnits+3 {
		t.Errorf("%d letters of %d units", len(d.Units("vi")), d.UnitCount)
	}
}
