package picture

import (
	"encoding/binary"
	"image"
	"image/draw"
	"math"
	"sync"
)

// profileRoom is how much of a profile of colours is looked at.
const profileRoom = 1 << 20

// space is a wide space of colours that is brought to sRGB: its primaries, as the columns that a profile gives them (XYZ,
// adapted to D50), and what its samples are in linear light.
type space struct {
	primaries [3][3]float64
	linear    func(sample float64) float64
	tables    func() *tables
}

// tables are what the conversion of one colour looks up: the linear light of a sample, in 1/65535; the matrix to sRGB, in 1/16384; the
// sample of sRGB for a linear light.
type tables struct {
	linear [256]int32
	matrix [3][3]int32
	sample [65536]uint8
}

var (
	displayP3 = newSpace([3][3]float64{{0.51512, 0.24120, -0.00105}, {0.29198, 0.69225, 0.04189}, {0.15710, 0.06657, 0.78407}}, linearOfSRGB)
	adobeRGB  = newSpace([3][3]float64{{0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}}, func(v float64) float64 {
		return math.Pow(v, 563.0/256)
	})
	srgbPrimaries = [3][3]float64{{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708}, {0.14307, 0.06061, 0.71410}}
)

func newSpace(primaries [3][3]float64, linear func(float64) float64) *space {
	s := &space{primaries: primaries, linear: linear}
	s.tables = sync.OnceValue(s.lookUp)
	return s
}

// linearOfSRGB is the curve of IEC 61966-2-1, which Display P3 shares.
func linearOfSRGB(v float64) float64 {
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func (s *space) lookUp() *tables {
	t := new(tables)
	for i := range t.linear {
		t.linear[i] = int32(math.Round(65535 * s.linear(float64(i)/255)))
	}
	for i := range t.sample {
		v := float64(i) / 65535
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = 1.055*math.Pow(v, 1/2.4) - 0.055
		}
		t.sample[i] = uint8(math.Round(255 * v))
	}
	back := inverse(srgbPrimaries)
	for i := range 3 { // of sRGB
		for j := range 3 { // of the space
			v := 0.0
			for k := range 3 {
				v += back[k][i] * s.primaries[j][k]
			}
			t.matrix[i][j] = int32(math.Round(v * 16384))
		}
	}
	return t
}

// inverse is the inverse of a matrix of columns.
func inverse(m [3][3]float64) [3][3]float64 {
	minor := func(a, b, c, d int) float64 { return m[a][b]*m[c][d] - m[a][d]*m[c][b] }
	det := m[0][0]*minor(1, 1, 2, 2) - m[1][0]*minor(0, 1, 2, 2) + m[2][0]*minor(0, 1, 1, 2)
	return [3][3]float64{
		{minor(1, 1, 2, 2) / det, -minor(0, 1, 2, 2) / det, minor(0, 1, 1, 2) / det},
		{-minor(1, 0, 2, 2) / det, minor(0, 0, 2, 2) / det, -minor(0, 0, 1, 2) / det},
		{minor(1, 0, 2, 1) / det, -minor(0, 0, 2, 1) / det, minor(0, 0, 1, 1) / det},
	}
}

func (t *tables) convert(r, g, b uint8) (uint8, uint8, uint8) {
	in := [3]int64{int64(t.linear[r]), int64(t.linear[g]), int64(t.linear[b])}
	var out [3]uint8
	for i := range out {
		m := &t.matrix[i]
		v := (int64(m[0])*in[0] + int64(m[1])*in[1] + int64(m[2])*in[2] + 8192) >> 14
		out[i] = t.sample[min(max(v, 0), 65535)]
	}
	return out[0], out[1], out[2]
}

// convert brings the colours of a copy to sRGB.
func (p *Picture) convert(s *space) {
	if len(p.channels) == 1 {
		return
	}
	if p.channels != nil {
		p.copied = newPlane(p.Width, p.Height, 4)
		all := &image.RGBA{Pix: p.copied.pix, Stride: 4 * p.Width, Rect: image.Rect(0, 0, p.Width, p.Height)}
		draw.Draw(all, all.Rect, p.ycbcr(), image.Point{}, draw.Src)
		p.channels = nil
	}
	t := s.tables()
	pix := p.copied.pix
	for i := 0; i < len(pix); i += 4 {
		a := int(pix[i+3])
		if a == 0 {
			continue
		}
		plain := func(v uint8) uint8 { return uint8(min(int(v)*255/a, 255)) }
		r, g, b := t.convert(plain(pix[i]), plain(pix[i+1]), plain(pix[i+2]))
		pix[i], pix[i+1], pix[i+2] = uint8(int(r)*a/255), uint8(int(g)*a/255), uint8(int(b)*a/255)
	}
}

// spaceOf tells one of the known wide spaces by the primaries of a profile.
func spaceOf(profile []byte) *space {
	var p [3][3]float64
	for i, tag := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		xyz, ok := colorant(profile, tag)
		if !ok {
			return nil
		}
		p[i] = xyz
	}
	for _, s := range []*space{displayP3, adobeRGB} {
		if near(p, s.primaries) {
			return s
		}
	}
	return nil
}

func near(a, b [3][3]float64) bool {
	for i := range a {
		for j := range a[i] {
			if math.Abs(a[i][j]-b[i][j]) > 0.003 {
				return false
			}
		}
	}
	return true
}

// colorant reads a tag of type XYZ.
func colorant(profile []byte, tag string) (xyz [3]float64, ok bool) {
	if len(profile) < 132 {
		return xyz, false
	}
	n := min(int64(binary.BigEndian.Uint32(profile[128:])), 200)
	for i := range n {
		at := 132 + 12*i
		if at+12 > int64(len(profile)) {
			return xyz, false
		}
		entry := profile[at:]
		if string(entry[:4]) != tag {
			continue
		}
		offset := int64(binary.BigEndian.Uint32(entry[4:]))
		if offset+20 > int64(len(profile)) || string(profile[offset:offset+4]) != "XYZ " {
			return xyz, false
		}
		for j := range xyz {
			xyz[j] = float64(int32(binary.BigEndian.Uint32(profile[offset+8+4*int64(j):]))) / 65536
		}
		return xyz, true
	}
	return xyz, false
}
