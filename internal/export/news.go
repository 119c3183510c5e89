package export

import (
	"slices"
	"strings"

	"congkhai/internal/lang"
	"congkhai/internal/record"
	"congkhai/internal/site"
)

// results are what a decision can say of a proposed award, in the order of a summary.
var results = []string{"awarded", "not-awarded", "deferred", "annulled", "stripped", "restored"}

// resultNews lists the decisions, with the number of their outcomes and no names.
func (x *exporter) resultNews(language string) []entry {
	t := x.text[language]
	var list []entry
	for _, d := range x.site.Decisions {
		if x.full(list) {
			break
		}
		if d.Withheld() {
			continue
		}
		number, _ := d.Label.In(language)
		title := lang.Words{Vi: x.text["vi"].Get("feed.decision.title", "number", number)}
		if language != "vi" {
			title.En = t.Get("feed.decision.title", "number", number)
		}
		e := x.entry(language, &d.Node, title, d.Signed, corrected(d.Signed, d.Rec))
		said := []string{t.Get("feed.decision.signed", "date", t.LongDate(d.Signed))}
		counts := map[string]int{}
		for _, o := range d.Outcomes {
			counts[o.Result]++
		}
		for _, result := range results {
			if n := counts[result]; n > 0 {
				said = append(said, t.Get("feed.result."+result, "count", t.Number(n)))
			}
		}
		e.Summary = sentences(append(said, corrections(t, d.Rec)...))
		list = append(list, e)
	}
	return list
}

// storyNews lists the stories that may be shown.
func (x *exporter) storyNews(language string) []entry {
	var list []entry
	for _, story := range x.site.Exemplars {
		if x.full(list) {
			break
		}
		if story.Hidden {
			continue
		}
		e := x.entry(language, &story.Node, story.Label, story.Published, corrected(story.Published, story.Rec))
		if story.Author != "" {
			e.Author = &atomAuthor{Name: story.Author}
		}
		for _, slug := range story.Topics {
			topic, _ := x.site.Topic(slug).In(language)
			e.Categories = append(e.Categories, atomCategory{Term: slug, Label: topic})
		}
		e.Summary = text(story.Text("summary", story.Summary), language)
		list = append(list, e)
	}
	return list
}

func sentences(said []string) *atomText { return &atomText{Text: strings.Join(said, " ")} }

// corrections says when a record was last corrected, if it was.
func corrections(t *lang.Text, b *record.Base) []string {
	if len(b.Corrections) == 0 {
		return nil
	}
	last := slices.MaxFunc(b.Corrections, func(a, b record.Correction) int { return a.On.Compare(b.On) })
	return []string{t.Get("feed.corrected", "date", t.Date(last.On))}
}

func name(u *site.Unit, language string) string {
	if u == nil {
		return ""
	}
	s, _ := u.Label.In(language)
	return s
}

func awardNames(awards []*site.Award, language string) []string {
	names := make([]string, len(awards))
	for i, a := range awards {
		names[i], _ = a.Label.In(language)
	}
	return names
}
