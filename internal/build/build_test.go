package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/sample"
)

var today = time.Date(2026, 11, 20, 10, 0, 0, 0, time.FixedZone("+07", 7*3600))

// newSite writes a new site into a folder.
func newSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range sample.Site("vi", calendar.FromTime(today)) {
		put(t, dir, name, string(text))
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func buildTo(t *testing.T, dir, out string, opt Options) (*Model, Result) {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	opt.Out = out
	if opt.Now.IsZero() {
		opt.Now = today
	}
	m, result, err := s.Build(opt)
	if err != nil {
		t.Fatal(err)
	}
	return m, result
}

// digestOf is the digest of a tree: names and bytes.
func digestOf(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		fmt.Fprintf(sum, "%s %d\n", filepath.ToSlash(rel), len(data))
		sum.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// TestSameBytes builds this repository's site in several ways: the bytes must be the same. It changes GOMAXPROCS and
// the local zone, so nothing may run beside it.
func TestSameBytes(t *testing.T) {
	var want string
	zone := time.Local
	defer func() { time.Local = zone }()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for i, how := range []struct {
		cores, jobs int
		zone        *time.Location
		now         time.Time
	}{
		{1, 1, time.UTC, today}, {8, 8, time.FixedZone("far", -11*3600), today.Add(40 * time.Hour)}, {2, 3, zone, today.AddDate(1, 0, 0)},
	} {
		runtime.GOMAXPROCS(how.cores)
		time.Local = how.zone
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS("../../content")); err != nil {
			t.Fatal(err)
		}
		settings, err := os.ReadFile("../../site.toml")
		if err != nil {
			t.Fatal(err)
		}
		site := t.TempDir()
		if err := os.Rename(dir, filepath.Join(site, "content")); err != nil {
			t.Fatal(err)
		}
		put(t, site, "site.toml", string(settings))
		out := filepath.Join(t.TempDir(), fmt.Sprintf("out%d", i))
		if _, result := buildTo(t, site, out, Options{Now: how.now, Jobs: how.jobs}); !result.Published {
			t.Fatal("nothing was published")
		}
		got := digestOf(t, out)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("build %d: other bytes", i)
		}
	}
}

func TestInstantReachesOnlyStages(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	a, b := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	buildTo(t, dir, a, Options{AtText: "2026-11-20T10:00"})
	buildTo(t, dir, b, Options{AtText: "2026-11-20T18:30"})
	if digestOf(t, a) != digestOf(t, b) {
		t.Error("two instants between the same transitions give different bytes")
	}
	m, _ := buildTo(t, dir, b, Options{AtText: "2026-12-30"})
	if digestOf(t, a) == digestOf(t, b) || m.Site.Next != nil {
		t.Error("the site did not move on after the last transition")
	}
}

func TestErrorsPublishNothing(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	out := filepath.Join(dir, "public")
	buildTo(t, dir, "", Options{})
	before := digestOf(t, out)
	for name, text := range map[string]string{
		"content/units/x.toml":  "name = 5\nkind = \"other\"\n",
		"content/pages/html.md": "+++\ntitle = \"T\"\n+++\n\n<script>alert(1)</script>\n",
		"content/pages/link.md": "+++\ntitle = \"T\"\n+++\n\n[x](javascript:alert(1))\n",
	} {
		put(t, dir, name, text)
		m, result := buildTo(t, dir, "", Options{})
		if !problem.HasErrors(m.Problems()) || result.Published || digestOf(t, out) != before {
			t.Errorf("%s: published all the same: %v", name, m.Problems())
		}
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, result := buildTo(t, dir, "", Options{}); result.Changed+result.New+result.Deleted > 0 {
		t.Errorf("after mending: %+v", result)
	}
}

func TestSessionSeesChanges(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	get := func(path string) (string, bool) {
		t.Helper()
		m, err := s.Make(Options{Now: today})
		if err != nil {
			t.Fatal(err)
		}
		m.CheckTexts()
		if len(m.Problems()) > 0 {
			t.Fatal(m.Problems())
		}
		r, err := m.Get(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(r.Body), r.Found
	}
	if _, found := get("/them/"); found {
		t.Fatal("a page that is not there yet")
	}
	put(t, dir, "content/pages/them.md", "+++\ntitle = \"Thêm\"\n+++\n\nXem [gương](/guong-dien-hinh/).\n")
	if body, found := get("/them/"); !found || !strings.Contains(body, `href="/guong-dien-hinh/"`) {
		t.Error("the new page is not shown")
	}
	if body, found := get("/en/them/"); !found || !strings.Contains(body, `href="/en/guong-dien-hinh/"`) {
		t.Error("the link in the English page does not lead to the English list")
	}
	if _, found := get("/khong-co/"); found {
		t.Error("found a page that is not there")
	}
	m, err := s.Make(Options{Now: today})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := m.Get("/them"); err != nil || r.Redirect != "/them/" {
		t.Errorf("without its last slash: %+v, %v", r, err)
	}
}

func TestStaticAndLayoutsOfTheSiteWin(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	put(t, dir, "static/style.css", "body{color:red}")
	put(t, dir, "static/.secret", "no")
	put(t, dir, "static/tool.go", "package no")
	put(t, dir, "layouts/page.html", `{{define "main"}}<h1>Riêng</h1>{{end}}`)
	out := filepath.Join(dir, "public")
	buildTo(t, dir, "", Options{})
	for name, want := range map[string]string{"style.css": "color:red", "tro-nang/index.html": "Riêng"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s: %v, lacks %q", name, err, want)
		}
	}
	for _, name := range []string{".secret", "tool.go", "static.go"} {
		if _, err := os.Stat(filepath.Join(out, name)); err == nil {
			t.Errorf("%s was published", name)
		}
	}
}

// TestFilesOfHiddenRecords looks for files and names that must not be seen: of a list that is not yet open, of a
// record that was taken off the site.
func TestFilesOfHiddenRecords(t *testing.T) {
	t.Parallel()
	dir := newSite(t)
	put(t, dir, "content/plans/cu/cu.md", "+++\ntitle = \"Kế hoạch cũ Bí Mật\"\nnumber = \"1/KH\"\nissuer = \"co-quan-mau\"\nexample = true\n"+
		"[[documents]]\ntitle = \"Tệp\"\nfile = \"bi-mat.pdf\"\n[removal]\non = 2026-11-01\nbasis = \"order\"\n+++\n")
	put(t, dir, "content/plans/cu/bi-mat.pdf", "%PDF secret-plan")
	put(t, dir, "content/plans/moi/moi.md", "+++\ntitle = \"Kế hoạch mới\"\nnumber = \"2/KH\"\nissuer = \"co-quan-mau\"\nexample = true\n"+
		"[[documents]]\ntitle = \"Tệp\"\nfile = \"moi.pdf\"\n+++\n")
	put(t, dir, "content/plans/moi/moi.pdf", "%PDF shown-plan")
	put(t, dir, "content/rounds/sau/round.toml", "title = \"Đợt sau\"\nexample = true\ncouncil = \"hoi-dong-mau\"\nawards = [\"bang-khen-cap-tinh\"]\n"+
		"published = 2026-12-01\ncloses = 2026-12-15\n")
	put(t, dir, "content/rounds/sau/an.md", "+++\naward = \"bang-khen-cap-tinh\"\ncategory = \"merit\"\nproposed_by = \"co-quan-mau\"\n"+
		"[candidate]\nname = \"Lê Bí Mật\"\nkind = \"individual\"\n[[documents]]\ntitle = \"Tệp\"\nfile = \"an.pdf\"\n+++\n")
	put(t, dir, "content/rounds/sau/an.pdf", "%PDF secret-list")
	m, result := buildTo(t, dir, "", Options{})
	if !result.Published {
		t.Fatal(m.Problems())
	}
	found := map[string]bool{}
	err := filepath.WalkDir(filepath.Join(dir, "public"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		for _, text := range []string{"Bí Mật", "secret-plan", "secret-list", "shown-plan"} {
			if bytes.Contains(data, []byte(text)) {
				found[text] = true
			}
		}
		return err
	})
	if err != nil || len(found) != 1 || !found["shown-plan"] {
		t.Errorf("found %v, %v", found, err)
	}
	if r, err := m.Get("/ke-hoach/cu/cu/"); err != nil || !r.Found || !bytes.Contains(r.Body, []byte("01/11/2026")) {
		t.Error("there is no stub of the plan that was taken off")
	}
}
