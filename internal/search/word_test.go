package search

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"congkhai/internal/viet"
)

// TestWords runs the vectors that the script of the search page is tested with as well.
func TestWords(t *testing.T) {
	t.Parallel()
	var vectors []struct {
		In          string
		Fold, Exact []string
	}
	read(t, "testdata/fold.json", &vectors)
	if len(vectors) < 80 {
		t.Errorf("%d vectors", len(vectors))
	}
	for _, v := range vectors {
		fold, exact := []string{}, []string{}
		for _, w := range Words(v.In) {
			fold, exact = append(fold, w.Fold), append(exact, w.Spelling)
		}
		if !slices.Equal(fold, v.Fold) || !slices.Equal(exact, v.Exact) {
			t.Errorf("%+q: %+q %+q, want %+q %+q", v.In, fold, exact, v.Fold, v.Exact)
		}
	}
}

// TestSeparatorsStay proves that to split and then to fold is to fold and then to split, as the package comment says.
func TestSeparatorsStay(t *testing.T) {
	t.Parallel()
	separates := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for r := range rune(unicode.MaxRune) {
		if !inWord(r) && strings.TrimFunc(viet.Fold(string(r)), separates) != "" {
			t.Errorf("U+%04X separates and folds to %q", r, viet.Fold(string(r)))
		}
		if letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r); letter != inWord(r) {
			t.Errorf("U+%04X: %v", r, inWord(r))
		}
	}
}

func TestJoined(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "--": "", "LD7-K42M": "ld7k42m", "10/KH-HĐTĐKT": "10khhdtdkt", "Số 5": "so5",
	} {
		if got := Joined(in); got != want {
			t.Errorf("Joined(%q) = %q, want %q", in, got, want)
		}
	}
}

func read(t testing.TB, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
