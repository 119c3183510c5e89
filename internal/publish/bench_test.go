package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

const pages = 11_000

// writePages writes so many pages of 7 KB, each in its own folder, with two writers; the first page has a text of its
// own.
func writePages(b *testing.B, out, first string) {
	tree, err := Open(out)
	if err != nil {
		b.Fatal(err)
	}
	defer tree.Close()
	var wait sync.WaitGroup
	for worker := range 2 {
		wait.Go(func() {
			page := bytes.Repeat([]byte("công khai "), 600)
			for i := worker; i < pages; i += 2 {
				data := page
				if i == 0 {
					data = []byte(first)
				}
				if err := tree.Write(fmt.Sprintf("guong-dien-hinh/p%d/index.html", i), data); err != nil {
					b.Error(err)
				}
			}
		})
	}
	wait.Wait()
	if _, err := tree.Commit(); err != nil {
		b.Fatal(err)
	}
}

func report(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/pages, "µs/file")
}

// BenchmarkFloor is what the system takes for the same files without this package.
func BenchmarkFloor(b *testing.B) {
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		top := filepath.Join(dir, fmt.Sprint(i))
		if err := os.Mkdir(top, 0o755); err != nil {
			b.Fatal(err)
		}
		var wait sync.WaitGroup
		for worker := range 2 {
			wait.Go(func() {
				page := bytes.Repeat([]byte("công khai "), 600)
				for j := worker; j < pages; j += 2 {
					folder := fmt.Sprintf("%s/p%d", top, j)
					if err := os.Mkdir(folder, 0o755); err != nil {
						b.Error(err)
					}
					if err := os.WriteFile(folder+"/index.html", page, 0o644); err != nil {
						b.Error(err)
					}
				}
			})
		}
		wait.Wait()
	}
	report(b)
}

func BenchmarkFirst(b *testing.B) {
	dir := b.TempDir()
	for i := 0; b.Loop(); i++ {
		writePages(b, filepath.Join(dir, fmt.Sprint(i)), "home")
	}
	report(b)
}

func BenchmarkUnchanged(b *testing.B) {
	out := filepath.Join(b.TempDir(), "public")
	writePages(b, out, "home")
	for b.Loop() {
		writePages(b, out, "home")
	}
	report(b)
}

func BenchmarkOneChanged(b *testing.B) {
	out := filepath.Join(b.TempDir(), "public")
	writePages(b, out, "home")
	writePages(b, out, "first change")
	for i := 0; b.Loop(); i++ {
		writePages(b, out, fmt.Sprint("change ", i))
	}
	report(b)
}

// BenchmarkSecond is the one change that follows a first build: every other file has to be linked.
func BenchmarkSecond(b *testing.B) {
	out := filepath.Join(b.TempDir(), "public")
	writePages(b, out, "home")
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if err := os.RemoveAll(filepath.Join(filepath.Dir(out), ".congkhai/public/spare")); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		writePages(b, out, fmt.Sprint("change ", i))
	}
	report(b)
}
