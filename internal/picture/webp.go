package picture

import (
	"encoding/binary"
)

// readWebP reads the chunks of a WebP file, of which there are few.
func readWebP(s *scanner, h *head) error {
	b, err := s.read(4, 4)
	if err != nil {
		return err
	}
	end := 8 + int64(binary.LittleEndian.Uint32(b))
	h.cut = end > s.size
	glass, found := false, false
	for at, n := int64(12), 0; at+8 <= min(end, s.size) && n < maxSegments; n++ {
		b, err := s.peek(at, 8+10)
		if err != nil {
			return err
		}
		name, length, body := string(b[:4]), int64(binary.LittleEndian.Uint32(b[4:])), at+8
		b = b[8:]
		switch {
		case name == "VP8X" && len(b) == 10:
			if b[0]&2 != 0 {
				return broken(animated)
			}
			glass = b[0]&16 != 0
		case name == "VP8 " && len(b) == 10 && !found:
			if string(b[3:6]) != "\x9d\x01\x2a" {
				return broken(damaged)
			}
			found = true
			h.Width, h.Height = int(binary.LittleEndian.Uint16(b[6:])&0x3fff), int(binary.LittleEndian.Uint16(b[8:])&0x3fff)
			h.Memory = int64(h.Width) * int64(h.Height) * 2
			if glass {
				h.Memory = int64(h.Width)*int64(h.Height)*10 + groupRoom
			}
			h.Drawing = glass
		case name == "VP8L" && len(b) >= 5 && !found:
			if b[0] != 0x2f {
				return broken(damaged)
			}
			found = true
			bits := binary.LittleEndian.Uint32(b[1:])
			h.Width, h.Height = int(bits&0x3fff)+1, int(bits>>14&0x3fff)+1
			h.Memory = int64(h.Width)*int64(h.Height)*8 + groupRoom
			glass = glass || bits>>28&1 == 1
			h.Drawing = glass || sparse(h.Info, s.size)
		case name == "EXIF":
			exif, err := s.peek(body, int(min(length, exifRoom)))
			if err != nil {
				return err
			}
			if len(exif) > 6 && string(exif[:4]) == "Exif" {
				exif = exif[6:]
			}
			h.turn = orientation(exif)
		case name == "ICCP":
			profile, err := s.peek(body, int(min(length, profileRoom)))
			if err != nil {
				return err
			}
			h.colour = spaceOf(profile)
		}
		at = body + length + length&1
	}
	if !found {
		return broken(cutShort)
	}
	h.Unsure = glass && !sparse(h.Info, s.size)
	return nil
}

// groupRoom is what the codes of a lossless WebP can take at most, whatever the size of the picture: 65,536 groups.
const groupRoom = 176 << 20
