package build

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/look"
	"congkhai/internal/overlay"
	"congkhai/internal/render"
	"congkhai/static"
)

// dressed is what a site looks like: its static files and layouts.
type dressed struct {
	static  []staticFile
	layouts *render.Layouts
	look    *look.Look
	faults  []field.Fault // of site.toml, about files of static/
	err     error
}

// dress reads static files and layouts.
func (s *Session) dress(c *config.Config) (d dressed) {
	files := s.staticFiles()
	if d.look, d.faults, d.err = look.Read(c, files); d.err != nil {
		return d
	}
	if d.static, d.err = s.static(files, d.look.CSS); d.err == nil {
		d.layouts, d.err = s.layouts.read(s.files, c, d.static)
	}
	return d
}

// staticFile is a file of static/ as it is published.
type staticFile struct {
	name    string
	data    []byte
	version string
}

// staticFiles are the embedded static files with the site's own laid over them.
func (s *Session) staticFiles() fs.FS {
	own, err := fs.Sub(s.files, "static")
	if err == nil {
		if _, err = fs.Stat(s.files, "static"); err == nil {
			return overlay.FS{own, static.Files}
		}
	}
	return overlay.FS{static.Files}
}

// static reads the static files, with further rules behind the style sheet. Go files and dotfiles are left out, style
// sheets and scripts are made small.
func (s *Session) static(from fs.FS, rules string) ([]staticFile, error) {
	var files []staticFile
	small := map[[sha256.Size]byte][]byte{}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name != "." && strings.HasPrefix(path.Base(name), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() || strings.HasSuffix(name, ".go") {
			return nil
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		if name == look.Sheet && rules != "" {
			data = append(append(data, '\n'), rules...)
		}
		if minify := minifierOf(name); minify != nil {
			key := sha256.Sum256(data)
			if small[key] = s.small[key]; small[key] == nil {
				small[key] = minify(data)
			}
			data = small[key]
		}
		sum := sha256.Sum256(data)
		files = append(files, staticFile{name, data, hex.EncodeToString(sum[:4])})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading static files: %w", err)
	}
	s.small = small // what is in use no more is forgotten
	return files, nil
}
