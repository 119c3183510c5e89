package history_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"congkhai/internal/history"
)

// TestKnown tells which days may be told of commits that were made anew, and what counts in their place.
func TestKnown(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", "draft = true\n"))
	r.put(roundFile, round("2026-11-16", ""))
	r.at = r.at.Add(72 * time.Hour)
	r.write(roundFile, round("2026-11-20", ""))
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x", "--date", noon.Add(5*time.Hour).Format(time.RFC3339))
	trail := r.read().Trail(roundFile)
	var got []string
	for _, v := range trail.Versions {
		line := at(v.Earliest())
		if !trail.Known(v) {
			line += " unknown"
		}
		got = append(got, line)
	}
	if want := []string{"+1", "+2", "+5 unknown"}; !reflect.DeepEqual(got, want) {
		t.Errorf("versions %q, want %q", got, want)
	}
	public := trail.Public()
	if public != trail.Versions[1] {
		t.Errorf("public since %+v", public)
	}
	if got := told(trail.Since(public).Changes(nil)); !strings.HasPrefix(got, "+74 rewritten; closes") || strings.Count(got, "\n") != 1 {
		t.Errorf("changes since it was public: %s", got)
	}
}

// TestReadAt reads the history as it was at an earlier commit.
func TestReadAt(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	before := r.git("rev-parse", "HEAD")
	r.put(roundFile, round("2026-11-20", ""))
	r.remove(folder + "an.toml")
	r.commit()
	l := history.ReadAt(r.dir, "HEAD~2")
	if l.Head != before || len(l.Trail(roundFile).Versions) != 1 || l.Trail(folder+"an.toml").Gone != nil {
		t.Errorf("ReadAt = %+v", l)
	}
	if l := history.ReadAt(r.dir, "HEAD"); l.Trail(folder+"an.toml").Gone == nil {
		t.Error("ReadAt does not see what was deleted")
	}
	for _, rev := range []string{"nowhere", "--all", ""} {
		if l := history.ReadAt(r.dir, rev); l.State != history.None {
			t.Errorf("ReadAt %q = %+v", rev, l)
		}
		var unknown history.UnknownRev
		if _, err := history.Tree(r.dir, rev); !errors.As(err, &unknown) {
			t.Errorf("Tree %q = %v", rev, err)
		}
	}
}

func TestPathspec(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.dir = filepath.Join(r.root, "trang")
	r.put(roundFile, round("2026-11-16", ""))
	r.remove(roundFile)
	spec := r.read().Pathspec(roundFile)
	r.git("checkout", "HEAD", "--", spec)
	if _, err := os.Stat(filepath.Join(r.dir, filepath.FromSlash(roundFile))); err != nil {
		t.Errorf("%s: %v", spec, err)
	}
}

func TestRemotesToPush(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	r.git("config", "remote.a.url", "/srv/a.git")
	r.git("config", "remote.a.pushurl", "git@github.com:a/b.git")
	r.git("config", "remote.b.url", "https://u:p@git.example.org/a.git")
	want := []string{"github.com:a/b.git", "https://git.example.org/a.git"}
	if got := r.read().Remotes; !reflect.DeepEqual(got, want) {
		t.Errorf("Remotes = %q, want %q", got, want)
	}
}
