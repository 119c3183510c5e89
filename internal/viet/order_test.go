package viet_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"congkhai/internal/viet"

	"golang.org/x/text/unicode/norm"
)

func TestNameKeyOrder(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		order []string
	}{
		{"given name first", []string{"Trần Thị An", "Lê Văn Bình", "Đặng Thùy Trâm", "Nguyễn Văn Vinh"}},
		{"one word", []string{"An", "Lê An", "Ân", "Bình"}},
		{"families do not mix", []string{
			"Nguyên An Hà", "Nguyên Văn Hà", "Nguyễn An Hà", "Nguyễn Thị Hà", "Nguyễn Văn Hà", "Nguyệt Văn Hà",
		}},
		{"tones", []string{"Lê Ma", "Lê Mà", "Lê Mả", "Lê Mã", "Lê Má", "Lê Mạ"}},
		{"tones in either spelling", []string{"Lê Hoa", "Trần Hòa", "Trương Hoà", "Lê Hỏa", "Lý Hoả", "Lê Hóa"}},
		{"alphabet", []string{
			"Lê A", "Lê Ă", "Lê Â", "Lê B", "Lê C", "Lê D", "Lê Đ", "Lê E", "Lê Ê", "Lê G", "Lê H", "Lê I", "Lê K", "Lê L",
			"Lê M", "Lê N", "Lê O", "Lê Ô", "Lê Ơ", "Lê P", "Lê Q", "Lê R", "Lê S", "Lê T", "Lê U", "Lê Ư", "Lê V", "Lê X", "Lê Y",
		}},
		{"letters before tones", []string{"Lê Bạn", "Lê Bang", "Lê Băng", "Lê Bằng"}},
		{"shorter first", []string{"Hà", "Lê Hà", "Lê Văn Hà", "Lê Văn Văn Hà"}},
		{"prefix of a syllable", []string{"Lê Văn Hà", "Lên An Hà"}},
		{"D before Đ in the family", []string{"Dương Văn Hà", "Đào Văn Hà"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			wantOrder(t, viet.NameKey, tt.order)
		})
	}
}

func TestTextKeyOrder(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		order []string
	}{
		{"first word first", []string{"Ban Tổ chức", "Sở Nội vụ", "Sở Y tế", "Ủy ban nhân dân"}},
		{"numbers", []string{"Phường 2", "Phường 9A", "Phường 10", "Phường 100"}},
		{"years", []string{"Đợt 1 năm 2025", "Đợt 1 năm 2026", "Đợt 2 năm 2025", "Đợt 12 năm 2024"}},
		{"word by word", []string{"Đại học", "Đại học Huế", "Đảng ủy", "Đoàn thanh niên"}},
		{"D before Đ", []string{"Dân vận", "Đài truyền hình"}},
		{"long numbers", []string{"Số 99999999999999999999", "Số 100000000000000000000"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			wantOrder(t, viet.TextKey, tt.order)
		})
	}
}

func wantOrder(t *testing.T, key func(string) string, want []string) {
	t.Helper()
	got := slices.Clone(want)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(got), func(i, j int) { got[i], got[j] = norm.NFD.String(got[j]), got[i] })
	slices.SortFunc(got, func(a, b string) int { return cmp.Compare(key(a), key(b)) })
	for i := range got {
		got[i] = norm.NFC.String(got[i])
	}
	if !slices.Equal(got, want) {
		t.Errorf("sorted\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestKeysEqual(t *testing.T) {
	t.Parallel()
	for _, same := range [][2]string{
		{"Lê Thị Hòa", "Lê Thị Hoà"},
		{"Thúy", "Thuý"},
		{"LÊ VĂN ĐỨC", "Lê  Văn Đức "},
		{"Nguyễn Thuỵ", norm.NFD.String("Nguyễn Thụy")},
	} {
		if viet.NameKey(same[0]) != viet.NameKey(same[1]) {
			t.Errorf("NameKey(%q) and NameKey(%q) differ", same[0], same[1])
		}
	}
	if viet.TextKey("ỦY BAN nhân dân") != viet.TextKey("Uỷ ban nhân dân") {
		t.Error("TextKey differs between two spellings of ủy")
	}
	for _, empty := range []string{"", " \t\u00a0"} {
		if got := viet.NameKey(empty); got != "" {
			t.Errorf("NameKey(%q) = %q, want nothing", empty, got)
		}
	}
}

func TestKeysFromManyGoroutines(t *testing.T) {
	t.Parallel()
	names := []string{"Đặng Thùy Trâm", "Nguyễn Văn A", "Trần Thị Bưởi", "Y Moan Êñuôl"}
	want := make([]string, len(names))
	for i, name := range names {
		want[i] = viet.NameKey(name)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range 400 {
				if n := i % len(names); viet.NameKey(names[n]) != want[n] {
					t.Errorf("NameKey(%q) differs between goroutines", names[n])
				}
			}
		})
	}
	wg.Wait()
}
