package check

import (
	"strconv"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/record"
)

// watched reports whether the history of the site is that of something the public saw: there is one, and the site is no
// demonstration whose clock stands still.
func (in *Input) watched() bool {
	return in.History != nil && in.History.State != history.None && in.Config.AsOf == ""
}

// seen is a version of a record that was public for a while.
type seen struct {
	*history.Facts
	at time.Time // of its commit
}

// seenOf lists the versions of a record's file that the public saw: those that were no draft and still stood when, or
// after, their round was published. published gives the day that a version itself, or its round, names.
func (in *Input) seenOf(b *record.Base, published func(*history.Facts) calendar.Date) []seen {
	trail := in.History.Trail(b.File)
	if trail == nil {
		return nil
	}
	var list []seen
	for i, v := range trail.Versions {
		until := in.AsOf
		if i+1 < len(trail.Versions) {
			until = trail.Versions[i+1].At
		}
		if v.Facts == nil || v.Facts.Draft {
			continue
		}
		if day := published(v.Facts); !day.IsZero() && !in.start(day).After(until) {
			list = append(list, seen{v.Facts, v.At})
		}
	}
	return list
}

// start is the beginning of a day in the site's zone.
func (in *Input) start(d calendar.Date) time.Time { return d.Start(in.Config.Zone) }

// dayOf is the day of an instant in the site's zone.
func (in *Input) dayOf(at time.Time) calendar.Date { return calendar.FromTime(at.In(in.Config.Zone)) }

// publishedOf is the day of publication that a version of a round names.
func publishedOf(f *history.Facts) calendar.Date { return dateOf(f, "published") }

// dateOf is a day that a version of a record names, zero where it names none.
func dateOf(f *history.Facts, path string) calendar.Date {
	d, err := calendar.Parse(f.Value(path))
	if err != nil {
		return calendar.Date{}
	}
	return d
}

// endOf is the last day of the window that a version of a round names, after its extensions.
func endOf(f *history.Facts) calendar.Date {
	end := dateOf(f, "closes")
	for i := 0; ; i++ {
		to := dateOf(f, item("extensions", i, "to"))
		if to.IsZero() {
			return end
		}
		end = to
	}
}

// endPath is the key that says when a round closes.
func endPath(r *record.Round) string {
	if n := len(r.Extensions); n > 0 {
		return "extensions." + strconv.Itoa(n-1) + ".to"
	}
	return "closes"
}

// roundOf is the round in whose folder a file lies.
func roundOf(file string) (id string, ok bool) {
	below, ok := strings.CutPrefix(file, "content/rounds/")
	id, _, nested := strings.Cut(below, "/")
	return id, ok && nested
}
