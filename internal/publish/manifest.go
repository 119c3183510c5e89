package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

const manifestHead = "congkhai manifest 1, files: %d\n"

// readManifest returns the paths of a manifest of the state folder. A manifest that is missing or damaged names
// nothing, and ok is false.
func (t *Tree) readManifest(name string) (paths map[string]struct{}, ok bool, err error) {
	text, err := t.state.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return map[string]struct{}{}, false, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("reading the %s: %w", name, err)
	}
	var count int
	head, list, _ := strings.Cut(string(text), "\n")
	if _, err := fmt.Sscanf(head+"\n", manifestHead, &count); err != nil {
		return map[string]struct{}{}, false, nil
	}
	paths = make(map[string]struct{}, min(count, strings.Count(list, "\n")))
	for line := range strings.Lines(list) {
		path, whole := strings.CutSuffix(line, "\n")
		if !whole || !validPath(path) {
			return map[string]struct{}{}, false, nil
		}
		paths[path] = struct{}{}
	}
	if len(paths) != count {
		return map[string]struct{}{}, false, nil
	}
	return paths, true, nil
}

// writeManifest puts a manifest in place under its name at once, never half of one.
func (t *Tree) writeManifest(name string, paths map[string]struct{}) error {
	var text strings.Builder
	fmt.Fprintf(&text, manifestHead, len(paths))
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		text.WriteString(path)
		text.WriteByte('\n')
	}
	if err := t.state.WriteFile("manifest.tmp", []byte(text.String()), 0o644); err != nil {
		return fmt.Errorf("writing the %s: %w", name, err)
	}
	if err := t.state.Rename("manifest.tmp", name); err != nil {
		return fmt.Errorf("writing the %s: %w", name, err)
	}
	return nil
}
