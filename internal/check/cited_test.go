package check

import (
	"slices"
	"testing"
)

func TestCitedIn(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want []string // kind and number
	}{
		{"Nghị định 98/2023/NĐ-CP", []string{"decree 98/2023"}},
		{"NĐ 98/2023", []string{"decree 98/2023"}},
		{"Điều 46 Nghị định số 98/2023/NĐ-CP của Chính phủ", []string{"decree 98/2023"}},
		{"Điều 45 khoản 10 Nghị định 91/2017", []string{"decree 91/2017"}},
		{"Nghị định số: 098/2023/nđ-cp", []string{"decree 98/2023"}},
		{"98/2023/NĐ-CP và 152/2025/NĐ-CP", []string{"decree 98/2023", "decree 152/2025"}},
		{"Nghị định của Chính phủ số 98/2023/NĐ-CP", []string{"decree 98/2023"}},
		{"Quyết định 35/2024/QĐ-UBND", []string{"decision 35/2024"}},
		{"Decree 98/2023, Article 46; Decision No. 35/2024/QĐ-UBND", []string{"decree 98/2023", "decision 35/2024"}},
		{"Luật 06/2022/QH15, Thông tư 15/2025/TT-BNV", nil},
		{"ngày 20/10/2024, tháng 10/2024, 98/2023", nil},
		{"\xff/2024 98/2023/NĐ", nil},
		{"NĐ98/2023, NĐ98/2023/NĐ-CP", []string{"decree 98/2023", "decree 98/2023"}},
		{"Nghị định 98; khoản 10 Điều 45 NĐ 91", []string{"decree 98/", "decree 91/"}},
		{"Nghị định số\n98/2023/NĐ-CP", []string{"decree 98/2023"}},
		{"Nghị định số 98 năm 2023 của Chính phủ", []string{"decree 98/2023"}},
		{"Nghi dinh so 98/2023/ND-CP", []string{"decree 98/2023"}},
		{"HĐND 98/2023, HĐND 98, nghị định 10/12/2021, Nghị định 1.234", nil},
		{"Quyết định 35, Quyết định số 35 năm 2024", []string{"decision 35/2024"}},
	}
	for _, tt := range tests {
		var got []string
		for _, c := range citedIn(tt.text) {
			got = append(got, c.kind+" "+c.number+"/"+c.year)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("citedIn(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}
