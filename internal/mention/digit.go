package mention

import "math/bits"

// NextDigit is the offset of the first ASCII digit of a text from an offset on, the length of the text where there is
// none. It looks at eight bytes at a time: nearly all that this package looks for has a digit in it.
func NextDigit(text string, from int) int {
	const ones = 0x0101010101010101
	i := from
	for ; i+8 <= len(text); i += 8 {
		s := text[i : i+8]
		word := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		word ^= ones * '0'
		if found := (word - ones*10) & ^word & (ones << 7); found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for ; i < len(text); i++ {
		if isDigit(text[i]) {
			return i
		}
	}
	return len(text)
}
