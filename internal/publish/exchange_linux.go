package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// exchangeNames exchanges two folders in one step. File systems that cannot: errors.ErrUnsupported.
func exchangeNames(dirA *os.File, a string, dirB *os.File, b string) error {
	err := unix.Renameat2(int(dirA.Fd()), a, int(dirB.Fd()), b, unix.RENAME_EXCHANGE)
	switch err {
	case nil:
		return nil
	case unix.EINVAL, unix.ENOSYS, unix.ENOTSUP:
		return errors.ErrUnsupported
	}
	return &os.LinkError{Op: "exchange", Old: a, New: b, Err: err}
}
