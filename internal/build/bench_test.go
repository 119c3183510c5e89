package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// corpus writes a site of n proposals in rounds of 200, with a body of usual length each.
func corpus(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("site.toml", "title = \"Mẫu\"\nbase_url = \"https://example.org\"\norganisation = \"u0\"\nlanguages = [\"vi\"]\n")
	for i := range 50 {
		write(fmt.Sprintf("content/units/u%d.toml", i), fmt.Sprintf("name = \"Đơn vị mẫu %d\"\nkind = \"other\"\n", i))
	}
	write("content/awards/mau.toml", "name = \"Khen mẫu\"\nform = \"other\"\nauthority = [\"other\"]\nrecipients = [\"individual\"]\n")
	body := strings.Repeat("Trong năm qua, tập thể đã **triển khai đồng bộ** kế hoạch cải cách thủ tục hành chính trên địa bàn, góp phần hoàn thành chỉ tiêu của năm.\n\n- Một việc.\n- Hai việc.\n\n## Kết quả\n\n", 5)
	for i := range n {
		round := fmt.Sprintf("dot-%d", i/200)
		if i%200 == 0 {
			write("content/rounds/"+round+"/round.toml", "title = \"Đợt mẫu "+round+"\"\ncouncil = \"u0\"\nawards = [\"mau\"]\npublished = 2025-03-03\ncloses = 2025-03-17\n"+
				"[notice]\nnumber = \"1/TB\"\nissuer = \"Mẫu\"\nissued = 2025-03-03\n[response]\naddress = \"Số 1\"\n")
		}
		write(fmt.Sprintf("content/rounds/%s/n%d.md", round, i), fmt.Sprintf(
			"+++\naward = \"mau\"\ncategory = \"merit\"\nproposed_by = \"u%d\"\n[candidate]\nname = \"Nguyễn Văn Mẫu %d\"\nkind = \"individual\"\nunit = \"u%d\"\n+++\n\n%s", i%50, i, i%50, body))
	}
	return dir
}

// BenchmarkBuild builds a site of a size into a new folder, all stages together.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := corpus(b, n)
			for i := 0; b.Loop(); i++ {
				s, err := Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				_, result, err := s.Build(Options{Now: time.Now(), Out: filepath.Join(b.TempDir(), "out")})
				if err != nil || !result.Published {
					b.Fatal(err, result)
				}
				s.Close()
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/record")
		})
	}
}

// BenchmarkMake reads, judges and models a site without writing it.
func BenchmarkMake(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := corpus(b, n)
			for b.Loop() {
				s, err := Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Make(Options{Now: time.Now()}); err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
		})
	}
}
