package check

import (
	"fmt"
	"strings"
	"testing"

	"congkhai/internal/config"
	"congkhai/internal/law"
	"congkhai/internal/record"
)

// library is a site of many nominations with texts of a usual length.
func library(nominations int) *Input {
	set := record.NewSet()
	set.Add(&record.Award{Base: record.Base{ID: "a", Kind: record.KindAward}, Name: "Huân chương Lao động", Form: "order"})
	for i := range nominations {
		round := fmt.Sprintf("r%05d", i/100)
		if i%100 == 0 {
			r := &record.Round{Base: record.Base{ID: round, Kind: record.KindRound}, Title: "Lấy ý kiến Nhân dân: đề nghị tặng Huân chương Lao động", Awards: []string{"a"}}
			r.Summary = "Lấy ý kiến từ ngày 20/8/2026 đến hết ngày 7/9/2026."
			r.Published.Year, r.Published.Month, r.Published.Day = 2026, 8, 20
			r.Closes = r.Published.AddDays(18)
			set.Add(r)
		}
		n := &record.Nomination{Base: record.Base{ID: fmt.Sprintf("%s/n%05d", round, i), Kind: record.KindNomination}, Award: "a"}
		n.Candidate = record.Candidate{Kind: "individual", Name: "Nguyễn Thị Mẫu", Position: "Trưởng phòng Lưu trữ", Hometown: "xã Bến Mẫu, tỉnh Sông Mẫu"}
		n.Summary = "Nguyễn Thị Mẫu, đề nghị tặng Huân chương Lao động."
		n.Body = strings.Repeat("Sau khi rà soát, nhóm đã hướng dẫn cơ sở thực hiện chương trình tập huấn cho cán bộ (xem [kế hoạch](/ke-hoach/)), góp phần hoàn thành 104 chỉ tiêu của năm. Được sự ủng hộ của người dân, đơn vị đã triển khai đồng bộ quy trình tiếp nhận và trả kết quả cùng các đoàn thể ở xã, với sự tham gia của 377 hộ dân. ", 3)
		n.Achievements = []record.Achievement{{Period: "2021–2025", Text: "Rút thời gian cấp bản sao tài liệu lưu trữ từ 5 ngày xuống 1 ngày làm việc."}}
		set.Add(n)
	}
	return &Input{Config: &config.Config{}, Set: set, Law: law.New(set)}
}

// BenchmarkTexts is the cost of the rules that read the texts of ten thousand nominations.
func BenchmarkTexts(b *testing.B) {
	in := library(10_000).prepared(rules)
	reading := []Rule{mentionAward, mentionClosingDate, mentionCount, mentionDays, mentionDocumentDate, mentionSum, personalAddress, personalIdentifier}
	for _, rule := range reading {
		b.Run(rule.ID, func(b *testing.B) {
			for b.Loop() {
				rule.Check(in, func(f Finding) { b.Fatalf("found %s: %s", f.ID, f.Message.En) })
			}
		})
	}
}
