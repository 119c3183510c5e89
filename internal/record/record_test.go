package record_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/field"
	"congkhai/internal/lang"
	"congkhai/internal/record"
)

func TestEveryKindIsKnownEverywhere(t *testing.T) {
	t.Parallel()
	kinds := slices.Sorted(maps.Keys(record.Tables))
	for name, other := range map[string][]record.Kind{
		"Folders": slices.Sorted(maps.Keys(record.Folders)), "Sections": slices.Sorted(maps.Keys(record.Sections)),
	} {
		if !slices.Equal(other, kinds) {
			t.Errorf("%s knows %v, the tables %v", name, other, kinds)
		}
	}
	for _, kind := range kinds {
		r := record.New(kind)
		base := r.Common()
		base.Kind, base.ID = kind, "x"
		set := record.NewSet()
		set.Add(r)
		if got, ok := set.Find(kind, "x"); !ok || got != r {
			t.Errorf("a set does not hold %s", kind)
		}
		if bound := record.Tables[kind].Bind(r, map[string]any{"example": true}); !base.Example {
			t.Errorf("New(%s) does not go with its table: %v", kind, bound.Faults)
		}
	}
}

func TestURL(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind     record.Kind
		id, want string
	}{
		{record.KindUnit, "so-y-te", "/don-vi/so-y-te/"},
		{record.KindUnit, "tinh/Sở Y tế", "/don-vi/tinh/so-y-te/"},
		{record.KindCluster, "khoi-1", "/cum-khoi-thi-dua/khoi-1/"},
		{record.KindAward, "huan-chuong", "/danh-hieu-khen-thuong/huan-chuong/"},
		{record.KindRule, "nd-152", "/quy-dinh/"},
		{record.KindYear, "2026", "/quy-dinh/"},
		{record.KindPlan, "2026/ke-hoach", "/ke-hoach/2026/ke-hoach/"},
		{record.KindExemplar, "chuyen", "/guong-dien-hinh/chuyen/"},
		{record.KindRound, "dot-1", "/lay-y-kien/dot-1/"},
		{record.KindNomination, "dot-1/Đặng An", "/lay-y-kien/dot-1/dang-an/"},
		{record.KindRegister, "dot-1", "/lay-y-kien/"},
		{record.KindDecision, "1-qd", "/ket-qua/1-qd/"},
		{record.KindReport, "bao-cao", "/bao-cao/bao-cao/"},
		{record.KindPage, "gioi-thieu", "/gioi-thieu/"},
		{record.KindPage, "a/b", "/a/b/"},
	} {
		base := record.Base{Kind: test.kind, ID: test.id}
		if got := base.URL(); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.kind, test.id, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	p := read(t, record.KindPlan, "p", plan+`issuer = "x"
theme = "Chủ đề"
sources = ["một", "hai"]

[[movements]]
name = "Phong trào"
criteria = "Tiêu chí"

[translations.en]
title = "Plan"
sources = ["", "two"]

[[translations.en.movements]]
name = "Movement"
`).(*record.Plan)
	for _, test := range []struct {
		path, original string
		want           lang.Words
	}{
		{"title", p.Title, lang.Words{Vi: "P", En: "Plan"}},
		{"theme", p.Theme, lang.Words{Vi: "Chủ đề"}},
		{"sources.0", p.Sources[0], lang.Words{Vi: "một"}},
		{"sources.1", p.Sources[1], lang.Words{Vi: "hai", En: "two"}},
		{"movements.0.name", p.Movements[0].Name, lang.Words{Vi: "Phong trào", En: "Movement"}},
		{"movements.0.criteria", p.Movements[0].Criteria, lang.Words{Vi: "Tiêu chí"}},
	} {
		if got := p.Words(test.path, test.original); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.path, got, test.want)
		}
	}
	if got := new(record.Page).Words("title", "T"); got != (lang.Words{Vi: "T"}) {
		t.Errorf("without translations: %+v", got)
	}
}

func TestExemplarsBelongAndAreWithheld(t *testing.T) {
	t.Parallel()
	const story = "title = \"T\"\npublished = 2026-03-31\n"
	const subjects = "[[subjects]]\nname = \"N\"\nkind = \"individual\"\n"
	for _, test := range []struct {
		name, top, tables string
		month             string
		withheld          bool
	}{
		{"plain", "", "", "2026-03", false},
		{"month of its own", "month = \"2026-02\"\n", "", "2026-02", false},
		{"consent given", "", "[consent]\ngiven_on = 2026-03-01\nbasis = \"written\"\n", "2026-03", false},
		{"consent withdrawn", "", "[consent]\ngiven_on = 2026-03-01\nwithdrawn_on = 2026-04-01\n", "2026-03", true},
		{"removed", "", "[removal]\non = 2026-04-01\nbasis = \"request\"\n", "2026-03", true},
	} {
		e := read(t, record.KindExemplar, "e", story+test.top+subjects+test.tables).(*record.Exemplar)
		if e.Belongs() != test.month || e.Withheld() != test.withheld {
			t.Errorf("%s: %s, withheld %v", test.name, e.Belongs(), e.Withheld())
		}
	}
}

func TestSmallMethods(t *testing.T) {
	t.Parallel()
	n := read(t, record.KindNomination, "dot-1/an", nomination+candidate+"[removal]\non = 2026-09-01\nbasis = \"order\"\n").(*record.Nomination)
	if n.RoundID() != "dot-1" || !n.Withheld() || n.Ref() != (record.Ref{Kind: record.KindNomination, ID: "dot-1/an"}) {
		t.Errorf("%s in %s, withheld %v", n.Ref(), n.RoundID(), n.Withheld())
	}
	r := read(t, record.KindRound, "dot-1", round).(*record.Round)
	if r.AtStage() != "proposer" || r.Withheld() {
		t.Errorf("a round is at stage %s", r.AtStage())
	}
	if r.Stage = "central"; r.AtStage() != "central" {
		t.Error("a round does not say its stage")
	}
	for unit, want := range map[string]calendar.Unit{"working": calendar.Working, "calendar": calendar.CalendarDays} {
		if got := (&record.Length{Unit: unit}).CountedIn(); got != want {
			t.Errorf("%s days are counted as %v", unit, got)
		}
	}
	kinds := record.KindCounts{Support: 1, Objection: 2, Information: 4, Request: 8}
	channels := record.ChannelCounts{Letter: 1, InPerson: 2, Email: 4, Phone: 8, Portal: 16, Other: 32}
	if kinds.Total() != 15 || channels.Total() != 63 {
		t.Errorf("totals are %d and %d", kinds.Total(), channels.Total())
	}
}

// at puts a value at a path of maps; element 0 of arrays.
func at(path string, v any) map[string]any {
	parts := strings.Split(path, ".")
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i] == "0" {
			v = []any{v}
		} else {
			v = map[string]any{parts[i]: v}
		}
	}
	return v.(map[string]any)
}

// faultAt finds the fault of a path that is not of a key left out.
func faultAt(kind record.Kind, values map[string]any, path string) string {
	for _, f := range record.Tables[kind].Bind(record.New(kind), values).Faults {
		if f.Path == path && f.ID != "key/missing" {
			return f.ID
		}
	}
	return ""
}

// TestHiddenCharactersAreRefused puts a character that turns the direction of text into every text of every kind, and
// into every translation. Markdown is judged by its own package.
func TestHiddenCharactersAreRefused(t *testing.T) {
	t.Parallel()
	for kind, table := range record.Tables {
		refused := func(path string) {
			for _, hidden := range []string{"a\u202eb", "a\u2066b", "a\x1bb"} {
				if got := faultAt(kind, at(path, hidden), path); !strings.HasPrefix(got, "value/") {
					t.Errorf("%s: %s takes %q (%q)", kind, path, hidden, got)
				}
			}
		}
		eachField(table, "", false, func(path string, f *field.Field, _ bool) {
			list := ""
			if f.Type == field.Texts {
				list = ".0"
			}
			if f.Markdown || f.Type != field.Text && f.Type != field.Texts {
				return
			}
			refused(path + list)
			if f.Words {
				refused("translations.en." + path + list)
			}
		})
	}
}

// TestOnlyWebAddresses puts what is no web address into every key that takes one.
func TestOnlyWebAddresses(t *testing.T) {
	t.Parallel()
	n := 0
	for kind, table := range record.Tables {
		eachField(table, "", false, func(path string, f *field.Field, _ bool) {
			if !f.URL {
				return
			}
			n++
			for _, wrong := range []string{
				"javascript:alert(1)", " JavaScript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
				"//a.vn/", "/a/", "a.vn", "https:", "https://", "https:///a", "http:a.vn", "https://a.vn@b.vn/", "mailto:a@b.vn", "?", "#a",
			} {
				if got := faultAt(kind, at(path, wrong), path); got != "value/url" {
					t.Errorf("%s: %s takes %q (%q)", kind, path, wrong, got)
				}
			}
			for _, right := range []string{"https://a.vn", "http://a.vn/b?c=d#e", "HTTPS://a.vn/ô"} {
				if got := faultAt(kind, at(path, right), path); got != "" {
					t.Errorf("%s: %s refuses %q: %s", kind, path, right, got)
				}
			}
		})
	}
	if n < 5 {
		t.Errorf("only %d keys take a web address", n)
	}
}
