package check

import (
	"maps"
	"slices"
	"strings"

	"congkhai/internal/config"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// topicUnnamed, topic/unnamed: a topic of exemplars or movements has no name in [topics] of site.toml. It is reported
// once, at the first file that uses it.
var topicUnnamed = Rule{
	ID: "topic/unnamed", Severity: problem.Warning,
	Source: "principle: readers see words, not codes",
	Check: func(in *Input, report func(Finding)) {
		if slices.Contains(in.Broken, config.File) {
			return // what site.toml says is not known
		}
		unnamed := map[string]*topic{}
		note := func(slug, path string, r record.Record) {
			if in.Config.Topics[slug] == "" {
				if unnamed[slug] == nil {
					unnamed[slug] = &topic{}
				}
				unnamed[slug].add(r, path)
			}
		}
		for _, e := range in.exemplars {
			for i, slug := range e.Topics {
				note(slug, item("topics", i), e)
			}
		}
		for _, p := range record.Sorted(in.Set.Plans) {
			for i, m := range p.Movements {
				for j, slug := range m.Topics {
					note(slug, item("movements", i, item("topics", j)), p)
				}
			}
		}
		names := slices.Sorted(maps.Keys(in.Config.Topics))
		for _, slug := range slices.Sorted(maps.Keys(unnamed)) {
			t := unnamed[slug]
			report(Finding{
				Record: t.first, Path: t.path,
				Message: problem.Text{
					Vi: "chủ đề %[1]q chưa có tên trong [topics] của site.toml; số bản ghi dùng chủ đề này: %[2]d",
					En: "the topic %[1]q has no name in [topics] of site.toml; records that use it: %[2]d",
				}.With(slug, t.records),
				Hint: nearest(slug, names, problem.Text{
					Vi: `thêm vào [topics]: %s = "…"`, En: `add to [topics]: %s = "…"`,
				}.With(slug)),
			})
		}
	},
}

// topic is a topic without a name: where it stands first, by file name, and how many records use it.
type topic struct {
	first, last record.Record
	path        string
	records     int
}

func (t *topic) add(r record.Record, path string) {
	if t.last == r {
		return
	}
	t.last = r
	t.records++
	if t.first == nil || strings.Compare(r.Common().File, t.first.Common().File) < 0 {
		t.first, t.path = r, path
	}
}
