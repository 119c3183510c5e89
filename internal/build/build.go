// Package build is the pipeline: a folder of records in, a published site or a list of problems out.
//
//	embedded law ─overlay─▶ content ──load──▶ record.Set ──law.New──▶ rules, days ─┐
//	                        site.toml ──config──▶ Config ──────────────────────────┼─check─▶ problems
//	                                                AsOf ──────────────────────────┤
//	                                                                               ▼
//	                                               site.New ──▶ *site.Site ──render, export──▶ publish
//	   layouts, static (embedded, the site's own laid over) ──────────┘
//
// A Session keeps what the next change needs: records that did not change are not read again, layouts that did not
// change are not parsed again. The package knows no flags, no HTTP and no watching of files.
package build

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/check"
	"congkhai/internal/config"
	"congkhai/internal/export"
	"congkhai/internal/history"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/markdown"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/render"
	"congkhai/internal/site"
)

// Options is what a caller may decide.
type Options struct {
	Now     time.Time // the clock
	AtText  string    // the instant to show, read in the site's zone; empty: as_of of site.toml, else Now
	BaseURL string    // replaces base_url
	Out     string    // replaces out
	Jobs    int       // workers; 0: one per core

	Workshop bool // with the pages for those who change the look of the site, which Build leaves out

	Sized   func(bytes int64) // told how many bytes of records there are, before Build reads them
	Copying func()            // called before Build makes copies of the first picture, if it has to
}

// Session works on one site's folder.
type Session struct {
	dir     string
	root    *os.Root
	files   fs.FS
	log     *history.Log
	cache   string // where the history is kept from one run to the next; "" for nowhere
	loader  *load.Loader
	layouts layoutCache
	small   map[[sha256.Size]byte][]byte // style sheets and scripts made small, by the digest of what they were made of

	good      map[*record.Base]bool // records whose texts are without fault
	goodPages [sha256.Size]byte     // the pages that their links were looked up in

	looked  map[string]looked // pictures by path
	room    *room
	recent  recent
	storing sync.Once
	kept    *store
}

// Open opens a site's folder.
func Open(dir string) (*Session, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	s, err := OpenFiles(root.FS())
	if err != nil {
		return nil, err
	}
	s.dir, s.root = dir, root
	return s, nil
}

// OpenFiles opens a site that is no folder on disk. It has no history, and cannot be written.
func OpenFiles(files fs.FS) (*Session, error) {
	loader, err := load.New(builtin.Files)
	if err != nil {
		return nil, err
	}
	return &Session{files: files, loader: loader, room: newRoom()}, nil
}

// Close lets go of the folder.
func (s *Session) Close() error {
	if s.root == nil {
		return nil
	}
	s.kept.close()
	return s.root.Close()
}

// Files is the site's folder.
func (s *Session) Files() fs.FS { return s.files }

// Model is a site read, judged and ready to be rendered.
type Model struct {
	Config   *config.Config
	Set      *record.Set
	Law      *law.Law
	History  *history.Log
	AsOf     time.Time
	Site     *site.Site       // nil where errors were found before it could be made
	Renderer *render.Renderer // nil like Site
	outputs  []output
	byPath   map[string]*output
	paths    func() [sha256.Size]byte // digest of the paths of all pages and files

	sources  []*source // pictures that can be shown, the largest first
	pictured map[*record.Attachment]*source
	put      func(path string, data []byte) error // where a build publishes pictures; nil where none is under way
	made     atomic.Int64                         // pictures that were read and copied
	copying  func()

	session *Session
	mu      sync.Mutex
	found   []problem.Problem
}

// Make reads the site, judges it, and makes its model. The error is for an environment that fails, never for content.
func (s *Session) Make(opt Options) (*Model, error) {
	m := &Model{session: s}
	var err error
	if m.Config, err = m.config(opt); err != nil {
		return nil, err
	}
	var dress dressed
	var dressing sync.WaitGroup // layouts are read while the records are
	dressing.Go(func() { dress = s.dress(m.Config) })
	defer dressing.Wait()
	past := s.past()
	limits := load.Limits{Record: int64(m.Config.Limits.RecordKB) << 10, File: int64(m.Config.Limits.FileMB) << 20}
	var problems []problem.Problem
	if m.Set, problems, err = s.loader.Load(s.files, limits, opt.Now); err != nil {
		return nil, err
	}
	m.found = append(m.found, problems...)
	m.Law = law.New(m.Set)
	m.History = past(m.Set)
	input := check.Input{
		Config: m.Config, Set: m.Set, Law: m.Law, History: m.History, AsOf: m.AsOf, Broken: broken(m.found),
	}
	for _, f := range check.Run(&input) {
		m.found = append(m.found, s.place(f))
	}
	dressing.Wait()
	m.found = append(m.found, s.faults(dress.faults)...)
	if problem.HasErrors(m.found) {
		return m, nil
	}
	m.Site = site.New(m.Config, m.Set, m.Law, m.History, m.AsOf)
	return m, m.prepare(dress, opt)
}

// broken lists the files with errors, about which the rules say nothing more.
func broken(list []problem.Problem) []string {
	var files []string
	for _, p := range list {
		if p.Severity == problem.Error {
			files = append(files, p.File)
		}
	}
	return files
}

// prepare lists the outputs and makes the renderer.
func (m *Model) prepare(d dressed, opt Options) error {
	if d.err != nil {
		return d.err
	}
	pages := m.Site.Pages()
	data := export.Files(m.Site, pages, d.layouts.Text())
	var paths []string
	for _, f := range data {
		paths = append(paths, f.Path)
	}
	for _, f := range d.static {
		paths = append(paths, "/"+f.name)
	}
	if err := m.lookAt(opt.Now); err != nil {
		return err
	}
	paths = append(paths, m.beside()...)
	m.paths = func() [sha256.Size]byte { return digest(pages, paths) }
	built := m.Site.StateAsOf
	if !m.Config.Fixed.IsZero() {
		built = m.Config.Fixed
	}
	m.Renderer = render.New(m.Site, d.layouts, render.Options{
		Built: built, Policy: export.Policy(m.Config), Pages: pages, Files: paths, Report: m.reportText, Pictures: m.picture, Look: d.look,
	})
	if opt.Workshop {
		more, err := m.workshop(pages)
		if err != nil {
			return err
		}
		pages = append(pages, more...)
	}
	m.list(pages, data, d.static)
	m.checkLinks()
	return nil
}

// digest tells whether two models have the same pages and files.
func digest(pages []*site.Page, files []string) [sha256.Size]byte {
	all := make([]string, 0, len(pages)+len(files))
	for _, p := range pages {
		all = append(all, p.Path)
	}
	all = append(all, files...)
	slices.Sort(all)
	sum := sha256.New()
	for _, path := range all {
		sum.Write([]byte(path))
		sum.Write([]byte{0})
	}
	return [sha256.Size]byte(sum.Sum(nil))
}

// reportText adds a problem of a Markdown text.
func (m *Model) reportText(r *record.Base, path string, issue markdown.Issue) {
	found, ok := m.Set.Find(r.Kind, r.ID)
	if !ok {
		return
	}
	pos := m.session.loader.Place(m.session.files, found, load.Spot{Path: path, InText: true, Offset: issue.Offset, Width: 1})
	m.mu.Lock()
	defer m.mu.Unlock()
	p := problem.Problem{Pos: pos, ID: issue.ID, Message: issue.Message, Hint: issue.Hint}
	if issue.ID == render.UnknownLink {
		p.Severity = problem.Warning
	}
	m.found = append(m.found, p)
}

// CheckTexts judges the Markdown of every record that was not rendered. Texts that were found good before are not
// looked at again as long as the site has the same pages.
func (m *Model) CheckTexts() {
	if m.Renderer == nil {
		return
	}
	s := m.session
	if pages := m.paths(); s.good == nil || s.goodPages != pages {
		s.good, s.goodPages = map[*record.Base]bool{}, pages
	}
	var todo []record.Record
	for _, r := range m.Set.All() {
		if !s.good[r.Common()] {
			todo = append(todo, r)
		}
	}
	before := len(m.found)
	m.Renderer.CheckBodies(todo)
	if len(m.found) == before {
		for _, r := range todo {
			s.good[r.Common()] = true
		}
	}
}

// Problems is all that was found, in order, without the warnings that site.toml silences.
func (m *Model) Problems() []problem.Problem {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.found = slices.DeleteFunc(problem.Sort(m.found), func(p problem.Problem) bool {
		return p.Severity == problem.Warning && slices.Contains(m.Config.Checks.Ignore, p.ID)
	})
	return m.found
}

// place gives a finding its place in a file.
func (s *Session) place(f check.Finding) problem.Problem {
	p := problem.Problem{
		Pos: s.spot(f.Record, f.Path, f), ID: f.ID, Severity: f.Severity, Message: f.Message, Hint: f.Hint,
		Private: f.Private,
	}
	for _, other := range f.Others {
		p.Notes = append(p.Notes, problem.Note{Pos: s.spot(other.Record, other.Path, f), Text: other.Text})
	}
	return p
}

func (s *Session) spot(r record.Record, path string, f check.Finding) problem.Pos {
	if r == nil && f.File != "" {
		return problem.Pos{File: f.File}
	}
	if r == nil {
		return s.configSpot(path, f.At)
	}
	spot := load.Spot{Path: path, At: f.At}
	if f.Text != nil && path == f.Path {
		spot.InText, spot.Offset, spot.Width = true, f.Text.Offset, f.Text.Width
	}
	return s.loader.Place(s.files, r, spot)
}
