package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"
)

// drawn is a picture in which every side and corner can be told apart: dark at the top left, red to the right, green downwards.
func drawn(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, color.NRGBA{uint8(255 * x / width), uint8(255 * y / height), 40, 255})
		}
	}
	return img
}

// noisy is a picture with as many colours as a photograph.
func noisy(width, height int) *image.NRGBA {
	img := drawn(width, height)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		if i%4 != 3 {
			img.Pix[i] = uint8(min(255, int(img.Pix[i])/2+r.IntN(128)))
		}
	}
	return img
}

func asJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asGIF(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := gif.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withSegments puts segments right behind the first marker of a JPEG.
func withSegments(data []byte, segments ...[]byte) []byte {
	out := bytes.Clone(data[:2])
	for _, s := range segments {
		out = append(out, s...)
	}
	return append(out, data[2:]...)
}

func segment(marker byte, body string) []byte {
	b := []byte{0xff, marker, 0, 0}
	binary.BigEndian.PutUint16(b[2:], uint16(len(body)+2))
	return append(b, body...)
}

// withChunk puts a chunk before the pixels of a PNG.
func withChunk(data []byte, name, body string) []byte {
	const head = 8 + 25
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(append(b, name...), body...)
	b = binary.BigEndian.AppendUint32(b, checksum(b[4:]))
	return append(append(bytes.Clone(data[:head]), b...), data[head:]...)
}

// exif is a TIFF block with an orientation and a place: 21°01'42" N, 105°51'12" E.
func exif(orientation uint16) string {
	le := binary.LittleEndian
	b := []byte("II*\x00\x08\x00\x00\x00")
	entry := func(tag, typ uint16, count, value uint32) {
		b = le.AppendUint16(le.AppendUint16(b, tag), typ)
		b = le.AppendUint32(le.AppendUint32(b, count), value)
	}
	b = le.AppendUint16(b, 3)
	entry(0x010f, 2, 12, 100) // make
	entry(0x0112, 3, 1, uint32(orientation))
	entry(0x8825, 4, 1, 50) // GPS
	b = le.AppendUint32(b, 0)
	b = le.AppendUint16(b, 2)
	entry(1, 2, 2, 'N')
	entry(2, 5, 3, 120)
	b = le.AppendUint32(b, 0)
	for len(b) < 100 {
		b = append(b, 0)
	}
	b = append(b, "MayAnhBiMat\x00"...)
	for len(b) < 120 {
		b = append(b, 0)
	}
	for _, v := range []uint32{21, 1, 1, 1, 42, 1} {
		b = le.AppendUint32(b, v)
	}
	return string(b)
}

func inspected(t *testing.T, data []byte) Info {
	t.Helper()
	i, err := Inspect(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func decoded(t testing.TB, data []byte) *Picture {
	t.Helper()
	p, err := Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func read(t testing.TB, data []byte) image.Image {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestFormats(t *testing.T) {
	t.Parallel()
	clear := drawn(900, 600)
	clear.Pix[3] = 0
	gray := image.NewGray(image.Rect(0, 0, 900, 600))
	tests := []struct {
		name    string
		data    []byte
		format  Format
		drawing bool
		unsure  bool
	}{
		{"jpeg", asJPEG(t, drawn(900, 600)), JPEG, false, false},
		{"gray jpeg", asJPEG(t, gray), JPEG, false, false},
		{"png drawing", asPNG(t, gray), PNG, true, false},
		{"png photograph", asPNG(t, noisy(900, 600)), PNG, false, false},
		{"png drawing with clear parts", asPNG(t, clear), PNG, true, false},
		{"gif", asGIF(t, drawn(900, 600)), GIF, true, false},
		{"webp", fixture(t, "lossy.webp"), WebP, false, false},
		{"lossless webp", fixture(t, "lossless.webp"), WebP, true, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			i := inspected(t, test.data)
			if i.Format != test.format || i.Drawing != test.drawing || i.Unsure != test.unsure {
				t.Errorf("%+v", i)
			}
			p := decoded(t, test.data)
			if p.Width != i.Width || p.Height != i.Height {
				t.Errorf("%d × %d, the head says %d × %d", p.Width, p.Height, i.Width, i.Height)
			}
			c := p.At(480)
			if want := min(480, i.Width); c.Width != want {
				t.Errorf("width %d, want %d", c.Width, want)
			}
			for name, out := range map[string][]byte{"jpeg": c.JPEG(), "png": c.PNG()} {
				if got := read(t, out).Bounds(); got.Dx() != c.Width || got.Dy() != c.Height {
					t.Errorf("%s: %v", name, got)
				}
			}
		})
	}
}

// TestNeverLarger asks for more than there is.
func TestNeverLarger(t *testing.T) {
	t.Parallel()
	p := decoded(t, asJPEG(t, drawn(300, 200))).At(2400)
	if p.Width != 300 || p.Height != 200 {
		t.Errorf("%d × %d", p.Width, p.Height)
	}
}

func TestOrientation(t *testing.T) {
	t.Parallel()
	base := drawn(60, 40)
	for o := uint16(0); o <= 9; o++ {
		for name, data := range map[string][]byte{
			"jpeg": withSegments(asJPEG(t, base), segment(0xe1, "Exif\x00\x00"+exif(o))),
			"png":  withChunk(asPNG(t, base), "eXIf", exif(o)),
		} {
			i := inspected(t, data)
			wide, high := 60, 40
			if o >= 5 && o <= 8 {
				wide, high = 40, 60
			}
			if i.Width != wide || i.Height != high {
				t.Errorf("%s %d: %d × %d", name, o, i.Width, i.Height)
			}
			img := read(t, decoded(t, data).At(2400).PNG())
			// Where red and green stand strongest tells how the picture lies: at the right and at the bottom of the unturned one.
			corner := map[uint16][4]string{
				1: {"", "r", "g", "rg"}, 2: {"r", "", "rg", "g"}, 3: {"rg", "g", "r", ""}, 4: {"g", "rg", "", "r"},
				5: {"", "g", "r", "rg"}, 6: {"g", "", "rg", "r"}, 7: {"rg", "r", "g", ""}, 8: {"r", "rg", "", "g"},
			}[o]
			if o == 0 || o == 9 {
				corner = [4]string{"", "r", "g", "rg"}
			}
			for n, at := range []image.Point{{2, 2}, {wide - 3, 2}, {2, high - 3}, {wide - 3, high - 3}} {
				r, g, _, _ := img.At(at.X, at.Y).RGBA()
				got := ""
				if r > 0x8000 {
					got += "r"
				}
				if g > 0x8000 {
					got += "g"
				}
				if got != corner[n] {
					t.Errorf("%s, orientation %d, corner %d: %q, want %q", name, o, n, got, corner[n])
				}
			}
		}
	}
}

// TestNothingButPixels looks for what a camera or an editor left in a file.
func TestNothingButPixels(t *testing.T) {
	t.Parallel()
	secret := "bi-mat-21.0285"
	xmp := "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>" + secret + "</x:xmpmeta>"
	preview := string(asJPEG(t, drawn(16, 16)))
	inputs := map[string][]byte{
		"jpeg": append(withSegments(asJPEG(t, noisy(700, 500)), segment(0xe1, "Exif\x00\x00"+exif(6)+preview), segment(0xe1, xmp),
			segment(0xed, "Photoshop 3.0\x008BIM"+secret), segment(0xfe, secret), segment(0xe2, "ICC_PROFILE\x00\x01\x01"+secret)), secret...),
		"png": append(withChunk(withChunk(withChunk(asPNG(t, noisy(700, 500)), "eXIf", exif(1)), "tEXt", "Comment\x00"+secret),
			"iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp), secret...),
	}
	for name, data := range inputs {
		if !bytes.Contains(data, []byte(secret)) || !bytes.Contains(data, []byte("MayAnhBiMat")) {
			t.Fatal("the input is not what it should be")
		}
		c := decoded(t, data).At(480)
		for as, out := range map[string][]byte{"jpeg": c.JPEG(), "png": c.PNG()} {
			for _, word := range []string{"Exif", "MayAnh", secret, "xmp", "XMP", "adobe", "Photoshop", "ICC", "iCCP", "tEXt", "iTXt", "eXIf", "JFIF"} {
				if bytes.Contains(out, []byte(word)) {
					t.Errorf("%s as %s holds %q", name, as, word)
				}
			}
			gps := []byte{21, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 42}
			if bytes.Contains(out, gps) {
				t.Errorf("%s as %s holds the place", name, as)
			}
			for _, part := range partsOf(out) {
				switch part {
				case "SOI", "DQT", "SOF0", "DHT", "SOS", "EOI", "IHDR", "PLTE", "tRNS", "IDAT", "IEND":
				default:
					t.Errorf("%s as %s has a part %s", name, as, part)
				}
			}
		}
	}
}

func TestSameBytesAgain(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{"jpeg": asJPEG(t, noisy(1300, 900)), "png": asPNG(t, drawn(1300, 900)), "webp": fixture(t, "lossy.webp")} {
		a, b := decoded(t, data).At(960).At(480), decoded(t, data).At(960).At(480)
		if !bytes.Equal(a.JPEG(), b.JPEG()) || !bytes.Equal(a.PNG(), b.PNG()) {
			t.Errorf("%s: other bytes", name)
		}
	}
}

// TestEvenColourStays scales even pictures to odd sizes: nothing may shift at the edges.
func TestEvenColourStays(t *testing.T) {
	t.Parallel()
	img := image.NewNRGBA(image.Rect(0, 0, 997, 613))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{200, 100, 50, 255})
	}
	for _, width := range []int{996, 480, 333, 7, 1} {
		got := read(t, decoded(t, asPNG(t, img)).At(width).PNG())
		b := got.Bounds()
		for _, at := range []image.Point{{0, 0}, {b.Max.X - 1, b.Max.Y - 1}, {b.Max.X / 2, b.Max.Y / 2}} {
			if c := color.NRGBAModel.Convert(got.At(at.X, at.Y)).(color.NRGBA); c != (color.NRGBA{200, 100, 50, 255}) {
				t.Errorf("width %d at %v: %v", width, at, c)
			}
		}
	}
}

// TestClearParts makes JPEG of what can be seen through: it lies on white.
func TestClearParts(t *testing.T) {
	t.Parallel()
	img := image.NewNRGBA(image.Rect(0, 0, 600, 400))
	for i := 0; i < len(img.Pix)/2; i += 4 {
		copy(img.Pix[i:], []byte{0, 0, 200, 255})
	}
	c := decoded(t, asPNG(t, img)).At(480)
	if _, _, _, a := read(t, c.PNG()).At(10, 300).RGBA(); a != 0 {
		t.Errorf("alpha %d in the clear part", a)
	}
	if r, g, b, _ := read(t, c.JPEG()).At(10, 300).RGBA(); min(r, g, b) < 0xf800 {
		t.Errorf("%x %x %x under the clear part", r, g, b)
	}
}

// TestWideColours gives a picture the profile of Display P3: its red is redder than the same samples in sRGB.
func TestWideColours(t *testing.T) {
	t.Parallel()
	red := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := 0; i < len(red.Pix); i += 4 {
		copy(red.Pix[i:], []byte{180, 60, 40, 255})
	}
	at := func(profile string) color.NRGBA {
		data := asJPEG(t, red)
		if profile != "" {
			data = withSegments(data, segment(0xe2, "ICC_PROFILE\x00\x01\x01"+profile))
		}
		return color.NRGBAModel.Convert(read(t, decoded(t, data).At(64).PNG()).At(32, 32)).(color.NRGBA)
	}
	plain, p3, other := at(""), at(profileOf(displayP3.primaries)), at(profileOf(srgbPrimaries))
	if plain != other {
		t.Errorf("the profile of sRGB changed %v to %v", plain, other)
	}
	// The value that colour science libraries give for Display P3 (180, 60, 40) in sRGB is (195, 50, 26).
	if near := func(a, b uint8) bool { return math.Abs(float64(a)-float64(b)) <= 5 }; !near(p3.R, 195) || !near(p3.G, 50) || !near(p3.B, 26) {
		t.Errorf("Display P3: %v, unchanged %v", p3, plain)
	}
	for _, s := range []*space{displayP3, adobeRGB} {
		for _, v := range []uint8{0, 17, 128, 255} {
			if r, g, b := s.tables().convert(v, v, v); s == displayP3 && (r != v || g != v || b != v) || r != g || g != b {
				t.Errorf("gray %d becomes %d %d %d", v, r, g, b)
			}
		}
	}
}

func profileOf(primaries [3][3]float64) string {
	b := make([]byte, 128)
	b = binary.BigEndian.AppendUint32(b, 3)
	for i, tag := range []string{"rXYZ", "gXYZ", "bXYZ"} {
		b = append(b, tag...)
		b = binary.BigEndian.AppendUint32(b, uint32(132+36+20*i))
		b = binary.BigEndian.AppendUint32(b, 20)
	}
	for _, p := range primaries {
		b = append(b, "XYZ \x00\x00\x00\x00"...)
		for _, v := range p {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
	}
	return string(b)
}

func faultID(err error) string {
	var f *Fault
	if errors.As(err, &f) {
		return f.ID
	}
	return ""
}
