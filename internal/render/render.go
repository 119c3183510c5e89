package render

import (
	"bytes"
	"fmt"
	"html/template"
	"path"
	"strings"
	"sync"
	"time"

	"congkhai/internal/address"
	"congkhai/internal/lang"
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
	body    *bodies
	pages   map[string]*site.Page
	files   map[string]bool // paths of published files that are no pages
	parts   sync.Map        // partKey → template.HTML
}

// Options is what a renderer needs besides site and layouts.
type Options struct {
	Built  time.Time // shown as the time at which the pages were made
	Policy string    // the Content-Security-Policy of every page
	Pages  []*site.Page
	Files  []string // paths of files that are no pages, without base path
	// Report receives what is wrong in Markdown texts, with the record and the path of the key.
	Report func(r *record.Base, path string, issue markdown.Issue)
}

// New returns the renderer of a site.
func New(s *site.Site, l *Layouts, opt Options) *Renderer {
	r := &Renderer{
		Site: s, built: opt.Built, layouts: l, policy: opt.Policy,
		pages: make(map[string]*site.Page, len(opt.Pages)), files: make(map[string]bool, len(opt.Files)),
	}
	for _, p := range opt.Pages {
		r.pages[p.Path] = p
	}
	for _, f := range opt.Files {
		r.files[f] = true
	}
	r.body = &bodies{renderer: r, converter: markdown.New(), report: opt.Report}
	return r
}

// Find returns the page at a path without language and base path.
func (r *Renderer) Find(path string) (*site.Page, bool) {
	p, ok := r.pages[path]
	return p, ok
}

// Page writes a page in a language.
func (r *Renderer) Page(w *bytes.Buffer, page *site.Page, language string) error {
	t := r.layouts.sets[language][page.Layout]
	if t == nil {
		return fmt.Errorf("no layout %q in %q", page.Layout, language)
	}
	if err := t.ExecuteTemplate(w, "base", r.view(page, language, page.Node)); err != nil {
		return fmt.Errorf("rendering %s: %w", page.Path, layoutError(err))
	}
	return nil
}

// View is what a layout sees as its dot.
type View struct {
	*site.Page
	Node     any
	Site     *site.Site
	Lang     string
	text     *lang.Text
	renderer *Renderer
}

func (r *Renderer) view(page *site.Page, language string, node any) *View {
	return &View{Page: page, Node: node, Site: r.Site, Lang: language, text: r.layouts.text[language], renderer: r}
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

// Part renders a part for a node once and reuses it on every page: {{$.Part "nomination-row" $n}}. What it writes
// may depend on the node and the language only.
func (v *View) Part(name string, node any) (template.HTML, error) {
	return v.once(partKey{name, v.Lang, node}, name, v.With(node))
}

// Shared renders a part once for each language and section: {{.Shared "menu"}}.
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
	if err := v.renderer.layouts.bare[v.Lang].ExecuteTemplate(buf, name, dot); err != nil {
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

// Untranslated reports whether the page shows a record that is in Vietnamese only.
func (v *View) Untranslated() bool {
	return v.Lang != "vi" && v.Base != nil && len(v.Base.Translations[v.Lang]) == 0
}

// Title is the name of the page, as plain text.
func (v *View) Title() string {
	if v.Name.Vi != "" {
		name, _ := v.Name.In(v.Lang)
		return name
	}
	return v.own(v.NameKey)
}

// own is an interface text or, for a month, the month's name.
func (v *View) own(key string) string {
	if list, ok := v.Node.(*site.List); ok && list.Kind == "month" {
		g := list.Of.(*site.Group)
		return v.text.Get("exemplars.of_month", "month", v.text.Month(g.Year, g.Month))
	}
	return v.text.Get(key)
}

// SiteTitle is the name of the site.
func (v *View) SiteTitle() string {
	return v.Site.Config.Text(v.Lang, "title", v.Site.Config.Title)
}

// Config is a text of site.toml in the page's language.
func (v *View) Config(path, original string) string {
	return v.Site.Config.Text(v.Lang, path, original)
}

// HeadTitle is the text of the title element.
func (v *View) HeadTitle() string {
	if v.Path == "/" {
		return v.SiteTitle()
	}
	if v.Paging != nil && v.Paging.N < v.Paging.Of {
		return v.Title() + " (" + v.text.Get("paging.page", "n", v.text.Number(v.Paging.N)) + ") · " + v.SiteTitle()
	}
	return v.Title() + " · " + v.SiteTitle()
}

// Description says in one or two sentences what the page is about.
func (v *View) Description() string {
	if v.Layout == "removed" {
		return ""
	}
	if v.Base != nil && v.Base.Summary != "" {
		text, _ := v.Base.Words("summary", v.Base.Summary).In(v.Lang)
		return text
	}
	switch node := v.Node.(type) {
	case *site.Nomination:
		award := ""
		if node.Award != nil {
			award, _ = node.Award.Label.In(v.Lang)
		}
		return v.text.Get("nomination.description", "name", node.FullName(), "award", strings.TrimSpace(award+" "+node.Class))
	case *site.Round:
		return v.text.Get("round.description", "date", v.text.LongDate(node.Ends()))
	}
	if v.Path == "/" {
		return v.Config("description", v.Site.Config.Description)
	}
	return ""
}

// Href is the page's own address without host, in a language.
func (v *View) Href(language string) string {
	return address.Link(v.Site.Config.BasePath, language, v.Path)
}

// Absolute is the page's own address with host, in a language.
func (v *View) Absolute(language string) string { return v.Site.Config.Origin + v.Href(language) }

// OtherLang is the language to switch to, "" where the site has one only.
func (v *View) OtherLang() string {
	switch {
	case !v.Site.Config.English():
		return ""
	case v.Lang == "vi":
		return "en"
	}
	return "vi"
}

// Policy is the Content-Security-Policy for the page's meta element.
func (v *View) Policy() string { return v.renderer.policy }

// Built is the instant at which the pages were made.
func (v *View) Built() time.Time { return v.renderer.built.In(v.Site.Config.Zone) }

// Fixed reports whether the site's clock is fixed for a demonstration.
func (v *View) Fixed() bool { return !v.Site.Config.Fixed.IsZero() }

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
	if a := v.renderer.body.attachment(b, name); a != nil {
		return int(max(1, a.Size>>10))
	}
	return 0
}

// Ext is the ending of a file's name in capitals: "PDF".
func (v *View) Ext(name string) string {
	return strings.ToUpper(strings.TrimPrefix(path.Ext(name), "."))
}
