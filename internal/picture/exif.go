package picture

import "encoding/binary"

// exifRoom is how much of an Exif block is looked at. The first directory, which holds the orientation, stands at its head.
const exifRoom = 64 << 10

// turn is an Exif orientation, 1 to 8; 0 for none. From 5 on a picture lies on its side.
type turn uint8

func (t turn) swaps() bool { return t >= 5 }

// orientation reads tag 0x0112 from the first directory of a TIFF block.
func orientation(tiff []byte) turn {
	if len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder
	switch string(tiff[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return 0
	}
	at := int64(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > int64(len(tiff)) {
		return 0
	}
	n := int64(order.Uint16(tiff[at:]))
	for i := range n {
		e := at + 2 + 12*i
		if e+12 > int64(len(tiff)) {
			return 0
		}
		entry := tiff[e:]
		if order.Uint16(entry) != 0x0112 {
			continue
		}
		const short = 3
		if v := order.Uint16(entry[8:]); order.Uint16(entry[2:]) == short && v >= 1 && v <= 8 {
			return turn(v)
		}
		return 0
	}
	return 0
}
