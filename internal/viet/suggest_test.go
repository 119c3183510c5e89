package viet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/viet"
)

func TestDidYouMean(t *testing.T) {
	t.Parallel()
	keys := []string{"title", "summary", "published", "closes", "council", "council_meeting", "count_first_day"}
	tests := []struct {
		name, word string
		candidates []string
		want       string
	}{
		{"one letter left out", "sumary", keys, "summary"},
		{"two letters swapped", "titel", keys, "title"},
		{"one letter too many", "closses", keys, "closes"},
		{"another letter", "councel", keys, "council"},
		{"capitals", "Title", keys, "title"},
		{"marks", "huan-chuong", []string{"huân-chương", "huy-chương"}, "huân-chương"},
		{"three of nine", "pubblishd", keys, "published"},
		{"too far", "deadline", keys, ""},
		{"short and too far", "tile", []string{"tight"}, ""},
		{"nothing in common", "x", []string{"y"}, ""},
		{"short", "v", []string{"vi", "en"}, "vi"},
		{"empty", "", keys, ""},
		{"no candidates", "title", nil, ""},
		{"the word itself", "title", []string{"title"}, ""},
		{"nearest wins", "bang-khem", []string{"bang-kheo-a", "bang-khen"}, "bang-khen"},
		{"a tie goes by byte order", "cat", []string{"hat", "bat", "rat"}, "bat"},
		{"empty candidates", "title", []string{"", "\u0301"}, ""},
		{"very long", strings.Repeat("a", 129), []string{strings.Repeat("a", 128)}, ""},
		{"longest", strings.Repeat("a", 127), []string{strings.Repeat("b", 129), strings.Repeat("a", 128)}, strings.Repeat("a", 128)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			backwards := slices.Clone(tt.candidates)
			slices.Reverse(backwards)
			for _, candidates := range [][]string{tt.candidates, backwards} {
				got, ok := viet.DidYouMean(tt.word, candidates)
				if got != tt.want || ok != (tt.want != "") {
					t.Errorf("DidYouMean(%q) = %q, %v, want %q", tt.word, got, ok, tt.want)
				}
			}
		})
	}
}

// FuzzDidYouMean compares the banded distance with the whole table: an answer is given exactly when one is near enough.
func FuzzDidYouMean(f *testing.F) {
	f.Add("titel", "title")
	f.Add("abcdefghi", "badcfehgi")
	f.Add("ca", "abc")
	f.Fuzz(func(t *testing.T, word, candidate string) {
		got, ok := viet.DidYouMean(word, []string{candidate})
		a, b := viet.Fold(word), viet.Fold(candidate)
		if word == candidate || a == "" || len(a) > 128 || len(b) > 128 || len(word) > 512 || len(candidate) > 512 {
			if ok {
				t.Errorf("DidYouMean(%q, %q) = %q, want none", word, candidate, got)
			}
			return
		}
		d := fullDistance(a, b)
		want := d <= min(max(len(a)/3, 1), 3) && d < max(len(a), len(b))
		if ok != want {
			t.Errorf("DidYouMean(%q, %q) = %v at distance %d, want %v", word, candidate, ok, d, want)
		}
	})
}

func fullDistance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			switch {
			case i == 0 || j == 0:
				rows[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				rows[i][j] = rows[i-1][j-1]
			default:
				rows[i][j] = rows[i-1][j-1] + 1
			}
			rows[i][j] = min(rows[i][j], rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

func BenchmarkDidYouMean(b *testing.B) {
	candidates := make([]string, 10_000)
	for i := range candidates {
		candidates[i] = fmt.Sprintf("rounds/2026-dot-%02d/nguyen-van-%04d", i%40, i)
	}
	b.ReportAllocs()
	for b.Loop() {
		viet.DidYouMean("rounds/2026-dot-07/nguyen-vam-0x47", candidates)
	}
}
