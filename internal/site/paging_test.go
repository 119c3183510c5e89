package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sheets is a page in one line: its address, its rows, the neighbours, and the pages that it leads to.
func sheets(pages []*Page) []string {
	var lines []string
	for _, page := range pages {
		rows := page.Node.([2]int)
		line := fmt.Sprintf("%s %d-%d [%s %s]", page.Path, rows[0], rows[1], page.Paging.Newer, page.Paging.Older)
		for _, s := range page.Paging.Near {
			switch {
			case s.N == 0:
				line += " …"
			case s.URL == "":
				line += fmt.Sprintf(" (%d)", s.N)
			default:
				line += fmt.Sprintf(" %d=%s", s.N, s.URL)
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func TestPaging(t *testing.T) {
	t.Parallel()
	rows := func(from, to int) any { return [2]int{from, to} }
	for _, c := range []struct {
		name string
		add  func(p *pager)
		want []string
	}{
		{"forward, empty", func(p *pager) { p.forward(0, Page{Path: "/x/"}, rows) }, []string{"/x/ 0-0 [ ]"}},
		{"forward, one page", func(p *pager) { p.forward(PerPage, Page{Path: "/x/"}, rows) }, []string{"/x/ 0-50 [ ]"}},
		{"forward, three pages", func(p *pager) { p.forward(120, Page{Path: "/x/"}, rows) }, []string{
			"/x/ 0-50 [ /x/trang/2/] (1) 2=/x/trang/2/ 3=/x/trang/3/",
			"/x/trang/2/ 50-100 [/x/ /x/trang/3/] 1=/x/ (2) 3=/x/trang/3/",
			"/x/trang/3/ 100-120 [/x/trang/2/ ] 1=/x/ 2=/x/trang/2/ (3)",
		}},
		{"newest first, three pages", func(p *pager) { p.paged(120, Page{Path: "/x/"}, rows) }, []string{
			"/x/ 0-20 [ /x/trang/2/] (3) 2=/x/trang/2/ 1=/x/trang/1/",
			"/x/trang/2/ 20-70 [/x/ /x/trang/1/] 3=/x/ (2) 1=/x/trang/1/",
			"/x/trang/1/ 70-120 [/x/trang/2/ ] 3=/x/ 2=/x/trang/2/ (1)",
		}},
		{"newest first, empty", func(p *pager) { p.paged(0, Page{Path: "/x/"}, rows) }, []string{"/x/ 0-0 [ ]"}},
	} {
		p := &pager{}
		c.add(p)
		if got := sheets(p.pages); !slices.Equal(got, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// TestPagingGrows adds rows to lists: no address that a list had goes away, whichever way its pages are counted, and a
// page leads to at most seven others.
func TestPagingGrows(t *testing.T) {
	t.Parallel()
	none := func(int, int) any { return [2]int{} }
	for _, add := range []func(p *pager, n int){
		func(p *pager, n int) { p.forward(n, Page{Path: "/x/"}, none) },
		func(p *pager, n int) { p.paged(n, Page{Path: "/x/"}, none) },
	} {
		var before []string
		for n := 0; n < 1200; n += 37 {
			p := &pager{}
			add(p, n)
			var paths []string
			for _, page := range p.pages {
				paths = append(paths, page.Path)
				if len(page.Paging.Near) > 9 {
					t.Errorf("%s of %d rows leads to %d places", page.Path, n, len(page.Paging.Near))
				}
			}
			for _, path := range before {
				if !slices.Contains(paths, path) {
					t.Errorf("%d rows: %s is gone", n, path)
				}
			}
			before = paths
		}
	}
}

// manyNominations adds so many proposals to the round.
func manyNominations(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		text := nomination(fmt.Sprintf("Người %d", n-i), "")
		files[fmt.Sprintf("rounds/r/nguoi-%03d.toml", i)] = strings.Replace(text, "proposed_by = \"so-y-te\"", "proposed_by = \"tinh\"", 1)
	}
	return files
}

// TestRoundPages holds the pages of a long round to its list: every name once, in order, on the first page the rest of the
// round besides; the copy for the notice board has all names.
func TestRoundPages(t *testing.T) {
	t.Parallel()
	s := at(t, manyNominations(130), "2026-08-20")
	var names []*Nomination
	var paths []string
	for _, page := range s.Pages() {
		r, ok := page.Node.(*Round)
		if !ok || r.Round.ID != "r" {
			continue
		}
		switch page.Layout {
		case "round":
			names, paths = append(names, r.Rows(page.Paging)...), append(paths, page.Path)
		case "board":
			if len(r.Nominations) != r.Total() {
				t.Errorf("the notice board has %d of %d names", len(r.Nominations), r.Total())
			}
		}
	}
	r := s.rounds["r"]
	if !slices.Equal(names, r.Nominations) || !slices.IsSortedFunc(names, compareNames) {
		t.Errorf("%d names on the pages, %d in the round, or not in order", len(names), len(r.Nominations))
	}
	if want := []string{r.URL, r.URL + "trang/2/", r.URL + "trang/3/"}; !slices.Equal(paths, want) {
		t.Errorf("got %q, want %q", paths, want)
	}
}

// TestWithheldRoundKeepsItsPages takes a long round off the site: each address of its list says so.
func TestWithheldRoundKeepsItsPages(t *testing.T) {
	t.Parallel()
	files := manyNominations(130)
	before := at(t, files, "2026-08-20")
	files["rounds/r/round.toml"] = base["rounds/r/round.toml"] + "[removal]\non = 2026-08-19\nbasis = \"order\"\n"
	after := map[string]string{}
	for _, page := range at(t, files, "2026-08-20").Pages() {
		after[page.Path] = page.Layout
	}
	for _, page := range before.Pages() {
		if strings.HasPrefix(page.Path, before.rounds["r"].URL) && after[page.Path] != "removed" {
			t.Errorf("%s shows %q", page.Path, after[page.Path])
		}
	}
}

// TestLongListsApart holds lists that are too long for the page of a unit or award to pages of their own, and short ones to
// none.
func TestLongListsApart(t *testing.T) {
	t.Parallel()
	files := manyNominations(120)
	for i := range 60 {
		files[fmt.Sprintf("units/xa-%02d.toml", i)] = fmt.Sprintf("name = \"Xã %d\"\nkind = \"commune\"\nparent = \"tinh\"\n", i)
	}
	for i := range 12 {
		files[fmt.Sprintf("rounds/r%02d/round.toml", i)] = base["rounds/r/round.toml"]
	}
	s := at(t, files, "2026-08-20")
	rows := map[string]int{}
	for _, page := range s.Pages() {
		switch node := page.Node.(type) {
		case *UnitPage:
			rows[page.Path] = len(node.List.Rounds) + len(node.List.Nominations) + len(node.List.Units)
		case *AwardPage:
			rows[page.Path] = len(node.List.Rounds) + len(node.List.Nominations)
		}
	}
	for path, want := range map[string]int{
		"/don-vi/hoi-dong/dot-lay-y-kien/": 13, "/don-vi/tinh/da-de-nghi/": 20, "/don-vi/tinh/da-de-nghi/trang/2/": 50,
		"/don-vi/tinh/truc-thuoc/": 50, "/don-vi/tinh/truc-thuoc/trang/2/": 12, "/don-vi/so-y-te/": 23, "/don-vi/so-y-te/trang/1/": 50,
		"/danh-hieu-khen-thuong/huan-chuong-lao-dong/dot-lay-y-kien/": 13,
	} {
		if got, ok := rows[path]; !ok || got != want {
			t.Errorf("%s: %d rows (%v), want %d", path, got, ok, want)
		}
	}
	for _, path := range []string{"/don-vi/so-y-te/da-de-nghi/", "/don-vi/tinh/dot-lay-y-kien/", "/don-vi/loai/commune/"} {
		if _, ok := rows[path]; ok {
			t.Errorf("there is a page %s", path)
		}
	}
}

// TestUnitsByKind lists units by kind once they are too many for a tree.
func TestUnitsByKind(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range TreeUnits {
		files[fmt.Sprintf("units/xa-%03d.toml", i)] = fmt.Sprintf("name = \"Xã %d\"\nkind = \"commune\"\n", i)
	}
	s, few := at(t, files, "2026-08-20"), at(t, nil, "2026-08-20")
	if kinds := few.UnitKinds(); kinds != nil {
		t.Errorf("few units are listed by kind: %v", kinds)
	}
	listed := 0
	for _, page := range s.Pages() {
		if l, ok := page.Node.(*List); ok && l.Kind == "kind" {
			listed += len(l.Units)
		}
	}
	if listed != len(s.Units) {
		t.Errorf("%d of %d units are listed", listed, len(s.Units))
	}
}
