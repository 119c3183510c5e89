package search

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// reader answers questions from the files alone, as a browser does.
type reader struct {
	t     testing.TB
	files map[string][]byte
	terms map[int][][]string // shards that were read
	manifest
}

type manifest struct {
	Version int
	Stamp   string
	Count   int
	Kinds   []string
	States  [][]string
	Awards  [][]string
	Rounds  [][]string
	Units   [][]string
	Rows    []row
	Shards  *struct {
		Block   int
		Terms   []string
		Columns []string
	}
}

type row struct {
	kind, state, award, round, unit, year, example int
	url, vi, en, noteVi, noteEn, words             string
}

func (r *row) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{
		&r.kind, &r.url, &r.vi, &r.en, &r.noteVi, &r.noteEn, &r.state, &r.award, &r.round, &r.unit, &r.year, &r.words, &r.example,
	})
}

func open(t testing.TB, files []File) *reader {
	t.Helper()
	r := &reader{t: t, files: map[string][]byte{}, terms: map[int][][]string{}}
	for _, f := range files {
		var w bytes.Buffer
		if err := f.Make(&w); err != nil {
			t.Fatal(err)
		}
		if r.files[f.Path] != nil || !json.Valid(w.Bytes()) {
			t.Errorf("%s: made twice, or no JSON: %.300s", f.Path, w.Bytes())
		}
		r.files[f.Path] = w.Bytes()
	}
	r.get("muc-luc", &r.manifest)
	return r
}

func (r *reader) get(name string, v any) {
	r.t.Helper()
	data := r.files["/tim-kiem/"+name+".json"]
	if err := json.Unmarshal(data, v); err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
	var stamped struct{ Stamp string }
	if json.Unmarshal(data, &stamped) != nil || stamped.Stamp == "" || r.Stamp != "" && stamped.Stamp != r.Stamp {
		r.t.Errorf("%s has the stamp %q", name, stamped.Stamp)
	}
}

// search answers a question from the shards.
func (r *reader) search(q Query) Result {
	ranks := make([]int, r.Count)
	for i := range ranks {
		ranks[i] = 1
	}
	for _, word := range q.words() {
		label, other := r.beginning("", word.Fold), r.beginning("~", word.Fold)
		whole, spelled := r.term(word.Fold), r.term("="+word.Spelling)
		for i := range ranks {
			switch {
			case ranks[i] == 0, spelled[i]:
			case whole[i]:
				ranks[i] = max(ranks[i], 2)
			case label[i]:
				ranks[i] = max(ranks[i], 3)
			case other[i]:
				ranks[i] = 4
			default:
				ranks[i] = 0
			}
		}
	}
	if asked := q.words(); len(asked) > 1 {
		for i := range r.term("~" + joined(asked)) {
			ranks[i] = min(ranks[i], 1)
		}
	}
	result := Result{Counts: map[string]map[string]int{}}
	columns := map[string][]string{}
	for _, name := range r.Shards.Columns {
		result.Counts[name], columns[name] = map[string]int{}, r.column(name)
	}
	if len(q.words()) == 0 && len(q.Filters) == 0 {
		return result
	}
	for i, rank := range ranks {
		failed := 0
		for name, want := range q.Filters {
			if columns[name][i] != want {
				failed++
			}
		}
		for name, values := range columns {
			want, asked := q.Filters[name]
			if rank > 0 && values[i] != "" && (failed == 0 || failed == 1 && asked && values[i] != want) {
				result.Counts[name][values[i]]++
			}
		}
		if rank > 0 && failed == 0 {
			result.Matches = append(result.Matches, Match{i, rank})
		}
	}
	slices.SortStableFunc(result.Matches, func(a, b Match) int { return cmp.Compare(a.Rank, b.Rank) })
	return result
}

// beginning is the rows that have a word with a beginning.
func (r *reader) beginning(mark, start string) map[int]bool {
	if utf8.RuneCountInString(start) < 3 {
		return r.term(mark + start + "*")
	}
	rows := map[int]bool{}
	for i := r.shardOf(mark + start); i < len(r.Shards.Terms); i++ {
		for _, term := range r.shard(i) {
			if strings.HasPrefix(term[0], mark+start) {
				r.list(rows, term[1])
			}
		}
		if i+1 < len(r.Shards.Terms) && r.Shards.Terms[i+1] > mark+start && !strings.HasPrefix(r.Shards.Terms[i+1], mark+start) {
			break
		}
	}
	return rows
}

func (r *reader) term(text string) map[int]bool {
	rows := map[int]bool{}
	if len(r.Shards.Terms) == 0 {
		return rows
	}
	for _, term := range r.shard(r.shardOf(text)) {
		if term[0] == text {
			r.list(rows, term[1])
		}
	}
	return rows
}

// named is the rows of an award, round or unit.
func (r *reader) named(column string, n []string) map[int]bool {
	r.t.Helper()
	text := "@" + column + ":" + n[0]
	rows := r.term(text)
	for _, term := range r.shard(r.shardOf(text)) {
		if term[0] == text && !slices.Equal(term[2:], n[1:]) {
			r.t.Errorf("%s is called %q, want %q", text, term[2:], n[1:])
		}
	}
	return rows
}

// shardOf is the last shard that begins at or before a term, by what the manifest tells.
func (r *reader) shardOf(text string) int {
	i, found := slices.BinarySearch(r.Shards.Terms, text)
	if !found {
		i--
	}
	return max(0, i)
}

func (r *reader) shard(i int) [][]string {
	if r.terms[i] == nil {
		var shard struct{ Terms [][]string }
		r.get("t-"+strconv.Itoa(i), &shard)
		r.terms[i] = shard.Terms
	}
	return r.terms[i]
}

// ordered demands that the terms of all shards are in order, each once, and that the manifest tells them apart.
func (r *reader) ordered() {
	r.t.Helper()
	last := ""
	for i := 0; r.files["/tim-kiem/t-"+strconv.Itoa(i)+".json"] != nil; i++ {
		for j, term := range r.shard(i) {
			if term[0] <= last || j == 0 && (r.Shards.Terms[i] <= last && i > 0 || !strings.HasPrefix(term[0], r.Shards.Terms[i])) {
				r.t.Errorf("shard %d has %q after %q", i, term[0], last)
			}
			last = term[0]
		}
	}
}

func (r *reader) list(rows map[int]bool, text string) {
	if bitmap, ok := strings.CutPrefix(text, "#"); ok {
		for i, c := range bitmap {
			for bit := range 6 {
				if strings.IndexRune(digits, c)>>bit&1 == 1 {
					rows[i*6+bit] = true
				}
			}
		}
		return
	}
	at := -1
	for _, n := range numbers(text) {
		at += n + 1
		rows[at] = true
	}
}

// numbers reads numbers of five bits a character.
func numbers(text string) []int {
	var list []int
	n, shift := 0, 0
	for _, c := range text {
		v := strings.IndexRune(digits, c)
		n |= v & 31 << shift
		shift += 5
		if v < 32 {
			list = append(list, n)
			n, shift = 0, 0
		}
	}
	return list
}

// column is the value of each row, "" for none.
func (r *reader) column(name string) []string {
	var column struct {
		Values []any
		Runs   string
	}
	r.get("c-"+name, &column)
	var rows []string
	for run := range slices.Chunk(numbers(column.Runs), 2) {
		value := ""
		if run[0] > 0 {
			value = fmt.Sprint(column.Values[run[0]-1])
			if list, ok := column.Values[run[0]-1].([]any); ok {
				value = fmt.Sprint(list[0])
			}
		}
		for range run[1] {
			rows = append(rows, value)
		}
	}
	return rows
}

// rows are all rows of the blocks.
func (r *reader) rows() []row {
	var rows []row
	for i := 0; i*r.Shards.Block < r.Count; i++ {
		var part struct{ Rows []row }
		r.get("h-"+strconv.Itoa(i), &part)
		rows = append(rows, part.Rows...)
	}
	return rows
}
