package check

import (
	"strconv"
	"strings"
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/history"
	"congkhai/internal/problem"
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
	path  string // of its file
	at    time.Time
	known bool // whether at, the time of its commit, is when it appeared
}

// seenOf lists the versions of a record's file that the public saw: those that were no draft and still stood when, or
// after, they, or their round, were published. published gives that day, zero for never. What was committed anew counts
// from when it was written, which is never too late.
func (in *Input) seenOf(r record.Record, published func(seen) calendar.Date) []seen {
	b := r.Common()
	trail := in.History.Trail(b.File)
	if trail == nil {
		return nil
	}
	var list []seen
	for i, version := range trail.Versions {
		until := in.AsOf
		if i+1 < len(trail.Versions) {
			until = trail.Versions[i+1].Earliest()
		}
		v := seen{version.Facts, version.Path, version.At, trail.Known(version)}
		if v.Facts == nil && i+1 == len(trail.Versions) && in.History.Committed(b.File, b.Blob) {
			v.Facts = history.FactsOf(r)
		}
		if v.Facts == nil || v.Draft {
			continue
		}
		if day := published(v); !day.IsZero() && !in.start(day).After(until) {
			list = append(list, v)
		}
	}
	return list
}

// lawful leaves out versions that changed, without a correction, what only a correction may change, and those of which
// the content was taken away: what then counts is the version before.
func lawful(versions []seen, changed func(old, now *history.Facts) bool) []seen {
	var list []seen
	for _, v := range versions {
		if v.Removed {
			continue
		}
		if n := len(list); n > 0 && v.Corrections <= list[n-1].Corrections && changed(list[n-1].Facts, v.Facts) {
			continue
		}
		list = append(list, v)
	}
	return list
}

// start is the beginning of a day in the site's zone.
func (in *Input) start(d calendar.Date) time.Time { return d.Start(in.Config.Zone) }

// dayOf is the day of an instant in the site's zone.
func (in *Input) dayOf(at time.Time) calendar.Date { return calendar.FromTime(at.In(in.Config.Zone)) }

// when is the day since which a version is in git, in words.
func (in *Input) when(v seen) problem.Text {
	if !v.known {
		return problem.Text{Vi: "không rõ ngày", En: "day not known"}
	}
	return problem.Text{Vi: "ngày %s", En: "%s"}.With(in.dayOf(v.at))
}

// publishedOf is the day of publication that a version of a round names.
func publishedOf(v seen) calendar.Date { return dateOf(v.Facts, "published") }

// signedOf is the day of signing that a version of a decision names.
func signedOf(v seen) calendar.Date { return dateOf(v.Facts, "signed") }

// listedOf gives the day since which a version of a nomination was on the list of a round: none where its file lay in
// the folder of another round.
func (in *Input) listedOf(r *round) func(seen) calendar.Date {
	published, folders := in.was(r), in.folders(r)
	return func(v seen) calendar.Date {
		if id, _ := roundOf(v.path); !folders[id] {
			return calendar.Date{}
		}
		return published
	}
}

// folders are the folder of a round and those that it had before.
func (in *Input) folders(r *round) map[string]bool {
	all := map[string]bool{r.ID: true}
	if trail := in.History.Trail(r.File); trail != nil {
		for _, v := range trail.Versions {
			if id, ok := roundOf(v.Path); ok {
				all[id] = true
			}
		}
	}
	return all
}

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
