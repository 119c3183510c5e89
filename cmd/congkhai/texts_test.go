package main

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/export"
	"congkhai/internal/field"
	"congkhai/internal/history"
	"congkhai/internal/lang"
	"congkhai/internal/look"
	"congkhai/internal/record"
	"congkhai/internal/render"
	"congkhai/internal/sample"
	"congkhai/internal/site"
	"congkhai/layouts"
)

func interfaceText(t *testing.T, code string) *lang.Text {
	t.Helper()
	text, err := lang.Read(layouts.Files, code)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// unlike are texts that fill in other values in each language: a month is a number here and a name there.
var unlike = []string{"leaf.month"}

// TestInterfaceTexts holds both languages to the same keys with the same placeholders.
func TestInterfaceTexts(t *testing.T) {
	t.Parallel()
	vi, en := interfaceText(t, "vi"), interfaceText(t, "en")
	placeholder := regexp.MustCompile(`\{[^}]*\}`)
	names := func(text string) []string {
		found := placeholder.FindAllString(text, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	for _, key := range slices.Compact(slices.Sorted(slices.Values(append(vi.Keys(), en.Keys()...)))) {
		switch a, b := vi.Get(key), en.Get(key); {
		case !vi.Has(key) || !en.Has(key):
			t.Errorf("%s: in vi.toml %v, in en.toml %v", key, vi.Has(key), en.Has(key))
		case strings.TrimSpace(a) == "" || strings.TrimSpace(b) == "":
			t.Errorf("%s is empty", key)
		case !slices.Equal(names(a), names(b)) && !slices.Contains(unlike, key):
			t.Errorf("%s: placeholders %v in Vietnamese, %v in English", key, names(a), names(b))
		}
	}
}

// TestComputedKeys holds the texts to every value that a layout can look up with {{key "prefix" value}}.
func TestComputedKeys(t *testing.T) {
	t.Parallel()
	var source strings.Builder
	err := fs.WalkDir(layouts.Files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(layouts.Files, name)
		source.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	values := computedValues(t)
	for _, m := range regexp.MustCompile(`\bkey "([^"]+)" `).FindAllStringSubmatch(source.String(), -1) {
		if len(values[m[1]]) == 0 {
			t.Errorf("a layout looks up %q by a value; say here which values there are", m[1])
		}
	}
	for _, code := range []string{"vi", "en"} {
		text := interfaceText(t, code)
		for prefix, list := range values {
			for _, v := range list {
				if !text.Has(prefix + "." + v) {
					t.Errorf("layouts/text/%s.toml has no key %s.%s", code, prefix, v)
				}
			}
		}
	}
}

// TestTextsUsed finds texts that no page, file or command shows: neither a layout nor the program names their key, or the
// beginning and the end of it.
func TestTextsUsed(t *testing.T) {
	t.Parallel()
	var source strings.Builder
	for _, dir := range []string{"../../layouts", "../../internal", "."} {
		err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || path.Ext(name) != ".html" && (path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go")) {
				return err
			}
			data, err := fs.ReadFile(os.DirFS(dir), name)
			source.Write(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	text, joined := interfaceText(t, "vi"), map[string]bool{}
	for prefix, list := range computedValues(t) {
		for _, v := range list {
			joined[prefix+"."+v] = true
		}
	}
	for beginning, list := range joinedValues(t) {
		for _, v := range list {
			if !text.Has(beginning + v) {
				t.Errorf("there is no text %s", beginning+v)
			}
			joined[beginning+v] = true
		}
	}
	for _, key := range text.Keys() {
		if !joined[key] && !strings.Contains(source.String(), `"`+key+`"`) {
			t.Errorf("nothing shows the text %s", key)
		}
	}
}

// joinedValues lists by their beginnings the keys that the program puts together itself.
func joinedValues(t *testing.T) map[string][]string {
	t.Helper()
	units := []string{"working", "calendar"}
	happenings := []string{"opened", "closing-soon", "extended", "decided"}
	series := []string{"month", "topic", "movement", "contest", "unit"}
	return map[string][]string{
		"count.day_":       units,
		"count.enough_":    units,
		"count.other_":     units,
		"count.short_":     units,
		"deadline.length_": {"working", "working_first", "calendar", "calendar_first"},
		"exemplars.index.": series,
		"exemplars.of_":    series,
		"feed.category.":   happenings,
		"feed.event.":      happenings,
		"figures.row.": slices.Concat([]string{
			"rest", "rest-units", "total", "all-rounds", "proposed", "awarded", "direct", "small", "foreign", "unit-months", "units", "units-with-plan",
		}, legalValues(t, record.Tables[record.KindNomination], "category"), legalValues(t, record.Tables[record.KindNomination], "candidate", "kind")),
		"paste.":   {"number", "name", "post", "award"},
		"respond.": append(legalValues(t, record.Tables[record.KindRound], "response", "counted_by"), "email", "phone", "portal", "zalo", "form"),
	}
}

// dataValues lists the values of each prefix on the page of data.
func dataValues() map[string][]string {
	about := export.Describe(&site.Site{Config: &config.Config{Data: config.DataFields{Fields: []string{"birth_year", "hometown"}}}}, nil)
	values := map[string][]string{"data.head": about.Head, "data.now": about.Open, "data.now_round": about.Round, "data.next": about.Next}
	for _, table := range about.Tables {
		values["data.file"], values["data.holds"] = append(values["data.file"], table.Name), append(values["data.holds"], table.Name)
		for _, column := range table.Columns {
			values["column"] = append(values["column"], column.Says)
			values["data.shape"] = append(values["data.shape"], column.Shape.String())
			values[column.Words] = append(values[column.Words], column.Enum...)
		}
	}
	delete(values, "") // of columns without legal values
	return values
}

// computedValues lists the values of each prefix, from the field tables where they stand there.
func computedValues(t *testing.T) map[string][]string {
	legal := func(kind record.Kind, keys ...string) []string { return legalValues(t, record.Tables[kind], keys...) }
	results := legal(record.KindDecision, "outcomes", "result")
	values := map[string][]string{
		"authority":      append(legal(record.KindAward, "authority"), legal(record.KindDecision, "authority")...),
		"category":       append(legal(record.KindNomination, "category"), legal(record.KindRule, "exempt_categories")...),
		"channel":        append(legal(record.KindRegister, "opinions", "channel"), legal(record.KindRegister, "counts", "channel")...),
		"cluster.deputy": legal(record.KindCluster, "kind"),
		"cluster.is":     legal(record.KindCluster, "kind"),
		"cluster.leader": legal(record.KindCluster, "kind"),
		"decides":        legal(record.KindAward, "authority"),
		"effect":         legal(record.KindRegister, "opinions", "effect"),
		"exemplars.by":   {"month", "topic", "movement", "contest", "unit"},
		"feed.result":    results,
		"figures.series": {
			"total", "exemplars", "proposed", "awarded", "yes", "no", "unstated", "with", "without", "reached", "missed", "women-most", "women-half",
			"women-fewer", "working", "calendar", "support", "objection", "information", "request", "unsorted", "received", "answered", "least",
			"median", "most", "decided",
		},
		"figures.why": {
			"nothing", "no-exemplars", "no-exemplars-in-time", "no-period", "no-units", "no-target", "no-proposals", "no-proposals-in-time",
			"no-proposals-of-unit", "no-awards", "no-individuals", "no-collectives", "no-rounds", "no-opinions", "no-opinion-counts", "no-decisions",
			"not-counted", "only-examples",
		},
		"form":                legal(record.KindAward, "form"),
		"kind":                legal(record.KindNomination, "candidate", "kind"),
		"level":               site.Levels,
		"list.by":             {"ten", "don-vi", "danh-hieu", "tinh-trang", "ngay"},
		"measure":             legal(record.KindPlan, "targets", "measure"),
		"changed":             history.Paths(),
		"past":                {"no-repository", "no-git", "refused", "empty", "failed", "shallow", "rewritten"},
		"publication.history": {"no-repository", "no-git", "refused", "empty", "failed", "shallow", "uncommitted"},
		"disclosed":           legal(record.KindRound, "stage"),
		"reference.command":   {"list", "eject", "folder", "texts"},
		"reference.does":      {"list", "eject", "folder", "texts"},
		"reference.file":      {"site", "content", "static", "layouts", "text"},
		"reference.path":      {"site", "content", "static", "layouts", "text"},
		"reference.step":      {"1", "2", "3", "4"},
		"movement":            legal(record.KindPlan, "movements", "kind"),
		"opinion":             append(legal(record.KindRegister, "opinions", "kind"), legal(record.KindRegister, "counts", "kind")...),
		"posthumous":          legal(record.KindAward, "posthumous"),
		"recipient":           legal(record.KindAward, "recipients"),
		"removed":             legal(record.KindNomination, "removal", "basis"),
		"reportkind":          legal(record.KindReport, "kind"),
		"rules.by":            legal(record.KindRule, "stage"),
		"scope":               legal(record.KindPlan, "scope"),
		"search.by":           {"kind", "state", "award", "round", "unit", "year"},
		"search.kind":         {"nomination", "exemplar", "unit", "award", "round", "plan", "report", "decision", "cluster", "page"},
		"section":             legalValues(t, field.Of[config.Config](), "nav", "items"),
		"stage":               results,
		"strip":               {"wd0", "wd1", "wd2", "wd3", "wd4", "wd5", "wd6"},
		"unitkind":            legal(record.KindUnit, "kind"),
		"unitkinds":           legal(record.KindUnit, "kind"),
		"venue":               append(legal(record.KindRule, "venues"), legal(record.KindRound, "publications", "kind")...),
	}
	maps.Copy(values, referenceValues(t))
	maps.Copy(values, componentValues(t))
	maps.Copy(values, figureValues(legal(record.KindPlan, "targets", "measure")))
	for prefix, list := range dataValues() {
		values[prefix] = append(values[prefix], list...)
	}
	for _, k := range []calendar.Kind{calendar.WorkingDay, calendar.Weekend, calendar.Holiday, calendar.WorkedWeekend} {
		values["count"] = append(values["count"], k.String())
	}
	for _, s := range []site.Stage{
		site.Upcoming, site.Open, site.ClosingSoon, site.Closed, site.Considered, site.Submitted, site.Decided,
		site.OnHold, site.Withdrawn, site.NotForwarded, site.Retired,
	} {
		values["stage"] = append(values["stage"], string(s))
	}
	return values
}

// figureValues lists what is said of each figure: of those by name, and of those of a plan's targets, whose names are their
// measures.
func figureValues(measures []string) map[string][]string {
	years := []string{"guong-theo-nam", "de-nghi-theo-nam", "y-kien-theo-nam", "thoi-gian-theo-nam"}
	tables := []string{"ke-hoach", "ty-le-de-nghi", "ty-le-khen-thuong", "ty-le-don-vi", "phu-nu", "doi-tuong", "loai-hinh", "thoi-han", "y-kien", "thoi-gian"}
	months := []string{"guong-dien-hinh", "guong-don-vi"} // the heading of their rows is the unit
	return map[string][]string{
		"figures.head":  slices.Concat(years, tables, measures),
		"figures.side":  {"thi-dua", "khen-thuong", "lay-y-kien"},
		"figures.title": slices.Concat(years, tables, months),
		"figures.what":  slices.Concat(years, tables, months, measures),
	}
}

// referenceValues lists what the reference looks up: what is to be said of each function and value that layouts may use
// is held to them in package render, the shapes of keys in package reference.
func referenceValues(t *testing.T) map[string][]string {
	t.Helper()
	text := interfaceText(t, "vi")
	values := map[string][]string{"reference.kind": sample.Kinds(), "reference.layout": append(slices.Clone(render.Names), "base", "components", "reference", "text")}
	for _, part := range []string{"class", "function", "shape", "value"} {
		prefix := "reference." + part
		for _, key := range text.Keys() {
			if name, ok := strings.CutPrefix(key, prefix+"."); ok {
				values[prefix] = append(values[prefix], name)
			}
		}
	}
	return values
}

// componentValues lists what the page of components looks up: the tokens of the style sheet, and what its layout names.
func componentValues(t *testing.T) map[string][]string {
	t.Helper()
	values := map[string][]string{}
	for _, token := range look.Default().Tokens.Colours {
		values["components.token"] = append(values["components.token"], token.Name)
	}
	for _, token := range look.Default().Tokens.Sizes {
		values["components.size"] = append(values["components.size"], token.Name)
	}
	source, err := fs.ReadFile(layouts.Files, "components.html")
	if err != nil {
		t.Fatal(err)
	}
	for prefix, named := range map[string]string{
		"components.section": `"components\.section" "([a-z-]+)"`, "components.use": `"component" \(list .+? "([a-z-]+)"\)\}\}`,
	} {
		for _, m := range regexp.MustCompile(named).FindAllStringSubmatch(string(source), -1) {
			values[prefix] = append(values[prefix], m[1])
		}
	}
	values["components.elsewhere"] = []string{"dress", "menu", "foot", "live", "story", "story-press", "story-share"}
	return values
}

// legalValues is the legal values of a key, or the keys of a table.
func legalValues(t *testing.T, table *field.Struct, keys ...string) []string {
	t.Helper()
	for i, key := range keys {
		f, ok := table.Field(key)
		switch {
		case !ok:
			t.Fatalf("there is no key %s", strings.Join(keys[:i+1], "."))
		case i == len(keys)-1 && len(f.Enum) > 0:
			return slices.Clone(f.Enum)
		case i == len(keys)-1 && f.Sub != nil:
			return f.Sub.Keys()
		}
		table = f.Sub
	}
	t.Fatalf("%s has no legal values", strings.Join(keys, "."))
	return nil
}
