package record

import (
	"slices"
	"testing"

	"congkhai/internal/field"
)

func TestLinks(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string
	}{
		{"Không có liên kết: 1.jpg, [chữ] và (x.pdf).", nil},
		{"![Ảnh](11.jpg)", []string{"11.jpg"}},
		{"![Ảnh](<hai từ.jpg> \"Tên\")", []string{"hai từ.jpg"}},
		{"![Ảnh](hai%20t%E1%BB%AB.jpg 'Tên')", []string{"hai từ.jpg"}},
		{"![Ảnh](Đươ\u0300ng.jpg)", []string{"Đường.jpg"}},
		{"[Giấy]( anh(1).pdf ) và [b](./b.pdf)", []string{"anh(1).pdf", "./b.pdf"}},
		{`[Giấy](<q"uote's \<b\>.jpg>) [c](a\(b.jpg)`, []string{`q"uote's <b>.jpg`, "a(b.jpg"}},
		{"[Giấy][1]\n\n[1]: giay.pdf \"Tên\"\n[2]:\n  <giay hai.pdf>\n", []string{"giay.pdf", "giay hai.pdf"}},
		{"[a](a&amp;b.pdf) [100%](100%.pdf) [z](%ff.pdf)", []string{"a&b.pdf", "100%.pdf", "%ff.pdf"}},
		{"[trang](/du-lieu/) [mục](#a) [x]( [y](<chưa hết [z]:", []string{"[y](<chưa", "chưa hết [z]:"}},
		{"[x](", nil},
		{"[x](a\\", []string{"a\\"}},
	}
	for _, test := range tests {
		var got []string
		for _, link := range (&Base{Body: test.text}).Links() {
			got = append(got, link.Name)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
	b := &Base{Body: "Ảnh", Translations: field.Translations{"en": {"body": "Đ ![x](<hai từ.jpg>)"}}}
	want := []Link{{"translations.en.body", "hai từ.jpg", len("Đ ![x](<"), 10}}
	if got := b.Links(); !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
