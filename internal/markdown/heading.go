package markdown

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/viet"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// idPrefix keeps the ids of a text apart from those of the page around it.
const idPrefix = "muc-"

var (
	attribute = fault{
		"markdown/attribute",
		problem.Text{Vi: "đề mục chỉ nhận {#tên}, không nhận %q", En: "a heading takes only {#name}, not %q"},
		problem.Text{Vi: "xóa phần trong ngoặc nhọn", En: "delete the part in braces"},
	}
	fragment = fault{
		id:      "markdown/fragment",
		message: problem.Text{Vi: "không có đề mục nào trong bài ứng với %q", En: "no heading of this text answers to %q"},
	}
)

// headings is a parser of headings that takes {#name} off their end. Everything else in braces that looks like
// attributes stays text and is an issue.
type headings struct{ parser.BlockParser }

func (h headings) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(node, reader, pc)
	lines := node.Lines()
	if node.Parent() == nil || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	line := reader.Source()[last.Start:last.Stop]
	start, inner := braces(line)
	if start < 0 {
		return
	}
	name := ""
	if strings.HasPrefix(inner, "#") && !strings.ContainsAny(inner, " \t.=") {
		name = strings.TrimPrefix(viet.Slug(inner), idPrefix)
	}
	if name == "" {
		pc.Get(runKey).(*run).report(last.Start+start, attribute, clip("{"+inner+"}"))
		return
	}
	node.SetAttributeString("id", name)
	line = bytes.TrimRight(line[:start], " \t")
	if closed := bytes.TrimRight(line, "#"); bytes.HasSuffix(closed, []byte(" ")) {
		line = bytes.TrimRight(closed, " \t")
	}
	last.Stop = last.Start + len(line)
	lines.Set(lines.Len()-1, last)
}

// braces finds attributes in braces at the end of a line: where they start, or -1, and what stands between.
func braces(line []byte) (start int, inner string) {
	line = bytes.TrimRight(line, " \t\r\n")
	start = bytes.LastIndexByte(line, '{')
	if start < 0 || !bytes.HasSuffix(line, []byte("}")) || start > 0 && line[start-1] == '\\' {
		return -1, ""
	}
	inner = strings.TrimSpace(string(line[start+1 : len(line)-1]))
	if inner != "" && strings.ContainsRune("#.:", rune(inner[0])) || strings.Contains(inner, "=") {
		return start, inner
	}
	return -1, ""
}

// nameHeadings gives every heading its id. Chosen names come first, so that no other heading can take them.
func (r *run) nameHeadings(doc ast.Node) {
	r.collectHeadings(doc)
	for _, h := range r.headings {
		if name, ok := h.AttributeString("id"); ok {
			h.SetAttributeString("id", r.unique(idPrefix+name.(string)))
		}
	}
	for _, h := range r.headings {
		if _, ok := h.AttributeString("id"); ok {
			continue
		}
		id := strings.TrimSuffix(idPrefix+viet.Slug(string(r.appendText(nil, h))), "-")
		h.SetAttributeString("id", r.unique(id))
	}
}

func (r *run) collectHeadings(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.headings = append(r.headings, n)
		case *ast.Blockquote, *ast.List, *ast.ListItem:
			r.collectHeadings(n)
		}
	}
}

func (r *run) unique(id string) string {
	next, taken := r.ids[id]
	if !taken {
		r.ids[id] = 2
		return id
	}
	for ; ; next++ {
		numbered := id + "-" + strconv.Itoa(next)
		if _, taken := r.ids[numbered]; !taken {
			r.ids[id] = next + 1
			r.ids[numbered] = 2
			return numbered
		}
	}
}

// resolve returns the fragment (with #) of the heading that dest, a fragment as written, is meant for.
func (r *run) resolve(dest string, offset int) string {
	name := dest[1:]
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	for _, id := range []string{name, idPrefix + name, idPrefix + viet.Slug(name)} {
		if _, ok := r.ids[id]; ok {
			return "#" + id
		}
	}
	f := fragment
	f.hint = r.listIDs()
	r.report(offset, f, clip(dest))
	if strings.HasPrefix(name, idPrefix) {
		return "#" + name
	}
	return "#" + idPrefix + name
}

// listIDs names the headings that can be linked to when they are few.
func (r *run) listIDs() problem.Text {
	if len(r.headings) == 0 || len(r.headings) > 8 {
		return problem.Text{Vi: "xem lại tên đề mục", En: "look at the heading's name again"}
	}
	var ids []string
	for _, h := range r.headings {
		ids = append(ids, "#"+clip(headingID(h)))
	}
	list := strings.Join(ids, ", ")
	return problem.Text{Vi: "các đề mục trong bài: " + list, En: "the headings of this text: " + list}
}

func headingID(h *ast.Heading) string {
	id, _ := h.AttributeString("id")
	s, _ := id.(string)
	return s
}
