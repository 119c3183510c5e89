package decode

import (
	"slices"
	"testing"
)

const text = `# đầu tệp
title = "Bằng khen"  # a = [1]
"tên gọi" = 'Trần' # ghi chú
awards = [ # danh sách
  "một", # ]
	"hai",
  [1, 2],
  { on = 2026-08-20 07:00:00, at.x = 1 },
]
body = """
[khong.phai]
a = "b\""""
raw = '''x''' 
a.b . "c" = 5
point = { x = 1,
  y = [3] }

[candidate]
	name = "Bà Bình"

[ candidate . "unit" ]
id = 1
[[achievements]]
text = "một"
[[achievements]]
text = "hai"
more.deep = true
[[achievements.proofs]]
file = "x"
[achievements.place]
city = "Huế"
[implied.by.name]
`

func TestPlaces(t *testing.T) {
	t.Parallel()
	x := Scan([]byte(text))
	if _, fault := TOML([]byte(text)); fault != nil {
		t.Fatalf("%+v", *fault)
	}
	none := Span{}
	tests := []struct {
		path              string
		key, value, table Span
	}{
		{"", none, none, Span{1, 1, 1}},
		{"title", Span{2, 1, 5}, Span{2, 9, 11}, none},
		{`"tên gọi"`, Span{3, 1, 9}, Span{3, 13, 6}, none},
		{"awards", Span{4, 1, 6}, Span{4, 10, 13}, none},
		{"awards.0", none, Span{5, 3, 5}, none},
		{"awards.1", none, Span{6, 2, 5}, none},
		{"awards.2", none, Span{7, 3, 6}, none},
		{"awards.2.1", none, Span{7, 7, 1}, none},
		{"awards.3", none, Span{8, 3, 38}, Span{8, 3, 38}},
		{"awards.3.on", Span{8, 5, 2}, Span{8, 10, 19}, none},
		{"awards.3.at", Span{8, 31, 2}, none, Span{8, 31, 2}},
		{"awards.3.at.x", Span{8, 34, 1}, Span{8, 38, 1}, none},
		{"awards.4", none, none, none},
		{"body", Span{10, 1, 4}, Span{10, 8, 3}, none},
		{"raw", Span{13, 1, 3}, Span{13, 7, 7}, none},
		{"a", Span{14, 1, 1}, none, Span{14, 1, 1}},
		{"a.b.c", Span{14, 7, 3}, Span{14, 13, 1}, none},
		{"point", Span{15, 1, 5}, Span{15, 9, 8}, Span{15, 9, 8}},
		{"point.y.0", none, Span{16, 8, 1}, none},
		{"candidate", Span{18, 2, 9}, none, Span{18, 1, 11}},
		{"candidate.name", Span{19, 2, 4}, Span{19, 9, 9}, none},
		{"candidate.unit", Span{21, 15, 6}, none, Span{21, 1, 22}},
		{"candidate.unit.id", Span{22, 1, 2}, Span{22, 6, 1}, none},
		{"achievements", Span{23, 3, 12}, none, Span{23, 1, 16}},
		{"achievements.0", Span{23, 3, 12}, none, Span{23, 1, 16}},
		{"achievements.1", Span{25, 3, 12}, none, Span{25, 1, 16}},
		{"achievements.0.text", Span{24, 1, 4}, Span{24, 8, 5}, none},
		{"achievements.1.text", Span{26, 1, 4}, Span{26, 8, 5}, none},
		{"achievements.1.more.deep", Span{27, 6, 4}, Span{27, 13, 4}, none},
		{"achievements.1.proofs.0", Span{28, 16, 6}, none, Span{28, 1, 23}},
		{"achievements.1.proofs.0.file", Span{29, 1, 4}, Span{29, 8, 3}, none},
		{"achievements.1.place.city", Span{31, 1, 4}, Span{31, 8, 5}, none},
		{"achievements.0.place", none, none, none},
		{"achievements.text", none, none, none},
		{"achievements.2", none, none, none},
		{"achievements.-1", none, none, none},
		{"implied", Span{32, 2, 7}, none, Span{32, 2, 7}},
		{"implied.by.name", Span{32, 13, 4}, none, Span{32, 1, 17}},
		{"Title", none, none, none},
		{"title.", Span{2, 1, 5}, Span{2, 9, 11}, none},
		{".title", none, none, none},
		{`"title`, none, none, none},
		{`"title"x`, none, none, none},
	}
	for _, tt := range tests {
		for what, get := range map[string]struct {
			find func(string) (Span, bool)
			want Span
		}{"key": {x.Key, tt.key}, "value": {x.Value, tt.value}, "table": {x.Table, tt.table}} {
			got, ok := get.find(tt.path)
			if got != get.want || ok != (get.want != none) {
				t.Errorf("%s of %q: got %v %v, want %v", what, tt.path, got, ok, get.want)
			}
		}
	}
}

func TestPlacesWithCRLF(t *testing.T) {
	t.Parallel()
	x := Scan([]byte("\ufeffa = 1\r\nb = [\r\n  \"đ\"\r\n]\r\n"))
	if got, _ := x.Value("b"); got != (Span{2, 5, 1}) {
		t.Errorf("b stands at %v", got)
	}
	if got, _ := x.Value("b.0"); got != (Span{3, 3, 3}) {
		t.Errorf("b.0 stands at %v", got)
	}
}

func TestScanStopsAtFirstMistake(t *testing.T) {
	t.Parallel()
	x := Scan([]byte("a = 1\n[t]\nb = ?\nc = 1\n"))
	if got, want := x.Keys(), []string{"a", "t", "t.b"}; !slices.Equal(got, want) {
		t.Errorf("keys are %q, want %q", got, want)
	}
	if _, ok := x.Value("t.b"); ok {
		t.Error("a value that was not read has a place")
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	tests := []struct{ got, want string }{
		{Join("", "a"), "a"},
		{Join("a", "b-1_c"), "a.b-1_c"},
		{Join("a", "tên"), `a."tên"`},
		{Join("", "x.y"), `"x.y"`},
		{Join("a", ""), `a.""`},
		{At("awards", 1), "awards.1"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}
