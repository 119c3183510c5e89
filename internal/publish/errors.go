package publish

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"congkhai/internal/problem"
)

// Error is a failure that the user can mend.
type Error struct {
	Message, Hint problem.Text
	Err           error // what the system said; may be nil
}

// Error returns the message and the hint in English.
func (e *Error) Error() string {
	text := e.Message.En + ": " + e.Hint.En
	if e.Err != nil {
		text += " (" + e.Err.Error() + ")"
	}
	return text
}

// Unwrap returns what the system said.
func (e *Error) Unwrap() error { return e.Err }

// remedy is the text of an Error. %[1]q is the path concerned and %[2]q, in the hint only, a folder inside it.
type remedy struct{ message, hint problem.Text }

var (
	notOurs = remedy{
		problem.Text{
			Vi: "thư mục %q không trống và không do congkhai tạo ra, nên không ghi gì vào đó",
			En: "the folder %q is not empty and was not made by congkhai, so nothing was written to it",
		},
		problem.Text{
			Vi: "hãy chọn thư mục khác bằng --out; nếu trong %[1]q chỉ có bản cũ của trang thì hãy xóa thư mục đó rồi chạy lại",
			En: "choose another folder with --out; if %[1]q holds only an old copy of the site, delete it and build again",
		},
	}
	notFolder = remedy{
		problem.Text{
			Vi: "%q không phải là thư mục dùng được để đặt trang",
			En: "%q is not a folder that can hold the site",
		},
		problem.Text{
			Vi: "hãy chọn thư mục khác bằng --out, hoặc chuyển %[1]q đi nơi khác",
			En: "choose another folder with --out, or move %[1]q away",
		},
	}
	symlink = remedy{
		problem.Text{
			Vi: "%q là liên kết tượng trưng, trong khi trang chỉ được đặt vào thư mục thật",
			En: "%q is a symbolic link, and the site goes only into a real folder",
		},
		problem.Text{
			Vi: "hãy ghi thẳng thư mục mà %[1]q dẫn tới vào --out, hoặc xóa liên kết",
			En: "give --out the folder that %[1]q leads to, or delete the link",
		},
	}
	inState = remedy{
		problem.Text{
			Vi: "%q nằm trong thư mục làm việc riêng (.congkhai) của chương trình",
			En: "%q lies in the program's own working folder (.congkhai)",
		},
		problem.Text{
			Vi: "hãy chọn thư mục khác bằng --out thay cho %[1]q",
			En: "choose another folder with --out in place of %[1]q",
		},
	}
	locked = remedy{
		problem.Text{
			Vi: "một lượt dựng khác đang ghi vào %q",
			En: "another build is writing to %q",
		},
		problem.Text{
			Vi: "hãy đợi lượt đó xong rồi chạy lại, hoặc chọn thư mục khác thay cho %[1]q bằng --out",
			En: "wait until it has finished and build again, or choose another folder than %[1]q with --out",
		},
	}
	conflict = remedy{
		problem.Text{
			Vi: "trong thư mục kết quả có %q không do congkhai tạo ra, mà trang lại cần đúng đường dẫn đó",
			En: "the output holds %q, which congkhai did not make, and the site needs the same path",
		},
		problem.Text{
			Vi: "hãy chuyển %[1]q ra khỏi thư mục kết quả hoặc đổi tên rồi chạy lại",
			En: "move %[1]q out of the output or rename it, then build again",
		},
	}
	disturbed = remedy{
		problem.Text{
			Vi: "một chương trình khác đã sửa %q trong lúc trang đang được ghi; trang đã công bố vẫn giữ nguyên",
			En: "another program changed %q while the site was being written; the published site is unchanged",
		},
		problem.Text{
			Vi: "hãy chạy lại khi không còn chương trình nào ghi vào %[1]q",
			En: "build again when nothing else writes to %[1]q",
		},
	}
	mounted = remedy{
		problem.Text{
			Vi: "%q là điểm gắn kết hoặc nằm trên một ổ đĩa khác với thư mục chứa nó, nên không thể đổi sang bản mới",
			En: "%q is a mount point or on another disk than the folder around it, so the new site cannot take its place",
		},
		problem.Text{
			Vi: "hãy chọn một thư mục nằm bên trong bằng --out, ví dụ %[2]q",
			En: "choose a folder inside it with --out, for example %[2]q",
		},
	}
	noLinks = remedy{
		problem.Text{
			Vi: "không tạo được liên kết cứng tới tệp trong %q; trang đã công bố vẫn giữ nguyên",
			En: "no hard link can be made to a file in %q; the published site is unchanged",
		},
		problem.Text{
			Vi: "hãy kiểm tra xem các tệp trong %[1]q có thuộc về bạn không; nếu ổ đĩa không có liên kết cứng, hãy chọn thư mục trên ổ đĩa khác bằng --out",
			En: "see that the files in %[1]q belong to you; if the disk has no hard links, choose a folder on another disk with --out",
		},
	}
	full = remedy{
		problem.Text{
			Vi: "ổ đĩa chứa %q đã hết chỗ; trang đã công bố vẫn giữ nguyên",
			En: "no space left on the disk of %q; the published site is unchanged",
		},
		problem.Text{
			Vi: "hãy giải phóng dung lượng rồi chạy lại, hoặc chọn thư mục trên ổ đĩa khác thay cho %[1]q bằng --out",
			En: "free some space and build again, or choose a folder on another disk than that of %[1]q with --out",
		},
	}
	denied = remedy{
		problem.Text{
			Vi: "không có quyền ghi vào %q hoặc thư mục .congkhai bên cạnh",
			En: "there is no permission to write to %q or to the folder .congkhai beside it",
		},
		problem.Text{
			Vi: "hãy kiểm tra chủ sở hữu và quyền của hai thư mục đó và của thư mục chứa chúng, hoặc chọn thư mục khác thay cho %[1]q bằng --out",
			En: "check the owner and the permissions of both and of the folder around them, or choose another folder than %[1]q with --out",
		},
	}
)

func newError(r remedy, err error, path string) *Error {
	return &Error{
		Message: r.message.With(path),
		Hint:    r.hint.With(path, filepath.Join(path, "site")),
		Err:     err,
	}
}

// explain turns what the system says into an *Error where the user can do something about it.
func explain(out string, err error) error {
	if known := new(Error); errors.As(err, &known) {
		return known
	}
	switch {
	case isOneOf(err, fullErrors):
		return newError(full, err, out)
	case isOneOf(err, mountErrors):
		return newError(mounted, err, out)
	case isOneOf(err, deniedErrors):
		return newError(denied, err, out)
	}
	return fmt.Errorf("publishing to %s: %w", out, err)
}

func isFull(err error) bool { return isOneOf(err, fullErrors) }

func isOneOf(err error, list []error) bool {
	return slices.ContainsFunc(list, func(target error) bool { return errors.Is(err, target) })
}
