package record

import "congkhai/internal/calendar"

// Exemplar is the story of people or a collective worth following.
type Exemplar struct {
	Base
	Title       string        `key:"title" is:"required text"`
	Subjects    []Subject     `key:"subjects" is:"required"`
	Published   calendar.Date `key:"published" is:"required"`
	Author      string        `key:"author" is:"text"`
	Credit      string        `key:"credit" is:"text"`
	Topics      []string      `key:"topics" is:"slug"`
	Movement    string        `key:"movement" is:"text"`
	Contest     string        `key:"contest" is:"text"`
	Image       *Image        `key:"image"`
	Consent     *Consent      `key:"consent" is:"private"`
	Month       string        `key:"month" is:"month"`
	Nominations []string      `key:"nominations" ref:"nomination"`
}

// Subject is one of those whom a story is about.
type Subject struct {
	Name  string `key:"name" is:"required text"`
	Kind  string `key:"kind" is:"required" enum:"individual collective household"`
	Unit  string `key:"unit" ref:"unit"`
	Role  string `key:"role" is:"text"`
	Minor bool   `key:"minor"`
}

// Image is a picture with what it takes to publish it.
type Image struct {
	File   string `key:"file" is:"required file"`
	Alt    string `key:"alt" is:"required text"`
	Credit string `key:"credit" is:"required text"`
	Rights string `key:"rights" is:"text"`
}

// Consent is the ground on which a private person's story is published. No part of it is ever published.
type Consent struct {
	GivenOn     calendar.Date `key:"given_on" is:"private"`
	Basis       string        `key:"basis" is:"private" enum:"written law public-event-image"`
	Guardian    string        `key:"guardian" is:"private"`
	WithdrawnOn calendar.Date `key:"withdrawn_on" is:"private"`
}

// Belongs is the month in which the exemplar counts, YYYY-MM.
func (e *Exemplar) Belongs() string {
	if e.Month != "" {
		return e.Month
	}
	return e.Published.String()[:7]
}

// Withheld reports whether the story may not be shown: removed, or consent withdrawn.
func (e *Exemplar) Withheld() bool {
	return e.Removal != nil || e.Consent != nil && !e.Consent.WithdrawnOn.IsZero()
}
