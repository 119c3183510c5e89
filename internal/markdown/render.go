package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// block writes a block and what is in it.
func (r *run) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Document:
		r.blocks(n)
	case *ast.Paragraph:
		r.out.WriteString("<p>")
		r.inlines(n)
		r.out.WriteString("</p>\n")
	case *ast.TextBlock:
		r.inlines(n)
		if n.NextSibling() != nil {
			r.out.WriteByte('\n')
		}
	case *ast.Heading:
		r.heading(n)
	case *ast.Blockquote:
		r.out.WriteString("<blockquote>\n")
		r.blocks(n)
		r.out.WriteString("</blockquote>\n")
	case *ast.List:
		r.list(n)
	case *ast.ListItem:
		r.out.WriteString("<li>")
		if _, tight := n.FirstChild().(*ast.TextBlock); !tight && n.FirstChild() != nil {
			r.out.WriteByte('\n')
		}
		r.blocks(n)
		r.out.WriteString("</li>\n")
	case *ast.CodeBlock:
		r.code(n.Lines())
	case *ast.FencedCodeBlock:
		r.code(n.Lines())
	case *ast.ThematicBreak:
		r.out.WriteString("<hr>\n")
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *table.Table:
		r.table(n)
	}
}

func (r *run) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil && !r.refused; n = n.NextSibling() {
		r.block(n)
	}
}

func (r *run) heading(n *ast.Heading) {
	level := byte('0' + min(max(n.Level, 2), 6))
	r.out.WriteString("<h")
	r.out.WriteByte(level)
	r.out.WriteString(` id="`)
	r.out.WriteString(headingID(n))
	r.out.WriteString(`">`)
	r.inlines(n)
	r.out.WriteString("</h")
	r.out.WriteByte(level)
	r.out.WriteString(">\n")
}

func (r *run) list(n *ast.List) {
	open, end := "<ul>\n", "</ul>\n"
	switch {
	case n.IsOrdered() && n.Start != 1:
		open, end = `<ol start="`+strconv.Itoa(n.Start)+"\">\n", "</ol>\n"
	case n.IsOrdered():
		open, end = "<ol>\n", "</ol>\n"
	}
	r.out.WriteString(open)
	r.blocks(n)
	r.out.WriteString(end)
}

// code leaves out the language that a fence may name: as a class it could dress the text as something of the page.
func (r *run) code(lines *text.Segments) {
	r.out.WriteString("<pre><code>")
	for i := range lines.Len() {
		line := lines.At(i)
		r.escape(line.Value(r.src))
	}
	r.out.WriteString("</code></pre>\n")
}

func (r *run) table(n *table.Table) {
	r.out.WriteString("<div class=\"scroll\"><table>\n<thead>\n")
	head := n.FirstChild()
	r.row(head, "th", ` scope="col"`)
	r.out.WriteString("</thead>\n")
	if head.NextSibling() != nil {
		r.out.WriteString("<tbody>\n")
		for row := head.NextSibling(); row != nil && !r.refused; row = row.NextSibling() {
			r.row(row, "td", "")
		}
		r.out.WriteString("</tbody>\n")
	}
	r.out.WriteString("</table></div>\n")
}

func (r *run) row(row ast.Node, element, attributes string) {
	r.out.WriteString("<tr>\n")
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		r.out.WriteByte('<')
		r.out.WriteString(element)
		r.out.WriteString(attributes)
		if cell, ok := n.(*table.TableCell); ok {
			switch cell.Alignment {
			case table.AlignRight:
				r.out.WriteString(` class="right"`)
			case table.AlignCenter:
				r.out.WriteString(` class="center"`)
			}
		}
		r.out.WriteByte('>')
		r.inlines(n)
		r.out.WriteString("</")
		r.out.WriteString(element)
		r.out.WriteString(">\n")
	}
	r.out.WriteString("</tr>\n")
}

func (r *run) inlines(parent ast.Node) {
	r.layers++
	if r.layers > maxLayers {
		r.refuse(parent.Pos(), tooManyLayers, maxLayers)
	}
	for n := parent.FirstChild(); n != nil && !r.refused; n = n.NextSibling() {
		r.inline(n)
	}
	r.layers--
}

func (r *run) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			r.wrap(n, "<strong>", "</strong>")
		} else {
			r.wrap(n, "<em>", "</em>")
		}
	case *table.Strikethrough:
		r.wrap(n, "<del>", "</del>")
	case *ast.CodeSpan:
		r.out.WriteString("<code>")
		r.escape(r.appendCode(nil, n))
		r.out.WriteString("</code>")
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.picture(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.RawHTML:
		r.inlineHTML(n)
	}
}

func (r *run) wrap(n ast.Node, open, end string) {
	r.out.WriteString(open)
	r.inlines(n)
	r.out.WriteString(end)
}

func (r *run) text(n *ast.Text) {
	value := n.Value(r.src)
	if !n.IsRaw() {
		value = decode(value)
	}
	r.escape(value)
	switch {
	case n.HardLineBreak():
		r.out.WriteString("<br>\n")
	case n.SoftLineBreak():
		r.out.WriteByte('\n')
	}
}

// appendCode appends the text of a code span, in which a line break is a space.
func (r *run) appendCode(dst []byte, span *ast.CodeSpan) []byte {
	for n := span.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		dst = append(dst, t.Value(r.src)...)
		if last := len(dst) - 1; last >= 0 && dst[last] == '\n' {
			dst[last] = ' '
		}
	}
	return dst
}
