package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// UnknownRev is the error of Tree for a revision that is not in the repository.
type UnknownRev struct{ Rev string }

func (e UnknownRev) Error() string { return fmt.Sprintf("no revision %q in the repository", e.Rev) }

// NoRepository is the error of Tree where git does not answer. Why is as in Log.
type NoRepository struct{ Why string }

func (e NoRepository) Error() string { return "no git repository: " + e.Why }

// How much of a revision is read.
const (
	largestFile = 32 << 20 // bytes; larger files are there, but cannot be read
	largestTree = 1 << 30  // bytes of all files together
)

// ErrTooLarge is the error of reading a file of a Tree that is larger than 32 MiB, and of a Tree with more than 1 GiB.
var ErrTooLarge = errors.New("larger than is read from a revision")

// errMissing is the error of reading a file whose content the repository lacks.
var errMissing = errors.New("its content is not in the repository")

// Tree is the site in dir as it was at a revision, with the site's folder as its root: every file but links and other
// repositories, without times. Nothing on disk is touched. The error is an UnknownRev, a NoRepository, or of reading.
func Tree(dir, rev string) (fs.FS, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	g, err := newGit(ctx, dir)
	if err != nil {
		return nil, NoRepository{why(err)}
	}
	if _, err := g.output("rev-parse", "--show-toplevel"); err != nil {
		return nil, NoRepository{why(err)}
	}
	commit, err := g.commit(rev)
	if err != nil {
		return nil, err
	}
	t, err := g.tree(commit)
	if err != nil {
		return nil, fmt.Errorf("reading revision %s: %w", rev, err)
	}
	return t, nil
}

// commit is the name of the commit that a revision names. The error is an UnknownRev.
func (g *git) commit(rev string) (string, error) {
	if rev == "" || rev[0] == '-' || strings.ContainsFunc(rev, func(r rune) bool { return r < ' ' }) {
		return "", UnknownRev{rev}
	}
	out, err := g.output("rev-parse", "--verify", "--end-of-options", rev+"^{commit}")
	if out = strings.TrimSpace(out); err != nil || !isID(out) {
		return "", UnknownRev{rev}
	}
	return out, nil
}

// tree lists the files of a commit and reads them.
func (g *git) tree(commit string) (tree, error) {
	t := newTree()
	files := map[string][]*node{}
	var ids []string
	var total int64
	err := g.stream(nil, func(r io.Reader) error {
		return parseTree(r, func(id, name string, size int64) error {
			n, ok := t.add(name, size)
			if !ok {
				return nil
			}
			switch {
			case size < 0:
				n.size, n.err = 0, errMissing
				return nil
			case size > largestFile:
				n.err = ErrTooLarge
				return nil
			}
			if files[id] == nil {
				ids = append(ids, id)
				total += size
			}
			files[id] = append(files[id], n)
			if total > largestTree {
				return ErrTooLarge
			}
			return nil
		})
	}, "ls-tree", "-r", "-z", "-l", commit)
	t.sort()
	if err != nil || len(ids) == 0 {
		return t, err
	}
	err = g.blobs(ids, largestFile, func(i int, b blob) error {
		for _, n := range files[ids[i]] {
			n.text = b.text
			if b.text == nil {
				n.err = errMissing
			}
		}
		return nil
	})
	return t, err
}

// parseTree reads the output of ls-tree: mode, kind, name and size of an object, and the path of the file. A size that
// is not known is negative.
func parseTree(r io.Reader, file func(id, name string, size int64) error) error {
	in := bufio.NewReaderSize(r, longest)
	for {
		entry, err := in.ReadSlice(0)
		if err == io.EOF && len(entry) == 0 {
			return nil
		}
		if err != nil {
			return errLog
		}
		about, name, ok := strings.Cut(string(entry[:len(entry)-1]), "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 4 {
			return errLog
		}
		if !isFile(fields[0]) || fields[1] != "blob" {
			continue
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil {
			size = -1
		}
		if err := file(fields[2], name, size); err != nil {
			return err
		}
	}
}
