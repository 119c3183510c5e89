package viet

// maxWord is the longest folded word, in bytes, that DidYouMean looks at.
const maxWord = 128

// DidYouMean returns the candidate nearest to a word that was not found. Both are folded first, so a missing mark
// costs nothing; a letter left out, added, changed, or swapped with its neighbour costs one (Damerau–Levenshtein,
// optimal string alignment). A third of the word's length may differ, at least 1 and at most 3 letters, and something
// must be left in common. Among equally near candidates the first in byte order wins, whatever the order given.
// The word itself is never the answer, and words or candidates of more than 128 folded bytes have none.
func DidYouMean(word string, candidates []string) (best string, ok bool) {
	if len(word) > 4*maxWord {
		return "", false
	}
	folded := Fold(word)
	if folded == "" || len(folded) > maxWord {
		return "", false
	}
	limit := min(max(len(folded)/3, 1), 3)
	for _, candidate := range candidates {
		if candidate == word || len(candidate) > 4*maxWord {
			continue
		}
		other := Fold(candidate)
		if len(other) > maxWord {
			continue
		}
		d := distance(folded, other, limit)
		if d > limit || d >= max(len(folded), len(other)) {
			continue
		}
		if !ok || d < limit || candidate < best {
			best, ok, limit = candidate, true, d
		}
	}
	return best, ok
}

// distance returns how many edits turn a into b, or limit+1 when more than limit do. Only the cells near the diagonal
// are filled, so the cost is the length times the limit. Both strings have at most maxWord bytes.
func distance(a, b string, limit int) int {
	over := limit + 1
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return over
	}
	var rows [3][maxWord + 2]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		above[j] = min(j, over)
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = over
		if from == 1 {
			row[0] = min(i, over)
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = min(d, over)
			least = min(least, row[j])
		}
		row[to+1] = over
		if least > limit {
			return over
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], over)
}
