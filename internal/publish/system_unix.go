//go:build unix

package publish

import (
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

var (
	fullErrors   = []error{syscall.ENOSPC, syscall.EDQUOT}
	deniedErrors = []error{syscall.EACCES, syscall.EPERM, syscall.EROFS}
	mountErrors  = []error{syscall.EXDEV, syscall.EBUSY}
	noLinkErrors = []error{syscall.EPERM, syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.ENOSYS}
	manyLinks    = error(syscall.EMLINK)
)

// lock takes a lock that ends with the process. It does not wait.
func lock(file *os.File) (taken bool, err error) {
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return true, nil
		case errors.Is(err, unix.EWOULDBLOCK):
			return false, nil
		case err != unix.EINTR:
			return false, &os.PathError{Op: "lock", Path: file.Name(), Err: err}
		}
	}
}

// unlock gives the lock back at once: a process that is just being started may hold a copy of the file for a moment
// longer, and with it the lock.
func unlock(file *os.File) error { return unix.Flock(int(file.Fd()), unix.LOCK_UN) }

// sameEntry reports whether a name stands for one file in two folders.
func sameEntry(a, b openFolder, name string) bool {
	var inA, inB unix.Stat_t
	if unix.Fstatat(int(a.Fd()), name, &inA, unix.AT_SYMLINK_NOFOLLOW) != nil {
		return false
	}
	if unix.Fstatat(int(b.Fd()), name, &inB, unix.AT_SYMLINK_NOFOLLOW) != nil {
		return false
	}
	return inA.Ino == inB.Ino && inA.Dev == inB.Dev
}

// linkEntry gives a file of one folder the same name in another.
func linkEntry(from, to openFolder, name string) error {
	if err := unix.Linkat(int(from.Fd()), name, int(to.Fd()), name, 0); err != nil {
		return &os.LinkError{Op: "link", Old: from.Name() + "/" + name, New: to.Name() + "/" + name, Err: err}
	}
	return nil
}
