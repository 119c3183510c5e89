package site

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/config"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/problem"
)

const settings = "title = \"T\"\nbase_url = \"https://example.org\"\norganisation = \"tinh\"\n"

// base is a site with one round; tests add to it.
var base = map[string]string{
	"units/tinh.toml":            "name = \"Tỉnh mẫu\"\nkind = \"province\"\n",
	"units/hoi-dong.toml":        "name = \"Hội đồng\"\nkind = \"council\"\nparent = \"tinh\"\n",
	"units/so-y-te.toml":         "name = \"Sở Y tế\"\nkind = \"department\"\nparent = \"tinh\"\n",
	"rounds/r/round.toml":        "title = \"R\"\nexample = true\ncouncil = \"hoi-dong\"\nawards = [\"huan-chuong-lao-dong\"]\npublished = 2026-08-20\ncloses = 2026-09-07\n",
	"rounds/r/dang-an.toml":      nomination("Đặng An", ""),
	"rounds/r/nguyen-binh.toml":  nomination("Nguyễn Bình", ""),
	"rounds/r/nguyen-binh2.toml": nomination("Nguyên Bình", ""),
}

func nomination(name, more string) string {
	top, tables, _ := strings.Cut(more, "\n[")
	if tables != "" {
		tables = "[" + tables
	}
	return "award = \"huan-chuong-lao-dong\"\nclass = \"hạng Ba\"\ncategory = \"merit\"\nproposed_by = \"so-y-te\"\n" + top +
		"\n[candidate]\nname = \"" + name + "\"\nkind = \"individual\"\nunit = \"so-y-te\"\n" + tables
}

func at(t *testing.T, files map[string]string, instant string) *Site {
	t.Helper()
	fsys := fstest.MapFS{"content": {Mode: fs.ModeDir}}
	for _, layer := range []map[string]string{base, files} {
		for name, text := range layer {
			fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	l, err := load.New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, problems, err := l.Load(fsys, load.Limits{Record: 1 << 20, File: 1 << 20}, time.Now())
	if err != nil || problem.HasErrors(problems) {
		t.Fatal(err, problems)
	}
	c, wrong := config.Parse([]byte(settings))
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	when, err := config.ParseInstant(instant, c.Zone)
	if err != nil {
		t.Fatal(err)
	}
	return New(c, set, law.New(set), nil, when)
}

func TestRoundStages(t *testing.T) {
	t.Parallel()
	events := map[string]string{
		"rounds/r/round.toml": base["rounds/r/round.toml"] + "[council_result]\nmet = 2026-09-11\n[submitted]\non = 2026-09-15\n",
		"decisions/d.toml":    "number = \"1/QĐ\"\nauthority = \"president\"\nsigned = 2026-10-01\n[[outcomes]]\nnomination = \"r/dang-an\"\nresult = \"awarded\"\n",
	}
	for _, test := range []struct {
		at   string
		want Stage
	}{
		{"2026-08-19T23:59:59", Upcoming},
		{"2026-08-20", Open},
		{"2026-08-28T23:59:59", Open},
		{"2026-08-29", ClosingSoon}, // only 3, 4 and 7 September are left: 31 August to 2 September are off
		{"2026-09-07T23:59:59", ClosingSoon},
		{"2026-09-08", Closed},
		{"2026-09-11", Considered},
		{"2026-09-15", Submitted},
		{"2026-10-01", Decided},
	} {
		if got := at(t, events, test.at).Rounds[0].Stage; got != test.want {
			t.Errorf("at %s: %s, want %s", test.at, got, test.want)
		}
	}
	if got := at(t, nil, "2026-12-01").Rounds[0].Stage; got != Closed {
		t.Errorf("without a record of the council: %s, want closed", got)
	}
}

func TestExtension(t *testing.T) {
	t.Parallel()
	extended := map[string]string{
		"rounds/r/round.toml": base["rounds/r/round.toml"] + "[[extensions]]\nfrom = 2026-09-07\nto = 2026-09-14\nreason = \"bão\"\non = 2026-09-04\n",
	}
	for _, test := range []struct {
		at   string
		want Stage
	}{
		{"2026-09-03", ClosingSoon}, {"2026-09-04", Open}, {"2026-09-10", ClosingSoon}, {"2026-09-14T12:00", ClosingSoon}, {"2026-09-15", Closed},
	} {
		if got := at(t, extended, test.at).Rounds[0].Stage; got != test.want {
			t.Errorf("at %s: %s, want %s", test.at, got, test.want)
		}
	}
}

func TestNominationStages(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"rounds/r/dang-an.toml":     nomination("Đặng An", "\n[[holds]]\nsince = 2026-08-24\nuntil = 2026-08-26\n"),
		"rounds/r/nguyen-binh.toml": nomination("Nguyễn Bình", "\n[withdrawal]\non = 2026-08-25\nby = \"candidate\"\n"),
	}
	for _, test := range []struct {
		at, id string
		want   Stage
	}{
		{"2026-08-23", "r/dang-an", Open},
		{"2026-08-24", "r/dang-an", OnHold},
		{"2026-08-26", "r/dang-an", Open},
		{"2026-08-24", "r/nguyen-binh", Open},
		{"2026-09-20", "r/nguyen-binh", Withdrawn},
		{"2026-09-20", "r/dang-an", Closed},
	} {
		if got := at(t, files, test.at).Nomination(test.id).Stage; got != test.want {
			t.Errorf("%s at %s: %s, want %s", test.id, test.at, got, test.want)
		}
	}
}

func TestNoNamesBeforeTheWindowOpens(t *testing.T) {
	t.Parallel()
	s := at(t, nil, "2026-08-19")
	if len(s.Nominations) > 0 || len(s.Rounds[0].Nominations) > 0 {
		t.Error("nominations are listed before they are published")
	}
	for _, p := range s.Pages() {
		if p.Layout == "nomination" {
			t.Errorf("a page %s before the window opens", p.Path)
		}
	}
	if s.Next == nil || s.Next.Stage != Open || !s.StateAsOf.IsZero() {
		t.Errorf("next: %+v, state as of %v", s.Next, s.StateAsOf)
	}
}

func TestNamesInOrder(t *testing.T) {
	t.Parallel()
	var got []string
	for _, n := range at(t, nil, "2026-08-20").Rounds[0].Nominations {
		got = append(got, n.Candidate.Name)
	}
	if want := "Đặng An, Nguyên Bình, Nguyễn Bình"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestRetention(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"decisions/d.toml": "number = \"1/QĐ\"\nauthority = \"president\"\nsigned = 2026-10-01\n[[outcomes]]\nnomination = \"r/dang-an\"\nresult = \"awarded\"\n",
	}
	s := at(t, files, "2027-10-01")
	s.Config.Retention.Days = 365
	s = New(s.Config, s.Set, s.Law, nil, time.Date(2027, 10, 1, 0, 0, 0, 0, s.Config.Zone))
	for _, n := range s.Nominations {
		if n.Hidden != "retention" {
			t.Errorf("%s is still shown", n.Nomination.ID)
		}
	}
}

func TestPathsAreUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, p := range at(t, nil, "2026-08-20").Pages() {
		if seen[p.Path] {
			t.Errorf("%s twice", p.Path)
		}
		seen[p.Path] = true
		if !strings.HasPrefix(p.Path, "/") || !strings.HasSuffix(p.Path, "/") && p.Path != "/404.html" {
			t.Errorf("odd path %q", p.Path)
		}
		for _, r := range p.Path {
			if r > 0x7f {
				t.Errorf("%q is not ASCII", p.Path)
			}
		}
	}
}
