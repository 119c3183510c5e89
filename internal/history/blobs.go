package history

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"congkhai/internal/load"
)

// largest is how many bytes of an old text are read.
const largest = 1 << 20

// blob is an object as git hands it out.
type blob struct {
	id      string
	size    int64
	missing bool
	text    []byte // nil when it is missing or larger than the limit
}

var errBatch = errors.New("git does not answer in the form that was asked for")

// blobs asks one process for many objects and hands them to take in the order of the names.
func (g *git) blobs(ids []string, limit int64, take func(i int, b blob) error) error {
	names, feed := io.Pipe()
	defer names.Close()
	go func() {
		w := bufio.NewWriter(feed)
		for _, id := range ids {
			if _, err := w.WriteString(id + "\n"); err != nil {
				return
			}
		}
		w.Flush()
		feed.Close()
	}()
	return g.stream(names, func(r io.Reader) error {
		in := bufio.NewReaderSize(r, 64<<10)
		for i := range ids {
			b, err := readBlob(in, limit)
			if err != nil {
				return err
			}
			if b.id != ids[i] {
				return errBatch
			}
			if err := take(i, b); err != nil {
				return err
			}
		}
		return nil
	}, "cat-file", "--batch", "--buffer")
}

// readBlob reads one answer of cat-file: a line, and where it tells a size, so many bytes and the end of a line.
func readBlob(in *bufio.Reader, limit int64) (blob, error) {
	line, err := in.ReadSlice('\n')
	if err != nil {
		return blob{}, errBatch
	}
	fields := strings.Fields(string(line))
	if len(fields) == 2 && fields[1] == "missing" {
		return blob{id: fields[0], missing: true}, nil
	}
	if len(fields) != 3 {
		return blob{}, errBatch
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil || size < 0 {
		return blob{}, errBatch
	}
	b := blob{id: fields[0], size: size}
	if size > limit || fields[1] != "blob" {
		_, err = io.CopyN(io.Discard, in, size)
	} else {
		b.text = make([]byte, size)
		_, err = io.ReadFull(in, b.text)
	}
	if err == nil {
		_, err = in.Discard(1)
	}
	if err != nil {
		return blob{}, fmt.Errorf("reading an object: %w", err)
	}
	return b, nil
}

// decode fills facts with what the wanted texts say, nil where they cannot be read as records. Texts that are not at
// hand (a clone without them, a damaged repository) are left out.
func (g *git) decode(wanted []source, facts map[source]*Facts) error {
	var open []source
	var ids []string
	for _, s := range wanted {
		if _, known := facts[s]; !known {
			open = append(open, s)
			ids = append(ids, s.Blob)
		}
	}
	if len(open) == 0 {
		return nil
	}
	return g.blobs(ids, largest, func(i int, b blob) error {
		if b.missing {
			return nil
		}
		facts[open[i]] = nil
		if b.text == nil {
			return nil
		}
		if r, ok := load.Decode(open[i].Path, b.text); ok {
			facts[open[i]] = FactsOf(r)
		}
		return nil
	})
}
