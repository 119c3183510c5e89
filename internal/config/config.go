// Package config reads site.toml: the settings of a site. In: its text. Out: a Config with every default filled in,
// and problems with their places. It knows no record; references to units are checked with the records.
package config

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"congkhai/internal/decode"
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// File is the name of the settings file at the top of a site.
const File = "site.toml"

// Config is the settings of a site.
type Config struct {
	Title        string             `key:"title" is:"required text"`
	BaseURL      string             `key:"base_url" is:"required url"`
	Description  string             `key:"description" is:"text"`
	Organisation string             `key:"organisation" is:"required" ref:"unit"`
	Languages    []string           `key:"languages" enum:"vi en"`
	TimeZone     string             `key:"time_zone"`
	AsOf         string             `key:"as_of"`
	Out          string             `key:"out"`
	Response     *record.Response   `key:"response"`
	Contact      *record.Contact    `key:"contact"`
	Press        *record.Contact    `key:"press"`
	Home         Home               `key:"home"`
	Nav          Nav                `key:"nav"`
	Footer       Footer             `key:"footer"`
	Brand        Brand              `key:"brand"`
	Font         *Font              `key:"font"`
	Social       []Social           `key:"social"`
	Feeds        Feeds              `key:"feeds"`
	Licence      *Licence           `key:"licence"`
	Topics       map[string]string  `key:"topics" is:"text"`
	Retention    Retention          `key:"retention"`
	Data         DataFields         `key:"data"`
	Checks       Checks             `key:"checks"`
	Limits       Limits             `key:"limits"`
	Features     Features           `key:"features"`
	Translations field.Translations `key:"translations"`

	Zone     *time.Location // of time_zone
	Fixed    time.Time      // of as_of; zero when the clock runs
	Origin   string         // scheme and host of base_url
	BasePath string         // path of base_url without a last slash, "" at the top of a host
	Refs     []field.Ref
}

// Feeds bounds the Atom feeds.
type Feeds struct {
	Entries int `key:"entries" min:"1" max:"500"`
}

// Licence is the terms on which texts may be used again.
type Licence struct {
	Text string `key:"text" is:"required text"`
	URL  string `key:"url" is:"url"`
}

// Retention ends the showing of names after a decision.
type Retention struct {
	Days int `key:"days" min:"1" max:"36500"`
}

// DataFields adds fields to the files for taking away that are left out by default.
type DataFields struct {
	Fields []string `key:"fields" enum:"birth_year hometown"`
}

// Checks says what the rules leave out.
type Checks struct {
	Ignore      []string `key:"ignore"`                          // IDs of warnings
	OutcomeDays int      `key:"outcome_days" min:"1" max:"3650"` // how long after its window a round may be without a result
}

// Limits bounds what is read.
type Limits struct {
	RecordKB int `key:"record_kb" min:"16" max:"1024"` // largest record, in KiB
	FileMB   int `key:"file_mb" min:"1" max:"500"`     // largest file beside a record, in MiB
}

// Features turns on what is off unless asked for.
type Features struct {
	Scores    bool `key:"scores"`     // show the scores of clusters
	LateUnits bool `key:"late-units"` // name the units that have no plan
}

var table = field.Of[Config]()

// Parse reads the text of site.toml. The Config is complete even where there are problems.
func Parse(text []byte) (*Config, []problem.Problem) {
	c := &Config{}
	var list []problem.Problem
	values, fault := decode.TOML(text)
	if fault != nil {
		list = append(list, problem.Problem{
			Pos: problem.Pos{File: File, Line: fault.Line, Column: fault.Column, Width: fault.Width},
			ID:  fault.ID, Message: fault.Message, Hint: fault.Hint,
		})
	} else {
		values["as_of"] = instantText(values["as_of"])
		if values["as_of"] == nil {
			delete(values, "as_of")
		}
		bound := table.Bind(c, values)
		faults := append(bound.Faults, c.finish()...)
		c.Refs = bound.Refs
		if len(faults) > 0 {
			index := decode.Scan(text)
			for _, f := range faults {
				list = append(list, At(File, index, f))
			}
		}
	}
	c.fill()
	return c, list
}

// instantText lets as_of be written without quotes.
func instantText(v any) any {
	switch x := v.(type) {
	case time.Time:
		return x.Format(time.RFC3339)
	case decode.DateTime:
		return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02d", x.Year, x.Month, x.Day, x.Hour, x.Min, x.Sec)
	case decode.Date:
		return fmt.Sprintf("%04d-%02d-%02d", x.Year, x.Month, x.Day)
	}
	return v
}

// At gives a fault its place in a file whose keys are known.
func At(file string, index *decode.Index, f field.Fault) problem.Problem {
	return problem.Problem{
		Pos: Place(file, index, f.Path, f.At), ID: f.ID, Message: f.Message, Hint: f.Hint, Private: f.Private,
	}
}

// Place finds the key, value or header of a path; a path that the file does not hold reads as its nearest table.
func Place(file string, index *decode.Index, path string, part field.Part) problem.Pos {
	find := index.Value
	switch part {
	case field.Key:
		find = index.Key
	case field.Header:
		find = index.Table
	}
	span, ok := find(path)
	for !ok {
		if span, ok = index.Key(path); ok {
			break
		}
		i := strings.LastIndexByte(path, '.')
		if i < 0 {
			span, ok = decode.Span{Line: 1, Column: 1, Width: 1}, true
			break
		}
		path = path[:i]
		span, ok = index.Table(path)
	}
	return problem.Pos{File: file, Line: span.Line, Column: span.Column, Width: span.Width}
}

// finish reads the settings that are more than a value.
func (c *Config) finish() []field.Fault {
	var faults []field.Fault
	fault := func(path, id string, message, hint problem.Text) {
		faults = append(faults, field.Fault{Path: path, ID: id, Message: message, Hint: hint})
	}
	if c.TimeZone != "" {
		zone, err := time.LoadLocation(c.TimeZone)
		if err != nil || c.TimeZone == "Local" {
			fault("time_zone", "site/time-zone",
				problem.Text{Vi: "không có múi giờ %q", En: "there is no time zone %q"}.With(c.TimeZone),
				problem.Text{Vi: `viết "Asia/Ho_Chi_Minh"`, En: `write "Asia/Ho_Chi_Minh"`})
		} else {
			c.Zone = zone
		}
	}
	if c.Zone == nil {
		c.Zone = defaultZone()
	}
	if c.AsOf != "" {
		at, err := ParseInstant(c.AsOf, c.Zone)
		if err != nil {
			fault("as_of", "site/as-of",
				problem.Text{Vi: "as_of không phải một thời điểm", En: "as_of is not an instant"},
				problem.Text{Vi: `viết "2026-08-27T08:00:00+07:00"`, En: `write "2026-08-27T08:00:00+07:00"`})
		}
		c.Fixed = at
	}
	if len(c.Languages) > 0 && c.Languages[0] != "vi" {
		fault("languages", "site/languages",
			problem.Text{Vi: "tiếng Việt phải đứng đầu danh sách ngôn ngữ", En: "Vietnamese must come first among the languages"},
			problem.Text{Vi: `viết languages = ["vi", "en"]`, En: `write languages = ["vi", "en"]`})
	}
	if strings.ContainsAny(c.Out, "\x00") || strings.HasPrefix(c.Out, "-") {
		fault("out", "site/out",
			problem.Text{Vi: "không dùng được tên thư mục này cho out", En: "this name cannot be used for out"}, problem.Text{})
	}
	if u, err := url.Parse(c.BaseURL); err == nil && (u.RawQuery != "" || u.Fragment != "") {
		fault("base_url", "site/base-url",
			problem.Text{Vi: "base_url không có phần sau dấu ? hoặc #", En: "base_url has no part after ? or #"}, problem.Text{})
	}
	return append(faults, c.wrongLook()...)
}

// fill puts the defaults where nothing was set.
func (c *Config) fill() {
	if c.Zone == nil {
		c.Zone = defaultZone()
	}
	if len(c.Languages) == 0 || c.Languages[0] != "vi" {
		c.Languages = []string{"vi", "en"}
	}
	if c.Out == "" {
		c.Out = "public"
	}
	if c.Feeds.Entries == 0 {
		c.Feeds.Entries = 30
	}
	if c.Checks.OutcomeDays == 0 {
		c.Checks.OutcomeDays = 180
	}
	if c.Limits.RecordKB == 0 {
		c.Limits.RecordKB = 1024
	}
	if c.Limits.FileMB == 0 {
		c.Limits.FileMB = 25
	}
	if len(c.Nav.Items) == 0 {
		c.Nav.Items = []string{
			"lay-y-kien", "ket-qua", "guong-dien-hinh", "ke-hoach", "bao-cao", "don-vi", "cum-khoi-thi-dua",
			"danh-hieu-khen-thuong", "quy-dinh", "thong-ke", "du-lieu",
		}
	}
	if !slices.Contains(c.Home.Sections, openSection) {
		c.Home.Sections = []string{"search", openSection, "upcoming", "how", "results", "stories", "browse"}
	}
	c.SetBaseURL(c.BaseURL)
}

// SetBaseURL replaces base_url, for example by the address that serve listens on.
func (c *Config) SetBaseURL(base string) {
	c.BaseURL = strings.TrimRight(base, "/")
	c.Origin, c.BasePath = c.BaseURL, ""
	if u, err := url.Parse(c.BaseURL); err == nil && u.Host != "" {
		c.Origin, c.BasePath = u.Scheme+"://"+u.Host, u.EscapedPath()
	}
}

// English reports whether the site is in English too.
func (c *Config) English() bool { return slices.Contains(c.Languages, "en") }

// Text is a text of site.toml in a language; the Vietnamese one where there is no translation.
func (c *Config) Text(language, path, original string) string {
	if t := c.Translations[language][path]; t != "" {
		return t
	}
	return original
}

func defaultZone() *time.Location {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return time.FixedZone("+07", 7*60*60)
	}
	return zone
}

// ParseInstant reads a date or date-time. Without a zone of its own it is in zone; a date is the start of its day.
func ParseInstant(text string, zone *time.Location) (time.Time, error) {
	var at time.Time
	var err error
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"} {
		if at, err = time.ParseInLocation(layout, text, zone); err == nil {
			return at, nil
		}
	}
	return time.Time{}, err
}
