package viet

import (
	"slices"

	"golang.org/x/text/unicode/norm"
)

// letter is what folding and ordering need of one Latin letter beyond ASCII.
type letter struct {
	base  byte // the ASCII letter below all marks, in lower case; 0 when there is none
	tone  byte // the tone marks taken off: index into tones, 0 for none
	plain rune // the letter without its tone, ấ to â; set where tone is
}

// tones are the combining marks of the Vietnamese tones: huyền, hỏi, ngã, sắc, nặng. Index 0 is ngang, without mark.
var tones = [...]rune{0, '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'}

// Two blocks hold every letter of the alphabet: Latin-1 to the first IPA letters, and Latin Extended Additional.
const (
	lowFirst, lowLast   = '\u00C0', '\u0256'
	highFirst, highLast = '\u1E00', '\u1EFF'
	lowSize             = lowLast - lowFirst + 1
	letterCount         = lowSize + highLast - highFirst + 1
)

var letters = newLetters()

// letterOf returns the entry of r, empty for a rune outside the table.
func letterOf(r rune) letter {
	switch {
	case r >= lowFirst && r <= lowLast:
		return letters[r-lowFirst]
	case r >= highFirst && r <= highLast:
		return letters[lowSize+r-highFirst]
	}
	return letter{}
}

func newLetters() *[letterCount]letter {
	var table [letterCount]letter
	for i := range table {
		r := lowFirst + rune(i)
		if i >= lowSize {
			r = highFirst + rune(i-lowSize)
		}
		table[i] = newLetter(r)
	}
	return &table
}

func newLetter(r rune) letter {
	parts := []rune(string(norm.NFD.PropertiesString(string(r)).Decomposition()))
	if len(parts) == 0 {
		return letter{base: struck(r)}
	}
	l := letter{base: struck(parts[0])}
	for i, part := range parts {
		tone := slices.Index(tones[:], part)
		if tone < 0 {
			continue
		}
		plain := []rune(norm.NFC.String(string(slices.Delete(parts, i, i+1))))
		if len(plain) == 1 {
			l.tone, l.plain = byte(tone), plain[0]
		}
		break
	}
	return l
}

// struck returns the ASCII letter under a letter that has no decomposition, in lower case, or 0. The look-alikes of đ
// count as đ: nobody who searches can tell them apart. Ł and ø occur in the names of foreign candidates.
func struck(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return byte(r)
	case r >= 'A' && r <= 'Z':
		return byte(r) + 'a' - 'A'
	}
	switch r {
	case 'đ', 'Đ', 'ð', 'Ð', '\u0189', '\u0256':
		return 'd'
	case 'ł', 'Ł':
		return 'l'
	case 'ø', 'Ø':
		return 'o'
	}
	return 0
}
