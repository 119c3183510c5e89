package render

import "testing"

func TestPicture(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		variants []Variant
		url      string
		srcSet   string
	}{
		{"narrow", []Variant{{"/a.jpg", 300, 200}}, "/a.jpg", "/a.jpg 300w"},
		{"all", []Variant{{"/a-480.jpg", 480, 320}, {"/a-960.jpg", 960, 640}, {"/a-1600.jpg", 1600, 1067}}, "/a-960.jpg", "/a-480.jpg 480w, /a-960.jpg 960w, /a-1600.jpg 1600w"},
		{"without the one for a column", []Variant{{"/a-480.jpg", 480, 320}, {"/a.jpg", 961, 640}}, "/a-480.jpg", "/a-480.jpg 480w, /a.jpg 961w"},
	}
	for _, test := range tests {
		p := NewPicture(test.variants, "/tep/a.jpg")
		if p.URL != test.url || p.Ext != "JPG" || p.Download != "/tep/a.jpg" || srcSet(p) != test.srcSet {
			t.Errorf("%s: %+v, %q", test.name, p, srcSet(p))
		}
	}
	if srcSet(nil) != "" {
		t.Error("no picture has addresses")
	}
}
