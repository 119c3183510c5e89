package markdown

import (
	"bytes"

	"congkhai/internal/problem"

	"github.com/yuin/goldmark/ast"
)

var (
	rawHTML = fault{
		"markdown/html",
		problem.Text{Vi: "HTML (%s) không được đăng", En: "HTML (%s) is not published"},
		problem.Text{Vi: "viết lại bằng Markdown", En: "write it in Markdown"},
	}
	openComment = fault{
		"markdown/html",
		problem.Text{
			Vi: "ghi chú <!-- không có --> đóng lại, nên phần sau nó không được đăng",
			En: "the comment <!-- is never closed with -->, so what follows is not published",
		},
		problem.Text{Vi: "thêm --> ở cuối ghi chú", En: "add --> where the comment ends"},
	}
	afterComment = fault{
		"markdown/html",
		problem.Text{
			Vi: "phần chữ đứng sau ghi chú <!-- --> trên cùng một dòng không được đăng",
			En: "text after a comment <!-- --> on the same line is not published",
		},
		problem.Text{Vi: "xuống dòng sau -->", En: "begin a new line after -->"},
	}
)

// htmlBlock writes nothing and reports what is lost by that.
func (r *run) htmlBlock(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	if n.HasClosure() {
		end = n.ClosureLine.Stop
	}
	block := r.src[start:end]
	start += len(block) - len(bytes.TrimLeft(block, " \t"))
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		r.comments(start, r.src[start:end])
		return
	}
	r.report(start, rawHTML, tag(r.src[start:end]))
}

// comments reports what stands around the comments of a block that begins with one.
func (r *run) comments(start int, block []byte) {
	for offset := 0; ; {
		rest := block[offset:]
		trimmed := bytes.TrimSpace(rest)
		switch {
		case len(trimmed) == 0:
			return
		case !bytes.HasPrefix(trimmed, []byte("<!--")):
			r.report(start+offset+bytes.Index(rest, trimmed), afterComment)
			return
		}
		offset += bytes.Index(rest, trimmed)
		end := bytes.Index(block[offset+len("<!"):], []byte("-->"))
		if end < 0 {
			r.report(start+offset, openComment)
			return
		}
		offset += len("<!") + end + len("-->")
	}
}

func (r *run) inlineHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	html := r.src[first.Start:first.Stop]
	if !bytes.HasPrefix(html, []byte("<!--")) {
		r.report(first.Start, rawHTML, tag(html))
	}
}

// tag returns the element that html begins with, without attributes: <script> of <script src=…>.
func tag(html []byte) string {
	end := 1
	for end < len(html) && (html[end] >= 'a' && html[end] <= 'z' || html[end] >= 'A' && html[end] <= 'Z' ||
		html[end] >= '0' && html[end] <= '9' || html[end] == '/' || html[end] == '-') {
		end++
	}
	return clip(string(html[:min(end, len(html))])) + ">"
}
