package publish

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// rawFolder is an open folder. Reading ten thousand of them through os.File, which asks again for the kind of every
// entry, takes twice as long.
type rawFolder struct {
	file rawFile
	name string
}

func (r *rawFolder) Fd() uintptr  { return uintptr(r.file) }
func (r *rawFolder) Name() string { return r.name }
func (r *rawFolder) Close() error { return unix.Close(int(r.file)) }

// list opens a folder of the disk and reads its entries.
func (d *disk) list(path string) (side, error) {
	file, err := d.openRaw(path, unix.O_RDONLY|unix.O_DIRECTORY, 0)
	if errors.Is(err, errors.ErrUnsupported) {
		return d.listPortably(path)
	}
	if err != nil {
		return side{}, &os.PathError{Op: "open", Path: path, Err: err}
	}
	entries, err := d.entries(file)
	if err != nil {
		return side{}, errors.Join(&os.PathError{Op: "list", Path: path, Err: err}, unix.Close(int(file)))
	}
	return side{dir: &rawFolder{file, path}, entries: entries}, nil
}

func (d *disk) entries(file rawFile) (map[string]fs.FileMode, error) {
	buffer := d.buffer()
	defer d.buffers.Put(buffer)
	entries := map[string]fs.FileMode{}
	for {
		n, err := unix.ReadDirent(int(file), buffer[:])
		if err == unix.EINTR {
			continue
		}
		if err != nil || n <= 0 {
			return entries, err
		}
		// struct linux_dirent64, getdents64(2): inode 8 bytes, offset 8, length 2, kind 1, name ending in a zero
		for rest := buffer[:n]; len(rest) > 19; {
			length := int(binary.NativeEndian.Uint16(rest[16:]))
			name, _, _ := bytes.Cut(rest[19:length], []byte{0})
			kind := rest[18]
			rest = rest[length:]
			if string(name) == "." || string(name) == ".." {
				continue
			}
			mode, err := entryMode(file, string(name), kind)
			if err != nil {
				return nil, err
			}
			entries[string(name)] = mode
		}
	}
}

// entryMode returns the type bits of an entry: folder, symbolic link, regular file or something else.
func entryMode(file rawFile, name string, kind byte) (fs.FileMode, error) {
	if kind == unix.DT_UNKNOWN { // some file systems do not say
		var stat unix.Stat_t
		if err := unix.Fstatat(int(file), name, &stat, unix.AT_SYMLINK_NOFOLLOW); err != nil {
			return 0, err
		}
		kind = byte(stat.Mode & unix.S_IFMT >> 12)
	}
	switch kind {
	case unix.DT_DIR:
		return fs.ModeDir, nil
	case unix.DT_LNK:
		return fs.ModeSymlink, nil
	case unix.DT_REG:
		return 0, nil
	}
	return fs.ModeIrregular, nil
}
