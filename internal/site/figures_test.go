package site

import (
	"slices"
	"testing"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/law"
	"congkhai/internal/record"
)

// figuresSite has a province with a council, two departments and a school below one of them; the province's plan
// asks its units for plans and exemplars, the health department has its own plan for a part of the year.
func figuresSite(t *testing.T) *Site {
	t.Helper()
	set := record.NewSet()
	base := func(kind record.Kind, id string) record.Base { return record.Base{ID: id, Kind: kind} }
	unit := func(id, kind, parent string) {
		set.Add(&record.Unit{Base: base(record.KindUnit, id), Name: id, Type: kind, Parent: parent})
	}
	unit("tinh", "province", "")
	unit("hoi-dong", "council", "tinh")
	unit("so-y-te", "department", "tinh")
	unit("so-giao-duc", "department", "tinh")
	unit("truong", "school", "so-giao-duc")
	partial := func(text string) calendar.Partial {
		p, err := calendar.ParsePartial(text)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	set.Add(&record.Plan{
		Base: base(record.KindPlan, "tinh"), Title: "tinh", Issuer: "hoi-dong",
		Period: &record.Period{From: partial("2026"), To: partial("2026-06")},
		Targets: []record.Target{
			{Measure: "units-with-plan", Scope: "tinh"}, {Measure: "exemplars-per-unit-month", Scope: "tinh"},
		},
	})
	set.Add(&record.Plan{
		Base: base(record.KindPlan, "so-y-te"), Title: "so-y-te", Issuer: "so-y-te",
		Period: &record.Period{From: partial("2026-03"), To: partial("2027")},
	})
	story := func(id string, day calendar.Date, units ...string) {
		e := &record.Exemplar{Base: base(record.KindExemplar, id), Title: id, Published: day, Topics: []string{"y-te"}}
		for _, u := range units {
			e.Subjects = append(e.Subjects, record.Subject{Name: id, Kind: "collective", Unit: u})
		}
		set.Add(e)
	}
	story("hai-so", calendar.Of(2026, time.March, 1), "so-y-te", "so-giao-duc")
	story("so-y-te", calendar.Of(2026, time.June, 30), "so-y-te")
	story("muon", calendar.Of(2026, time.July, 1), "so-giao-duc")
	story("truong", calendar.Of(2026, time.March, 2), "truong")
	c, _ := config.Parse([]byte("title = \"t\"\nbase_url = \"https://t.example\"\norganisation = \"tinh\"\n"))
	return New(c, set, law.New(set), nil, time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC))
}

func names(units []*Unit) []string {
	var out []string
	for _, u := range units {
		out = append(out, u.Unit.ID)
	}
	slices.Sort(out)
	return out
}

func TestTargets(t *testing.T) {
	t.Parallel()
	s := figuresSite(t)
	i := slices.IndexFunc(s.Plans, func(p *Plan) bool { return p.Plan.ID == "tinh" })
	plan := s.Plans[i]
	c := s.Coverage(plan, plan.Targets[0])
	if got := names(c.With); !slices.Equal(got, []string{"so-y-te"}) {
		t.Errorf("units with a plan: %v", got)
	}
	if got := names(c.Without); !slices.Equal(got, []string{"so-giao-duc"}) {
		t.Errorf("units without a plan: %v", got)
	}
	if c.Share() != 50 || c.Rest() != 50 {
		t.Errorf("shares are %d and %d", c.Share(), c.Rest())
	}
	p := s.Presented(plan, plan.Targets[1])
	if p.Exemplars != 2 || !slices.Equal(names(p.With), []string{"so-giao-duc", "so-y-te"}) {
		t.Errorf("presented %d by %v", p.Exemplars, names(p.With))
	}
}

func TestGrid(t *testing.T) {
	t.Parallel()
	grids := figuresSite(t).Figures().Grids
	if len(grids) != 1 || grids[0].Year != 2026 || len(grids[0].Plans) != 1 || len(grids[0].Rows) != 3 {
		t.Fatalf("grids are %+v", grids)
	}
	total := grids[0].Totals()
	if total.Total != 5 || total.Months[2] != 3 || total.Months[5] != 1 || total.Months[6] != 1 {
		t.Errorf("totals are %+v", total)
	}
	if grids[0].Silent() != 0 {
		t.Errorf("%d units are silent", grids[0].Silent())
	}
}

func TestSeries(t *testing.T) {
	t.Parallel()
	s := figuresSite(t)
	pages := map[string]bool{}
	for _, p := range s.Pages() {
		pages[p.Path] = true
	}
	for _, e := range s.Exemplars {
		for _, path := range []string{e.MonthURL(), e.TopicURL("y-te"), e.Subjects[0].Unit.SeriesURL()} {
			if !pages[path] {
				t.Errorf("%s has no page", path)
			}
		}
	}
}

func TestTree(t *testing.T) {
	t.Parallel()
	s := figuresSite(t)
	if got := names(s.Top()); !slices.Equal(got, []string{"tinh"}) || len(s.Single()) != 0 {
		t.Errorf("top units are %v", got)
	}
	groups := s.Top()[0].ByKind()
	if len(groups) != 2 || groups[0].Key != "council" || groups[1].Key != "department" || len(groups[1].Items) != 2 {
		t.Errorf("groups are %+v", groups)
	}
}
