package picture

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"
)

// Picture is a picture read whole, or a copy made of one.
type Picture struct {
	Width, Height int    // as it is seen
	full          [2]int // the same of the picture that this is a copy of

	// One of the three holds the pixels: the channels of a JPEG or WebP, any other image, or a copy of it.
	channels []plane // luma, or luma and two of chroma
	whole    image.Image
	copied   plane // RGBA, multiplied by alpha

	isCopy bool
	turn   turn // still to be made
	colour *space
}

// Decode reads a picture whole. The error is a *Fault: nothing else can fail.
func Decode(data []byte) (*Picture, error) {
	h, err := readHead(&scanner{r: bytes.NewReader(data), size: int64(len(data))})
	if err != nil {
		return nil, err
	}
	img, err := pixels(data, &h)
	var unsupported jpeg.UnsupportedError
	var fault *Fault
	switch {
	case errors.As(err, &fault):
		return nil, fault
	case errors.As(err, &unsupported):
		return nil, broken(unusual)
	case err != nil:
		return nil, h.faultOf(err)
	}
	p := &Picture{Width: h.Width, Height: h.Height, full: [2]int{h.Width, h.Height}, turn: h.turn, colour: h.colour}
	width, height := img.Bounds().Dx(), img.Bounds().Dy()
	if p.turn.swaps() {
		width, height = height, width
	}
	if width != p.Width || height != p.Height {
		return nil, broken(damaged)
	}
	switch img := img.(type) {
	case *image.YCbCr:
		p.channels = channelsOf(img)
	case *image.Gray:
		p.channels = []plane{packed(img.Pix, img.Stride, img.Bounds().Dx(), img.Bounds().Dy())}
	default:
		p.whole = img
	}
	return p, nil
}

// pixels calls the decoder of the format, whose panics are damage of the file.
func pixels(data []byte, h *head) (img image.Image, err error) {
	defer func() {
		if v := recover(); v != nil {
			img, err = nil, broken(damaged)
		}
	}()
	r := bytes.NewReader(data)
	switch h.Format {
	case JPEG:
		if n := scans(data); n > maxPasses || n*h.Width*h.Height > maxWalks {
			return nil, broken(passes)
		}
		return jpeg.Decode(r)
	case PNG:
		return png.Decode(r)
	case WebP:
		return webp.Decode(r)
	}
	frame, err := gif.Decode(r)
	if err != nil {
		return nil, err
	}
	return canvas(frame, data)
}

// canvas puts the first frame of a GIF, which may be smaller, in its place.
func canvas(frame image.Image, data []byte) (image.Image, error) {
	c, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	all := image.Rect(0, 0, c.Width, c.Height)
	if p, ok := frame.(*image.Paletted); !ok || p.Rect == all {
		return frame, nil
	}
	img := image.NewNRGBA(all)
	draw.Draw(img, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return img, nil
}

// channelsOf are the channels of an image without copying them.
func channelsOf(img *image.YCbCr) []plane {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	cw, ch := width, height
	switch img.SubsampleRatio {
	case image.YCbCrSubsampleRatio422:
		cw = (width + 1) / 2
	case image.YCbCrSubsampleRatio420:
		cw, ch = (width+1)/2, (height+1)/2
	case image.YCbCrSubsampleRatio440:
		ch = (height + 1) / 2
	case image.YCbCrSubsampleRatio411:
		cw = (width + 3) / 4
	case image.YCbCrSubsampleRatio410:
		cw, ch = (width+3)/4, (height+1)/2
	}
	return []plane{packed(img.Y, img.YStride, width, height), packed(img.Cb, img.CStride, cw, ch), packed(img.Cr, img.CStride, cw, ch)}
}

// packed is a plane whose rows may be longer than its width.
func packed(pix []uint8, stride, width, height int) plane {
	return plane{pix: pix, stride: stride, width: width, height: height, channels: 1}
}

// opaque reports whether nothing can be seen through.
func (p *Picture) opaque() bool {
	switch {
	case p.channels != nil:
		return true
	case p.whole != nil:
		if o, ok := p.whole.(interface{ Opaque() bool }); ok {
			return o.Opaque()
		}
		return false
	}
	for i := 3; i < len(p.copied.pix); i += 4 {
		if p.copied.pix[i] != 0xff {
			return false
		}
	}
	return true
}

// heightAt is the height of a copy of a picture.
func heightAt(full [2]int, width int) int {
	return max(1, (2*full[1]*width+full[0])/(2*full[0]))
}

// At is a copy of the picture of at most that width, in sRGB, without anything to turn. Copies may be made of copies.
func (p *Picture) At(width int) *Picture {
	width = max(min(width, p.Width), 1)
	if width == p.Width && p.isCopy {
		return p
	}
	c := &Picture{Width: width, Height: heightAt(p.full, width), full: p.full, isCopy: true}
	w, h := c.Width, c.Height
	if p.turn.swaps() {
		w, h = h, w
	}
	switch {
	case p.channels != nil:
		for i, channel := range p.channels {
			cw, ch := w, h
			if i > 0 {
				cw, ch = (w+1)/2, (h+1)/2
			}
			c.channels = append(c.channels, scale(channel.row, channel.width, channel.height, cw, ch, 1).turned(p.turn))
		}
	case p.whole != nil:
		c.copied = scale(rows(p.whole), p.whole.Bounds().Dx(), p.whole.Bounds().Dy(), w, h, 4).turned(p.turn)
	default:
		c.copied = scale(p.copied.row, p.copied.width, p.copied.height, w, h, 4)
	}
	if p.colour != nil {
		c.convert(p.colour)
	}
	return c
}

// rows reads an image by rows, as RGBA multiplied by alpha.
func rows(img image.Image) func(y int) []uint8 {
	b := img.Bounds()
	line := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	return func(y int) []uint8 {
		draw.Draw(line, line.Rect, img, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		return line.Pix
	}
}

// quality is that of published JPEG pictures.
const quality = 82

// JPEG writes a copy as JPEG, on white where it can be seen through.
func (p *Picture) JPEG() []byte {
	var img image.Image
	switch len(p.channels) {
	case 1:
		c := p.channels[0]
		img = &image.Gray{Pix: c.pix, Stride: c.width, Rect: image.Rect(0, 0, c.width, c.height)}
	case 3:
		img = p.ycbcr()
	default:
		rgba := image.NewRGBA(image.Rect(0, 0, p.Width, p.Height))
		for i := 0; i < len(rgba.Pix); i += 4 {
			a := p.copied.pix[i+3]
			for j := range 3 {
				rgba.Pix[i+j] = uint8(min(int(p.copied.pix[i+j])+255-int(a), 255))
			}
			rgba.Pix[i+3] = 0xff
		}
		img = rgba
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: quality}); err != nil {
		panic(err) // a buffer takes everything, and no copy is larger than the format allows
	}
	return b.Bytes()
}

func (p *Picture) ycbcr() *image.YCbCr {
	y, cb, cr := p.channels[0], p.channels[1], p.channels[2]
	return &image.YCbCr{
		Y: y.pix, Cb: cb.pix, Cr: cr.pix, YStride: y.width, CStride: cb.width,
		SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: image.Rect(0, 0, y.width, y.height),
	}
}

// PNG writes a copy as PNG, with a palette where it has 256 colours or fewer.
func (p *Picture) PNG() []byte {
	var img image.Image
	switch len(p.channels) {
	case 1:
		c := p.channels[0]
		img = &image.Gray{Pix: c.pix, Stride: c.width, Rect: image.Rect(0, 0, c.width, c.height)}
	case 3:
		rgba := image.NewRGBA(image.Rect(0, 0, p.Width, p.Height))
		draw.Draw(rgba, rgba.Rect, p.ycbcr(), image.Point{}, draw.Src)
		img = rgba
	default:
		img = p.flat()
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// flat is a copy as an image with the fewest bytes a pixel.
func (p *Picture) flat() image.Image {
	rect := image.Rect(0, 0, p.Width, p.Height)
	rgba := &image.RGBA{Pix: p.copied.pix, Stride: 4 * p.Width, Rect: rect}
	img := image.NewPaletted(rect, nil)
	known := map[[4]uint8]uint8{}
	for i := 0; i < len(rgba.Pix); i += 4 {
		c := [4]uint8(rgba.Pix[i:])
		n, ok := known[c]
		if !ok {
			if len(known) == 256 {
				return rgba
			}
			n = uint8(len(known))
			known[c] = n
			img.Palette = append(img.Palette, color.NRGBAModel.Convert(color.RGBA{c[0], c[1], c[2], c[3]}))
		}
		img.Pix[i/4] = n
	}
	return img
}
