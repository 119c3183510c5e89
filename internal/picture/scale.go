package picture

// This file makes pictures smaller with the Catmull-Rom kernel, as golang.org/x/image/draw does, row by row and in whole numbers:
// the library keeps 32 bytes for each pixel of the wide between-picture (560 MB at the limits of this package), and its
// floating point may be rounded otherwise on another processor.

const (
	weightBits = 14 // of the weights, whose sum is 1<<weightBits
	keptBits   = 6  // of the fraction kept between the two passes
)

// taps are the samples that one sample of the result is made of: the first of them, and their weights.
type taps struct {
	first   int
	weights []int32
}

// plan lists the taps of each of to samples that stand for from samples.
func plan(from, to int) []taps {
	list := make([]taps, to)
	ratio := float64(from) / float64(to)
	wide := max(ratio, 1)
	for i := range list {
		centre := float64((float64(i)+0.5)*ratio) - 0.5
		first, last := max(int(centre-2*wide), 0), min(int(centre+2*wide)+1, from-1)
		weights := make([]float64, last-first+1)
		sum := 0.0
		for j := range weights {
			weights[j] = catmullRom(float64(first+j)-centre, wide)
			sum += weights[j]
		}
		t := taps{first, make([]int32, len(weights))}
		rest, most := int32(1<<weightBits), 0
		for j, w := range weights {
			t.weights[j] = round(float64(w/sum) * (1 << weightBits))
			rest -= t.weights[j]
			if t.weights[j] > t.weights[most] {
				most = j
			}
		}
		t.weights[most] += rest
		list[i] = t
	}
	return list
}

// catmullRom is the kernel at a distance. The conversions keep the compiler from joining two operations into one with another
// rounding.
func catmullRom(distance, wide float64) float64 {
	t := distance / wide
	if t < 0 {
		t = -t
	}
	switch {
	case t < 1:
		return float64(float64(float64(1.5*t)-2.5)*t)*t + 1
	case t < 2:
		return float64(float64(float64(float64(float64(-0.5*t)+2.5)*t)-4)*t) + 2
	}
	return 0
}

func round(v float64) int32 {
	if v < 0 {
		return -int32(0.5 - v)
	}
	return int32(v + 0.5)
}

// scale makes a plane of width and height out of the rows of another one.
func scale(row func(y int) []uint8, fromWidth, fromHeight, width, height, channels int) plane {
	out := newPlane(width, height, channels)
	if fromWidth == width && fromHeight == height {
		for y := range height {
			copy(out.pix[y*width*channels:], row(y)[:width*channels])
		}
		return out
	}
	across, down := plan(fromWidth, width), plan(fromHeight, height)
	most := 0
	for _, t := range down {
		most = max(most, len(t.weights))
	}
	n := width * channels
	kept := make([]int32, most*n) // the last rows made narrow, each in the place of its number modulo most
	sums := make([]int32, n)
	next := 0
	for y, t := range down {
		for ; next < t.first+len(t.weights); next++ {
			if next >= t.first {
				narrow(kept[next%most*n:][:n], row(next), across, channels)
			}
		}
		clear(sums)
		for j, w := range t.weights {
			line := kept[(t.first+j)%most*n:][:len(sums)]
			for x, v := range line {
				sums[x] += w * v
			}
		}
		to := out.pix[y*n:][:n]
		for x, v := range sums {
			to[x] = clamp((v + 1<<(weightBits+keptBits-1)) >> (weightBits + keptBits))
		}
	}
	if channels == 4 { // a colour multiplied by alpha is never above it
		for i := 0; i < len(out.pix); i += 4 {
			a := out.pix[i+3]
			for j := range 3 {
				out.pix[i+j] = min(out.pix[i+j], a)
			}
		}
	}
	return out
}

// narrow makes one row narrower, with keptBits of fraction.
func narrow(to []int32, from []uint8, across []taps, channels int) {
	const shift = weightBits - keptBits
	if channels == 1 {
		for x := range across {
			weights := across[x].weights
			part := from[across[x].first:][:len(weights)]
			sum := int32(0)
			for j, w := range weights {
				sum += w * int32(part[j])
			}
			to[x] = (sum + 1<<(shift-1)) >> shift
		}
		return
	}
	for x := range across {
		t := &across[x]
		var r, g, b, a int32
		part := from[4*t.first:][:4*len(t.weights)]
		for j, w := range t.weights {
			r += w * int32(part[4*j])
			g += w * int32(part[4*j+1])
			b += w * int32(part[4*j+2])
			a += w * int32(part[4*j+3])
		}
		const half = 1 << (shift - 1)
		to[4*x], to[4*x+1], to[4*x+2], to[4*x+3] = (r+half)>>shift, (g+half)>>shift, (b+half)>>shift, (a+half)>>shift
	}
}

func clamp(v int32) uint8 { return uint8(min(max(v, 0), 255)) }
