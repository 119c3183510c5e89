package export

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/config"
	"congkhai/internal/lang"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/problem"
	"congkhai/internal/site"
	"congkhai/layouts"
)

const settings = `title = "Công khai đề nghị khen thưởng"
base_url = "https://thu.example.org/cong-khai/"
description = "Danh sách đăng trước khi Hội đồng xét."
organisation = "hoi-dong"
languages = ["vi", "en"]
[licence]
text = "CC BY 4.0"
url = "https://creativecommons.org/licenses/by/4.0/"
[topics]
y-te = "Y tế"
[translations.en]
title = "Proposed awards, open to the public"
[translations.en.topics]
y-te = "Health"
`

// records is a small site. Whatever must never be published holds the word BIMAT or the date 2001-02-03.
var records = map[string]string{
	"units/hoi-dong.toml": `name = "Hội đồng & Tỉnh"
kind = "province"
[translations.en]
name = "The Council"`,
	"units/so-y-te.toml": `name = "Sở Y tế"
kind = "department"
parent = "hoi-dong"
[[formerly]]
name = "Ty Y tế"
until = 1990-01-01`,
	"awards/bang-khen-thu.toml": `name = "Bằng khen thử"
form = "bang-khen"
authority = ["province"]
recipients = ["individual", "collective"]`,
	"plans/2026.toml": `title = "Kế hoạch năm 2026"
number = "05/KH"
issuer = "hoi-dong"
issued = "2026-01"
[[movements]]
name = "Mỗi ngày một việc tốt"
[[targets]]
measure = "share-women"
value = 20`,
	"exemplars/tram-y-te.md": `+++
title = "Trạm y tế <xã>"
summary = "Đêm trực của một trạm."
published = 2026-05-02
author = "Người Viết"
topics = ["y-te"]
nominations = ["2026-08-mo/nguyen-van-an", "2026-08-mo/bimat-go"]
[[subjects]]
name = "Nguyễn Văn An"
kind = "individual"
unit = "so-y-te"
[consent]
given_on = 2001-02-03
basis = "written"
guardian = "BIMAT giám hộ"
[[corrections]]
on = 2026-06-01
note = "Sửa số ca trực."
[translations.en]
title = "The health station"
+++
Thân bài.
`,
	"exemplars/rut.toml": `title = "BIMAT đã rút"
published = 2026-06-02
[[subjects]]
name = "BIMAT người rút"
kind = "individual"
[consent]
given_on = 2001-02-03
basis = "written"
withdrawn_on = 2001-02-03`,
	"exemplars/vi-du.toml": `title = "Chuyện minh họa"
published = 2026-04-02
example = true
[[subjects]]
name = "Tổ Minh Họa"
kind = "collective"`,
	"rounds/2026-08-mo/round.toml": `title = "Lấy ý kiến đợt tháng 8"
council = "hoi-dong"
awards = ["huan-chuong-lao-dong"]
published = 2026-08-20
closes = 2026-09-07
rule = "nd-152-2025-d44-k2"
dossier_received = 2001-02-03
[notice]
number = "08/TB-HĐ"
issuer = "Hội đồng & Tỉnh"
issued = 2026-08-19
[response]
address = "Số 1 đường Thử"
hours = "giờ hành chính"
email = "gopy@example.org"
phone = "0000 000 000"
counted_by = "postmark"
last_hour = "17:00"
requires = "họ tên"
[[extensions]]
from = 2026-09-07
to = 2026-09-14
reason = "Bão"
on = 2026-08-25`,
	"rounds/2026-08-mo/nguyen-van-an.toml": `award = "huan-chuong-lao-dong"
class = "hạng Ba"
category = "merit"
proposed_by = "so-y-te"
[candidate]
name = "Nguyễn Văn An"
honorific = "Ông"
kind = "individual"
birth_year = 1971
hometown = "xã Quê Nhà"
position = "=HYPERLINK(\"http://x\")"
unit = "so-y-te"
sort_name = "BIMAT"
[[achievements]]
text = "Đã làm."
evidence = "BIMAT chứng cứ"
confirmed_by = "BIMAT xác nhận"
[[holds]]
since = 2026-08-21
until = 2026-08-22
reason = "BIMAT lý do"`,
	"rounds/2026-08-mo/rut-ten.toml": `award = "huan-chuong-lao-dong"
category = "merit"
proposed_by = "so-y-te"
[candidate]
name = "Trần Rút Tên"
kind = "individual"
[withdrawal]
on = 2026-08-24
by = "candidate"`,
	"rounds/2026-08-mo/bimat-go.toml": `award = "huan-chuong-lao-dong"
category = "merit"
proposed_by = "so-y-te"
[candidate]
name = "BIMAT đã gỡ"
kind = "individual"
[removal]
on = 2026-08-23
basis = "request"`,
	"plans/go.toml": `title = "BIMAT kế hoạch"
number = "06/KH"
issuer = "hoi-dong"
[removal]
on = 2026-02-01
basis = "order"`,
	"rounds/2026-02-go/round.toml": `title = "BIMAT tên người trong tiêu đề"
council = "hoi-dong"
awards = ["bang-khen-thu"]
published = 2026-02-02
closes = 2026-02-27
[removal]
on = 2026-05-01
basis = "request"`,
	"rounds/2026-02-go/bimat-mot.toml": `award = "bang-khen-thu"
category = "ad-hoc"
proposed_by = "so-y-te"
[candidate]
name = "BIMAT một"
kind = "individual"`,
	"rounds/2026-10-sap/round.toml": `title = "Lấy ý kiến đợt tháng 10"
council = "hoi-dong"
awards = ["huan-chuong-lao-dong"]
published = 2026-10-01
closes = 2026-10-20`,
	"rounds/2026-10-sap/bimat-sap.toml": `award = "huan-chuong-lao-dong"
category = "merit"
proposed_by = "so-y-te"
[candidate]
name = "BIMAT sắp tới"
kind = "individual"
unit = "so-y-te"
[[holds]]
since = 2026-09-01`,
	"rounds/2026-03-xong/round.toml": `title = "Lấy ý kiến đợt tháng 3"
council = "hoi-dong"
awards = ["bang-khen-thu"]
published = 2026-03-02
closes = 2026-03-16
example = true`,
	"rounds/2026-03-xong/to-mot.toml": `award = "bang-khen-thu"
category = "ad-hoc"
proposed_by = "so-y-te"
[candidate]
name = "Tổ Một"
kind = "collective"
unit = "so-y-te"`,
	"rounds/2026-03-xong/to-hai.toml": `award = "bang-khen-thu"
category = "ad-hoc"
proposed_by = "so-y-te"
[candidate]
name = "Tổ Hai"
kind = "collective"`,
	"rounds/2026-03-xong/opinions.toml": `[counts.kind]
support = 3
objection = 1`,
	"decisions/12-qd.toml": `number = "12/QĐ-UBND"
authority = "province"
signed = 2026-04-10
[[outcomes]]
nomination = "2026-03-xong/to-mot"
result = "awarded"
[[outcomes]]
nomination = "2026-03-xong/to-hai"
result = "not-awarded"`,
}

var asOf = time.Date(2026, 8, 27, 1, 0, 0, 0, time.UTC)

// model is the fixture as a site at an instant, with more records where a test brings some.
func model(t testing.TB, at time.Time, more ...map[string]string) *site.Site {
	t.Helper()
	files := fstest.MapFS{}
	for _, list := range append(more, records) {
		for name, text := range list {
			files["content/"+name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Unix(0, 0)}
		}
	}
	return siteOf(t, files, settings, at)
}

// siteOf is the site of a folder and its settings at an instant; at the zero one, at that of its settings.
func siteOf(t testing.TB, files fs.FS, settings string, at time.Time) *site.Site {
	t.Helper()
	loader, err := load.New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	c, bad := config.Parse([]byte(settings))
	if at.IsZero() {
		at = c.Fixed
	}
	set, problems, err := loader.Load(files, load.Limits{Record: 1 << 20, File: 1 << 20}, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(problems, bad...) {
		if p.Severity == problem.Error {
			t.Errorf("fixture: %s:%d: %s", p.File, p.Line, p.Message.En)
		}
	}
	return site.New(c, set, law.New(set), nil, at)
}

// interfaceText is the text that the program comes with.
func interfaceText(t testing.TB) map[string]*lang.Text {
	t.Helper()
	out := map[string]*lang.Text{}
	for _, code := range []string{"vi", "en"} {
		text, err := lang.Read(layouts.Files, code)
		if err != nil {
			t.Fatal(err)
		}
		out[code] = text
	}
	return out
}

// made makes all files of a site.
func made(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return madeOf(t, s, func(string) bool { return true })
}

// lists makes the lists of a site and what describes them.
func lists(t testing.TB, s *site.Site) map[string]string {
	t.Helper()
	return madeOf(t, s, func(path string) bool {
		return strings.HasPrefix(path, folder) || strings.Contains(path, "/danh-sach.")
	})
}

// madeOf makes the files of a site that are asked for.
func madeOf(t testing.TB, s *site.Site, asked func(path string) bool) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range Files(s, s.Pages(), interfaceText(t)) {
		if !asked(f.Path) {
			continue
		}
		var w bytes.Buffer
		if err := f.Make(&w); err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		if _, twice := out[f.Path]; twice || f.Type == "" || !strings.HasPrefix(f.Path, "/") {
			t.Errorf("%s: made twice, or without a type", f.Path)
		}
		out[f.Path] = w.String()
	}
	return out
}
