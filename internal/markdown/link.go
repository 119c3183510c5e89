package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"congkhai/internal/problem"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

var (
	badScheme = fault{
		"markdown/scheme",
		problem.Text{
			Vi: "liên kết không được dùng %q; chỉ dùng http, https, mailto, tel hoặc đường dẫn trong trang",
			En: "a link may not use %q; it may use http, https, mailto, tel or a path within the site",
		},
		problem.Text{},
	}
	remoteImage = fault{
		"markdown/remote-image",
		problem.Text{Vi: "ảnh lấy từ trang khác (%q) không được đăng", En: "an image from another site (%q) is not published"},
		problem.Text{
			Vi: "lưu ảnh cạnh tệp này rồi viết đường dẫn tới ảnh đó",
			En: "save the image next to this file and write the path to it",
		},
	}
	noAlt = fault{
		"markdown/alt",
		problem.Text{Vi: "ảnh không có chữ thay thế", En: "the image has no alternative text"},
		problem.Text{
			Vi: "viết điều thấy trong ảnh vào giữa hai ngoặc vuông: ![điều thấy trong ảnh](tệp ảnh)",
			En: "write what the image shows between the square brackets: ![what it shows](file)",
		},
	}
)

// destination checks what a link or image points at, asks visit and returns what to write, unescaped; empty when
// nothing may be written. External is whether it leads to another site.
func (r *run) destination(link Link) (to string, external bool) {
	if !r.allowed(link) {
		return "", false
	}
	to = link.Dest
	if r.visit != nil {
		r.visiting = true
		to = r.visit(link)
		r.visiting = false
		if to != link.Dest && !knownScheme(scheme(to)) {
			r.report(link.Offset, badScheme, clip(scheme(to)+":"))
			return "", false
		}
	}
	if strings.HasPrefix(to, "#") && !link.Image {
		return r.resolve(to, link.Offset), false
	}
	return to, isExternal(link.Dest) && isExternal(to)
}

func (r *run) allowed(link Link) bool {
	s := scheme(link.Dest)
	switch {
	case !knownScheme(s), link.Image && (s == "mailto" || s == "tel"):
		r.report(link.Offset, badScheme, clip(s+":"))
		return false
	case link.Image && isExternal(link.Dest):
		r.report(link.Offset, remoteImage, clip(host(link.Dest)))
		return false
	}
	return true
}

func knownScheme(s string) bool {
	switch s {
	case "", "http", "https", "mailto", "tel":
		return true
	}
	return false
}

// scheme returns the scheme of an address in lower case, empty if it has none. It reads past blanks and control
// characters, as browsers do.
func scheme(dest string) string {
	end := strings.IndexAny(dest, ":/?#\\")
	if end <= 0 || dest[end] != ':' {
		return ""
	}
	s := strings.ToLower(strings.Map(dropBlank, dest[:end]))
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '+' && c != '-' && c != '.') {
			return ""
		}
	}
	return s
}

func dropBlank(c rune) rune {
	if c <= ' ' || c == 0x7F {
		return -1
	}
	return c
}

// isExternal reports whether an address names a host. Browsers take \ for / there.
func isExternal(dest string) bool {
	if s := scheme(dest); s != "" {
		return s == "http" || s == "https"
	}
	dest = strings.Map(dropBlank, dest[:min(len(dest), 64)])
	return len(dest) > 1 && (dest[0] == '/' || dest[0] == '\\') && (dest[1] == '/' || dest[1] == '\\')
}

func host(dest string) string {
	if _, rest, ok := strings.Cut(dest, ":"); ok {
		dest = rest
	}
	dest = strings.TrimLeft(dest, `/\`)
	if i := strings.IndexAny(dest, `/\?#`); i >= 0 {
		dest = dest[:i]
	}
	return dest
}

func (r *run) link(n *ast.Link) {
	if r.inLink {
		r.inlines(n)
		return
	}
	to, external := r.destination(Link{Dest: string(decode(n.Destination)), Offset: n.Pos()})
	if to == "" {
		r.inlines(n)
		return
	}
	r.openLink(to, external, n.Title)
	r.inLink = true
	r.inlines(n)
	r.inLink = false
	r.out.WriteString("</a>")
}

// autoLink writes an address that stands in the text as it is.
func (r *run) autoLink(n *ast.AutoLink) {
	label := n.Label(r.src)
	if r.inLink {
		r.escape(label)
		return
	}
	offset := max(n.Pos(), 0)
	if i := bytes.Index(r.src[offset:], label); i > 0 {
		offset += i
	}
	dest := string(n.URL(r.src))
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	to, external := r.destination(Link{Dest: dest, Offset: offset})
	if to == "" {
		r.escape(label)
		return
	}
	r.openLink(to, external, nil)
	r.escape(label)
	r.out.WriteString("</a>")
}

func (r *run) openLink(to string, external bool, title []byte) {
	r.out.WriteString(`<a href="`)
	r.escape(util.URLEscape([]byte(to), false))
	if external {
		r.out.WriteString(`" rel="external noopener`)
	}
	r.title(title)
	r.out.WriteString(`">`)
}

// title goes on from the value of an attribute that is still open.
func (r *run) title(title []byte) {
	if title == nil {
		return
	}
	r.out.WriteString(`" title="`)
	r.escape(decode(title))
}

func (r *run) picture(n *ast.Image) {
	alt := bytes.TrimSpace(r.appendText(nil, n))
	if len(alt) == 0 {
		r.report(n.Pos(), noAlt)
	}
	to, _ := r.destination(Link{Dest: string(decode(n.Destination)), Offset: n.Pos(), Image: true})
	if to == "" {
		return
	}
	var image Image
	if r.image != nil {
		image = r.image(to)
	}
	if image.URL != "" {
		to = image.URL
	}
	r.out.WriteString(`<img src="`)
	r.escape(util.URLEscape([]byte(to), false))
	if image.SrcSet != "" {
		r.out.WriteString(`" srcset="`)
		r.escape([]byte(image.SrcSet))
		r.out.WriteString(`" sizes="`)
		r.escape([]byte(image.Sizes))
	}
	if image.Width > 0 && image.Height > 0 {
		r.out.WriteString(`" width="` + strconv.Itoa(image.Width) + `" height="` + strconv.Itoa(image.Height))
	}
	r.out.WriteString(`" alt="`)
	r.escape(alt)
	r.title(n.Title)
	r.out.WriteString(`" loading="lazy">`)
}
