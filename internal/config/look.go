package config

import (
	"slices"
	"strings"
	"unicode"

	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// Nav chooses the sections of the menu, in their order, and adds links of the site's own after them.
type Nav struct {
	Items []string `key:"items" enum:"lay-y-kien ket-qua guong-dien-hinh ke-hoach bao-cao don-vi cum-khoi-thi-dua danh-hieu-khen-thuong quy-dinh thong-ke du-lieu tim-kiem"`
	Links []Link   `key:"links"`
}

// Link is a link of the site's own: to another site, or to a path of this one.
type Link struct {
	Label string `key:"label" is:"required text"`
	URL   string `key:"url" is:"required link"`
}

// Footer is what the foot of every page says besides what it always says.
type Footer struct {
	Responsible string `key:"responsible" is:"text"` // who answers for the content
	Note        string `key:"note" is:"text"`
	Links       []Link `key:"links"`
}

// Social is an address of the office elsewhere, shown as a plain link in the foot.
type Social struct {
	Name string `key:"name" is:"required text"`
	URL  string `key:"url" is:"required url"`
}

// Home chooses what the first page shows, in its order.
type Home struct {
	Lead     string   `key:"lead" is:"text"` // instead of the sentence below the heading
	Sections []string `key:"sections" enum:"search open upcoming how results stories figures browse"`
}

// openSection is the section of the first page that cannot be left out.
const openSection = "open"

// Brand is how the office shows itself: the line above the site's name, its sign, and its colours.
type Brand struct {
	Line    string  `key:"line" is:"text"` // the office's name as it wants it read; else the organisation's
	Emblem  string  `key:"emblem" static:"svg png"`
	Icon    string  `key:"icon" static:"svg png ico"`
	Colours Colours `key:"colours"`
}

// Colours are the two colours of the style sheet that a site may choose, by day and by night. Empty ones stay as they
// are.
type Colours struct {
	Accent     string `key:"accent" is:"colour"` // whatever can be pressed
	AccentDark string `key:"accent_dark" is:"colour"`
	Son        string `key:"son" is:"colour"` // closing soon, and what is wrong
	SonDark    string `key:"son_dark" is:"colour"`
}

// Font is a family of letters that the site brings with it.
type Font struct {
	Family  string `key:"family" is:"required"`
	Regular string `key:"regular" is:"required" static:"woff2 woff ttf otf"`
	Bold    string `key:"bold" static:"woff2 woff ttf otf"`
}

// wrongLook judges what the field table cannot.
func (c *Config) wrongLook() []field.Fault {
	var faults []field.Fault
	if len(c.Home.Sections) > 0 && !slices.Contains(c.Home.Sections, openSection) {
		faults = append(faults, field.Fault{
			Path: "home.sections", ID: "site/home-open",
			Message: problem.Text{
				Vi: `trang đầu phải có mục "open": trang này lập ra để mọi người góp ý trước khi khen thưởng`,
				En: `the first page must hold the section "open": the site exists so that anyone can comment before awards are decided`,
			},
			Hint: problem.Text{Vi: `thêm "open" vào danh sách`, En: `add "open" to the list`},
		})
	}
	if c.Font != nil && strings.ContainsFunc(c.Font.Family, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != ' ' && r != '-'
	}) {
		faults = append(faults, field.Fault{
			Path: "font.family", ID: "site/font-family",
			Message: problem.Text{Vi: "tên phông chữ %q có dấu không dùng được", En: "the font family %q holds a sign that cannot be used"}.With(c.Font.Family),
			Hint:    problem.Text{Vi: "chỉ dùng chữ, chữ số, khoảng trắng và gạch nối", En: "use letters, digits, blanks and hyphens only"},
		})
	}
	return faults
}
