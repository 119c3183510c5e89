package history

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// tree is a file system in memory, by path.
type tree map[string]*node

// node is a file or folder. It is its own fs.FileInfo and fs.DirEntry.
type node struct {
	name    string // the last part of its path
	folder  bool
	size    int64
	text    []byte
	err     error         // why it cannot be read
	entries []fs.DirEntry // of a folder
}

var errFolder = errors.New("is a folder")

func newTree() tree {
	return tree{".": {name: ".", folder: true}}
}

// add puts a file into the tree, with the folders above it. It is not ok where the path is none, or is taken.
func (t tree) add(name string, size int64) (*node, bool) {
	if !fs.ValidPath(name) || t[name] != nil {
		return nil, false
	}
	above, ok := t.makeFolder(path.Dir(name))
	if !ok {
		return nil, false
	}
	n := &node{name: path.Base(name), size: size}
	t[name] = n
	above.entries = append(above.entries, n)
	return n, true
}

func (t tree) makeFolder(name string) (*node, bool) {
	if n := t[name]; n != nil {
		return n, n.folder
	}
	above, ok := t.makeFolder(path.Dir(name))
	if !ok {
		return nil, false
	}
	n := &node{name: path.Base(name), folder: true}
	t[name] = n
	above.entries = append(above.entries, n)
	return n, true
}

// sort puts every folder in order.
func (t tree) sort() {
	for _, n := range t {
		slices.SortFunc(n.entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

// Open opens a file or folder.
func (t tree) Open(name string) (fs.File, error) {
	n, err := t.find("open", name)
	if err != nil {
		return nil, err
	}
	if n.folder {
		return &openFolder{node: n, path: name}, nil
	}
	return &openFile{node: n, path: name, in: bytes.NewReader(n.text)}, nil
}

// ReadFile reads a file whole. What it returns is the caller's.
func (t tree) ReadFile(name string) ([]byte, error) {
	n, err := t.find("read", name)
	if err == nil && n.folder {
		err = &fs.PathError{Op: "read", Path: name, Err: errFolder}
	}
	if err == nil && n.err != nil {
		err = &fs.PathError{Op: "read", Path: name, Err: n.err}
	}
	if err != nil {
		return nil, err
	}
	return append([]byte{}, n.text...), nil
}

// ReadDir lists a folder by name.
func (t tree) ReadDir(name string) ([]fs.DirEntry, error) {
	n, err := t.find("readdir", name)
	if err == nil && !n.folder {
		err = &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return nil, err
	}
	return slices.Clone(n.entries), nil
}

// Stat describes a file or folder.
func (t tree) Stat(name string) (fs.FileInfo, error) {
	n, err := t.find("stat", name)
	if err != nil {
		return nil, err
	}
	return n, nil
}

func (t tree) find(op, name string) (*node, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n := t[name]
	if n == nil {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return n, nil
}

func (n *node) Name() string               { return n.name }
func (n *node) Size() int64                { return n.size }
func (n *node) ModTime() time.Time         { return time.Time{} }
func (n *node) IsDir() bool                { return n.folder }
func (n *node) Sys() any                   { return nil }
func (n *node) Type() fs.FileMode          { return n.Mode().Type() }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) String() string             { return fs.FormatFileInfo(n) }

// Mode lets everybody read and nobody write.
func (n *node) Mode() fs.FileMode {
	if n.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// openFile is a file that is being read.
type openFile struct {
	*node
	path string
	in   *bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *openFile) Close() error               { return nil }

func (f *openFile) Read(p []byte) (int, error) {
	if f.err != nil {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: f.err}
	}
	return f.in.Read(p)
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	return f.in.Seek(offset, whence)
}

func (f *openFile) ReadAt(p []byte, offset int64) (int, error) {
	if f.err != nil {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: f.err}
	}
	return f.in.ReadAt(p, offset)
}

// openFolder is a folder that is being listed.
type openFolder struct {
	*node
	path string
	at   int
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.path, Err: errFolder}
}

// ReadDir lists what is left of the folder, at most n entries when n is positive.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	left := f.entries[f.at:]
	if n > 0 {
		if len(left) == 0 {
			return nil, io.EOF
		}
		left = left[:min(n, len(left))]
	}
	f.at += len(left)
	return slices.Clone(left), nil
}
