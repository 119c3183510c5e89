package check_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/check"
)

// notices holds rounds made from notices that were published, with invented candidates.
var notices = filepath.Join("testdata", "notices")

// Real notices come out as their dates and the law of their day say. What each rests on stands at the head of its file.
func TestNotices(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{ // IDs of the findings
		"bac_lieu_2018_30_05":          {"window/first-day"},
		"bac_ninh_2018_03_07":          {"window/first-day"},
		"cong_thuong_2019_08_13":       nil,
		"dak_lak_2021_07_07":           {"window/first-day"},
		"thai_nguyen_2022_06_10":       nil,
		"thai_binh_2023_07_26":         nil,
		"thai_binh_2023_07_26_working": {"window/short"},
		"ha_tinh_2024":                 {"council/too-soon"},
		"ha_noi_2024_10_01":            {"window/short"},
		"cong_thuong_2024_10_02":       nil,
		"ha_noi_2025_03_22":            {"round/published-on-day-off", "window/short"},
		"bo_quoc_phong_2025_08_20":     {"window/first-day"},
		"bo_quoc_phong_2025_12_02":     {"window/short"},
		"ha_noi_2025_12_11":            nil,
		"ha_noi_2025_12_11_old_rule":   {"rule/cited-in-text", "rule/not-in-force"},
	}
	files, err := filepath.Glob(filepath.Join(notices, "*.txtar"))
	if err != nil || len(files) != len(tests) {
		t.Fatalf("%d files for %d notices, error %v", len(files), len(tests), err)
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(notices, name+".txtar")
			fixture := archive(t, file)
			s := open(t, archive(t, "testdata/site.txtar"), fixture)
			found := check.Run(s.input)
			var got []string
			for _, f := range found {
				got = append(got, f.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("found %q, want %q", got, want)
			}
			compare(t, s, file, fixture, found)
			if !strings.Contains(string(fixture.Comment), "[") {
				t.Error("the file does not name the source of its facts")
			}
		})
	}
}
