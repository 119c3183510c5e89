// Package load turns files into records.
//
// It walks content/, decides which file is which kind of record, reads each file once, checks its text (encoding,
// size), splits front matter from Markdown, decodes and binds it, and puts the records together with those that come
// with the program. In: file systems. Out: a record.Set and problems with their places. A Loader remembers what it
// read, so that the next Load reads only files that changed. The package judges no rule and knows no HTML.
package load

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// Folder is where records lie in a site.
const Folder = "content"

// Limits bounds what is read.
type Limits struct {
	Record int64 // bytes of a record
	File   int64 // bytes of a file beside a record
}

// Loader reads sites and remembers what it read.
type Loader struct {
	// Sized, where set, is told how many bytes of records there are before they are read.
	Sized func(bytes int64)

	builtin map[string]record.Record // by kind's folder and identity
	entries map[string]*entry        // by path in the site's folder
}

// entry is what is known of one file.
type entry struct {
	stamp    stamp
	record   record.Record // nil when it could not be read
	kind     record.Kind
	id       string
	problems []problem.Problem
}

// stamp tells whether a file changed since it was read.
type stamp struct {
	size    int64
	changed time.Time
	fresh   bool // changed so lately that a later change may have left the same time
}

// New returns a loader that lays sites over the records of builtin, which must be without fault.
func New(builtin fs.FS) (*Loader, error) {
	l := &Loader{builtin: map[string]record.Record{}, entries: map[string]*entry{}}
	err := fs.WalkDir(builtin, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".go") {
			return err
		}
		kind, id, ok := classify(name)
		if !ok {
			return fmt.Errorf("%s is no record", name)
		}
		text, err := fs.ReadFile(builtin, name)
		if err != nil {
			return err
		}
		r, problems := parse(name, kind, id, text)
		if problem.HasErrors(problems) {
			p := problems[0]
			return fmt.Errorf("%s:%d:%d: %s", name, p.Line, p.Column, p.Message.En)
		}
		r.Common().Builtin = true
		l.builtin[key(kind, id)] = r
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the built-in records: %w", err)
	}
	return l, nil
}

func key(kind record.Kind, id string) string { return string(kind) + ":" + id }

// found is a file that the walk came upon.
type found struct {
	path  string
	stamp stamp
	link  bool
}

// Load reads the site's records. The error is for a file system that fails, never for content.
func (l *Loader) Load(site fs.FS, limits Limits, now time.Time) (*record.Set, []problem.Problem, error) {
	files, problems, err := walk(site, now)
	if err != nil {
		return nil, nil, err
	}
	var beside []found
	var names []string
	var todo []found
	var size int64
	entries := make(map[string]*entry, len(files))
	for _, f := range files {
		kind, id, ok := classify(f.path[len(Folder)+1:])
		if !ok {
			if p, bad := noReader(f.path); bad {
				problems = append(problems, p)
			} else {
				beside = append(beside, f)
			}
			continue
		}
		names = append(names, f.path)
		size += min(f.stamp.size, limits.Record)
		if old := l.entries[f.path]; old != nil && old.stamp == f.stamp && !old.stamp.fresh {
			entries[f.path] = old
			continue
		}
		entries[f.path] = &entry{stamp: f.stamp, kind: kind, id: id}
		todo = append(todo, f)
	}
	if l.Sized != nil {
		l.Sized(size)
	}
	if err := readAll(site, todo, entries, limits); err != nil {
		return nil, nil, err
	}
	l.entries = entries
	return l.assemble(site, names, beside, limits, problems)
}

// readAll reads files on all cores.
func readAll(site fs.FS, files []found, entries map[string]*entry, limits Limits) error {
	workers := runtime.GOMAXPROCS(0)
	failed := make([]error, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(files); i += workers {
				if err := entries[files[i].path].read(site, files[i], limits); err != nil {
					failed[w] = err
					return
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(failed...)
}

func (e *entry) read(site fs.FS, f found, limits Limits) error {
	if f.stamp.size > limits.Record {
		e.problems = []problem.Problem{tooLarge(f.path, f.stamp.size, limits.Record)}
		return nil
	}
	text, err := fs.ReadFile(site, f.path)
	if err != nil {
		e.problems = []problem.Problem{unreadable(f.path, err)}
		return nil
	}
	if int64(len(text)) > limits.Record {
		e.problems = []problem.Problem{tooLarge(f.path, int64(len(text)), limits.Record)}
		return nil
	}
	e.record, e.problems = parse(f.path, e.kind, e.id, text)
	return nil
}

// walk lists the files below content/, in the order of their paths.
func walk(site fs.FS, now time.Time) ([]found, []problem.Problem, error) {
	var files []found
	var problems []problem.Problem
	err := fs.WalkDir(site, Folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == Folder && errors.Is(err, fs.ErrNotExist) {
				problems = append(problems, noContent())
				return fs.SkipAll
			}
			problems = append(problems, unreadable(name, err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if name != Folder && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if name == Folder {
			problems = append(problems, notAFolder())
			return nil
		}
		info, err := d.Info()
		f := found{path: name}
		if err == nil && d.Type()&fs.ModeSymlink != 0 {
			f.link = true
			info, err = fs.Stat(site, name)
		}
		switch {
		case err != nil && f.link:
			problems = append(problems, badLink(name))
		case err != nil && errors.Is(err, fs.ErrNotExist):
			// gone since its folder was listed
		case err != nil:
			problems = append(problems, unreadable(name, err))
		case info.IsDir():
			problems = append(problems, linkedFolder(name))
		case !info.Mode().IsRegular():
			problems = append(problems, notAFile(name))
		default:
			age := now.Sub(info.ModTime())
			f.stamp = stamp{size: info.Size(), changed: info.ModTime(), fresh: age < 2*time.Second}
			files = append(files, f)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("listing %s: %w", Folder, err)
	}
	return files, problems, nil
}

// Place finds a key, value or header of a record in its file, which is read again for it.
func (l *Loader) Place(site fs.FS, r record.Record, spot Spot) problem.Pos {
	base := r.Common()
	if base.Builtin {
		return problem.Pos{File: base.File, Line: 1, Column: 1}
	}
	if spot.InText && spot.Path == "body" && base.BodyLine > 0 && spot.Offset <= len(base.Body) {
		head := base.Body[:spot.Offset]
		start := strings.LastIndexByte(head, '\n') + 1
		return problem.Pos{
			File: base.File, Line: base.BodyLine + strings.Count(head, "\n"),
			Column: utf8.RuneCountInString(head[start:]) + 1, Width: spot.Width,
		}
	}
	text, err := fs.ReadFile(site, base.File)
	if err != nil {
		return problem.Pos{File: base.File}
	}
	return place(base.File, text, spot)
}

// classify tells from its path below content/ which record a file is.
func classify(name string) (kind record.Kind, id string, ok bool) {
	ext := path.Ext(name)
	if ext != ".toml" && ext != ".md" {
		return "", "", false
	}
	folder, rest, ok := strings.Cut(strings.TrimSuffix(name, ext), "/")
	if !ok || rest == "" {
		return "", "", false
	}
	rest = nfc(rest)
	if folder == "rounds" {
		round, leaf, ok := strings.Cut(rest, "/")
		switch {
		case !ok || strings.Contains(leaf, "/"):
			return "", "", false
		case leaf == "round":
			return record.KindRound, round, true
		case leaf == "opinions":
			return record.KindRegister, round, true
		}
		return record.KindNomination, rest, true
	}
	kind, ok = kindOf[folder]
	return kind, rest, ok
}

// kindOf names the kind of each folder whose files are all of one kind.
var kindOf = map[string]record.Kind{
	"units": record.KindUnit, "clusters": record.KindCluster, "awards": record.KindAward, "rules": record.KindRule,
	"holidays": record.KindYear, "plans": record.KindPlan, "exemplars": record.KindExemplar,
	"decisions": record.KindDecision, "reports": record.KindReport, "pages": record.KindPage,
}

// recordLike are endings of files that people write records in and that this program does not read.
var recordLike = []string{".yaml", ".yml", ".json", ".markdown", ".mdx", ".mdown", ".org", ".rst"}

// noReader reports files that look like records but are none.
func noReader(name string) (problem.Problem, bool) {
	ext := path.Ext(name)
	small := strings.ToLower(ext)
	p := problem.Problem{Pos: problem.Pos{File: name}, ID: "file/no-reader"}
	below := name[len(Folder)+1:]
	folder, _, nested := strings.Cut(below, "/")
	switch {
	case slices.Contains(recordLike, small):
		p.Message = problem.Text{Vi: "không đọc được bản ghi có đuôi %q", En: "records ending in %q are not read"}.With(ext)
		p.Hint = problem.Text{Vi: "đổi thành .toml hoặc .md", En: "make it a .toml or .md file"}
	case (small == ".toml" || small == ".md") && small != ext:
		p.Message = problem.Text{Vi: "đuôi tệp %q viết sai chữ hoa, chữ thường", En: "the ending %q is in the wrong case"}.With(ext)
		p.Hint = problem.Text{Vi: "đổi đuôi thành %q", En: "rename it to end in %q"}.With(small)
	case small == ".toml" || small == ".md":
		p.Message = problem.Text{Vi: "không loại bản ghi nào nằm ở đây", En: "no kind of record lies here"}
		if nested && folder == "rounds" {
			p.Hint = problem.Text{Vi: "đặt tệp vào content/rounds/<đợt>/", En: "put it into content/rounds/<round>/"}
		} else {
			p.Hint = folderHint(folder)
		}
	default:
		return p, false
	}
	return p, true
}
