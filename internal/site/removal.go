package site

import (
	"congkhai/internal/calendar"
	"congkhai/internal/record"
)

// Stub stands where a record was taken off the site: it has neither name nor text.
type Stub struct {
	Node
	Section string
	On      calendar.Date // when it was taken off, zero where that is not told
	Basis   string        // "request", "retention" or "order"
	Of      *Round        // in whose list it stood, nil elsewhere
}

// stub keeps the address of a record that was taken off the site, and reports whether it was.
func (s *Site) stub(b *record.Base, section string) bool {
	if b.Removal != nil {
		s.Stubs = append(s.Stubs, stubOf(b, b.URL(), section))
	}
	return b.Removal != nil
}

// stubOf is the stub of a record at an address.
func stubOf(b *record.Base, url, section string) *Stub {
	left := bare(b)
	stub := &Stub{Node: Node{URL: url, Example: b.Example, Rec: &left}, Section: section, Basis: "request"}
	if b.Removal != nil {
		stub.On, stub.Basis = b.Removal.On, b.Removal.Basis
	}
	return stub
}

// stub is what is left of a nomination that is hidden.
func (n *Nomination) stub(section string) *Stub {
	stub := &Stub{Node: n.Node, Section: section, On: n.HiddenOn, Basis: n.Hidden}
	if !n.Round.Withheld() {
		stub.Of = n.Round
	}
	return stub
}

// bare is what may be told of a record that was taken off the site: where it is, since when, and on which days it was
// corrected.
func bare(b *record.Base) record.Base {
	left := record.Base{
		ID: b.ID, Kind: b.Kind, File: b.File, Builtin: b.Builtin, Blob: b.Blob, Digest: b.Digest,
		Draft: b.Draft, Example: b.Example, Removal: b.Removal,
	}
	for _, c := range b.Corrections {
		left.Corrections = append(left.Corrections, record.Correction{On: c.On})
	}
	return left
}

// bareRound is a round without its texts, of which any may hold a name. Its days stay, for calendars tell them again.
func bareRound(r *record.Round) *record.Round {
	left := &record.Round{
		Base: bare(&r.Base), Council: r.Council, Awards: r.Awards, Stage: r.Stage, Published: r.Published, Closes: r.Closes,
		Rule: r.Rule, CountFirstDay: r.CountFirstDay, CouncilMeeting: r.CouncilMeeting, Submitted: r.Submitted,
	}
	for _, e := range r.Extensions {
		left.Extensions = append(left.Extensions, record.Extension{From: e.From, To: e.To, On: e.On})
	}
	if c := r.CouncilResult; c != nil {
		left.CouncilResult = &record.CouncilResult{Met: c.Met}
	}
	return left
}

// retire takes out of a round what may hold names, once the time of showing them is over: the figures stay.
func (r *Round) retire() {
	r.RetiredOn = calendar.FromTime(r.retired)
	old := r.Register
	if old == nil {
		return
	}
	r.Register = &record.Register{Base: bare(&old.Base), Counts: old.Counts}
	if len(old.Opinions) > 0 && old.Counts.Kind.Total() == 0 && old.Counts.Channel.Total() == 0 {
		r.Register = nil // it does not say that there were none
	}
}

// empty takes everything out of a nomination that only a stub is shown of.
func (n *Nomination) empty() {
	left := &record.Nomination{Base: bare(&n.Nomination.Base)}
	*n = Nomination{
		Node: Node{URL: n.URL, Example: n.Example, Rec: &left.Base}, Nomination: left, Round: n.Round, Stage: n.Round.Stage,
		Hidden: n.Hidden, HiddenOn: n.HiddenOn, key: "2",
	}
}

// Kept lists the rounds that were not taken off the site, the latest first.
func (s *Site) Kept() []*Round {
	kept := make([]*Round, 0, len(s.Rounds))
	for _, r := range s.Rounds {
		if !r.Withheld() {
			kept = append(kept, r)
		}
	}
	return kept
}
