package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// scriptedSite is a site in a git repository that a test scripts.
type scriptedSite struct {
	t    *testing.T
	dir  string
	at   time.Time // of the next commit
	said string    // on standard error, by the last command
}

func newScriptedSite(t *testing.T) *scriptedSite {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	s := &scriptedSite{t: t, dir: t.TempDir()}
	s.git("init", "-q", "-b", "main")
	return s
}

// git runs git with the time of the next commit as its clock.
func (s *scriptedSite) git(args ...string) string {
	s.t.Helper()
	stamp := fmt.Sprintf("%d +0700", s.at.Unix())
	cmd := exec.Command("git", args...)
	cmd.Dir = s.dir
	cmd.Env = append(
		slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") }),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org",
		"GIT_COMMITTER_NAME=C", "GIT_COMMITTER_EMAIL=c@example.org", "GIT_ALLOW_PROTOCOL=file", "GIT_MERGE_AUTOEDIT=no",
		"GIT_AUTHOR_DATE="+stamp, "GIT_COMMITTER_DATE="+stamp,
	)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// clone is a clone of the site's repository.
func (s *scriptedSite) clone(args ...string) *scriptedSite {
	s.t.Helper()
	c := &scriptedSite{t: s.t, dir: filepath.Join(s.t.TempDir(), "clone"), at: s.at}
	s.git(append(append([]string{"clone", "-q"}, args...), "file://"+filepath.ToSlash(s.dir), c.dir)...)
	return c
}

func (s *scriptedSite) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scriptedSite) remove(name string) {
	s.t.Helper()
	if err := os.Remove(filepath.Join(s.dir, filepath.FromSlash(name))); err != nil {
		s.t.Fatal(err)
	}
}

func (s *scriptedSite) move(old, now string) {
	s.t.Helper()
	if err := os.Rename(filepath.Join(s.dir, filepath.FromSlash(old)), filepath.Join(s.dir, filepath.FromSlash(now))); err != nil {
		s.t.Fatal(err)
	}
}

// commit commits everything, at nine in the morning of a day or an hour after the commit before.
func (s *scriptedSite) commit(day string) {
	s.t.Helper()
	at, err := time.Parse(time.RFC3339, day+"T09:00:00+07:00")
	if err != nil {
		s.t.Fatal(err)
	}
	if s.at = s.at.Add(time.Hour); at.After(s.at) {
		s.at = at
	}
	s.git("add", "-A")
	s.git("commit", "-q", "-m", "Nguyễn Văn Thông 0912345678")
}

// run runs the program on the site, an hour after the last commit, and returns what it prints.
func (s *scriptedSite) run(args ...string) string {
	s.t.Helper()
	var out, said bytes.Buffer
	a := &app{out: &out, err: &said, now: func() time.Time { return s.at.Add(time.Hour) }, env: func(string) string { return "" }}
	if status := a.run(s.t.Context(), append(args, "-C", s.dir)); status > content {
		s.t.Fatalf("%v: status %d\n%s", args, status, said.String())
	}
	s.said = said.String()
	return out.String()
}

// problems checks the site and writes each problem as its ID and place.
func (s *scriptedSite) problems() string {
	s.t.Helper()
	var list []struct {
		ID, File string
		Line     int
	}
	if err := json.Unmarshal([]byte(s.run("check", "--format", "json")), &list); err != nil {
		s.t.Fatal(err)
	}
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s %s:%d\n", p.ID, strings.TrimPrefix(p.File, "content/"), p.Line)
	}
	return b.String()
}

// wants compares the problems of the site with what there should be.
func (s *scriptedSite) wants(what string, lines ...string) {
	s.t.Helper()
	want := ""
	for _, line := range lines {
		want += line + "\n"
	}
	if got := s.problems(); got != want {
		s.t.Errorf("%s:\n%swant\n%s", what, got, want)
	}
}

var (
	changesSection = regexp.MustCompile(`(?s)<h2 id="thay-doi">.*?</section>`)
	anyTag         = regexp.MustCompile(`<[^>]*>`)
)

// told is the section of a page that tells its changes, as text.
func (s *scriptedSite) told(page string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.dir, "public", page, "index.html"))
	if err != nil {
		s.t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(anyTag.ReplaceAllString(string(changesSection.Find(text)), "")) {
		if line = strings.Join(strings.Fields(html.UnescapeString(line)), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// tells compares what the pages tell of their changes, in both languages.
func (s *scriptedSite) tells(page, vi, en string) {
	s.t.Helper()
	for _, test := range []struct{ page, want string }{{page, vi}, {"en/" + page, en}} {
		if got := s.told(test.page); got != strings.TrimSpace(test.want) {
			s.t.Errorf("%s tells\n%s\nwant\n%s", test.page, got, test.want)
		}
	}
}
