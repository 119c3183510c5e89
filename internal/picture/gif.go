package picture

import "encoding/binary"

// readGIF reads the size of the canvas. All is in the head but whether the file is whole.
func readGIF(s *scanner, h *head) error {
	b, err := s.read(6, 4)
	if err != nil {
		return err
	}
	h.Width, h.Height = int(binary.LittleEndian.Uint16(b)), int(binary.LittleEndian.Uint16(b[2:]))
	h.Memory = int64(h.Width) * int64(h.Height) * 5 // a frame, and the canvas that it may be smaller than
	h.Drawing = true
	end, err := s.tail(2)
	h.cut = string(end) != "\x00;"
	return err
}
