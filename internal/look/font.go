package look

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"golang.org/x/image/font/sfnt"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// fallback are the families of the style sheet, for what the site's own lacks and until it has arrived.
const fallback = `system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif`

// formats are the names that style sheets give to kinds of font, and how their files begin.
var formats = map[string]struct {
	name   string
	begins []string
}{
	"woff2": {"woff2", []string{"wOF2"}},
	"woff":  {"woff", []string{"wOFF"}},
	"ttf":   {"truetype", []string{"\x00\x01\x00\x00", "true", "OTTO"}},
	"otf":   {"opentype", []string{"OTTO", "\x00\x01\x00\x00"}},
}

// vietnamese are the letters of Vietnamese that are no letters of English. Their capitals are needed as well.
const vietnamese = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"

// needed are all letters and signs that the pages of a site are written with.
func needed() []rune {
	list := []rune(vietnamese + strings.ToUpper(vietnamese) + "“”‘’–—…")
	for r := '!'; r <= '~'; r++ {
		list = append(list, r)
	}
	return list
}

func (r *reader) font(c *config.Config) error {
	if c.Font == nil || c.Font.Family == "" {
		return nil
	}
	var faces strings.Builder
	for _, face := range []struct {
		key, name string
		weight    int
	}{{"font.regular", c.Font.Regular, 400}, {"font.bold", c.Font.Bold, 600}} {
		kind := ending(face.name)
		data, err := r.file(face.key, face.name, []string{"woff2", "woff", "ttf", "otf"})
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		if !beginsAs(data, formats[kind].begins) {
			r.broken(face.key, face.name)
			continue
		}
		if kind != "woff2" {
			r.covers(face.key, face.name, data)
		}
		sum := sha256.Sum256(data)
		fmt.Fprintf(&faces, "@font-face { font-family: %q; src: url(\"%s?v=%x\") format(%q); font-weight: %d; font-display: swap; }\n",
			c.Font.Family, face.name, sum[:4], formats[kind].name, face.weight)
	}
	if faces.Len() > 0 {
		fmt.Fprintf(&r.rules, "%sbody { font-family: %q, %s; }\n", &faces, c.Font.Family, fallback)
	}
	return nil
}

func beginsAs(data []byte, begins []string) bool {
	for _, b := range begins {
		if bytes.HasPrefix(data, []byte(b)) {
			return true
		}
	}
	return false
}

// covers wants a glyph for every letter that is needed.
func (r *reader) covers(key, name string, data []byte) {
	if bytes.HasPrefix(data, []byte("wOFF")) {
		data = unpack(data)
	}
	f, err := sfnt.Parse(data)
	if data == nil || err != nil {
		r.broken(key, name)
		return
	}
	var buf sfnt.Buffer
	var missing []rune
	for _, letter := range needed() {
		if glyph, err := f.GlyphIndex(&buf, letter); err != nil || glyph == 0 {
			missing = append(missing, letter)
		}
	}
	if len(missing) == 0 {
		return
	}
	const shown = 12
	letters := strings.Join(strings.Split(string(missing[:min(len(missing), shown)]), ""), " ")
	if len(missing) > shown {
		letters += " …"
	}
	r.faults = append(r.faults, field.Fault{
		Path: key, ID: "site/font-letters",
		Message: problem.Text{
			Vi: "phông chữ %[1]q thiếu %[2]d chữ và dấu cần cho tiếng Việt: %[3]s",
			En: "the font %[1]q lacks %[2]d letters and signs that Vietnamese needs: %[3]s",
		}.With("static/"+name, len(missing), letters),
		Hint: problem.Text{Vi: "dùng bản đầy đủ của phông chữ, không phải bản rút gọn", En: "use the full version of the font, not a subset"},
	})
}

// The largest font that is unpacked, and how many tables it may have.
const (
	fontBytes  = 32 << 20
	fontTables = 64
)

// unpack turns a WOFF file into the font that it holds (W3C, WOFF File Format 1.0); nil where it is damaged.
func unpack(data []byte) []byte {
	const head, entry = 44, 20
	if len(data) < head {
		return nil
	}
	n := int(binary.BigEndian.Uint16(data[12:]))
	if n == 0 || n > fontTables || len(data) < head+n*entry {
		return nil
	}
	out := make([]byte, 12+n*16)
	copy(out, data[4:8])
	binary.BigEndian.PutUint16(out[4:], uint16(n)) //nolint:gosec // at most fontTables
	for i := range n {
		from := data[head+i*entry:]
		offset, packed, size := binary.BigEndian.Uint32(from[4:]), binary.BigEndian.Uint32(from[8:]), binary.BigEndian.Uint32(from[12:])
		if uint64(offset)+uint64(packed) > uint64(len(data)) || uint64(len(out))+uint64(size) > fontBytes {
			return nil
		}
		table := inflate(data[offset:offset+packed], int(size))
		if table == nil {
			return nil
		}
		to := out[12+i*16:]
		copy(to, from[:4])
		copy(to[4:8], from[16:20])
		binary.BigEndian.PutUint32(to[8:], uint32(len(out))) //nolint:gosec // at most fontBytes
		binary.BigEndian.PutUint32(to[12:], size)
		out = append(out, table...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// inflate is a table of a known size; one that is not smaller when packed lies there as it is.
func inflate(packed []byte, size int) []byte {
	if len(packed) >= size {
		if len(packed) > size {
			return nil
		}
		return packed
	}
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil
	}
	table, err := io.ReadAll(io.LimitReader(z, int64(size)+1))
	if err != nil || len(table) != size {
		return nil
	}
	return table
}
