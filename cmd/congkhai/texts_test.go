package main

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"congkhai/internal/calendar"
	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/history"
	"congkhai/internal/lang"
	"congkhai/internal/record"
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
	for _, m := range regexp.MustCompile(`"data-file" \(list "([^"]+)"`).FindAllStringSubmatch(source.String(), -1) {
		values["data.file"], values["data.holds"] = append(values["data.file"], m[1]), append(values["data.holds"], m[1])
	}
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

// computedValues lists the values of each prefix, from the field tables where they stand there.
func computedValues(t *testing.T) map[string][]string {
	legal := func(kind record.Kind, keys ...string) []string { return legalValues(t, record.Tables[kind], keys...) }
	results := legal(record.KindDecision, "outcomes", "result")
	values := map[string][]string{
		"authority":           append(legal(record.KindAward, "authority"), legal(record.KindDecision, "authority")...),
		"category":            append(legal(record.KindNomination, "category"), legal(record.KindRule, "exempt_categories")...),
		"channel":             append(legal(record.KindRegister, "opinions", "channel"), legal(record.KindRegister, "counts", "channel")...),
		"cluster.deputy":      legal(record.KindCluster, "kind"),
		"cluster.is":          legal(record.KindCluster, "kind"),
		"cluster.leader":      legal(record.KindCluster, "kind"),
		"decides":             legal(record.KindAward, "authority"),
		"effect":              legal(record.KindRegister, "opinions", "effect"),
		"exemplars.by":        {"month", "topic", "movement", "unit"},
		"feed.result":         results,
		"form":                legal(record.KindAward, "form"),
		"kind":                legal(record.KindNomination, "candidate", "kind"),
		"level":               site.Levels,
		"measure":             legal(record.KindPlan, "targets", "measure"),
		"changed":             history.Paths(),
		"past":                {"no-repository", "no-git", "refused", "empty", "failed", "shallow", "rewritten"},
		"publication.history": {"no-repository", "no-git", "refused", "empty", "failed", "shallow", "uncommitted"},
		"disclosed":           legal(record.KindRound, "stage"),
		"movement":            legal(record.KindPlan, "movements", "kind"),
		"opinion":             append(legal(record.KindRegister, "opinions", "kind"), legal(record.KindRegister, "counts", "kind")...),
		"posthumous":          legal(record.KindAward, "posthumous"),
		"recipient":           legal(record.KindAward, "recipients"),
		"removed":             legal(record.KindNomination, "removal", "basis"),
		"reportkind":          legal(record.KindReport, "kind"),
		"rules.by":            legal(record.KindRule, "stage"),
		"scope":               legal(record.KindPlan, "scope"),
		"section":             legalValues(t, field.Of[config.Config](), "nav", "items"),
		"stage":               results,
		"strip":               {"wd0", "wd1", "wd2", "wd3", "wd4", "wd5", "wd6"},
		"unitkind":            legal(record.KindUnit, "kind"),
		"unitkinds":           legal(record.KindUnit, "kind"),
		"venue":               append(legal(record.KindRule, "venues"), legal(record.KindRound, "publications", "kind")...),
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
