//go:build !linux

package publish

import (
	"errors"
	"os"
)

func exchangeNames(_ *os.File, _ string, _ *os.File, _ string) error {
	return errors.ErrUnsupported
}
