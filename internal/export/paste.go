package export

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// notices are the notices of the rounds that have opened, to be pasted into a portal or a newspaper: as plain text,
// and as a document without style.
func (x *exporter) notices() []File {
	var files []File
	for _, r := range x.site.Rounds {
		if !r.Shown || r.Withheld() {
			continue
		}
		for _, language := range x.config.Languages {
			path := address.Link("", language, r.URL+"thong-bao")
			files = append(files,
				File{path + ".txt", typeText, func(w *bytes.Buffer) error { x.notice(x.text[language], r).text(w); return nil }},
				File{path + ".html", typeHTML, func(w *bytes.Buffer) error { x.notice(x.text[language], r).html(w); return nil }},
			)
		}
	}
	return files
}

// notice is a notice: paragraphs, the list, paragraphs.
type notice struct {
	language string
	title    string
	above    []string
	caption  string // of the list, where there are rows
	columns  []string
	rows     [][]phrase // number, name, post and unit, award; the last two may be empty
	below    []string
}

// phrase is a text of a row; foreign where it is not in the notice's language.
type phrase struct {
	text    string
	foreign bool
}

func (x *exporter) notice(t *lang.Text, r *site.Round) *notice {
	n := &notice{language: t.Code, title: oneLine(heading(t, r))}
	for _, key := range []string{"number", "name", "post", "award"} {
		n.columns = append(n.columns, t.Get("paste."+key))
	}
	n.columns = append(n.columns, t.Get("nomination.code"))
	withdrawn := 0
	for _, nomination := range r.Nominations {
		switch w := nomination.Withdrawal; {
		case nomination.Hidden != "":
		case w != nil && x.reached(w.On):
			withdrawn++
		default:
			number := phrase{text: strconv.Itoa(len(n.rows) + 1)}
			n.rows = append(n.rows, append([]phrase{number}, proposed(t, nomination)...))
		}
	}
	n.above = x.asking(t, r)
	n.caption = oneLine(t.Get("paste.list", "n", t.Number(len(n.rows))))
	if len(n.rows) == 0 {
		n.above = append(n.above, t.Get("paste.no_names"))
	}
	if withdrawn > 0 {
		n.below = append(n.below, t.Get("paste.withdrawn", "n", t.Number(withdrawn)))
	}
	n.below = append(n.below, period(t, r)...)
	if r.Receiving {
		n.below = append(n.below, x.ways(t, r)...)
	}
	n.below = append(n.below, t.Get("paste.page", "url", x.url(t.Code, r.URL)), t.Get("opinions.other"))
	for _, lines := range [][]string{n.above, n.below} {
		for i, line := range lines {
			lines[i] = oneLine(line)
		}
	}
	return n
}

// asking says who asks for comments, on what, and on which ground.
func (x *exporter) asking(t *lang.Text, r *site.Round) []string {
	var said []string
	if r.Example {
		said = append(said, t.Get("paste.example"))
	}
	said = append(said, heading(t, r))
	awards := strings.Join(awardNames(r.Awards, t.Code), ", ")
	if r.Council == nil {
		said = append(said, t.Get("paste.asks_plain", "awards", awards))
	} else {
		said = append(said, t.Get("paste.asks", "council", name(r.Council, t.Code), "awards", awards))
	}
	if o := r.Notice; o != nil {
		issuer, _ := r.Text("notice.issuer", o.Issuer).In(t.Code)
		said = append(said, t.Get("round.notice", "number", o.Number, "date", t.Date(o.Issued), "issuer", issuer)+".")
	}
	for _, rule := range r.Window.Rules {
		citation, _ := rule.Words("citation", rule.Citation).In(t.Code)
		key := "round.basis_cited"
		if rule.Verified {
			key = "round.basis"
		}
		said = append(said, t.Get(key)+" "+strings.TrimRight(citation, ".")+".")
	}
	return said
}

// proposed is a proposed award as a row: name, post and unit, award, reference code.
func proposed(t *lang.Text, n *site.Nomination) []phrase {
	who := phrase{n.FullName, t.Code != "vi"}
	if n.Example && !n.Round.Example {
		who.text += " (" + t.Get("site.example") + ")"
	}
	var post, award phrase
	if position := n.Candidate.Position; position != "" {
		post.add(t, n.Text("candidate.position", position))
	}
	if n.Unit != nil && n.Unit.Label.Vi != n.Candidate.Name {
		post.add(t, n.Unit.Label)
	}
	if n.Award != nil {
		award.add(t, awardWords(n))
	}
	if n.Posthumous {
		award.text = t.Get("paste.posthumous", "award", award.text)
	}
	row := []phrase{who, post, award, {text: n.Code}}
	for i := range row {
		row[i].text = oneLine(row[i].text)
	}
	return row
}

// add appends a text after a comma.
func (p *phrase) add(t *lang.Text, w lang.Words) {
	s, own := w.In(t.Code)
	if p.text != "" {
		p.text += ", "
	}
	p.text += s
	p.foreign = p.foreign || !own
}

// awardWords is an award with its class. An award without an English name keeps its Vietnamese class.
func awardWords(n *site.Nomination) lang.Words {
	w := n.Award.Label
	if n.Class == "" {
		return w
	}
	class := n.Award.ClassWords(n.Class)
	w.Vi += " " + class.Vi
	if w.En != "" {
		en, _ := class.In("en")
		w.En += " " + en
	}
	return w
}

// period says from when until when comments are taken, how long that is, and which rule it satisfies if it does.
func period(t *lang.Text, r *site.Round) []string {
	said := []string{t.Get("paste.window", "from", t.Date(r.Published), "to", t.LongDate(r.Ends()))}
	if !r.Receiving {
		said = append(said, t.Get("deadline.closed", "date", t.LongDate(r.Ends())))
	}
	for i := range r.Extensions {
		said = append(said, extension(t, r, i))
	}
	said = append(said, howLong(t, r))
	w := &r.Window
	if need := w.Needed(); need > 0 && w.Err == nil && w.Count >= need {
		citation, _ := w.Rule.Words("citation", w.Rule.Citation).In(t.Code)
		said = append(said, t.Get("count.enough_"+w.Unit.String(), "n", t.Number(need), "rule", citation))
	}
	return said
}

// ways says how comments are sent and what is asked of the writer.
func (x *exporter) ways(t *lang.Text, r *site.Round) []string {
	var said []string
	if r.Example {
		said = append(said, t.Get("respond.example"))
	}
	said = append(said, t.Get("paste.lead"))
	w := r.Response
	own := func(key, text string) string {
		s, _ := x.site.Answer(r, key, text).In(t.Code)
		return s
	}
	hours := ""
	if w.Hours != "" {
		hours = ", " + own("hours", w.Hours)
	}
	if w.Address != "" {
		post := t.Get("respond.post") + " " + own("address", w.Address)
		if w.CountedBy != "" {
			post += " (" + t.Get("respond."+w.CountedBy) + ")"
		}
		visit := t.Get("respond.in_person") + " " + t.Get("respond.same_address") + hours
		if w.LastHour != "" {
			visit += " (" + t.Get("respond.last_hour", "hour", w.LastHour) + ")"
		}
		said = append(said, post+".", visit+".")
	}
	for _, way := range []struct{ key, text string }{
		{"email", w.Email},
		{"phone", w.Phone},
		{"portal", w.Portal},
		{"zalo", w.Zalo},
		{"form", w.FormURL},
	} {
		if way.text == "" {
			continue
		}
		line := t.Get("respond."+way.key) + " " + way.text
		if way.key == "phone" {
			line += hours
		}
		said = append(said, line)
	}
	if w.Requires != "" {
		said = append(said, t.Get("respond.requires", "text", own("requires", w.Requires)))
	}
	return said
}

// text writes the notice as plain text, a paragraph or a row on a line.
func (n *notice) text(w *bytes.Buffer) {
	for _, line := range n.above {
		w.WriteString(line + "\n")
	}
	if len(n.rows) > 0 {
		w.WriteString(n.caption + "\n")
	}
	for _, row := range n.rows {
		w.WriteString(row[0].text + ". " + row[1].text)
		for _, p := range row[2:] {
			if p.text != "" {
				w.WriteString(" – " + p.text)
			}
		}
		w.WriteByte('\n')
	}
	w.WriteByte('\n')
	for _, line := range n.below {
		w.WriteString(line + "\n")
	}
}

// html writes the notice as a document of paragraphs and a table.
func (n *notice) html(w *bytes.Buffer) {
	w.WriteString("<!DOCTYPE html>\n<html lang=\"" + n.language + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"robots\" content=\"noindex\">\n<title>" + html.EscapeString(n.title) + "</title>\n</head>\n<body>\n")
	for _, line := range n.above {
		w.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
	}
	if len(n.rows) > 0 {
		w.WriteString("<table>\n<caption>" + html.EscapeString(n.caption) + "</caption>\n<thead><tr>")
		for _, column := range n.columns {
			w.WriteString(`<th scope="col">` + html.EscapeString(column) + "</th>")
		}
		w.WriteString("</tr></thead>\n<tbody>\n")
		for _, row := range n.rows {
			w.WriteString("<tr>")
			for _, p := range row {
				if p.foreign {
					w.WriteString(`<td lang="vi">`)
				} else {
					w.WriteString("<td>")
				}
				w.WriteString(html.EscapeString(p.text) + "</td>")
			}
			w.WriteString("</tr>\n")
		}
		w.WriteString("</tbody>\n</table>\n")
	}
	for _, line := range n.below {
		w.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
	}
	w.WriteString("</body>\n</html>\n")
}
