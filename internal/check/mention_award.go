package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"congkhai/internal/mention"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// mentionAward, mention/award: the title, summary, body or a document of a round or nomination says that another award
// is proposed than the record does, or another class. In a round any of its awards is fine, and any class that one of its
// nominations has. An award of another form contradicts a text that names none of those proposed. What a text tells of
// earlier awards is left alone, and so are names that are no more than a form, such as "Giấy khen".
var mentionAward = Rule{
	ID: "mention/award", Severity: problem.Error,
	Source: "principle: a record does not contradict itself",
	Check: func(in *Input, report func(Finding)) {
		c := newCatalogue(in.Set)
		var rec record.Record
		var is proposed
		texts := reader{visit: func(p *passage) {
			found := c.in(p)
			for _, m := range found {
				if !c.contradicts(m, p.of(m.Span), found, &is) && !c.replaces(m, p.text, found, &is) || m.Past(p.text) || earlier(p.text, m.End(), is.year) {
					continue
				}
				f := p.finding(rec, m.Span)
				f.Message = c.says(m, p.of(m.Span), &is)
				f.Hint = problem.Text{Vi: "sửa câu này, hoặc sửa khóa award, awards, class", En: "correct this text, or the key award, awards or class"}
				report(f)
			}
		}}
		for _, r := range in.rounds {
			rec, is = r.Round, r.proposed()
			texts.is(prose, "title", r.Title)
			texts.common(&r.Base)
			for _, n := range r.nominations {
				rec, is = n, proposed{awards: []string{n.Award}, class: n.Class, year: r.Published.Year}
				texts.common(&n.Base)
			}
		}
	},
}

// proposed is what a record proposes: awards, and the classes of each.
type proposed struct {
	awards  []string
	class   string           // of a nomination
	classes map[string][]int // of a round
	year    int              // of publication
}

func (r *round) proposed() proposed {
	p := proposed{awards: r.Awards, classes: map[string][]int{}, year: r.Published.Year}
	for _, n := range r.nominations {
		p.classes[n.Award] = append(p.classes[n.Award], mention.ClassOf(n.Class))
	}
	return p
}

// of are the classes that are proposed of an award.
func (p *proposed) of(id string) []int {
	if p.classes == nil {
		return []int{mention.ClassOf(p.class)}
	}
	return p.classes[id]
}

// catalogue is the awards by the names that texts give them.
type catalogue struct {
	awards []*record.Award
	byID   map[string]*record.Award
	names  *mention.Names
}

func newCatalogue(set *record.Set) *catalogue {
	c := &catalogue{awards: record.Sorted(set.Awards), byID: set.Awards}
	names := make([][]string, len(c.awards))
	for i, a := range c.awards {
		names[i] = []string{a.Name}
		for _, other := range []string{a.ShortName, a.Translations["en"]["name"], a.Translations["en"]["short_name"]} {
			if other != "" {
				names[i] = append(names[i], other)
			}
		}
	}
	c.names = mention.NewNames(names)
	return c
}

// in finds what a passage says is proposed. The title of a round names nothing else; only titles, summaries, bodies and
// the titles of documents are read.
func (c *catalogue) in(p *passage) []mention.Award {
	switch {
	case p.key == "title" && p.list == "":
		return c.names.All(p.text)
	case p.key == "summary", p.key == "body", p.list == "documents" && p.key == "title":
	case strings.HasPrefix(p.key, "documents.") && strings.HasSuffix(p.key, ".title"):
	default:
		return nil
	}
	return c.names.Proposed(p.text, p.lang)
}

// contradicts reports whether a name disagrees with what is proposed. found are all the names in the same text: one of
// them with a class that is proposed is enough.
func (c *catalogue) contradicts(m mention.Award, words string, found []mention.Award, is *proposed) bool {
	for _, i := range m.Awards {
		id := c.awards[i].ID
		if !slices.Contains(is.awards, id) {
			continue
		}
		if m.Class == 0 {
			return false
		}
		classes := is.of(id)
		return len(classes) > 0 && !slices.Contains(classes, 0) && !slices.ContainsFunc(found, func(other mention.Award) bool {
			return slices.Equal(other.Awards, m.Awards) && slices.Contains(classes, other.Class)
		})
	}
	return slices.ContainsFunc(is.awards, func(id string) bool { return c.excludes(m, words, c.byID[id]) })
}

// replaces reports whether a name of another form stands where the one proposed should: the text names none that is
// proposed. A name before that of a person is how the person is addressed.
func (c *catalogue) replaces(m mention.Award, text string, found []mention.Award, is *proposed) bool {
	known := slices.ContainsFunc(is.awards, func(id string) bool { return c.byID[id] != nil })
	if first, _ := utf8.DecodeRuneInString(text[m.Offset:]); !known || !unicode.IsUpper(first) || !slices.ContainsFunc(m.Awards, c.particular) {
		return false
	}
	if rest, ok := strings.CutPrefix(text[m.End():], " "); ok {
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(next) {
			return false
		}
	}
	return !slices.ContainsFunc(found, func(other mention.Award) bool {
		return slices.ContainsFunc(other.Awards, func(i int) bool {
			return slices.ContainsFunc(is.awards, func(id string) bool {
				award := c.byID[id]
				words := text[other.Offset:other.End()]
				return award == c.awards[i] || award != nil && len(award.Name) >= len(words) && strings.EqualFold(award.Name[:len(words)], words)
			})
		})
	})
}

// particular reports whether the name of an award is more than that of its form.
func (c *catalogue) particular(i int) bool {
	switch c.awards[i].Form {
	case "commemorative", "bang-khen", "giay-khen":
		return strings.Count(c.awards[i].Name, " ") >= 3
	}
	return true
}

// earlier reports whether a name is followed by a year well before that of publication: "… năm 2019", "… (2019)".
func earlier(text string, at, published int) bool {
	rest := strings.TrimLeft(text[at:min(len(text), at+16)], " (,")
	rest = strings.TrimPrefix(rest, "năm ")
	rest = strings.TrimPrefix(rest, "in ")
	if leadingDigits(rest) != 4 {
		return false
	}
	year, _ := strconv.Atoi(rest[:4])
	return year >= 1900 && year < published-1
}

// says is the sentence on a name that contradicts.
func (c *catalogue) says(m mention.Award, words string, is *proposed) problem.Text {
	var names []string
	for _, id := range is.awards {
		switch award := c.byID[id]; {
		case slices.ContainsFunc(m.Awards, func(i int) bool { return c.awards[i] == award }):
			return problem.Text{
				Vi: "ghi %q, nhưng bản ghi đề nghị hạng khác", En: "the text says %q, but the record proposes another class",
			}.With(words)
		case c.excludes(m, words, award) && !slices.Contains(names, award.Name):
			names = append(names, award.Name)
		}
	}
	if len(names) == 0 {
		for _, id := range is.awards {
			if award := c.byID[id]; award != nil {
				names = append(names, award.Name)
			}
		}
	}
	if len(names) > 8 {
		return problem.Text{
			Vi: "ghi %q, không có trong các danh hiệu, hình thức được đề nghị", En: "the text says %q, which is not among the awards proposed",
		}.With(words)
	}
	return problem.Text{
		Vi: "ghi %[1]q, nhưng bản ghi đề nghị %[2]s", En: "the text says %[1]q, but the record proposes %[2]s",
	}.With(words, quoted(names))
}

// excludes reports whether a name can only mean another award than the one proposed: one of the same form, and not what
// the name of the one proposed begins with.
func (c *catalogue) excludes(m mention.Award, words string, award *record.Award) bool {
	if award == nil || len(award.Name) >= len(words) && strings.EqualFold(award.Name[:len(words)], words) {
		return false
	}
	return slices.ContainsFunc(m.Awards, func(i int) bool {
		return c.particular(i) && c.awards[i].Form == award.Form
	})
}
