package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func checksum(b []byte) uint32 { return crc32.ChecksumIEEE(b) }

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// partsOf lists the segments of a JPEG or the chunks of a PNG.
func partsOf(data []byte) (list []string) {
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		for at := 8; at+8 <= len(data); {
			list = append(list, string(data[at+4:at+8]))
			at += 12 + int(binary.BigEndian.Uint32(data[at:]))
		}
		return list
	}
	names := map[byte]string{0xd8: "SOI", 0xdb: "DQT", 0xc0: "SOF0", 0xc4: "DHT", 0xda: "SOS", 0xd9: "EOI"}
	for at := 0; at+4 <= len(data); {
		name := names[data[at+1]]
		if name == "" {
			name = "other"
		}
		list = append(list, name)
		switch name {
		case "SOI":
			at += 2
		case "SOS":
			return list
		default:
			at += 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		}
	}
	return list
}

// pngOf is a PNG with a head of its own and pixels that unpack to n zero bytes.
func pngOf(width, height uint32, depth, kind, interlace byte, n int) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(name string, body []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
		from := len(out)
		out = append(append(out, name...), body...)
		out = binary.BigEndian.AppendUint32(out, checksum(out[from:]))
	}
	chunk("IHDR", append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height), depth, kind, 0, 0, interlace))
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write(make([]byte, n))
	w.Close()
	chunk("IDAT", packed.Bytes())
	chunk("IEND", nil)
	return out
}

// jpegOf is the head of a JPEG of a size, and nothing behind it.
func jpegOf(marker byte, width, height uint16, parts ...byte) []byte {
	b := []byte{8}
	b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, height), width)
	b = append(b, byte(len(parts)))
	for i, sampling := range parts {
		b = append(b, byte(i+1), sampling, 0)
	}
	data := append([]byte("\xff\xd8"), segment(marker, string(b))...)
	return append(append(data, segment(0xda, "\x01\x01\x00\x00\x3f\x00")...), 0xff, 0xd9)
}

func webpOf(chunk string, body []byte) []byte {
	out := append([]byte("RIFF\x00\x00\x00\x00WEBP"), chunk...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(body)))
	out = append(out, body...)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

// TestRefused says what is wrong with files of all sorts, from their heads where these tell.
func TestRefused(t *testing.T) {
	t.Parallel()
	whole := asJPEG(t, noisy(800, 600))
	tests := []struct {
		name string
		data []byte
		id   string
		what string // a part of the message
		head bool   // whether the head alone tells
	}{
		{"nothing", nil, "picture/broken", "is an empty file", true},
		{"zero bytes", make([]byte, 4096), "picture/broken", "is no JPEG", true},
		{"html", []byte("<!DOCTYPE html><html>"), "picture/broken", "of the kind HTML", true},
		{"svg", []byte("\ufeff <svg xmlns=\"http://www.w3.org/2000/svg\">"), "picture/broken", "of the kind SVG", true},
		{"pdf", []byte("%PDF-1.7\n"), "picture/broken", "of the kind PDF", true},
		{"heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), "picture/broken", "of the kind HEIC", true},
		{"jpeg, three bytes", whole[:3], "picture/broken", "cut short", true},
		{"jpeg, head", whole[:100], "picture/broken", "cut short", true},
		{"jpeg, half", whole[:len(whole)/2], "picture/broken", "cut short", false},
		{"jpeg, end", whole[:len(whole)-2], "picture/broken", "cut short", false},
		{"jpeg without scans", []byte("\xff\xd8\xff\xd9"), "picture/broken", "cut short", true},
		{"png, half", asPNG(t, noisy(300, 200))[:40000], "picture/broken", "cut short", false},
		{"png, damaged", bytes.Replace(asPNG(t, drawn(300, 200)), []byte("IDAT"), []byte("IDAX"), 1), "picture/broken", "damaged", false},
		{"gif, half", asGIF(t, drawn(300, 200))[:2000], "picture/broken", "cut short", false},
		{"webp, half", fixture(t, "lossy.webp")[:900], "picture/broken", "cut short", false},
		{"webp, head", fixture(t, "lossy.webp")[:14], "picture/broken", "cut short", true},
		{"webp, animated", webpOf("VP8X", []byte{2, 0, 0, 0, 9, 0, 0, 9, 0, 0}), "picture/broken", "animated", true},
		{"no pixels", pngOf(0, 10, 8, 2, 0, 0), "picture/broken", "no pixels", true},
		{"png 50,000 × 50,000", pngOf(50_000, 50_000, 8, 6, 0, 100), "picture/too-large", "50000 pixels wide", true},
		{"png 2³¹ × 1", pngOf(1<<31-1, 1, 8, 6, 0, 100), "picture/broken", "damaged", true},
		{"jpeg 50,000 × 50,000", jpegOf(0xc0, 50_000, 50_000, 0x22, 0x11, 0x11), "picture/too-large", "50000 pixels wide", true},
		{"12,001 × 1", pngOf(12_001, 1, 8, 2, 0, 40_000), "picture/too-large", "12001", true},
		{"41 million", jpegOf(0xc0, 8200, 5000, 0x22, 0x11, 0x11), "picture/too-large", "40 million", true},
		{"progressive, full colour", jpegOf(0xc2, 8000, 5000, 0x11, 0x11, 0x11), "picture/too-large", "too much memory", true},
		{"16 bits, interlaced", pngOf(8000, 5000, 16, 6, 1, 100), "picture/too-large", "too much memory", true},
		{"lossless webp", webpOf("VP8L", vp8l(8000, 5000)), "picture/too-large", "too much memory", true},
		{"lossless jpeg", jpegOf(0xc3, 800, 500, 0x11), "picture/broken", "rare kind", true},
		{"gif with a large canvas", append([]byte("GIF89a\xff\xff\xff\xff\x00\x00\x00"), ';'), "picture/too-large", "65535", true},
		{"many passes", manyPasses(t), "picture/broken", "passes", false},
		{"png that unpacks to less", pngOf(5000, 5000, 8, 6, 0, 1000), "picture/broken", "damaged", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, inHead := Inspect(bytes.NewReader(test.data), int64(len(test.data)))
			if (inHead != nil) != test.head {
				t.Errorf("the head alone says %v", inHead)
			}
			_, err := Decode(test.data)
			if faultID(err) != test.id || !strings.Contains(err.Error(), test.what) {
				t.Errorf("%q (%v), want %s: %s", faultID(err), err, test.id, test.what)
			}
		})
	}
}

// vp8l is the head of a lossless WebP.
func vp8l(width, height uint32) []byte {
	return append(binary.LittleEndian.AppendUint32([]byte{0x2f}, width-1|(height-1)<<14), 0, 0, 0, 0)
}

// manyPasses repeats the scan of a JPEG. Decoders walk over all pixels for each.
func manyPasses(t *testing.T) []byte {
	data := asJPEG(t, image.NewGray(image.Rect(0, 0, 64, 64)))
	at := bytes.LastIndex(data, []byte{0xff, 0xda})
	scan := data[at : len(data)-2]
	return append(append(bytes.Clone(data[:at]), bytes.Repeat(scan, maxPasses+1)...), 0xff, 0xd9)
}

// TestCutEverywhere cuts small pictures at every byte: what is read of them is whole or a fault, and Inspect is unsure or refuses
// wherever Decode does.
func TestCutEverywhere(t *testing.T) {
	t.Parallel()
	for name, data := range map[string][]byte{
		"jpeg": asJPEG(t, drawn(40, 30)), "png": asPNG(t, drawn(40, 30)), "gif": asGIF(t, drawn(40, 30)),
		"lossy.webp": fixture(t, "lossy.webp"), "clear.webp": fixture(t, "clear.webp"), "lossless.webp": fixture(t, "lossless.webp"),
	} {
		for n := range data {
			cut := data[:n]
			i, inHead := Inspect(bytes.NewReader(cut), int64(n))
			_, err := Decode(cut)
			if err != nil && faultID(err) == "" {
				t.Errorf("%s, %d bytes: %v", name, n, err)
			}
			if err != nil && inHead == nil && !i.Unsure {
				t.Errorf("%s, %d bytes: the head is sure, but %v", name, n, err)
			}
		}
	}
}

// TestSettle reads pixels where the head leaves a question.
func TestSettle(t *testing.T) {
	t.Parallel()
	glass := noisy(400, 300)
	for i := 3; i < len(glass.Pix)/2; i += 4 {
		glass.Pix[i] = 128
	}
	solid := noisy(400, 300)
	solid.Pix[3] = 254 // else the encoder leaves alpha out
	for name, test := range map[string]struct {
		data    []byte
		drawing bool
	}{
		"photograph with clear parts": {asPNG(t, glass), true},
		"webp with clear parts":       {fixture(t, "clear.webp"), true},
		"alpha that hides nothing":    {alphaOf(asPNG(t, solid)), false},
	} {
		i := inspected(t, test.data)
		if name == "alpha that hides nothing" && !i.Unsure {
			t.Errorf("%s: sure", name)
		}
		settled, err := Settle(test.data, i)
		if err != nil || settled.Unsure || settled.Drawing != test.drawing {
			t.Errorf("%s: %+v, %v", name, settled, err)
		}
	}
	if _, err := Settle(asJPEG(t, solid)[:9000], Info{}); faultID(err) != "picture/broken" {
		t.Errorf("half a picture: %v", err)
	}
}

// alphaOf is a PNG with an alpha channel that is 255 all over, which the encoder of the library does not write.
func alphaOf(data []byte) []byte {
	img, _, _ := image.Decode(bytes.NewReader(data))
	b := img.Bounds()
	raw := make([]byte, 0, b.Dy()*(1+4*b.Dx()))
	for y := range b.Dy() {
		raw = append(raw, 0)
		for x := range b.Dx() {
			r, g, bl, _ := img.At(x, y).RGBA()
			raw = append(raw, byte(r>>8), byte(g>>8), byte(bl>>8), 255)
		}
	}
	out := pngOf(uint32(b.Dx()), uint32(b.Dy()), 8, 6, 0, 0)
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write(raw)
	w.Close()
	at := bytes.Index(out, []byte("IDAT")) - 4
	chunk := binary.BigEndian.AppendUint32(nil, uint32(packed.Len()))
	chunk = append(append(chunk, "IDAT"...), packed.Bytes()...)
	chunk = binary.BigEndian.AppendUint32(chunk, checksum(chunk[4:]))
	return append(append(bytes.Clone(out[:at]), chunk...), out[len(out)-12:]...)
}

// TestLittleMemory refuses a huge picture and reads the head of a large one without the memory of their pixels.
func TestLittleMemory(t *testing.T) {
	huge, large := pngOf(50_000, 50_000, 16, 6, 0, 50<<20), pngOf(8000, 5000, 8, 2, 0, 8000*5000*3)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 10 {
		if _, err := Decode(huge); faultID(err) != "picture/too-large" {
			t.Fatal(err)
		}
		inspected(t, large)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("%d bytes", used)
	}
}

func FuzzDecode(f *testing.F) {
	var progressive bytes.Buffer
	if err := jpeg.Encode(&progressive, drawn(20, 20), nil); err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{
		progressive.Bytes(), asPNG(f, drawn(20, 20)), asGIF(f, drawn(20, 20)), fixture(f, "lossy.webp"), fixture(f, "lossless.webp"), fixture(f, "clear.webp"),
		withSegments(asJPEG(f, drawn(16, 8)), segment(0xe1, "Exif\x00\x00"+exif(6)), segment(0xe2, "ICC_PROFILE\x00\x01\x01"+profileOf(displayP3.primaries))),
		withChunk(asPNG(f, drawn(16, 8)), "eXIf", exif(5)), pngOf(40, 40, 16, 6, 1, 40*41*8), jpegOf(0xc2, 16, 16, 0x11, 0x11, 0x11),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		i, inHead := Inspect(bytes.NewReader(data), int64(len(data)))
		if inHead == nil && i.Width*i.Height > 1<<20 {
			return // slow, not wrong
		}
		p, err := Decode(data)
		if err != nil {
			if faultID(err) == "" {
				t.Fatal(err)
			}
			return
		}
		if p.Width != i.Width || p.Height != i.Height || inHead != nil {
			t.Fatalf("%d × %d, the head says %+v, %v", p.Width, p.Height, i, inHead)
		}
		c := p.At(33)
		read(t, c.JPEG())
		read(t, c.PNG())
	})
}

func BenchmarkCopies(b *testing.B) {
	data := asJPEG(b, noisy(4000, 3000))
	b.ReportAllocs()
	for b.Loop() {
		p, err := Decode(data)
		if err != nil {
			b.Fatal(err)
		}
		p = p.At(2400)
		p.JPEG()
		for _, width := range []int{1600, 960, 480} {
			p = p.At(width)
			p.JPEG()
		}
	}
}
