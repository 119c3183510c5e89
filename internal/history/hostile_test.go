package history_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"congkhai/internal/history"
)

// TestHostileRepository reads a repository whose configuration names programs wherever git can be told to run one.
func TestHostileRepository(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the planted programs are shell scripts")
	}
	r := newRepo(t)
	text := nomination("Nguyễn Văn An", "")
	r.put(roundFile, round("2026-11-16", ""))
	r.put(roundFile, round("2026-11-17", ""))
	r.put(folder+"an.toml", text)
	missing := r.git("rev-parse", "HEAD:"+folder+"an.toml")
	r.move(folder+"an.toml", folder+"ba.toml")
	r.write(folder+"ba.toml", strings.Replace(text, "Nhất", "Nhì", 1))
	r.write(".gitattributes", "*.toml diff=x filter=x text\n")
	r.write("content/.gitattributes", "*.toml diff=x filter=x merge=x\n")
	r.commit()
	signed := "tree " + r.git("rev-parse", "HEAD^{tree}") + "\nparent " + r.git("rev-parse", "HEAD") +
		"\nauthor A <a@example.org> 1793000000 +0000\ncommitter C <c@example.org> 1793000000 +0000\n" +
		"gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nm\n"
	r.write("signed", signed)
	r.git("reset", "-q", "--hard", r.git("hash-object", "-t", "commit", "-w", "signed"))

	markers := t.TempDir()
	planted := 0
	plant := func() string {
		planted++
		file := filepath.Join(markers, fmt.Sprintf("p%d.sh", planted))
		script := fmt.Sprintf("#!/bin/sh\necho run >> '%s'\n", filepath.Join(markers, fmt.Sprintf("p%d.ran", planted)))
		if err := os.WriteFile(file, []byte(script), 0o777); err != nil {
			t.Fatal(err)
		}
		return file
	}
	for _, name := range []string{
		"core.fsmonitor", "core.pager", "pager.log", "pager.config", "pager.rev-parse", "pager.cat-file", "pager.ls-tree",
		"diff.external", "diff.x.command", "diff.x.textconv", "merge.x.driver", "gpg.program", "gpg.openpgp.program",
		"gpg.ssh.program", "core.sshCommand", "core.askPass", "credential.helper", "core.gitProxy", "core.editor",
		"filter.x.clean", "filter.x.smudge", "filter.x.process", "core.alternateRefsCommand", "uploadpack.packObjectsHook",
		"remote.evil.uploadpack", "trailer.x.command", "interactive.diffFilter",
	} {
		r.git("config", name, plant())
	}
	for _, name := range []string{"log", "cat-file", "ls-tree", "rev-parse", "config", "merge-base"} {
		r.git("config", "alias."+name, "!"+plant())
	}
	hooks := filepath.Join(markers, "hooks")
	if err := os.Mkdir(hooks, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, hook := range []string{"post-checkout", "post-commit", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"} {
		if err := os.Rename(plant(), filepath.Join(hooks, hook)); err != nil {
			t.Fatal(err)
		}
	}
	r.git("config", "core.hooksPath", hooks)
	for name, value := range map[string]string{
		"log.showSignature": "true", "log.follow": "true", "log.showRoot": "false", "log.diffMerges": "combined",
		"log.date": "relative", "log.decorate": "full", "log.mailmap": "true", "format.pretty": "fuller", "color.ui": "always",
		"diff.relative": "true", "diff.renames": "false", "diff.renameLimit": "1", "diff.noprefix": "true",
		"diff.orderFile": filepath.Join(markers, "order"), "core.quotePath": "true", "diff.mnemonicPrefix": "true",
		"extensions.partialClone": "evil", "core.repositoryFormatVersion": "1", "remote.evil.promisor": "true",
		"remote.evil.url": "ext::sh " + plant(), "protocol.allow": "always", "protocol.ext.allow": "always",
		"remote.evil.fetch": "+refs/heads/*:refs/remotes/evil/*",
	} {
		r.git("config", name, value)
	}
	if err := os.Remove(filepath.Join(r.root, ".git", "objects", missing[:2], missing[2:])); err != nil {
		t.Fatal(err)
	}

	cache := filepath.Join(t.TempDir(), "history")
	for range 2 {
		l := read(t, r.dir, cache)
		if l.State != history.Whole {
			t.Fatalf("Read = %+v", l)
		}
		if got := told(l.Trail(roundFile).Changes(nil)); got != "+2; closes: \"2026-11-16\" \"2026-11-17\"\n" {
			t.Errorf("Changes = %s", got)
		}
		if l.Trail(folder+"ba.toml") == nil {
			t.Error("a file is not known")
		}
	}
	for _, rev := range []string{"HEAD", "HEAD~1", "HEAD~2"} {
		if _, err := history.Tree(r.dir, rev); err != nil {
			t.Errorf("Tree(%s): %v", rev, err)
		}
	}
	ran, err := filepath.Glob(filepath.Join(markers, "*.ran"))
	if err != nil || len(ran) > 0 {
		t.Errorf("of %d planted programs these ran: %q", planted, ran)
	}

	shown, _ := filepath.Glob(filepath.Join(markers, "p*.sh"))
	for _, file := range shown[:1] {
		r.git("-c", "alias.proof=!"+file, "proof")
		if ran, _ := filepath.Glob(filepath.Join(markers, "*.ran")); len(ran) != 1 {
			t.Error("the planted programs leave no marker: the test shows nothing")
		}
	}
}

// TestConfigurationChangesNothing reads a repository before and after its configuration asks for other forms of output.
func TestConfigurationChangesNothing(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put(roundFile, round("2026-11-16", ""))
	r.put(folder+"an.toml", nomination("Nguyễn Văn An", ""))
	r.git("checkout", "-q", "-b", "b")
	r.put(roundFile, round("2026-11-18", ""))
	r.git("checkout", "-q", "main")
	r.move(folder+"an.toml", folder+"ba.toml")
	r.write(folder+"ba.toml", nomination("Nguyễn Văn An", "posthumous = true\n"))
	r.commit()
	r.git("merge", "-q", "--no-ff", "-m", "m", "b")
	plain := r.read()
	for name, value := range map[string]string{
		"log.follow": "true", "log.showRoot": "false", "log.diffMerges": "combined", "log.date": "relative",
		"log.decorate": "full", "format.pretty": "fuller", "color.ui": "always", "diff.relative": "true", "diff.renames": "copies",
		"diff.renameLimit": "1", "diff.orderFile": "/none", "core.quotePath": "true", "log.excludeDecoration": "x",
		"notes.displayRef": "refs/notes/*", "i18n.logOutputEncoding": "UTF-16", "core.abbrev": "4", "diff.noprefix": "true",
	} {
		r.git("config", name, value)
	}
	same(t, plain, r.read(), roundFile, folder+"ba.toml")
	if len(plain.Trail(folder+"ba.toml").Versions) != 2 || len(plain.Trail(roundFile).Versions) != 2 {
		t.Errorf("%+v %+v", plain.Trail(folder+"ba.toml"), plain.Trail(roundFile))
	}
}

// TestNothingPersonalComesBack takes a telephone number and a name out of records and looks for them everywhere.
func TestNothingPersonalComesBack(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	const phone, name = "0912345678", "Nguyễn Văn Thông"
	hide := []string{phone, name, "Thông", "Nguyễn"}
	everywhere := func(s string) string {
		return `title = "` + s + `"
summary = "` + s + `"
council = "` + s + `"
awards = ["` + s + `", "bang-khen"]
rule = "` + s + `"
published = 2026-11-02
closes = 2026-11-16
[response]
phone = "` + s + `"
[notice]
number = "` + s + `"
issuer = "` + s + `"
issued = 2026-11-01
signer = "` + s + `"
[council_result]
met = 2026-12-01
forwarded = ["` + s + `"]
[[sources]]
`
	}
	outcomes := func(s string) string {
		return "number = \"1\"\nauthority = \"province\"\nsigned = 2026-12-01\n[[outcomes]]\nnomination = \"" + s +
			"\"\nresult = \"awarded\"\naward = \"" + s + "\"\n[[outcomes]]\nnomination = \"2026-11-hcld/an\"\nresult = \"deferred\"\n"
	}
	for _, s := range []string{phone, name, "090.123.4567", "x"} {
		r.write(roundFile, everywhere(s))
		r.write("content/decisions/1.toml", outcomes(s))
		r.write(folder+"an.toml", strings.ReplaceAll(nomination(s, ""), "so-y-te", s))
		r.write(folder+"gone.toml", strings.Replace(nomination(s, "[[holds]]\nsince = 2026-11-03\nreason = \""+s+"\"\n"), "hạng Nhất", phone, 1))
		r.commit()
	}
	r.remove(folder + "gone.toml")
	r.commit()
	cache := filepath.Join(t.TempDir(), "history")
	l := read(t, r.dir, cache)
	kept, err := os.ReadFile(cache)
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for _, file := range []string{roundFile, "content/decisions/1.toml", folder + "an.toml", folder + "gone.toml"} {
		trail := l.Trail(file)
		if trail.Last().Facts == nil || len(trail.Last().Facts.Told) == 0 {
			t.Errorf("%s: nothing is told", file)
		}
		for _, v := range trail.Versions {
			fmt.Fprintf(&shown, "%+v %+v\n", *v, v.Facts)
		}
		fmt.Fprintf(&shown, "%+v\n", trail.Changes(nil))
	}
	fmt.Fprintf(&shown, "%+v\n", l)
	for _, secret := range append(hide, "090.123") {
		if strings.Contains(shown.String(), secret) {
			t.Errorf("%q is told:\n%s", secret, shown.String())
		}
		if bytes.Contains(kept, []byte(secret)) {
			t.Errorf("%q is in the cache", secret)
		}
	}
	if !strings.Contains(shown.String(), "outcomes.2026-11-hcld/an.result") {
		t.Error("an outcome is not told")
	}
}

// TestLarge reads ten thousand files with three thousand commits about as fast as git.
func TestLarge(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("slow")
	}
	r := newRepo(t)
	var in strings.Builder
	mark := 0
	blob := func(text string) {
		mark++
		fmt.Fprintf(&in, "blob\nmark :%d\ndata %d\n%s\n", mark, len(text), text)
	}
	for i := range 3000 {
		var files []string
		for j := range 4 {
			blob(nomination(fmt.Sprintf("Người %d %d", i, j), ""))
			files = append(files, fmt.Sprintf("M 100644 :%d content/rounds/r%d/n%d.toml\n", mark, (i*4+j)%100, (i*4+j)%10000))
		}
		fmt.Fprintf(&in, "commit refs/heads/main\ncommitter C <c@example.org> %d +0000\ndata 1\nm\n%s\n", noon.Unix()+int64(i)*60, strings.Join(files, ""))
	}
	r.write("../import", in.String())
	file := filepath.Join(filepath.Dir(r.root), "import")
	script := "git fast-import --quiet < '" + file + "'"
	r.git("-c", "alias.take=!"+script, "take")
	start := time.Now()
	l := r.read()
	cold := time.Since(start)
	if l.State != history.Whole || l.Trail("content/rounds/r7/n7.toml") == nil {
		t.Fatalf("Read = %+v", l)
	}
	cache := filepath.Join(t.TempDir(), "history")
	read(t, r.dir, cache)
	start = time.Now()
	same(t, l, read(t, r.dir, cache), "content/rounds/r7/n7.toml")
	t.Logf("%v, from the cache %v", cold, time.Since(start))
}
