package render_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/record"
)

// secret is the value of every text that is never published.
const secret = "BÍ-MẬT-KHÔNG-ĐĂNG"

// nasty is part of the names of files and records of the hostile site.
const nasty = `"><img src=x onerror=alert(2)>`

// hostile writes records in which every key is set, and every free text is one value.
type hostile struct {
	text string            // the value
	set  map[string]any    // by "kind path": instead of what the key would get; nil leaves the key out
	ids  map[string]string // by kind: what references lead to
	file string            // the file beside the record
}

// site is a site with every kind of record, several states of some.
func (h *hostile) site() map[string][]byte {
	const round = "dot"
	h.ids = map[string]string{
		"unit": "so" + nasty, "cluster": "khoi" + nasty, "award": "giai" + nasty, "rule": "luat", "nomination": round + "/nguoi" + nasty,
	}
	always := map[string]any{
		"draft": nil, "removal": nil, "unit parent": nil, "opinions opinions.0.about": h.ids["nomination"] + "#1",
		"round published": "2026-08-20", "round closes": "2026-09-07", "round council_meeting": "2026-09-11", "round count_first_day": false,
		"round extensions.0.on": "2026-09-04", "round extensions.0.from": "2026-09-07", "round extensions.0.to": "2026-09-14",
		"round opinion_report.on": "2026-09-16", "round council_result.met": "2026-09-20", "round submitted.on": "2026-09-25",
		"round opinion_report.received": 15, "round council_result.not_forwarded": nil, "round submissions.0.id": "to-trinh",
		"nomination submission": "to-trinh", "nomination previous": nil, "nomination withdrawal": nil, "nomination holds": nil,
		"decision signed": "2026-10-01", "exemplar consent.withdrawn_on": nil, "exemplar month": "2026-03",
		"holidays year": 2026, "holidays off.0.date": "2026-09-02", "holidays worked.0.date": "2026-08-22",
		"rule valid_from": "2020-01-01", "rule window.days": 10, "rule council_gap.days": 10, "rule source": "https://example.org/luat",
		"plan period.from": "2026", "plan period.to": "2026-12", "plan targets.0.measure": "units-with-plan", "report cluster": nil,
	}
	h.set = always
	files := map[string][]byte{"site.toml": h.settings()}
	add := func(kind record.Kind, name string, change map[string]any) {
		h.set = maps.Clone(always)
		maps.Copy(h.set, change)
		h.file = string(kind) + nasty + ".pdf"
		if kind == record.KindExemplar {
			h.file = string(kind) + nasty + ".jpg" // a picture
		}
		folder := "content/" + record.Folders[kind] + "/"
		files[folder+name+".toml"] = h.record(kind)
		dir := folder
		if i := strings.LastIndexByte(name, '/'); i >= 0 {
			dir += name[:i+1]
		}
		files[dir+h.file] = []byte("%PDF")
	}
	removed := map[string]any{"on": "2026-10-02", "basis": "request"}
	add(record.KindUnit, h.ids["unit"], nil)
	add(record.KindUnit, "con", map[string]any{"unit parent": h.ids["unit"], "unit kind": "council"})
	add(record.KindCluster, h.ids["cluster"], nil)
	add(record.KindAward, h.ids["award"], nil)
	add(record.KindRule, h.ids["rule"], nil)
	add(record.KindYear, "2026", nil)
	add(record.KindPlan, "ke-hoach", nil)
	add(record.KindPlan, "cua-khoi", map[string]any{"plan issuer": h.ids["cluster"], "plan targets.0.measure": "exemplars-per-unit-month"})
	add(record.KindReport, "bao-cao", nil)
	add(record.KindReport, "cua-khoi", map[string]any{"report unit": nil, "report cluster": h.ids["cluster"]})
	add(record.KindExemplar, "chuyen"+nasty, nil)
	add(record.KindExemplar, "da-go", map[string]any{"removal": removed})
	add(record.KindExemplar, "da-rut", map[string]any{"exemplar consent.withdrawn_on": "2026-08-01"})
	add(record.KindRound, round+"/round", nil)
	add(record.KindRegister, round+"/opinions", nil)
	add(record.KindNomination, h.ids["nomination"], nil)
	add(record.KindNomination, round+"/rut", map[string]any{"nomination withdrawal": map[string]any{"on": "2026-08-24", "by": "candidate"}})
	add(record.KindNomination, round+"/dung", map[string]any{"nomination holds": []any{map[string]any{"since": "2026-08-24", "reason": secret}}})
	add(record.KindNomination, round+"/go", map[string]any{"removal": removed})
	add(record.KindNomination, round+"/lai", map[string]any{"nomination previous": "nguoi" + nasty, "nomination posthumous": false})
	add(record.KindDecision, "quyet-dinh"+nasty, nil)
	add(record.KindDecision, "sau", map[string]any{
		"decision signed": "2026-11-01", "decision outcomes.0.nomination": round + "/lai", "decision outcomes.0.class": h.text + " x",
	})
	add(record.KindPage, "thu-muc/trang"+nasty, nil)
	return files
}

// record is a record of a kind as TOML, with a translation of every text for readers.
func (h *hostile) record(kind record.Kind) []byte {
	values := h.table(string(kind), record.Tables[kind], "", false)
	values["translations"] = map[string]any{"en": h.words(record.Tables[kind], "")}
	return toml(values)
}

// settings is a site.toml with hostile texts.
func (h *hostile) settings() []byte {
	table := field.Of[config.Config]()
	maps.Copy(h.set, map[string]any{
		"site base_url": "https://mau.example.org", "site languages": nil, "site time_zone": nil, "site as_of": nil, "site out": nil,
		"site nav.items": nil, "site home.sections": []any{"search", "open", "upcoming", "how", "results", "stories", "figures", "browse"},
		"site font.family": "Chữ", "site checks": nil, "site limits": nil, "site retention": nil, "site data": nil, "site feeds": nil,
		"site topics": map[string]any{"a-1": h.text},
	})
	values := h.table("site", table, "", false)
	words := h.words(table, "")
	words["topics"] = map[string]any{"a-1": h.text}
	values["translations"] = map[string]any{"en": words}
	return toml(values)
}

// table fills a table: lists and arrays get one element.
func (h *hostile) table(kind string, s *field.Struct, path string, private bool) map[string]any {
	values := map[string]any{}
	for i := range s.Fields {
		f := &s.Fields[i]
		at := strings.TrimPrefix(path+"."+f.Key, ".")
		given, ok := h.set[kind+" "+at]
		if !ok {
			given, ok = h.set[at]
		}
		if !ok {
			given = h.value(kind, f, at, private || f.Private)
		}
		if given != nil {
			values[f.Key] = given
		}
	}
	return values
}

func (h *hostile) value(kind string, f *field.Field, path string, private bool) any {
	switch f.Type {
	case field.Text:
		return h.one(f, private)
	case field.Texts:
		return []any{h.one(f, private)}
	case field.Bool:
		return true
	case field.Int, field.Number:
		return max(1, int(f.Min))
	case field.Date, field.PartialDate:
		return "2026-08-20"
	case field.Table:
		return h.table(kind, f.Sub, path, private)
	case field.Tables:
		return []any{h.table(kind, f.Sub, path+".0", private)}
	}
	return nil
}

func (h *hostile) one(f *field.Field, private bool) string {
	switch {
	case len(f.Enum) > 0:
		return f.Enum[0]
	case len(f.Ref) > 0:
		return h.ids[f.Ref[0]]
	case f.Phone:
		return h.text + " 000"
	case f.Colour:
		return "#1f3f73"
	case len(f.Static) > 0:
		return "a." + f.Static[0]
	case f.URL, f.Link:
		return "https://example.org/" + nasty + "?a='&b={{.}}#c"
	case f.Email:
		return "javascript:alert(2)//{{.}}@example.org"
	case f.Slug:
		return "a-1"
	case f.File:
		return h.file
	case f.Markdown:
		return "Chữ *nghiêng*."
	case private:
		return secret
	}
	return h.text
}

// words is a translation of every text for readers.
func (h *hostile) words(s *field.Struct, path string) map[string]any {
	values := map[string]any{}
	for i := range s.Fields {
		f := &s.Fields[i]
		switch {
		case f.Private:
		case f.Words && f.Type == field.Text:
			values[f.Key] = h.one(f, false)
		case f.Words && f.Type == field.Texts:
			values[f.Key] = []any{h.text}
		case f.Type == field.Table:
			if below := h.words(f.Sub, path+"."+f.Key); len(below) > 0 {
				values[f.Key] = below
			}
		case f.Type == field.Tables:
			if below := h.words(f.Sub, path+"."+f.Key); len(below) > 0 {
				values[f.Key] = []any{below}
			}
		}
	}
	return values
}

// toml writes a table, everything below its keys inline.
func toml(values map[string]any) []byte {
	var b strings.Builder
	for _, key := range slices.Sorted(maps.Keys(values)) {
		b.WriteString(key + " = ")
		inline(&b, values[key])
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

func inline(b *strings.Builder, v any) {
	switch v := v.(type) {
	case string:
		text, err := json.Marshal(v) // a JSON string is a TOML string
		if err != nil {
			panic(err)
		}
		b.Write(text)
	case int:
		b.WriteString(strconv.Itoa(v))
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case []any:
		b.WriteByte('[')
		for i, element := range v {
			if i > 0 {
				b.WriteString(", ")
			}
			inline(b, element)
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		for i, key := range slices.Sorted(maps.Keys(v)) {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(key + " = ")
			inline(b, v[key])
		}
		b.WriteByte('}')
	}
}
