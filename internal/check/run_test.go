package check_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/check"
	"congkhai/internal/config"
	"congkhai/internal/law"
	"congkhai/internal/problem"
	"congkhai/internal/record"

	"github.com/rogpeppe/go-internal/txtar"
)

func TestIgnoreSilencesWarningsOnly(t *testing.T) {
	t.Parallel()
	s := open(t, archive(t, "testdata/site.txtar"), archive(t, "testdata/window/first-day/bad_declared.txtar"))
	s.input.Config.Checks.Ignore = []string{"window/first-day"}
	if found := check.Run(s.input); len(found) != 0 {
		t.Errorf("an ignored warning is found: %s", s.messages(found, "en"))
	}
	s = open(t, archive(t, "testdata/site.txtar"), archive(t, "testdata/window/short/bad_one_day.txtar"))
	s.input.Config.Checks.Ignore = []string{"window/short"}
	found := check.Run(s.input)
	if !slices.ContainsFunc(found, func(f check.Finding) bool { return f.ID == "window/short" && f.Severity == problem.Error }) {
		t.Errorf("an error was silenced: %s", s.messages(found, "en"))
	}
}

func TestBrokenFilesGiveNoFurtherProblems(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ fixture, broken string }{
		{"round/count/bad_declared", "content/rounds/dot-1/binh.toml"},
		{"opinion/about/bad_nomination", "content/rounds/dot-1/am.toml"},
		{"holidays/missing/bad_closes", "content/holidays/2027.toml"},
		{"award/undisclosed/bad_after_the_rule", "content/rules/moi.toml"},
		{"site/organisation/bad_unknown", "content/units/hoi-dog.md"},
	} {
		s := open(t, archive(t, "testdata/site.txtar"), archive(t, "testdata/"+tt.fixture+".txtar"))
		s.input.Broken = []string{tt.broken}
		if got := s.messages(check.Run(s.input), "en"); got != "" {
			t.Errorf("%s, with %s broken:\n%s", tt.fixture, tt.broken, got)
		}
	}
}

// The texts of both languages stand for the same: both are there, and they name the same keys and values.
func TestTextsInBothLanguages(t *testing.T) {
	t.Parallel()
	for _, id := range check.IDs() {
		dir := "testdata/" + id
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !strings.HasPrefix(e.Name(), "bad_") {
				continue
			}
			s := open(t, archive(t, "testdata/site.txtar"), archive(t, dir+"/"+e.Name()))
			for _, f := range check.Run(s.input) {
				for _, text := range []problem.Text{f.Message, f.Hint} {
					if text.Vi == "" || text.En == "" || strings.ContainsAny(text.Vi+text.En, "\n") {
						t.Errorf("%s: %s: %+v", e.Name(), f.ID, text)
					}
					if vi, en := values(text.Vi), values(text.En); !slices.Equal(vi, en) {
						t.Errorf("%s: %s names %q in Vietnamese and %q in English", e.Name(), f.ID, vi, en)
					}
				}
			}
		}
	}
}

// values lists the words of a text that both languages must share: quoted ones and dates.
func values(text string) []string {
	var list []string
	for _, word := range strings.Fields(text) {
		word = strings.Trim(word, ".,:;()?")
		if strings.HasPrefix(word, `"`) || strings.Count(word, "-") == 2 && strings.ContainsAny(word, "0123456789") {
			list = append(list, word)
		}
	}
	slices.Sort(list)
	return list
}

func TestNothingOfConsentIsPrinted(t *testing.T) {
	t.Parallel()
	s := open(t, archive(t, "testdata/site.txtar"), archive(t, "testdata/consent/missing/bad_no_guardian.txtar"))
	for _, f := range check.Run(s.input) {
		if f.ID == "consent/missing" && !f.Private {
			t.Error("the line of [consent] may be printed")
		}
	}
}

// crowd is a site of many nominations in rounds of a hundred.
func crowd(nominations int) *check.Input {
	set := record.NewSet()
	award := &record.Award{Base: record.Base{ID: "a", Kind: record.KindAward}, Recipients: []string{"individual"}}
	rule := &record.Rule{
		Base: record.Base{ID: "r", Kind: record.KindRule}, Awards: []string{"a"}, Stage: "proposer", Verified: true,
		Window: &record.Length{Days: 10, Unit: "working"}, CouncilGap: &record.Length{Days: 10, Unit: "working"},
	}
	set.Add(award)
	set.Add(rule)
	families := []string{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Bùi"}
	for i := range nominations {
		round := fmt.Sprintf("r%05d", i/100)
		if i%100 == 0 {
			r := &record.Round{Base: record.Base{ID: round, Kind: record.KindRound, Example: true}, Awards: []string{"a"}}
			r.Published.Year, r.Published.Month, r.Published.Day = 2026, 8, 20
			r.Closes, r.CouncilMeeting = r.Published.AddDays(18), r.Published.AddDays(30)
			set.Add(r)
		}
		n := &record.Nomination{Base: record.Base{ID: fmt.Sprintf("%s/n%05d", round, i), Kind: record.KindNomination}, Award: "a"}
		n.Candidate = record.Candidate{Kind: "individual", BirthYear: 1950 + i/100%50}
		n.Candidate.Name = fmt.Sprintf("%s Thị Khuê %d", families[i%len(families)], i/2)
		n.Achievements = []record.Achievement{{Text: strings.Repeat("Thành tích đã kê khai trong hồ sơ. ", 4)}}
		set.Add(n)
	}
	set.Add(&record.Year{Base: record.Base{ID: "2026", Kind: record.KindYear}, Year: 2026})
	return &check.Input{
		Config: &config.Config{Response: &record.Response{Phone: "0"}}, Set: set, Law: law.New(set),
	}
}

func BenchmarkRun(b *testing.B) {
	in := crowd(10_000)
	if found := check.Run(in); len(found) != 0 {
		b.Fatalf("found %d, the first: %s [%s]", len(found), found[0].Message.En, found[0].ID)
	}
	for b.Loop() {
		check.Run(in)
	}
}

// The findings do not depend on the order in which the maps of a set are walked.
func TestOrderOfFindings(t *testing.T) {
	t.Parallel()
	in := crowd(500)
	in.Config.Response = nil
	for _, n := range in.Set.Nominations {
		n.Class = "x"
	}
	want := fmt.Sprint(order(check.Run(in)))
	for range 10 {
		if got := fmt.Sprint(order(check.Run(in))); got != want {
			t.Fatalf("the order changes:\n%s\n%s", got, want)
		}
	}
}

func order(found []check.Finding) []string {
	list := make([]string, len(found))
	for i, f := range found {
		list[i] = f.ID + " " + f.Record.Common().ID
	}
	return list
}

func TestRunOnBrokenDates(t *testing.T) {
	t.Parallel()
	base := archive(t, "testdata/site.txtar")
	for _, days := range []string{"published = 2026-08-20\ncloses = 9999-12-31", "published = 1000-01-01\ncloses = 1000-01-02", "published = 9999-12-31\ncloses = 9999-12-31"} {
		a := &txtar.Archive{Files: slices.Clone(base.Files)}
		for i, f := range a.Files {
			text := strings.Replace(string(f.Data), "published = 2026-08-20\ncloses = 2026-09-07", days+"\ncouncil_meeting = 9999-12-31", 1)
			a.Files[i].Data = []byte(text)
		}
		s := open(t, a)
		if len(check.Run(s.input)) == 0 {
			t.Errorf("nothing found with %q", days)
		}
	}
}
