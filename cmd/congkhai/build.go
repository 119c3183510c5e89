package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/problem"
)

func (a *app) buildCommand() *cobra.Command {
	opt := build.Options{}
	c := &cobra.Command{
		Use:   "build",
		Short: a.say(problem.Text{Vi: "Kiểm tra rồi ghi trang", En: "Check, then write the site"}),
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			opt.Now, opt.Sized, opt.Copying = a.now(), giveRoom, giveMore
			return a.withSession(func(s *build.Session) error {
				m, result, err := s.Build(opt)
				if m != nil {
					if err := a.report(m, s, problem.AsText, a.err, false); err != nil {
						return err
					}
				}
				if err := wrongValue(err); err != nil {
					return err
				}
				if a.status != clean {
					fmt.Fprintln(a.err, a.say(problem.Text{
						Vi: "Chưa ghi gì: trang cũ còn nguyên. Sửa các lỗi trên rồi chạy lại.",
						En: "Nothing was written: the old site is as it was. Mend the errors above and run again.",
					}))
					return nil
				}
				a.built(result)
				return nil
			})
		},
	}
	c.Flags().StringVar(&opt.Out, "out", "", a.say(problem.Text{Vi: "thư mục để ghi trang (mặc định: public)", En: "the folder to write to (default: public)"}))
	c.Flags().StringVar(&opt.AtText, "at", "", a.say(atHelp))
	c.Flags().StringVar(&opt.BaseURL, "base-url", "", a.say(problem.Text{Vi: "địa chỉ của trang, thay base_url", En: "the site's address, in place of base_url"}))
	c.Flags().IntVar(&opt.Jobs, "jobs", 0, a.say(problem.Text{Vi: "số luồng làm việc (mặc định: số nhân)", En: "number of workers (default: one per core)"}))
	return c
}

// giveRoom lets the heap of a build grow to what the site will need before the collector runs: a run before that finds
// little to free. The figures are those of a site of ten thousand records; a limit that is too small only costs time.
func giveRoom(bytes int64) {
	debug.SetMemoryLimit(max(96<<20, 60<<20+7*bytes))
	debug.SetGCPercent(-1)
}

// giveMore adds what the copying of a few pictures at a time leaves behind, so that the collector need not run for each.
func giveMore() { debug.SetMemoryLimit(debug.SetMemoryLimit(-1) + 192<<20) }

var atHelp = problem.Text{
	Vi: "thời điểm để hiện trang: 2026-08-20 hoặc 2026-08-20T08:00, theo giờ của trang",
	En: "the instant to show the site at: 2026-08-20 or 2026-08-20T08:00, in the site's zone",
}

// built says what a build did.
func (a *app) built(r build.Result) {
	if !r.Published {
		fmt.Fprintln(a.out, a.say(problem.Text{
			Vi: "%[1]s: %[2]d tệp, không có gì thay đổi", En: "%[1]s: %[2]d files, nothing changed",
		}.With(r.Out, r.Files)))
		return
	}
	fmt.Fprintln(a.out, a.say(problem.Text{
		Vi: "%[1]s: %[2]d tệp (%[3]d mới, %[4]d sửa, %[5]d xóa)", En: "%[1]s: %[2]d files (%[3]d new, %[4]d changed, %[5]d deleted)",
	}.With(r.Out, r.Files, r.New, r.Changed, r.Deleted)))
}

// withSession opens the site's folder for a command.
func (a *app) withSession(do func(*build.Session) error) error {
	s, err := build.Open(a.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return usageError{textError{problem.Text{
			Vi: "không có thư mục %q", En: "there is no folder %q",
		}.With(a.dir)}}
	}
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s)
}

// wrongValue makes a wrong --at or --base-url a mistake of use.
func wrongValue(err error) error {
	var instant build.WrongInstant
	var address build.WrongBaseURL
	if errors.As(err, &instant) || errors.As(err, &address) {
		return usageError{err}
	}
	return err
}

// mostWarnings is how many warnings a build prints.
const mostWarnings = 20

// brief leaves out all but the first warnings of a list.
func (a *app) brief(list []problem.Problem) []problem.Problem {
	var kept []problem.Problem
	warnings := 0
	for _, p := range list {
		if p.Severity == problem.Warning {
			if warnings++; warnings > mostWarnings {
				continue
			}
		}
		kept = append(kept, p)
	}
	if more := warnings - mostWarnings; more > 0 {
		fmt.Fprintln(a.err, a.say(problem.Text{
			Vi: "Còn %d cảnh báo nữa; xem tất cả: congkhai check", En: "%d more warnings; see all: congkhai check",
		}.With(more)))
	}
	return kept
}

// report prints the problems of a model and sets the exit status. A build does not print every warning.
func (a *app) report(m *build.Model, s *build.Session, format problem.Format, w io.Writer, all bool) error {
	list := m.Problems()
	if !all {
		list = a.brief(list)
	}
	if problem.HasErrors(list) {
		a.status = content
	}
	p := problem.Printer{
		Lang: a.language(), Format: format, Color: a.color(w),
		Source: func(file string) ([]byte, error) { return fs.ReadFile(s.Files(), file) },
	}
	if err := p.Print(w, list); err != nil {
		return err
	}
	a.notes(m)
	return nil
}

// notes says what keeps git from telling the history of the site.
func (a *app) notes(m *build.Model) {
	for _, note := range m.Notes() {
		fmt.Fprintf(a.err, "%s: %s\n", a.say(problem.Text{Vi: "lưu ý", En: "note"}), a.say(note))
	}
}

// color reports whether an output is a terminal that wants colours.
func (a *app) color(w any) bool {
	f, ok := w.(*os.File)
	if !ok || a.env("NO_COLOR") != "" || a.env("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// noArgs refuses arguments.
func noArgs(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return wrongUse(problem.Text{
		Vi: "lệnh %[1]s không nhận %[2]q", En: "the command %[1]s does not take %[2]q",
	}.With(c.Name(), args[0]))
}
