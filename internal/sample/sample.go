// Package sample writes commented records and whole new sites for editors to begin with.
//
// In: a kind and an identity, or nothing but a day; the records that exist, to fill in references. Out: the text of
// files, in which every key of the field table stands with its explanation: required ones live, with a legal value or
// the blank "", optional ones commented out. A blank is refused by whoever reads the record, so none is published by
// oversight. The package writes to no disk, reads no clock, and what it writes about law comes from the record set.
package sample

import (
	"errors"
	"io/fs"
	"strings"
	"unicode"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// Options is what a new record can build on.
type Options struct {
	ID    string        // path below the kind's folder, without extension; "round/name" for a nomination
	Today calendar.Date // the day that dates in the record begin with
	Set   *record.Set   // records to refer to, with the built-in ones; nil leaves references blank
}

// described is what is said of a kind at the head of a new record, and how the record is written.
type described struct {
	kind     record.Kind
	name     problem.Text
	markdown bool // the text stands below front matter
}

var kinds = []described{
	{record.KindUnit, problem.Text{Vi: "Đơn vị", En: "Unit"}, false},
	{record.KindCluster, problem.Text{Vi: "Cụm, khối thi đua", En: "Cluster or block"}, false},
	{record.KindAward, problem.Text{Vi: "Danh hiệu, hình thức khen thưởng", En: "Award"}, false},
	{record.KindRule, problem.Text{Vi: "Quy định công khai", En: "Disclosure rule"}, false},
	{record.KindYear, problem.Text{Vi: "Bảng ngày nghỉ của một năm", En: "Days off of one year"}, false},
	{record.KindPlan, problem.Text{Vi: "Kế hoạch thi đua", En: "Emulation plan"}, true},
	{record.KindExemplar, problem.Text{Vi: "Gương điển hình", En: "Exemplar"}, true},
	{record.KindRound, problem.Text{Vi: "Đợt lấy ý kiến", En: "Round of public comment"}, false},
	{record.KindNomination, problem.Text{Vi: "Đề nghị khen thưởng", En: "Nomination"}, true},
	{record.KindRegister, problem.Text{Vi: "Sổ ý kiến của một đợt", En: "Opinion register of a round"}, false},
	{record.KindDecision, problem.Text{Vi: "Quyết định khen thưởng", En: "Commendation decision"}, false},
	{record.KindReport, problem.Text{Vi: "Báo cáo sơ kết, tổng kết", En: "Report"}, true},
	{record.KindPage, problem.Text{Vi: "Trang", En: "Page"}, true},
}

// Kinds lists the names by which users call for a new record.
func Kinds() []string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k.kind)
	}
	return names
}

// Record returns the text of a new record, with explanations in lang ("vi" or "en"), and its path in the site's
// folder. The error, in the same language, is for a kind or identity that there cannot be.
func Record(kind, lang string, opt Options) (path string, text []byte, err error) {
	d, ok := describe(kind)
	if !ok {
		return "", nil, errors.New(unknownKind(kind).In(lang))
	}
	opt.ID = viet.NFC(opt.ID)
	if wrong, bad := badID(d.kind, opt.ID); bad {
		return "", nil, errors.New(wrong.In(lang))
	}
	given, hints := known(d.kind, opt)
	w := &form{kind: kind, lang: lang, today: opt.Today, markdown: d.markdown, first: opt.first, hints: hints}
	if d.markdown {
		w.WriteString("+++\n")
	}
	w.WriteString(heading(d, lang))
	w.table(record.Tables[d.kind], "", given, true)
	if d.markdown {
		w.WriteString("+++\n")
	}
	return place(d, opt.ID), []byte(w.String()), nil
}

func describe(kind string) (described, bool) {
	for _, d := range kinds {
		if string(d.kind) == kind {
			return d, true
		}
	}
	return described{}, false
}

// optional tells how commented keys are used.
var optional = problem.Text{
	Vi: "# Dòng có dấu # đứng liền tên khóa là tùy chọn: bỏ dấu # để dùng (trong bảng thì bỏ cả ở dòng [tên bảng]), hoặc xóa.\n",
	En: "# Where # stands right before a key, the key is optional: remove the # to use it (with that of its [table]), or delete it.\n",
}

func heading(d described, lang string) string {
	use := problem.Text{
		Vi: "%s. Điền chỗ trống \"\" ở những dòng không bắt đầu bằng dấu #.\n",
		En: "%s. Fill in the blanks \"\" on lines that do not begin with #.\n",
	}.With(d.name.In(lang))
	use.Vi += optional.Vi
	use.En += optional.En
	if d.markdown {
		use.Vi += "# Nội dung viết bằng Markdown, bên dưới dòng +++ cuối cùng.\n"
		use.En += "# The text goes below the last +++ line, in Markdown.\n"
	}
	return "# " + use.In(lang) + "\n"
}

// place is the path of a record in the site's folder.
func place(d described, id string) string {
	name := load.Folder + "/" + record.Folders[d.kind] + "/" + id
	switch {
	case d.kind == record.KindRound:
		return name + "/round.toml"
	case d.kind == record.KindRegister:
		return name + "/opinions.toml"
	case d.markdown:
		return name + ".md"
	}
	return name + ".toml"
}

func unknownKind(kind string) problem.Text {
	if best, ok := viet.DidYouMean(kind, Kinds()); ok {
		return problem.Text{Vi: "không có loại bản ghi %q; có phải ý là %q?", En: "there is no kind of record %q; did you mean %q?"}.With(kind, best)
	}
	return problem.Text{Vi: "không có loại bản ghi %q; các loại: %s", En: "there is no kind of record %q; the kinds are: %s"}.With(kind, strings.Join(Kinds(), ", "))
}

// badID says why an identity cannot be one: it names files and addresses on every system.
func badID(kind record.Kind, id string) (problem.Text, bool) {
	parts := strings.Split(id, "/")
	odd := func(r rune) bool { return unicode.IsControl(r) || strings.ContainsRune(`\:*?"<>|`, r) }
	usable := fs.ValidPath(id) && !strings.ContainsFunc(id, odd)
	for _, part := range parts {
		usable = usable && viet.Slug(part) != "" && part[0] != '.' && strings.TrimSpace(part) == part
	}
	segment, reserved := address.Reserved(record.Sections[kind], id)
	switch {
	case !usable:
		return problem.Text{
			Vi: "%q không dùng làm tên được; dùng chữ, số và gạch nối, ví dụ \"nguyen-thi-a\"",
			En: "%q cannot be a name; use letters, digits and hyphens, such as \"nguyen-thi-a\"",
		}.With(id), true
	case reserved && record.HasPage(kind):
		return problem.Text{Vi: "trang dành riêng tên %q", En: "the name %q is reserved by the site"}.With(segment), true
	case kind == record.KindNomination && len(parts) != 2:
		return problem.Text{Vi: "đề nghị cần tên dạng \"đợt/tên\", không phải %q", En: "a nomination is named \"round/name\", not %q"}.With(id), true
	case kind == record.KindNomination && (parts[1] == "round" || parts[1] == "opinions"):
		return problem.Text{Vi: "trang dành riêng tên %q", En: "the name %q is reserved by the site"}.With(parts[1]), true
	case (kind == record.KindRound || kind == record.KindRegister) && len(parts) != 1:
		return problem.Text{Vi: "tên đợt không có dấu /: %q", En: "the name of a round has no slash: %q"}.With(id), true
	}
	return problem.Text{}, false
}

// first is the identity of a record to refer to: of one that is not invented, where there is one; "" where there is
// none.
func (opt Options) first(kinds []string) string {
	if all := opt.some(kinds, 1); len(all) > 0 {
		return all[0]
	}
	return ""
}

// some lists up to n identities of records of some kinds, real ones before invented ones.
func (opt Options) some(kinds []string, n int) []string {
	if opt.Set == nil {
		return nil
	}
	var real, invented []string
	for _, kind := range kinds {
		for _, id := range opt.Set.IDs(record.Kind(kind)) {
			r, _ := opt.Set.Find(record.Kind(kind), id)
			switch base := r.Common(); {
			case base.Draft:
			case base.Example:
				invented = append(invented, id)
			default:
				real = append(real, id)
			}
		}
	}
	all := append(real, invented...)
	return all[:min(n, len(all))]
}

// law is what the records say of rules and days off; nil without records.
func (opt Options) law() *law.Law {
	if opt.Set == nil {
		return nil
	}
	return law.New(opt.Set)
}
