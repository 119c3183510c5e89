package search

import "math/bits"

// digits are the characters of a list of rows, in the order of their values.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// appendNumber writes a number that is not negative: five bits a character, low bits first.
func appendNumber(dst []byte, n int) []byte {
	for n >= 32 {
		dst = append(dst, digits[n&31|32])
		n >>= 5
	}
	return append(dst, digits[n])
}

// list is a list of rows in ascending order, kept as it is written.
type list struct {
	distances []byte
	next      int // the lowest row that may be added
}

// add puts a row at the end; a row that stands there already is not added again.
func (l *list) add(row int) {
	if row < l.next {
		return
	}
	l.distances = appendNumber(l.distances, row-l.next)
	l.next = row + 1
}

// mark sets the bit of each row of the list.
func (l *list) mark(set []uint64) {
	row, n, shift := 0, 0, 0
	for _, c := range l.distances {
		v := int(valueOf(c))
		n |= v & 31 << shift
		if v >= 32 {
			shift += 5
			continue
		}
		row += n
		set[row/64] |= 1 << (row % 64)
		row, n, shift = row+1, 0, 0
	}
}

// valueOf is the value of a character of digits.
func valueOf(c byte) byte {
	switch {
	case c >= 'a':
		return c - 'a' + 26
	case c >= 'A' && c <= 'Z':
		return c - 'A'
	case c >= '0' && c <= '9':
		return c - '0' + 52
	case c == '_':
		return 63
	}
	return 62
}

// written is the list in the shorter of its two forms. set is room for the rows, empty before and after.
func (l *list) written(set []uint64) []byte {
	if 1+(l.next+5)/6 >= len(l.distances) {
		return l.distances
	}
	l.mark(set)
	bitmap := make([]byte, 1, 1+(l.next+5)/6)
	bitmap[0] = '#'
	for row := 0; row < l.next; row += 6 {
		six := set[row/64] >> (row % 64)
		if row%64 > 58 && row/64+1 < len(set) {
			six |= set[row/64+1] << (64 - row%64)
		}
		bitmap = append(bitmap, digits[six&63])
	}
	clear(set)
	return bitmap
}

// fill adds the rows of a set and empties it.
func (l *list) fill(set []uint64) {
	for i, word := range set {
		for ; word != 0; word &= word - 1 {
			l.add(i*64 + bits.TrailingZeros64(word))
		}
		set[i] = 0
	}
}
