package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
)

// readPNG reads the chunks before the pixels, and those behind them where the file is small enough to look.
func readPNG(s *scanner, h *head) error {
	b, err := s.read(8, 8+13)
	if err != nil {
		return err
	}
	if string(b[4:8]) != "IHDR" || binary.BigEndian.Uint32(b) != 13 {
		return broken(damaged)
	}
	width, height := binary.BigEndian.Uint32(b[8:]), binary.BigEndian.Uint32(b[12:])
	if width > 1<<30 || height > 1<<30 {
		return broken(damaged)
	}
	h.Width, h.Height = int(width), int(height)
	depth, kind, interlaced := int64(b[16]), b[17], b[20] == 1
	glass := kind == 4 || kind == 6 // can be seen through, in parts
	at := int64(8 + 25)
	for range maxSegments {
		b, err := s.peek(at, 8)
		if err != nil {
			return err
		}
		if len(b) < 8 {
			break
		}
		length, name := int64(binary.BigEndian.Uint32(b)), string(b[4:])
		body := at + 8
		switch name {
		case "tRNS":
			glass = true
		case "eXIf":
			exif, err := s.peek(body, int(min(length, exifRoom)))
			if err != nil {
				return err
			}
			h.turn = orientation(exif)
		case "iCCP":
			packed, err := s.peek(body, int(min(length, profileRoom)))
			if err != nil {
				return err
			}
			h.colour = spaceOf(unpack(packed))
		}
		if name == "IDAT" || name == "IEND" {
			break
		}
		at = body + length + 4
	}
	channels := map[byte]int64{0: 1, 2: 4, 3: 1, 4: 4, 6: 4}[kind]
	pixels := int64(h.Width) * int64(h.Height)
	h.Memory = pixels * channels
	if depth == 16 {
		h.Memory = pixels * 8
		if kind == 0 && !glass {
			h.Memory = pixels * 2
		}
	}
	if interlaced {
		h.Memory += h.Memory / 2
	}
	few := kind == 3 || depth < 8 || sparse(h.Info, s.size)
	h.Drawing = few || glass
	end, err := s.tail(64)
	h.cut = !bytes.Contains(end, []byte("IEND\xaeB`\x82"))
	h.Unsure = h.Drawing && !few
	return err
}

// unpack takes the profile out of an iCCP chunk: a name, a zero byte, the method, and compressed bytes.
func unpack(chunk []byte) []byte {
	name := bytes.IndexByte(chunk, 0)
	if name < 0 || name+2 > len(chunk) {
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(chunk[name+2:]))
	if err != nil {
		return nil
	}
	profile, err := io.ReadAll(io.LimitReader(r, profileRoom))
	if err != nil {
		return nil
	}
	return profile
}
