package record

import (
	"strings"

	"congkhai/internal/calendar"
)

// Round is one opening of a list of proposed awards for public comment.
type Round struct {
	Base
	Title           string         `key:"title" is:"required text"`
	Council         string         `key:"council" is:"required" ref:"unit"`
	Awards          []string       `key:"awards" is:"required" ref:"award"`
	Stage           string         `key:"stage" enum:"proposer central"`
	Published       calendar.Date  `key:"published" is:"required"`
	Closes          calendar.Date  `key:"closes" is:"required"`
	Rule            string         `key:"rule" ref:"rule"`
	CountFirstDay   bool           `key:"count_first_day"`
	CouncilMeeting  calendar.Date  `key:"council_meeting"`
	DossierReceived calendar.Date  `key:"dossier_received" is:"private"`
	Notice          *Notice        `key:"notice"`
	Publications    []Publication  `key:"publications"`
	Submissions     []Submission   `key:"submissions"`
	Extensions      []Extension    `key:"extensions"`
	DeclaredCount   *int           `key:"declared_count" min:"0" max:"100000"`
	Response        *Response      `key:"response"`
	OpinionReport   *OpinionReport `key:"opinion_report"`
	CouncilResult   *CouncilResult `key:"council_result"`
	Submitted       *Submitted     `key:"submitted"`
}

// Notice is the signed announcement of a round.
type Notice struct {
	Number string        `key:"number" is:"required"`
	Issuer string        `key:"issuer" is:"required text"`
	Issued calendar.Date `key:"issued" is:"required"`
	Signer string        `key:"signer" is:"text"`
	File   string        `key:"file" is:"file"`
}

// Publication is a place where the list was also shown.
type Publication struct {
	Place string        `key:"place" is:"required text"`
	Kind  string        `key:"kind" enum:"portal newspaper radio-tv notice-board"`
	URL   string        `key:"url" is:"url"`
	On    calendar.Date `key:"on"`
}

// Submission is the letter with which a body proposed the awards.
type Submission struct {
	ID     string        `key:"id" is:"required slug"`
	Number string        `key:"number" is:"required"`
	Issuer string        `key:"issuer" is:"text"`
	Issued calendar.Date `key:"issued"`
}

// Extension moves the end of a window to a later day, from the day on which it takes effect.
type Extension struct {
	From     calendar.Date `key:"from" is:"required"`
	To       calendar.Date `key:"to" is:"required"`
	Reason   string        `key:"reason" is:"required text"`
	SignedBy string        `key:"signed_by" is:"text"`
	On       calendar.Date `key:"on" is:"required"`
}

// Response is how comments are sent. Whatever a round does not say, site.toml says for all.
type Response struct {
	Address   string `key:"address" is:"text"`
	Email     string `key:"email" is:"email"`
	Phone     string `key:"phone" is:"phone"`
	Hours     string `key:"hours" is:"text"`
	Portal    string `key:"portal" is:"url"`
	Zalo      string `key:"zalo" is:"url"`
	FormURL   string `key:"form_url" is:"url"`
	CountedBy string `key:"counted_by" enum:"arrival postmark"`
	LastHour  string `key:"last_hour"`
	Requires  string `key:"requires" is:"text"`
}

// OpinionReport is the report to the council of what was received.
type OpinionReport struct {
	On                calendar.Date `key:"on" is:"required"`
	Received          *int          `key:"received" min:"0" max:"1000000"`
	ComplaintsHandled bool          `key:"complaints_handled"`
}

// CouncilResult is what the council decided to put forward.
type CouncilResult struct {
	Met          calendar.Date `key:"met" is:"required"`
	Document     *Document     `key:"document" is:"short"`
	Forwarded    []string      `key:"forwarded" ref:"nomination"`
	NotForwarded []string      `key:"not_forwarded" ref:"nomination"`
}

// Submitted is the letter that carries the council's proposal to the competent authority.
type Submitted struct {
	On     calendar.Date `key:"on" is:"required"`
	Number string        `key:"number"`
}

// AtStage is the stage at which the round discloses: by the proposing body unless it says central.
func (r *Round) AtStage() string {
	if r.Stage == "" {
		return "proposer"
	}
	return r.Stage
}

// Nomination is one proposed award: a candidate in a round.
type Nomination struct {
	Base
	Candidate    Candidate     `key:"candidate" is:"required"`
	Award        string        `key:"award" is:"required" ref:"award"`
	Class        string        `key:"class"`
	Category     string        `key:"category" is:"required" enum:"merit ad-hoc movement thematic contribution service-years foreign-relations"`
	Posthumous   bool          `key:"posthumous"`
	ProposedBy   string        `key:"proposed_by" is:"required" ref:"unit cluster"`
	Submission   string        `key:"submission"`
	Previous     string        `key:"previous" ref:"nomination"`
	Achievements []Achievement `key:"achievements"`
	Holds        []Hold        `key:"holds"`
	Withdrawal   *Withdrawal   `key:"withdrawal"`
}

// Candidate is the person, collective, household or work that is proposed.
type Candidate struct {
	Name            string   `key:"name" is:"required"`
	Kind            string   `key:"kind" is:"required" enum:"individual collective household work"`
	Honorific       string   `key:"honorific" is:"text"`
	Aliases         []string `key:"aliases"`
	BirthYear       int      `key:"birth_year" is:"personal" min:"1800" max:"2200"`
	Position        string   `key:"position" is:"text"`
	Unit            string   `key:"unit" ref:"unit"`
	Hometown        string   `key:"hometown" is:"text"`
	SortName        string   `key:"sort_name" is:"private"`
	DirectWorker    *bool    `key:"direct_worker"` // nil: the record does not say
	SmallCollective *bool    `key:"small_collective"`
	Foreign         *bool    `key:"foreign"`
	FemaleShare     *float64 `key:"female_share" min:"0" max:"100"`
}

// Achievement is one thing done, as the dossier declares it.
type Achievement struct {
	ID          string `key:"id" is:"slug"`
	Period      string `key:"period" is:"text"`
	Text        string `key:"text" is:"required text"`
	Evidence    string `key:"evidence" is:"private"`
	ConfirmedBy string `key:"confirmed_by" is:"private"`
}

// Hold is a span in which a nomination is not considered. Its reason is never published.
type Hold struct {
	Since  calendar.Date `key:"since" is:"required"`
	Until  calendar.Date `key:"until"`
	Reason string        `key:"reason" is:"private"`
}

// Withdrawal takes a nomination back.
type Withdrawal struct {
	On calendar.Date `key:"on" is:"required"`
	By string        `key:"by" is:"required" enum:"proposer candidate"`
}

// RoundID is the identity of the round that the nomination stands in.
func (n *Nomination) RoundID() string {
	round, _, _ := strings.Cut(n.ID, "/")
	return round
}

// Register is the opinions received in a round.
type Register struct {
	Base
	Counts   Counts           `key:"counts"`
	Opinions []Opinion        `key:"opinions"`
	Removed  []RemovedOpinion `key:"removed"`
}

// Counts are numbers of opinions by kind and by channel.
type Counts struct {
	Kind    KindCounts    `key:"kind"`
	Channel ChannelCounts `key:"channel"`
}

// KindCounts are numbers of opinions by what they say.
type KindCounts struct {
	Support     int `key:"support" min:"0" max:"1000000"`
	Objection   int `key:"objection" min:"0" max:"1000000"`
	Information int `key:"information" min:"0" max:"1000000"`
	Request     int `key:"request" min:"0" max:"1000000"`
}

// Total is the number of opinions of all kinds.
func (c KindCounts) Total() int { return c.Support + c.Objection + c.Information + c.Request }

// ChannelCounts are numbers of opinions by how they came.
type ChannelCounts struct {
	Letter   int `key:"letter" min:"0" max:"1000000"`
	InPerson int `key:"in-person" min:"0" max:"1000000"`
	Email    int `key:"email" min:"0" max:"1000000"`
	Phone    int `key:"phone" min:"0" max:"1000000"`
	Portal   int `key:"portal" min:"0" max:"1000000"`
	Other    int `key:"other" min:"0" max:"1000000"`
}

// Total is the number of opinions by all channels.
func (c ChannelCounts) Total() int {
	return c.Letter + c.InPerson + c.Email + c.Phone + c.Portal + c.Other
}

// Opinion is one opinion, or one theme of several, as the body chose to publish it. Never who wrote it.
type Opinion struct {
	ID       string        `key:"id" is:"required slug"`
	Received calendar.Date `key:"received" is:"required"`
	Channel  string        `key:"channel" enum:"letter in-person email phone portal other"`
	About    string        `key:"about"`
	Kind     string        `key:"kind" enum:"support objection information request"`
	Theme    string        `key:"theme" is:"text"`
	Letters  int           `key:"letters" min:"1" max:"1000000"`
	Summary  string        `key:"summary" is:"text"`
	Reply    string        `key:"reply" is:"text"`
	Replied  calendar.Date `key:"replied"`
	Effect   string        `key:"effect" enum:"kept changed removed"`
}

// RemovedOpinion says that an opinion was taken out of the register, and why.
type RemovedOpinion struct {
	Received calendar.Date `key:"received"`
	Reason   string        `key:"reason" is:"text"`
}

// Decision is a commendation decision with its outcomes.
type Decision struct {
	Base
	Number    string        `key:"number" is:"required"`
	Authority string        `key:"authority" is:"required" enum:"president prime-minister ministry province department district commune unit enterprise other"`
	Signed    calendar.Date `key:"signed" is:"required"`
	Signer    string        `key:"signer" is:"text"`
	File      string        `key:"file" is:"file"`
	Outcomes  []Outcome     `key:"outcomes"`
}

// Outcome is what a decision says of one nomination.
type Outcome struct {
	Nomination string `key:"nomination" is:"required" ref:"nomination"`
	Result     string `key:"result" is:"required" enum:"awarded not-awarded deferred annulled stripped restored"`
	Award      string `key:"award" ref:"award"`
	Class      string `key:"class"`
}
