package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"mime"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"congkhai/internal/address"
	"congkhai/internal/export"
	"congkhai/internal/load"
	"congkhai/internal/picture"
	"congkhai/internal/problem"
	"congkhai/internal/publish"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// output is one file of the site: a page in a language, a data file, a static file or an attachment.
type output struct {
	path string // below the top of the site, without a leading slash
	kind string // media type
	make func(w *bytes.Buffer) error

	source  string // the file in the site's folder that it is a copy of; "" for what is made otherwise
	picture bool   // made with others of the same picture
}

const htmlType = "text/html; charset=utf-8"

// list puts together everything that the site publishes. Two outputs on one path are a problem.
func (m *Model) list(pages []*site.Page, data []export.File, static []staticFile) {
	for _, f := range data { // the largest files first, so that no worker is left alone with one at the end
		m.outputs = append(m.outputs, output{path: strings.TrimPrefix(f.Path, "/"), kind: f.Type, make: f.Make})
	}
	for _, page := range pages {
		for _, language := range m.Config.Languages {
			m.outputs = append(m.outputs, output{path: fileOf(address.Link("", language, page.Path)), kind: htmlType, make: func(w *bytes.Buffer) error {
				return m.Renderer.Page(w, page, language)
			}})
		}
	}
	for _, f := range static {
		m.outputs = append(m.outputs, output{path: f.name, kind: typeOf(f.name), make: func(w *bytes.Buffer) error {
			w.Write(f.data)
			return nil
		}})
	}
	for _, a := range m.attachments() {
		if m.pictured[a] == nil {
			m.outputs = append(m.outputs, output{path: strings.TrimPrefix(a.URL, "/"), kind: typeOf(a.URL), source: a.File, make: func(w *bytes.Buffer) error {
				return m.copy(w, a)
			}})
		}
	}
	m.outputs = append(m.outputs, m.pictureOutputs()...)
	taken := make(map[string]string, len(m.outputs)) // the sources by paths
	told := map[[2]string]bool{}                     // pairs of sources
	for _, o := range m.outputs {
		other, twice := taken[o.path]
		taken[o.path] = o.source
		if pair := [2]string{o.source, other}; twice && (pair == [2]string{} || !told[pair]) {
			told[pair] = true
			m.found = append(m.found, samePath(o, other))
		}
	}
}

// samePath says that a file would be written twice, at the file that it is a copy of, if it is a copy.
func samePath(o output, other string) problem.Problem {
	p := problem.Problem{
		Pos: problem.Pos{File: cmp.Or(o.source, other, o.path)}, ID: "site/same-path",
		Message: problem.Text{Vi: "hai phần của trang cùng ghi vào %q", En: "two parts of the site both write %q"}.With(o.path),
		Hint:    problem.Text{Vi: "đổi tên tệp trong static/, tên bản ghi hoặc tên tệp ảnh", En: "rename the file in static/, the record or the picture"},
	}
	if o.source != "" && other != "" {
		p.Notes = []problem.Note{{Pos: problem.Pos{File: other}, Text: problem.Text{Vi: "tệp kia", En: "the other file"}}}
	}
	return p
}

// attachments lists the files beside records of which at least one is shown.
func (m *Model) attachments() []*record.Attachment {
	var list []*record.Attachment
	for _, a := range m.Set.Attachments {
		if slices.ContainsFunc(a.Owners, m.Site.Shows) {
			list = append(list, a)
		}
	}
	return list
}

// copy reads an attachment.
func (m *Model) copy(w *bytes.Buffer, a *record.Attachment) error {
	f, err := m.session.files.Open(a.File)
	if err != nil {
		return fmt.Errorf("reading %s: %w", a.File, err)
	}
	defer f.Close()
	if _, err := w.ReadFrom(f); err != nil {
		return fmt.Errorf("reading %s: %w", a.File, err)
	}
	return nil
}

// fileOf is the file in which the page of a path is stored.
func fileOf(path string) string {
	path = strings.TrimPrefix(path, "/")
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

func typeOf(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// Result is what a build did.
type Result struct {
	publish.Stats
	Out      string // the folder, as it was named
	Pictures int    // those that were read and copied: the copies of all others were kept from earlier builds
}

// Build makes the whole site and publishes it. Where errors are found nothing is published, and the result is empty.
func (s *Session) Build(opt Options) (*Model, Result, error) {
	s.loader.Sized = opt.Sized
	s.remember()
	opt.Workshop = false
	m, err := s.Make(opt)
	if err != nil || m.Site == nil || problem.HasErrors(m.found) {
		return m, Result{}, err
	}
	out := m.Config.Out
	if !filepath.IsAbs(out) && opt.Out == "" {
		out = filepath.Join(s.dir, out)
	}
	if err := s.outside(out); err != nil {
		return m, Result{}, err
	}
	tree, err := publish.Open(out)
	if err != nil {
		return m, Result{}, err
	}
	defer tree.Close()
	m.put = tree.Write
	if opt.Copying != nil {
		m.copying = sync.OnceFunc(opt.Copying)
	}
	if err := m.write(tree, opt.Jobs); err != nil {
		return m, Result{}, err
	}
	m.Renderer.CheckBodies(m.Set.All())
	if problem.HasErrors(m.found) {
		return m, Result{}, nil
	}
	stats, err := tree.Commit()
	if err != nil {
		return m, Result{}, err
	}
	s.store().sweep(m.sources)
	return m, Result{Stats: stats, Out: out, Pictures: int(m.made.Load())}, nil
}

// outside refuses an output among the sources of the site: what is written there would be read again.
func (s *Session) outside(out string) error {
	to, err := filepath.Abs(out)
	if err != nil {
		return fmt.Errorf("finding %s: %w", out, err)
	}
	for _, name := range []string{load.Folder, "layouts", "static"} {
		from, err := filepath.Abs(filepath.Join(s.dir, name))
		if err != nil {
			return fmt.Errorf("finding %s: %w", name, err)
		}
		if to == from || strings.HasPrefix(to, from+string(filepath.Separator)) {
			return &publish.Error{
				Message: problem.Text{Vi: "không ghi trang vào %q: thư mục này thuộc nguồn của trang", En: "the site is not written to %q: this folder belongs to its sources"}.With(out),
				Hint:    problem.Text{Vi: "chọn thư mục khác với --out", En: "choose another folder with --out"},
			}
		}
	}
	return nil
}

// write renders every output on all workers, the pictures first: they take longest.
func (m *Model) write(tree *publish.Tree, jobs int) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var failed atomic.Bool
	errs := make([]error, jobs)
	var wg sync.WaitGroup
	for w := range jobs {
		wg.Go(func() {
			buf := new(bytes.Buffer)
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= len(m.sources)+len(m.outputs) {
					return
				}
				if err := m.writeOne(tree, i, buf); err != nil {
					errs[w] = err
					failed.Store(true)
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// writeOne writes a picture with all that is made of it, or another output.
func (m *Model) writeOne(tree *publish.Tree, i int, buf *bytes.Buffer) error {
	if i < len(m.sources) {
		return m.publish(m.sources[i])
	}
	o := &m.outputs[i-len(m.sources)]
	if o.picture {
		return nil
	}
	buf.Reset()
	if err := o.make(buf); err != nil {
		return err
	}
	return tree.Write(o.path, buf.Bytes())
}

// Response is one file of the site as a browser gets it.
type Response struct {
	Type     string
	Body     []byte
	Redirect string // where a page lies whose last slash was forgotten
	Found    bool
}

// Get renders the file at a path (decoded, without the path of base_url), or the 404 page.
func (m *Model) Get(path string) (Response, error) {
	o, ok := m.find(path)
	if !ok {
		if _, page := m.find(path + "/"); page && !strings.HasSuffix(path, "/") {
			return Response{Redirect: m.Config.BasePath + path + "/"}, nil
		}
		missing := "/404.html"
		if strings.HasPrefix(path, "/en/") && m.Config.English() {
			missing = "/en/404.html"
		}
		o, _ = m.find(missing)
	}
	var buf bytes.Buffer
	err := o.make(&buf)
	var broken *picture.Fault
	if errors.As(err, &broken) { // said by its problem
		return Response{Type: "text/plain; charset=utf-8"}, nil
	}
	if err != nil {
		return Response{}, err
	}
	return Response{Type: o.kind, Body: buf.Bytes(), Found: ok}, nil
}

func (m *Model) find(path string) (*output, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.byPath == nil {
		m.byPath = make(map[string]*output, len(m.outputs))
		for i := range m.outputs {
			m.byPath[m.outputs[i].path] = &m.outputs[i]
		}
	}
	o, ok := m.byPath[fileOf(path)]
	return o, ok
}
