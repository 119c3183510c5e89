package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"congkhai/internal/build"
)

// TestValidHTML gives every page of this repository's own site to the Nu Html Checker, and those that only serve shows.
// CONGKHAI_NU names its vnu.jar, which a Java of 17 or later runs.
func TestValidHTML(t *testing.T) {
	t.Parallel()
	jar := os.Getenv("CONGKHAI_NU")
	if jar == "" {
		t.Skip("CONGKHAI_NU does not name the vnu.jar of the Nu Html Checker")
	}
	out := filepath.Join(t.TempDir(), "site")
	session, err := build.Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	if _, result, err := session.Build(build.Options{Now: someday, Out: out}); err != nil || !result.Published {
		t.Fatalf("the site was not published: %v", err)
	}
	shown, err := session.Make(build.Options{Now: someday, Workshop: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{build.Components, "/en" + build.Components, build.Reference, "/en" + build.Reference} {
		page, err := shown.Get(path)
		if err != nil {
			t.Fatal(err)
		}
		save(t, out, path[1:]+"index.html", string(page.Body))
	}
	// What the checker says of the policies is left out: it does not know where the pages will lie.
	args := []string{"-jar", jar, "--skip-non-html", "--stdout", "--format", "gnu", "--filterpattern", ".*Content Security Policy.*"}
	wrong, _ := filepath.Abs(filepath.Join("testdata", "wrong.html"))
	if said, err := exec.Command("java", append(args, wrong)...).Output(); err == nil || !strings.Contains(string(said), "error") {
		t.Fatalf("the checker finds nothing wrong with a wrong page: %v\n%s", err, said)
	}
	said, err := exec.Command("java", append(args, out)...).Output()
	if err != nil || len(said) > 0 {
		t.Errorf("%v\n%s", err, strings.ReplaceAll(string(said), out, ""))
	}
}
