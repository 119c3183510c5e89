package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"congkhai/internal/field"
	"congkhai/internal/load"
	"congkhai/internal/picture"
	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/render"
	"congkhai/internal/viet"
)

// widths are those of the variants of a picture that a page shows, for telephones and desktops, where the picture is wider.
var widths = []int{480, 960, 1600}

// widest is the width of the picture for download, where its source is wider.
const widest = 2400

// rasters are the endings of files that are published as pictures.
var rasters = []string{".jpg", ".jpeg", ".png", ".webp", ".gif"}

// source is a picture beside a record with what is published of it: never its own bytes, which may tell the place where it was
// taken and by whom.
type source struct {
	*record.Attachment
	stamp  stamp
	info   picture.Info
	shown  bool // whether one of its owners is
	copies []copyOf
	seen   *render.Picture

	mu   sync.Mutex
	done bool // published by this build
	err  error
	kb   int // of the download; 0 while it is not known
}

// copyOf is one file that is made of a picture. The first of a source is the one for download.
type copyOf struct {
	path  string // below the top of the site, without a leading slash
	width int
	png   bool
}

// stamp tells whether a file changed since it was read.
type stamp struct {
	size    int64
	changed time.Time
	fresh   bool // changed so lately that a later change may have left the same time
}

// looked is what was found when a file was looked at.
type looked struct {
	stamp stamp
	info  picture.Info
	fault *picture.Fault
}

// lookAt finds the pictures beside records, reads their heads on all cores, and gives them their addresses.
func (m *Model) lookAt(now time.Time) error {
	shown := map[*record.Attachment]bool{}
	for _, a := range m.attachments() {
		shown[a] = true
	}
	for _, a := range m.Set.Attachments {
		if slices.Contains(rasters, path.Ext(a.URL)) {
			m.sources = append(m.sources, &source{Attachment: a, shown: shown[a]})
		}
	}
	slices.SortFunc(m.sources, func(a, b *source) int { return cmp.Or(cmp.Compare(b.Size, a.Size), strings.Compare(a.File, b.File)) })
	found := make([]looked, len(m.sources))
	err := each(len(m.sources), func(i int) error {
		var err error
		found[i], err = m.session.look(m.sources[i], now)
		return err
	})
	if err != nil {
		return err
	}
	known := make(map[string]looked, len(found))
	m.pictured = make(map[*record.Attachment]*source, len(m.sources))
	for i, s := range m.sources {
		known[s.File] = found[i]
		m.pictured[s.Attachment] = s
		s.stamp, s.info = found[i].stamp, found[i].info
		if fault := found[i].fault; fault != nil {
			m.reportPicture(s, fault)
			continue
		}
		m.planCopies(s)
	}
	m.session.looked = known
	m.sources = slices.DeleteFunc(m.sources, func(s *source) bool { return s.copies == nil })
	return nil
}

// each calls f for the numbers below n on all cores.
func each(n int, f func(i int) error) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	errs := make([]error, workers)
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if errs[w] = f(i); errs[w] != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

// look reads the head of a picture, and its pixels where the head leaves a question, unless it is as it was before.
func (s *Session) look(p *source, now time.Time) (looked, error) {
	f, err := s.files.Open(p.File)
	if err != nil {
		return looked{}, fmt.Errorf("reading %s: %w", p.File, err)
	}
	defer f.Close()
	stat, err := f.Stat()
	if err != nil {
		return looked{}, fmt.Errorf("reading %s: %w", p.File, err)
	}
	l := looked{stamp: stamp{
		size: stat.Size(), changed: stat.ModTime(), fresh: stat.ModTime().IsZero() || now.Sub(stat.ModTime()) < 2*time.Second,
	}}
	if before, ok := s.looked[p.File]; ok && before.stamp == l.stamp && !l.stamp.fresh {
		return before, nil
	}
	r, ok := f.(io.ReadSeeker)
	if !ok {
		data, err := io.ReadAll(f)
		if err != nil {
			return looked{}, fmt.Errorf("reading %s: %w", p.File, err)
		}
		r = bytes.NewReader(data)
	}
	l.info, err = picture.Inspect(r, l.stamp.size)
	if err == nil && l.info.Unsure {
		var data []byte
		if data, err = fs.ReadFile(s.files, p.File); err == nil {
			defer s.room.take(l.info.Memory)()
			l.info, err = picture.Settle(data, l.info)
		}
	}
	if err != nil && !errors.As(err, &l.fault) {
		return looked{}, fmt.Errorf("reading %s: %w", p.File, err)
	}
	return l, nil
}

// planCopies decides which files are made of a picture. Its own address stays, unless it is that of a format which is not written.
func (m *Model) planCopies(s *source) {
	stem, ext := strings.TrimSuffix(s.URL, path.Ext(s.URL)), path.Ext(s.URL)
	variant := ".jpg"
	if s.info.Drawing {
		variant = ".png"
	}
	if ext == ".webp" || ext == ".gif" {
		ext = variant
	}
	s.URL = stem + ext
	base := m.Config.BasePath
	var list []render.Variant
	add := func(url string, width int) {
		width, height := s.info.Copy(width)
		if list == nil || list[len(list)-1].URL != base+url {
			list = append(list, render.Variant{URL: base + url, Width: width, Height: height})
		}
		s.copies = append(s.copies, copyOf{strings.TrimPrefix(url, "/"), width, path.Ext(url) == ".png"})
	}
	add(s.URL, min(widest, s.info.Width))
	if s.onPages() {
		sameForm := (variant == ".png") == (ext == ".png")
		list = nil
		last := widths[len(widths)-1]
		for _, width := range widths {
			if width < s.info.Width {
				add(stem+"-"+strconv.Itoa(width)+variant, width)
			}
		}
		switch {
		case s.info.Width <= last && sameForm:
			width, height := s.info.Copy(widest)
			list = append(list, render.Variant{URL: base + s.URL, Width: width, Height: height})
		case s.info.Width <= last:
			add(stem+"-"+strconv.Itoa(s.info.Width)+variant, s.info.Width)
		}
	}
	s.seen = render.NewPicture(list, base+s.URL)
	if at, portrait := s.portrait(); portrait && s.info.Width < widths[0] {
		m.found = append(m.found, problem.Problem{
			Pos: m.session.loader.Place(m.session.files, at, load.Spot{Path: "image.file", At: field.Value}),
			ID:  "picture/small", Severity: problem.Warning,
			Message: problem.Text{Vi: "ảnh %[1]q chỉ rộng %[2]d điểm ảnh", En: "the picture %[1]q is only %[2]d pixels wide"}.With(path.Base(s.File), s.info.Width),
			Hint:    problem.Text{Vi: "dùng ảnh rộng từ 960 điểm ảnh trở lên", En: "use a picture at least 960 pixels wide"},
		})
	}
}

// beside lists the paths of the files beside records: pictures and all others.
func (m *Model) beside() (paths []string) {
	for _, a := range m.attachments() {
		if s := m.pictured[a]; s == nil || s.copies == nil { // a link to a broken picture is not another problem
			paths = append(paths, a.URL)
		}
	}
	for _, o := range m.pictureOutputs() {
		paths = append(paths, "/"+o.path)
	}
	return paths
}

// pictureOutputs lists what is published of the pictures.
func (m *Model) pictureOutputs() (list []output) {
	for _, s := range m.sources {
		for i, c := range s.copies {
			if !s.shown {
				break
			}
			list = append(list, output{path: c.path, kind: typeOf(c.path), source: s.File, picture: true, make: func(w *bytes.Buffer) error {
				files, err := m.filesOf(s)
				if err == nil {
					w.Write(files[i])
				}
				return err
			}})
		}
	}
	return list
}

// onPages reports whether a page shows the picture: as that of a story, or in a text.
func (s *source) onPages() bool {
	_, portrait := s.portrait()
	return portrait || s.Linked
}

// portrait finds the exemplar whose picture it is.
func (s *source) portrait() (record.Record, bool) {
	for _, r := range s.Owners {
		if e, ok := r.(*record.Exemplar); ok && e.Image != nil && s.is(r, e.Image.File) {
			return r, true
		}
	}
	return nil, false
}

// is reports whether a record means the picture by a name.
func (s *source) is(r record.Record, name string) bool {
	return path.Join(viet.NFC(path.Dir(r.Common().File)), viet.NFC(name)) == viet.NFC(s.File)
}

// reportPicture says what is wrong with a picture, where a record names it.
func (m *Model) reportPicture(s *source, fault *picture.Fault) {
	p := problem.Problem{Pos: m.spotOf(s), ID: fault.ID, Message: fault.Message(path.Base(s.File)), Hint: fault.Hint}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.found = append(m.found, p)
}

// spotOf is the first place that names a picture.
func (m *Model) spotOf(s *source) problem.Pos {
	place := func(r record.Record, spot load.Spot) problem.Pos {
		return m.session.loader.Place(m.session.files, r, spot)
	}
	for _, r := range s.Owners {
		for _, ref := range r.Common().Files {
			if s.is(r, ref.Name) {
				return place(r, load.Spot{Path: ref.Path, At: field.Value})
			}
		}
		for _, link := range r.Common().Links() {
			if s.is(r, link.Name) {
				return place(r, load.Spot{Path: link.Path, InText: true, Offset: link.Offset, Width: link.Width})
			}
		}
	}
	return problem.Pos{File: s.File}
}
