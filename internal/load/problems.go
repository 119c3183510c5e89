package load

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

// The problems of whole files, in both languages.

func fileProblem(name, id string, message, hint problem.Text) problem.Problem {
	return problem.Problem{Pos: problem.Pos{File: name}, ID: id, Message: message, Hint: hint}
}

func noContent() problem.Problem {
	return fileProblem(Folder, "site/no-content",
		problem.Text{Vi: "không có thư mục content", En: "there is no folder content"},
		problem.Text{Vi: "chạy lệnh trong thư mục của trang, hoặc tạo trang mới: congkhai init", En: "run the command in the site's folder, or make a new site: congkhai init"})
}

func notAFolder() problem.Problem {
	return fileProblem(Folder, "site/no-content",
		problem.Text{Vi: "content phải là một thư mục", En: "content must be a folder"},
		problem.Text{Vi: "đặt các bản ghi vào thư mục content", En: "put the records into a folder named content"})
}

func tooLarge(name string, size, limit int64) problem.Problem {
	return fileProblem(name, "file/too-large",
		problem.Text{Vi: "bản ghi lớn %[1]d KB, giới hạn là %[2]d KB", En: "the record is %[1]d KB, the limit is %[2]d KB"}.With(size>>10, limit>>10),
		problem.Text{Vi: "chia bản ghi, hoặc để văn bản dài thành tệp PDF kèm theo", En: "split the record, or attach the long text as a PDF"})
}

func unreadable(name string, err error) problem.Problem {
	cause := problem.Text{Vi: "không đọc được tệp", En: "the file cannot be read"}
	hint := problem.Text{Vi: "kiểm tra quyền đọc và tên tệp", En: "check the permissions and the name of the file"}
	if errors.Is(err, fs.ErrPermission) {
		cause = problem.Text{Vi: "không có quyền đọc tệp", En: "there is no permission to read the file"}
		hint = problem.Text{Vi: "cho phép đọc tệp này", En: "allow this file to be read"}
	}
	return fileProblem(name, "file/unreadable", cause, hint)
}

func badLink(name string) problem.Problem {
	return fileProblem(name, "file/outside",
		problem.Text{Vi: "liên kết tượng trưng này dẫn ra ngoài trang hoặc không dẫn đến đâu", En: "this symbolic link leads out of the site or nowhere"},
		problem.Text{Vi: "chép tệp thật vào chỗ của liên kết", En: "put a copy of the file in place of the link"})
}

func linkedFolder(name string) problem.Problem {
	return fileProblem(name, "file/linked-folder",
		problem.Text{Vi: "không đi theo liên kết tượng trưng đến thư mục", En: "symbolic links to folders are not followed"},
		problem.Text{Vi: "chép thư mục thật vào chỗ của liên kết", En: "put the folder itself in place of the link"})
}

func notAFile(name string) problem.Problem {
	return fileProblem(name, "file/not-a-file",
		problem.Text{Vi: "đây không phải một tệp thường", En: "this is not an ordinary file"},
		problem.Text{Vi: "xóa nó khỏi content", En: "remove it from content"})
}

func folderHint(folder string) problem.Text {
	var folders []string
	for f := range kindOf {
		folders = append(folders, f)
	}
	folders = append(folders, "rounds")
	slices.Sort(folders)
	if best, ok := viet.DidYouMean(folder, folders); ok && best != folder {
		return problem.Text{Vi: "có phải ý là thư mục %q?", En: "did you mean the folder %q?"}.With(best)
	}
	return problem.Text{Vi: "các thư mục: %s", En: "the folders are: %s"}.With(fmt.Sprint(folders))
}

func empty(name string) problem.Problem {
	p := fileProblem(name, "file/empty",
		problem.Text{Vi: "tệp trống", En: "the file is empty"},
		problem.Text{Vi: "viết bản ghi, hoặc xóa tệp", En: "write the record, or delete the file"})
	p.Line, p.Column = 1, 1
	return p
}

func notUTF8(name string, text []byte, offset int) problem.Problem {
	return problem.Problem{
		Pos: at(name, text, offset, 1), ID: "text/encoding", Private: true,
		Message: problem.Text{Vi: "tệp không ở bảng mã UTF-8", En: "the file is not in UTF-8"},
		Hint: problem.Text{
			Vi: "lưu lại với bảng mã UTF-8; văn bản TCVN3 hoặc VNI phải chuyển sang Unicode trước",
			En: "save it as UTF-8; texts in TCVN3 or VNI must be converted to Unicode first",
		},
	}
}

func replaced(name string, text []byte, offset int) problem.Problem {
	return problem.Problem{
		Pos: at(name, text, offset, 1), ID: "text/damaged",
		Message: problem.Text{Vi: "chữ ở đây đã hỏng (ký tự U+FFFD)", En: "the text is damaged here (character U+FFFD)"},
		Hint:    problem.Text{Vi: "gõ lại chữ này từ bản gốc", En: "type the letter again from the original"},
	}
}

func nul(name string, text []byte, offset int) problem.Problem {
	return problem.Problem{
		Pos: at(name, text, offset, 1), ID: "text/nul", Private: true,
		Message: problem.Text{Vi: "tệp có ký tự rỗng: có lẽ không phải văn bản UTF-8", En: "the file holds a NUL character: it is probably not UTF-8 text"},
		Hint:    problem.Text{Vi: "lưu lại với bảng mã UTF-8", En: "save it as UTF-8"},
	}
}

func lookAlike(name string, text []byte, offset int, r rune) problem.Problem {
	right := "đ"
	if r == 'Ð' || r == 'Ɖ' {
		right = "Đ"
	}
	return problem.Problem{
		Pos: at(name, text, offset, 1), ID: "text/look-alike", Severity: problem.Warning,
		Message: problem.Text{
			Vi: "chữ %[1]q (U+%04[2]X) trông giống %[3]q nhưng là chữ khác: tìm kiếm và xếp tên sẽ sai",
			En: "the letter %[1]q (U+%04[2]X) looks like %[3]q but is another: search and order of names go wrong",
		}.With(string(r), r, right),
		Hint: problem.Text{Vi: "gõ lại chữ %q", En: "type %q again"}.With(right),
	}
}

func noFront(name string, line int) problem.Problem {
	return problem.Problem{
		Pos: problem.Pos{File: name, Line: line, Column: 1, Width: 1}, ID: "record/no-front-matter",
		Message: problem.Text{Vi: "tệp Markdown phải bắt đầu bằng dòng +++", En: "a Markdown record must begin with a +++ line"},
		Hint:    problem.Text{Vi: "đặt các khóa giữa hai dòng +++ ở đầu tệp", En: "put the keys between two +++ lines at the top of the file"},
	}
}

func openFront(name string, line int) problem.Problem {
	return problem.Problem{
		Pos: problem.Pos{File: name, Line: line, Column: 1, Width: 3}, ID: "record/open-front-matter",
		Message: problem.Text{Vi: "phần đầu mở bằng +++ nhưng không đóng", En: "the front matter opened with +++ is never closed"},
		Hint:    problem.Text{Vi: "thêm dòng +++ sau khóa cuối cùng", En: "add a +++ line after the last key"},
	}
}

func twice(name, first string) problem.Problem {
	p := fileProblem(name, "record/duplicate",
		problem.Text{Vi: "hai tệp cùng một bản ghi", En: "two files are one record"},
		problem.Text{Vi: "gộp hai tệp, hoặc đổi tên một tệp", En: "merge the two files, or rename one"})
	p.Notes = []problem.Note{{Pos: problem.Pos{File: first, Line: 1, Column: 1}, Text: problem.Text{Vi: "tệp kia", En: "the other file"}}}
	return p
}

func sameURL(name, other, url string) problem.Problem {
	p := fileProblem(name, "record/same-url",
		problem.Text{Vi: "hai bản ghi cùng một địa chỉ %q", En: "two records have the address %q"}.With(url),
		problem.Text{Vi: "đổi tên một trong hai tệp", En: "rename one of the two files"})
	p.Notes = []problem.Note{{Pos: problem.Pos{File: other, Line: 1, Column: 1}, Text: problem.Text{Vi: "bản ghi kia", En: "the other record"}}}
	return p
}

func reserved(name, segment string) problem.Problem {
	return fileProblem(name, "record/reserved",
		problem.Text{Vi: "trang dành riêng tên %q", En: "the name %q is reserved by the site"}.With(segment),
		problem.Text{Vi: "đổi tên tệp hoặc thư mục", En: "rename the file or folder"})
}

func noAddress(name string) problem.Problem {
	return fileProblem(name, "record/no-address",
		problem.Text{Vi: "tên này không có chữ cái a–z hay chữ số nào để làm địa chỉ", En: "this name has no letter a–z and no digit to make an address of"},
		problem.Text{Vi: "đổi tên tệp hoặc thư mục", En: "rename the file or folder"})
}

func unused(name string) problem.Problem {
	p := fileProblem(name, "file/unused",
		problem.Text{Vi: "không bản ghi nào nhắc đến tệp này, nên tệp không được đăng", En: "no record refers to this file, so it is not published"},
		problem.Text{Vi: "nhắc đến tệp trong một bản ghi, hoặc xóa tệp", En: "refer to it from a record, or delete it"})
	p.Severity = problem.Warning
	return p
}
