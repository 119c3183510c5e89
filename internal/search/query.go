package search

import (
	"slices"
	"strconv"
	"strings"
)

// What a question may hold.
const (
	maxQuery = 100 // characters
	maxWords = 8
)

// Columns are what rows can be filtered by.
var Columns = []string{"kind", "state", "award", "round", "unit", "year"}

// Query is a question: what was typed, and at most one value for each column, in the words of Kinds, stages, identities
// of awards, rounds and units, and years.
type Query struct {
	Text    string
	Filters map[string]string
}

// Match is a row that answers a question.
type Match struct {
	Row  int // place in the corpus's Rows
	Rank int // 1 to 4
}

// Result is the answer to a question.
type Result struct {
	Matches []Match                   // in order
	Counts  map[string]map[string]int // by column and value, of rows that match and pass the filters of the other columns
}

// Search answers a question by looking at every row. It defines what the files mean and is not made for speed.
func (c *Corpus) Search(q Query) Result {
	result := Result{Counts: map[string]map[string]int{}}
	for _, column := range Columns {
		result.Counts[column] = map[string]int{}
	}
	asked := q.words()
	if len(asked) == 0 && len(q.Filters) == 0 {
		return result
	}
	for i := range c.Rows {
		rank := c.rank(&c.Rows[i], asked)
		if rank == 0 {
			continue
		}
		values := c.values(&c.Rows[i])
		var failed []string
		for column, want := range q.Filters {
			if values[column] != want {
				failed = append(failed, column)
			}
		}
		for column, value := range values {
			if len(failed) == 0 || len(failed) == 1 && failed[0] == column {
				result.Counts[column][value]++
			}
		}
		if len(failed) == 0 {
			result.Matches = append(result.Matches, Match{i, rank})
		}
	}
	slices.SortStableFunc(result.Matches, func(a, b Match) int { return a.Rank - b.Rank })
	return result
}

// words are the words that are asked for.
func (q Query) words() []Word {
	text := []rune(q.Text)
	words := Words(string(text[:min(len(text), maxQuery)]))
	return words[:min(len(words), maxWords)]
}

// rank is how well a row answers, 0 for not at all.
func (c *Corpus) rank(r *Row, asked []Word) int {
	label, other := c.label(r), c.other(r)
	rank := 1
	for _, word := range asked {
		spelled := func(w Word) bool { return w == word }
		whole := func(w Word) bool { return w.Fold == word.Fold }
		begins := func(w Word) bool { return strings.HasPrefix(w.Fold, word.Fold) }
		switch {
		case slices.ContainsFunc(label, spelled):
		case slices.ContainsFunc(label, whole):
			rank = max(rank, 2)
		case slices.ContainsFunc(label, begins):
			rank = max(rank, 3)
		case slices.ContainsFunc(other, begins):
			rank = 4
		default:
			return 0
		}
	}
	if len(asked) > 1 && slices.ContainsFunc(other, func(w Word) bool { return w.Fold == joined(asked) }) {
		return 1
	}
	return rank
}

// label is the words of a row's label.
func (c *Corpus) label(r *Row) []Word {
	return slices.Concat(Words(r.Label.Vi), Words(r.Label.En), Words(c.others(r)))
}

// others are the further names of the unit or award that a row is of.
func (c *Corpus) others(r *Row) string {
	switch {
	case r.Kind == Unit && r.Unit >= 0:
		return c.Units[r.Unit].Others
	case r.Kind == Award && r.Award >= 0:
		return c.Awards[r.Award].Others
	}
	return ""
}

// other is the words that find a row besides those of its label.
func (c *Corpus) other(r *Row) []Word {
	words := slices.Concat(Words(r.Note.Vi), Words(r.Note.En), Words(r.Words))
	if r.Unit >= 0 {
		words = append(words, c.Units[r.Unit].words()...)
	}
	if r.Award >= 0 {
		words = append(words, c.Awards[r.Award].words()...)
	}
	return words
}

func (n *Name) words() []Word {
	return slices.Concat(Words(n.Label.Vi), Words(n.Label.En), Words(n.Others))
}

// values are those of a row by column, without the columns in which it has none.
func (c *Corpus) values(r *Row) map[string]string {
	values := map[string]string{"kind": Kinds[r.Kind]}
	if r.State >= 0 {
		values["state"] = c.States[r.State].Stage
	}
	if r.Award >= 0 {
		values["award"] = c.Awards[r.Award].ID
	}
	if r.Round >= 0 {
		values["round"] = c.Rounds[r.Round].ID
	}
	if r.Unit >= 0 {
		values["unit"] = c.Units[r.Unit].ID
	}
	if r.Year != 0 {
		values["year"] = strconv.Itoa(r.Year)
	}
	return values
}
