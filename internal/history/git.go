package history

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// patience is how long git may take for all that is asked of it.
const patience = 30 * time.Second

// guards are the settings that stand before every command: what the repository's own configuration says instead would
// run programs, fetch, or change the form of what is read.
var guards = []string{
	"--no-pager", "--no-replace-objects", "--literal-pathspecs",
	"-c", "safe.bareRepository=explicit",
	"-c", "core.fsmonitor=false",
	"-c", "core.hooksPath=/dev/null",
	"-c", "core.pager=cat",
	"-c", "core.askPass=",
	"-c", "core.quotePath=false",
	"-c", "core.commitGraph=false",
	"-c", "credential.helper=",
	"-c", "protocol.allow=never",
	"-c", "log.showSignature=false",
	"-c", "log.mailmap=false",
	"-c", "log.follow=false",
	"-c", "log.showRoot=true",
	"-c", "log.diffMerges=separate",
	"-c", "i18n.logOutputEncoding=UTF-8",
	"-c", "diff.relative=false",
	"-c", "diff.external=",
}

// kept are the variables of the environment that git is given: where programs, settings and temporary files lie.
var kept = []string{
	"HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "XDG_CONFIG_HOME",
	"SYSTEMROOT", "WINDIR", "TMPDIR", "TEMP", "TMP",
}

// fixed are the variables that git is always given.
var fixed = []string{
	"LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_CONFIG_NOSYSTEM=1",
	"GIT_ATTR_NOSYSTEM=1", "GIT_NO_REPLACE_OBJECTS=1", "GIT_GRAFT_FILE=" + os.DevNull, "GIT_ALLOW_PROTOCOL=none",
	"GIT_PAGER=cat", "GIT_ASKPASS=", "SSH_ASKPASS=", "GIT_ADVICE=0",
}

// refusal is why git does not answer: "no-repository", "no-git", "refused", "empty" or "failed".
type refusal string

func (r refusal) Error() string { return "git: " + string(r) }

// git runs commands in one folder.
type git struct {
	ctx     context.Context
	program string
	dir     string
	head    string // the commit whose history is read
	env     []string
}

// newGit finds git. A program that lies in the site or its repository is not run.
func newGit(ctx context.Context, dir string) (*git, error) {
	dir, err := filepath.Abs(dir)
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return nil, refusal("no-repository")
	}
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, refusal("no-git")
	}
	if program, err = filepath.Abs(program); err != nil {
		return nil, refusal("no-git")
	}
	real, err := filepath.EvalSymlinks(program)
	root := repository(dir)
	if err != nil || inside(root, program) || inside(root, real) {
		return nil, refusal("no-git")
	}
	g := &git{ctx: ctx, program: program, dir: dir, head: "HEAD", env: slices.Clone(fixed)}
	for _, name := range kept {
		if value, ok := os.LookupEnv(name); ok {
			g.env = append(g.env, name+"="+value)
		}
	}
	var folders []string
	for _, folder := range filepath.SplitList(os.Getenv("PATH")) {
		if filepath.IsAbs(folder) && !inside(root, folder) {
			folders = append(folders, folder)
		}
	}
	g.env = append(g.env, "PATH="+strings.Join(folders, string(filepath.ListSeparator)))
	return g, nil
}

// repository is the nearest folder at or above dir that holds a repository, else dir.
func repository(dir string) string {
	for at := dir; ; {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		above := filepath.Dir(at)
		if above == at {
			return dir
		}
		at = above
	}
}

// inside reports whether a path lies at or below a folder.
func inside(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// stream runs a command and hands its output to read while it comes. The error is that of read, or a refusal.
func (g *git) stream(stdin io.Reader, read func(io.Reader) error, args ...string) error {
	ctx, cancel := context.WithCancel(g.ctx)
	defer cancel()
	cmd := exec.CommandContext(ctx, g.program, slices.Concat(guards, args)...)
	cmd.Dir, cmd.Env, cmd.Stdin = g.dir, g.env, stdin
	cmd.WaitDelay = 2 * time.Second
	said := &head{limit: 4096}
	cmd.Stderr = said
	out, err := cmd.StdoutPipe()
	if err != nil {
		return refusal("failed")
	}
	if err := cmd.Start(); err != nil {
		return refusal("failed")
	}
	wrong := read(out)
	if wrong != nil {
		cancel()
	}
	if err := cmd.Wait(); err != nil && wrong == nil {
		return said.refusal()
	}
	return wrong
}

// output runs a command whose output is small.
func (g *git) output(args ...string) (string, error) {
	var out bytes.Buffer
	err := g.stream(nil, func(r io.Reader) error {
		n, err := io.Copy(&out, io.LimitReader(r, 1<<20))
		if err == nil && n == 1<<20 {
			err = refusal("failed")
		}
		return err
	}, args...)
	return out.String(), err
}

// head keeps the beginning of what is written to it.
type head struct {
	bytes.Buffer
	limit int
}

func (h *head) Write(p []byte) (int, error) {
	h.Buffer.Write(p[:min(len(p), h.limit-h.Len())])
	return len(p), nil
}

// refusal says what git's message means.
func (h *head) refusal() refusal {
	text := h.String()
	for _, known := range []struct {
		words string
		why   refusal
	}{
		{"dubious ownership", "refused"},
		{"safe.directory", "refused"},
		{"safe.bareRepository", "refused"},
		{"not a git repository", "no-repository"},
		{"must be run in a work tree", "no-repository"},
		{"unknown revision", "empty"},
	} {
		if strings.Contains(text, known.words) {
			return known.why
		}
	}
	return "failed"
}

// why is the reason that an error gives for a Log that knows nothing.
func why(err error) string {
	var r refusal
	if errors.As(err, &r) {
		return string(r)
	}
	return "failed"
}
