package export

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"congkhai/internal/search"
	"congkhai/internal/site"
	"congkhai/internal/viet"
)

// corpus is what is found on a site.
func corpus(t testing.TB, s *site.Site) *search.Corpus {
	t.Helper()
	x := &exporter{site: s, config: s.Config, text: interfaceText(t)}
	f := x.findable(s.Pages())
	c := f.corpus()
	if len(c.Rows) != f.count() {
		t.Errorf("%d rows, counted as %d", len(c.Rows), f.count())
	}
	return c
}

// TestQueries puts questions to the site of this repository. The script of the search page is tested with the same table.
func TestQueries(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../search/testdata/queries.json")
	if err != nil {
		t.Fatal(err)
	}
	var queries []struct {
		Q       string
		Filters map[string]string
		First   []string
		Ranks   []int
		More    bool // rows than the first
	}
	if err := json.Unmarshal(data, &queries); err != nil {
		t.Fatal(err)
	}
	c := corpus(t, ownSite(t))
	for _, q := range queries {
		got := c.Search(search.Query{Text: q.Q, Filters: q.Filters})
		var first []string
		var ranks []int
		for _, m := range got.Matches[:min(len(q.First), len(got.Matches))] {
			first, ranks = append(first, c.Rows[m.Row].URL), append(ranks, m.Rank)
		}
		if q.More != (len(got.Matches) > len(q.First)) || !slices.Equal(first, q.First) || !slices.Equal(ranks, q.Ranks) {
			t.Errorf("%q %v: %d rows, first %q with ranks %v,\nwant %q, %v", q.Q, q.Filters, len(got.Matches), first, ranks, q.First, q.Ranks)
		}
		if want := plainCount(c, q.Q); len(q.Filters) == 0 && len(got.Matches) != want {
			t.Errorf("%q: %d rows, by looking through their texts %d", q.Q, len(got.Matches), want)
		}
		if q.Q != "" && len(q.Filters) > 0 {
			countsHold(t, c, search.Query{Text: q.Q, Filters: q.Filters}, got.Counts)
		}
	}
}

// countsHold asks a question again with each value that was counted.
func countsHold(t *testing.T, c *search.Corpus, q search.Query, counts map[string]map[string]int) {
	t.Helper()
	for column, values := range counts {
		for value, n := range values {
			with := search.Query{Text: q.Text, Filters: maps.Clone(q.Filters)}
			with.Filters[column] = value
			if got := len(c.Search(with).Matches); got != n {
				t.Errorf("%q %v: %s is counted %d times, asked for it has %d rows", q.Text, q.Filters, value, n, got)
			}
		}
	}
}

// plainCount counts the rows in whose text each of the first words of a question begins a word.
func plainCount(c *search.Corpus, question string) int {
	split := func(text string) []string {
		return strings.FieldsFunc(viet.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	asked := split(question)
	if len(asked) == 0 {
		return 0
	}
	count := 0
	for _, r := range c.Rows {
		texts := []string{r.Label.Vi, r.Label.En, r.Note.Vi, r.Note.En, r.Words}
		for _, n := range nameOf(c.Units, r.Unit) {
			texts = append(texts, n.Label.Vi, n.Label.En, n.Others)
		}
		for _, n := range nameOf(c.Awards, r.Award) {
			texts = append(texts, n.Label.Vi, n.Label.En, n.Others)
		}
		text := " " + strings.Join(split(strings.Join(texts, " ")), " ")
		if !slices.ContainsFunc(asked[:min(8, len(asked))], func(word string) bool { return !strings.Contains(text, " "+word) }) {
			count++
		}
	}
	return count
}

// nameOf is the name at a place, none for -1.
func nameOf(names []search.Name, place int) []search.Name {
	return names[max(0, place):max(0, place+1)]
}

// found are the addresses that a question leads to.
func found(c *search.Corpus, text string) []string {
	var urls []string
	for _, m := range c.Search(search.Query{Text: text}).Matches {
		urls = append(urls, c.Rows[m.Row].URL)
	}
	return urls
}

// TestFindable looks for what the records of the fixture hold, and for what must not be found.
func TestFindable(t *testing.T) {
	t.Parallel()
	c := corpus(t, model(t, asOf))
	const open, done = "/lay-y-kien/2026-08-mo/", "/lay-y-kien/2026-03-xong/"
	for text, want := range map[string][]string{
		"nguyen van an":      {open + "nguyen-van-an/", "/guong-dien-hinh/tram-y-te/"},
		"08/TB-HĐ":           {open},
		"12 qd ubnd":         {"/ket-qua/12-qd/"},
		"05kh":               {"/ke-hoach/2026/"},
		"moi ngay mot viec":  {"/ke-hoach/2026/"},
		"health station":     {"/guong-dien-hinh/tram-y-te/"},
		"bimat":              nil,
		"bimat sap":          nil,
		"thang 10":           {"/lay-y-kien/2026-10-sap/"},
		"sap toi":            nil,
		"to hai":             {done + "to-hai/"},
		"tai du lieu":        {"/du-lieu/"},
		"tim kiem":           nil,
		"guong dien":         {"/guong-dien-hinh/"},
		"council department": nil,
	} {
		if got := found(c, text); !slices.Equal(got, want) {
			t.Errorf("%q leads to %q, want %q", text, got, want)
		}
	}
	if got := found(c, "ty y te"); len(got) == 0 || got[0] != "/don-vi/so-y-te/" {
		t.Errorf("a former name leads to %q", got)
	}
	code := ""
	for _, n := range model(t, asOf).Nominations {
		if strings.HasSuffix(n.URL, "/nguyen-van-an/") {
			code = n.Code
		}
	}
	for _, text := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", " "), strings.ReplaceAll(code, "-", "")} {
		if got := found(c, text); !slices.Equal(got, []string{open + "nguyen-van-an/"}) {
			t.Errorf("the code %q leads to %q", text, got)
		}
	}
}

// TestStates tells the changes to come, unless the clock of the site stands still.
func TestStates(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	want := search.State{Stage: "open", Moves: "1788973200 closing-soon;1789405200 closed"}
	if c := corpus(t, s); !slices.Contains(c.States, want) {
		t.Errorf("states %v lack %v", c.States, want)
	}
	s.Config.Fixed = asOf
	for _, state := range corpus(t, s).States {
		if state.Moves != "" {
			t.Errorf("%v moves although the clock stands still", state)
		}
	}
}

// TestMinorsAreNotFound: a story is found by its title, its grown-ups and their units.
func TestMinorsAreNotFound(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{}
	for name, text := range records {
		files["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	files["content/units/truong.toml"] = &fstest.MapFile{Data: []byte("name = \"Trường Thử\"\nkind = \"school\"")}
	files["content/exemplars/em-nho.toml"] = &fstest.MapFile{Data: []byte(`title = "Việc tốt ở bến đò"
published = 2026-05-03
[[subjects]]
name = "Lý Em Nhỏ"
kind = "individual"
unit = "truong"
minor = true
[[subjects]]
name = "Lý Người Lớn"
kind = "individual"
unit = "so-y-te"
[consent]
basis = "written"
given_on = 2001-02-03`)}
	s := siteOf(t, files, settings, asOf)
	c := corpus(t, s)
	for text, want := range map[string][]string{
		"em nho": nil, "truong thu": {"/don-vi/truong/", "/danh-hieu-khen-thuong/thu-khoa-xuat-sac/"}, "nguoi lon": {"/guong-dien-hinh/em-nho/"}, "ben do": {"/guong-dien-hinh/em-nho/"},
	} {
		if got := found(c, text); !slices.Equal(got, want) {
			t.Errorf("%q leads to %q, want %q", text, got, want)
		}
	}
}

// TestSearchInOneLanguage leaves the English out where no page is in English.
func TestSearchInOneLanguage(t *testing.T) {
	t.Parallel()
	s := model(t, asOf)
	s.Config.Languages = []string{"vi"}
	c := corpus(t, s)
	for _, r := range c.Rows {
		if r.Label.En != "" || r.Note.En != "" || strings.Contains(r.Words, "Health") {
			t.Errorf("%s has English: %+v", r.URL, r)
		}
	}
	if got := found(c, "health"); got != nil {
		t.Errorf("English leads to %q", got)
	}
}

// TestEveryRowHasItsPage compares the addresses of rows with those of pages.
func TestEveryRowHasItsPage(t *testing.T) {
	t.Parallel()
	s := ownSite(t)
	pages := map[string]bool{}
	for _, p := range s.Pages() {
		pages[p.Path] = true
	}
	rows := map[string]bool{}
	for _, r := range corpus(t, s).Rows {
		if !pages[r.URL] || rows[r.URL] {
			t.Errorf("%s: no page, or twice", r.URL)
		}
		rows[r.URL] = true
	}
	for url := range maps.Keys(pages) {
		if strings.HasPrefix(url, "/tim-kiem/") && rows[url] {
			t.Errorf("the search finds itself: %s", url)
		}
	}
}

// BenchmarkIndex collects the rows of the fixture.
func BenchmarkIndex(b *testing.B) {
	s := model(b, asOf)
	x := &exporter{site: s, config: s.Config, text: interfaceText(b)}
	pages := s.Pages()
	b.ReportAllocs()
	for b.Loop() {
		x.findable(pages).corpus()
	}
}
