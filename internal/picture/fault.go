package picture

import (
	"bytes"
	"errors"
	"io"

	"congkhai/internal/problem"
)

// The reasons for which a file is no picture that can be published.
var (
	cutShort = problem.Text{Vi: "bị cắt cụt, thiếu phần cuối", En: "is cut short: its end is missing"}
	damaged  = problem.Text{Vi: "bị hỏng, không đọc được", En: "is damaged and cannot be read"}
	noPixels = problem.Text{Vi: "không có điểm ảnh nào", En: "has no pixels"}
	empty    = problem.Text{Vi: "là một tệp trống", En: "is an empty file"}
	unusual  = problem.Text{Vi: "ghi theo một kiểu JPEG ít dùng, chương trình không đọc được", En: "is written in a rare kind of JPEG that is not read"}
	animated = problem.Text{Vi: "là ảnh động WebP, chương trình không đọc được", En: "is an animated WebP, which is not read"}
	passes   = problem.Text{Vi: "ghi thành quá nhiều lượt quét", En: "is written in too many passes"}

	copyAgain  = problem.Text{Vi: "chép lại tệp từ máy ảnh hoặc từ nơi gửi", En: "copy the file again from the camera or from where it was sent"}
	saveAgain  = problem.Text{Vi: "mở ảnh bằng một chương trình xem ảnh, lưu lại thành JPEG", En: "open the picture in an image viewer and save it as JPEG"}
	makeIt     = problem.Text{Vi: "dùng JPEG, PNG hoặc WebP cho ảnh; văn bản thì dùng PDF", En: "use JPEG, PNG or WebP for pictures, and PDF for papers"}
	makeItJPEG = problem.Text{Vi: "xuất ảnh ra JPEG rồi thay tệp này; đổi tên tệp thì chưa đủ", En: "export the picture as JPEG and replace this file; to rename it is not enough"}
)

func broken(what problem.Text) *Fault {
	hint := copyAgain
	switch what {
	case unusual, animated, passes:
		hint = saveAgain
	}
	return &Fault{"picture/broken", what, hint}
}

func tooLarge(width, height int) *Fault {
	return &Fault{
		"picture/too-large",
		problem.Text{
			Vi: "rộng %d, cao %d điểm ảnh; giới hạn là %d mỗi chiều và %d triệu tất cả", En: "is %d pixels wide and %d high; the limit is %d a side and %d million in all",
		}.With(width, height, MaxSide, MaxPixels/1_000_000),
		problem.Text{Vi: "thu nhỏ ảnh, chẳng hạn còn 4000 điểm ảnh chiều rộng", En: "make the picture smaller, to a width of 4000 pixels for instance"},
	}
}

func tooHeavy(width, height int) *Fault {
	return &Fault{
		"picture/too-large",
		problem.Text{
			Vi: "rộng %d, cao %d điểm ảnh, ghi theo kiểu cần quá nhiều bộ nhớ để đọc", En: "is %d pixels wide and %d high, in a form that takes too much memory to read",
		}.With(width, height),
		problem.Text{Vi: "lưu lại thành JPEG thường (baseline), hoặc thu nhỏ ảnh", En: "save it as plain (baseline) JPEG, or make it smaller"},
	}
}

// formatOf tells a picture by its first bytes. The name of a file proves nothing.
func formatOf(start []byte) (Format, bool) {
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xd8\xff")):
		return JPEG, true
	case bytes.HasPrefix(start, []byte("\x89PNG\r\n\x1a\n")):
		return PNG, true
	case len(start) >= 12 && string(start[:4]) == "RIFF" && string(start[8:12]) == "WEBP":
		return WebP, true
	case bytes.HasPrefix(start, []byte("GIF87a")), bytes.HasPrefix(start, []byte("GIF89a")):
		return GIF, true
	}
	return 0, false
}

// notAPicture says what a file is instead, where its first bytes tell.
func notAPicture(start []byte, size int64) *Fault {
	if size == 0 {
		return broken(empty)
	}
	name, hint := "", makeIt
	text := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n"))
	brand := ""
	if len(start) >= 12 && string(start[4:8]) == "ftyp" {
		brand = string(start[8:12])
	}
	switch {
	case brand == "heic" || brand == "heix" || brand == "mif1" || brand == "msf1" || brand == "hevc":
		name, hint = "HEIC", makeItJPEG
	case brand == "avif" || brand == "avis":
		name, hint = "AVIF", makeItJPEG
	case bytes.HasPrefix(start, []byte("II*\x00")), bytes.HasPrefix(start, []byte("MM\x00*")):
		name, hint = "TIFF", makeItJPEG
	case bytes.HasPrefix(start, []byte("BM")):
		name, hint = "BMP", makeItJPEG
	case bytes.HasPrefix(start, []byte("%PDF")):
		name = "PDF"
	case bytes.HasPrefix(text, []byte("<svg")), bytes.HasPrefix(text, []byte("<?xml")):
		name, hint = "SVG", makeItJPEG
	case bytes.HasPrefix(text, []byte("<")):
		name = "HTML"
	}
	what := problem.Text{Vi: "không phải tệp JPEG, PNG, WebP hay GIF", En: "is no JPEG, PNG, WebP or GIF file"}
	if name != "" {
		what = problem.Text{Vi: "thật ra là tệp %s, không phải JPEG, PNG, WebP hay GIF", En: "is really a file of the kind %s, no JPEG, PNG, WebP or GIF"}.With(name)
	}
	return &Fault{"picture/broken", what, hint}
}

// faultOf makes a Fault of what a decoder said.
func (h *head) faultOf(err error) *Fault {
	if h.cut || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return broken(cutShort)
	}
	return broken(damaged)
}
