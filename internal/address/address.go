// Package address turns identities into URLs.
//
// Paths begin and end with a slash, are ASCII, and do not carry the language or the path of base_url; those are put
// in front by Link. In: a kind of page and an identity. Out: the path. The package knows no record's content.
package address

import (
	"strings"

	"congkhai/internal/viet"
)

// The first segments of the site's sections.
const (
	Rounds    = "lay-y-kien"
	Results   = "ket-qua"
	Exemplars = "guong-dien-hinh"
	Plans     = "ke-hoach"
	Reports   = "bao-cao"
	Units     = "don-vi"
	Clusters  = "cum-khoi-thi-dua"
	Awards    = "danh-hieu-khen-thuong"
	Rules     = "quy-dinh"
	Figures   = "thong-ke"
	Data      = "du-lieu"
	Search    = "tim-kiem"
)

// The segments below Exemplars under which stories are listed by month, topic, movement and contest; by unit it is Units.
const (
	Months    = "thang"
	Topics    = "chu-de"
	Movements = "phong-trao"
	Contests  = "cuoc-thi"
)

// The segments below a unit or an award for what does not fit its page: the rounds that its council holds or that propose
// the award, what it proposed, the units below it. Below Units itself Kinds has the units of a kind.
const (
	Held     = "dot-lay-y-kien"
	Proposed = "da-de-nghi"
	Below    = "truc-thuoc"
	Kinds    = "loai"
)

// Names is the segment below Search under which people are listed by given name.
const Names = "ten"

// sections are first segments that no page of free text may take.
var sections = []string{
	Rounds, Results, Exemplars, Plans, Reports, Units, Clusters, Awards, Rules, Figures, Data,
	Search, "doi-chieu", "en", "404",
}

// reserved are segments that no identity may hold: the site puts its own pages there.
var reserved = map[string]bool{
	"cach-tinh": true, "niem-yet": true, "phieu-ghi-nhan": true, "trang": true, Months: true, Topics: true,
	Movements: true, "cap": true, "danh-sach": true,
}

// lists are segments that no identity of a unit or an award may hold besides.
var lists = map[string]bool{Held: true, Proposed: true, Below: true, Kinds: true, Plans: true, Reports: true}

// Reserved returns the segment of an identity that the site keeps for itself, if there is one.
func Reserved(section, id string) (string, bool) {
	for segment := range strings.SplitSeq(id, "/") {
		if s := viet.Slug(segment); reserved[s] || section == Exemplars && (s == Units || s == Contests) || (section == Units || section == Awards) && lists[s] {
			return segment, true
		}
	}
	if section == "" {
		first, _, _ := strings.Cut(id, "/")
		for _, s := range sections {
			if viet.Slug(first) == s {
				return first, true
			}
		}
	}
	return "", false
}

// Path is the path of a record: its section, then its identity folded to ASCII. The section of free pages is "".
func Path(section, id string) string {
	var b strings.Builder
	b.WriteByte('/')
	if section != "" {
		b.WriteString(section)
		b.WriteByte('/')
	}
	for segment := range strings.SplitSeq(id, "/") {
		if !plain(segment) {
			segment = viet.Slug(segment)
		}
		b.WriteString(segment)
		b.WriteByte('/')
	}
	return b.String()
}

// plain reports whether a segment is already as Slug would write it.
func plain(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c != '-' || i == 0 || i == len(s)-1 || s[i-1] == '-') {
			return false
		}
	}
	return s != ""
}

// File is the path of a file that belongs to a record: beside the record's page, its name folded, its extension in
// small letters.
func File(section, name string) string {
	dir, base := "", name
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		dir, base = name[:i], name[i+1:]
	}
	path := "/"
	switch {
	case dir != "":
		path = Path(section, dir)
	case section != "":
		path = "/" + section + "/"
	}
	stem, ext := base, ""
	if i := strings.LastIndexByte(base, '.'); i >= 0 {
		stem, ext = base[:i], "."+viet.Slug(base[i+1:])
	}
	return path + viet.Slug(stem) + ext
}

// Link is the href of a path: base is the path of base_url without its last slash, language "vi" or "en".
func Link(base, language, path string) string {
	if language == "vi" {
		return base + path
	}
	return base + "/" + language + path
}
