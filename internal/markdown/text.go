package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// decode resolves the backslash escapes and character references of Markdown text. It may return src itself.
func decode(src []byte) []byte {
	if bytes.IndexByte(src, '\\') < 0 && bytes.IndexByte(src, '&') < 0 {
		return src
	}
	out := make([]byte, 0, len(src))
	for i := 0; i < len(src); {
		switch {
		case src[i] == '\\' && i+1 < len(src) && util.IsPunct(src[i+1]):
			out = append(out, src[i+1])
			i += 2
		case src[i] == '&':
			ref := reference(src[i:])
			if c, ok := referred(ref); ok {
				out = utf8.AppendRune(out, c)
			} else {
				out = append(out, util.ResolveEntityNames(ref)...)
			}
			i += len(ref)
		default:
			out = append(out, src[i])
			i++
		}
	}
	return out
}

// reference returns what may be a character reference at the start of b, at least its first byte.
func reference(b []byte) []byte {
	for i := 1; i < len(b) && i < 40; i++ {
		if b[i] == ';' {
			return b[:i+1]
		}
		if !util.IsAlphaNumeric(b[i]) && b[i] != '#' {
			break
		}
	}
	return b[:1]
}

// escapes is what escape writes for a byte, empty for most. Control characters have no place in HTML.
var escapes = newEscapes()

func newEscapes() *[256]string {
	t := &[256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", 0x7F: "\uFFFD"}
	for c := range 0x20 {
		t[c] = "\uFFFD"
	}
	t['\t'], t['\n'], t['\r'] = "", "", " "
	return t
}

// escape writes text as the content of an element or a quoted attribute.
func (r *run) escape(text []byte) {
	done := 0
	for i, c := range text {
		if s := escapes[c]; s != "" {
			r.out.Write(text[done:i])
			if c != '\r' || i+1 == len(text) || text[i+1] != '\n' {
				r.out.WriteString(s)
			}
			done = i + 1
		}
	}
	r.out.Write(text[done:])
}

// appendText appends the text within parent without markup. Images and HTML within it have none.
func (r *run) appendText(dst []byte, parent ast.Node) []byte {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			value := n.Value(r.src)
			if !n.IsRaw() {
				value = decode(value)
			}
			dst = append(dst, value...)
			if n.SoftLineBreak() || n.HardLineBreak() {
				dst = append(dst, ' ')
			}
		case *ast.AutoLink:
			dst = append(dst, n.Label(r.src)...)
		case *ast.Image:
		default:
			dst = r.appendText(dst, n)
		}
	}
	return dst
}

// firstWords appends the text of paragraphs and list items until dst has enough bytes.
func (r *run) firstWords(dst []byte, parent ast.Node, enough int) []byte {
	for n := parent.FirstChild(); n != nil && len(dst) < enough; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			dst = append(r.appendText(dst, n), ' ')
		case *ast.Blockquote, *ast.List, *ast.ListItem:
			dst = r.firstWords(dst, n, enough)
		}
	}
	return dst
}

// oneLine returns text with single spaces for blanks of any length, and for characters that cannot be seen.
func oneLine(text []byte) string {
	out := make([]byte, 0, len(text))
	gap := false
	for _, c := range string(text) {
		if unicode.IsSpace(c) || unicode.IsControl(c) || turns(c) {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = utf8.AppendRune(out, c)
	}
	return string(out)
}

// cut shortens s to max code points, at a space where there is one, with an ellipsis as the last.
func cut(s string, max int) string {
	if utf8.RuneCountInString(s) <= max {
		return s
	}
	if max < 1 {
		return ""
	}
	end, n := 0, 0
	for end = range s {
		if n == max-1 {
			break
		}
		n++
	}
	head := s[:end]
	if space := strings.LastIndexByte(head, ' '); space > 0 && s[end] != ' ' {
		head = head[:space]
	}
	return strings.TrimRight(head, " ,;:–-(") + "…"
}

// clip keeps a quoted value short in messages.
func clip(s string) string { return cut(s, 60) }
