package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"congkhai/internal/build"
	"congkhai/internal/problem"
	"congkhai/internal/site"
)

func (a *app) nextCommand() *cobra.Command {
	var format, at string
	c := &cobra.Command{
		Use:   "next",
		Short: a.say(problem.Text{Vi: "Cho biết khi nào trang sẽ đổi, và vì sao", En: "Say when the site will change next, and why"}),
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if format != "text" && format != "json" {
				return wrongUse(problem.Text{Vi: "--format nhận text hoặc json", En: "--format takes text or json"})
			}
			return a.withSession(func(s *build.Session) error {
				m, err := s.Make(build.Options{Now: a.now(), AtText: at})
				if err := wrongValue(err); err != nil {
					return err
				}
				if m.Site == nil {
					return a.report(m, s, problem.AsText, a.err, false)
				}
				return a.printNext(m.Site, format)
			})
		},
	}
	c.Flags().StringVar(&format, "format", "text", a.say(problem.Text{Vi: "cách in: text hoặc json", En: "how to print: text or json"}))
	c.Flags().StringVar(&at, "at", "", a.say(atHelp))
	return c
}

type nextJSON struct {
	At     *string `json:"at"`
	Kind   string  `json:"kind,omitempty"`
	Record string  `json:"record,omitempty"`
	Stage  string  `json:"stage,omitempty"`
}

func (a *app) printNext(s *site.Site, format string) error {
	next := s.Next
	if format == "json" {
		var out nextJSON
		if next != nil {
			at := next.At.Format(time.RFC3339)
			out = nextJSON{&at, string(next.Record.Kind), next.Record.ID, string(next.Stage)}
		}
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		return e.Encode(out)
	}
	if next == nil {
		fmt.Fprintln(a.out, a.say(problem.Text{Vi: "Trang không tự đổi nữa.", En: "The site will not change by itself."}))
		return nil
	}
	stage := string(next.Stage)
	if stage == "" {
		stage = "resumed"
	}
	fmt.Fprintf(a.out, "%s %s %s: %s\n", next.At.Format(time.RFC3339), next.Record.Kind, next.Record.ID, stage)
	return nil
}
