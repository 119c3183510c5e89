package site

import "congkhai/internal/record"

// Heard is what the page of a round tells of the opinions received in it.
type Heard struct {
	N        int  // opinions received
	Known    bool // N is what was reported or counted; else there were at least so many
	Answered int  // of those published with what they say
	Themes   []Theme
	Gone     int // themes about proposals whose content was taken off the site
	Counts   record.Counts
}

// Theme is an opinion, or one theme of several, with its number in the register.
type Theme struct {
	*record.Opinion
	Index int
	About *About // nil where it is about none in particular
}

// OpinionsReceived is the number of opinions received in a round: as reported to the council, else as the register
// counts them. A register that lists opinions but counts none tells nothing.
func (r *Round) OpinionsReceived() (n int, known bool) {
	if o := r.OpinionReport; o != nil && o.Received != nil {
		return *o.Received, true
	}
	if r.Register == nil {
		return 0, false
	}
	n = max(r.Register.Counts.Kind.Total(), r.Register.Counts.Channel.Total())
	return n, n > 0 || len(r.Register.Opinions) == 0
}

// Heard gathers the opinions received in a round; nil where nothing is known of them.
func (r *Round) Heard() *Heard {
	h := &Heard{}
	h.N, h.Known = r.OpinionsReceived()
	if r.Register == nil {
		if !h.Known {
			return nil
		}
		return h
	}
	h.Counts = r.Register.Counts
	listed := 0
	for i := range r.Register.Opinions {
		o := &r.Register.Opinions[i]
		listed += max(1, o.Letters)
		if o.Reply != "" {
			h.Answered += max(1, o.Letters)
		}
		about := r.About(o.About)
		if o.About != "" && about == nil {
			h.Gone++
			continue
		}
		h.Themes = append(h.Themes, Theme{o, i, about})
	}
	if !h.Known {
		h.N = listed
	}
	if h.N == 0 && !h.Known {
		return nil
	}
	h.Answered = min(h.Answered, h.N)
	return h
}
