package history_test

import (
	"testing"

	"congkhai/internal/history"
)

func TestTracked(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("content/pages/a.md", "+++\ntitle = \"A\"\n+++\n")
	r.put("kept/x", "x")
	for path, want := range map[string]bool{"content": true, "kept": true, "kept/x": true, ".congkhai/pictures": false, "other": false} {
		if got := history.Tracked(r.dir, path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if history.Tracked(t.TempDir(), "content") {
		t.Error("there is no repository")
	}
}
