package render

import (
	"errors"
	"html/template"
	"strconv"
	"sync"

	"rsc.io/qr/coding"
)

// plans are how the modules of each size stand, by version. Laying one out takes longer than drawing a code by it.
var plans [coding.MaxVersion + 1]struct {
	once sync.Once
	plan *coding.Plan
	err  error
}

var errTooLong = errors.New("drawing the address as a code: it is too long")

// encode is the smallest code of the medium level that holds a text.
func encode(text string) (*coding.Code, error) {
	for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
		if coding.String(text).Bits(v) > v.DataBytes(coding.M)*8 {
			continue
		}
		p := &plans[v]
		p.once.Do(func() { p.plan, p.err = coding.NewPlan(v, coding.M, 0) })
		if p.err != nil {
			return nil, p.err
		}
		return p.plan.Encode(coding.String(text))
	}
	return nil, errTooLong
}

// qrCode draws an address as a square of dark modules, with the quiet zone of four that readers ask for. Each row of them
// is a line with gaps. label says to those who cannot see it where it leads.
func qrCode(address, label string) (template.HTML, error) {
	code, err := encode(address)
	if err != nil {
		return "", err
	}
	const quiet = 4
	size := strconv.Itoa(code.Size + 2*quiet)
	b := make([]byte, 0, 4<<10)
	b = append(b, `<svg class="qr" viewBox="0 0 `+size+" "+size+`" role="img" aria-label="`+template.HTMLEscapeString(label)+
		`" shape-rendering="crispEdges"><rect width="`+size+`" height="`+size+`" fill="#fff"></rect><path stroke="#000" d="`...)
	for y := range code.Size {
		pen := -1 // where the last run of the row ended
		for x := 0; x < code.Size; x++ {
			run := 0
			for x+run < code.Size && code.Black(x+run, y) {
				run++
			}
			switch {
			case run == 0:
				continue
			case pen < 0:
				b = strconv.AppendInt(append(b, 'M'), int64(x+quiet), 10)
				b = append(strconv.AppendInt(append(b, ' '), int64(y+quiet), 10), ".5"...)
			default:
				b = append(strconv.AppendInt(append(b, 'm'), int64(x-pen), 10), " 0"...)
			}
			b = strconv.AppendInt(append(b, 'h'), int64(run), 10)
			x += run
			pen = x
		}
	}
	return template.HTML(append(b, `"></path></svg>`...)), nil
}
