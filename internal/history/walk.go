package history

import (
	"bufio"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// commit is a commit of the main line with the files of content/ that it touched.
type commit struct {
	ID        string
	At        int64 // seconds
	Written   int64 // seconds, of what was rewritten
	Rewritten bool
	Moves     []move
}

// move is what a commit did to one file.
type move struct {
	Was, Is         string // paths in the site's folder: both for what stayed or was renamed, "" where there was or is no file
	WasBlob, IsBlob string
}

// longest is how many bytes a path may have.
const longest = 64 << 10

// rewritten is how much later than its content a commit may be made before its time says nothing.
const rewritten = 24 * time.Hour

// walk reads the commits of the main line that touch content/, the newest first. Where the texts of renamed files are
// not at hand (a clone without them), only files that were renamed as they are count as renamed.
func (g *git) walk(prefix string) ([]commit, error) {
	list, err := g.log(prefix, "-M")
	if err != nil && g.ctx.Err() == nil {
		list, err = g.log(prefix, "-M100%")
	}
	return list, err
}

func (g *git) log(prefix, renames string) ([]commit, error) {
	var list []commit
	err := g.stream(nil, func(r io.Reader) (err error) {
		list, err = parseLog(r, prefix)
		return err
	}, "log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", renames, "-l1000", "-O"+"/dev/null", "--no-ext-diff",
		"--no-textconv", "--no-color", "--no-notes", "--no-show-signature", "--no-decorate", "--ignore-submodules=all",
		"--format=tformat:%x02%H %ct %at", g.head, "--", "content")
	return list, err
}

var errLog = errors.New("the log is not in the form that was asked for")

// parseLog reads the output of log: fields that end with NUL.
func parseLog(r io.Reader, prefix string) ([]commit, error) {
	in := bufio.NewReaderSize(r, longest)
	next := func() (string, error) {
		field, err := in.ReadSlice(0)
		if err != nil {
			if err == io.EOF && len(field) == 0 {
				return "", io.EOF
			}
			return "", errLog
		}
		return string(field[:len(field)-1]), nil
	}
	var list []commit
	for {
		field, err := next()
		if err == io.EOF {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		field = strings.TrimPrefix(field, "\n")
		switch {
		case field == "":
		case field[0] == 2:
			c, ok := parseCommit(field[1:])
			if !ok {
				return nil, errLog
			}
			list = append(list, c)
		case field[0] == ':' && len(list) > 0:
			m, regular, err := parseMove(field[1:], next, prefix)
			if err != nil {
				return nil, errLog
			}
			if regular {
				last := &list[len(list)-1]
				last.Moves = append(last.Moves, m)
			}
		default:
			return nil, errLog
		}
	}
}

// parseCommit reads name, committer's time and author's time. A time that cannot be one tells nothing, as a commit
// that was made anew does.
func parseCommit(line string) (commit, bool) {
	fields := strings.Split(line, " ")
	if len(fields) != 3 || !isID(fields[0]) {
		return commit{}, false
	}
	c := commit{ID: fields[0]}
	made, err1 := strconv.ParseInt(fields[1], 10, 64)
	written, err2 := strconv.ParseInt(fields[2], 10, 64)
	if err1 != nil || err2 != nil || made <= 0 || written < 0 || made > math.MaxUint32*16 {
		c.Rewritten = true
		return c, true
	}
	c.At, c.Rewritten = made, made-written > int64(rewritten/time.Second)
	if c.Rewritten {
		c.Written = written
	}
	return c, true
}

// parseMove reads one file of a commit: modes, blobs and status, then one path, or two of a rename. regular is false
// when neither side is a file: links and other repositories are none.
func parseMove(line string, next func() (string, error), prefix string) (m move, regular bool, err error) {
	fields := strings.Split(line, " ")
	if len(fields) != 5 || fields[4] == "" {
		return move{}, false, errLog
	}
	first, err := next()
	if err != nil {
		return move{}, false, err
	}
	second := first
	if status := fields[4][0]; status == 'R' || status == 'C' {
		if second, err = next(); err != nil {
			return move{}, false, err
		}
		if status == 'C' {
			fields[0] = ""
		}
	}
	if was, ok := strings.CutPrefix(first, prefix); ok && isFile(fields[0]) {
		m.Was, m.WasBlob = was, fields[2]
	}
	if is, ok := strings.CutPrefix(second, prefix); ok && isFile(fields[1]) {
		m.Is, m.IsBlob = is, fields[3]
	}
	return m, m.Was != "" || m.Is != "", nil
}

// isFile reports whether a mode is that of a file.
func isFile(mode string) bool { return strings.HasPrefix(mode, "100") }
