package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

func (a *app) deadlineCommand() *cobra.Command {
	var from, award, unit, stage string
	var days int
	var first bool
	c := &cobra.Command{
		Use:   "deadline",
		Short: a.say(problem.Text{Vi: "Tính ngày cuối nhận ý kiến", En: "Count the last day for comments"}),
		Args:  noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			q := deadline{award: award, stage: stage, days: days, first: first}
			var err error
			if q.from, err = calendar.Parse(from); err != nil {
				return wrongUse(problem.Text{Vi: "--from cần một ngày, ví dụ 2026-08-20", En: "--from takes a date such as 2026-08-20"})
			}
			switch {
			case (award == "") == (days == 0):
				return wrongUse(problem.Text{Vi: "cho --award, hoặc --days với --unit", En: "give --award, or --days with --unit"})
			case days < 0 || days > 400:
				return wrongUse(problem.Text{Vi: "--days nhận từ 1 đến 400", En: "--days takes 1 to 400"})
			case award != "" && c.Flags().Changed("unit"):
				return wrongUse(problem.Text{Vi: "--unit đi cùng --days", En: "--unit goes with --days"})
			case unit == "calendar":
				q.unit = calendar.CalendarDays
			case unit != "working":
				return wrongUse(problem.Text{Vi: "--unit nhận working hoặc calendar", En: "--unit takes working or calendar"})
			}
			if stage != "proposer" && stage != "central" {
				return wrongUse(problem.Text{Vi: "--stage nhận proposer hoặc central", En: "--stage takes proposer or central"})
			}
			return a.withSession(func(s *build.Session) error { return a.deadline(s, q) })
		},
	}
	c.Flags().StringVar(&from, "from", "", a.say(problem.Text{Vi: "ngày đăng", En: "the day of publication"}))
	c.Flags().StringVar(&award, "award", "", a.say(problem.Text{Vi: "mã danh hiệu: thời hạn lấy theo quy định", En: "identity of an award: its rule gives the length"}))
	c.Flags().StringVar(&stage, "stage", "proposer", a.say(problem.Text{Vi: "bước công khai: proposer hoặc central", En: "stage of disclosure: proposer or central"}))
	c.Flags().IntVar(&days, "days", 0, a.say(problem.Text{Vi: "số ngày", En: "number of days"}))
	c.Flags().StringVar(&unit, "unit", "working", a.say(problem.Text{Vi: "loại ngày: working hoặc calendar", En: "kind of days: working or calendar"}))
	c.Flags().BoolVar(&first, "count-first-day", false, a.say(problem.Text{Vi: "tính cả ngày đăng", En: "count the day of publication"}))
	return c
}

// deadline is one question.
type deadline struct {
	from         calendar.Date
	award, stage string
	days         int
	unit         calendar.Unit
	first        bool
}

func (a *app) deadline(s *build.Session, q deadline) error {
	m, err := s.Make(build.Options{Now: a.now()})
	if err != nil {
		return err
	}
	text := &lang.Text{Code: a.language()}
	if q.award != "" {
		if m.Set.Awards[q.award] == nil {
			hint := problem.Text{}
			if best, ok := viet.DidYouMean(q.award, m.Set.IDs("award")); ok {
				hint = problem.Text{Vi: "; có phải ý là %q?", En: "; did you mean %q?"}.With(best)
			}
			return wrongUse(problem.Text{Vi: "không có danh hiệu %q" + hint.Vi, En: "there is no award %q" + hint.En}.With(q.award))
		}
		rule, ok := m.Law.Rule(q.award, q.stage, q.from, calendar.Date{})
		if !ok || rule.Window == nil || rule.Window.Days == 0 {
			a.status = content
			fmt.Fprintln(a.err, a.say(problem.Text{
				Vi: "không có quy định nào nêu thời hạn cho %[1]q vào ngày %[2]s", En: "no rule names a length for %[1]q on %[2]s",
			}.With(q.award, q.from)))
			return nil
		}
		q.days, q.unit = rule.Window.Days, rule.Window.CountedIn()
		citation, _ := rule.Words("citation", rule.Citation).In(a.language())
		if !rule.Verified {
			citation += a.say(problem.Text{Vi: " (chưa đối chiếu với bản gốc)", En: " (not checked against the original)"})
		}
		fmt.Fprintln(a.out, a.say(problem.Text{Vi: "Theo %s", En: "Under %s"}.With(citation)))
	}
	cal := m.Law.Calendar
	end, err := cal.Closing(q.from, q.days, q.unit, q.first)
	var days []calendar.Day
	if err == nil {
		days, err = cal.Days(q.from, end, q.unit, q.first)
	}
	var unknown calendar.UnknownYear
	if errors.As(err, &unknown) {
		a.status = content
		fmt.Fprintln(a.err, a.say(problem.Text{
			Vi: "chưa có bảng ngày nghỉ của năm %d; thêm content/holidays/%[1]d.toml theo thông báo chính thức",
			En: "there is no table of days off for %d; add content/holidays/%[1]d.toml from the official notice",
		}.With(unknown.Year)))
		return nil
	}
	if err != nil {
		return wrongUse(problem.Text{Vi: "không tính được thời hạn này", En: "this window cannot be counted"})
	}
	for _, d := range days {
		number := "    "
		if d.N > 0 {
			number = fmt.Sprintf("%3d ", d.N)
		}
		fmt.Fprintf(a.out, "%s%s  %s%s\n", number, d.Date, text.Weekday(d.Date.Weekday()), a.why(d))
	}
	fmt.Fprintln(a.out, a.say(problem.Text{Vi: "Nhận ý kiến đến hết ngày %s", En: "Comments until the end of %s"}.With(text.LongDate(end))))
	return nil
}

// why says why a day does not count, or counts although it is a weekend.
func (a *app) why(d calendar.Day) string {
	switch {
	case d.Kind == calendar.Holiday:
		return "  " + d.Name + " (" + d.Notice + ")"
	case d.Kind == calendar.WorkedWeekend:
		return "  " + a.say(problem.Text{Vi: "ngày làm bù", En: "worked"}) + " (" + d.Notice + ")"
	case d.Kind == calendar.Weekend:
		return "  " + a.say(problem.Text{Vi: "cuối tuần", En: "weekend"})
	case d.N == 0:
		return "  " + a.say(problem.Text{Vi: "ngày đăng, không tính", En: "day of publication, not counted"})
	}
	return ""
}
