package main

import (
	"bytes"
	htmltext "html"
	"image"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"congkhai/internal/address"
	"congkhai/internal/build"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// TestRemovedLeavesNoName builds a site of which much was taken off, and looks for it in every file. The address of a
// stub may hold a name, for it must stay; nothing but the stub itself shows it.
func TestRemovedLeavesNoName(t *testing.T) {
	t.Parallel()
	m, files := buildArchive(t, "testdata/removed.txtar")
	public, secret, stubs := removedTexts(m)
	if len(secret) < 50 || len(stubs) != 7 {
		t.Fatalf("%d texts and %d addresses of what was taken off", len(secret), len(stubs))
	}
	for name, data := range files {
		text := htmltext.UnescapeString(data)
		if strings.HasSuffix(name, "index.html") {
			own := "/" + strings.TrimPrefix(strings.TrimSuffix(name, "index.html"), "en/")
			text = strings.ReplaceAll(text, own, "")
		}
		folded := viet.Fold(text)
		for said, source := range secret {
			if strings.Contains(text, said) || letters(said) >= 8 && strings.Contains(folded, viet.Fold(said)) {
				t.Errorf("%s shows %q of %s", name, said, source)
			}
		}
		for _, stub := range stubs {
			if strings.Contains(text, stub) {
				t.Errorf("%s leads to %s", name, stub)
			}
		}
	}
	for _, stub := range stubs {
		for _, language := range []string{"vi", "en"} {
			page := files[strings.TrimPrefix(address.Link("", language, stub), "/")+"index.html"]
			if !strings.Contains(page, `content="noindex"`) {
				t.Errorf("there is no stub at %s in %q", stub, language)
			}
		}
	}
	for _, part := range []string{"", "cach-tinh/", "niem-yet/", "phieu-ghi-nhan/"} {
		page := files["lay-y-kien/dot-go/"+part+"index.html"]
		if want := "Nội dung đã được gỡ ngày <strong>19/11/2026</strong> theo yêu cầu của cơ quan có thẩm quyền."; !strings.Contains(page, want) {
			t.Errorf("/lay-y-kien/dot-go/%s does not say that it was taken off", part)
		}
	}
	for name, want := range map[string][]string{
		"lay-y-kien/dot-mo/index.html":             {"Trần Văn Hiện", "Nội dung đã được gỡ ngày <strong>16/11/2026</strong> theo yêu cầu của người được nêu tên."},
		"lay-y-kien/dot-cu/index.html":             {"Nội dung đã được gỡ ngày <strong>30/08/2026</strong> do hết thời hạn công khai.", "Nhận 3 ý kiến."},
		"lay-y-kien/lich.ics":                      {"UID:dot-go@mau.example.org", "STATUS:CANCELLED", "SEQUENCE:3"},
		"don-vi/hoi-dong/lich.ics":                 {"UID:dot-go@mau.example.org"},
		"guong-dien-hinh/con-lai/index.html":       {"Chuyện còn lại", "Trần Văn Hiện"},
		"du-lieu/de-nghi.csv":                      {"Trần Văn Hiện"},
		"guong-dien-hinh/thang/2026-10/index.html": {"Chuyện còn lại"},
	} {
		for _, text := range want {
			if !strings.Contains(files[name], text) {
				t.Errorf("%s lacks %q", name, text)
			}
		}
	}
	for id, want := range map[string]string{"dot-mo/vu-dinh-giau": "đã gỡ", "dot-go/le-thi-an": "đã gỡ", "dot-cu/nguyen-thi-khuat": "đã gỡ"} {
		n := m.Set.Nominations[id]
		if shown := m.Site.Nomination(id); shown == nil || shown.Hidden == "" || shown.FullName != "" || shown.Label.Vi != "" {
			t.Errorf("%s: %v", id, shown)
		}
		var out lockedBuffer
		a := &app{out: &out, lang: "vi"}
		if err := a.printFound(m.Site, "LD7-K42M", n); err != nil || !strings.Contains(out.String(), want) || strings.Contains(out.String(), id) {
			t.Errorf("%s looked up: %q, %v", id, out.String(), err)
		}
	}
	if !strings.Contains(public, "Trần Văn Hiện") {
		t.Error("what stays was taken for removed")
	}
}

// removedTexts lists what the records say that were taken off the site, by text with the file that says it, but for
// what others say in public; and the addresses of their stubs.
func removedTexts(m *build.Model) (public string, secret map[string]string, stubs []string) {
	secret = map[string]string{}
	var shown strings.Builder
	for _, r := range m.Set.All() {
		b := r.Common()
		gone := !m.Site.Shows(r)
		if round, ok := r.(*record.Round); ok && !round.Withheld() {
			gone = false // its time is over: its files are gone, but not its title
		}
		eachText(reflect.ValueOf(r), "", func(key string, _ bool, v reflect.Value) {
			switch {
			case v.Kind() != reflect.String, key == "withdrawal.by": // one of a few words
			case gone && letters(v.String()) >= 8:
				secret[v.String()] = b.File
			default:
				shown.WriteString(v.String() + "\n")
			}
		})
		if !gone {
			continue
		}
		for _, text := range b.Translations["en"] {
			secret[text] = b.File
		}
		if record.HasPage(b.Kind) && b.ID != "dot-go" {
			stubs = append(stubs, b.URL())
		}
	}
	for _, name := range []string{"Giấu", "Ẩn", "Khuất", "Vắng", "Xóa"} {
		for _, text := range []string{"bà " + name, "ông " + name, "cô " + name, "bác " + name} {
			secret[text] = "a name"
		}
	}
	for _, name := range []string{"Vũ Đình Giấu", "Lê Thị Ẩn", "Nguyễn Thị Khuất", "Phạm Thị Vắng", "Đoàn Văn Xóa", "chuyện bà vắng"} {
		secret[viet.Slug(name)] = "the slug of a name"
	}
	for text := range secret {
		if strings.Contains(shown.String(), text) {
			delete(secret, text)
		}
	}
	return shown.String(), secret, slices.Compact(slices.Sorted(slices.Values(stubs)))
}

// photograph is a picture with a comment in it, as cameras write them.
func photograph(t *testing.T, comment []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 640, 400)), nil); err != nil {
		t.Fatal(err)
	}
	n := len(comment) + 2
	return slices.Concat(b.Bytes()[:2], []byte{0xff, 0xfe, byte(n >> 8), byte(n)}, comment, b.Bytes()[2:])
}

// buildArchive builds the site of an archive and returns the text of every file of it.
func buildArchive(t *testing.T, archive string) (*build.Model, map[string]string) {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "site")
	for _, f := range a.Files {
		if filepath.Ext(f.Name) == ".jpg" {
			f.Data = photograph(t, f.Data)
		}
		save(t, dir, f.Name, string(f.Data))
	}
	session, err := build.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	m, result, err := session.Build(build.Options{Now: someday, Out: out})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range m.Problems() {
		if p.Severity == problem.Error {
			t.Errorf("%s:%d:%d: %s [%s]", p.File, p.Line, p.Column, p.Message.En, p.ID)
		}
	}
	if !result.Published {
		t.FailNow()
	}
	files := map[string]string{}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == ".congkhai" {
			return err
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m, files
}
