package address

import "testing"

func TestPath(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ section, id, want string }{
		{Rounds, "2026-08-hcld", "/lay-y-kien/2026-08-hcld/"},
		{Rounds, "2026-08-hcld/nguyen-an", "/lay-y-kien/2026-08-hcld/nguyen-an/"},
		{Plans, "2026/Kế hoạch Đầu", "/ke-hoach/2026/ke-hoach-dau/"},
		{"", "gioi-thieu", "/gioi-thieu/"},
		{Units, "a--b", "/don-vi/a-b/"},
	} {
		if got := Path(test.section, test.id); got != test.want {
			t.Errorf("Path(%q, %q) = %q, want %q", test.section, test.id, got, test.want)
		}
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ section, name, want string }{
		{Rounds, "2026-08/Thông báo.PDF", "/lay-y-kien/2026-08/thong-bao.pdf"},
		{Units, "a.png", "/don-vi/a.png"},
		{"", "x.pdf", "/x.pdf"},
		{"", "thu-muc/x.pdf", "/thu-muc/x.pdf"},
	} {
		if got := File(test.section, test.name); got != test.want {
			t.Errorf("File(%q, %q) = %q, want %q", test.section, test.name, got, test.want)
		}
	}
}

func TestReserved(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		section, id string
		want        bool
	}{
		{Rounds, "2026/trang", true},
		{Rounds, "2026", false},
		{"", "lay-y-kien", true},
		{"", "tro-nang", false},
		{Exemplars, "don-vi/a", true},
		{Exemplars, "2026/Cuộc thi", true},
		{Rounds, "cuoc-thi/2026", false},
		{Plans, "don-vi", false},
		{Units, "x/truc-thuoc", true},
		{Awards, "dot-lay-y-kien", true},
		{Plans, "2026/truc-thuoc", false},
	} {
		if _, got := Reserved(test.section, test.id); got != test.want {
			t.Errorf("Reserved(%q, %q) = %v, want %v", test.section, test.id, got, test.want)
		}
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	if got := Link("/x", "en", "/don-vi/"); got != "/x/en/don-vi/" {
		t.Errorf("Link = %q", got)
	}
	if got := Link("", "vi", "/don-vi/"); got != "/don-vi/" {
		t.Errorf("Link = %q", got)
	}
}
