package publish

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
)

// sweep brings the spare up to date: it removes what does not belong there, and links to the published tree what did
// not change and what others put there.
type sweep struct {
	t          *Tree
	ourFolders map[string]struct{} // folders of the files of ours
	kept       atomic.Int64        // unchanged files found
}

// folder is a path to look at, and in which trees it is a folder.
type folder struct {
	path             string
	published, spare bool
}

// pair is a folder of both trees.
type pair struct {
	path             string
	published, spare side
}

func (t *Tree) sweep() error {
	s := &sweep{t: t, ourFolders: map[string]struct{}{}}
	for name := range t.ours {
		for dir := range above(name) {
			if _, known := s.ourFolders[dir]; known {
				break
			}
			s.ourFolders[dir] = struct{}{}
		}
	}
	level := []folder{{path: ".", published: true, spare: true}}
	for len(level) > 0 {
		var err error
		if level, err = s.level(level); err != nil {
			return err
		}
	}
	if int(s.kept.Load()) != t.stats.Files-t.stats.Changed-t.stats.New {
		return newError(disturbed, nil, t.name)
	}
	return nil
}

// level looks at folders of one depth, several at a time, and returns those below them.
func (s *sweep) level(folders []folder) ([]folder, error) {
	var (
		next   atomic.Int64
		below  = make([][]folder, min(runtime.GOMAXPROCS(0), len(folders)))
		failed = make([]error, len(below))
		wait   sync.WaitGroup
	)
	for worker := range below {
		wait.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(folders); i = next.Add(1) - 1 {
				more, err := s.folder(folders[i])
				if err != nil {
					failed[worker] = err
					return
				}
				below[worker] = append(below[worker], more...)
			}
		})
	}
	wait.Wait()
	var all []folder
	for _, more := range below {
		all = append(all, more...)
	}
	return all, errors.Join(failed...)
}

func (s *sweep) folder(f folder) (below []folder, err error) {
	p := &pair{path: f.path}
	defer func() { err = errors.Join(err, p.published.close(), p.spare.close()) }()
	if f.published {
		if p.published, err = s.t.published.list(f.path); err != nil {
			return nil, err
		}
	}
	if f.spare {
		if p.spare, err = s.t.spare.list(f.path); err != nil {
			return nil, err
		}
	}
	if err := s.clear(p); err != nil {
		return nil, err
	}
	for name, mode := range p.published.entries {
		full := path.Join(p.path, name)
		if !mode.IsDir() {
			if err := s.file(p, name, mode); err != nil {
				return nil, err
			}
			continue
		}
		if _, ours := s.ourFolders[full]; !ours {
			if err := s.keepFolder(full); err != nil {
				return nil, err
			}
		}
		below = append(below, folder{path: full, published: true, spare: p.spare.entries[name].IsDir()})
	}
	for name, mode := range p.spare.entries {
		if mode.IsDir() && !p.published.entries[name].IsDir() {
			below = append(below, folder{path: path.Join(p.path, name), spare: true})
		}
	}
	return below, nil
}

// clear removes from the spare what cannot stay.
func (s *sweep) clear(p *pair) error {
	for name, mode := range p.spare.entries {
		if s.fits(p, name, mode) {
			continue
		}
		if err := s.t.spare.RemoveAll(path.Join(p.path, name)); err != nil {
			return err
		}
		delete(p.spare.entries, name)
	}
	return nil
}

func (s *sweep) fits(p *pair, name string, mode fs.FileMode) bool {
	full := path.Join(p.path, name)
	if _, written := s.t.files[full]; written {
		return !mode.IsDir()
	}
	if _, needed := s.t.folders[full]; needed {
		return mode.IsDir()
	}
	published, foreign := p.published.entries[name]
	_, ours := s.t.ours[full]
	_, ourFolder := s.ourFolders[full]
	return foreign && !ours && !ourFolder && mode.IsDir() == published.IsDir()
}

// file deals with one published entry that is not a folder.
func (s *sweep) file(p *pair, name string, mode fs.FileMode) error {
	full := path.Join(p.path, name)
	found, written := s.t.files[full]
	_, ours := s.t.ours[full]
	_, ourFolder := s.ourFolders[full]
	isLink := mode&fs.ModeSymlink != 0
	switch {
	case ours && written && found == unchanged:
		s.kept.Add(1)
		return s.link(p, name)
	case ours, ourFolder && isLink: // replaced or gone; the link stands where a folder of ours was
		return nil
	}
	if err := s.checkForeign(full); err != nil {
		return err
	}
	if isLink {
		return s.copyLink(p, name)
	}
	return s.link(p, name)
}

// keepFolder carries over a folder that others made in the published tree.
func (s *sweep) keepFolder(dir string) error {
	if _, needed := s.t.folders[dir]; !needed {
		if err := s.checkForeign(dir); err != nil {
			return err
		}
	}
	return s.t.makeFolder(dir)
}

// checkForeign makes sure that nothing written needs the place of what others put there.
func (s *sweep) checkForeign(full string) error {
	_, taken := s.t.files[full]
	if _, needed := s.t.folders[full]; needed {
		taken = true
	}
	for dir := range above(full) {
		if _, written := s.t.files[dir]; written {
			taken = true
		}
	}
	if taken {
		return newError(conflict, nil, full)
	}
	return nil
}

// link makes the published file the spare's file of that name.
func (s *sweep) link(p *pair, name string) error {
	full := path.Join(p.path, name)
	if _, taken := p.spare.entries[name]; taken {
		if sameEntry(p.published.dir, p.spare.dir, name) {
			return nil
		}
		if err := s.t.spare.RemoveAll(full); err != nil {
			return err
		}
	}
	if err := s.openSpareFolder(p); err != nil {
		return err
	}
	err := linkEntry(p.published.dir, p.spare.dir, name)
	if errors.Is(err, manyLinks) {
		return s.t.spare.copyFrom(s.t.published, full)
	}
	if isOneOf(err, noLinkErrors) {
		return newError(noLinks, err, s.t.name)
	}
	return err
}

// copyLink gives the spare a symbolic link like the published one, which is not followed.
func (s *sweep) copyLink(p *pair, name string) error {
	full := path.Join(p.path, name)
	target, err := s.t.published.Readlink(full)
	if err != nil {
		return err
	}
	if _, taken := p.spare.entries[name]; taken {
		if there, err := s.t.spare.Readlink(full); err == nil && there == target {
			return nil
		}
		if err := s.t.spare.RemoveAll(full); err != nil {
			return err
		}
	}
	if err := s.t.makeFolder(p.path); err != nil {
		return err
	}
	return s.t.spare.Symlink(target, full)
}

func (s *sweep) openSpareFolder(p *pair) error {
	if p.spare.dir != nil {
		return nil
	}
	if err := s.t.makeFolder(p.path); err != nil {
		return err
	}
	dir, err := s.t.spare.Open(p.path)
	if err != nil {
		return err // a nil *os.File would not be a nil openFolder
	}
	p.spare.dir = dir
	return nil
}
