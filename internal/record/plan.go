package record

import "congkhai/internal/calendar"

// Plan is an emulation plan.
type Plan struct {
	Base
	Title     string           `key:"title" is:"required text"`
	Number    string           `key:"number" is:"required"`
	Issuer    string           `key:"issuer" is:"required" ref:"unit cluster"`
	Issued    calendar.Partial `key:"issued"`
	Period    *Period          `key:"period"`
	Theme     string           `key:"theme" is:"text"`
	Signer    string           `key:"signer" is:"text"`
	Scope     string           `key:"scope" enum:"yearly five-year campaign thematic"`
	Movements []Movement       `key:"movements"`
	Targets   []Target         `key:"targets"`
	Related   []Related        `key:"related"`
}

// Movement is an emulation movement that a plan starts or takes part in.
type Movement struct {
	Name     string   `key:"name" is:"required text"`
	Kind     string   `key:"kind" enum:"regular campaign thematic"`
	Topics   []string `key:"topics" is:"slug"`
	Criteria string   `key:"criteria" is:"text"`
}

// Target is a figure that a plan wants reached.
type Target struct {
	Measure string   `key:"measure" is:"required" enum:"exemplars-per-unit-month units-with-plan share-direct-workers share-small-collectives share-women share-foreigners share-ad-hoc share-thematic"`
	Value   *float64 `key:"value" min:"0" max:"1000000"`
	Scope   string   `key:"scope" ref:"unit cluster"`
	Note    string   `key:"note" is:"text"`
}

// Related is a document that a plan or report names.
type Related struct {
	Title  string           `key:"title" is:"text"`
	Number string           `key:"number" is:"required"`
	Issuer string           `key:"issuer" is:"text"`
	Issued calendar.Partial `key:"issued"`
}

// Report is a mid-year or year-end report of a unit or cluster.
type Report struct {
	Base
	Title   string           `key:"title" is:"required text"`
	Unit    string           `key:"unit" ref:"unit"`
	Cluster string           `key:"cluster" ref:"cluster"`
	Period  *Period          `key:"period" is:"required"`
	Issued  calendar.Partial `key:"issued"`
	Type    string           `key:"kind" enum:"mid-year year-end thematic"`
	Related []Related        `key:"related"`
}

// Page is a page of free text; its address is its identity.
type Page struct {
	Base
	Title string `key:"title" is:"required text"`
}
