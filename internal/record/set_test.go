package record_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/record"
)

const (
	unit       = "name = \"U\"\nkind = \"other\"\n"
	cluster    = "name = \"C\"\nkind = \"block\"\nmembers = [\"so-y-te\"]\n"
	award      = "name = \"A\"\nform = \"order\"\nauthority = [\"president\"]\nrecipients = [\"individual\"]\n"
	round      = "title = \"R\"\ncouncil = \"so-y-te\"\nawards = [\"huan-chuong\"]\npublished = 2026-08-20\ncloses = 2026-09-07\n"
	nomination = "award = \"huan-chuong\"\ncategory = \"merit\"\nproposed_by = \"so-y-te\"\n"
	candidate  = "[candidate]\nname = \"N\"\nkind = \"individual\"\n"
	plan       = "title = \"P\"\nnumber = \"1\"\n"
	decision   = "number = \"1\"\nauthority = \"president\"\nsigned = 2026-10-01\n"
)

// common is a set without a broken reference.
var common = []entry{
	{record.KindUnit, "so-y-te", unit},
	{record.KindUnit, "so-noi-vu", unit},
	{record.KindUnit, "nhap", unit + "draft = true\n"},
	{record.KindAward, "huan-chuong", award},
	{record.KindCluster, "khoi-1", cluster},
	{record.KindRound, "dot-1", round},
	{record.KindRound, "dot-2", round},
	{record.KindNomination, "dot-1/an", nomination + candidate},
	{record.KindNomination, "dot-1/binh", nomination + candidate},
	{record.KindNomination, "dot-2/an", nomination + candidate},
	{record.KindNomination, "dot-2/nhap", nomination + "draft = true\n" + candidate},
}

func TestResolve(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		entry entry
		want  string // "path id: message (hint)", "" for none
	}{
		{"unit", entry{record.KindPlan, "p", plan + "issuer = \"so-y-te\"\n"}, ""},
		{"cluster", entry{record.KindPlan, "p", plan + "issuer = \"khoi-1\"\n"}, ""},
		{
			"neither",
			entry{record.KindPlan, "p", plan + "issuer = \"so-y-tee\"\n"},
			`issuer unit/unknown: there is no unit or cluster "so-y-tee" (did you mean "so-y-te"?)`,
		},
		{
			"nearest is a cluster",
			entry{record.KindPlan, "p", plan + "issuer = \"khoi-11\"\n"},
			`issuer unit/unknown: there is no unit or cluster "khoi-11" (did you mean "khoi-1"?)`,
		},
		{
			"like nothing",
			entry{record.KindUnit, "u", unit + "parent = \"truong-dai-hoc\"\n"},
			`parent unit/unknown: there is no unit "truong-dai-hoc" (add the file content/units/truong-dai-hoc.toml, or correct the reference)`,
		},
		{
			"unit where a unit is meant",
			entry{record.KindUnit, "u", unit + "parent = \"khoi-1\"\n"},
			`parent unit/unknown: there is no unit "khoi-1" (add the file content/units/khoi-1.toml, or correct the reference)`,
		},
		{
			"award",
			entry{record.KindRound, "r", strings.Replace(round, "huan-chuong", "huan-chuog", 1)},
			`awards.0 award/unknown: award "huan-chuog" is not in the catalogue (did you mean "huan-chuong"?)`,
		},
		{"draft from a draft", entry{record.KindUnit, "u", unit + "parent = \"nhap\"\ndraft = true\n"}, ""},
		{
			"draft",
			entry{record.KindUnit, "u", unit + "parent = \"nhap\"\n"},
			`parent ref/draft: "nhap" is still a draft (remove draft from that file, or remove this reference)`,
		},
		{"short name in its round", entry{record.KindRound, "dot-1", round + "[council_result]\nmet = 2026-09-11\nforwarded = [\"an\", \"dot-1/binh\"]\n"}, ""},
		{
			"short name of another round",
			entry{record.KindRound, "dot-2", round + "[council_result]\nmet = 2026-09-11\nnot_forwarded = [\"binh\"]\n"},
			`council_result.not_forwarded.0 nomination/unknown: there is no nomination "binh" (add the file content/rounds/dot-2/binh.toml, or correct the reference)`,
		},
		{
			"misspelt short name",
			entry{record.KindRound, "dot-1", round + "[council_result]\nmet = 2026-09-11\nforwarded = [\"bnih\"]\n"},
			`council_result.forwarded.0 nomination/unknown: there is no nomination "bnih" (did you mean "binh"?)`,
		},
		{
			"draft by its short name",
			entry{record.KindRound, "dot-2", round + "[council_result]\nmet = 2026-09-11\nforwarded = [\"nhap\"]\n"},
			`council_result.forwarded.0 ref/draft: "nhap" is still a draft (remove draft from that file, or remove this reference)`,
		},
		{"previous of the same round", entry{record.KindNomination, "dot-1/chi", nomination + "previous = \"an\"\n" + candidate}, ""},
		{"previous of another round", entry{record.KindNomination, "dot-2/binh", nomination + "previous = \"dot-1/binh\"\n" + candidate}, ""},
		{
			"short name outside of rounds",
			entry{record.KindDecision, "d", decision + "[[outcomes]]\nnomination = \"an\"\nresult = \"awarded\"\n"},
			`outcomes.0.nomination nomination/unknown: there is no nomination "an" (write it as "round/name")`,
		},
		{
			"misspelt round",
			entry{record.KindDecision, "d", decision + "[[outcomes]]\nnomination = \"dot1/an\"\nresult = \"awarded\"\n"},
			`outcomes.0.nomination nomination/unknown: there is no nomination "dot1/an" (did you mean "dot-1/an"?)`,
		},
		{
			"deep in tables",
			entry{record.KindCluster, "c", cluster + "[[terms]]\nyear = 2026\nleader = \"so-y-te\"\n[[terms]]\nyear = 2027\ndeputies = [\"so-noi-vu\", \"x\"]\n"},
			`terms.1.deputies.1 unit/unknown: there is no unit "x" (add the file content/units/x.toml, or correct the reference)`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			set, _ := setOf(t, common...)
			r := read(t, test.entry.kind, test.entry.id, test.entry.text)
			set.Add(r)
			if got := told(set.Resolve([]record.Record{r}, nothing)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func nothing(record.Kind, string) bool { return false }

// told writes broken references as "path id: message (hint)".
func told(broken []record.Broken) string {
	var list []string
	for _, b := range broken {
		if b.From == nil || b.Message.Vi == "" || b.Hint.Vi == "" {
			list = append(list, fmt.Sprintf("incomplete: %+v", b))
		}
		list = append(list, fmt.Sprintf("%s %s: %s (%s)", b.Path, b.ID, b.Message.En, b.Hint.En))
	}
	return strings.Join(list, "\n")
}

func TestUnitAndClusterOfOneName(t *testing.T) {
	t.Parallel()
	set, _ := setOf(t, common...)
	set.Add(read(t, record.KindCluster, "so-y-te", cluster))
	p := read(t, record.KindPlan, "p", plan+"issuer = \"so-y-te\"\n")
	broken := set.Resolve([]record.Record{p}, nothing)
	if len(broken) != 1 || broken[0].ID != "ref/ambiguous" || broken[0].Other != set.Clusters["so-y-te"] {
		t.Errorf("got %s", told(broken))
	}
	u := read(t, record.KindUnit, "u", unit+"parent = \"so-y-te\"\n")
	if broken := set.Resolve([]record.Record{u}, nothing); len(broken) > 0 {
		t.Errorf("a reference that can only be a unit is ambiguous: %s", told(broken))
	}
}

// TestUnreadFilesAreNotMissing refers to records whose files could not be read.
func TestUnreadFilesAreNotMissing(t *testing.T) {
	t.Parallel()
	set, _ := setOf(t, common...)
	for _, test := range []struct {
		from   record.Record
		unread string
	}{
		{read(t, record.KindUnit, "u", unit+"parent = \"x\"\n"), "unit x"},
		{read(t, record.KindPlan, "p", plan+"issuer = \"x\"\n"), "unit x"},
		{read(t, record.KindPlan, "p", plan+"issuer = \"x\"\n"), "cluster x"},
		{read(t, record.KindRound, "dot-1", round+"[council_result]\nmet = 2026-09-11\nforwarded = [\"x\"]\n"), "nomination dot-1/x"},
		{read(t, record.KindDecision, "d", decision+"[[outcomes]]\nnomination = \"dot-1/x\"\nresult = \"awarded\"\n"), "nomination dot-1/x"},
	} {
		asked := func(kind record.Kind, id string) bool { return string(kind)+" "+id == test.unread }
		if broken := set.Resolve([]record.Record{test.from}, asked); len(broken) > 0 {
			t.Errorf("%s is reported although its file could not be read: %s", test.unread, told(broken))
		}
		if broken := set.Resolve([]record.Record{test.from}, nothing); len(broken) != 1 {
			t.Errorf("%s is not missed: %s", test.unread, told(broken))
		}
	}
}

func TestSet(t *testing.T) {
	t.Parallel()
	set, all := setOf(t, common...)
	if got := set.All(); len(got) != len(all) {
		t.Errorf("%d of %d records", len(got), len(all))
	}
	for _, r := range all {
		base := r.Common()
		if got, ok := set.Find(base.Kind, base.ID); !ok || got != r {
			t.Errorf("%s %s is not found", base.Kind, base.ID)
		}
		if !slices.Contains(set.IDs(base.Kind), base.ID) {
			t.Errorf("%s is not among the identities of %s", base.ID, base.Kind)
		}
	}
	if got := set.IDs(record.KindNomination); !slices.IsSorted(got) || len(got) != 4 {
		t.Errorf("nominations are %v", got)
	}
	if _, ok := set.Find("nothing", "an"); ok {
		t.Error("a record of a kind that there is not")
	}
	for ref, want := range map[string]string{"an": "dot-2/an", "dot-1/an": "dot-1/an", "binh": "", "": "", "dot-1": ""} {
		got, ok := set.Nomination("dot-2", ref)
		if ok != (want != "") || ok && got.ID != want {
			t.Errorf("%q in dot-2 is %v", ref, got)
		}
	}
	if _, ok := set.Nomination("", "an"); ok {
		t.Error("a short name without a round leads somewhere")
	}
	again := read(t, record.KindUnit, "so-y-te", unit)
	if set.Add(again); set.Units["so-y-te"] != again || len(set.Units) != 3 {
		t.Error("a record does not take the place of the one before it")
	}
}
