package markdown

import (
	"bytes"
	"testing"
)

// body is an ordinary text of 1.7 KB.
const body = `Bà Nguyễn Thị Minh An là giáo viên Trường Tiểu học An Bình từ năm 2009. Nhiều năm liền bà nhận dạy lớp ghép ở
điểm trường xa nhất của xã, nơi học sinh phải đi đò qua sông mỗi ngày.

## Thành tích chính

- Giữ **100% học sinh** đến lớp trong ba năm học liền, kể cả mùa nước nổi.
- Viết *sáng kiến* "Thư viện trên đò", được hội đồng của huyện công nhận và áp dụng ở 12 điểm trường.
- Vận động [quỹ khuyến học](../units/quy-khuyen-hoc.md) mua áo phao cho **46 học sinh**.
- Mở lớp xóa mù chữ buổi tối cho phụ huynh; 31 người đã đọc, viết được.

## Quá trình công tác

Từ năm 2009 đến năm 2015, bà dạy tại điểm trường Cồn Én. Tháng 9 năm 2015, bà được phân công làm tổ trưởng chuyên môn
khối 1, đồng thời phụ trách công tác chủ nhiệm. Trong đợt lũ năm 2018, bà cùng bốn đồng nghiệp ở lại trường chín ngày
để giữ sách, vở và bàn ghế, không để hư hỏng tài sản nào.

Năm 2021, khi trường phải dạy học từ xa, bà tự in phiếu bài tập và chèo xuồng đến từng nhà cho những em không có máy,
mỗi tuần hai lượt, suốt mười bốn tuần. Phiếu bài tập này sau đó được dùng chung trong toàn huyện.

## Ý kiến của tập thể

Hội nghị cán bộ, viên chức nhà trường ngày 12 tháng 5 lấy phiếu kín: 38 trên 38 người đồng ý đề nghị. Biên bản và báo
cáo thành tích đăng kèm theo trang này.
`

func BenchmarkHTML(b *testing.B) {
	c := New()
	src := []byte(body)
	var out bytes.Buffer
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if issues := c.HTML(&out, src, nil); len(issues) > 0 {
			b.Fatal(issues)
		}
	}
}

func BenchmarkHTMLWithAddress(b *testing.B) {
	c := New()
	src := []byte(body + "\nThư: an@example.vn\n")
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		c.HTML(&out, src, nil)
	}
}

func BenchmarkPlain(b *testing.B) {
	c := New()
	src := []byte(body)
	b.ReportAllocs()
	for b.Loop() {
		c.Plain(src, 160)
	}
}

func BenchmarkScan(b *testing.B) {
	r := &run{src: []byte(body)}
	b.ReportAllocs()
	for b.Loop() {
		r.scan()
	}
}
