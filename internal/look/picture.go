package look

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

// The largest space that an emblem takes in the head of a page, in CSS pixels.
const (
	emblemWidth  = 160
	emblemHeight = 48
)

func (r *reader) emblem(c *config.Config) error {
	const key = "brand.emblem"
	data, err := r.file(key, c.Brand.Emblem, []string{"svg", "png"})
	if data == nil {
		return err
	}
	width, height, ok := sizeOf(data, ending(c.Brand.Emblem))
	if !ok {
		r.broken(key, c.Brand.Emblem)
		return nil
	}
	scale := min(emblemWidth/width, emblemHeight/height)
	r.look.Emblem = &Emblem{
		File: c.Brand.Emblem, Width: int(max(1, math.Round(width*scale))), Height: int(max(1, math.Round(height*scale))),
	}
	return nil
}

var iconTypes = map[string]string{"svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon"}

func (r *reader) icon(c *config.Config) error {
	const key = "brand.icon"
	data, err := r.file(key, c.Brand.Icon, []string{"svg", "png", "ico"})
	if data == nil {
		return err
	}
	kind := ending(c.Brand.Icon)
	if _, _, ok := sizeOf(data, kind); !ok && kind != "ico" || kind == "ico" && !bytes.HasPrefix(data, []byte("\x00\x00\x01\x00")) {
		r.broken(key, c.Brand.Icon)
		return nil
	}
	r.look.Icon, r.look.IconType = c.Brand.Icon, iconTypes[kind]
	return nil
}

func ending(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

// sizeOf is the size of a picture as its file tells it; ok is false where it is none.
func sizeOf(data []byte, kind string) (width, height float64, ok bool) {
	if kind == "png" {
		head, err := png.DecodeConfig(bytes.NewReader(data))
		return float64(head.Width), float64(head.Height), err == nil && head.Width > 0 && head.Height > 0
	}
	return sizeOfSVG(data)
}

// sizeOfSVG reads viewBox, else width and height, of the first element.
func sizeOfSVG(data []byte) (width, height float64, ok bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if err != nil {
			return 0, 0, false
		}
		svg, is := t.(xml.StartElement)
		if !is {
			continue
		}
		for _, a := range svg.Attr {
			switch n := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ',' || r == ' ' }); {
			case a.Name.Local == "viewBox" && len(n) == 4:
				width, height = length(n[2]), length(n[3])
				return width, height, svg.Name.Local == "svg" && width > 0 && height > 0
			case a.Name.Local == "width":
				width = length(a.Value)
			case a.Name.Local == "height":
				height = length(a.Value)
			}
		}
		return width, height, svg.Name.Local == "svg" && width > 0 && height > 0
	}
}

// length reads a number of pixels; 0 for what is none, and for what no picture can be.
func length(text string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(text), "px"), 64)
	if err != nil || !(n > 1e-6 && n < 1e6) {
		return 0
	}
	return n
}

// file reads a file that a key names. It is nil where the key names none or the file is not there, which is a fault.
func (r *reader) file(key, name string, endings []string) ([]byte, error) {
	if name == "" {
		return nil, nil
	}
	data, err := fs.ReadFile(r.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		r.faults = append(r.faults, field.Fault{
			Path: key, ID: "site/file-missing",
			Message: problem.Text{Vi: "không có tệp %q trong thư mục static", En: "there is no file %q in the folder static"}.With(name),
			Hint:    r.suggest(name, endings),
		})
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading static/%s: %w", name, err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// suggest names a file that may be meant.
func (r *reader) suggest(name string, endings []string) problem.Text {
	var names []string
	_ = fs.WalkDir(r.files, ".", func(name string, d fs.DirEntry, err error) error { // what cannot be listed is not suggested
		if err == nil && !d.IsDir() && slices.Contains(endings, ending(name)) {
			names = append(names, name)
		}
		return nil
	})
	if best, ok := viet.DidYouMean(name, names); ok {
		return problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	}
	return problem.Text{Vi: "chép tệp vào static/%s, hoặc sửa khóa này", En: "put the file into static/%s, or correct this key"}.With(name)
}

func (r *reader) broken(key, name string) {
	kind := strings.ToUpper(ending(name))
	r.faults = append(r.faults, field.Fault{
		Path: key, ID: "site/file-broken",
		Message: problem.Text{Vi: "tệp %[1]q không phải tệp %[2]s nguyên vẹn", En: "the file %[1]q is no whole %[2]s file"}.With("static/"+name, kind),
		Hint:    problem.Text{Vi: "xuất lại tệp từ chương trình đã tạo ra nó", En: "export it again from the program that made it"},
	})
}
