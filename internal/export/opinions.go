package export

import (
	"slices"

	"congkhai/internal/record"
	"congkhai/internal/site"
)

// all stands in a row of counts for every kind, or every channel, together.
const all = "all"

// opinions is how many opinions were received in each round: all of them, then those of each kind, then those that came
// by each channel, where they were counted so. Nothing else of an opinion is in it.
func (x *exporter) opinions() Table {
	return Table{Name: "so-y-kien", Columns: described([]Column{
		{Name: "round", Of: "dot-lay-y-kien", Required: true},
		{Name: "round_url", Shape: Address, Required: true},
		{Name: "kind", Says: "opinion_kind", Enum: kindsOfOpinion(), Words: "opinion", Required: true},
		{Name: "channel", Enum: channels(), Words: "channel", Required: true},
		{Name: "received", Shape: Whole, Required: true},
		{Name: "answered", Shape: Whole},
		{Name: "exact", Shape: Truth, Required: true},
		{Name: "example", Shape: Truth, Required: true},
	}), Key: []string{"round", "kind", "channel"}, rows: func(w sink) {
		for _, r := range x.site.Rounds {
			if heard := r.Heard(); heard != nil && tellsOpinions(r) {
				x.heard(w, r, heard)
			}
		}
	}}
}

func kindsOfOpinion() []string {
	return slices.Concat([]string{all}, enum(record.KindRegister, "opinions.kind"))
}

func channels() []string {
	return slices.Concat([]string{all}, enum(record.KindRegister, "opinions.channel"))
}

// tellsOpinions reports whether the page of a round tells how many opinions were received: not while they are sent.
func tellsOpinions(r *site.Round) bool { return r.Shown && !r.Receiving }

func (x *exporter) heard(w sink, r *site.Round, heard *site.Heard) {
	row := func(kind, channel string, received int, answered func(o *record.Opinion) bool) {
		w.text(r.Round.ID)
		w.text(x.url("vi", r.URL))
		w.text(kind)
		w.text(channel)
		w.number(received)
		switch {
		case received == 0:
			w.number(0)
		case len(heard.Themes)+heard.Gone == 0: // the register has counts only
			w.none()
		default:
			w.number(min(received, letters(r.Register.Opinions, answered)))
		}
		w.flag(heard.Known)
		w.flag(r.Example)
		w.end()
	}
	row(all, all, heard.N, func(*record.Opinion) bool { return true })
	if c := heard.Counts.Kind; c.Total() > 0 {
		for _, k := range []counted{
			{"support", c.Support}, {"objection", c.Objection}, {"information", c.Information}, {"request", c.Request},
		} {
			row(k.name, all, k.n, func(o *record.Opinion) bool { return o.Kind == k.name })
		}
	}
	if c := heard.Counts.Channel; c.Total() > 0 {
		for _, k := range []counted{
			{"letter", c.Letter},
			{"in-person", c.InPerson},
			{"email", c.Email},
			{"phone", c.Phone},
			{"portal", c.Portal},
			{"other", c.Other},
		} {
			row(all, k.name, k.n, func(o *record.Opinion) bool { return o.Channel == k.name })
		}
	}
}

type counted struct {
	name string
	n    int
}

// letters is how many of the opinions of a register that are meant were answered, as its page counts them.
func letters(list []record.Opinion, meant func(o *record.Opinion) bool) int {
	n := 0
	for i := range list {
		if o := &list[i]; o.Reply != "" && meant(o) {
			n += max(1, o.Letters)
		}
	}
	return n
}
