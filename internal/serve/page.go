package serve

import (
	"bytes"
	"fmt"
	"html"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What the server itself has to say, in both languages, for it does not know the reader's.
const (
	foreignHost   = "Máy chủ xem thử này không nhận tên máy chủ đó. Hãy mở %s\nThis preview server does not answer to that host name. Open %[1]s\n"
	foreignOrigin = "Không nhận yêu cầu từ trang web khác.\nRequests from other sites are refused.\n"
	wrongMethod   = "Chỉ nhận GET và HEAD.\nOnly GET and HEAD are answered.\n"
	wrongPath     = "Địa chỉ không hợp lệ.\nThe address is not well formed.\n"
	noSuchPage    = "Không có trang này.\nThere is no such page.\n"
	tooManyPages  = "Đang mở quá nhiều trang cùng lúc.\nToo many pages are open at once.\n"
	bug           = "Chương trình gặp lỗi khi tạo trang này; chi tiết ở cửa sổ dòng lệnh.\nThe program failed while it made this page; the terminal says more.\n"
)

// handle answers every request.
func (s *Server) handle(w http.ResponseWriter, r *http.Request) {
	defer s.survive(w, r)
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Security-Policy", "frame-ancestors 'none'")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Frame-Options", "DENY")
	if r.ContentLength != 0 {
		header.Set("Connection", "close") // The body of a request is never read.
	}
	if !s.hosts.allow(r.Host) {
		s.log.Debug("refused a foreign host", "host", r.Host)
		refuse(w, http.StatusForbidden, fmt.Sprintf(foreignHost, s.url))
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, wrongMethod)
		return
	}
	if !wellFormed(r.URL) {
		refuse(w, http.StatusBadRequest, wrongPath)
		return
	}
	path, below := strings.CutPrefix(r.URL.Path, s.opt.BasePath)
	switch {
	case r.URL.Path == "/" && s.opt.BasePath != "", below && path == "":
		header.Set("Location", s.base+"/")
		refuse(w, http.StatusFound, "")
	case !below || path[0] != '/':
		refuse(w, http.StatusNotFound, noSuchPage)
	case strings.HasPrefix(path, "/_serve/"):
		s.own(w, r, path)
	default:
		s.page(w, path)
	}
}

// page passes on what Page answers.
func (s *Server) page(w http.ResponseWriter, path string) {
	// The version comes first: a change while the page is made must make it out of date.
	version, _ := s.versions.current()
	w.Header().Set("Server-Timing", `version;desc="`+version+`"`)
	page, err := s.opt.Page(path)
	if err != nil {
		s.log.Error("page not made", "path", path, "error", err)
		page = failure(err)
	}
	if page.Status == 0 {
		page.Status = http.StatusOK
	}
	if page.Type == "" {
		page.Type = "application/octet-stream"
	}
	if page.Location != "" {
		w.Header().Set("Location", page.Location)
	}
	if kind, _, err := mime.ParseMediaType(page.Type); err == nil && kind == "text/html" {
		page.Body = insert(page.Body, s.script)
	}
	write(w, page.Status, page.Type, page.Body)
}

// failure is a page for an error, in HTML so that it too reloads when the cause is mended.
func failure(err error) Page {
	return Page{
		Status: http.StatusInternalServerError,
		Type:   "text/html; charset=utf-8",
		Body: []byte(`<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Không tạo được trang này</title></head>
<body><h1>Không tạo được trang này</h1><p lang="en">This page could not be made.</p><pre lang="en">` +
			html.EscapeString(err.Error()) + `</pre></body>
</html>
`),
	}
}

// survive turns a panic into an answer: a page that cannot be made must not end the program.
func (s *Server) survive(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	s.log.Error("page panicked", "path", r.URL.Path, "panic", cause, "stack", string(debug.Stack()))
	w.Header().Del("Location")
	refuse(w, http.StatusInternalServerError, bug)
}

func refuse(w http.ResponseWriter, status int, text string) {
	write(w, status, "text/plain; charset=utf-8", []byte(text))
}

func write(w http.ResponseWriter, status int, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body) // A reader who has left is no error; the server drops the body for HEAD.
}

// insert returns page with script before its first </head>, or page itself where there is none.
func insert(page, script []byte) []byte {
	const tag = "</head>"
	for at := 0; ; at++ {
		next := bytes.Index(page[at:], []byte("</"))
		if next < 0 {
			return page
		}
		at += next
		if len(page)-at >= len(tag) && strings.EqualFold(string(page[at:at+len(tag)]), tag) {
			return bytes.Join([][]byte{page[:at], page[at:]}, script)
		}
	}
}

// wellFormed reports whether the address is one that a link of a site could have, and means the same to everyone:
// without dot segments, empty segments, hidden slashes, backslashes and control characters.
func wellFormed(u *url.URL) bool {
	path := u.Path
	if !strings.HasPrefix(path, "/") || !utf8.ValidString(path) {
		return false
	}
	if strings.Contains(path, "//") || strings.ContainsAny(path, "\\\ufffd") {
		return false
	}
	if strings.Contains(strings.ToLower(u.EscapedPath()), "%2f") {
		return false
	}
	if strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
		return false
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return false
		}
	}
	return true
}
