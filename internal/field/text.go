package field

import (
	"io/fs"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

func (b *binder) text(f *Field, s, path string, private bool) (string, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		if f.Required {
			b.fault(path, Value, private, "value/empty",
				problem.Text{Vi: "khóa %q bắt buộc có nội dung", En: "key %q must not be empty"}.With(f.Key), problem.Text{})
			return "", false
		}
		return "", true
	}
	switch {
	case !f.Legal(s):
		b.enum(f, s, path, private)
		return "", false
	case f.URL && !WebAddress(s):
		b.fault(path, Value, private, "value/url",
			problem.Text{Vi: "khóa %q cần một địa chỉ web đầy đủ", En: "key %q takes a full web address"}.With(f.Key),
			problem.Text{Vi: "bắt đầu bằng https://", En: "begin it with https://"})
		return "", false
	case f.Link && !Link(s):
		b.fault(path, Value, private, "value/link",
			problem.Text{
				Vi: "khóa %q cần một địa chỉ web đầy đủ hoặc một đường dẫn trong trang",
				En: "key %q takes a full web address or a path of the site",
			}.With(f.Key),
			problem.Text{Vi: "bắt đầu bằng https:// hoặc /", En: "begin it with https:// or /"})
		return "", false
	case f.Colour && !colour(s):
		b.fault(path, Value, private, "value/colour",
			problem.Text{Vi: "khóa %q cần một màu gồm # và sáu chữ số 0–9, a–f", En: "key %q takes a colour of # and six signs 0–9, a–f"}.With(f.Key),
			problem.Text{Vi: `viết dạng "#1f3f73"`, En: `write it as "#1f3f73"`})
		return "", false
	case len(f.Static) > 0 && !staticFile(s, f.Static):
		endings := "." + strings.Join(f.Static, ", .")
		b.fault(path, Value, private, "value/static",
			problem.Text{Vi: "khóa %[1]q cần tên một tệp %[2]s trong thư mục static", En: "key %[1]q takes the name of a %[2]s file in the folder static"}.With(f.Key, endings),
			problem.Text{Vi: "viết tên tệp tính từ static/, ví dụ %q", En: "write the name as it is below static/, such as %q"}.With("rieng/ten."+f.Static[0]))
		return "", false
	case f.Phone && !phoneNumber(s):
		b.fault(path, Value, private, "value/phone",
			problem.Text{Vi: "khóa %q cần một số điện thoại", En: "key %q takes a telephone number"}.With(f.Key),
			problem.Text{Vi: "viết ít nhất ba chữ số, ví dụ \"0000 000 000\"", En: "write at least three digits, such as \"0000 000 000\""})
		return "", false
	case f.Email && !mailAddress(s):
		b.fault(path, Value, private, "value/email",
			problem.Text{Vi: "khóa %q cần một địa chỉ thư điện tử", En: "key %q takes an e-mail address"}.With(f.Key),
			problem.Text{Vi: "viết dạng ten@coquan.gov.vn", En: "write it as name@office.example"})
		return "", false
	case f.Slug && viet.Slug(s) != s:
		b.fault(path, Value, private, "value/slug",
			problem.Text{Vi: "%q không phải mã viết bằng chữ thường không dấu, số và gạch nối", En: "%q is not a slug of small letters, digits and hyphens"}.With(s),
			problem.Text{Vi: "viết là %q", En: "write %q"}.With(viet.Slug(s)))
		return "", false
	case f.Month:
		if p, err := calendar.ParsePartial(s); err != nil || p.Month == 0 || p.Day != 0 {
			b.fault(path, Value, private, "value/month",
				problem.Text{Vi: "khóa %q cần một tháng", En: "key %q takes a month"}.With(f.Key),
				problem.Text{Vi: `viết dạng "2026-08"`, En: `write it as "2026-08"`})
			return "", false
		}
	case !f.Markdown && strings.ContainsFunc(s, control):
		b.fault(path, Value, private, "value/control",
			problem.Text{Vi: "khóa %q có ký tự điều khiển hoặc ký tự đổi chiều chữ", En: "key %q holds a control or direction-changing character"}.With(f.Key),
			problem.Text{Vi: "xóa ký tự ẩn trong giá trị này", En: "remove the hidden character from this value"})
		return "", false
	}
	if len(f.Ref) > 0 {
		b.Refs = append(b.Refs, Ref{Path: path, Target: s, Kinds: f.Ref})
	}
	if f.File {
		b.Files = append(b.Files, File{Path: path, Name: s})
	}
	return s, true
}

// control reports characters that change how a text is shown without being seen: controls other than tab and line
// feed, and bidirectional overrides and isolates.
func control(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r == 0x7f || r >= 0x80 && r < 0xa0 ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

func (b *binder) enum(f *Field, s, path string, private bool) {
	var hint problem.Text
	if best, ok := viet.DidYouMean(s, f.Enum); ok {
		hint = problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	} else {
		hint = problem.Text{Vi: "chọn một trong: %s", En: "choose one of: %s"}.With(strings.Join(f.Enum, ", "))
	}
	message := problem.Text{Vi: "khóa %[1]q không nhận giá trị %[2]q", En: "key %[1]q does not take %[2]q"}.With(f.Key, s)
	switch {
	case private:
		message = problem.Text{Vi: "khóa %q không nhận giá trị này", En: "key %q does not take this value"}.With(f.Key)
	case len(f.Enum) <= 8:
		message = problem.Text{
			Vi: "khóa %[1]q không nhận giá trị %[2]q; các giá trị: %[3]s",
			En: "key %[1]q does not take %[2]q; it takes: %[3]s",
		}.With(f.Key, s, strings.Join(f.Enum, ", "))
	}
	b.fault(path, Value, private, "value/enum", message, hint)
}

func (b *binder) texts(f *Field, dst reflect.Value, list []any, path string, private bool) {
	one := *f
	one.Required = true
	out := make([]string, 0, len(list))
	for i, v := range list {
		at := path + "." + strconv.Itoa(i)
		s, ok := v.(string)
		if !ok {
			b.wrongType(&Field{Key: f.Key, Type: Text}, v, at, private)
			continue
		}
		if s, ok = b.text(&one, s, at, private); !ok {
			continue
		}
		if (len(f.Ref) > 0 || len(f.Enum) > 0) && slices.Contains(out, s) {
			b.fault(at, Value, private, "value/repeated",
				problem.Text{Vi: "%q ghi hai lần trong %q", En: "%q stands twice in %q"}.With(s, f.Key),
				problem.Text{Vi: "xóa một lần", En: "remove one of them"})
			continue
		}
		out = append(out, s)
	}
	if f.Required && len(list) == 0 {
		b.fault(path, Value, private, "value/empty",
			problem.Text{Vi: "khóa %q cần ít nhất một giá trị", En: "key %q needs at least one value"}.With(f.Key), problem.Text{})
	}
	dst.Set(reflect.ValueOf(out))
}

// WebAddress reports whether a text is a full address of the web, without a name or password in it.
func WebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil
}

func mailAddress(s string) bool {
	name, host, ok := strings.Cut(s, "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(s, " \t\r\n<>\"'?&") &&
		!strings.Contains(host, "@") && !slices.Contains(strings.Split(host, "."), "")
}

// Link reports whether a text is a full address of the web or a path of the site, which begins with one slash.
func Link(s string) bool {
	if !strings.HasPrefix(s, "/") {
		return WebAddress(s)
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "" && u.Host == "" && !strings.HasPrefix(s, "//") && !strings.ContainsAny(s, "\\ \t\r\n")
}

func colour(s string) bool {
	digits, ok := strings.CutPrefix(s, "#")
	return ok && len(digits) == 6 && strings.Trim(digits, "0123456789abcdefABCDEF") == ""
}

// staticFile reports whether a text can be the name of a file below static/, with one of some endings.
func staticFile(s string, endings []string) bool {
	ending := strings.ToLower(strings.TrimPrefix(path.Ext(s), "."))
	hidden := func(segment string) bool { return strings.HasPrefix(segment, ".") }
	return slices.Contains(endings, ending) && fs.ValidPath(s) && !strings.ContainsAny(s, "\\?#%\"'()<>") &&
		!slices.ContainsFunc(strings.Split(s, "/"), hidden)
}

func phoneNumber(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 3
}
