package browsertest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"congkhai/internal/address"
	"congkhai/internal/search"
	"congkhai/internal/viet"
)

// vectors reads a file of tests that search and its script have in common.
func vectors[T any](t *testing.T, name string) []T {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "search", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var list []T
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return list
}

// corpusOf reads the rows back from the one file of a small site's index.
func corpusOf(t *testing.T, own ownSite) *search.Corpus {
	t.Helper()
	file, err := own.model.Get("/tim-kiem/muc-luc.json")
	if err != nil || !file.Found {
		t.Fatalf("the site has no index: %v", err)
	}
	var index struct {
		States                [][2]string
		Awards, Rounds, Units [][4]string
		Rows                  [][13]json.RawMessage
	}
	if err := json.Unmarshal(file.Body, &index); err != nil {
		t.Fatal(err)
	}
	c := &search.Corpus{}
	for _, s := range index.States {
		c.States = append(c.States, search.State{Stage: s[0], Moves: s[1]})
	}
	names := func(list [][4]string) (names []search.Name) {
		for _, n := range list {
			names = append(names, search.Name{ID: n[0], Label: search.Text{Vi: n[1], En: n[2]}, Others: n[3]})
		}
		return names
	}
	c.Awards, c.Rounds, c.Units = names(index.Awards), names(index.Rounds), names(index.Units)
	for _, cells := range index.Rows {
		var r search.Row
		example := 0
		for i, to := range []any{
			&r.Kind, &r.URL, &r.Label.Vi, &r.Label.En, &r.Note.Vi, &r.Note.En, &r.State, &r.Award, &r.Round, &r.Unit, &r.Year, &r.Words, &example,
		} {
			if err := json.Unmarshal(cells[i], to); err != nil {
				t.Fatal(err)
			}
		}
		r.Example = example == 1
		c.Rows = append(c.Rows, r)
	}
	return c
}

// cut is a corpus as the files of an index that is too large for one.
func cut(t *testing.T, c *search.Corpus) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, f := range search.Files(len(c.Rows), 1, func() *search.Corpus { return c }) {
		var b bytes.Buffer
		if err := f.Make(&b); err != nil {
			t.Fatal(err)
		}
		files[f.Path] = b.Bytes()
	}
	return files
}

// shelf shows the site with another index, which may be exchanged while a page is open.
type shelf struct {
	url   string
	files atomic.Pointer[map[string][]byte]
}

func serveIndex(t *testing.T, own ownSite, files map[string][]byte) *shelf {
	t.Helper()
	s := &shelf{}
	s.files.Store(&files)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if file := (*s.files.Load())[r.URL.Path]; file != nil {
			w.Header().Set("Content-Type", "application/json")
			w.Write(file)
			return
		}
		page, err := own.model.Get(r.URL.Path)
		if err != nil || !page.Found || strings.HasPrefix(r.URL.Path, "/tim-kiem/") && strings.HasSuffix(r.URL.Path, ".json") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", page.Type)
		w.Write(page.Body)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// query is a question to both engines.
type query struct {
	Q       string            `json:"q"`
	Filters map[string]string `json:"filters"`
}

// reply is what they say: places of rows, their ranks, and the counts by column and value.
type reply struct {
	Rows, Ranks []int
	Counts      map[string]map[string]int
	Other       bool // rows were found when nothing was to be counted
}

const putAll = `(async (questions) => {
	const form = document.querySelector('.search form'), uncounted = [], replies = [];
	const find = (q, filters, facets) => new Promise((done) => form.search(q, filters || {}, facets, (error, a) => done(a)));
	for (const {q, filters} of questions) uncounted.push(filters ? await find(q, filters, []) : null);
	for (const [i, {q, filters}] of questions.entries()) {
		const a = await find(q, filters, ['kind', 'state', 'award', 'round', 'unit', 'year']), counts = {};
		for (const facet in a.facets) {
			counts[facet] = Object.fromEntries(a.facets[facet].filter((e) => e.n > 0).map((e) => [e.key, e.n]));
		}
		replies.push({
			Rows: a.rows, Ranks: a.rows.map((i) => a.ranks[i]), Counts: counts,
			Other: uncounted[i] && String(uncounted[i].rows) !== String(a.rows),
		});
	}
	return replies;
})`

// put puts questions to the script of an open page.
func put(t *testing.T, ctx context.Context, questions []query) []reply {
	t.Helper()
	data, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	return ask[[]reply](t, ctx, putAll+"("+string(data)+")")
}

// TestSearch holds the script to package search, and looks at the page of the search.
func TestSearch(t *testing.T) {
	t.Parallel()
	browser := launch(t, chromium(t))
	own := serveSite(t)
	corpus := corpusOf(t, own)
	t.Run("one file", func(t *testing.T) {
		t.Parallel()
		answers(t, browser, own.url, corpus, 1)
	})
	t.Run("many files", func(t *testing.T) {
		t.Parallel()
		const copies = 8
		large := *corpus
		large.Rows = slices.Repeat(corpus.Rows, copies)
		answers(t, browser, serveIndex(t, own, cut(t, &large)).url, corpus, copies)
	})
	for _, language := range own.model.Config.Languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			searchPage(t, browser, own, address.Link("", language, "/tim-kiem/"))
		})
	}
	t.Run("failing", func(t *testing.T) {
		t.Parallel()
		failing(t, browser, serveIndex(t, own, map[string][]byte{"/tim-kiem/muc-luc.json": []byte("{}")}), corpus)
	})
}

// answers puts questions to the script: those of the tables that package search has in common with it, and those made
// from the rows. The index has so many copies of the rows, one behind the other.
func answers(t *testing.T, browser context.Context, url string, corpus *search.Corpus, copies int) {
	ctx := window(t, browser)
	heard := listen(t, ctx, url)
	do(t, ctx, chromedp.Navigate(url+"/tim-kiem/"), meets(`(document.querySelector('.search form') || {}).search`))
	sameWords(t, ctx)
	var questions []query
	table := vectors[expected](t, "queries.json")
	for _, w := range table {
		questions = append(questions, w.query)
	}
	questions = append(questions, questionsTo(corpus)...)
	for i, got := range put(t, ctx, questions) {
		want := replyOf(corpus, questions[i], copies)
		if len(questions[i].Filters) == 0 && len(search.Words(questions[i].Q)) == 0 {
			got.Counts = want.Counts // the page counts all rows before a question
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v:\ngot  %+v\nwant %+v", questions[i], got, want)
		}
		if copies == 1 && i < len(table) {
			wanted(t, corpus, table[i], got)
		}
	}
	heard.report(t)
}

// expected is a line of the table.
type expected struct {
	query
	First []string
	Ranks []int
	More  bool // rows than the first
}

// wanted compares a reply with a line of the table.
func wanted(t *testing.T, corpus *search.Corpus, want expected, got reply) {
	t.Helper()
	if len(got.Rows) < len(want.First) || want.More != (len(got.Rows) > len(want.First)) {
		t.Errorf("%+v: %d rows", want, len(got.Rows))
		return
	}
	for i, url := range want.First {
		if corpus.Rows[got.Rows[i]].URL != url || got.Ranks[i] != want.Ranks[i] {
			t.Errorf("%+v: row %d is %s with rank %d", want, i, corpus.Rows[got.Rows[i]].URL, got.Ranks[i])
		}
	}
}

// sameWords compares the words of texts.
func sameWords(t *testing.T, ctx context.Context) {
	t.Helper()
	type vector struct {
		In          string `json:"in"`
		Fold, Exact []string
	}
	list := vectors[vector](t, "fold.json")
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	got := ask[[][2][]string](t, ctx, `((list) => {
		const form = document.querySelector('.search form');
		return list.map((v) => [form.words(v.in), form.exact(v.in)]);
	})(`+string(data)+`)`)
	for i, v := range list {
		if !slices.Equal(got[i][0], v.Fold) || !slices.Equal(got[i][1], v.Exact) {
			t.Errorf("%+q: got %+q, want %+q and %+q", v.In, got[i], v.Fold, v.Exact)
		}
	}
}

// replyOf is the answer of package search, of so many copies of the rows.
func replyOf(c *search.Corpus, q query, copies int) reply {
	result := c.Search(search.Query{Text: q.Q, Filters: q.Filters})
	r := reply{Rows: []int{}, Ranks: []int{}, Counts: result.Counts}
	for rank := 1; rank <= 4; rank++ {
		for n := range copies {
			for _, m := range result.Matches {
				if m.Rank == rank {
					r.Rows, r.Ranks = append(r.Rows, n*len(c.Rows)+m.Row), append(r.Ranks, rank)
				}
			}
		}
	}
	for _, counts := range r.Counts {
		for value := range counts {
			counts[value] *= copies
		}
	}
	return r
}

// questionsTo makes questions from the rows of a corpus: words as they are and without marks, their beginnings, several
// at once, with and without filters.
func questionsTo(c *search.Corpus) []query {
	list := []query{
		{Q: "xyzzy"},
		{Q: "hoà hòa"},
		{Q: "  " + "th"},
		{Q: "10/KH-HĐTĐKT"},
		{Q: "10khhdtdkt"},
		{Q: strings.Repeat("a ", 60)},
		{Q: strings.Repeat("\U0001f600", 60) + " dinh"},
		{Filters: map[string]string{"kind": "unit"}},
		{Filters: map[string]string{"round": "2026-08-huan-chuong-lao-dong"}},
		{Q: "n", Filters: map[string]string{"round": "2026-08-huan-chuong-lao-dong", "kind": "nomination"}},
		{Q: "n", Filters: map[string]string{"award": "nothing"}},
		{Filters: map[string]string{"year": "2026", "state": "open"}},
		{Q: "nguyen", Filters: map[string]string{"unit": "nobody"}},
	}
	for i := 0; i < len(c.Rows); i += 7 {
		r := &c.Rows[i]
		words := strings.Fields(r.Label.Vi)
		last := words[len(words)-1]
		folded := viet.Fold(last)
		switch i % 5 {
		case 0:
			list = append(list, query{Q: last})
		case 1:
			list = append(list, query{Q: folded[:min(len(folded), 1+i%4)]})
		case 2:
			list = append(list, query{Q: last + " " + viet.Fold(words[0])})
		case 3:
			list = append(list, query{Q: viet.Fold(r.Label.Vi)})
		case 4:
			list = append(list, query{Q: folded[:1], Filters: map[string]string{"kind": search.Kinds[r.Kind]}})
		}
		if i%2 == 0 && r.Unit >= 0 {
			list = append(list, query{Q: c.Units[r.Unit].Label.Vi, Filters: map[string]string{"year": fmt.Sprint(r.Year)}})
		}
	}
	return list
}
