package render

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"
	"sync"
	"time"

	"congkhai/internal/lang"
	"congkhai/internal/look"
	"congkhai/internal/markdown"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// Renderer makes the pages of one site. It is safe for concurrent use.
type Renderer struct {
	Site    *site.Site
	built   time.Time
	layouts *Layouts
	policy  string
	look    *look.Look
	body    *bodies
	pages   map[string]*site.Page
	files   map[string]bool // paths of published files that are no pages
	parts   sync.Map        // partKey → template.HTML

	pictures func(a *record.Attachment, weigh bool) *Picture // nil where there are none
	byURL    byURL
}

// Options is what a renderer needs besides site and layouts.
type Options struct {
	Built  time.Time  // the instant up to which the pages tell the state
	Policy string     // the Content-Security-Policy of every page
	Look   *look.Look // of the site; nil where site.toml says nothing about it
	Pages  []*site.Page
	Files  []string // paths of files that are no pages, without base path
	// Pictures tells how the site shows an attachment, nil where it is no picture; KB is told where weigh is set.
	Pictures func(a *record.Attachment, weigh bool) *Picture
	// Report receives what is wrong in Markdown texts, with the record and the path of the key.
	Report func(r *record.Base, path string, issue markdown.Issue)
}

// New returns the renderer of a site.
func New(s *site.Site, l *Layouts, opt Options) *Renderer {
	r := &Renderer{
		Site: s, built: opt.Built, layouts: l, policy: opt.Policy,
		pages: make(map[string]*site.Page, len(opt.Pages)), files: make(map[string]bool, len(opt.Files)),
		pictures: opt.Pictures,
	}
	for _, p := range opt.Pages {
		r.pages[p.Path] = p
	}
	for _, f := range opt.Files {
		r.files[f] = true
	}
	if r.look = opt.Look; r.look == nil {
		r.look = look.Default()
	}
	r.body = &bodies{renderer: r, converter: markdown.New(), report: opt.Report}
	r.body.converter.Image = r.image
	return r
}

// Find returns the page at a path without language and base path.
func (r *Renderer) Find(path string) (*site.Page, bool) {
	p, ok := r.pages[path]
	return p, ok
}

// Page writes a page in a language.
func (r *Renderer) Page(w *bytes.Buffer, page *site.Page, language string) error {
	t, err := r.layouts.page(language, page.Layout)
	if err != nil {
		return err
	}
	if err := t.Execute(w, "base", r.view(page, language, page.Node)); err != nil {
		return fmt.Errorf("rendering %s: %w", page.Path, layoutError(err))
	}
	return nil
}

// View is what a layout sees as its dot. The fields of its page stand here themselves: html/template finds them much
// faster than those of an embedded struct.
type View struct {
	Node    any
	Site    *site.Site
	Lang    string
	Path    string // without language and base path
	Layout  string
	Section string
	Name    lang.Words
	Base    *record.Base
	Example bool
	Noindex bool
	Data    []string
	Paging  *site.Paging

	OtherLang    string // the language to switch to, "" where the site has one only
	Fixed        bool   // the site's clock stands still for a demonstration
	Untranslated bool   // the page shows a record that is in Vietnamese only

	UntranslatedBody bool // the record is translated, but not what it says in Markdown

	page     *site.Page
	text     *lang.Text
	renderer *Renderer
}

func (r *Renderer) view(page *site.Page, language string, node any) *View {
	v := &View{
		Node: node, Site: r.Site, Lang: language, Path: page.Path, Layout: page.Layout, Section: page.Section,
		Name: page.Name, Base: page.Base, Example: page.Example, Noindex: page.Noindex, Data: page.Data, Paging: page.Paging,
		page: page, text: r.layouts.text[language], renderer: r, Fixed: !r.Site.Config.Fixed.IsZero(),
	}
	if language != "vi" {
		v.translated(page.Base)
	}
	if r.Site.Config.English() {
		v.OtherLang = map[string]string{"vi": "en", "en": "vi"}[language]
	}
	return v
}

// translated tells how far a record is in the language of the page, which is not Vietnamese.
func (v *View) translated(r *record.Base) {
	if r == nil {
		return
	}
	texts := r.Translations[v.Lang]
	v.Untranslated = len(texts) == 0
	v.UntranslatedBody = !v.Untranslated && r.Body != "" && texts["body"] == ""
}

// With is the view of another node on the same page: {{template "row" ($.With $n)}}.
func (v *View) With(node any) *View {
	other := *v
	other.Node = node
	return &other
}

type partKey struct {
	name, language string
	of             any
}

// Part renders a part for a node once and reuses it on every page: {{part $ "nomination-row" $n}}. What it writes
// may depend on the node and the language only.
func (v *View) Part(name string, node any) (template.HTML, error) {
	key := partKey{name, v.Lang, node}
	if done, ok := v.renderer.parts.Load(key); ok {
		return done.(template.HTML), nil
	}
	return v.once(key, name, v.With(node))
}

// Shared renders a part once for each language and section: {{shared . "menu"}}.
func (v *View) Shared(name string) (template.HTML, error) {
	return v.once(partKey{name, v.Lang, v.Section}, name, v)
}

func (v *View) once(key partKey, name string, dot *View) (template.HTML, error) {
	if done, ok := v.renderer.parts.Load(key); ok {
		return done.(template.HTML), nil
	}
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	parts, err := v.renderer.layouts.sets[v.Lang].bare()
	if err != nil {
		return "", err
	}
	if err := parts.Execute(buf, name, dot); err != nil {
		return "", layoutError(err)
	}
	done := template.HTML(buf.String())
	v.renderer.parts.Store(key, done)
	return done, nil
}

// Body is the Markdown body of a record as HTML. On an English page a body without translation is marked as
// Vietnamese.
func (v *View) Body(b *record.Base) template.HTML {
	if b == nil {
		return ""
	}
	return v.renderer.body.html(b, v.Lang)
}

// Built is the instant up to which the pages tell the state.
func (v *View) Built() time.Time { return v.renderer.built.In(v.Site.Config.Zone) }

// Answer is a way to answer of a round, with its translation.
func (v *View) Answer(r *site.Round, key, text string) lang.Words { return v.Site.Answer(r, key, text) }

// FileURL is the address of a file that a record names, with the path of the site; "" where it is not published.
func (v *View) FileURL(b *record.Base, name string) string {
	if a := v.renderer.body.attachment(b, name); a != nil {
		return v.Site.Config.BasePath + a.URL
	}
	return ""
}

// Size is the size of a file that a record names in KiB, at least 1.
func (v *View) Size(b *record.Base, name string) int {
	if p := v.renderer.picture(b, name, true); p != nil {
		return p.KB
	}
	if a := v.renderer.body.attachment(b, name); a != nil {
		return int(max(1, a.Size>>10))
	}
	return 0
}

// Ext is the ending of a file's name in capitals: "PDF".
func (v *View) Ext(name string) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}
