package export

import (
	"bytes"
	"fmt"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/law"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// BenchmarkFiles makes every file of a site with 10,000 proposed awards in 200 rounds.
func BenchmarkFiles(b *testing.B) {
	small := model(b, asOf)
	set := small.Set
	for i := range 200 {
		round := fmt.Sprintf("r-%03d", i)
		published := calendar.Of(2026, 3, 2).AddDays(i)
		set.Add(&record.Round{
			Base:  record.Base{ID: round, Kind: record.KindRound},
			Title: "Lấy ý kiến Nhân dân " + round, Council: "hoi-dong", Awards: []string{"huan-chuong-lao-dong"},
			Published: published, Closes: published.AddDays(20),
		})
		for j := range 50 {
			set.Add(&record.Nomination{
				Base: record.Base{ID: fmt.Sprintf("%s/nguyen-van-%02d", round, j), Kind: record.KindNomination},
				Candidate: record.Candidate{
					Name: fmt.Sprintf("Nguyễn Văn %d", j), Kind: "individual", Honorific: "Ông", Unit: "so-y-te",
					Position: "Trưởng khoa Hồi sức tích cực, chống độc",
				},
				Award: "huan-chuong-lao-dong", Class: "hạng Ba", Category: "merit", ProposedBy: "so-y-te",
			})
		}
	}
	s := site.New(small.Config, set, law.New(set), nil, asOf.AddDate(2, 0, 0))
	pages := s.Pages()
	text := interfaceText(b)
	var w bytes.Buffer
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		size = 0
		for _, f := range Files(s, pages, text) {
			w.Reset()
			if err := f.Make(&w); err != nil {
				b.Fatal(err)
			}
			size += w.Len()
		}
	}
	b.ReportMetric(float64(size)/(1<<20), "MiB")
}
