package look

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"image/png"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"

	"congkhai/internal/config"
	"congkhai/internal/overlay"
	"congkhai/static"
)

// drawn is a PNG of one by three pixels.
var drawn = func() string {
	var b strings.Builder
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 3))); err != nil {
		panic(err)
	}
	return b.String()
}()

// lay lays files over the embedded ones.
func lay(files map[string]string) fs.FS {
	own := fstest.MapFS{}
	for name, text := range files {
		own[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return overlay.FS{own, static.Files}
}

// read reads the look that settings give a site with files of its own.
func read(t *testing.T, settings string, files map[string]string) (*Look, []string) {
	t.Helper()
	c, problems := config.Parse([]byte("title = \"T\"\nbase_url = \"https://example.org\"\norganisation = \"u\"\n" + settings))
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	l, faults, err := Read(c, lay(files))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, f := range faults {
		for _, words := range []string{f.Message.Vi, f.Message.En, f.Hint.Vi, f.Hint.En} {
			if words == "" || strings.Contains(words, "%!") {
				t.Errorf("%s: words are missing: %+v", f.Path, f)
			}
		}
		found = append(found, f.Path+" "+f.ID)
	}
	return l, found
}

// table is a table of a font.
type table struct {
	tag  string
	data []byte
}

// tablesOf takes a font apart.
func tablesOf(font []byte) []table {
	var list []table
	for i := range int(binary.BigEndian.Uint16(font[4:])) {
		entry := font[12+16*i:]
		offset, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		list = append(list, table{string(entry[:4]), font[offset : offset+size]})
	}
	return list
}

// withLetters is the font of the Go project with glyphs for the letters given, whatever they look like.
func withLetters(letters []rune) []table {
	letters = slices.Clone(letters)
	slices.Sort(letters)
	letters = slices.Compact(letters)
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0} // one subtable for all of Unicode, in format 12
	put := func(n int) { cmap = binary.BigEndian.AppendUint32(cmap, uint32(n)) }
	put(16 + 12*len(letters))
	put(0)
	put(len(letters))
	for _, r := range letters {
		put(int(r))
		put(int(r))
		put(36)
	}
	list := tablesOf(goregular.TTF)
	for i := range list {
		if list[i].tag == "cmap" {
			list[i].data = cmap
		}
	}
	return list
}

// ttf puts a font together.
func ttf(list []table) string {
	out := append([]byte("\x00\x01\x00\x00"), 0, byte(len(list)), 0, 0, 0, 0, 0, 0)
	at := len(out) + 16*len(list)
	for _, t := range list {
		out = append(out, t.tag...)
		for _, n := range []int{0, at, len(t.data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(n))
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range list {
		out = append(out, t.data...)
		out = append(out, make([]byte, (4-len(t.data)%4)%4)...)
	}
	return string(out)
}

// woff packs a font; tables that are not smaller when packed lie there as they are.
func woff(list []table) string {
	head := append([]byte("wOFF\x00\x01\x00\x00\x00\x00\x00\x00\x00"), byte(len(list)))
	head = append(head, make([]byte, 44-len(head))...)
	at := len(head) + 20*len(list)
	var body []byte
	for _, t := range list {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write(t.data) // into memory
		_ = z.Close()
		packed := b.Bytes()
		if len(packed) >= len(t.data) {
			packed = t.data
		}
		head = append(head, t.tag...)
		for _, n := range []int{at + len(body), len(packed), len(t.data), 0} {
			head = binary.BigEndian.AppendUint32(head, uint32(n))
		}
		body = append(body, packed...)
		body = append(body, make([]byte, (4-len(packed)%4)%4)...)
	}
	return string(append(head, body...))
}
