package site

import (
	"slices"
	"strings"
	"testing"

	"congkhai/internal/record"
)

func decision(signed string, outcomes ...string) string {
	text := "number = \"" + signed + "/QĐ\"\nauthority = \"president\"\nsigned = " + signed + "\n"
	for _, o := range outcomes {
		id, result, _ := strings.Cut(o, " ")
		text += "[[outcomes]]\nnomination = \"r/" + id + "\"\nresult = \"" + result + "\"\n"
	}
	return text
}

func TestOnlyWhatADecisionNamesIsDecided(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"rounds/r/round.toml": base["rounds/r/round.toml"] + "[submitted]\non = 2026-09-15\n",
		"decisions/a.toml":    decision("2026-10-01", "dang-an awarded"),
		"decisions/b.toml":    decision("2026-11-01", "nguyen-binh deferred"),
	}
	for _, test := range []struct {
		at                  string
		round, an, binh, b2 Stage
	}{
		{"2026-09-20", Submitted, Submitted, Submitted, Submitted},
		{"2026-10-20", Decided, "awarded", Submitted, Submitted},
		{"2026-11-20", Decided, "awarded", "deferred", Submitted},
	} {
		s := at(t, files, test.at)
		got := []Stage{s.Rounds[0].Stage, s.Nomination("r/dang-an").Stage, s.Nomination("r/nguyen-binh").Stage, s.Nomination("r/nguyen-binh2").Stage}
		if want := []Stage{test.round, test.an, test.binh, test.b2}; !slices.Equal(got, want) {
			t.Errorf("at %s: %v, want %v", test.at, got, want)
		}
		for _, n := range s.Nominations {
			for _, m := range n.Moves {
				if m.Stage == Decided {
					t.Errorf("at %s: %s foretells a decision that does not name it", test.at, n.Nomination.ID)
				}
			}
		}
	}
}

func TestAwardsThatDidNotLast(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		results string
		stands  []bool // of each outcome
		undoes  []int  // of each outcome, -1 for none
		last    Stage
	}{
		{"awarded", []bool{true}, []int{-1}, "awarded"},
		{"awarded annulled", []bool{false, true}, []int{-1, 0}, "annulled"},
		{"awarded stripped restored", []bool{true, true, true}, []int{-1, 0, 0}, "restored"},
		{"awarded annulled awarded", []bool{false, true, true}, []int{-1, 0, -1}, "awarded"},
		{"deferred awarded stripped", []bool{true, false, true}, []int{-1, -1, 1}, "stripped"},
		{"annulled", []bool{true}, []int{-1}, "annulled"},
	} {
		files := map[string]string{}
		for i, result := range strings.Fields(test.results) {
			files["decisions/"+itoa(i)+".toml"] = decision("2026-1"+itoa(i)+"-01", "dang-an "+result)
		}
		n := at(t, files, "2027-01-01").Nomination("r/dang-an")
		if n.Stage != test.last || len(n.Outcomes) != len(test.stands) {
			t.Errorf("%s: %s, %d outcomes", test.results, n.Stage, len(n.Outcomes))
			continue
		}
		for i, o := range n.Outcomes {
			if (o.Undone() == nil) != test.stands[i] {
				t.Errorf("%s: outcome %d stands: %v", test.results, i, o.Undone() == nil)
			}
			if got := slices.Index(n.Outcomes, o.Undoes()); got != test.undoes[i] {
				t.Errorf("%s: outcome %d undoes %d, want %d", test.results, i, got, test.undoes[i])
			}
		}
	}
}

func TestTally(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"rounds/r/round.toml":        base["rounds/r/round.toml"] + "[council_result]\nmet = 2026-09-11\nnot_forwarded = [\"nguyen-binh2\"]\n",
		"rounds/r/dang-an.toml":      nomination("Đặng An", "posthumous = true\n"),
		"rounds/r/nguyen-binh.toml":  nomination("Nguyễn Bình", "\n[removal]\non = 2026-09-20\nbasis = \"order\"\n"),
		"decisions/a.toml":           decision("2026-10-01", "dang-an awarded"),
		"rounds/r/nguyen-binh3.toml": nomination("Nguyễn Bình", "\n[withdrawal]\non = 2026-09-01\nby = \"proposer\"\n"),
	}
	want := []Tally{{"awarded", true, 1}, {NotForwarded, false, 1}, {Withdrawn, false, 1}, {"", false, 1}}
	s := at(t, files, "2026-10-02")
	if got := s.Rounds[0].Tally(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := s.Nomination("r/nguyen-binh3").Since().String(); got != "2026-09-01" {
		t.Errorf("withdrawn on %s", got)
	}
	if got := s.Nomination("r/nguyen-binh2").Since().String(); got != "2026-09-11" {
		t.Errorf("not put forward on %s", got)
	}
	delete(files, "rounds/r/nguyen-binh.toml")
	files["rounds/r/round.toml"] = base["rounds/r/round.toml"] + "[council_result]\nmet = 2026-09-11\n"
	for _, instant := range []string{"2026-09-10", "2026-09-12"} {
		if got := at(t, map[string]string{"rounds/r/round.toml": files["rounds/r/round.toml"]}, instant).Rounds[0].Tally(); got != nil {
			t.Errorf("at %s: %v", instant, got)
		}
	}
}

func TestHeard(t *testing.T) {
	t.Parallel()
	none, nine := 0, 9
	opinions := []record.Opinion{{ID: "1", Letters: 3, Reply: "Vâng."}, {ID: "2"}, {ID: "3", About: "gone", Reply: "Vâng."}}
	counted := record.Counts{Kind: record.KindCounts{Support: 7}}
	for _, test := range []struct {
		name     string
		report   *record.OpinionReport
		register *record.Register
		want     *Heard // Themes aside
		themes   int
	}{
		{name: "nothing"},
		{name: "a report without a number", report: &record.OpinionReport{}},
		{name: "a report of none", report: &record.OpinionReport{Received: &none}, want: &Heard{Known: true}},
		{name: "an empty register", register: &record.Register{}, want: &Heard{Known: true}},
		{name: "a report of nine", report: &record.OpinionReport{Received: &nine}, want: &Heard{Known: true, N: 9}},
		{name: "a register that counts", register: &record.Register{Counts: counted}, want: &Heard{Known: true, N: 7, Counts: counted}},
		{
			name: "replies", report: &record.OpinionReport{Received: &nine}, register: &record.Register{Counts: counted, Opinions: opinions},
			want: &Heard{Known: true, N: 9, Answered: 4, Gone: 1, Counts: counted}, themes: 2,
		},
		{
			name: "opinions that are not counted", register: &record.Register{Opinions: opinions},
			want: &Heard{N: 5, Answered: 4, Gone: 1}, themes: 2,
		},
	} {
		r := &Round{Round: &record.Round{OpinionReport: test.report}, Register: test.register}
		got := r.Heard()
		if (got == nil) != (test.want == nil) {
			t.Errorf("%s: %+v", test.name, got)
			continue
		}
		if got == nil {
			continue
		}
		themes := len(got.Themes)
		got.Themes = nil
		if got.N != test.want.N || got.Known != test.want.Known || got.Answered != test.want.Answered || got.Gone != test.want.Gone ||
			got.Counts != test.want.Counts || themes != test.themes {
			t.Errorf("%s: %+v with %d themes, want %+v", test.name, got, themes, test.want)
		}
	}
}

func TestRoundTakenOffTheSite(t *testing.T) {
	t.Parallel()
	files := map[string]string{"rounds/r/round.toml": base["rounds/r/round.toml"] + "[removal]\non = 2026-08-25\nbasis = \"order\"\n"}
	s := at(t, files, "2026-08-26")
	r := s.Rounds[0]
	if r.Title != "" || r.Label.Vi != "" || r.Receiving || len(s.Kept()) > 0 || len(r.Council.Rounds) > 0 || len(s.Home().Open) > 0 || len(s.Levels()) > 0 {
		t.Errorf("the round is still told: %+v", r.Label)
	}
	stubs := 0
	for _, p := range s.Pages() {
		if stub, ok := p.Node.(*Stub); ok {
			stubs++
			if p.Layout != "removed" || !p.Noindex || p.Name.Vi != "" || stub.Basis != "order" || stub.Of != nil || stub.On.String() != "2026-08-25" {
				t.Errorf("%s: %+v", p.Path, stub)
			}
			continue
		}
		if strings.HasPrefix(p.Path, r.URL) {
			t.Errorf("%s is no stub", p.Path)
		}
	}
	if stubs != 4+3 {
		t.Errorf("%d stubs", stubs)
	}
}

func TestDisclosuresAreLinkedBothWays(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"rounds/q/round.toml":   "title = \"Q\"\nexample = true\ncouncil = \"hoi-dong\"\nawards = [\"huan-chuong-lao-dong\"]\nstage = \"central\"\npublished = 2026-10-05\ncloses = 2026-10-19\n",
		"rounds/q/dang-an.toml": nomination("Đặng An", "previous = \"r/dang-an\"\n"),
	}
	s := at(t, files, "2026-10-06")
	early, late := s.Nomination("r/dang-an"), s.Nomination("q/dang-an")
	if late.Previous != early || early.Later != late {
		t.Error("the proposals are not linked")
	}
	if !slices.Equal(late.Round.Earlier, []*Round{early.Round}) || !slices.Equal(early.Round.Onward, []*Round{late.Round}) {
		t.Error("the rounds are not linked")
	}
	if late.Round.Tier() != "central" || early.Round.Tier() != "province" {
		t.Errorf("levels %s, %s", early.Round.Tier(), late.Round.Tier())
	}
	files["rounds/r/dang-an.toml"] = nomination("Đặng An", "\n[removal]\non = 2026-09-20\nbasis = \"request\"\n")
	if late := at(t, files, "2026-10-06").Nomination("q/dang-an"); late.Previous != nil || len(late.Round.Earlier) > 0 {
		t.Error("a link leads to what was taken off the site")
	}
}
