// Package refcode makes the reference codes of nominations: seven signs that stand on a letter, are read out on the
// telephone, and lead back to one nomination.
//
// In: an identity. Out: a code such as "LD7-K42T", always the same for the same identity. The last sign is a check: one
// wrong sign, or two signs that changed places, whichever they are, make a text that is no code. The package knows no
// records; who holds them keeps two of them from having the same code.
package refcode

import (
	"crypto/sha256"
	"encoding/binary"
	"strings"
)

// Alphabet is the signs of a code. There are nineteen, a prime number, which the check needs. No two look alike in
// handwriting (0 O D Q, 1 I L, 1 7, 2 Z, 5 S, 6 G, 8 B, U V), and of the Vietnamese letters whose names or sounds are taken for
// each other (B P, C K Q, D Đ G R V, I Y, L N, M N, S X, T Đ) there is one of each at most.
const Alphabet = "23456789ADEHKLMTUXY"

// Length is how many signs a code has.
const Length = 7

const (
	base   = len(Alphabet)
	hyphen = 3 // stands after so many signs
)

// Of is the code of an identity. Where two identities meet in one code, the later one takes that of the next try,
// counted from 0.
func Of(identity string, try int) string {
	sum := sha256.Sum256(binary.AppendUvarint([]byte(identity+"\x00"), uint64(try)))
	n := binary.BigEndian.Uint64(sum[:8])
	var digits [Length]int
	for i := range Length - 1 {
		digits[i] = int(n % uint64(base))
		n /= uint64(base)
	}
	digits[Length-1] = check(digits[:Length-1])
	return written(digits[:])
}

// written is a code as it is shown.
func written(digits []int) string {
	var b strings.Builder
	for i, d := range digits {
		if i == hyphen {
			b.WriteByte('-')
		}
		b.WriteByte(Alphabet[d])
	}
	return b.String()
}

// check is the last sign: the weighted sum of all signs, with the weights 1 to 7, is a multiple of nineteen. Weights and
// their differences are no multiples of a prime that is larger than all of them, so no single error and no exchange
// of two signs leaves the sum a multiple.
func check(digits []int) int {
	sum := 0
	for i, d := range digits {
		sum += (i + 1) * d
	}
	for last := range base {
		if (sum+Length*last)%base == 0 {
			return last
		}
	}
	panic("refcode: the length of a code is a multiple of its base")
}

// Parse reads a code as people write it: in either case, with spaces and hyphens or without. ok is false for a text
// that is no code.
func Parse(text string) (code string, ok bool) {
	digits := make([]int, 0, Length)
	for _, r := range strings.ToUpper(text) {
		if r == '-' || r == '–' || r == ' ' || r == '\u00a0' || r == '.' {
			continue
		}
		d := strings.IndexRune(Alphabet, r)
		if d < 0 || len(digits) == Length {
			return "", false
		}
		digits = append(digits, d)
	}
	if len(digits) != Length || check(digits[:Length-1]) != digits[Length-1] {
		return "", false
	}
	return written(digits), true
}
