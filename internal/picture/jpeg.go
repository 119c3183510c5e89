package picture

import (
	"bytes"
	"encoding/binary"
)

// maxSegments is how many segments may stand before the pixels of a JPEG. A profile of colours takes up to 255.
const maxSegments = 1000

// readJPEG reads the segments before the first scan: sizes, how the pixels are written, orientation and profile.
func readJPEG(s *scanner, h *head) error {
	at, framed := int64(2), false
	var profile []byte
	for range maxSegments {
		b, err := s.read(at, 4)
		if err != nil {
			return err
		}
		if b[0] != 0xff {
			return broken(damaged)
		}
		marker := b[1]
		if marker == 0xff { // a fill byte
			at++
			continue
		}
		if marker >= 0xd0 && marker <= 0xd7 || marker == 0x01 { // stand alone
			at += 2
			continue
		}
		length := int64(binary.BigEndian.Uint16(b[2:]))
		if length < 2 || marker == 0xd8 || marker == 0xd9 {
			return broken(damaged)
		}
		body, n := at+4, int(length-2)
		switch {
		case marker == 0xda:
			if !framed {
				return broken(damaged)
			}
			h.colour = spaceOf(profile)
			end, err := s.tail(64 << 10)
			h.cut = !bytes.Contains(end, []byte{0xff, 0xd9})
			return err
		case marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc:
			if framed {
				return broken(damaged)
			}
			frame, err := s.read(body, min(n, 6+3*4))
			if err != nil {
				return err
			}
			if err := h.frame(marker, frame); err != nil {
				return err
			}
			framed = true
		case marker == 0xe1 && n > 6:
			app, err := s.read(body, min(n, exifRoom))
			if err != nil {
				return err
			}
			if tiff, ok := bytes.CutPrefix(app, []byte("Exif\x00")); ok && len(tiff) > 0 && h.turn == 0 {
				h.turn = orientation(tiff[1:])
			}
		case marker == 0xe2 && n > 14:
			app, err := s.read(body, n)
			if err != nil {
				return err
			}
			if part, ok := bytes.CutPrefix(app, []byte("ICC_PROFILE\x00")); ok && len(profile) < profileRoom {
				profile = append(profile, part[2:]...)
			}
		}
		at += 2 + length
	}
	return broken(damaged)
}

// frame reads the header of a frame, SOF0 to SOF15.
func (h *head) frame(marker byte, b []byte) error {
	if marker > 0xc2 {
		return broken(unusual) // lossless, hierarchical or arithmetic
	}
	if len(b) < 6 {
		return broken(damaged)
	}
	h.Height, h.Width = int(binary.BigEndian.Uint16(b[1:])), int(binary.BigEndian.Uint16(b[3:]))
	parts := int(b[5])
	if b[0] != 8 || parts != 1 && parts != 3 && parts != 4 {
		return broken(unusual)
	}
	if len(b) < 6+3*parts {
		return broken(damaged)
	}
	var most, all int64
	for i := range parts {
		sampling := b[6+3*i+1]
		area := int64(sampling>>4) * int64(sampling&15)
		most, all = max(most, area), all+area
	}
	if most == 0 {
		return broken(damaged)
	}
	pixels := int64(h.Width) * int64(h.Height)
	samples := pixels * all / most
	h.Memory = samples
	if marker == 0xc2 {
		h.Memory += 4 * samples // the coefficients are kept until the last pass
	}
	if parts > 1 {
		h.Memory += pixels // the widest of what RGB, CMYK and the copies take besides
	}
	if parts == 4 {
		h.Memory += 4 * pixels
	}
	return nil
}

// scans counts the scans of a JPEG. Each costs the reader a walk over the whole picture, however few bytes it takes.
func scans(data []byte) int {
	n := 0
	for at := 2; ; {
		i := bytes.IndexByte(data[min(at, len(data)):], 0xff)
		if i < 0 || at+i+1 >= len(data) {
			return n
		}
		at += i + 1
		switch data[at] {
		case 0xd9:
			return n
		case 0xda:
			n++
			fallthrough
		case 0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd, 0xe0, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xfe:
			if at+3 > len(data) {
				return n
			}
			at += 1 + int(binary.BigEndian.Uint16(data[at+1:]))
		case 0xff: // a fill byte, followed by the marker itself
		default:
			at++
		}
	}
}
