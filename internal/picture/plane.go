package picture

// plane is a picture of one or four interleaved channels, 8 bits each.
type plane struct {
	pix           []uint8
	width, height int
	channels      int
	stride        int // 0: width*channels
}

func newPlane(width, height, channels int) plane {
	return plane{pix: make([]uint8, width*height*channels), width: width, height: height, channels: channels}
}

// row is a row of a plane.
func (p plane) row(y int) []uint8 {
	stride := p.stride
	if stride == 0 {
		stride = p.width * p.channels
	}
	return p.pix[y*stride:][:p.width*p.channels]
}

// turned is the plane as the camera was held.
func (p plane) turned(t turn) plane {
	if t <= 1 || p.pix == nil {
		return p
	}
	w, h := p.width, p.height
	if t.swaps() {
		w, h = h, w
	}
	q := newPlane(w, h, p.channels)
	// The pixel at (x, y) of the result stands at origin + x*right + y*down of the plane.
	lastX, lastY := p.width-1, (p.height-1)*p.width
	origin, right, down := 0, 1, p.width
	switch t {
	case 2:
		origin, right = lastX, -1
	case 3:
		origin, right, down = lastX+lastY, -1, -p.width
	case 4:
		origin, down = lastY, -p.width
	case 5:
		right, down = p.width, 1
	case 6:
		origin, right, down = lastY, -p.width, 1
	case 7:
		origin, right, down = lastX+lastY, -p.width, -1
	case 8:
		origin, right, down = lastX, p.width, -1
	}
	n := p.channels
	for y := range h {
		from := origin + y*down
		to := q.pix[y*w*n:][:w*n]
		for x := range w {
			if n == 1 {
				to[x] = p.pix[from]
			} else {
				copy(to[x*n:][:n], p.pix[from*n:])
			}
			from += right
		}
	}
	return q
}
