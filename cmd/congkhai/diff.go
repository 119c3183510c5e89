package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/lang"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/layouts"
)

func (a *app) diffCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "diff [REV] [REV]",
		Short: a.say(problem.Text{Vi: "Nói rõ những gì thay đổi đối với công chúng", En: "Say what changes for the public"}),
		Long: a.say(problem.Text{
			Vi: "So bản trong git với bản đang sửa (không ghi gì: HEAD), hoặc hai bản trong git với nhau.\nGiá trị cũ và mới chỉ hiện với ngày, danh hiệu, hạng, đơn vị, giai đoạn.",
			En: "Compares a revision (HEAD unless one is named) with the files as they are, or two revisions.\nOld and new values are told of dates, awards, classes, units and stages only.",
		}),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 2 {
				return wrongUse(problem.Text{Vi: "diff nhận nhiều nhất hai bản", En: "diff takes two revisions at most"})
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if format != "text" && format != "markdown" {
				return wrongUse(problem.Text{Vi: "--format nhận text hoặc markdown", En: "--format takes text or markdown"})
			}
			d := &diff{app: a, markdown: format == "markdown"}
			var err error
			if d.text, err = lang.Read(layouts.Files, a.language()); err != nil {
				return err
			}
			return d.run(append(args, make([]string, 2-len(args))...))
		},
	}
	c.Flags().StringVar(&format, "format", "text", a.say(problem.Text{Vi: "cách in: text hoặc markdown", En: "how to print: text or markdown"}))
	return c
}

// diff tells the differences of two states of a site.
type diff struct {
	*app
	markdown bool
	text     *lang.Text
	sides    [2]side
}

// side is one of the states.
type side struct {
	name    string
	files   fs.FS
	session *build.Session
	*build.Model
	problems []problem.Problem
}

func (d *diff) run(revs []string) error {
	if revs[0] == "" {
		revs[0] = "HEAD"
	}
	for i, rev := range revs {
		s := &d.sides[i]
		var err error
		if s.name = rev; rev == "" {
			s.name = d.say(problem.Text{Vi: "bản đang sửa", En: "the files as they are"})
		}
		if s.session, s.files, err = d.open(rev); err != nil {
			return err
		}
		defer s.session.Close()
		if s.Model, err = s.session.Make(build.Options{Now: d.now()}); err != nil {
			return err
		}
		s.CheckTexts()
		s.problems = s.Problems()
	}
	d.print()
	d.notes(d.sides[1].Model)
	if problem.HasErrors(d.sides[1].problems) {
		d.status = content
	}
	return nil
}

// open opens the site as it is at a revision, or on disk. The records of a revision are looked at without its layouts,
// which may be those of an older program.
func (d *diff) open(rev string) (*build.Session, fs.FS, error) {
	if rev == "" {
		s, err := build.Open(d.dir)
		if err != nil {
			return nil, nil, err
		}
		return s, s.Files(), nil
	}
	files, err := history.Tree(d.dir, rev)
	var unknown history.UnknownRev
	var none history.NoRepository
	switch {
	case errors.As(err, &unknown):
		return nil, nil, wrongUse(problem.Text{Vi: "kho git không có bản %q", En: "the git repository has no revision %q"}.With(rev))
	case errors.As(err, &none):
		return nil, nil, wrongUse(problem.Text{
			Vi: "diff cần một kho git, và ở đây git không đọc được kho nào", En: "diff needs a git repository, and git can read none here",
		})
	case err != nil:
		return nil, nil, err
	}
	s, err := build.OpenRevision(undressed{files}, d.dir, rev)
	return s, files, err
}

// undressed is a site without layouts and static files of its own.
type undressed struct{ fs.FS }

func (u undressed) Open(name string) (fs.File, error) {
	if top, _, _ := strings.Cut(name, "/"); top == "layouts" || top == "static" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return u.FS.Open(name)
}

func (d *diff) print() {
	old, now := &d.sides[0], &d.sides[1]
	d.heading(1, d.say(problem.Text{Vi: "Thay đổi đối với công chúng: %[1]s → %[2]s", En: "What changes for the public: %[1]s → %[2]s"}.With(old.name, now.name)))
	list := history.Between(old.Set, now.Set)
	settings, dress := d.differ("site.toml"), d.differ("layouts", "static")
	if len(list) == 0 && !settings && !dress {
		d.line(d.say(problem.Text{Vi: "Không có gì thay đổi.", En: "Nothing changes."}))
	}
	if settings {
		d.item(d.say(problem.Text{Vi: "Cài đặt của trang thay đổi", En: "The settings of the site change"}) + " (site.toml)")
	}
	if dress {
		d.item(d.say(problem.Text{Vi: "Giao diện của trang thay đổi", En: "The look of the site changes"}) + " (layouts, static)")
	}
	kind := record.Kind("")
	for i := range list {
		b := list[i].Common()
		if b.Kind != kind {
			kind = b.Kind
			d.heading(2, d.say(kindNames[kind]))
		}
		d.difference(&list[i])
	}
	d.problemsOf("before", old)
	d.problemsOf("after", now)
}

// kindNames are the kinds of record as headings.
var kindNames = map[record.Kind]problem.Text{
	record.KindUnit:       {Vi: "Đơn vị", En: "Units"},
	record.KindCluster:    {Vi: "Cụm, khối thi đua", En: "Clusters and blocks"},
	record.KindAward:      {Vi: "Danh hiệu và hình thức khen thưởng", En: "Titles and commendations"},
	record.KindRule:       {Vi: "Quy định công khai", En: "Disclosure rules"},
	record.KindYear:       {Vi: "Bảng ngày nghỉ", En: "Days off"},
	record.KindPlan:       {Vi: "Kế hoạch thi đua", En: "Plans"},
	record.KindExemplar:   {Vi: "Gương điển hình", En: "Exemplars"},
	record.KindRound:      {Vi: "Đợt lấy ý kiến", En: "Rounds"},
	record.KindNomination: {Vi: "Đề nghị khen thưởng", En: "Proposed awards"},
	record.KindRegister:   {Vi: "Sổ ý kiến", En: "Opinion registers"},
	record.KindDecision:   {Vi: "Quyết định khen thưởng", En: "Decisions"},
	record.KindReport:     {Vi: "Báo cáo", En: "Reports"},
	record.KindPage:       {Vi: "Trang", En: "Pages"},
}

func (d *diff) difference(x *history.Difference) {
	b := x.Common()
	switch x.What {
	case history.Added:
		d.item(b.ID + ": " + d.say(problem.Text{Vi: "mới", En: "new"}))
	case history.Deleted:
		d.item(b.ID + ": " + d.say(problem.Text{Vi: "không còn", En: "gone"}) + d.gone(b))
	case history.Changed:
		d.item(b.ID)
		for _, c := range x.Changes {
			d.change(c)
		}
	}
}

// gone tells which address of the site ends with a record.
func (d *diff) gone(b *record.Base) string {
	if !record.HasPage(b.Kind) {
		return ""
	}
	return d.say(problem.Text{Vi: "; địa chỉ %s không còn trang", En: "; nothing is left at the address %s"}.With(b.URL()))
}

func (d *diff) change(c history.Change) {
	if c.Path == "" {
		d.subitem(d.text.Get("past.content"))
		return
	}
	label := d.text.Get("changed." + history.Pattern(c.Path))
	if rest := strings.Split(c.Path, "."); rest[0] == "outcomes" && len(rest) > 2 {
		label += " (" + strings.Join(rest[1:len(rest)-1], ".") + ")"
	}
	d.subitem(label + ": " + d.value(0, c.Old) + " → " + d.value(1, c.New))
}

// value is a told value in words.
func (d *diff) value(side int, value string) string {
	if value == "" {
		return d.text.Get("past.none")
	}
	if day, err := calendar.Parse(value); err == nil {
		return d.text.Date(day)
	}
	if p, err := calendar.ParsePartial(value); err == nil {
		return d.text.Partial(p)
	}
	for _, key := range []string{"stage.", "disclosed."} {
		if d.text.Has(key + value) {
			return d.text.Get(key + value)
		}
	}
	if a, ok := d.sides[side].Set.Awards[value]; ok {
		name, _ := a.Words("name", a.Name).In(d.language())
		return name
	}
	if u, ok := d.sides[side].Set.Units[value]; ok {
		name, _ := u.Words("name", u.Name).In(d.language())
		return name
	}
	return value
}

// differ reports whether files of the two states differ.
func (d *diff) differ(names ...string) bool {
	for _, name := range names {
		if listed(d.sides[0].files, name) != listed(d.sides[1].files, name) {
			return true
		}
	}
	return false
}

// listed is a file, or all files of a folder, as one text.
func listed(files fs.FS, name string) string {
	var b strings.Builder
	_ = fs.WalkDir(files, name, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil
		}
		text, _ := fs.ReadFile(files, name)
		fmt.Fprintf(&b, "%s %d\n%s\n", name, len(text), text)
		return nil
	})
	return b.String()
}

func (d *diff) problemsOf(when string, s *side) {
	text := problem.Text{Vi: "Vấn đề trước khi thay đổi (%s)", En: "Problems before (%s)"}
	if when == "after" {
		text = problem.Text{Vi: "Vấn đề sau khi thay đổi (%s)", En: "Problems after (%s)"}
	}
	d.heading(2, d.say(text.With(s.name)))
	if len(s.problems) == 0 {
		d.line(d.say(problem.Text{Vi: "Không có.", En: "None."}))
	}
	for _, p := range s.problems {
		severity := d.say(problem.Text{Vi: "lỗi", En: "error"})
		if p.Severity == problem.Warning {
			severity = d.say(problem.Text{Vi: "cảnh báo", En: "warning"})
		}
		d.item(p.Pos.String() + ": " + severity + ": " + p.Message.In(d.language()) + " [" + p.ID + "]")
	}
}

func (d *diff) heading(level int, text string) {
	if level > 1 {
		fmt.Fprintln(d.out)
	}
	if d.markdown {
		text = strings.Repeat("#", level+1) + " " + escapeMarkdown(text) + "\n"
	}
	fmt.Fprintln(d.out, text)
}

func (d *diff) line(text string) {
	if d.markdown {
		text = escapeMarkdown(text)
	}
	fmt.Fprintln(d.out, text)
}

func (d *diff) item(text string)    { d.listed("- ", text) }
func (d *diff) subitem(text string) { d.listed("  - ", text) }

func (d *diff) listed(mark, text string) {
	text = strings.Join(strings.Fields(text), " ")
	if d.markdown {
		text = escapeMarkdown(text)
	}
	fmt.Fprintln(d.out, mark+text)
}

// escapeMarkdown keeps what a record says from being read as Markdown or HTML, and from calling for people (@).
func escapeMarkdown(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>#|~", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '@':
			b.WriteString("@\u2060")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
