package sample

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"congkhai/internal/builtin"
	"congkhai/internal/calendar"
	"congkhai/internal/check"
	"congkhai/internal/config"
	"congkhai/internal/decode"
	"congkhai/internal/field"
	"congkhai/internal/law"
	"congkhai/internal/load"
	"congkhai/internal/record"
)

var today = calendar.Of(2026, time.November, 20)

// judged loads and checks a site, and returns its records and all that is wrong with it.
func judged(t *testing.T, files map[string][]byte) (*record.Set, []string) {
	t.Helper()
	site := fstest.MapFS{}
	for name, text := range files {
		site[name] = &fstest.MapFile{Data: text}
	}
	loader, err := load.New(builtin.Files)
	if err != nil {
		t.Fatal(err)
	}
	settings, problems := config.Parse(files[config.File])
	set, more, err := loader.Load(site, load.Limits{Record: 1 << 20, File: 1 << 20}, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	for _, p := range append(problems, more...) {
		wrong = append(wrong, p.File+": "+p.Message.En+" ["+p.ID+"]")
	}
	for _, f := range check.Run(&check.Input{Config: settings, Set: set, Law: law.New(set)}) {
		where := config.File
		if f.Record != nil {
			where = f.Record.Common().File
		}
		wrong = append(wrong, where+": "+f.Path+": "+f.Message.En+" ["+f.ID+"]")
	}
	return set, wrong
}

// ids are what new records of the tests are called.
var ids = map[string]string{
	"unit": "xa-moi", "cluster": "cum-moi", "award": "danh-hieu-moi", "rule": "quy-dinh-moi", "holidays": "2027",
	"plan": "2026/ke-hoach-moi", "exemplar": "guong-moi", "round": "2026-dot-moi", "nomination": "dot-vi-du/nguyen-van-moi",
	"opinions": "dot-vi-du", "decision": "quyet-dinh-moi", "report": "bao-cao-moi", "page": "trang-moi",
}

var blank = regexp.MustCompile(`(?m)^([a-z_-]+ = \[?)""`)

// TestRecordFilled fills every blank with words and expects a site without fault.
func TestRecordFilled(t *testing.T) {
	t.Parallel()
	for _, kind := range Kinds() {
		for _, lang := range []string{"vi", "en"} {
			t.Run(kind+"/"+lang, func(t *testing.T) {
				t.Parallel()
				site := Site(lang, today)
				set, _ := judged(t, site)
				path, text, err := Record(kind, lang, Options{ID: ids[kind], Today: today, Set: set})
				if err != nil {
					t.Fatal(err)
				}
				if site[path] != nil {
					t.Fatalf("%s is there already", path)
				}
				if kind != "opinions" && !blank.Match(text) {
					t.Errorf("no blank to fill in:\n%s", text)
				}
				site[path] = blank.ReplaceAll(bytes.ReplaceAll(text, []byte(`number = ""`), []byte(`number = "12/TB-HĐ"`)), []byte(`${1}"Nội dung mới"`))
				after, wrong := judged(t, site)
				for _, w := range wrong {
					t.Error(w)
				}
				if _, ok := after.Find(record.Kind(kind), ids[kind]); !ok {
					t.Errorf("%s was not loaded as %s", path, ids[kind])
				}
				if t.Failed() {
					t.Logf("\n%s", text)
				}
			})
		}
	}
}

// TestRecordBlank leaves the blanks and expects the record to be refused.
func TestRecordBlank(t *testing.T) {
	t.Parallel()
	for _, kind := range Kinds() {
		if kind == "opinions" {
			continue // counts of zero say that nothing was received yet
		}
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			site := Site("vi", today)
			set, _ := judged(t, site)
			path, text, err := Record(kind, "vi", Options{ID: ids[kind], Today: today, Set: set})
			if err != nil {
				t.Fatal(err)
			}
			site[path] = text
			if _, wrong := judged(t, site); !slices.ContainsFunc(wrong, func(w string) bool { return strings.HasSuffix(w, "[value/empty]") }) {
				t.Errorf("a record with blanks gives only %q", wrong)
			}
		})
	}
}

var option = regexp.MustCompile(`(?m)^#([a-z_\[])`)

// TestRecordOptions makes every optional key live and expects no key that the field table does not know.
func TestRecordOptions(t *testing.T) {
	t.Parallel()
	for _, kind := range Kinds() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			_, text, err := Record(kind, "en", Options{ID: ids[kind], Today: today})
			if err != nil {
				t.Fatal(err)
			}
			live := strings.Trim(string(option.ReplaceAll(text, []byte("$1"))), "+\n") + "\n"
			values, fault := decode.TOML([]byte(live))
			if fault != nil {
				t.Fatalf("line %d: %s\n%s", fault.Line, fault.Message.En, live)
			}
			r := record.New(record.Kind(kind))
			for _, f := range record.Tables[record.Kind(kind)].Bind(r, values).Faults {
				if f.ID != "value/empty" && f.ID != "value/date" {
					t.Errorf("%s: %s [%s]", f.Path, f.Message.En, f.ID)
				}
			}
			for _, f := range record.Tables[record.Kind(kind)].Fields {
				if _, ok := values[f.Key]; !ok && f.Key != "body" {
					t.Errorf("key %s is not mentioned", f.Key)
				}
			}
		})
	}
}

func TestRecordRefused(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, kind, id string }{
		{"kind", "donvi", "x"},
		{"empty", "unit", ""},
		{"outside", "unit", "../x"},
		{"hidden", "unit", ".x"},
		{"absolute", "unit", "/x"},
		{"windows", "unit", `a\b`},
		{"no letters", "unit", "…"},
		{"reserved", "round", "cach-tinh"},
		{"section", "page", "lay-y-kien"},
		{"nomination without round", "nomination", "an"},
		{"nomination too deep", "nomination", "a/b/c"},
		{"nomination called round", "nomination", "a/round"},
		{"round with a slash", "round", "2026/dot-1"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, _, vi := Record(test.kind, "vi", Options{ID: test.id, Today: today})
			_, _, en := Record(test.kind, "en", Options{ID: test.id, Today: today})
			if vi == nil || en == nil || vi.Error() == en.Error() {
				t.Errorf("errors %v, %v", vi, en)
			}
		})
	}
}

// TestExplanations wants words for every key, and no words for a key that is not there.
func TestExplanations(t *testing.T) {
	t.Parallel()
	unused := maps.Clone(explanations)
	var walk func(kind, path string, s *field.Struct)
	walk = func(kind, path string, s *field.Struct) {
		for i := range s.Fields {
			f := &s.Fields[i]
			at := joined(path, f.Key)
			text, ok := explain(kind, at)
			if !ok || text.Vi == "" || text.En == "" {
				t.Errorf("no explanation of %s.%s", kind, at)
			}
			for name, known := range unused {
				if known == text && strings.HasSuffix("."+kind+"."+at, "."+name) {
					delete(unused, name)
				}
			}
			for _, value := range f.Enum {
				if gloss(f.Key, value) == "" && at != "nav.items" {
					t.Errorf("no meaning of %q at %s.%s", value, kind, at)
				}
			}
			if f.Sub != nil {
				walk(kind, at, f.Sub)
			}
		}
	}
	for _, kind := range Kinds() {
		walk(kind, "", record.Tables[record.Kind(kind)])
	}
	walk("site", "", field.Of[config.Config]())
	for name := range unused {
		t.Errorf("%s explains nothing", name)
	}
}

// TestRoundUnknownYear wants a blank where the days cannot be counted, never a guess.
func TestRoundUnknownYear(t *testing.T) {
	t.Parallel()
	day := calendar.Of(2026, time.December, 21)
	site := Site("vi", day)
	set, _ := judged(t, site)
	path, text, err := Record("round", "vi", Options{ID: "dot-moi", Today: day, Set: set})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "\ncloses = \"\"  #") {
		t.Errorf("closes is not blank:\n%s", text)
	}
	site[path] = text
	if _, wrong := judged(t, site); !slices.ContainsFunc(wrong, func(w string) bool { return strings.Contains(w, `"closes"`) }) {
		t.Errorf("a round without closes gives only %q", wrong)
	}
}

// TestNominationAwards begins a nomination for each award of the catalogue.
func TestNominationAwards(t *testing.T) {
	t.Parallel()
	set, _ := judged(t, Site("vi", today))
	for _, a := range record.Sorted(set.Awards) {
		t.Run(a.ID, func(t *testing.T) {
			t.Parallel()
			site := Site("vi", today)
			for name := range site {
				if strings.HasPrefix(name, "content/rounds/") && name != "content/rounds/dot-vi-du/round.toml" {
					delete(site, name)
				}
			}
			round := strings.Replace(string(site["content/rounds/dot-vi-du/round.toml"]), exampleAward, a.ID, 1)
			round = strings.NewReplacer("đề nghị tặng Huân chương Lao động", "đợt mẫu", "proposed Huân chương Lao động", "a sample").Replace(round)
			site["content/rounds/dot-vi-du/round.toml"] = []byte(round)
			with, _ := judged(t, site)
			path, text, err := Record("nomination", "vi", Options{ID: "dot-vi-du/moi", Today: today, Set: with})
			if err != nil {
				t.Fatal(err)
			}
			site[path] = blank.ReplaceAll(text, []byte(`${1}"Nội dung mới"`))
			_, wrong := judged(t, site)
			for _, w := range wrong {
				if !strings.HasSuffix(w, "[award/undisclosed]") {
					t.Error(w)
				}
			}
		})
	}
}

// TestDecisionWaiting names the nominations that were submitted, and none that was not put forward.
func TestDecisionWaiting(t *testing.T) {
	t.Parallel()
	site := Site("vi", today)
	round := "content/rounds/dot-vi-du/round.toml"
	head, tail, _ := strings.Cut(string(site[round]), "[translations.en]")
	site[round] = []byte(head + `[opinion_report]
on = 2026-12-08
[council_result]
met = 2026-12-10
not_forwarded = ["tran-van-vi-du"]
[submitted]
on = 2026-12-12
[translations.en]` + tail)
	set, _ := judged(t, site)
	path, text, err := Record("decision", "en", Options{ID: "2026/qd-1", Today: calendar.Of(2026, time.December, 21), Set: set})
	if err != nil {
		t.Fatal(err)
	}
	site[path] = blank.ReplaceAll(text, []byte(`${1}"Nội dung mới"`))
	after, wrong := judged(t, site)
	for _, w := range wrong {
		t.Error(w)
	}
	d := after.Decisions["2026/qd-1"]
	if d == nil || d.Authority != "president" || len(d.Outcomes) != 2 || d.Outcomes[0].Nomination != "dot-vi-du/dang-thi-minh-hoa" || d.Outcomes[1].Nomination != "dot-vi-du/to-tiep-nhan-ho-so" {
		t.Errorf("decision:\n%s", text)
	}
}
