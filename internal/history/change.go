package history

import "time"

// Compare lists what differs between two versions of a record: told values in the order of their paths, then, where
// anything else differs, one Change without a path. There is nothing to compare where one of them is not known.
func Compare(old, new *Facts) []Change {
	if old == nil || new == nil {
		return nil
	}
	var changes []Change
	i, j := 0, 0
	for i < len(old.Told) || j < len(new.Told) {
		switch {
		case j == len(new.Told) || i < len(old.Told) && old.Told[i].Path < new.Told[j].Path:
			changes = append(changes, Change{Path: old.Told[i].Path, Old: old.Told[i].Value})
			i++
		case i == len(old.Told) || new.Told[j].Path < old.Told[i].Path:
			changes = append(changes, Change{Path: new.Told[j].Path, New: new.Told[j].Value})
			j++
		default:
			if old.Told[i].Value != new.Told[j].Value {
				changes = append(changes, Change{Path: old.Told[i].Path, Old: old.Told[i].Value, New: new.Told[j].Value})
			}
			i++
			j++
		}
	}
	if old.Subject != new.Subject || old.Rest != new.Rest || old.Kind != new.Kind {
		changes = append(changes, Change{})
	}
	return changes
}

// Step is what one commit changed, or what was changed since the last one.
type Step struct {
	At          time.Time // zero of what is not committed
	Earliest    time.Time // as of Version
	Commit      string
	Rewritten   bool // as of Version
	Uncommitted bool
	Changes     []Change // at least one
}

// Changes lists what changed from version to version, the oldest first. Versions that could not be read are passed
// over: what they changed is told by the next one. current is what the record on disk says, nil where there is none;
// what differs there from the last version is a last, uncommitted step.
func (t *Trail) Changes(current *Facts) []Step {
	var steps []Step
	var last *Facts
	for _, v := range t.Versions {
		if v.Facts == nil {
			continue
		}
		if changes := Compare(last, v.Facts); len(changes) > 0 {
			steps = append(steps, Step{At: v.At, Earliest: v.Earliest(), Commit: v.Commit, Rewritten: v.Rewritten, Changes: changes})
		}
		last = v.Facts
	}
	if changes := Compare(last, current); len(changes) > 0 {
		steps = append(steps, Step{Uncommitted: true, Changes: changes})
	}
	return steps
}
