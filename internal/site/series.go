package site

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/viet"
)

// series is the path below which the exemplars of one month, topic, movement, contest or unit are listed.
const series = "/" + address.Exemplars + "/"

// seriesKinds are the kinds of series in the order in which they are offered, with the segment that each is under.
var seriesKinds = []struct{ kind, segment string }{
	{"month", address.Months},
	{"topic", address.Topics},
	{"movement", address.Movements},
	{"contest", address.Contests},
	{"unit", address.Units},
}

// Series is the exemplars of one month, topic, movement, contest or unit, the latest first.
type Series struct {
	Kind      string // "month", "topic", "movement", "contest", "unit"
	Key       string
	URL       string
	Name      lang.Words // empty for months, which each language writes its own way
	Year      int        // of months
	Month     int
	Unit      *Unit   // of units
	Plans     []*Plan // that started the movement
	Exemplars []*Exemplar
}

// Series lists the series of exemplars by kind: months newest first, the others by name.
func (s *Site) Series() []*Series { return s.series }

// addSeries puts every exemplar that may be shown into its series.
func (s *Site) addSeries() {
	byURL := map[string]*Series{}
	put := func(e *Exemplar, one Series) {
		old := byURL[one.URL]
		if old == nil {
			old = &one
			byURL[one.URL] = old
			s.series = append(s.series, old)
		}
		if old.Name.En == "" {
			old.Name.En = one.Name.En // an earlier story has the translation
		}
		if n := len(old.Exemplars); n == 0 || old.Exemplars[n-1] != e {
			old.Exemplars = append(old.Exemplars, e)
		}
	}
	for _, e := range s.Exemplars {
		if e.Hidden {
			continue
		}
		month := e.CountsIn()
		put(e, Series{Kind: "month", Key: e.Belongs(), URL: e.MonthURL(), Year: month.Year, Month: month.Month})
		for _, t := range e.Topics {
			put(e, Series{Kind: "topic", Key: t, URL: e.TopicURL(t), Name: s.Topic(t)})
		}
		if url := e.MovementURL(); url != "" {
			put(e, Series{Kind: "movement", Key: e.Movement, URL: url, Name: e.Text("movement", e.Movement), Plans: e.Plans})
		}
		if url := e.ContestURL(); url != "" {
			put(e, Series{Kind: "contest", Key: e.Contest, URL: url, Name: e.Text("contest", e.Contest)})
		}
		for _, subject := range e.Subjects {
			if u := subject.Unit; u != nil {
				put(e, Series{Kind: "unit", Key: u.Unit.ID, URL: u.SeriesURL(), Name: u.Label, Unit: u})
			}
		}
	}
	order := map[string]int{}
	for i, k := range seriesKinds {
		order[k.kind] = i
	}
	names := make(map[*Series]string, len(s.series))
	for _, one := range s.series {
		names[one] = viet.TextKey(one.Name.Vi)
	}
	slices.SortStableFunc(s.series, func(a, b *Series) int {
		if c := cmp.Compare(order[a.Kind], order[b.Kind]); c != 0 || a.Kind != "month" {
			return cmp.Or(c, strings.Compare(names[a], names[b]), strings.Compare(a.URL, b.URL))
		}
		return strings.Compare(b.Key, a.Key)
	})
}

// Latest is the latest exemplar of the series.
func (one *Series) Latest() *Exemplar { return one.Exemplars[0] }

// MonthURL is the series of the month in which the exemplar counts.
func (e *Exemplar) MonthURL() string { return series + address.Months + "/" + e.Belongs() + "/" }

// TopicURL is the series of one of the exemplar's topics.
func (e *Exemplar) TopicURL(topic string) string { return series + address.Topics + "/" + topic + "/" }

// MovementURL is the series of the exemplar's movement; "" where its name holds no letter to make an address of.
func (e *Exemplar) MovementURL() string { return seriesOf(address.Movements, e.Movement) }

// ContestURL is the series of the contest that the story was written for; "" where its name holds no letter to make an
// address of.
func (e *Exemplar) ContestURL() string { return seriesOf(address.Contests, e.Contest) }

func seriesOf(segment, name string) string {
	slug := viet.Slug(name)
	if slug == "" {
		return ""
	}
	return series + segment + "/" + strings.Trim(slug[:min(len(slug), longestSegment)], "-") + "/"
}

// longestSegment bounds a part of an address that is made of a name, far below what file systems take.
const longestSegment = 100

// CountsIn is the month in which the exemplar counts.
func (e *Exemplar) CountsIn() calendar.Partial {
	month, _ := calendar.ParsePartial(e.Belongs())
	return month
}

// SeriesURL is the series of the unit's exemplars. There is a page only where it has any.
func (u *Unit) SeriesURL() string {
	return series + address.Units + strings.TrimPrefix(u.URL, "/"+address.Units)
}

// Topic is the name of a topic; its slug where site.toml gives none.
func (s *Site) Topic(slug string) lang.Words {
	name := s.Config.Topics[slug]
	if name == "" {
		return lang.Words{Vi: slug, En: slug}
	}
	return lang.Words{Vi: name, En: s.Config.Translations["en"]["topics."+slug]}
}

// ClassWords is a class of the award with its translation. A class that the catalogue lacks reads as it is.
func (a *Award) ClassWords(class string) lang.Words {
	i := slices.Index(a.Classes, class)
	if i < 0 {
		return lang.Words{Vi: class}
	}
	return a.Text("classes."+itoa(i), class)
}
