package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/problem"
)

func (a *app) checkCommand() *cobra.Command {
	var format, at string
	var strict bool
	c := &cobra.Command{
		Use:   "check",
		Short: a.say(problem.Text{Vi: "Chỉ kiểm tra, không ghi gì", En: "Check only, write nothing"}),
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			f := problem.Format(format)
			if f != problem.AsText && f != problem.AsJSON && f != problem.AsGitHub {
				return wrongUse(problem.Text{Vi: "--format nhận text, json hoặc github", En: "--format takes text, json or github"})
			}
			return a.withSession(func(s *build.Session) error {
				m, err := s.Make(build.Options{Now: a.now(), AtText: at})
				if err := wrongValue(err); err != nil {
					return err
				}
				m.CheckTexts()
				if err := m.CheckPictures(); err != nil {
					return err
				}
				if err := a.report(m, s, f, a.out, true); err != nil {
					return err
				}
				list := m.Problems()
				if strict && len(list) > 0 {
					a.status = content
				}
				if f == problem.AsText {
					a.summary(list)
				}
				return nil
			})
		},
	}
	c.Flags().StringVar(&format, "format", "text", a.say(problem.Text{Vi: "cách in: text, json hoặc github", En: "how to print: text, json or github"}))
	c.Flags().BoolVar(&strict, "strict", false, a.say(problem.Text{Vi: "coi cảnh báo như lỗi", En: "treat warnings as errors"}))
	c.Flags().StringVar(&at, "at", "", a.say(atHelp))
	return c
}

// summary counts problems in one line.
func (a *app) summary(list []problem.Problem) {
	errs := 0
	for _, p := range list {
		if p.Severity == problem.Error {
			errs++
		}
	}
	if len(list) == 0 {
		fmt.Fprintln(a.err, a.say(problem.Text{Vi: "Không có vấn đề nào.", En: "No problems."}))
		return
	}
	text := problem.Text{Vi: "%[1]d lỗi, %[2]d cảnh báo.", En: "%[1]d errors, %[2]d warnings."}.With(errs, len(list)-errs)
	if a.language() == "en" && errs == 1 {
		text.En = fmt.Sprintf("1 error, %d warnings.", len(list)-1)
	}
	fmt.Fprintln(a.err, a.say(text))
}
