package history_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/history"
	"congkhai/internal/record"
)

// lines writes told facts as lines.
func lines(f *history.Facts) string {
	var b strings.Builder
	for _, fact := range f.Told {
		b.WriteString(fact.Path + " = " + fact.Value + "\n")
	}
	return b.String()
}

func TestFactsOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, file, text, want string }{
		{
			"a round", roundFile,
			round("2026-11-16", "stage = \"central\"\nrule = \"nd-152\"\ndossier_received = 2026-10-01\n"+extension("2026-11-16", "2026-11-23")+
				"[[corrections]]\non = 2026-11-05\nnote = \"Sửa\"\n[submitted]\non = 2026-12-05\n"),
			`awards.bang-khen = bang-khen
closes = 2026-11-16
corrections.0.on = 2026-11-05
council = hoi-dong-tinh
extensions.0.from = 2026-11-16
extensions.0.on = 2026-11-16
extensions.0.to = 2026-11-23
published = 2026-11-02
stage = central
submitted.on = 2026-12-05
`,
		},
		{
			"a nomination", folder + "an.toml", nomination("Nguyễn Văn An", "[[holds]]\nsince = 2026-11-04\nreason = \"x\"\n"),
			`award = bang-khen
candidate.unit = so-y-te
class = hạng Nhất
holds.0.since = 2026-11-04
proposed_by = so-y-te
`,
		},
		{
			"consent is private", "content/exemplars/a.toml",
			"title = \"T\"\npublished = 2026-11-02\n[consent]\ngiven_on = 2026-10-01\nwithdrawn_on = 2026-11-01\n[[subjects]]\nname = \"A\"\nkind = \"individual\"\nunit = \"so-y-te\"\n",
			"published = 2026-11-02\nsubjects.0.unit = so-y-te\n",
		},
		{
			"days off by date", "content/holidays/2026.toml",
			"year = 2026\n[[off]]\ndate = 2026-09-02\nname = \"Quốc khánh\"\nnotice = \"1\"\n[[off]]\ndate = 2026-09-01\nname = \"x\"\nnotice = \"1\"\n[[worked]]\ndate = 2026-08-22\nnotice = \"1\"\n[[notices]]\nnumber = \"1\"\nissued = 2025-12-01\n",
			"notices.0.issued = 2025-12-01\noff.2026-09-01 = 2026-09-01\noff.2026-09-02 = 2026-09-02\nworked.2026-08-22 = 2026-08-22\n",
		},
		{
			"outcomes by nomination, else by number", "content/decisions/1.toml",
			"number = \"1\"\nauthority = \"province\"\nsigned = 2026-12-01\n[[outcomes]]\nnomination = \"r/b\"\nresult = \"awarded\"\naward = \"bang-khen\"\nclass = \"Nhì\"\n[[outcomes]]\nnomination = \"Nguyễn Văn A\"\nresult = \"deferred\"\n[[outcomes]]\nnomination = \"r/b\"\nresult = \"stripped\"\n",
			"outcomes.1.result = deferred\noutcomes.2.result = stripped\noutcomes.r/b.award = bang-khen\noutcomes.r/b.class = Nhì\noutcomes.r/b.result = awarded\nsigned = 2026-12-01\n",
		},
		{
			"historic dates", "content/plans/a.toml", "title = \"T\"\nnumber = \"1\"\nissuer = \"so-y-te\"\nissued = \"2019-05\"\n[period]\nfrom = \"2019\"\n",
			"issued = 2019-05\nissuer = so-y-te\nperiod.from = 2019\n",
		},
	} {
		f := factsOf(t, test.file, test.text)
		if got := lines(f); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
		if f.Rest == "" || (f.Subject != "") != (f.Kind == string(record.KindNomination) || f.Kind == string(record.KindDecision)) {
			t.Errorf("%s: Rest %q, Subject %q", test.name, f.Rest, f.Subject)
		}
		for _, fact := range f.Told {
			if !slices.Contains(history.Paths(), history.Pattern(fact.Path)) || f.Value(fact.Path) != fact.Value {
				t.Errorf("%s: %s has the pattern %q", test.name, fact.Path, history.Pattern(fact.Path))
			}
		}
	}
}

func TestCompare(t *testing.T) {
	t.Parallel()
	base := nomination("Nguyễn Văn An", "sort_name = 1\n")
	other := []history.Change{{}}
	for _, test := range []struct {
		name, old, new string
		want           []history.Change
	}{
		{"nothing", base, base, nil},
		{"a comment", base, "# x\n" + base, nil},
		{"ends of lines", base, strings.ReplaceAll(base, "\n", "\r\n"), nil},
		{"private", base, base + "sort_name = \"An\"\n", nil},
		{"another candidate", base, strings.Replace(base, "Văn An", "Văn Ba", 1), other},
		{"another kind of candidate", base, strings.Replace(base, "individual", "collective", 1), other},
		{"words", base, base + "hometown = \"Sông Mẫu\"\n", other},
		{"birth year", base, base + "birth_year = 1970\n", other},
		{"class and words", base, strings.Replace(base, "Nhất", "Nhì", 1) + "birth_year = 1970\n", []history.Change{{Path: "class", Old: "hạng Nhất", New: "hạng Nhì"}, {}}},
		{"taken away", base, strings.Replace(base, `unit = "so-y-te"`, "", 1), []history.Change{{Path: "candidate.unit", Old: "so-y-te"}}},
		{"added", base, "[withdrawal]\non = 2026-11-05\n" + strings.Replace(base, "\n[c", "\n[c", 1), []history.Change{
			{Path: "award", Old: "bang-khen"}, {Path: "class", Old: "hạng Nhất"}, {Path: "proposed_by", Old: "so-y-te"}, {Path: "withdrawal.on", New: "2026-11-05"}, {},
		}},
	} {
		got := history.Compare(factsOf(t, folder+"an.toml", test.old), factsOf(t, folder+"an.toml", test.new))
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
	f := factsOf(t, folder+"an.toml", base)
	if history.Compare(nil, f) != nil || history.Compare(f, nil) != nil {
		t.Error("what is not known is compared")
	}
	awards := history.Compare(
		factsOf(t, roundFile, round("2026-11-16", "")),
		factsOf(t, roundFile, strings.Replace(round("2026-11-16", ""), `["bang-khen"]`, `["giay-khen", "bang-khen"]`, 1)),
	)
	if want := []history.Change{{Path: "awards.giay-khen", New: "giay-khen"}}; !reflect.DeepEqual(awards, want) {
		t.Errorf("a new award: %+v", awards)
	}
}

func TestFactsOfFlags(t *testing.T) {
	t.Parallel()
	f := factsOf(t, folder+"an.toml", nomination("A", "draft = true\nexample = true\n[removal]\non = 2026-12-01\nbasis = \"request\"\n[[corrections]]\non = 2026-11-05\nnote = \"x\"\n"))
	if !f.Draft || !f.Example || !f.Removed || f.Corrections != 1 || f.Kind != "nomination" || f.ID != "2026-11-hcld/an" {
		t.Errorf("FactsOf = %+v", f)
	}
}

func TestPattern(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"closes": "closes", "extensions.12.to": "extensions.to", "outcomes.r/a.result": "outcomes.result",
		"outcomes.r/a.b.c.award": "outcomes.award", "outcomes.3.class": "outcomes.class", "off.2026-09-02": "off",
		"awards.bang-khen": "awards", "proposals.0.units.so-y-te": "proposals.units", "pact.document.issued": "pact.document.issued",
		"": "", "no.such.0.path": "no.such.0.path",
	} {
		if got := history.Pattern(path); got != want {
			t.Errorf("Pattern(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	paths := history.Paths()
	if !slices.IsSorted(paths) || len(slices.Compact(slices.Clone(paths))) != len(paths) {
		t.Errorf("Paths are not sorted and unique: %q", paths)
	}
	for _, want := range []string{"extensions.to", "outcomes.result", "off", "worked", "awards", "removal.on", "members", "period.from"} {
		if !slices.Contains(paths, want) {
			t.Errorf("%s is not among the paths", want)
		}
	}
	for _, path := range paths {
		for _, never := range []string{"consent", "dossier_received", "name", "title", "*", "off.date", "outcomes.nomination", "rule"} {
			if slices.Contains(append(strings.Split(path, "."), path), never) {
				t.Errorf("%s is told", path)
			}
		}
	}
	t.Logf("%q", paths)
}
