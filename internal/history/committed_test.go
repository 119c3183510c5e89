package history_test

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/internal/history"
	"congkhai/internal/load"
)

// blobID is the name that git gives a text.
func blobID(text []byte) [20]byte {
	return sha1.Sum(append(fmt.Appendf(nil, "blob %d\x00", len(text)), text...))
}

func TestCommitted(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	r.put(roundFile, round("2026-11-17", ""))
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	r.remove(folder + "an.toml")
	r.commit()
	l := r.read()
	now, old := round("2026-11-17", ""), round("2026-11-16", "")
	crlf := bytes.ReplaceAll([]byte(now), []byte("\n"), []byte("\r\n"))
	for _, test := range []struct {
		name, file string
		ids        [][20]byte
		want       bool
	}{
		{"as committed", roundFile, [][20]byte{blobID([]byte(now))}, true},
		{"changed", roundFile, [][20]byte{blobID([]byte(old))}, false},
		{"other ends of lines", roundFile, [][20]byte{blobID(crlf)}, false},
		{"other ends of lines, told", roundFile, [][20]byte{blobID(crlf), blobID([]byte(now))}, true},
		{"nothing to compare", roundFile, nil, false},
		{"deleted", folder + "an.toml", [][20]byte{blobID([]byte(nomination("Nguyễn Văn An", "")))}, false},
		{"never there", folder + "ba.toml", [][20]byte{{}}, false},
	} {
		if got := l.Committed(test.file, test.ids...); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
	text, err := os.ReadFile(filepath.Join(r.dir, roundFile))
	if err != nil {
		t.Fatal(err)
	}
	if rec, ok := load.Decode(roundFile, text); !ok || !l.Committed(roundFile, rec.Common().Blob) {
		t.Error("the id that load gives a record is not that of git")
	}
	if got := told(l.Trail(roundFile).Changes(factsOf(t, roundFile, string(crlf)))); got != "+2; closes: \"2026-11-16\" \"2026-11-17\"\n" {
		t.Errorf("ends of lines are a change: %s", got)
	}
}

func TestCheckoutWithOtherLineEnds(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	const page = "content/pages/a.md"
	text := "+++\ntitle = \"Một\"\n+++\nBốn\n\nnăm\n"
	crlf := bytes.ReplaceAll([]byte(text), []byte("\n"), []byte("\r\n"))
	r.put(page, text)
	r.put(page, string(crlf))
	r.put(page, text+"sáu\n")
	if got := told(r.read().Trail(page).Changes(nil)); got != "+3; : \"\" \"\"\n" {
		t.Errorf("Changes = %s", got)
	}
}

// A checkout with core.autocrlf has CRLF on disk where the commit has LF.
func TestCompareLineEnds(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	crlf := func(text string) [20]byte {
		r.write(roundFile, strings.ReplaceAll(text, "\n", "\r\n"))
		return blobID([]byte(strings.ReplaceAll(text, "\n", "\r\n")))
	}
	same := crlf(round("2026-11-16", ""))
	l := r.read()
	if told := l.Compare(r.dir, map[string][20]byte{roundFile: same}); !told.Committed(roundFile, same) || told.Trail(roundFile).Last().Facts != nil {
		t.Error("other ends of lines are a change")
	}
	other := crlf(round("2026-11-20", ""))
	told := l.Compare(r.dir, map[string][20]byte{roundFile: other})
	if told.Committed(roundFile, other) || told.Trail(roundFile).Last().Facts.Value("closes") != "2026-11-16" {
		t.Error("a change with other ends of lines is none")
	}
}

func TestSHA256(t *testing.T) {
	t.Parallel()
	r := newRepo(t, "--object-format=sha256")
	r.put(roundFile, round("2026-11-16", ""))
	r.put(roundFile, round("2026-11-17", ""))
	cache := filepath.Join(t.TempDir(), "history")
	for range 2 {
		l := read(t, r.dir, cache)
		if l.State != history.Whole || len(l.Head) != 64 || len(l.Trail(roundFile).Changes(nil)) != 1 {
			t.Fatalf("Read = %+v", l)
		}
		if !l.Committed(roundFile, [20]byte{}) || l.Committed(folder+"an.toml", [20]byte{}) {
			t.Error("names that cannot be compared do not count as committed")
		}
	}
	if _, err := history.Tree(r.dir, "HEAD"); err != nil {
		t.Error(err)
	}
}
