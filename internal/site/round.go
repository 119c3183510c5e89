package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/law"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// Round is a round with its window, its list and what came of it.
type Round struct {
	Node
	*record.Round
	Window      law.Window
	Stage       Stage
	Shown       bool // the names may be seen
	Receiving   bool // comments can be sent
	Council     *Unit
	Awards      []*Award
	Nominations []*Nomination // that may be shown, by name
	Decisions   []*Decision   // the earliest first
	Register    *record.Register
	Response    record.Response // with the site's own where the round says nothing
	CountURL    string
	BoardURL    string        // the list for the notice board
	RecordURL   string        // the record of publication
	Commit      string        // the last commit that touched the round's folder, in hexadecimal; "" where it is not known
	CommitAt    time.Time     // when that commit was made, in the zone of the site
	HistoryWhy  string        // why the commit is not known or not the last word, in the words of history.Log.Why, "shallow" or "uncommitted"
	Moves       []Move        // changes of stage still to come
	RetiredOn   calendar.Date // since when no name is shown any more, for the time of showing is over; zero before
	Earlier     []*Round      // in which some of the same candidates were disclosed before, the latest first
	Onward      []*Round      // in which they were disclosed again
	retired     time.Time     // from when names are no longer shown; zero for never
	undecided   Stage         // of a nomination that no decision names, where it has none of its own
}

// Nomination is a proposed award.
type Nomination struct {
	Node
	*record.Nomination
	Round     *Round
	Award     *Award
	Unit      *Unit
	Proposer  Party
	Previous  *Nomination
	Later     *Nomination // the next disclosure of the same candidate
	Stage     Stage
	Moves     []Move     // changes of stage still to come; those of its round where it has none of its own
	Code      string     // to write on a letter about it
	Outcomes  []*Outcome // the earliest first
	Exemplars []*Exemplar
	FullName  string             // the candidate's name with the honorific before it
	Letter    *record.Submission // that proposed the award, nil where the round names none
	Hidden    string             // why only a stub is shown: "request", "retention", "order"; "" when all is shown
	HiddenOn  calendar.Date
	key       string
}

// Outcome is the last word of a decision on the nomination, nil before there is one.
func (n *Nomination) Outcome() *Outcome {
	if len(n.Outcomes) == 0 {
		return nil
	}
	return n.Outcomes[len(n.Outcomes)-1]
}

// Noindex reports whether search engines should leave the page alone.
func (n *Nomination) Noindex() bool {
	if n.Example || n.Hidden != "" || n.Stage == Withdrawn || n.Stage == NotForwarded {
		return true
	}
	o := n.Outcome()
	return o != nil && o.Result != "awarded" && o.Result != "restored"
}

// letter finds the submission that a nomination names.
func (r *Round) letter(id string) *record.Submission {
	for i := range r.Submissions {
		if r.Submissions[i].ID == id {
			return &r.Submissions[i]
		}
	}
	return nil
}

// AnchorOf is the anchor of an achievement on the nomination's page.
func (n *Nomination) AnchorOf(i int) string {
	if id := n.Achievements[i].ID; id != "" {
		return "thanh-tich-" + id
	}
	return "thanh-tich-" + strconv.Itoa(i+1)
}

// About is what an opinion is about: a nomination that may be shown, or one of its achievements.
type About struct {
	*Nomination
	Anchor string // of the achievement, "" for the nomination as a whole
	Number int    // of the achievement, from 1
}

// About finds what an opinion of the round is about ("name", "round/name", either with "#achievement"); nil where it
// is not shown.
func (r *Round) About(ref string) *About {
	id, achievement, _ := strings.Cut(ref, "#")
	id = strings.TrimPrefix(id, r.Round.ID+"/")
	for _, n := range r.Nominations {
		if n.Hidden != "" || n.Nomination.ID != r.Round.ID+"/"+id {
			continue
		}
		for i, a := range n.Achievements {
			if achievement != "" && (a.ID == achievement || a.ID == "" && strconv.Itoa(i+1) == achievement) {
				return &About{n, n.AnchorOf(i), i + 1}
			}
		}
		return &About{Nomination: n}
	}
	return nil
}

// Extended reports whether the window was made longer.
func (r *Round) Extended() bool { return len(r.Extensions) > 0 }

// Total is how many proposed awards the round shows, withheld ones included.
func (r *Round) Total() int { return len(r.Nominations) }

func (s *Site) addRounds() {
	for _, r := range record.Sorted(s.Set.Rounds) {
		if r.Draft {
			continue
		}
		if r.Withheld() {
			r = bareRound(r)
		}
		round := &Round{
			Node: node(&r.Base, "title", r.Title), Round: r,
			Council: s.units[r.Council], Register: s.Set.Registers[r.ID],
			Response: merged(r.Response, s.Config.Response),
			CountURL: r.URL() + "cach-tinh/", BoardURL: r.URL() + "niem-yet/", RecordURL: r.URL() + "phieu-ghi-nhan/",
		}
		if round.Register != nil && (round.Register.Draft || round.Register.Withheld() || r.Withheld()) {
			round.Register = nil
		}
		for _, id := range r.Awards {
			if a := s.awards[id]; a != nil {
				round.Awards = append(round.Awards, a)
			}
		}
		s.rounds[r.ID] = round
		s.Rounds = append(s.Rounds, round)
	}
	slices.SortStableFunc(s.Rounds, func(a, b *Round) int {
		return cmp.Or(b.Published.Compare(a.Published), strings.Compare(a.Round.ID, b.Round.ID))
	})
	for _, round := range s.Kept() {
		if round.Council != nil {
			round.Council.Rounds = append(round.Council.Rounds, round)
		}
		for _, a := range round.Awards {
			a.Rounds = append(a.Rounds, round)
		}
	}
}

// merged lays a round's ways to answer over the site's.
func merged(own, site *record.Response) record.Response {
	var r record.Response
	if site != nil {
		r = *site
	}
	if own == nil {
		return r
	}
	for _, field := range []struct{ to, from *string }{
		{&r.Address, &own.Address},
		{&r.Email, &own.Email},
		{&r.Phone, &own.Phone},
		{&r.Hours, &own.Hours},
		{&r.Portal, &own.Portal},
		{&r.Zalo, &own.Zalo},
		{&r.FormURL, &own.FormURL},
		{&r.CountedBy, &own.CountedBy},
		{&r.LastHour, &own.LastHour},
		{&r.Requires, &own.Requires},
	} {
		if *field.from != "" {
			*field.to = *field.from
		}
	}
	return r
}

// Answer is a text of the round's ways to answer, with its translation where the round itself says it.
func (s *Site) Answer(r *Round, key, text string) lang.Words {
	if own := r.Round.Base.Translations["en"]["response."+key]; own != "" {
		return lang.Words{Vi: text, En: own}
	}
	return lang.Words{Vi: text, En: s.Config.Translations["en"]["response."+key]}
}

func (s *Site) addNominations(asOf time.Time) {
	codes := s.codes()
	for _, r := range record.Sorted(s.Set.Nominations) {
		round := s.rounds[r.RoundID()]
		if r.Draft || round == nil || !round.Shown {
			continue
		}
		n := &Nomination{
			Node: node(&r.Base, "candidate.name", r.Candidate.Name), Nomination: s.nominationAt(r, asOf), Round: round,
			Award: s.awards[r.Award], Unit: s.units[r.Candidate.Unit], Proposer: s.party(r.ProposedBy),
			FullName: strings.TrimSpace(r.Candidate.Honorific + " " + r.Candidate.Name),
			Letter:   round.letter(r.Submission), key: sortKey(&r.Candidate), Code: codes[r.ID],
		}
		n.Example = n.Example || round.Example
		n.Stage, n.Moves = s.stageOf(r, round)
		if n.Hidden, n.HiddenOn = s.hidden(n); n.Hidden != "" {
			n.empty()
		}
		s.nominations[r.ID] = n
		round.Nominations = append(round.Nominations, n)
	}
	for _, round := range s.Rounds {
		s.witness(round)
		slices.SortStableFunc(round.Nominations, compareNames)
		s.Nominations = append(s.Nominations, round.Nominations...)
	}
	for _, n := range s.Nominations {
		if n.Hidden != "" {
			continue
		}
		s.linkPrevious(n)
		if n.Award != nil {
			n.Award.Nominations = append(n.Award.Nominations, n)
		}
		if n.Unit != nil {
			n.Unit.Nominations = append(n.Unit.Nominations, n)
		}
		if u := n.Proposer.Unit; u != nil && u != n.Unit {
			u.Proposed = append(u.Proposed, n)
		}
	}
}

// linkPrevious links a nomination with the earlier disclosure of the same candidate, and their rounds, both ways.
func (s *Site) linkPrevious(n *Nomination) {
	r, ok := s.Set.Nomination(n.RoundID(), n.Nomination.Previous)
	if !ok || s.nominations[r.ID] == nil || s.nominations[r.ID].Hidden != "" {
		return
	}
	previous := s.nominations[r.ID]
	n.Previous, previous.Later = previous, n
	if from := previous.Round; from != n.Round && !slices.Contains(n.Round.Earlier, from) {
		n.Round.Earlier = append(n.Round.Earlier, from)
		from.Onward = append(from.Onward, n.Round)
	}
}

// sortKey orders people by given name, and after them collectives and works by the whole name.
func sortKey(c *record.Candidate) string {
	name := cmp.Or(c.SortName, c.Name)
	if c.Kind == "individual" || c.Kind == "household" {
		return "0" + viet.NameKey(name)
	}
	return "1" + viet.TextKey(name)
}

// hidden tells why, and since when, only a stub of a nomination is shown.
func (s *Site) hidden(n *Nomination) (why string, since calendar.Date) {
	if r := cmp.Or(n.Removal, n.Round.Removal); r != nil {
		return r.Basis, r.On
	}
	if on := n.Round.RetiredOn; !on.IsZero() {
		return "retention", on
	}
	return "", calendar.Date{}
}

// compareNames orders nominations as their lists show them.
func compareNames(a, b *Nomination) int {
	return cmp.Or(strings.Compare(a.key, b.key), strings.Compare(a.Candidate.Name, b.Candidate.Name),
		strings.Compare(a.Nomination.ID, b.Nomination.ID))
}

// Levels are the kinds of council whose rounds there are, in the order of the field table.
func (s *Site) Levels() []string {
	var levels []string
	for _, kind := range Levels {
		if slices.ContainsFunc(s.Kept(), func(r *Round) bool { return r.Level() == kind }) {
			levels = append(levels, kind)
		}
	}
	return levels
}

// Levels lists the levels at which rounds are held, the highest first.
var Levels = []string{"central", "ministry", "province", "department", "district", "commune", "unit"}

// Level is the level of the round's council: that of the first unit above it which has one.
func (r *Round) Level() string {
	for u := r.Council; u != nil; u = u.Parent {
		switch u.Type {
		case "central", "ministry", "province", "department", "district", "commune":
			return u.Type
		}
	}
	return "unit"
}

// LevelURL is the list of rounds of a level.
func LevelURL(level string) string { return "/" + address.Rounds + "/cap/" + level + "/" }

// Ends is the last day on which comments are taken.
func (r *Round) Ends() calendar.Date { return r.Window.To }

// published is the day on which a nomination's round is published.
func (s *Site) published(n *record.Nomination) calendar.Date {
	if r := s.Set.Rounds[n.RoundID()]; r != nil {
		return r.Published
	}
	return calendar.Date{}
}

func itoa(i int) string { return strconv.Itoa(i) }
