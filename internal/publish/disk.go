package publish

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"syscall"
)

// disk is an open folder. Its operations on files never leave it and follow no symbolic link.
type disk struct {
	*os.Root
	self    *os.File  // the same folder, for calls that os.Root does not have
	buffers sync.Pool // of *[bufferSize]byte
}

const bufferSize = 64 << 10

// likeness is what compare finds at a path.
type likeness uint8

const (
	absent likeness = iota // nothing, or a folder
	same
	different
	linked // a symbolic link at the path or above it
)

func openDisk(dir string) (*disk, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return newDisk(root)
}

func (d *disk) sub(dir string) (*disk, error) {
	root, err := d.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return newDisk(root)
}

func newDisk(root *os.Root) (*disk, error) {
	self, err := root.Open(".")
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &disk{Root: root, self: self}, nil
}

// close may be called on nil and more than once.
func (d *disk) close() error {
	if d == nil || d.self == nil {
		return nil
	}
	err := errors.Join(d.self.Close(), d.Root.Close())
	d.self = nil
	return err
}

// createPortably makes a new file in a folder that exists. It fails with fs.ErrExist when the name is taken.
func (d *disk) createPortably(path string, data []byte) error {
	file, err := d.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// comparePortably compares the file at a path with data.
func (d *disk) comparePortably(path string, data []byte) (likeness, error) {
	for dir := range above(path) {
		entry, err := d.Lstat(dir)
		if err == nil && entry.Mode()&fs.ModeSymlink != 0 {
			return linked, nil
		}
	}
	entry, err := d.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return absent, nil
	case err != nil:
		return 0, err
	case entry.IsDir():
		return absent, nil
	case entry.Mode()&fs.ModeSymlink != 0:
		return linked, nil
	case !entry.Mode().IsRegular(), entry.Size() != int64(len(data)):
		return different, nil
	}
	file, err := d.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	return d.compareWith(file, data)
}

// compareWith reads as much of a file as data has.
func (d *disk) compareWith(file io.Reader, data []byte) (likeness, error) {
	buffer := d.buffer()
	defer d.buffers.Put(buffer)
	for len(data) > 0 {
		n, err := file.Read(buffer[:min(len(data), bufferSize)])
		if n == 0 && (err == nil || err == io.EOF) {
			return different, nil
		}
		if n == 0 {
			return 0, err
		}
		if !bytes.Equal(buffer[:n], data[:n]) {
			return different, nil
		}
		data = data[n:]
	}
	return same, nil
}

func (d *disk) buffer() *[bufferSize]byte {
	if buffer, ok := d.buffers.Get().(*[bufferSize]byte); ok {
		return buffer
	}
	return new([bufferSize]byte)
}

// copyFrom makes a new file of this disk with the content of a file of another one.
func (d *disk) copyFrom(other *disk, path string) error {
	from, err := other.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := d.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Close())
}

// openFolder is a folder that stays open while its entries are compared; an *os.File is one.
type openFolder interface {
	Fd() uintptr
	Name() string
	Close() error
}

// side is one tree's folder of a path. Both fields are nil where the tree has none.
type side struct {
	dir     openFolder
	entries map[string]fs.FileMode // only the type bits
}

func (s side) close() error {
	if s.dir == nil {
		return nil
	}
	return s.dir.Close()
}

// listPortably opens a folder of the disk and reads its entries.
func (d *disk) listPortably(path string) (side, error) {
	dir, err := d.Open(path)
	if err != nil {
		return side{}, err
	}
	entries, err := dir.ReadDir(-1)
	if err != nil {
		return side{}, errors.Join(err, dir.Close())
	}
	modes := make(map[string]fs.FileMode, len(entries))
	for _, entry := range entries {
		modes[entry.Name()] = entry.Type()
	}
	return side{dir: dir, entries: modes}, nil
}
