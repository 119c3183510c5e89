package record

import "congkhai/internal/calendar"

// Award is a title or form of commendation of the catalogue.
type Award struct {
	Base
	Name          string   `key:"name" is:"required text"`
	ShortName     string   `key:"short_name" is:"text"`
	Form          string   `key:"form" is:"required" enum:"title order medal state-title prize commemorative bang-khen giay-khen flag city-title other"`
	Classes       []string `key:"classes" is:"text"`
	Authority     []string `key:"authority" is:"required" enum:"president prime-minister ministry province department district commune unit enterprise other"`
	Recipients    []string `key:"recipients" is:"required" enum:"individual collective household work foreign"`
	LegalBasis    string   `key:"legal_basis" is:"text"`
	Criteria      string   `key:"criteria" is:"text"`
	YearlyLimit   int      `key:"yearly_limit" min:"1" max:"100000"`
	OncePerPerson bool     `key:"once_per_person"`
	Posthumous    string   `key:"posthumous" enum:"allowed only never"`
}

// Rule is a disclosure rule: which awards must be shown, how long, by whom, from when until when.
type Rule struct {
	Base
	Citation         string        `key:"citation" is:"required text"`
	Source           string        `key:"source" is:"required"`
	Awards           []string      `key:"awards" is:"required" ref:"award"`
	Stage            string        `key:"stage" is:"required" enum:"proposer central"`
	ValidFrom        calendar.Date `key:"valid_from" is:"required"`
	ValidTo          calendar.Date `key:"valid_to"`
	Verified         bool          `key:"verified" is:"required"`
	Window           *Length       `key:"window"`
	CouncilGap       *Length       `key:"council_gap"`
	Venues           []string      `key:"venues" enum:"portal newspaper radio-tv notice-board"`
	VenuesAny        bool          `key:"venues_any"` // one of Venues is enough
	ExemptCategories []string      `key:"exempt_categories" enum:"merit ad-hoc movement thematic contribution service-years foreign-relations"`
	Transition       *Transition   `key:"transition"`
}

// Length is a number of days.
type Length struct {
	Days int    `key:"days" min:"1" max:"400"` // 0: the text names no number of days
	Unit string `key:"unit" is:"required" enum:"working calendar"`
}

// CountedIn is the unit of the length as the calendar counts it.
func (l *Length) CountedIn() calendar.Unit {
	if l.Unit == "calendar" {
		return calendar.CalendarDays
	}
	return calendar.Working
}

// Transition keeps a rule for dossiers that were already received.
type Transition struct {
	Citation       string        `key:"citation" is:"required text"`
	ReceivedBefore calendar.Date `key:"received_before" is:"required"`
}

// Year is the table of days off of one year, as announced.
type Year struct {
	Base
	Year    int             `key:"year" is:"required" min:"1945" max:"2200"`
	Notices []HolidayNotice `key:"notices"`
	Off     []DayOff        `key:"off"`
	Worked  []WorkedDay     `key:"worked"`
}

// HolidayNotice is the announcement that fixed days off.
type HolidayNotice struct {
	Number   string        `key:"number" is:"required"`
	Issued   calendar.Date `key:"issued"`
	URL      string        `key:"url" is:"url"`
	Verified bool          `key:"verified"`
}

// DayOff is one day off that is not a weekend.
type DayOff struct {
	Date   calendar.Date `key:"date" is:"required"`
	Name   string        `key:"name" is:"required text"`
	Notice string        `key:"notice" is:"required"`
}

// WorkedDay is a weekend day on which offices work.
type WorkedDay struct {
	Date   calendar.Date `key:"date" is:"required"`
	Notice string        `key:"notice" is:"required"`
}
