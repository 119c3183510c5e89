package picture

import (
	"errors"
	"fmt"
	"io"
)

// scanner reads parts of a file at their places. What lies behind its end is a fault of the file, all else of the system.
type scanner struct {
	r    io.ReadSeeker
	size int64
}

// read reads n bytes at a place.
func (s *scanner) read(at int64, n int) ([]byte, error) {
	b, err := s.peek(at, n)
	if err == nil && len(b) < n {
		err = broken(cutShort)
	}
	return b, err
}

// peek reads up to n bytes at a place: fewer where the file ends.
func (s *scanner) peek(at int64, n int) ([]byte, error) {
	if at < 0 || at >= s.size {
		return nil, nil
	}
	if _, err := s.r.Seek(at, io.SeekStart); err != nil {
		return nil, fmt.Errorf("reading a picture: %w", err)
	}
	b := make([]byte, min(int64(n), s.size-at))
	got, err := io.ReadFull(s.r, b)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, fmt.Errorf("reading a picture: %w", err)
	}
	return b[:got], nil
}

// tail reads the last bytes of the file.
func (s *scanner) tail(n int64) ([]byte, error) {
	n = min(n, s.size)
	return s.peek(s.size-n, int(n))
}
