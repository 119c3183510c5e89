package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// story is an exemplar of a unit published on a day.
func story(title, day, unit, more string) string {
	top, tables, _ := strings.Cut(more, "\n[")
	if tables != "" {
		tables = "[" + tables
	}
	return "title = \"" + title + "\"\npublished = " + day + "\n" + top + "\n[[subjects]]\nname = \"Một người\"\nkind = \"individual\"\n" +
		"unit = \"" + unit + "\"\n[consent]\ngiven_on = 2026-01-01\nbasis = \"written\"\n" + tables
}

// sixStories are six exemplars of two units; one was taken off the site, one is no longer consented to.
var sixStories = map[string]string{
	"exemplars/a.toml":   story("A", "2026-01-10", "so-y-te", "topics = [\"y-te\"]\ncontest = \"Chuyện ven sông\""),
	"exemplars/b.toml":   story("B", "2026-02-10", "hoi-dong", "topics = [\"y-te\"]\nmovement = \"Việc tốt\"\nmonth = \"2026-01\""),
	"exemplars/c.toml":   story("C", "2026-03-10", "so-y-te", "contest = \"Chuyện  Ven Sông\"\nmovement = \"Việc tốt\"\n[translations.en]\nmovement = \"Good deeds\""),
	"exemplars/d.toml":   story("D", "2026-04-10", "so-y-te", "topics = [\"y-te\"]\ncontest = \"!!!\""),
	"exemplars/off.toml": story("Off", "2026-03-20", "so-y-te", "topics = [\"y-te\"]\n[removal]\non = 2026-05-01\nbasis = \"request\""),
	"exemplars/withdrawn.toml": strings.Replace(story("Withdrawn", "2026-03-21", "so-y-te", "topics = [\"y-te\"]"),
		"basis", "withdrawn_on = 2026-05-01\nbasis", 1),
	"plans/p.toml": "title = \"P\"\nnumber = \"1/KH\"\nissuer = \"hoi-dong\"\n[[movements]]\nname = \"Việc Tốt\"\n",
}

func titles(list ...*Exemplar) string {
	var names []string
	for _, e := range list {
		if e == nil {
			names = append(names, "-")
			continue
		}
		names = append(names, e.Title)
	}
	return strings.Join(names, " ")
}

func TestStoryNeighbours(t *testing.T) {
	t.Parallel()
	s := at(t, sixStories, "2026-08-01")
	got := map[string]string{}
	for _, e := range s.Stories() {
		got[e.Title] = titles(e.Older, e.Newer) + ": " + titles(e.Related...)
	}
	for title, want := range map[string]string{"A": "- B: C D B", "B": "A C: A D", "C": "B D: A D", "D": "C -: C A B"} {
		if got[title] != want {
			t.Errorf("%s: got %q, want %q", title, got[title], want)
		}
	}
	if len(got) != 4 {
		t.Errorf("%d stories are shown, want 4", len(got))
	}
	for _, e := range s.Exemplars {
		if e.Hidden && (e.Older != nil || e.Newer != nil || len(e.Related) > 0) {
			t.Errorf("%s is hidden and leads to other stories", e.Title)
		}
	}
}

func TestStorySeries(t *testing.T) {
	t.Parallel()
	s := at(t, sixStories, "2026-08-01")
	var got []string
	for _, one := range s.Series() {
		name, _ := one.Name.In("en")
		got = append(got, fmt.Sprintf("%s %s %q %d: %s", one.Kind, one.URL, name, len(one.Plans), titles(one.Exemplars...)))
	}
	want := []string{
		`month /guong-dien-hinh/thang/2026-04/ "" 0: D`,
		`month /guong-dien-hinh/thang/2026-03/ "" 0: C`,
		`month /guong-dien-hinh/thang/2026-01/ "" 0: B A`,
		`topic /guong-dien-hinh/chu-de/y-te/ "y-te" 0: D B A`,
		`movement /guong-dien-hinh/phong-trao/viec-tot/ "Good deeds" 1: C B`,
		`contest /guong-dien-hinh/cuoc-thi/chuyen-ven-song/ "Chuyện  Ven Sông" 0: C A`,
		`unit /guong-dien-hinh/don-vi/hoi-dong/ "Hội đồng" 0: B`,
		`unit /guong-dien-hinh/don-vi/so-y-te/ "Sở Y tế" 0: D C A`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	paths := map[string]bool{}
	for _, p := range s.Pages() {
		if paths[p.Path] {
			t.Errorf("two pages at %s", p.Path)
		}
		paths[p.Path] = true
	}
	for _, one := range s.Series() {
		if !paths[one.URL] {
			t.Errorf("no page at %s", one.URL)
		}
	}
	for _, shelf := range s.Shelves() {
		if !paths[shelf.URL] {
			t.Errorf("no page at %s", shelf.URL)
		}
	}
}

func TestShelfFront(t *testing.T) {
	t.Parallel()
	shelf := &Shelf{Kind: "topic", Total: 40}
	months := &Shelf{Kind: "month", Total: 40}
	for i := range 40 {
		n := 1
		if i == 39 || i == 7 {
			n = 5
		}
		shelf.Series = append(shelf.Series, &Series{Key: fmt.Sprint(i), Exemplars: make([]*Exemplar, n)})
		months.Series = append(months.Series, &Series{Key: fmt.Sprint(i), Year: 2026 - i/12, Month: 12 - i%12})
	}
	keys := func(f *Shelf) string {
		var list []string
		for _, one := range f.Series {
			list = append(list, one.Key)
		}
		return strings.Join(list, " ")
	}
	const first = "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22"
	for _, c := range []struct {
		shelf *Shelf
		want  string
	}{{shelf, first + " 39"}, {months, first + " 23"}} {
		front := c.shelf.Front()
		if got := keys(front); got != c.want || !front.More() || c.shelf.More() || len(c.shelf.Series) != 40 {
			t.Errorf("%s: got %q, want %q", c.shelf.Kind, got, c.want)
		}
	}
	years := months.Front().Years()
	if len(years) != 2 || years[0].Year != 2026 || len(years[0].Series) != 12 || years[1].Year != 2025 {
		t.Errorf("months by year: %v", years)
	}
	short := &Shelf{Kind: "unit", Series: shelf.Series[:3], Total: 3}
	if short.Front() != short || short.More() {
		t.Error("a short shelf is not shown whole")
	}
}

func TestMinutes(t *testing.T) {
	t.Parallel()
	words := func(n int) string { return strings.Repeat("chữ ", n) }
	for _, c := range []struct {
		name, vi, en string
		wantVi       int
		wantEn       int
	}{
		{"nothing", "", "", 0, 0},
		{"marks only", "– * — #", "", 0, 0},
		{"short", "Một câu.", "", 1, 1},
		{"exact", words(200), words(400), 1, 2},
		{"rounded", words(299), words(300), 1, 2},
		{"long", words(2000), "One.", 10, 1},
	} {
		more := "body = \"" + c.vi + "\"\n"
		if c.en != "" {
			more += "[translations.en]\nbody = \"" + c.en + "\"\n"
		}
		s := at(t, map[string]string{"exemplars/x.toml": story("X", "2026-01-10", "so-y-te", more)}, "2026-08-01")
		e := s.Stories()[0]
		if vi, en := e.Minutes("vi"), e.Minutes("en"); vi != c.wantVi || en != c.wantEn {
			t.Errorf("%s: %d and %d minutes, want %d and %d", c.name, vi, en, c.wantVi, c.wantEn)
		}
	}
}
