package problem

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Format is a way to print problems.
type Format string

// The formats.
const (
	AsText   Format = "text"
	AsJSON   Format = "json"
	AsGitHub Format = "github"
)

// Printer prints problems.
type Printer struct {
	Lang   string
	Format Format
	Color  bool
	Source func(file string) ([]byte, error) // for excerpts; nil for none
}

// Print writes a list of problems, already sorted.
func (p *Printer) Print(w io.Writer, list []Problem) error {
	switch p.Format {
	case AsJSON:
		return p.json(w, list)
	case AsGitHub:
		return p.github(w, list)
	}
	var b strings.Builder
	for i := range list {
		p.text(&b, &list[i])
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var words = map[string]Text{
	"error":   {Vi: "lỗi", En: "error"},
	"warning": {Vi: "cảnh báo", En: "warning"},
	"hint":    {Vi: "gợi ý", En: "hint"},
	"note":    {Vi: "xem thêm", En: "note"},
}

func (p *Printer) text(b *strings.Builder, q *Problem) {
	label := words[q.Severity.String()].In(p.Lang)
	if p.Color {
		colour := "31"
		if q.Severity == Warning {
			colour = "33"
		}
		label = "\x1b[1;" + colour + "m" + label + "\x1b[0m"
	}
	fmt.Fprintf(b, "%s: %s: %s [%s]\n", q.Pos, label, q.Message.In(p.Lang), q.ID)
	if !q.Private {
		p.excerpt(b, q.Pos)
	}
	if hint := q.Hint.In(p.Lang); hint != "" {
		fmt.Fprintf(b, "  %s: %s\n", words["hint"].In(p.Lang), hint)
	}
	for _, n := range q.Notes {
		fmt.Fprintf(b, "  %s: %s: %s\n", words["note"].In(p.Lang), n.Pos, n.Text.In(p.Lang))
	}
}

// String is the place as editors read it: file:line:column. A file as a whole reads as its first character.
func (p Pos) String() string {
	return fmt.Sprintf("%s:%d:%d", clean(p.File), max(1, p.Line), max(1, p.Column))
}

// longest is how many code points of a line an excerpt shows.
const longest = 120

func (p *Printer) excerpt(b *strings.Builder, pos Pos) {
	if p.Source == nil || pos.Line == 0 {
		return
	}
	text, err := p.Source(pos.File)
	if err != nil {
		return
	}
	line, ok := lineOf(text, pos.Line)
	if !ok || strings.TrimSpace(line) == "" {
		return
	}
	runes := []rune(clean(line))
	column := min(max(pos.Column, 1), len(runes)+1)
	if column > longest {
		return
	}
	shown := runes[:min(len(runes), longest)]
	var pad strings.Builder
	for _, r := range runes[:column-1] {
		if r == '\t' {
			pad.WriteRune('\t')
		} else if !unicode.Is(unicode.Mn, r) {
			pad.WriteByte(' ')
		}
	}
	width := max(1, min(pos.Width, len(shown)-column+1))
	fmt.Fprintf(b, "%5d | %s\n      | %s^%s\n", pos.Line, string(shown), pad.String(), strings.Repeat("~", width-1))
}

func lineOf(text []byte, n int) (string, bool) {
	s := string(text)
	for range n - 1 {
		_, rest, ok := strings.Cut(s, "\n")
		if !ok {
			return "", false
		}
		s = rest
	}
	s, _, _ = strings.Cut(s, "\n")
	s = strings.TrimPrefix(strings.TrimRight(s, "\r"), "\ufeff")
	return s, utf8.ValidString(s)
}

// clean replaces characters that would act on a terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
			return '·'
		}
		return r
	}, s)
}

type jsonNote struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

type jsonProblem struct {
	ID       string     `json:"id"`
	Severity string     `json:"severity"`
	File     string     `json:"file"`
	Line     int        `json:"line"`
	Column   int        `json:"column"`
	Message  string     `json:"message"`
	Hint     string     `json:"hint"`
	Notes    []jsonNote `json:"notes"`
}

func (p *Printer) json(w io.Writer, list []Problem) error {
	out := make([]jsonProblem, 0, len(list))
	for _, q := range list {
		j := jsonProblem{
			ID: q.ID, Severity: q.Severity.String(), File: q.File, Line: max(1, q.Line), Column: max(1, q.Column),
			Message: q.Message.In(p.Lang), Hint: q.Hint.In(p.Lang), Notes: []jsonNote{},
		}
		for _, n := range q.Notes {
			j.Notes = append(j.Notes, jsonNote{n.File, max(1, n.Line), max(1, n.Column), n.Text.In(p.Lang)})
		}
		out = append(out, j)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

var (
	githubText  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubValue = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func (p *Printer) github(w io.Writer, list []Problem) error {
	var b strings.Builder
	for _, q := range list {
		message := q.Message.In(p.Lang) + " [" + q.ID + "]"
		if hint := q.Hint.In(p.Lang); hint != "" {
			message += "\n" + words["hint"].In(p.Lang) + ": " + hint
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d::%s\n", q.Severity, githubValue.Replace(q.File), max(1, q.Line), max(1, q.Column), githubText.Replace(message))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
