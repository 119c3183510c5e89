// Package picture makes pictures fit to be published.
//
// In go the bytes of a JPEG, PNG, WebP or GIF file (of an animation, its first frame) that nobody has checked. Inspect reads
// the head of a file and says what it holds; Decode reads its pixels; At makes a smaller copy, and JPEG and PNG write it.
// The same bytes in give the same bytes out on every machine.
//
// What comes out holds pixels and nothing else: no Exif, GPS, XMP or IPTC, no comment, preview or name of a camera. Two things
// that such data say are carried out before it goes: a picture is turned as the camera was held (Exif orientation), and colours
// of the common wide spaces (Display P3, Adobe RGB) are brought to sRGB, which every browser takes a picture without a
// profile for. Other profiles are left out without a change of colours. CMYK is turned into RGB by the plain formula.
//
// A picture over a limit is refused from its head, before its pixels are read: more than 12,000 pixels a side, more than 40
// million in all, more memory than 400 MB for a reader that must keep the whole of it (progressive JPEG with full colour,
// 16 bits a channel in an interlaced PNG), more than 64 passes (20 at the limit of pixels). What is wrong comes back as a *Fault, with a way to mend it.
//
// The package opens no files, knows no records and never makes a picture larger.
package picture

import (
	"fmt"
	"io"

	"congkhai/internal/problem"
)

// The limits.
const (
	MaxSide   = 12_000
	MaxPixels = 40_000_000
	maxMemory = 400 << 20
	maxPasses = 64          // of a JPEG
	maxWalks  = 800_000_000 // passes times pixels
)

// Format is a kind of picture file.
type Format int

// The formats that are read. JPEG and PNG are written too.
const (
	JPEG Format = iota
	PNG
	WebP
	GIF
)

func (f Format) String() string { return [...]string{"JPEG", "PNG", "WebP", "GIF"}[f] }

// Info is what the head of a file says of its picture.
type Info struct {
	Format        Format
	Width, Height int   // as it is seen, turned as the camera was held
	Memory        int64 // about how many bytes its pixels take while it is read
	// Drawing is whether its copies are better written as PNG: it has few colours, or parts that can be seen through.
	Drawing bool
	// Unsure is whether only the pixels can tell the truth about Drawing, or whether the file is whole: see Settle.
	Unsure bool
}

// Copy is the width and height of the copy that At makes.
func (i Info) Copy(width int) (int, int) {
	width = max(min(width, i.Width), 1)
	return width, heightAt([2]int{i.Width, i.Height}, width)
}

// Fault is what is wrong with a file. It is an error, so that a reader of files can tell it from those of the system.
type Fault struct {
	ID   string       // picture/problem, stable for ever
	What problem.Text // after "the picture x": "is cut short"
	Hint problem.Text
}

func (f *Fault) Error() string { return f.What.En }

// Message is what is wrong as a sentence, with the name of the file.
func (f *Fault) Message(name string) problem.Text {
	return problem.Text{Vi: fmt.Sprintf("ảnh %q %s", name, f.What.Vi), En: fmt.Sprintf("the picture %q %s", name, f.What.En)}
}

// head is what is read from the head of a file.
type head struct {
	Info
	turn   turn
	colour *space
	cut    bool // whether the end of the file is not that of a picture
}

// Inspect reads the head of a file of that many bytes. The error is a *Fault where the file is no picture that can be published.
func Inspect(r io.ReadSeeker, size int64) (Info, error) {
	h, err := readHead(&scanner{r: r, size: size})
	return h.Info, err
}

func readHead(s *scanner) (head, error) {
	var h head
	start, err := s.peek(0, 32)
	if err != nil {
		return h, err
	}
	read := map[Format]func(*scanner, *head) error{JPEG: readJPEG, PNG: readPNG, WebP: readWebP, GIF: readGIF}
	format, ok := formatOf(start)
	if !ok {
		return h, notAPicture(start, s.size)
	}
	h.Format = format
	if err := read[format](s, &h); err != nil {
		return h, err
	}
	h.Unsure = h.Unsure || h.cut
	if h.turn.swaps() {
		h.Width, h.Height = h.Height, h.Width
	}
	return h, h.limit()
}

// limit refuses what would take too much to read.
func (h *head) limit() error {
	switch {
	case h.Width < 1 || h.Height < 1:
		return broken(noPixels)
	case h.Width > MaxSide || h.Height > MaxSide || h.Width*h.Height > MaxPixels:
		return tooLarge(h.Width, h.Height)
	case h.Memory > maxMemory:
		return tooHeavy(h.Width, h.Height)
	}
	return nil
}

// Settle reads the pixels of a picture whose head leaves something open. The error is a *Fault where they cannot be read.
func Settle(data []byte, i Info) (Info, error) {
	p, err := Decode(data)
	if err != nil {
		return i, err
	}
	i.Unsure = false
	i.Drawing = i.Drawing && (sparse(i, int64(len(data))) || !p.opaque() || i.Format == GIF)
	return i, nil
}

// sparse reports whether a losslessly written picture takes so few bytes that it must have few colours or large even parts.
// Photographs take 1.2 bytes a pixel and more.
func sparse(i Info, size int64) bool { return size*10 < int64(i.Width)*int64(i.Height)*6 }
