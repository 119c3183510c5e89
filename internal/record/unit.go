package record

import "congkhai/internal/calendar"

// Unit is an office, council, enterprise, school: whoever issues, proposes, decides or is proposed.
type Unit struct {
	Base
	Name      string        `key:"name" is:"required text"`
	ShortName string        `key:"short_name" is:"text"`
	Type      string        `key:"kind" is:"required" enum:"central ministry province department district commune council enterprise school hospital armed-forces mass-organisation other"`
	Parent    string        `key:"parent" ref:"unit"`
	Formerly  []Formerly    `key:"formerly"`
	ValidFrom calendar.Date `key:"valid_from"`
	ValidTo   calendar.Date `key:"valid_to"`
	Contact   *Contact      `key:"contact"`
}

// Formerly is a name that a unit had until a day.
type Formerly struct {
	Name  string        `key:"name" is:"required text"`
	Until calendar.Date `key:"until"`
}

// Cluster is an emulation cluster or block: units that compete and vote together.
type Cluster struct {
	Base
	Name      string     `key:"name" is:"required text"`
	ShortName string     `key:"short_name" is:"text"`
	Type      string     `key:"kind" is:"required" enum:"cluster block"`
	Members   []string   `key:"members" is:"required" ref:"unit"`
	Terms     []Term     `key:"terms"`
	Pact      *Pact      `key:"pact"`
	Rules     *Document  `key:"rules" is:"short"`
	Proposals []Proposal `key:"proposals"`
	Scores    []Score    `key:"scores"`
}

// Term says who led a cluster in a year.
type Term struct {
	Year     int      `key:"year" is:"required" min:"1945" max:"2200"`
	Leader   string   `key:"leader" ref:"unit"`
	Deputies []string `key:"deputies" ref:"unit"`
}

// Pact is the agreement that a cluster's members sign.
type Pact struct {
	Signed   calendar.Partial `key:"signed"`
	Document *Document        `key:"document" is:"short"`
}

// Proposal is what the members of a cluster proposed at the end of a year.
type Proposal struct {
	Year   int      `key:"year" is:"required" min:"1945" max:"2200"`
	Award  string   `key:"award" is:"required" ref:"award"`
	Units  []string `key:"units" is:"required" ref:"unit"`
	Source string   `key:"source" is:"text"`
}

// Score is what a unit scored in its cluster in a year.
type Score struct {
	Year   int     `key:"year" is:"required" min:"1945" max:"2200"`
	Unit   string  `key:"unit" is:"required" ref:"unit"`
	Points float64 `key:"points" is:"required" min:"0" max:"100000"`
}
