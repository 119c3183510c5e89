package publish

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows"
)

var (
	fullErrors   = []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}
	deniedErrors = []error{windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION, windows.ERROR_WRITE_PROTECT}
	mountErrors  = []error{windows.ERROR_NOT_SAME_DEVICE, windows.ERROR_BUSY}
	noLinkErrors = []error{windows.ERROR_INVALID_FUNCTION, windows.ERROR_NOT_SUPPORTED}
	manyLinks    = error(windows.ERROR_TOO_MANY_LINKS)
)

// lock takes a lock that ends with the process. It does not wait.
func lock(file *os.File) (taken bool, err error) {
	flags := uint32(windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY)
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if err == windows.ERROR_LOCK_VIOLATION {
		return false, nil
	}
	if err != nil {
		return false, &os.PathError{Op: "lock", Path: file.Name(), Err: err}
	}
	return true, nil
}

// unlock gives the lock back.
func unlock(file *os.File) error {
	return windows.UnlockFileEx(windows.Handle(file.Fd()), 0, 1, 0, new(windows.Overlapped))
}

// sameEntry reports whether a name stands for one file in two folders.
func sameEntry(a, b openFolder, name string) bool {
	inA, err := os.Lstat(filepath.Join(a.Name(), name))
	if err != nil {
		return false
	}
	inB, err := os.Lstat(filepath.Join(b.Name(), name))
	return err == nil && os.SameFile(inA, inB)
}

// linkEntry gives a file of one folder the same name in another.
func linkEntry(from, to openFolder, name string) error {
	return os.Link(filepath.Join(from.Name(), name), filepath.Join(to.Name(), name))
}
