package look

import (
	"fmt"
	"math"
	"strconv"
)

// colour is a colour of sRGB.
type colour struct{ r, g, b uint8 }

// parseColour reads #rrggbb and #rgb.
func parseColour(text string) (colour, bool) {
	if len(text) == 4 && text[0] == '#' {
		text = string([]byte{'#', text[1], text[1], text[2], text[2], text[3], text[3]})
	}
	if len(text) != 7 || text[0] != '#' {
		return colour{}, false
	}
	n, err := strconv.ParseUint(text[1:], 16, 32)
	return colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}, err == nil
}

func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// luminance is the relative luminance of WCAG 2.2, from 0 for black to 1 for white.
func (c colour) luminance() float64 {
	linear := func(part uint8) float64 {
		v := float64(part) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b colour) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// least is the contrast that text of any size needs (WCAG 2.2, success criterion 1.4.3).
const least = 4.5

// worst is the ground on which a colour is read worst, with its contrast.
func worst(c colour, grounds []colour) (colour, float64) {
	at, ratio := grounds[0], contrast(c, grounds[0])
	for _, ground := range grounds[1:] {
		if r := contrast(c, ground); r < ratio {
			at, ratio = ground, r
		}
	}
	return at, ratio
}

// nearest is the colour closest to c, of the same hue towards black or white, that can be read on all grounds. There
// is none where light and dark grounds exclude each other.
func nearest(c colour, grounds []colour) (colour, bool) {
	const steps = 256
	for i := 1; i <= steps; i++ {
		for _, end := range []uint8{0, 255} {
			mixed := colour{mix(c.r, end, i, steps), mix(c.g, end, i, steps), mix(c.b, end, i, steps)}
			if _, ratio := worst(mixed, grounds); ratio >= least {
				return mixed, true
			}
		}
	}
	return colour{}, false
}

func mix(from, to uint8, i, steps int) uint8 {
	return uint8((int(from)*(steps-i) + int(to)*i) / steps)
}
