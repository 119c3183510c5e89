package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"congkhai/internal/build"
	"congkhai/internal/calendar"
	"congkhai/internal/site"
)

// yearEnv makes a test binary walk through the year instead of starting others that do.
const yearEnv = "CONGKHAI_TEST_YEAR"

// TestSimulatedYear holds each of 365 days to the page of the day before: the state that the site has on a day is the
// state to which the page built on the day before is moved forward by what it foretells, whatever the zone of the
// machine.
func TestSimulatedYear(t *testing.T) {
	t.Parallel()
	if os.Getenv(yearEnv) != "" {
		simulateYear(t)
		return
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, zone := range []string{"UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles"} {
		t.Run(zone, func(t *testing.T) {
			t.Parallel()
			c := exec.Command(program, "-test.run=^TestSimulatedYear$", "-test.v")
			c.Env = append(os.Environ(), yearEnv+"=1", "TZ="+zone)
			out, err := c.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if !strings.Contains(string(out), "zone "+zone) {
				t.Errorf("did not run in %s:\n%s", zone, out)
			}
		})
	}
}

func simulateYear(t *testing.T) {
	t.Logf("zone %s", time.Local)
	session, err := build.OpenFiles(os.DirFS(filepath.Join("..", ".."))) // without its history, which tells no state
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	var before map[string]told
	var stateAsOf time.Time
	changes := map[string]int{}
	first := calendar.Of(2026, time.January, 1)
	m := modelAt(t, session, first)
	for n := range 365 {
		day := first.AddDays(n)
		now := before
		state := site.New(m.Config, m.Set, m.Law, nil, day.Start(m.Config.Zone)).StateAsOf
		if n == 0 || !state.Equal(stateAsOf) { // pages are made of that instant; else they are those of the day before
			m = modelAt(t, session, day)
			now, stateAsOf = map[string]told{}, m.Site.StateAsOf
			for _, page := range m.Site.Pages() {
				if page.Layout == "round" || page.Layout == "nomination" {
					now[page.Path] = tells(t, m, page.Path)
				}
			}
		}
		at := day.Start(m.Config.Zone).Unix()
		for path, page := range before {
			forward, want := page.at(at), now[path]
			if forward.stage != want.stage || !want.outcome && forward.label != want.label {
				t.Errorf("%s on %s: the page of the day before says %q (%s), the site %q (%s)", path, day, forward.stage, forward.label, want.stage, want.label)
			}
			if page.stage != "upcoming" && forward.receiving != want.receiving {
				t.Errorf("%s on %s: how to comment is shown: %v, on the site %v", path, day, forward.receiving, want.receiving)
			}
			if want.stage != page.stage {
				changes[page.stage+" to "+want.stage]++
			}
		}
		before = now
	}
	for _, change := range []string{
		"upcoming to open", "open to closing-soon", "closing-soon to closed", "closed to considered",
		"open to withdrawn", "open to on-hold", "submitted to awarded",
	} {
		if changes[change] == 0 {
			t.Errorf("the year has no change from %s; it has %v", change, changes)
		}
	}
}

// modelAt is the site at the start of a day.
func modelAt(t *testing.T, session *build.Session, day calendar.Date) *build.Model {
	t.Helper()
	m, err := session.Make(build.Options{Now: time.Unix(0, 0), AtText: day.String()})
	if err != nil {
		t.Fatal(err)
	}
	if m.Site == nil {
		t.Fatalf("%s: problems: %v", day, m.Problems())
	}
	return m
}

// told is what a page says of its round or nomination, and what it foretells.
type told struct {
	stage, label string
	outcome      bool   // the label names the award too
	receiving    bool   // it shows how to comment
	moves        string // of its own stage
	roundStage   string // of the round, where the page tells how to comment
	roundMoves   string
	proposed     bool // and only while the nomination stands
}

// at moves a page forward to an instant as the script does.
func (p told) at(now int64) told {
	p.stage, p.label = forward(p.stage, p.label, p.moves, now)
	if p.receiving {
		stage, _ := forward(p.roundStage, "", p.roundMoves, now)
		p.receiving = (stage == "open" || stage == "closing-soon") &&
			(!p.proposed || slices.Contains([]string{"open", "closing-soon", "on-hold"}, p.stage))
	}
	return p
}

func forward(stage, label, moves string, now int64) (string, string) {
	for move := range strings.SplitSeq(moves, ";") {
		fields := strings.SplitN(move, " ", 3)
		if at, err := strconv.ParseInt(fields[0], 10, 64); err == nil && at <= now {
			stage, label = fields[1], fields[2]
		}
	}
	return stage, label
}

// tells reads a page of a round or nomination.
func tells(t *testing.T, m *build.Model, path string) told {
	t.Helper()
	answer, err := m.Get(path)
	if err != nil || !answer.Found {
		t.Fatalf("%s: %v", path, err)
	}
	doc, err := html.Parse(strings.NewReader(string(answer.Body)))
	if err != nil {
		t.Fatal(err)
	}
	var p told
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		class := value(n, "class")
		if kind, ok := strings.CutPrefix(class, "stage stage-"); ok && p.stage == "" {
			p.outcome = slices.Contains([]string{"awarded", "annulled", "stripped", "restored"}, kind)
			p.stage, p.label = kind, strings.TrimSpace(inner(n))
			p.moves = value(scope(n), "data-moves")
			if own := value(scope(n), "data-stage"); p.moves != "" && own != kind {
				t.Errorf("%s: data-stage is %q beside the stage %q", path, own, kind)
			}
		}
		if class == "respond" {
			p.receiving = true
			p.roundStage, p.roundMoves = value(scope(n), "data-stage"), value(scope(n), "data-moves")
			p.proposed = value(n.Parent.Parent, "data-when") == "proposed"
		}
	}
	if p.stage == "" {
		p.stage = fmt.Sprint("no stage: ", path)
	}
	return p
}

// scope is the nearest element around a node that foretells changes, or the root.
func scope(n *html.Node) *html.Node {
	for ; n.Parent != nil; n = n.Parent {
		if n.Type == html.ElementNode && value(n, "data-moves") != "" {
			return n
		}
	}
	return n
}
