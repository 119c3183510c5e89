package site

import (
	"slices"
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/viet"
)

// series is the path below which the exemplars of one month, topic, unit or movement are listed.
const series = "/" + address.Exemplars + "/"

// MonthURL is the series of the month in which the exemplar counts.
func (e *Exemplar) MonthURL() string { return series + "thang/" + e.Belongs() + "/" }

// TopicURL is the series of one of the exemplar's topics.
func (e *Exemplar) TopicURL(topic string) string { return series + "chu-de/" + topic + "/" }

// MovementURL is the series of the exemplar's movement; "" where its name holds no letter to make an address of.
func (e *Exemplar) MovementURL() string {
	slug := viet.Slug(e.Movement)
	if slug == "" {
		return ""
	}
	return series + "phong-trao/" + strings.Trim(slug[:min(len(slug), longestSegment)], "-") + "/"
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
	return series + "don-vi" + strings.TrimPrefix(u.URL, "/"+address.Units)
}

// ClassWords is a class of the award with its translation. A class that the catalogue lacks reads as it is.
func (a *Award) ClassWords(class string) lang.Words {
	i := slices.Index(a.Classes, class)
	if i < 0 {
		return lang.Words{Vi: class}
	}
	return a.Text("classes."+itoa(i), class)
}
