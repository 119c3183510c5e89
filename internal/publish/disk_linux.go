package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// One openat2 does what os.Root does by opening folder after folder. With a page to a folder that takes a quarter off
// the time for new files and two thirds off the time for comparing.

func (d *disk) create(path string, data []byte) error {
	file, err := d.openRaw(path, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, 0o644)
	if errors.Is(err, errors.ErrUnsupported) {
		return d.createPortably(path, data)
	}
	if err != nil {
		return &os.PathError{Op: "create", Path: path, Err: err}
	}
	if err := errors.Join(file.write(data), unix.Close(int(file))); err != nil {
		return &os.PathError{Op: "write", Path: path, Err: err}
	}
	return nil
}

func (d *disk) compare(path string, data []byte) (likeness, error) {
	file, err := d.openRaw(path, unix.O_RDONLY|unix.O_NONBLOCK, 0)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		return d.comparePortably(path, data)
	case err == unix.ENOENT, err == unix.ENOTDIR:
		return absent, nil
	case err == unix.ELOOP:
		return linked, nil
	case err == unix.ENXIO:
		return different, nil // a socket
	case err != nil:
		return 0, &os.PathError{Op: "open", Path: path, Err: err}
	}
	defer unix.Close(int(file))
	var stat unix.Stat_t
	if err := unix.Fstat(int(file), &stat); err != nil {
		return 0, &os.PathError{Op: "stat", Path: path, Err: err}
	}
	switch kind := stat.Mode & unix.S_IFMT; {
	case kind == unix.S_IFDIR:
		return absent, nil
	case kind != unix.S_IFREG, stat.Size != int64(len(data)):
		return different, nil
	}
	like, err := d.compareWith(file, data)
	if err != nil {
		return 0, &os.PathError{Op: "read", Path: path, Err: err}
	}
	return like, nil
}

// rawFile is a file descriptor.
type rawFile int

// openRaw opens a path without following any symbolic link. Kernels before 5.6 do not know how, and some sandboxes
// forbid it: errors.ErrUnsupported.
func (d *disk) openRaw(path string, flags uint64, mode uint64) (rawFile, error) {
	how := unix.OpenHow{
		Flags:   flags | unix.O_CLOEXEC,
		Mode:    mode,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS,
	}
	for {
		file, err := unix.Openat2(int(d.self.Fd()), path, &how)
		switch err {
		case unix.EINTR, unix.EAGAIN:
		case unix.ENOSYS, unix.EPERM:
			return 0, errors.ErrUnsupported
		default:
			return rawFile(file), err
		}
	}
}

// Read reads up to len(buffer) bytes; 0 bytes without an error are the end.
func (f rawFile) Read(buffer []byte) (int, error) {
	for {
		n, err := unix.Read(int(f), buffer)
		if err != unix.EINTR {
			return max(n, 0), err
		}
	}
}

func (f rawFile) write(data []byte) error {
	for len(data) > 0 {
		n, err := unix.Write(int(f), data)
		if err != nil && err != unix.EINTR {
			return err
		}
		data = data[max(n, 0):]
	}
	return nil
}
