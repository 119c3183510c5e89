package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"congkhai/internal/address"
	"congkhai/internal/build"
	"congkhai/internal/lang"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/refcode"
	"congkhai/internal/site"
	"congkhai/layouts"
)

func (a *app) lookupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "lookup CODE",
		Short: a.say(problem.Text{Vi: "Tìm đề nghị theo mã tra cứu ghi trên thư góp ý", En: "Find the proposal that a reference code on a letter stands for"}),
		RunE: func(_ *cobra.Command, args []string) error {
			text := strings.TrimSpace(strings.Join(args, " "))
			if text == "" {
				return wrongUse(problem.Text{Vi: "nêu mã tra cứu, ví dụ: lookup LD7-K42T", En: "give a reference code, for example: lookup LD7-K42T"})
			}
			return a.withSession(func(s *build.Session) error {
				m, err := s.Make(build.Options{Now: a.now()})
				if err != nil {
					return err
				}
				if m.Site == nil {
					return a.report(m, s, problem.AsText, a.err, false)
				}
				return a.lookup(m.Site, text)
			})
		},
	}
}

func (a *app) lookup(s *site.Site, text string) error {
	code, ok := refcode.Parse(text)
	if !ok {
		message := problem.Text{Vi: "mã không đúng: sai hoặc đổi chỗ ký tự", En: "this is no code: a sign is wrong, or two have changed places"}
		if near := nearCodes(s, text); len(near) > 0 {
			list := strings.Join(near, ", ")
			also := problem.Text{Vi: "; có phải ý là %s?", En: "; did you mean %s?"}.With(list)
			message = problem.Text{Vi: message.Vi + also.Vi, En: message.En + also.En}
		}
		return wrongUse(message)
	}
	n, ok := s.Lookup(code)
	if !ok {
		a.status = content
		fmt.Fprintln(a.err, a.say(problem.Text{Vi: "không có đề nghị nào mang mã %s", En: "no proposal has the code %s"}.With(code)))
		return nil
	}
	return a.printFound(s, code, n)
}

// printFound tells whose code it is. Of one that was removed it tells the round only: its identity may hold a name.
func (a *app) printFound(s *site.Site, code string, r *record.Nomination) error {
	n, round := s.Nomination(r.ID), s.Set.Rounds[r.RoundID()]
	switch {
	case r.Removal != nil, round != nil && round.Removal != nil, n != nil && n.Hidden != "":
		fmt.Fprintf(a.out, "%s  %s\n%s\n", code, r.RoundID(), a.say(problem.Text{Vi: "đã gỡ", En: "removed"}))
		return nil
	case n == nil:
		fmt.Fprintf(a.out, "%s  %s\n%s\n", code, r.ID, a.say(problem.Text{Vi: "chưa công khai", En: "not public yet"}))
		return nil
	}
	text, err := lang.Read(layouts.Files, a.language())
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s  %s\n%s", code, r.ID, n.FullName)
	if n.Award != nil {
		award, _ := n.Award.Label.In(a.language())
		fmt.Fprint(a.out, ", ", award)
		if n.Class != "" {
			class, _ := n.Award.ClassWords(n.Class).In(a.language())
			fmt.Fprint(a.out, " ", class)
		}
	}
	language := "vi"
	if a.language() == "en" && s.Config.English() {
		language = "en"
	}
	fmt.Fprintf(a.out, "\n%s\n%s\n", text.Get("stage."+string(n.Stage)), s.Config.Origin+address.Link(s.Config.BasePath, language, n.URL))
	return nil
}

// nearCodes lists the codes of the site that a text with one wrong sign, or with two neighbours that changed places,
// may stand for.
func nearCodes(s *site.Site, text string) []string {
	signs := []rune(strings.NewReplacer("-", "", "–", "", ".", "", " ", "", "\u00a0", "").Replace(text))
	if len(signs) != refcode.Length {
		return nil
	}
	var near []string
	try := func(signs []rune) {
		if code, ok := refcode.Parse(string(signs)); ok {
			if _, known := s.Lookup(code); known {
				near = append(near, code)
			}
		}
	}
	for i := range signs {
		other := slices.Clone(signs)
		for _, sign := range refcode.Alphabet {
			other[i] = sign
			try(other)
		}
		if i > 0 {
			other[i-1], other[i] = signs[i], signs[i-1]
			try(other)
		}
	}
	slices.Sort(near)
	return slices.Compact(near)
}
