package history_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"congkhai/internal/history"
)

const (
	roundFile = "content/rounds/2026-11-hcld/round.toml"
	folder    = "content/rounds/2026-11-hcld/"
)

// TestLife goes through what happens to records, in forty commits.
func TestLife(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("README.md", "# site\n")                                                                        // +1
	r.put(roundFile, round("2026-11-16", ""))                                                             // +2
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))                                              // +3
	r.put(folder+"binh.toml", nomination("Trần Thị Bình", ""))                                            // +4
	r.put(folder+"cuc.toml", nomination("Lê Thị Cúc", "# ghi chú\n"))                                     // +5
	r.put(roundFile, round("2026-11-16", extension("2026-11-16", "2026-11-23")))                          // +6 extended
	r.put(roundFile, round("2026-11-12", extension("2026-11-16", "2026-11-20")))                          // +7 shortened
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", "posthumous = true\n"))                           // +8 not told
	r.put(folder+"an.toml", strings.Replace(nomination("Nguyễn Văn An", ""), "Nhất", "Nhì", 1))           // +9
	r.put(folder+"binh.toml", nomination("Trần Thị Bình", "[withdrawal]\non = 2026-11-05\nby = \"x\"\n")) // +10
	r.remove(folder + "binh.toml")
	r.commit() // +11
	r.move(folder+"cuc.toml", folder+"le-thi-cuc.toml")
	r.commit() // +12
	r.move(folder+"le-thi-cuc.toml", folder+"hoa.toml")
	r.write(folder+"hoa.toml", strings.Replace(nomination("Lê Thị Cúc", ""), `"so-y-te"`, `"so-noi-vu"`, 1))
	r.commit() // +13
	r.move(folder+"hoa.toml", folder+"cuc-2.toml")
	r.commit()                                                               // +14
	r.put(folder+"dung.toml", nomination("Phạm Văn Dũng", ""))               // +15
	r.remove(folder + "dung.toml")                                           //
	r.commit()                                                               // +16
	r.put(folder+"dung.toml", nomination("Phạm Văn Dũng", "draft = true\n")) // +17 again
	r.put(folder+"em.toml", nomination("Vũ Thị Em", ""))                     // +18
	r.remove(folder + "em.toml")                                             //
	r.write(folder+"giang.toml", nomination("Hồ Văn Giang", ""))             //
	r.commit()                                                               // +19 looks like a rename and is none
	r.put(folder+"loi.toml", "award = [\n")                                  // +20 cannot be read
	r.put(folder+"loi.toml", nomination("Đỗ Văn Lợi", ""))                   // +21
	r.put(folder+"anh.jpg", "jpg")                                           // +22 no record
	r.put("content/rounds/2026-11-hcld/deep/x.toml", "a = 1\n")              // +23 no record
	r.git("checkout", "-q", "-b", "branch")
	r.put("content/units/so-y-te.toml", "name = \"Sở Y tế\"\nkind = \"department\"\nvalid_from = 2020-01-01\n") // +24 in the branch
	r.put("content/units/so-y-te.toml", "name = \"Sở Y tế\"\nkind = \"department\"\nvalid_from = 2021-01-01\n") // +25 in the branch
	r.git("checkout", "-q", "main")
	r.put("content/pages/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\nMột.\n") // +26
	r.at = r.at.Add(time.Hour)
	r.git("merge", "-q", "--no-ff", "-m", "m", "branch") // +27
	for range 8 {
		r.commit() // +28 to +35, empty
	}
	r.at = r.at.Add(3 * 24 * time.Hour) // +107
	r.write("content/pages/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\nHai.\n")
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x", "--date", noon.Format(time.RFC3339)) // written at noon, committed days later
	r.put("content/decisions/qd-1.toml", "number = \"1\"\nauthority = \"province\"\nsigned = 2026-12-01\n[[outcomes]]\nnomination = \"2026-11-hcld/an\"\nresult = \"awarded\"\n")
	r.put("content/decisions/qd-1.toml", "number = \"1\"\nauthority = \"province\"\nsigned = 2026-12-01\n[[outcomes]]\nnomination = \"2026-11-hcld/dung\"\nresult = \"deferred\"\n[[outcomes]]\nnomination = \"2026-11-hcld/an\"\nresult = \"annulled\"\n")
	r.commit()
	r.commit()
	if n := r.git("rev-list", "--count", "HEAD"); n != "40" {
		t.Errorf("the script has %s commits", n)
	}

	l := r.read()
	if l.State != history.Whole || l.Why != "" || l.Head != r.git("rev-parse", "HEAD") || l.Broken {
		t.Fatalf("Read = %+v", l)
	}
	for _, test := range []struct{ name, file, first, want string }{
		{"a round", roundFile, "+2", `+6; extensions.0.from: "" "2026-11-16"; extensions.0.on: "" "2026-11-16"; extensions.0.to: "" "2026-11-23"; : "" ""
+7; closes: "2026-11-16" "2026-11-12"; extensions.0.to: "2026-11-23" "2026-11-20"
`},
		{"a nomination", folder + "an.toml", "+3", `+8; : "" ""
+9; class: "hạng Nhất" "hạng Nhì"; : "" ""
`},
		{"renamed three times, once with a change", folder + "cuc-2.toml", "+5", `+13; proposed_by: "so-y-te" "so-noi-vu"
`},
		{"made again", folder + "dung.toml", "+15", `+17; : "" ""
`},
		{"took the place of another", folder + "giang.toml", "+19", ""},
		{"could not be read at first", folder + "loi.toml", "+20", ""},
		{"merged", "content/units/so-y-te.toml", "+27", ""},
		{"written anew", "content/pages/gioi-thieu.md", "+26", `+107 rewritten; : "" ""
`},
		{"decisions", "content/decisions/qd-1.toml", "+108", `+109; outcomes.2026-11-hcld/an.result: "awarded" "annulled"; outcomes.2026-11-hcld/dung.result: "" "deferred"
`},
	} {
		trail := l.Trail(test.file)
		if trail == nil {
			t.Errorf("%s: no trail", test.name)
			continue
		}
		if got := first(trail); got != test.first || trail.Gone != nil || trail.Path != test.file {
			t.Errorf("%s: first %s, gone %v, path %s, want %s", test.name, got, trail.Gone, trail.Path, test.first)
		}
		text, err := os.ReadFile(filepath.Join(r.dir, test.file))
		if err != nil {
			t.Fatal(err)
		}
		if got := told(trail.Changes(factsOf(t, test.file, string(text)))); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
	var gone []string
	for _, trail := range l.Gone() {
		gone = append(gone, trail.Path+" "+at(trail.Gone.At)+" "+trail.Last().Facts.ID)
	}
	want := []string{folder + "binh.toml +11 2026-11-hcld/binh", folder + "em.toml +19 2026-11-hcld/em"}
	if !reflect.DeepEqual(gone, want) {
		t.Errorf("Gone = %q, want %q", gone, want)
	}
	for _, file := range []string{folder + "anh.jpg", folder + "deep/x.toml", folder + "cuc.toml", "README.md", "content/x"} {
		if l.Trail(file) != nil {
			t.Errorf("%s has a trail", file)
		}
	}
	for touched, want := range map[string]string{
		"content/rounds/2026-11-hcld": "+23", "content/units": "+27", "content/pages/": "+107", "content": "+109",
		"content/rounds/none": "-", "content/rounds/2026-11": "-", "": "-",
	} {
		if _, when, _ := l.Touched(touched); at(when) != want {
			t.Errorf("Touched(%q) = %s, want %s", touched, at(when), want)
		}
	}
}

func TestOneVersionIsNotRead(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	trail := r.read().Trail(roundFile)
	if trail.Last().Facts != nil {
		t.Error("the facts of a single version were read")
	}
	if steps := trail.Changes(factsOf(t, roundFile, round("2026-11-20", ""))); steps != nil {
		t.Errorf("the record on disk differs from itself: %v", steps)
	}
	r.put(roundFile, round("2026-11-17", ""))
	got := told(r.read().Trail(roundFile).Changes(factsOf(t, roundFile, round("2026-11-20", ""))))
	if want := "+2; closes: \"2026-11-16\" \"2026-11-17\"\n- uncommitted; closes: \"2026-11-17\" \"2026-11-20\"\n"; got != want {
		t.Errorf("Changes = %s, want %s", got, want)
	}
}

func TestRebased(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("README.md", "a\n")
	r.git("checkout", "-q", "-b", "work")
	r.put(roundFile, round("2026-11-16", ""))
	r.put(roundFile, round("2026-11-17", ""))
	r.git("checkout", "-q", "main")
	r.put("README.md", "b\n")
	r.git("checkout", "-q", "work")
	r.at = r.at.Add(48 * time.Hour)
	r.git("-c", "rebase.backend=merge", "rebase", "-q", "main")
	trail := r.read().Trail(roundFile)
	if when, ok := trail.First(); ok {
		t.Errorf("a rebased commit appeared at %v", when)
	}
	if got := told(trail.Changes(nil)); !strings.Contains(got, "rewritten") {
		t.Errorf("Changes = %q", got)
	}
}

func TestShallow(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	for range 6 {
		r.commit()
	}
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	r.put(roundFile, round("2026-11-17", ""))
	clone := filepath.Join(t.TempDir(), "clone")
	r.git("clone", "-q", "--depth", "5", "file://"+filepath.ToSlash(r.root), clone)
	l := read(t, clone, "")
	if l.State != history.Shallow {
		t.Fatalf("State = %v", l.State)
	}
	if got := first(l.Trail(roundFile)); got != "unknown" {
		t.Errorf("what was there before the clone begins appeared at %s", got)
	}
	if got := first(l.Trail(folder + "an.toml")); got != "+8" {
		t.Errorf("what came later appeared at %s", got)
	}
	if got := told(l.Trail(roundFile).Changes(nil)); got != "+9; closes: \"2026-11-16\" \"2026-11-17\"\n" {
		t.Errorf("Changes = %s", got)
	}
	if len(l.Remotes) != 0 {
		t.Errorf("Remotes = %q", l.Remotes)
	}
	one := filepath.Join(t.TempDir(), "one")
	r.git("clone", "-q", "--depth", "1", "file://"+filepath.ToSlash(r.root), one)
	if commit, _, ok := read(t, one, "").Touched("content"); ok {
		t.Errorf("a clone of one commit knows that %s touched content", commit)
	}
}

func TestSubfolder(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.dir = filepath.Join(r.root, "trang web", "a")
	r.put(roundFile, round("2026-11-16", ""))
	r.put(roundFile, round("2026-11-17", ""))
	r.dir = r.root
	r.put(roundFile, round("2026-01-01", ""))
	l := read(t, filepath.Join(r.root, "trang web", "a"), "")
	if got := told(l.Trail(roundFile).Changes(nil)); got != "+2; closes: \"2026-11-16\" \"2026-11-17\"\n" {
		t.Errorf("Changes = %s", got)
	}
	if _, when, ok := l.Touched("content"); !ok || at(when) != "+2" {
		t.Errorf("Touched = %v %v", when, ok)
	}
}

func TestNothingIsKnown(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	damaged := newRepo(t)
	damaged.put(roundFile, round("2026-11-16", ""))
	if err := os.RemoveAll(filepath.Join(damaged.root, ".git", "objects")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(damaged.root, ".git", "objects"), 0o777); err != nil {
		t.Fatal(err)
	}
	config := newRepo(t)
	config.put(roundFile, round("2026-11-16", ""))
	if err := os.WriteFile(filepath.Join(config.root, ".git", "config"), []byte("[core\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	bare := newRepo(t, "--bare")
	for _, test := range []struct{ name, dir, why string }{
		{"no repository", t.TempDir(), "no-repository"},
		{"no folder", filepath.Join(t.TempDir(), "none"), "no-repository"},
		{"no commit", r.root, "empty"},
		{"no objects", damaged.root, "failed"},
		{"broken configuration", config.root, "failed"},
		{"no files", bare.root, "refused"},
	} {
		l := read(t, test.dir, filepath.Join(t.TempDir(), "cache"))
		if l.State != history.None || l.Why != test.why {
			t.Errorf("%s: State %v, Why %q, want %q", test.name, l.State, l.Why, test.why)
		}
		if l.Trail(roundFile) != nil || l.Gone() != nil || l.Committed(roundFile) {
			t.Errorf("%s: something is known", test.name)
		}
	}
}

func TestWorktreeAndSubmodule(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	r.put(roundFile, round("2026-11-17", ""))
	tree := filepath.Join(t.TempDir(), "tree")
	r.git("worktree", "add", "-q", tree, "HEAD")
	outer := newRepo(t)
	outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "file://"+filepath.ToSlash(r.root), "site")
	outer.commit()
	for name, dir := range map[string]string{"worktree": tree, "submodule": filepath.Join(outer.root, "site")} {
		if l := read(t, dir, ""); l.State != history.Whole || len(l.Trail(roundFile).Changes(nil)) != 1 {
			t.Errorf("%s: %+v", name, l)
		}
	}
}

func TestRemotes(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	for i, address := range []string{
		"https://an:mat-khau@git.example.org/a/b.git?private_token=x#y", "git@git.example.org:a/b.git", "/home/an/kho.git",
		"ssh://an@git.example.org:22/a/b.git", "file:///home/an", "ext::sh -c id", `C:\kho`, "https://git.example.org/a/b.git",
	} {
		r.git("config", "remote.r"+string(rune('a'+i))+".url", address)
	}
	want := []string{"git.example.org:a/b.git", "https://git.example.org/a/b.git", "ssh://git.example.org:22/a/b.git"}
	if got := r.read().Remotes; !reflect.DeepEqual(got, want) {
		t.Errorf("Remotes = %q, want %q", got, want)
	}
}

func TestOwnedBySomebodyElse(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root can give a folder away")
	}
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	for _, name := range []string{r.root, filepath.Join(r.root, ".git")} {
		if err := os.Chown(name, 12345, 12345); err != nil {
			t.Fatal(err)
		}
	}
	if l := r.read(); l.State != history.None || l.Why != "refused" {
		t.Errorf("Read = %+v", l)
	}
	if _, err := history.Tree(r.dir, "HEAD"); err != (history.NoRepository{Why: "refused"}) {
		t.Errorf("Tree fails with %v", err)
	}
}
