package sample

import (
	"bytes"
	"embed"
	"io/fs"
	"path"
	"strings"
	"text/template"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/problem"
)

//go:embed starter
var starter embed.FS

// ignored is what git leaves out of a site: what is built, and what is remembered between builds.
const ignored = "/public/\n/.congkhai/\n"

// exampleAward is proposed in the example round.
const exampleAward = "huan-chuong-lao-dong"

// Site returns a new site by path in its folder: settings and README, what builds it on schedule, and invented records
// with a round that is open on a day. Comments are in lang, "vi" or "en". Where the days off around the day are not known, site.toml fixes an
// earlier day instead of guessing.
func Site(lang string, today calendar.Date) map[string][]byte {
	l := builtinLaw()
	e := newExample(l, lang, today)
	site := map[string][]byte{
		config.File:  settings(lang, e),
		".gitignore": []byte(ignored),
	}
	e.fillAll(site, starter, "starter", "{{", "}}")
	e.fillAll(site, automation, "automation", "[[", "]]")
	return site
}

// must panics on the errors that only a broken program can have: the files are embedded.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

// builtinLaw is the law that comes with the program.
func builtinLaw() *law.Law {
	loader, err := load.New(builtin.Files)
	must(err)
	set, _, err := loader.Load(embed.FS{}, load.Limits{}, time.Time{})
	must(err)
	return law.New(set)
}

// example is what the files of a new site are filled with.
type example struct {
	Lang      string // of comments
	Title     string
	Invented  string // the comment at the head of each record
	Published calendar.Date
	Closes    calendar.Date
	Meeting   calendar.Date
	today     calendar.Date
	fixed     bool // the site stands still on Published, for want of a year of days off
}

func newExample(l *law.Law, lang string, today calendar.Date) example {
	s, ok := openOn(l, exampleAward, today)
	if !ok {
		s = openFrom(l, exampleAward, lastKnown(l, today))
	}
	return example{
		Lang: lang, Title: siteTitle,
		Invented: "# " + problem.Text{
			Vi: "Ví dụ hư cấu: xóa tệp này khi có hồ sơ thật.",
			En: "An invented example: delete this file once there are real records.",
		}.In(lang),
		Published: s.published, Closes: s.closes, Meeting: s.meeting, today: today,
		fixed: today.Before(s.published) || today.After(s.closes),
	}
}

// Day is the day so many days after the publication, before it when negative.
func (e example) Day(n int) calendar.Date { return e.Published.AddDays(n) }

// Year is the year of the publication.
func (e example) Year() int { return e.Published.Year }

// unknown is the year whose days off keep the site from following the clock.
func (e example) unknown() int {
	if e.today.Before(e.Published) {
		return e.today.Year
	}
	return e.Published.Year + 1
}

// Years are the five years before it, as a period reads.
func (e example) Years() string {
	first, last := calendar.Partial{Year: e.Year() - 5}, calendar.Partial{Year: e.Year() - 1}
	return first.String() + "–" + last.String()
}

// fillAll adds the files of an embedded folder to a site.
func (e example) fillAll(site map[string][]byte, files fs.FS, folder, left, right string) {
	must(fs.WalkDir(files, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		t, err := template.New(path.Base(name)).Delims(left, right).Parse(string(text))
		if err != nil {
			return err
		}
		var out bytes.Buffer
		if err := t.Execute(&out, e); err != nil {
			return err
		}
		site[strings.TrimPrefix(name, folder+"/")] = out.Bytes()
		return nil
	}))
}

const siteTitle = "Công khai khen thưởng – Cơ quan mẫu"

// settings writes site.toml, with every key explained.
func settings(lang string, e example) []byte {
	w := &form{
		kind: "site", lang: lang, today: e.today, first: func([]string) string { return "" },
		hints: map[string]string{
			"out": quoted("public"), "feeds.entries": "30", "limits.record_kb": "1024", "limits.file_mb": "25",
			"retention.days": "365", "nav.items": list("lay-y-kien", "ket-qua", "guong-dien-hinh"),
			"home.sections":        list("search", "open", "upcoming", "how", "results", "stories", "browse"),
			"brand.colours.accent": quoted("#1f3f73"), "brand.colours.accent_dark": quoted("#9dbdf0"),
			"brand.colours.son": quoted("#a3231c"), "brand.colours.son_dark": quoted("#ff9c8f"),
		},
	}
	w.WriteString("# " + problem.Text{Vi: "Cài đặt của trang.", En: "Settings of the site."}.In(lang) + "\n" + optional.In(lang))
	given := row{
		"title":        quoted(e.Title),
		"base_url":     quoted("https://example.org"),
		"description":  quoted("Danh sách đề nghị khen thưởng được công khai để lấy ý kiến Nhân dân."),
		"organisation": quoted("co-quan-mau"),
		"languages":    list("vi", "en"),
		"time_zone":    quoted("Asia/Ho_Chi_Minh"),
		"response": row{
			"address": quoted("Số 1 đường Mẫu, phường Mẫu"), "email": quoted("gopy@example.org"),
			"phone": quoted("0000 000 000"), "hours": quoted("Thứ Hai đến thứ Sáu, 08:00–11:30 và 13:30–17:00"),
			"counted_by": quoted("postmark"), "last_hour": quoted("17:00"),
		},
		"contact": row{
			"name": quoted("Bộ phận thi đua, khen thưởng"), "address": quoted("Số 1 đường Mẫu, phường Mẫu"),
			"email": quoted("lienhe@example.org"), "phone": quoted("0000 000 000"),
		},
		"topics": row{"cai-cach-hanh-chinh": quoted("Cải cách hành chính"), "nguoi-tot-viec-tot": quoted("Người tốt, việc tốt")},
		"translations": row{
			"title":       quoted("Public awards – Sample Office"),
			"description": quoted("Proposed awards, published for public comment."),
			"response": row{
				"address": quoted("1 Mẫu Street, Mẫu Ward"), "hours": quoted("Monday to Friday, 8:00–11:30 and 13:30–17:00"),
			},
			"contact": row{"name": quoted("Emulation and commendation desk"), "address": quoted("1 Mẫu Street, Mẫu Ward")},
			"topics":  row{"cai-cach-hanh-chinh": quoted("Administrative reform"), "nguoi-tot-viec-tot": quoted("Good people, good deeds")},
		},
	}
	if e.fixed {
		given["as_of"] = quoted(e.Published.String() + "T08:00:00+07:00")
		w.WriteString("# " + problem.Text{
			Vi: "Ngày của trang được cố định (as_of) vì chưa có bảng ngày nghỉ của năm %d: thêm bảng ấy rồi xóa as_of.\n",
			En: "The site's date is fixed (as_of) because the days off of %d are not known: add them, then delete as_of.\n",
		}.With(e.unknown()).In(lang))
	}
	w.WriteByte('\n')
	w.table(field.Of[config.Config](), "", given, true)
	return []byte(w.String())
}
