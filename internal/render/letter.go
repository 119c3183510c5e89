package render

import (
	"html/template"
	"net/url"
	"slices"
	"strings"

	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// longestMail is how long a mailto address may be. Some mail programs cut what is longer than 2,048 signs.
const longestMail = 1800

// letter is the letter with which a comment is sent: on one nomination, or on any of a round, with blanks for what the
// reader knows. It asks for what the office asks for, and for nothing else.
type letter struct {
	text       *lang.Text
	round      *site.Round
	nomination *site.Nomination // nil for any of the round
	asked      string           // what the office wants to be written, "" for nothing
}

// letter is that of the view's node in a language.
func (v *View) letter(language string) letter {
	l := letter{text: v.renderer.layouts.text[language]}
	switch node := v.Node.(type) {
	case *site.Nomination:
		l.round, l.nomination = node.Round, node
	case *site.Round:
		l.round = node
	}
	asked, _ := v.Site.Answer(l.round, "requires", l.round.Response.Requires).In(language)
	if asked != "" {
		l.asked = l.text.Get("letter.asked", "text", asked)
	}
	return l
}

func (l letter) to() string {
	body := l.text.Get("letter.office")
	if l.round.Council != nil {
		body, _ = l.round.Council.Label.In(l.text.Code)
	}
	return l.text.Get("letter.to", "body", body)
}

// about says which proposal the letter is about. mark marks up what is Vietnamese in another language.
func (l letter) about(mark func(text string, own bool) string) string {
	n := l.nomination
	if n == nil {
		return mark(l.text.Get("letter.about_any"), true)
	}
	who := mark(n.FullName, l.text.Code == "vi")
	if n.Award != nil {
		who += ", " + mark(n.Award.Label.In(l.text.Code))
		if n.Class != "" {
			who += " " + mark(n.Award.ClassWords(n.Class).In(l.text.Code))
		}
	}
	return lang.Fill(mark(l.text.Get("letter.about"), true), "code", n.Code, "who", who)
}

// Letter is the text of the letter in a language. Its lines to be filled in are marked, so that paper has room for them.
func (v *View) Letter(language string) template.HTML {
	l := v.letter(language)
	var b strings.Builder
	b.WriteString(template.HTMLEscapeString(l.to()) + "\n\n" + l.about(foreign) + "\n")
	for _, line := range [][2]string{
		{"write", l.text.Get("letter.view")},
		{"write write-long", l.text.Get("letter.details")},
		{"write", l.text.Get("letter.papers")},
		{"write write-more", l.asked},
	} {
		if line[1] != "" {
			b.WriteString(`<span class="` + line[0] + `">` + template.HTMLEscapeString(line[1]) + " …</span>\n")
		}
	}
	b.WriteString(template.HTMLEscapeString(l.text.Get("letter.date")) + "\n")
	return template.HTML(b.String()) //nolint:gosec // every text is escaped
}

// foreign is a text as HTML, marked as Vietnamese where it is not in the page's own language.
func foreign(text string, own bool) string {
	if own {
		return template.HTMLEscapeString(text)
	}
	return `<span lang="vi">` + template.HTMLEscapeString(text) + `</span>`
}

// MailURL is the address that opens a mail program with the letter in Vietnamese, which is what the office reads (RFC 6068).
// What would make it too long is left out: first the name of the round, then the lines to be filled in, then the letter.
func (v *View) MailURL() string {
	l := v.letter("vi")
	code := "…"
	if l.nomination != nil {
		code = l.nomination.Code
	}
	subject := l.text.Get("letter.subject", "code", code)
	head := []string{l.to(), "", l.about(func(text string, _ bool) string { return text }), ""}
	body := slices.Concat(head, []string{l.text.Get("letter.view"), l.text.Get("letter.details"), l.text.Get("letter.papers")})
	if l.asked != "" {
		body = append(body, l.asked)
	}
	for _, m := range []struct {
		subject string
		body    []string
	}{{subject + ", " + l.round.Label.Vi, body}, {subject, body}, {subject, head}} {
		if address := mailto(l.round.Response.Email, m.subject, m.body); len(address) < longestMail {
			return address
		}
	}
	return mailto(l.round.Response.Email, subject, nil)
}

// mailto is an e-mail address as a link, with subject and lines of the body.
func mailto(to, subject string, lines []string) string {
	address := "mailto:" + strings.ReplaceAll(percent(to), "%40", "@") + "?subject=" + percent(subject)
	if len(lines) > 0 {
		address += "&body=" + percent(strings.Join(lines, "\r\n")+"\r\n")
	}
	return address
}

// percent writes a text by its bytes in UTF-8, but for letters, digits and -._~.
func percent(text string) string { return strings.ReplaceAll(url.QueryEscape(text), "+", "%20") }
