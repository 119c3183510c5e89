package site

import (
	"path"

	"congkhai/internal/record"
)

// Publication is the figures of a round that its body attaches to its written report to the council. It is counted from
// what may be seen, and judges nothing.
type Publication struct {
	Folder    string   // of the round, in the site's folder
	Kinds     []Listed // every kind of candidate, also where there is none
	Removed   int      // proposals of which only a stub is shown; they are in no kind
	Withdrawn int      // of the proposals shown
	Held      int      // of the proposals shown, on hold and not withdrawn
	Opinions  *Received
	Records   []Sealed // the round, its register, its nominations in the order of the list
}

// Listed is how many proposals of a kind of candidate are shown.
type Listed struct {
	Kind string
	N    int
}

// Received is the opinions received in a round, as its register and its report tell them.
type Received struct {
	Reported *int                  // as the report to the council says, nil where it does not
	Kind     *record.KindCounts    // nil where they are not known by kind
	Channel  *record.ChannelCounts // nil where they are not known by channel
	Themes   int                   // published with what they say
	Answered int                   // of these
	Dropped  int                   // taken out of the register
}

// Sealed is a record with the SHA-256 of its file.
type Sealed struct {
	File   string // path in the site's folder; "" where the record is no longer shown, since a path may name a person
	Digest [32]byte
}

// Publication counts what was shown in a round and what was received. While comments are taken, and where neither
// register nor report says anything, Opinions is nil: what is not known is not zero.
func (r *Round) Publication() *Publication {
	p := &Publication{Folder: path.Dir(r.Rec.File), Records: []Sealed{sealed(r.Rec)}, Opinions: r.received()}
	if r.Register != nil && !r.Register.Draft {
		p.Records = append(p.Records, sealed(&r.Register.Base))
	}
	n := map[string]int{}
	for _, nomination := range r.Nominations {
		if nomination.Hidden != "" {
			p.Removed++
			p.Records = append(p.Records, Sealed{})
			continue
		}
		n[nomination.Candidate.Kind]++
		p.Records = append(p.Records, sealed(&nomination.Nomination.Base))
		switch {
		case nomination.Withdrawal != nil:
			p.Withdrawn++
		case nomination.Stage == OnHold:
			p.Held++
		}
	}
	for _, kind := range []string{"individual", "collective", "household", "work"} {
		p.Kinds = append(p.Kinds, Listed{kind, n[kind]})
	}
	return p
}

// received is nil where nothing is known of the opinions. Counts that are all zero say that there was none only where
// nothing else says otherwise.
func (r *Round) received() *Received {
	register := r.Register
	if register != nil && (register.Draft || register.Withheld()) {
		register = nil
	}
	if r.Receiving || register == nil && (r.OpinionReport == nil || r.OpinionReport.Received == nil) {
		return nil
	}
	o := &Received{}
	if r.OpinionReport != nil {
		o.Reported = r.OpinionReport.Received
	}
	none := o.Reported == nil || *o.Reported == 0
	if register == nil {
		if none {
			o.Kind, o.Channel = &record.KindCounts{}, &record.ChannelCounts{}
		}
		return o
	}
	o.Themes, o.Dropped = len(register.Opinions), len(register.Removed)
	for _, opinion := range register.Opinions {
		if opinion.Reply != "" {
			o.Answered++
		}
	}
	none = none && o.Themes == 0 && o.Dropped == 0 && register.Counts.Kind.Total() == 0 && register.Counts.Channel.Total() == 0
	if none || register.Counts.Kind.Total() > 0 {
		o.Kind = &register.Counts.Kind
	}
	if none || register.Counts.Channel.Total() > 0 {
		o.Channel = &register.Counts.Channel
	}
	return o
}

// sealed is a record with its digest; both stay away where the record was taken off the site.
func sealed(b *record.Base) Sealed {
	if b.Withheld() {
		return Sealed{}
	}
	return Sealed{b.File, b.Digest}
}
