package sample

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestScriptsParse(t *testing.T) {
	t.Parallel()
	dir := written(t)
	for _, name := range automated {
		if strings.HasSuffix(name, ".sh") {
			if r := run(t, dir, nil, "sh", "-n", name); r.status != 0 {
				t.Errorf("%s: %s", name, r.stderr)
			}
		}
	}
}

// TestBuildScript runs build.sh with a program that prints, fails and tells where it was called.
func TestBuildScript(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name           string
		remote         string // "", "ahead" or "gone"
		fails          bool
		status         int
		stdout, stderr string // what they contain; "" when they must be empty
	}{
		{name: "no repository", stdout: "built --lang en build"},
		{name: "new commit", remote: "ahead", stdout: "built --lang en build"},
		{name: "remote gone", remote: "gone", status: 3, stdout: "built --lang en build", stderr: "fatal"},
		{name: "errors in the content", fails: true, status: 1, stderr: "refused"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			dir, bin := written(t), t.TempDir()
			program := "#!/bin/sh\necho built \"$@\"\necho a warning >&2\ntouch built\n"
			if test.fails {
				program = "#!/bin/sh\necho refused >&2\nexit 1\n"
			}
			write(t, filepath.Join(bin, "congkhai"), program)
			if err := os.Chmod(filepath.Join(bin, "congkhai"), 0o755); err != nil {
				t.Fatal(err)
			}
			if test.remote != "" {
				commit(t, dir)
				far := filepath.Join(t.TempDir(), "far")
				succeed(t, run(t, dir, nil, "git", "clone", "-q", ".", far))
				succeed(t, run(t, dir, nil, "git", "remote", "add", "origin", far))
				succeed(t, run(t, dir, nil, "git", "fetch", "-q"))
				succeed(t, run(t, dir, nil, "git", "branch", "-q", "-u", "origin/main"))
				if test.remote == "gone" {
					if err := os.RemoveAll(far); err != nil {
						t.Fatal(err)
					}
				} else {
					write(t, filepath.Join(far, "new"), "new\n")
					commit(t, far)
				}
			}
			r := run(t, t.TempDir(), []string{"PATH=" + bin + ":" + os.Getenv("PATH")}, "sh", filepath.Join(dir, "schedule", "build.sh"))
			if r.status != test.status || !says(r.stdout, test.stdout) || !says(r.stderr, test.stderr) {
				t.Errorf("status %d, stdout %q, stderr %q", r.status, r.stdout, r.stderr)
			}
			if !test.fails && !exists(dir, "built") {
				t.Error("the program did not run in the site's folder")
			}
			if exists(dir, "new") != (test.remote == "ahead") {
				t.Error("the new commit is missing, or there is one")
			}
		})
	}
}

// TestBuildScriptWaits runs build.sh again and again: it builds only where a commit, the next change of stage or the
// program is another than at the last build.
func TestBuildScriptWaits(t *testing.T) {
	t.Parallel()
	dir, bin := written(t), t.TempDir()
	program := filepath.Join(bin, "congkhai")
	say := func(next, version string) {
		write(t, program, "#!/bin/sh\ncase $1 in next) echo "+next+" ;; version) echo "+version+" ;; *) mkdir -p public; echo built ;; esac\n")
		if err := os.Chmod(program, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []struct {
		name   string
		change func()
		builds bool
	}{
		{"first", func() { commit(t, dir) }, true},
		{"nothing new", func() {}, false},
		{"a change of stage has passed", func() { say("later", "1") }, true},
		{"nothing new again", func() {}, false},
		{"new commit", func() { write(t, filepath.Join(dir, "new"), "new\n"); commit(t, dir) }, true},
		{"new program", func() { say("later", "2") }, true},
		{"the site is gone", func() { os.Remove(filepath.Join(dir, "public")) }, true},
		{"next fails", func() {
			write(t, program, "#!/bin/sh\n[ $1 = next ] && exit 1\necho built\n")
		}, true},
	} {
		if step.name == "first" {
			say("soon", "1")
		}
		step.change()
		r := run(t, dir, []string{"PATH=" + bin + ":" + os.Getenv("PATH")}, "sh", "schedule/build.sh")
		if succeed(t, r); (r.stdout == "built\n") != step.builds {
			t.Errorf("%s: %q", step.name, r.stdout)
		}
	}
}

// TestProgramScript makes a small program from a repository, and refuses to without one.
func TestProgramScript(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip("there is no go command")
	}
	dir, to, source := written(t), t.TempDir(), t.TempDir()
	script := filepath.Join(dir, "schedule", "program.sh")
	if r := run(t, dir, []string{"CONGKHAI_SOURCE="}, "sh", script, to); r.status != 2 || !strings.Contains(r.stderr, "CONGKHAI_SOURCE") {
		t.Errorf("without a source: %+v", r)
	}
	write(t, filepath.Join(source, "go.mod"), "module congkhai\n")
	write(t, filepath.Join(source, "cmd", "congkhai", "main.go"), "package main\n\nfunc main() { println(`works`) }\n")
	commit(t, source)
	for _, version := range []string{"", "main"} {
		env := []string{"CONGKHAI_SOURCE=" + source, "CONGKHAI_VERSION=" + version}
		succeed(t, run(t, dir, env, "sh", script, to))
		if r := run(t, dir, nil, filepath.Join(to, "congkhai")); r.stderr != "works\n" {
			t.Errorf("version %q: %+v", version, r)
		}
	}
	if r := run(t, dir, []string{"CONGKHAI_SOURCE=" + source, "CONGKHAI_VERSION=none"}, "sh", script, to); r.status == 0 {
		t.Error("a version that there is not")
	}
}

// TestPagesScript pushes a site three times: new, unchanged, and with a file less.
func TestPagesScript(t *testing.T) {
	t.Parallel()
	dir, far := written(t), t.TempDir()
	succeed(t, run(t, far, nil, "git", "init", "-q", "--bare"))
	commit(t, dir)
	succeed(t, run(t, dir, nil, "git", "remote", "add", "origin", far))
	write(t, filepath.Join(dir, "public", "index.html"), "one\n")
	write(t, filepath.Join(dir, "public", "en", "index.html"), "two\r\n")
	push := func() string {
		succeed(t, run(t, dir, nil, "sh", "schedule/pages.sh"))
		files := run(t, far, nil, "git", "ls-tree", "-r", "--name-only", "pages").stdout
		return files + run(t, far, nil, "git", "rev-list", "--count", "pages").stdout
	}
	if got := push(); got != "en/index.html\nindex.html\n1\n" {
		t.Fatalf("the branch holds %q", got)
	}
	first := run(t, far, nil, "git", "rev-parse", "pages").stdout
	if r := run(t, dir, nil, "sh", "schedule/pages.sh"); r.status != 0 || r.stdout != "the site did not change\n" {
		t.Errorf("again: %+v", r)
	}
	if r := run(t, far, nil, "git", "rev-parse", "pages"); r.stdout != first {
		t.Error("the same site was pushed twice")
	}
	if r := run(t, far, nil, "git", "show", "pages:en/index.html"); r.stdout != "two\r\n" {
		t.Errorf("a file changed on its way: %q", r.stdout)
	}
	if err := os.RemoveAll(filepath.Join(dir, "public", "en")); err != nil {
		t.Fatal(err)
	}
	if got := push(); got != "index.html\n1\n" {
		t.Errorf("then the branch holds %q", got)
	}
	if r := run(t, dir, nil, "git", "status", "--porcelain"); r.stdout != "" {
		t.Errorf("the site's own index changed: %s", r.stdout)
	}
}

// written is the folder of a new site; the test is skipped where there is no shell or git.
func written(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"sh", "git"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("there is no %s", name)
		}
	}
	dir := t.TempDir()
	for name, text := range Site("en", today) {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), string(text))
	}
	return dir
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// commit makes a folder a repository where it is none, and commits all that is in it.
func commit(t *testing.T, dir string) {
	t.Helper()
	succeed(t, run(t, dir, nil, "git", "init", "-q", "-b", "main"))
	succeed(t, run(t, dir, nil, "git", "add", "--all"))
	succeed(t, run(t, dir, nil, "git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x"))
}

type ran struct {
	status         int
	stdout, stderr string
}

func run(t *testing.T, dir string, env []string, name string, args ...string) ran {
	t.Helper()
	var stdout, stderr strings.Builder
	c := exec.Command(name, args...)
	c.Dir, c.Stdout, c.Stderr = dir, &stdout, &stderr
	c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull, "LC_ALL=C")
	c.Env = append(c.Env, env...)
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ran{c.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

func succeed(t *testing.T, r ran) {
	t.Helper()
	if r.status != 0 {
		t.Fatalf("status %d: %s%s", r.status, r.stdout, r.stderr)
	}
}

// says reports whether a text contains what it should, or is empty where it should be.
func says(text, want string) bool {
	return want == "" && text == "" || want != "" && strings.Contains(text, want)
}

func exists(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, name))
	return err == nil
}
