package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/law"
	"congkhai/internal/record"
)

// world is a record set that tests of figures fill.
type world struct {
	*testing.T
	set    *record.Set
	config string
}

// newWorld has a province with a council, two departments and a school below one of them, and a cluster of both
// departments.
func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{t, record.NewSet(), "title = \"t\"\nbase_url = \"https://t.example\"\norganisation = \"tinh\"\n"}
	w.unit("tinh", "province", "")
	w.unit("hoi-dong", "council", "tinh")
	w.unit("so-y-te", "department", "tinh")
	w.unit("so-giao-duc", "department", "tinh")
	w.unit("truong", "school", "so-giao-duc")
	w.set.Add(&record.Cluster{
		Base: ofKind(record.KindCluster, "cum"), Name: "cum", Type: "cluster", Members: []string{"so-y-te", "so-giao-duc"},
	})
	for year := 2025; year <= 2027; year++ {
		w.set.Add(&record.Year{Base: ofKind(record.KindYear, strconv.Itoa(year)), Year: year})
	}
	return w
}

func ofKind(kind record.Kind, id string) record.Base { return record.Base{ID: id, Kind: kind} }

func (w *world) unit(id, kind, parent string) *record.Unit {
	u := &record.Unit{Base: ofKind(record.KindUnit, id), Name: id, Type: kind, Parent: parent}
	w.set.Add(u)
	return u
}

func (w *world) partial(text string) calendar.Partial {
	w.Helper()
	p, err := calendar.ParsePartial(text)
	if err != nil {
		w.Fatal(err)
	}
	return p
}

// plan adds a plan of an issuer with targets "measure", "measure=value" or "measure=value@scope".
func (w *world) plan(id, issuer, from, to string, targets ...string) *record.Plan {
	w.Helper()
	p := &record.Plan{Base: ofKind(record.KindPlan, id), Title: id, Number: id, Issuer: issuer}
	if from != "" {
		p.Period = &record.Period{From: w.partial(from), To: w.partial(to)}
	}
	for _, text := range targets {
		text, scope, _ := strings.Cut(text, "@")
		measure, value, has := strings.Cut(text, "=")
		t := record.Target{Measure: measure, Scope: scope}
		if has {
			x, err := strconv.ParseFloat(value, 64)
			if err != nil {
				w.Fatal(err)
			}
			t.Value = &x
		}
		p.Targets = append(p.Targets, t)
	}
	w.set.Add(p)
	return p
}

func (w *world) story(id, day string, units ...string) *record.Exemplar {
	w.Helper()
	e := &record.Exemplar{Base: ofKind(record.KindExemplar, id), Title: id, Published: w.day(day), Topics: []string{"y-te"}}
	for _, u := range units {
		e.Subjects = append(e.Subjects, record.Subject{Name: id, Kind: "collective", Unit: u})
	}
	w.set.Add(e)
	return e
}

func (w *world) day(text string) calendar.Date {
	w.Helper()
	d, err := calendar.Parse(text)
	if err != nil {
		w.Fatal(err)
	}
	return d
}

func (w *world) round(id, published string) *record.Round {
	w.Helper()
	r := &record.Round{
		Base: ofKind(record.KindRound, id), Title: id, Council: "hoi-dong", Published: w.day(published),
		Closes: w.day(published).AddDays(14),
	}
	w.set.Add(r)
	return r
}

// propose adds a proposal of a unit to a round: "kind", then words that its record says of it.
func (w *world) propose(round, id, by, kind string, says ...string) *record.Nomination {
	w.Helper()
	n := &record.Nomination{Base: ofKind(record.KindNomination, round+"/"+id), Category: "merit", ProposedBy: by}
	n.Candidate.Name, n.Candidate.Kind = id, kind
	yes, no := true, false
	for _, word := range says {
		key, value, _ := strings.Cut(word, "=")
		flag := &yes
		if value == "no" {
			flag = &no
		}
		switch key {
		case "direct":
			n.Candidate.DirectWorker = flag
		case "small":
			n.Candidate.SmallCollective = flag
		case "foreign":
			n.Candidate.Foreign = flag
		case "women":
			share, err := strconv.ParseFloat(value, 64)
			if err != nil {
				w.Fatal(err)
			}
			n.Candidate.FemaleShare = &share
		default:
			n.Category = key
		}
	}
	w.set.Add(n)
	return n
}

// decide adds a decision with outcomes "nomination result".
func (w *world) decide(id, signed string, outcomes ...string) *record.Decision {
	w.Helper()
	d := &record.Decision{Base: ofKind(record.KindDecision, id), Number: id, Authority: "province", Signed: w.day(signed)}
	for _, o := range outcomes {
		nomination, result, _ := strings.Cut(o, " ")
		d.Outcomes = append(d.Outcomes, record.Outcome{Nomination: nomination, Result: result})
	}
	w.set.Add(d)
	return d
}

func (w *world) at(day string) *Site {
	w.Helper()
	c, wrong := config.Parse([]byte(w.config))
	if len(wrong) > 0 {
		w.Fatal(wrong)
	}
	return New(c, w.set, law.New(w.set), nil, w.day(day).Start(time.UTC))
}

// told writes a figure in short: its rows with their numbers and wholes, or why there are none.
func told(f *Figure) string {
	if f.Empty != "" {
		return "empty: " + f.Empty
	}
	var lines []string
	for _, r := range f.Rows {
		line := r.ID + ":"
		for _, c := range r.Cells {
			switch {
			case !c.Known:
				line += " ?"
			case c.Of > 0:
				line += fmt.Sprintf(" %g/%d", c.N, c.Of)
			default:
				line += fmt.Sprintf(" %g", c.N)
			}
		}
		if r.Target.Known {
			line += fmt.Sprintf(" of %g", r.Target.N)
		}
		if r.Why != "" {
			line += " " + r.Why
		}
		lines = append(lines, line)
	}
	if f.Example {
		lines = append(lines, "example")
	}
	for name, n := range map[string]int{"left out": f.LeftOut, "removed": f.Removed, "silent": f.Silent} {
		if n > 0 {
			lines = append(lines, fmt.Sprintf("%s: %d", name, n))
		}
	}
	slices.Sort(lines[len(f.Rows):])
	return strings.Join(lines, "\n")
}

// figure finds a figure of the site by its identity, such as "2026/ty-le-de-nghi".
func figure(t *testing.T, s *Site, id string) *Figure {
	t.Helper()
	for _, f := range s.AllFigures() {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("there is no figure %s", id)
	return nil
}

// target finds the figure of a plan's first target.
func target(t *testing.T, s *Site, plan string) *Figure {
	t.Helper()
	for _, p := range s.Plans {
		if p.Plan.ID == plan {
			return s.TargetFigures(p)[0]
		}
	}
	t.Fatalf("there is no plan %s", plan)
	return nil
}

func compare(t *testing.T, f *Figure, want string) {
	t.Helper()
	if got := told(f); got != want {
		t.Errorf("%s tells\n%s\nwant\n%s", f.ID, got, want)
	}
}
