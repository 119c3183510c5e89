package build

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/problem"
)

const secretPlace = "\x15\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x2a\x00\x00\x00\x01\x00\x00\x00"

// photo is a JPEG that lies on its side and tells where it was taken: 21°01'42" N.
func photo(t testing.TB, width, height int) string {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, color.NRGBA{uint8(x * 255 / width), uint8(y * 255 / height), uint8((x*7 ^ y*13) & 63), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	le := binary.LittleEndian
	entry := func(tag, typ uint16, count, value uint32) []byte {
		return le.AppendUint32(le.AppendUint32(le.AppendUint16(le.AppendUint16(nil, tag), typ), count), value)
	}
	tiff := slices.Concat([]byte("II*\x00\x08\x00\x00\x00\x02\x00"), entry(0x0112, 3, 1, 6), entry(0x8825, 4, 1, 38), make([]byte, 4),
		[]byte{1, 0}, entry(2, 5, 3, 56), make([]byte, 4), []byte(secretPlace))
	app := append([]byte{0xff, 0xe1, 0, byte(len(tiff) + 8)}, "Exif\x00\x00"...)
	return string(slices.Concat(b.Bytes()[:2], app, tiff, b.Bytes()[2:]))
}

func pngOf(t testing.TB, width, height int, alpha uint8) string {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{31, 63, 115, alpha})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const story = `+++
title = "Gương mẫu"
published = 2026-11-01
example = true
[[subjects]]
name = "Tổ Mẫu"
kind = "collective"
[image]
file = "Ảnh chính.JPG"
alt = "Cánh đồng lúc bình minh"
credit = "Người Chụp"
+++

Một câu chuyện.

![Biểu đồ](bieu-do.png)

Xem [ảnh gốc](<Ảnh chính.JPG>) và [tệp](so-do.webp).
`

// pictureSite is a site with a story that has pictures of all sorts.
func pictureSite(t *testing.T) string {
	t.Helper()
	dir := newSite(t)
	put(t, dir, "content/exemplars/2026/mau.md", story)
	put(t, dir, "content/exemplars/2026/Ảnh chính.JPG", photo(t, 1200, 2600)) // 2600 wide once it stands upright
	put(t, dir, "content/exemplars/2026/bieu-do.png", pngOf(t, 700, 300, 255))
	webp, err := os.ReadFile("../picture/testdata/lossy.webp")
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "content/exemplars/2026/so-do.webp", string(webp))
	old(t, dir)
	return dir
}

// old makes every picture look as if it had been there for long.
func old(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(dir, "content"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chtimes(name, time.Time{}, today.AddDate(0, -1, 0))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPicturesArePublishedClean(t *testing.T) {
	t.Parallel()
	dir := pictureSite(t)
	m, result := buildTo(t, dir, "", Options{})
	if !result.Published || result.Pictures != 3 {
		t.Fatalf("%+v, %v", result, m.Problems())
	}
	folder := filepath.Join(dir, "public", "guong-dien-hinh", "2026")
	want := map[string]image.Point{
		"anh-chinh.jpg": {2400, 1108}, "anh-chinh-480.jpg": {480, 222}, "anh-chinh-960.jpg": {960, 443}, "anh-chinh-1600.jpg": {1600, 738},
		"bieu-do.png": {700, 300}, "bieu-do-480.png": {480, 206}, "so-do.jpg": {640, 420}, "so-do-480.jpg": {480, 315},
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		c, _, err := image.DecodeConfig(bytes.NewReader(data))
		if size := (image.Point{c.Width, c.Height}); err != nil || size != want[e.Name()] {
			t.Errorf("%s: %v, %v", e.Name(), size, err)
		}
		if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte(secretPlace)) {
			t.Errorf("%s tells what the camera wrote", e.Name())
		}
		delete(want, e.Name())
	}
	if len(want) > 0 {
		t.Errorf("not published: %v", want)
	}
	page, err := m.Get("/guong-dien-hinh/2026/mau/")
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`srcset="/guong-dien-hinh/2026/bieu-do-480.png 480w, /guong-dien-hinh/2026/bieu-do.png 700w" sizes="`, `width="700" height="300" alt="Biểu đồ" loading="lazy">`,
		`<a href="/guong-dien-hinh/2026/anh-chinh.jpg">ảnh gốc</a>`, `<a href="/guong-dien-hinh/2026/so-do.jpg">tệp</a>`,
	} {
		if !strings.Contains(string(page.Body), part) {
			t.Errorf("the page lacks %s", part)
		}
	}
	for _, s := range m.sources {
		if s.File != "content/exemplars/2026/Ảnh chính.JPG" {
			continue
		}
		p := m.picture(s.Attachment, true)
		file, err := os.Stat(filepath.Join(folder, "anh-chinh.jpg"))
		if err != nil {
			t.Fatal(err)
		}
		if p.URL != "/guong-dien-hinh/2026/anh-chinh-960.jpg" || p.Width != 960 || p.Height != 443 || p.Ext != "JPG" ||
			len(p.Variants) != 3 || p.Download != "/guong-dien-hinh/2026/anh-chinh.jpg" || p.KB != int(file.Size()>>10) {
			t.Errorf("%+v", p)
		}
	}
}

// TestBrokenPictures wants problems at the places that name the pictures, in build and in check.
func TestBrokenPictures(t *testing.T) {
	t.Parallel()
	whole := photo(t, 900, 600)
	middle := strings.Replace(whole, whole[len(whole)/2:len(whole)/2+40], strings.Repeat("\xff\xd5", 20), 1)
	tests := []struct {
		name, file, text string
		want             string // place, ID and a part of the message
		late             bool   // only its pixels tell
	}{
		{"html for the story's picture", "Ảnh chính.JPG", "<html>", `mau.md:9:8 picture/broken the picture "Ảnh chính.JPG" is really a file of the kind HTML`, false},
		{"cut short", "Ảnh chính.JPG", whole[:len(whole)/2], `mau.md:9:8 picture/broken the picture "Ảnh chính.JPG" is cut short`, false},
		{"damaged within", "Ảnh chính.JPG", middle, `mau.md:9:8 picture/broken the picture "Ảnh chính.JPG" is damaged`, true},
		{"too large, in the text", "bieu-do.png", hugePNG(t), `mau.md:16:12 picture/too-large the picture "bieu-do.png" is 50000 pixels wide`, false},
		{"small", "Ảnh chính.JPG", photo(t, 300, 400), `mau.md:9:8 picture/small the picture "Ảnh chính.JPG" is only 400 pixels wide`, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir := pictureSite(t)
			put(t, dir, "content/exemplars/2026/"+test.file, test.text)
			told := func(list []problem.Problem) (said []string) {
				for _, p := range list {
					said = append(said, strings.TrimPrefix(p.Pos.String(), "content/exemplars/2026/")+" "+p.ID+" "+p.Message.En)
				}
				return said
			}
			m, result := buildTo(t, dir, "", Options{})
			warning := strings.Contains(test.want, "small")
			if said := told(m.Problems()); len(said) != 1 || !strings.HasPrefix(said[0], test.want) || result.Published != warning {
				t.Errorf("build says %q, want %q", said, test.want)
			}
			s, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if m, err = s.Make(Options{Now: today}); err != nil {
				t.Fatal(err)
			}
			if n := len(m.Problems()); (n == 0) != test.late {
				t.Errorf("%d problems before the pixels are read", n)
			}
			if test.late {
				if r, err := m.Get("/guong-dien-hinh/2026/anh-chinh.jpg"); err != nil || r.Found {
					t.Errorf("served: %+v, %v", r, err)
				}
			}
			m.CheckTexts()
			if err := m.CheckPictures(); err != nil {
				t.Fatal(err)
			}
			if said := told(m.Problems()); len(said) != 1 || !strings.HasPrefix(said[0], test.want) {
				t.Errorf("check says %q, want %q", said, test.want)
			}
		})
	}
}

// TestPicturesOnOnePath wants both files named where what is made of one would be written over what is made of another.
func TestPicturesOnOnePath(t *testing.T) {
	t.Parallel()
	dir := pictureSite(t)
	put(t, dir, "content/exemplars/2026/mau.md", story+"\n![Một](so.jpg) ![Hai](so-480.jpg) ![Ba](khac.png)\n")
	put(t, dir, "content/exemplars/2026/so.jpg", photo(t, 600, 800))
	put(t, dir, "content/exemplars/2026/so-480.jpg", photo(t, 600, 800))
	put(t, dir, "content/exemplars/2026/khac.png", pngOf(t, 700, 300, 255))
	put(t, dir, "static/guong-dien-hinh/2026/khac-480.png", "x")
	m, result := buildTo(t, dir, "", Options{})
	if result.Published {
		t.Error("published")
	}
	var got []string
	for _, p := range m.Problems() {
		line := p.ID + " " + strings.TrimPrefix(p.File, "content/exemplars/2026/")
		for _, note := range p.Notes {
			line += " " + strings.TrimPrefix(note.File, "content/exemplars/2026/")
		}
		got = append(got, line)
	}
	slices.Sort(got)
	if want := []string{"site/same-path khac.png", "site/same-path so.jpg so-480.jpg"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// hugePNG is the head of a PNG of 50,000 × 50,000.
func hugePNG(t *testing.T) string {
	b := []byte(pngOf(t, 10, 10, 255))
	binary.BigEndian.PutUint32(b[16:], 50_000)
	binary.BigEndian.PutUint32(b[20:], 50_000)
	return string(b)
}

// TestPicturesOfHiddenRecords looks for pictures of a story that was taken off.
func TestPicturesOfHiddenRecords(t *testing.T) {
	t.Parallel()
	dir := pictureSite(t)
	put(t, dir, "content/exemplars/2026/mau.md", strings.Replace(story, "[image]", "[removal]\non = 2026-11-02\nbasis = \"order\"\n[image]", 1))
	m, result := buildTo(t, dir, "", Options{})
	if !result.Published {
		t.Fatal(m.Problems())
	}
	for _, pattern := range []string{"*.jpg", "*.png", "*.webp"} {
		if found, _ := filepath.Glob(filepath.Join(dir, "public/guong-dien-hinh/2026", pattern)); len(found) > 0 {
			t.Errorf("published: %v", found)
		}
	}
	if r, err := m.Get("/guong-dien-hinh/2026/anh-chinh.jpg"); err != nil || r.Found {
		t.Errorf("served: %v, %v", r.Found, err)
	}
}

// TestServedPictures wants of serve what build writes, and a changed picture after a reload.
func TestServedPictures(t *testing.T) {
	t.Parallel()
	dir := pictureSite(t)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	get := func(name string) []byte {
		t.Helper()
		m, err := s.Make(Options{Now: today})
		if err != nil {
			t.Fatal(err)
		}
		r, err := m.Get("/guong-dien-hinh/2026/" + name)
		if err != nil || !r.Found || !strings.HasPrefix(r.Type, "image/") {
			t.Fatalf("%s: %+v, %v", name, r, err)
		}
		return r.Body
	}
	before := get("bieu-do-480.png")
	buildTo(t, dir, "", Options{})
	built, err := os.ReadFile(filepath.Join(dir, "public/guong-dien-hinh/2026/bieu-do-480.png"))
	if err != nil || !bytes.Equal(built, before) {
		t.Error("serve and build differ")
	}
	put(t, dir, "content/exemplars/2026/bieu-do.png", pngOf(t, 800, 100, 255))
	if bytes.Equal(get("bieu-do-480.png"), before) {
		t.Error("the changed picture is not shown")
	}
}
