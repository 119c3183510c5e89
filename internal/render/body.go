package render

import (
	"bytes"
	"html/template"
	"path"
	"runtime"
	"strings"
	"sync"

	"congkhai/internal/address"
	"congkhai/internal/markdown"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// bodies turns the Markdown of records into HTML and notes which bodies were looked at.
type bodies struct {
	renderer  *Renderer
	converter *markdown.Converter
	report    func(r *record.Base, path string, issue markdown.Issue)
	seen      sync.Map // bodyKey → true
}

type bodyKey struct {
	base *record.Base
	path string
}

// html is a record's body in a language.
func (b *bodies) html(r *record.Base, language string) template.HTML {
	key, text := "body", r.Body
	foreign := false
	if language != "vi" {
		if translated := r.Translations[language]["body"]; translated != "" {
			key, text = "translations."+language+".body", translated
		} else {
			foreign = true
		}
	}
	if text == "" {
		return ""
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	if foreign {
		buf.WriteString(`<div lang="vi">`)
	}
	b.convert(buf, r, key, text, language)
	if foreign {
		buf.WriteString(`</div>`)
	}
	return template.HTML(buf.String())
}

func (b *bodies) convert(buf *bytes.Buffer, r *record.Base, key, text, language string) {
	_, again := b.seen.LoadOrStore(bodyKey{r, key}, true)
	var issues []markdown.Issue
	visit := func(l markdown.Link) string {
		dest, ok := b.resolve(r, l.Dest, language)
		if !ok {
			issues = append(issues, unknownLink(l))
		}
		return dest
	}
	issues = append(issues, b.converter.HTML(buf, []byte(text), visit)...)
	if again || b.report == nil {
		return
	}
	for _, issue := range issues {
		b.report(r, key, issue)
	}
}

// CheckBodies converts the bodies of records that no page has shown yet, on all cores, for their problems.
func (r *Renderer) CheckBodies(records []record.Record) {
	workers := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			buf := new(bytes.Buffer)
			for i := w; i < len(records); i += workers {
				base := records[i].Common()
				r.body.check(buf, base, "body", base.Body)
				r.body.check(buf, base, "translations.en.body", base.Translations["en"]["body"])
			}
		})
	}
	wg.Wait()
}

func (b *bodies) check(buf *bytes.Buffer, base *record.Base, key, text string) {
	if _, seen := b.seen.Load(bodyKey{base, key}); text == "" || seen {
		return
	}
	buf.Reset()
	b.convert(buf, base, key, text, "vi")
}

// resolve turns a link of a text into an address. The second result is false where it leads nowhere.
func (b *bodies) resolve(r *record.Base, dest, language string) (string, bool) {
	switch {
	case dest == "" || strings.HasPrefix(dest, "#") || strings.HasPrefix(dest, "//") || hasScheme(dest):
		return dest, true
	case strings.HasPrefix(dest, "/"):
		to, fragment, cut := strings.Cut(dest, "#")
		if cut {
			fragment = "#" + fragment
		}
		base := b.renderer.Site.Config.BasePath
		if b.renderer.pages[to] != nil {
			return address.Link(base, language, to) + fragment, true
		}
		if rest, english := strings.CutPrefix(to, "/en"); english && b.renderer.pages[rest] != nil {
			return base + dest, true
		}
		return base + dest, b.renderer.files[to]
	}
	if a := b.attachment(r, record.FileName(dest)); a != nil {
		return b.renderer.Site.Config.BasePath + a.URL, true
	}
	return "", false
}

// attachment finds the file that a record names, if it is published.
func (b *bodies) attachment(r *record.Base, name string) *record.Attachment {
	if name == "" {
		return nil
	}
	a := b.renderer.Site.Set.Attachments[path.Join(viet.NFC(path.Dir(r.File)), viet.NFC(name))]
	if a == nil || !b.renderer.files[a.URL] {
		return nil
	}
	return a
}

func hasScheme(dest string) bool {
	i := strings.IndexAny(dest, ":/?#")
	return i > 0 && dest[i] == ':'
}

// UnknownLink is the ID of a link that leads nowhere. It is a warning: the page can be published all the same.
const UnknownLink = "link/unknown"

func unknownLink(l markdown.Link) markdown.Issue {
	return markdown.Issue{
		ID: UnknownLink, Offset: l.Offset,
		Message: problem.Text{Vi: "liên kết %q không dẫn đến trang nào", En: "the link %q leads to no page"}.With(l.Dest),
		Hint: problem.Text{
			Vi: "dùng địa chỉ bắt đầu bằng / như trên trang, hoặc tên tệp cạnh bản ghi",
			En: "use an address that begins with / as on the site, or the name of a file beside the record",
		},
	}
}
