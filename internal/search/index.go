package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"congkhai/internal/viet"
)

// term is a word as the shards have it, and its rows as they are written.
type term struct {
	text  string
	rows  []byte
	label *Text // of what the term stands for; nil for words
}

// size is about what the term takes in a file.
func (t *term) size() int {
	size := len(t.text) + len(t.rows) + len(`["",""],`)
	if t.label != nil {
		size += len(t.label.Vi) + len(t.label.En) + len(`"","",`)
	}
	return size
}

// vocabulary is the words of one sort with the rows that have them. Words are told apart by number, and each token is
// folded once.
type vocabulary struct {
	word    func(Word) string
	tokens  map[string][]int // words of each token that has been met
	numbers map[string]int
	texts   []string // of the words by number
	lists   []list   // by number
}

func newVocabulary(word func(Word) string) *vocabulary {
	return &vocabulary{word: word, tokens: map[string][]int{}, numbers: map[string]int{}}
}

// put adds a row to the words of a text.
func (v *vocabulary) put(row int, text string) {
	for token := range tokens(viet.NFC(text)) {
		if isWord(token) {
			v.lists[v.number(token)].add(row)
			continue
		}
		v.add(row, v.split(token))
	}
}

// add adds a row to words.
func (v *vocabulary) add(row int, words []int) {
	for _, i := range words {
		v.lists[i].add(row)
	}
}

// of are the words of names.
func (v *vocabulary) of(names []Name) [][]int {
	words := make([][]int, len(names))
	for i, n := range names {
		for _, text := range []string{n.Label.Vi, n.Label.En, n.Others} {
			for token := range tokens(viet.NFC(text)) {
				words[i] = append(words[i], v.split(token)...)
			}
		}
	}
	return words
}

// isWord reports whether a token is its own word, however it is compared.
func isWord(token string) bool {
	for i := range len(token) {
		if c := token[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// split numbers the words of a token.
func (v *vocabulary) split(token string) []int {
	numbers, ok := v.tokens[token]
	if ok {
		return numbers
	}
	for _, word := range appendWords(nil, token) {
		numbers = append(numbers, v.number(v.word(word)))
	}
	v.tokens[token] = numbers
	return numbers
}

func (v *vocabulary) number(word string) int {
	n, ok := v.numbers[word]
	if !ok {
		n = len(v.texts)
		v.numbers[word] = n
		v.texts, v.lists = append(v.texts, word), append(v.lists, list{})
	}
	return n
}

// terms lists the terms of a corpus in byte order.
func (c *Corpus) terms() []term {
	fold := func(w Word) string { return w.Fold }
	exact, label, other := newVocabulary(func(w Word) string { return w.Spelling }), newVocabulary(fold), newVocabulary(fold)
	units, awards := other.of(c.Units), other.of(c.Awards)
	for i := range c.Rows {
		r := &c.Rows[i]
		for _, text := range [...]string{r.Label.Vi, r.Label.En, c.others(r)} {
			exact.put(i, text)
			label.put(i, text)
		}
		for _, text := range [...]string{r.Note.Vi, r.Note.En, r.Words} {
			other.put(i, text)
		}
		if r.Unit >= 0 {
			other.add(i, units[r.Unit])
		}
		if r.Award >= 0 {
			other.add(i, awards[r.Award])
		}
	}
	set := make([]uint64, len(c.Rows)/64+1)
	plain := label.terms("", set)
	after := func(mark string) int {
		i, _ := slices.BinarySearchFunc(plain, mark, func(t term, mark string) int { return strings.Compare(t.text, mark) })
		return i
	}
	spelled, others := after("="), after("~")
	return slices.Concat(plain[:spelled], exact.words("=", set), c.named(set), plain[spelled:others], other.terms("~", set), plain[others:])
}

// named are the terms of awards, rounds and units that rows have, in order.
func (c *Corpus) named(set []uint64) []term {
	var terms []term
	for _, column := range [...]string{"award", "round", "unit"} {
		names, of := c.names(column)
		lists := make([]list, len(names))
		for i := range c.Rows {
			if place := of(&c.Rows[i]); place >= 0 {
				lists[place].add(i)
			}
		}
		for i := range names {
			if lists[i].next > 0 {
				terms = append(terms, term{"@" + column + ":" + names[i].ID, lists[i].written(set), &names[i].Label})
			}
		}
	}
	slices.SortFunc(terms, func(a, b term) int { return strings.Compare(a.text, b.text) })
	return terms
}

// order is the numbers of the words in byte order.
func (v *vocabulary) order() []int {
	order := make([]int, len(v.texts))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(v.texts[a], v.texts[b]) })
	return order
}

// words are the terms of all words, in order. set is room for the rows.
func (v *vocabulary) words(mark string, set []uint64) []term {
	terms := make([]term, 0, len(v.texts))
	for _, n := range v.order() {
		terms = appendTerm(terms, mark+v.texts[n], &v.lists[n], set)
	}
	return terms
}

// terms are the terms of all words and of their beginnings of one and two letters, in order.
func (v *vocabulary) terms(mark string, set []uint64) []term {
	terms := make([]term, 0, len(v.texts)+len(v.texts)/8)
	order := v.order()
	for i, n := range order {
		word, told := v.texts[n], false
		for letters := 1; letters <= 2; letters++ {
			start, ok := beginning(word, letters)
			if !ok || i > 0 && strings.HasPrefix(v.texts[order[i-1]], start) {
				continue
			}
			if start == word {
				terms, told = appendTerm(terms, mark+word, &v.lists[n], set), true
			}
			for j := i; j < len(order) && strings.HasPrefix(v.texts[order[j]], start); j++ {
				v.lists[order[j]].mark(set)
			}
			var all list
			all.fill(set)
			terms = appendTerm(terms, mark+start+"*", &all, set)
		}
		if !told {
			terms = appendTerm(terms, mark+word, &v.lists[n], set)
		}
	}
	return terms
}

// appendTerm appends a term that any row has.
func appendTerm(terms []term, text string, rows *list, set []uint64) []term {
	if rows.next == 0 {
		return terms
	}
	return append(terms, term{text: text, rows: rows.written(set)})
}

// beginning is the first letters of a word, and whether it has so many.
func beginning(word string, letters int) (string, bool) {
	end := 0
	for range letters {
		if end == len(word) {
			return word, false
		}
		_, size := utf8.DecodeRuneInString(word[end:])
		end += size
	}
	return word[:end], true
}

// cut divides terms into at most n parts, the largest of which is as small as it can be. It returns where each begins.
func cut(terms []term, n int) []int {
	low, high := 0, 0
	for i := range terms {
		high += terms[i].size()
	}
	for low < high {
		limit := (low + high) / 2
		if len(parts(terms, limit)) <= n {
			high = limit
		} else {
			low = limit + 1
		}
	}
	return parts(terms, low)
}

// parts divides terms into parts of at most limit bytes; a larger term is a part by itself.
func parts(terms []term, limit int) []int {
	var starts []int
	size := limit + 1
	for i := range terms {
		own := terms[i].size()
		if size += own; size > limit {
			starts, size = append(starts, i), own
		}
	}
	return starts
}
