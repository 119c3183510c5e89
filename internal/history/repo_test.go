package history_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"congkhai/internal/history"
	"congkhai/internal/load"
)

// repo is a repository that a test scripts. Each commit is made an hour after the last.
type repo struct {
	t    *testing.T
	dir  string // of the site
	root string // of the repository
	at   time.Time
}

var noon = time.Date(2026, 11, 2, 12, 0, 0, 0, time.UTC)

func newRepo(t *testing.T, args ...string) *repo {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	r := &repo{t: t, dir: dir, root: dir, at: noon}
	r.git(append([]string{"init", "-q", "-b", "main"}, args...)...)
	return r
}

// environment is that of the commands of the test itself.
func (r *repo) environment(written time.Time) []string {
	stamp := func(at time.Time) string { return fmt.Sprintf("%d +0700", at.Unix()) }
	return append(
		slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") }),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
		"GIT_COMMITTER_NAME=C", "GIT_COMMITTER_EMAIL=c@example.org", "GIT_ALLOW_PROTOCOL=file",
		"GIT_AUTHOR_DATE="+stamp(written), "GIT_COMMITTER_DATE="+stamp(r.at),
	)
}

func (r *repo) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = r.root, r.environment(r.at)
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *repo) write(name, text string) {
	r.t.Helper()
	file := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repo) remove(name string) {
	r.t.Helper()
	if err := os.Remove(filepath.Join(r.dir, filepath.FromSlash(name))); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repo) move(old, name string) {
	r.t.Helper()
	to := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		r.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(r.dir, filepath.FromSlash(old)), to); err != nil {
		r.t.Fatal(err)
	}
}

// commit commits everything, an hour after the commit before, and returns the commit's name.
func (r *repo) commit() string {
	r.t.Helper()
	r.at = r.at.Add(time.Hour)
	r.git("add", "-A")
	r.git("commit", "-q", "--allow-empty", "-m", "Nguyễn Văn Thông 0912345678")
	return r.git("rev-parse", "HEAD")
}

// put writes one file and commits it.
func (r *repo) put(name, text string) string {
	r.t.Helper()
	r.write(name, text)
	return r.commit()
}

// read reads the history without a cache.
func (r *repo) read() *history.Log {
	r.t.Helper()
	return read(r.t, r.dir, "")
}

func read(t *testing.T, dir, cache string) *history.Log {
	t.Helper()
	return history.Read(dir, cache)
}

// factsOf is what a text says as the record at a path.
func factsOf(t *testing.T, name, text string) *history.Facts {
	t.Helper()
	r, ok := load.Decode(name, []byte(text))
	if !ok {
		t.Fatalf("%s is no record:\n%s", name, text)
	}
	return history.FactsOf(r)
}

// told writes steps as lines: the hours after noon, and what changed.
func told(steps []history.Step) string {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%s", at(s.At))
		if s.Rewritten {
			b.WriteString(" rewritten")
		}
		if s.Uncommitted {
			b.WriteString(" uncommitted")
		}
		for _, c := range s.Changes {
			fmt.Fprintf(&b, "; %s: %q %q", c.Path, c.Old, c.New)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// at is how many hours after noon a time is.
func at(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return fmt.Sprintf("+%g", t.Sub(noon).Hours())
}

// first is when a trail begins.
func first(trail *history.Trail) string {
	when, ok := trail.First()
	if !ok {
		return "unknown"
	}
	return at(when)
}

func round(closes, more string) string {
	return `title = "Đợt tháng 11"
council = "hoi-dong-tinh"
awards = ["bang-khen"]
published = 2026-11-02
closes = ` + closes + "\n" + more
}

func extension(from, to string) string {
	return `[[extensions]]
from = ` + from + `
to = ` + to + `
reason = "Bổ sung hồ sơ theo Nguyễn Văn Mẫu"
on = ` + from + "\n"
}

func nomination(name, more string) string {
	return `award = "bang-khen"
class = "hạng Nhất"
category = "merit"
proposed_by = "so-y-te"
` + more + `
[candidate]
name = "` + name + `"
kind = "individual"
unit = "so-y-te"
`
}
