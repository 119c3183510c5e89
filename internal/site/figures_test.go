package site

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"congkhai/internal/record"
)

// TestNothingToCount: a site without records has a page of figures and says so.
func TestNothingToCount(t *testing.T) {
	t.Parallel()
	s := newWorld(t).at("2026-08-01")
	if years := s.FigureYears(); len(years) != 0 {
		t.Errorf("years %v", years)
	}
	for _, f := range s.AllFigures() {
		if f.Empty == "" {
			t.Errorf("%s is not empty", f.ID)
		}
	}
	for _, u := range s.Units {
		if s.UnitFigures(u) != nil {
			t.Errorf("%s has figures", u.Unit.ID)
		}
	}
}

// TestEmptyYear: a year in which there is only a decision says of every other measure why nothing is told.
func TestEmptyYear(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.decide("qd", "2026-05-01")
	s := w.at("2026-08-01")
	for id, why := range map[string]string{
		"guong-dien-hinh": "no-exemplars", "ke-hoach": "no-target", "ty-le-de-nghi": "no-proposals", "ty-le-khen-thuong": "no-awards",
		"phu-nu": "no-collectives", "doi-tuong": "no-proposals", "loai-hinh": "no-proposals", "thoi-han": "no-rounds",
		"y-kien": "no-opinion-counts", "thoi-gian": "no-decisions",
	} {
		compare(t, figure(t, s, "2026/"+id), "empty: "+why)
	}
}

func TestMonths(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.plan("tinh", "hoi-dong", "2026", "2026-06", "exemplars-per-unit-month=1")
	w.story("hai-so", "2026-03-01", "so-y-te", "so-giao-duc", "so-y-te")
	w.story("so-y-te", "2026-06-30", "so-y-te")
	w.story("thang-ba", "2026-07-01", "so-y-te").Month = "2026-03"
	w.story("go", "2026-03-02", "so-y-te").Removal = &record.Removal{Basis: "request"}
	w.story("nhap", "2026-03-02", "so-y-te").Draft = true
	w.story("vi-du", "2026-03-02", "truong").Example = true
	s := w.at("2026-08-01")
	compare(t, figure(t, s, "2026/guong-dien-hinh"),
		"so-giao-duc: 0 0 1 0 0 0 0 0 0 0 0 0 1\nso-y-te: 0 0 2 0 0 1 0 0 0 0 0 0 3\nleft out: 1")
	compare(t, figure(t, s, "guong-theo-nam"), "2026: 3\nleft out: 1")
	f := target(t, s, "tinh")
	compare(t, f, "unit-months: 3/12 9/12\nunits: 2/2 0/2")
	if f.UntilYear() != 2026 || f.UntilMonth() != 6 {
		t.Errorf("counted until %d-%d", f.UntilYear(), f.UntilMonth())
	}
}

// TestSilentUnits: who has no exemplar is counted, and named only where the site says so.
func TestSilentUnits(t *testing.T) {
	t.Parallel()
	for _, named := range []bool{false, true} {
		w := newWorld(t)
		w.plan("tinh", "hoi-dong", "2026", "2026", "exemplars-per-unit-month=1")
		w.story("mot", "2026-01-31", "so-y-te")
		s := w.at("2026-08-01")
		s.Config.Features.LateUnits = named
		want := "so-y-te: 1 0 0 0 0 0 0 0 0 0 0 0 1\nsilent: 1"
		if named {
			want = "so-giao-duc: 0 0 0 0 0 0 0 0 0 0 0 0 0\nso-y-te: 1 0 0 0 0 0 0 0 0 0 0 0 1"
		}
		compare(t, figure(t, s, "2026/guong-dien-hinh"), want)
	}
}

func TestPresented(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		do   func(w *world)
		want string
	}{
		"none": {func(w *world) { w.plan("p", "tinh", "2026", "2026", "exemplars-per-unit-month=1") }, "empty: no-exemplars-in-time"},
		"before the plan": {func(w *world) {
			w.plan("p", "tinh", "2026", "2026", "exemplars-per-unit-month=1")
			w.story("e", "2025-12-31", "so-y-te")
		}, "empty: no-exemplars-in-time"},
		"no period": {func(w *world) {
			w.plan("p", "tinh", "", "", "exemplars-per-unit-month=1")
			w.story("e", "2026-01-31", "so-y-te")
		}, "empty: no-period"},
		"nobody below": {func(w *world) {
			w.plan("p", "truong", "2026", "2026", "exemplars-per-unit-month=1")
			w.story("e", "2026-01-31", "so-y-te")
		}, "empty: no-units"},
		"two asked for": {func(w *world) {
			w.plan("p", "tinh", "2026", "2026", "exemplars-per-unit-month=2")
			w.story("e", "2026-01-31", "so-y-te")
			w.story("f", "2026-01-30", "so-y-te")
			w.story("g", "2026-02-01", "so-giao-duc")
		}, "unit-months: 1/4 3/4\nunits: 2/2 0/2"},
		"cluster": {func(w *world) {
			w.plan("p", "cum", "2026", "2026", "exemplars-per-unit-month=1")
			w.story("e", "2026-01-31", "so-y-te")
		}, "unit-months: 1/2 1/2\nunits: 1/2 1/2"},
		"a real plan counts no example": {func(w *world) {
			w.plan("p", "tinh", "2026", "2026", "exemplars-per-unit-month=1")
			w.story("e", "2026-01-31", "so-y-te").Example = true
		}, "empty: no-exemplars-in-time"},
		"an example plan counts examples": {func(w *world) {
			w.plan("p", "tinh", "2026", "2026", "exemplars-per-unit-month=1").Example = true
			w.story("e", "2026-01-31", "so-y-te").Example = true
		}, "unit-months: 1/2 1/2\nunits: 1/2 1/2\nexample"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			test.do(w)
			compare(t, target(t, w.at("2026-08-01"), "p"), test.want)
		})
	}
}

func TestCoverage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		do   func(w *world)
		want string
	}{
		"none": {func(*world) {}, "units: 0/2 2/2 of 100"},
		"one": {func(w *world) {
			w.plan("so-y-te", "so-y-te", "2026-03", "2027")
		}, "units: 1/2 1/2 of 100"},
		"another time": {func(w *world) {
			w.plan("so-y-te", "so-y-te", "2025", "2025")
		}, "units: 0/2 2/2 of 100"},
		"withdrawn and draft": {func(w *world) {
			w.plan("a", "so-y-te", "2026", "2026").Draft = true
			w.plan("b", "so-y-te", "2026", "2026").Removal = &record.Removal{Basis: "order"}
		}, "units: 0/2 2/2 of 100"},
		"an example is no plan": {func(w *world) {
			w.plan("so-y-te", "so-y-te", "2026", "2026").Example = true
		}, "units: 0/2 2/2 of 100"},
		"a unit that is no more": {func(w *world) {
			w.unit("cu", "department", "tinh").ValidTo = w.day("2025-12-31")
			w.unit("sau", "department", "tinh").ValidFrom = w.day("2027-01-01")
		}, "units: 0/2 2/2 of 100"},
		"an example unit": {func(w *world) {
			w.unit("vi-du", "department", "tinh").Example = true
		}, "units: 0/2 2/2 of 100"},
		"thousands": {func(w *world) {
			for i := range 2000 {
				id := "xa-" + strconv.Itoa(i)
				w.unit(id, "commune", "tinh")
				if i%2 == 0 {
					w.plan(id, id, "2026", "2026")
				}
			}
		}, "units: 1000/2002 1002/2002 of 100"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.plan("p", "hoi-dong", "2026", "2026", "units-with-plan=100")
			test.do(w)
			s := w.at("2026-08-01")
			f := target(t, s, "p")
			compare(t, f, test.want)
			if with := float64(len(f.With())); with != f.Rows[0].Cells[0].N || len(f.With())+len(f.Without()) != f.Of() {
				t.Errorf("%d with, %d without", len(f.With()), len(f.Without()))
			}
			year := figure(t, s, "2026/ke-hoach")
			if got, want := told(year), strings.Replace(test.want, "units:", "p:", 1); got != want {
				t.Errorf("the year tells %q", got)
			}
		})
	}
}

func TestShares(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.round("r", "2026-03-02").Submissions = []record.Submission{{ID: "tt", Number: "1", Issued: w.day("2026-02-01")}}
	w.propose("r", "a", "so-y-te", "individual", "direct").Submission = "tt"
	w.propose("r", "b", "truong", "individual", "direct=no", "ad-hoc")
	w.propose("r", "c", "truong", "individual", "foreign", "thematic")
	w.propose("r", "d", "cum", "collective", "small", "women=70")
	w.propose("r", "e", "so-y-te", "collective", "women=49.9")
	w.propose("r", "f", "so-y-te", "household")
	w.decide("qd", "2026-04-02", "r/a awarded", "r/b not-awarded", "r/d awarded", "r/e awarded", "r/f deferred")
	w.decide("huy", "2026-05-02", "r/e annulled")
	s := w.at("2026-08-01")
	compare(t, figure(t, s, "2026/ty-le-de-nghi"), strings.Join([]string{
		"direct: 1/3 1/3 1/3", "small: 1/2 0/2 1/2", "foreign: 1/6 0/6 5/6", "household: 1/6 5/6 0/6", "ad-hoc: 1/6 5/6 0/6", "thematic: 1/6 5/6 0/6",
	}, "\n"))
	compare(t, figure(t, s, "2026/ty-le-khen-thuong"), strings.Join([]string{
		"direct: 1/1 0/1 0/1", "small: 1/1 0/1 0/1", "foreign: 0/2 0/2 2/2", "household: 0/2 2/2 0/2", "ad-hoc: 0/2 2/2 0/2", "thematic: 0/2 2/2 0/2",
	}, "\n"))
	compare(t, figure(t, s, "2026/phu-nu"), "proposed: 1/2 0/2 1/2 0/2\nawarded: 1/1 0/1 0/1 0/1")
	compare(t, figure(t, s, "2026/doi-tuong"), "individual: 3/6 1/2\ncollective: 2/6 1/2\nhousehold: 1/6 0/2\nwork: 0/6 0/2")
	compare(t, figure(t, s, "de-nghi-theo-nam"), "2026: 6 2")
	compare(t, figure(t, s, "2026/thoi-gian"), "r: 31 31 60 4")
	of := func(unit string) string { return told(s.UnitFigures(s.Unit(unit))[1]) }
	if got := of("truong"); !strings.HasPrefix(got, "direct: 0/2 1/2 1/2\nsmall: ? ? ? no-collectives\nforeign: 1/2") {
		t.Errorf("the school tells %s", got)
	}
	if got := of("so-giao-duc"); got != of("truong") {
		t.Errorf("the department tells %s", got)
	}
	if got := of("tinh"); got != told(figure(t, s, "2026/ty-le-de-nghi")) {
		t.Errorf("the province tells %s", got)
	}
}

func TestShareTargets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.round("cu", "2025-12-31")
	w.propose("cu", "a", "so-y-te", "individual", "direct")
	w.round("r", "2026-03-02")
	w.propose("r", "a", "so-y-te", "individual", "direct")
	w.propose("r", "b", "truong", "individual")
	w.propose("r", "c", "truong", "household", "ad-hoc")
	w.propose("r", "d", "cum", "collective", "women=60")
	w.decide("qd", "2026-01-02", "cu/a awarded")
	for _, measure := range []string{"share-direct-workers", "share-small-collectives", "share-women", "share-foreigners", "share-ad-hoc", "share-thematic"} {
		w.plan(measure, "hoi-dong", "2026", "2026", measure+"=50")
	}
	w.plan("so-y-te", "so-y-te", "2026", "2026", "share-direct-workers=60")
	w.plan("cum", "cum", "2026", "2026", "share-direct-workers=60")
	w.plan("hoi-dong", "hoi-dong", "2026", "2026", "share-direct-workers@so-giao-duc")
	w.plan("sau", "hoi-dong", "2027", "2027", "share-direct-workers")
	w.plan("khong-ky", "hoi-dong", "", "", "share-direct-workers")
	s := w.at("2026-08-01")
	for plan, want := range map[string]string{
		"share-direct-workers":    "proposed: 1/2 0/2 1/2 of 50\nawarded: 1/1 0/1 0/1 of 50",
		"share-small-collectives": "proposed: 0/1 0/1 1/1 of 50\nawarded: ? ? ? of 50 no-collectives",
		"share-women":             "proposed: 0/1 1/1 0/1 0/1\nawarded: ? ? ? ? no-collectives",
		"share-foreigners":        "proposed: 0/4 0/4 4/4 of 50\nawarded: 0/1 0/1 1/1 of 50",
		"share-ad-hoc":            "proposed: 1/4 3/4 of 50\nawarded: 0/1 1/1 of 50",
		"share-thematic":          "proposed: 0/4 4/4 of 50\nawarded: 0/1 1/1 of 50",
		"so-y-te":                 "proposed: 1/1 0/1 0/1 of 60\nawarded: 1/1 0/1 0/1 of 60",
		"cum":                     "proposed: 1/2 0/2 1/2 of 60\nawarded: 1/1 0/1 0/1 of 60",
		"hoi-dong":                "proposed: 0/1 0/1 1/1\nawarded: ? ? ? no-awards",
		"sau":                     "empty: no-proposals-in-time",
		"khong-ky":                "proposed: 2/3 0/3 1/3\nawarded: 1/1 0/1 0/1",
	} {
		compare(t, target(t, s, plan), want)
	}
}

// TestExamplesStayApart: examples are counted only where there is nothing real.
func TestExamplesStayApart(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.round("vi-du", "2025-03-03").Example = true
	w.propose("vi-du", "a", "so-y-te", "individual", "direct")
	s := w.at("2026-08-01")
	compare(t, figure(t, s, "2025/doi-tuong"), "individual: 1/1 0\ncollective: 0/1 0\nhousehold: 0/1 0\nwork: 0/1 0\nexample")
	w.round("that", "2025-04-01")
	w.propose("that", "b", "so-y-te", "collective")
	s = w.at("2026-08-01")
	compare(t, figure(t, s, "2025/doi-tuong"), "individual: 0/1 0\ncollective: 1/1 0\nhousehold: 0/1 0\nwork: 0/1 0\nleft out: 1")
	if got := told(s.UnitFigures(s.Unit("so-y-te"))[1]); !strings.Contains(got, "left out: 1") || !strings.HasPrefix(got, "direct: ? ? ?") {
		t.Errorf("the unit tells %s", got)
	}
}

// TestTakenOff: what was removed counts in the totals only, what was shown long enough in everything, and what is not
// shown yet nowhere.
func TestTakenOff(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.round("r", "2026-03-02")
	w.propose("r", "a", "so-y-te", "individual", "direct")
	w.propose("r", "b", "so-y-te", "individual", "direct").Removal = &record.Removal{Basis: "request", On: w.day("2026-04-01")}
	w.propose("r", "c", "so-y-te", "individual", "direct").Draft = true
	w.propose("r", "d", "so-y-te", "collective").Removal = &record.Removal{Basis: "retention", On: w.day("2026-04-01")}
	w.round("sau", "2026-09-01")
	w.propose("sau", "e", "so-y-te", "individual", "direct")
	s := w.at("2026-08-01")
	compare(t, figure(t, s, "2026/doi-tuong"), "individual: 1/2 0\ncollective: 1/2 0\nhousehold: 0/2 0\nwork: 0/2 0\nremoved: 1")
	compare(t, figure(t, s, "de-nghi-theo-nam"), "2026: 3 0")
	compare(t, figure(t, s, "2026/thoi-han"), "r: 10 ?")
	if got := figure(t, w.at("2026-09-01"), "de-nghi-theo-nam"); told(got) != "2026: 4 0" {
		t.Errorf("on the day of publication: %s", told(got))
	}
}

// TestRetiredRound: when the time of showing is over the numbers stay as they were.
func TestRetiredRound(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.config += "[retention]\ndays = 30\n"
	w.round("r", "2026-03-02")
	w.propose("r", "a", "so-y-te", "individual", "direct")
	w.decide("qd", "2026-04-01", "r/a awarded")
	before, after := w.at("2026-04-15"), w.at("2026-06-01")
	if after.Nominations[0].Hidden != "retention" {
		t.Fatal("the name is still shown")
	}
	for i, f := range before.AllFigures() {
		compare(t, after.AllFigures()[i], told(f))
	}
}

// TestCentralStage: a proposal that is disclosed again by the centre is one proposal, and waits from its first letter.
func TestCentralStage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.round("tinh", "2026-03-02")
	w.propose("tinh", "a", "so-y-te", "individual")
	w.round("tw", "2026-05-04").Stage = "central"
	w.propose("tw", "a", "tinh", "individual").Previous = "tinh/a"
	w.decide("qd", "2026-06-10", "tw/a awarded")
	w.round("sau", "2026-07-01")
	w.propose("sau", "a", "so-y-te", "individual").Previous = "tinh/a"
	s := w.at("2026-08-01")
	compare(t, figure(t, s, "de-nghi-theo-nam"), "2026: 2 1")
	compare(t, figure(t, s, "2026/thoi-gian"), "tinh: 100 100 100 1")
}

func TestLengths(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.set.Add(&record.Rule{
		Base: ofKind(record.KindRule, "muoi"), Citation: "Điều 1", Awards: []string{"x"}, Stage: "proposer", ValidFrom: w.day("2020-01-01"),
		Window: &record.Length{Days: 10, Unit: "working"},
	})
	w.set.Add(&record.Rule{
		Base: ofKind(record.KindRule, "lich"), Citation: "Điều 2", Awards: []string{"y"}, Stage: "proposer", ValidFrom: w.day("2020-01-01"),
		Window: &record.Length{Days: 15, Unit: "calendar"},
	})
	w.round("a-muoi", "2026-03-02").Rule = "muoi"
	w.round("b-lich", "2026-03-02").Rule = "lich"
	w.round("c-khong", "2026-03-02")
	w.round("d-nam-la", "2028-03-01")
	s := w.at("2028-08-01")
	compare(t, figure(t, s, "2026/thoi-han"), "a-muoi: 10 ? of 10\nb-lich: ? 14 of 15\nc-khong: 10 ?")
	compare(t, figure(t, s, "2028/thoi-han"), "d-nam-la: ? ? not-counted")
}

func TestOpinionFigures(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	register := func(round string, fill func(*record.Register)) {
		r := &record.Register{Base: ofKind(record.KindRegister, round)}
		fill(r)
		w.set.Add(r)
	}
	w.round("a-dem", "2026-01-05")
	register("a-dem", func(r *record.Register) {
		r.Counts.Kind = record.KindCounts{Support: 3, Objection: 1}
		r.Opinions = []record.Opinion{{ID: "1", Letters: 2, Reply: "x"}, {ID: "2"}}
	})
	five, zero := 5, 0
	w.round("b-bao-cao", "2026-01-05").OpinionReport = &record.OpinionReport{Received: &five}
	w.round("c-khong", "2026-01-05").OpinionReport = &record.OpinionReport{Received: &zero}
	w.round("d-chua", "2026-01-05")
	w.round("e-dang-nhan", "2026-07-27")
	register("e-dang-nhan", func(r *record.Register) { r.Counts.Kind.Support = 9 })
	w.round("f-it-nhat", "2026-01-05")
	register("f-it-nhat", func(r *record.Register) { r.Opinions = []record.Opinion{{ID: "1", Letters: 4}} })
	s := w.at("2026-08-01")
	f := figure(t, s, "2026/y-kien")
	compare(t, f, "a-dem: 4 2 3 1 0 0 0\nb-bao-cao: 5 ? ? ? ? ? 5\nc-khong: 0 0 0 0 0 0 0 no-opinions\nf-it-nhat: 4 0 ? ? ? ? 4")
	if !f.Rows[3].Least || f.Rows[0].Least {
		t.Error("what is only a part is not said to be one")
	}
	compare(t, figure(t, s, "y-kien-theo-nam"), "2026: 13 2")
}

// TestManyRows: a page shows few rows and sums up the rest; the file has all.
func TestManyRows(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i := range 2000 {
		id := fmt.Sprintf("xa-%04d", i)
		w.unit(id, "commune", "tinh")
		w.story(id, "2026-0"+strconv.Itoa(1+i%9)+"-01", id)
		if i == 1999 {
			w.story("hai", "2026-01-01", id)
		}
	}
	f := figure(t, w.at("2026-12-01"), "2026/guong-dien-hinh")
	shown := f.Shown()
	if len(f.Rows) != 2000 || len(shown) != PerFigure+1 || shown[0].ID != "xa-1999" || f.More() != 0 {
		t.Fatalf("%d rows, %d shown, the first is %s", len(f.Rows), len(shown), shown[0].ID)
	}
	rest := shown[PerFigure]
	if rest.N != 2000-PerFigure {
		t.Errorf("%d rows are summed up", rest.N)
	}
	for i, total := range f.Totals().Cells {
		sum := 0.0
		for _, r := range shown {
			sum += r.Cells[i].N
		}
		if sum != total.N {
			t.Errorf("column %d adds up to %g, want %g", i, sum, total.N)
		}
	}
	for i := range 50 {
		w.round(fmt.Sprintf("r-%02d", i), "2026-03-02")
	}
	f = figure(t, w.at("2026-12-01"), "2026/thoi-han")
	if len(f.Shown()) != PerFigure || f.More() != 50-PerFigure {
		t.Errorf("%d rounds shown, %d more", len(f.Shown()), f.More())
	}
}

// TestFigurePages: every year has its page, and the overview shows the latest.
func TestFigurePages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.story("a", "2024-01-01", "so-y-te")
	w.story("b", "2026-01-01", "so-y-te")
	w.plan("p", "hoi-dong", "2021", "2025", "units-with-plan")
	w.plan("q", "hoi-dong", "2019", "2019")
	var got []string
	for _, p := range w.at("2026-08-01").Pages() {
		if f, ok := p.Node.(*Figures); ok {
			got = append(got, fmt.Sprint(p.Path, " ", f.Year, f.Newer, f.Older, len(f.Groups()), len(f.AllYears())))
		}
	}
	want := []string{"/thong-ke/ 2026 0 0 3 4", "/thong-ke/2026/ 2026 0 2024 3 0", "/thong-ke/2024/ 2024 2026 2021 3 0", "/thong-ke/2021/ 2021 2024 0 3 0"}
	if !slices.Equal(got, want) {
		t.Errorf("pages %q\nwant %q", got, want)
	}
}

func names(units []*Unit) []string {
	var out []string
	for _, u := range units {
		out = append(out, u.Unit.ID)
	}
	slices.Sort(out)
	return out
}

func TestSeriesPages(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.story("hai-so", "2026-03-01", "so-y-te", "so-giao-duc")
	w.story("truong", "2026-03-02", "truong")
	s := w.at("2026-08-01")
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
	s := newWorld(t).at("2026-08-01")
	if got := names(s.Top()); !slices.Equal(got, []string{"tinh"}) || len(s.Single()) != 0 {
		t.Errorf("top units are %v", got)
	}
	groups := s.Top()[0].ByKind()
	if len(groups) != 2 || groups[0].Key != "council" || groups[1].Key != "department" || len(groups[1].Items) != 2 {
		t.Errorf("groups are %+v", groups)
	}
}
