package render

import (
	"net/url"
	"strings"
	"testing"

	"congkhai/internal/config"
	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
	"congkhai/layouts"
)

// letterView is the view of a nomination, or of its round where name is "".
func letterView(t *testing.T, name string, response record.Response, title string) *View {
	t.Helper()
	texts := map[string]*lang.Text{}
	for _, code := range []string{"vi", "en"} {
		text, err := lang.Read(layouts.Files, code)
		if err != nil {
			t.Fatal(err)
		}
		texts[code] = text
	}
	round := &site.Round{Node: site.Node{Label: lang.Words{Vi: title}}, Round: &record.Round{}, Response: response}
	v := &View{Node: round, Site: &site.Site{Config: &config.Config{}}, renderer: &Renderer{layouts: &Layouts{text: texts}}}
	if name != "" {
		award := &site.Award{Node: site.Node{Label: lang.Words{Vi: "Huân chương Mẫu"}}, Award: &record.Award{}}
		v.Node = &site.Nomination{Round: round, Nomination: &record.Nomination{Class: "hạng Ba"}, Award: award, Code: "KX8-L5L2", FullName: name}
	}
	return v
}

func TestLetter(t *testing.T) {
	t.Parallel()
	const lines = "<span class=\"write\">Ý kiến: …</span>\n<span class=\"write write-long\">Nội dung: …</span>\n<span class=\"write\">Tài liệu kèm theo: …</span>\n"
	for _, c := range []struct{ name, who, requires, language, want string }{
		{
			"nothing asked", "Bà Lê Thị <b>", "", "vi",
			"Kính gửi: Cơ quan nhận ý kiến\n\nTôi góp ý về đề nghị mã KX8-L5L2: Bà Lê Thị &lt;b&gt;, Huân chương Mẫu hạng Ba.\n" + lines + "Ngày … tháng … năm …\n",
		},
		{
			"asked", "Bà Lê Thị Hai", "Địa chỉ & điện thoại", "vi",
			"Kính gửi: Cơ quan nhận ý kiến\n\nTôi góp ý về đề nghị mã KX8-L5L2: Bà Lê Thị Hai, Huân chương Mẫu hạng Ba.\n" + lines +
				"<span class=\"write write-more\">Địa chỉ &amp; điện thoại: …</span>\nNgày … tháng … năm …\n",
		},
		{
			"of a round", "", "", "vi",
			"Kính gửi: Cơ quan nhận ý kiến\n\nTôi góp ý về đề nghị mã …; tên: …; danh hiệu, hình thức: …\n" + lines + "Ngày … tháng … năm …\n",
		},
		{
			"in English", "Bà Lê Thị Hai", "", "en",
			"To: the office that takes comments\n\nI comment on proposal KX8-L5L2: <span lang=\"vi\">Bà Lê Thị Hai</span>, <span lang=\"vi\">Huân chương Mẫu</span> <span lang=\"vi\">hạng Ba</span>.\n" +
				"<span class=\"write\">My view: …</span>\n<span class=\"write write-long\">Details: …</span>\n<span class=\"write\">Papers: …</span>\nDate …\n",
		},
	} {
		if got := string(letterView(t, c.who, record.Response{Requires: c.requires}, "Đợt").Letter(c.language)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestMailURL(t *testing.T) {
	t.Parallel()
	const (
		subject = "Góp ý về đề nghị mã KX8-L5L2"
		lines   = "\r\nÝ kiến:\r\nNội dung:\r\nTài liệu kèm theo:\r\n"
	)
	head := func(name string) string {
		return "Kính gửi: Cơ quan nhận ý kiến\r\n\r\nTôi góp ý về đề nghị mã KX8-L5L2: " + name + ", Huân chương Mẫu hạng Ba.\r\n"
	}
	long := strings.Repeat("Ẵ", 180)
	for _, c := range []struct{ name, who, email, requires, title, subject, body string }{
		{"usual", "Bà Lê & Hai", "gop+y@mau.example", "Họ tên", "Đợt 1", subject + ", Đợt 1", head("Bà Lê & Hai") + lines + "Họ tên:\r\n"},
		{"long round", "Bà Hai", "gopy@mau.example", "", long, subject, head("Bà Hai") + lines},
		{"long demand", "Bà Hai", "gopy@mau.example", long, "Đợt 1", subject, head("Bà Hai") + "\r\n"},
		{"long name", long + long, "gopy@mau.example", "", "Đợt 1", subject, ""},
		{"more than an address", "Bà Hai", "a?bcc=b&x=%@mau.example", "", "Đợt 1", subject + ", Đợt 1", head("Bà Hai") + lines},
	} {
		got := letterView(t, c.who, record.Response{Email: c.email, Requires: c.requires}, c.title).MailURL()
		u, err := url.Parse(got)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		to, err := url.PathUnescape(u.Opaque)
		if err != nil || to != c.email || len(got) >= longestMail || strings.ContainsAny(got, "+ \"<>") {
			t.Errorf("%s: to %q (%v), %d bytes: %s", c.name, to, err, len(got), got)
		}
		q := u.Query()
		if q.Get("subject") != c.subject || q.Get("body") != c.body || len(q) > 2 {
			t.Errorf("%s:\n%q, %q\nwant\n%q, %q", c.name, q.Get("subject"), q.Get("body"), c.subject, c.body)
		}
	}
}
