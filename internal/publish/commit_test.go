package publish

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"
)

var errStopped = errors.New("stopped by the test")

// interrupted builds and stops after a step, as if the process were killed. It reports whether the step was reached.
func interrupted(t *testing.T, out string, s site, step string, renames bool) bool {
	t.Helper()
	tree, err := open(out, func(name string) error {
		if name == step {
			return errStopped
		}
		return nil
	})
	if errors.Is(err, errStopped) {
		return true
	}
	if err != nil {
		t.Fatal(err)
	}
	tree.renamesOnly = renames
	err = write(tree, s)
	if err == nil {
		_, err = tree.Commit()
	}
	if err != nil && !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	if err := tree.Close(); err != nil {
		t.Fatal(err)
	}
	return err != nil
}

func TestInterrupted(t *testing.T) {
	t.Parallel()
	steps := []string{
		"spare emptied", "create", "written", "spare complete", "next manifest written", "empty output removed",
		"output moved away", "spare moved in", "published", "manifests joined",
	}
	sites := []site{
		small,
		small.with("index.html", "new").with("x/y", "z").without("du-lieu/open.json"),
		small.with("lay-y-kien", "file").without("lay-y-kien/index.html").without("lay-y-kien/a/index.html").without("lay-y-kien/b/index.html"),
		{"index.html": "home"},
	}
	starts := map[string]site{"no output": nil, "an output": small.with("old/page", "old")}
	for name, start := range starts {
		for _, renames := range []bool{false, true} {
			for _, first := range steps {
				for _, second := range steps {
					t.Run(name+", "+first+", "+second, func(t *testing.T) {
						t.Parallel()
						out := filepath.Join(t.TempDir(), "public")
						foreign := site{}
						if start != nil {
							mustBuild(t, out, start)
							put(t, filepath.Join(out, "CNAME"), "example.vn")
							foreign["CNAME"] = "example.vn"
						}
						allowed := []site{start}
						for i, step := range []string{first, second, first} {
							interrupted(t, out, sites[i], step, renames)
							allowed = append(allowed, sites[i])
							checkWhole(t, out, allowed, foreign, renames)
						}
						mustBuild(t, out, sites[3])
						wantSite(t, out, join(sites[3], foreign))
						if got := mustBuild(t, out, sites[3]); got.Published {
							t.Error("published again for nothing")
						}
						mustBuild(t, out, sites[1])
						wantSite(t, out, join(sites[1], foreign))
					})
				}
			}
		}
	}
}

func checkWhole(t *testing.T, out string, allowed []site, foreign site, renames bool) {
	t.Helper()
	if renames {
		tree, err := Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if err := tree.Close(); err != nil {
			t.Fatal(err)
		}
	}
	got := read(t, out)
	if !slices.ContainsFunc(allowed, func(s site) bool { return maps.Equal(got, join(s, foreign)) && (got == nil) == (s == nil) }) {
		t.Errorf("the output is neither old nor new: %q", got)
	}
}

func join(a, b site) site {
	joined := maps.Clone(b)
	maps.Copy(joined, a)
	return joined
}

func TestRenamesOnly(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, small)
	for _, text := range []string{"1", "2", "3"} {
		if interrupted(t, out, small.with("index.html", text), "never", true) {
			t.Fatal("stopped")
		}
		wantSite(t, out, small.with("index.html", text))
	}
}
