package record

import (
	"slices"
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/viet"
)

// Set is all records of a site, by identity.
type Set struct {
	Units       map[string]*Unit
	Clusters    map[string]*Cluster
	Awards      map[string]*Award
	Rules       map[string]*Rule
	Years       map[string]*Year
	Plans       map[string]*Plan
	Exemplars   map[string]*Exemplar
	Rounds      map[string]*Round
	Nominations map[string]*Nomination
	Registers   map[string]*Register
	Decisions   map[string]*Decision
	Reports     map[string]*Report
	Pages       map[string]*Page

	Attachments map[string]*Attachment // by path in the site's folder
}

// Attachment is a file that a record refers to and that is published with it.
type Attachment struct {
	File   string // path in the site's folder
	URL    string // path on the site
	Size   int64
	Linked bool     // whether a text links to it
	Owners []Record // that refer to it; it is published while one of them is shown
}

// NewSet returns an empty set.
func NewSet() *Set {
	return &Set{
		Units: map[string]*Unit{}, Clusters: map[string]*Cluster{}, Awards: map[string]*Award{},
		Rules: map[string]*Rule{}, Years: map[string]*Year{}, Plans: map[string]*Plan{},
		Exemplars: map[string]*Exemplar{}, Rounds: map[string]*Round{}, Nominations: map[string]*Nomination{},
		Registers: map[string]*Register{}, Decisions: map[string]*Decision{}, Reports: map[string]*Report{},
		Pages: map[string]*Page{}, Attachments: map[string]*Attachment{},
	}
}

// Add puts a record into the set, replacing the one of the same kind and identity.
func (s *Set) Add(r Record) {
	id := r.Common().ID
	switch r := r.(type) {
	case *Unit:
		s.Units[id] = r
	case *Cluster:
		s.Clusters[id] = r
	case *Award:
		s.Awards[id] = r
	case *Rule:
		s.Rules[id] = r
	case *Year:
		s.Years[id] = r
	case *Plan:
		s.Plans[id] = r
	case *Exemplar:
		s.Exemplars[id] = r
	case *Round:
		s.Rounds[id] = r
	case *Nomination:
		s.Nominations[id] = r
	case *Register:
		s.Registers[id] = r
	case *Decision:
		s.Decisions[id] = r
	case *Report:
		s.Reports[id] = r
	case *Page:
		s.Pages[id] = r
	}
}

// Find returns the record of a kind and identity.
func (s *Set) Find(kind Kind, id string) (Record, bool) {
	switch kind {
	case KindUnit:
		return found(s.Units, id)
	case KindCluster:
		return found(s.Clusters, id)
	case KindAward:
		return found(s.Awards, id)
	case KindRule:
		return found(s.Rules, id)
	case KindYear:
		return found(s.Years, id)
	case KindPlan:
		return found(s.Plans, id)
	case KindExemplar:
		return found(s.Exemplars, id)
	case KindRound:
		return found(s.Rounds, id)
	case KindNomination:
		return found(s.Nominations, id)
	case KindRegister:
		return found(s.Registers, id)
	case KindDecision:
		return found(s.Decisions, id)
	case KindReport:
		return found(s.Reports, id)
	case KindPage:
		return found(s.Pages, id)
	}
	return nil, false
}

func found[T Record](m map[string]T, id string) (Record, bool) {
	r, ok := m[id]
	if !ok {
		return nil, false
	}
	return r, true
}

// All lists every record, kind by kind, by identity.
func (s *Set) All() []Record {
	var all []Record
	all = appendAll(all, s.Units)
	all = appendAll(all, s.Clusters)
	all = appendAll(all, s.Awards)
	all = appendAll(all, s.Rules)
	all = appendAll(all, s.Years)
	all = appendAll(all, s.Plans)
	all = appendAll(all, s.Exemplars)
	all = appendAll(all, s.Rounds)
	all = appendAll(all, s.Nominations)
	all = appendAll(all, s.Registers)
	all = appendAll(all, s.Decisions)
	all = appendAll(all, s.Reports)
	return appendAll(all, s.Pages)
}

func appendAll[T Record](all []Record, m map[string]T) []Record {
	for _, r := range sorted(m) {
		all = append(all, r)
	}
	return all
}

// Sorted lists the records of one kind by identity.
func Sorted[T Record](m map[string]T) []T { return sorted(m) }

// IDs lists the identities of a kind.
func (s *Set) IDs(kind Kind) []string {
	var ids []string
	for _, r := range s.All() {
		if b := r.Common(); b.Kind == kind {
			ids = append(ids, b.ID)
		}
	}
	return ids
}

// Nomination finds a nomination by its identity, or by its name alone inside a round.
func (s *Set) Nomination(round, ref string) (*Nomination, bool) {
	if n, ok := s.Nominations[ref]; ok {
		return n, true
	}
	n, ok := s.Nominations[round+"/"+ref]
	return n, ok && round != ""
}

// Broken is a reference that does not lead to a record that can be shown.
type Broken struct {
	From    Record
	Path    string // of the key that makes the reference
	ID      string
	Message problem.Text
	Hint    problem.Text
	Other   Record // the record that it does lead to, where there is one
}

// kindNames are the kinds as messages call them.
var kindNames = map[Kind]problem.Text{
	KindUnit:       {Vi: "đơn vị", En: "unit"},
	KindCluster:    {Vi: "cụm, khối thi đua", En: "cluster"},
	KindAward:      {Vi: "danh hiệu, hình thức khen thưởng", En: "award"},
	KindRule:       {Vi: "quy định công khai", En: "disclosure rule"},
	KindNomination: {Vi: "đề nghị khen thưởng", En: "nomination"},
}

// Resolve checks that every reference of every record leads somewhere, and reports those that do not. missing is
// asked about records that exist but could not be read: a reference to one is not reported again.
func (s *Set) Resolve(records []Record, unread func(Kind, string) bool) []Broken {
	var broken []Broken
	for _, r := range records {
		base := r.Common()
		for _, ref := range base.Refs {
			if b, bad := s.resolve(base, ref.Path, ref.Target, ref.Kinds, unread); bad {
				b.From = r
				broken = append(broken, b)
			}
		}
	}
	return broken
}

func (s *Set) resolve(from *Base, path, target string, kinds []string, unread func(Kind, string) bool) (Broken, bool) {
	var hits []Record
	for _, kind := range kinds {
		if r, ok := s.Find(Kind(kind), target); ok {
			hits = append(hits, r)
		} else if Kind(kind) == KindNomination {
			if n, ok := s.Nomination(roundOf(from), target); ok {
				hits = append(hits, n)
			} else if unread(KindNomination, roundOf(from)+"/"+target) {
				return Broken{}, false
			}
		}
		if unread(Kind(kind), target) {
			return Broken{}, false
		}
	}
	b := Broken{Path: path}
	switch {
	case len(hits) == 0:
		return s.unknown(b, from, target, kinds), true
	case len(hits) > 1:
		b.ID, b.Other = "ref/ambiguous", hits[1]
		b.Message = problem.Text{
			Vi: "%q vừa là một đơn vị vừa là một cụm, khối", En: "%q is both a unit and a cluster",
		}.With(target)
		b.Hint = problem.Text{Vi: "đổi tên một trong hai tệp", En: "rename one of the two files"}
		return b, true
	case hits[0].Common().Draft && !from.Draft:
		b.ID, b.Other = "ref/draft", hits[0]
		b.Message = problem.Text{Vi: "%q còn là bản nháp", En: "%q is still a draft"}.With(target)
		b.Hint = problem.Text{Vi: "bỏ draft ở tệp đó, hoặc bỏ tham chiếu này", En: "remove draft from that file, or remove this reference"}
		return b, true
	}
	return b, false
}

func (s *Set) unknown(b Broken, from *Base, target string, kinds []string) Broken {
	b.ID = kinds[0] + "/unknown"
	name := kindNames[Kind(kinds[0])]
	switch {
	case kinds[0] == string(KindAward):
		b.Message = problem.Text{Vi: "danh hiệu, hình thức khen thưởng %q không có trong danh mục", En: "award %q is not in the catalogue"}.With(target)
	case len(kinds) > 1:
		b.Message = problem.Text{Vi: "không có đơn vị hoặc cụm, khối %q", En: "there is no unit or cluster %q"}.With(target)
	default:
		b.Message = problem.Text{Vi: "không có " + name.Vi + " %q", En: "there is no " + name.En + " %q"}.With(target)
	}
	var candidates []string
	for _, kind := range kinds {
		for _, id := range s.IDs(Kind(kind)) {
			candidates = append(candidates, id)
			if round := roundOf(from); Kind(kind) == KindNomination && strings.HasPrefix(id, round+"/") {
				candidates = append(candidates, id[len(round)+1:])
			}
		}
	}
	slices.Sort(candidates)
	file, short := target, kinds[0] == string(KindNomination) && !strings.Contains(target, "/")
	if short && roundOf(from) != "" {
		file, short = roundOf(from)+"/"+target, false
	}
	if best, ok := viet.DidYouMean(target, candidates); ok {
		b.Hint = problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	} else if short {
		b.Hint = problem.Text{Vi: `viết dạng "đợt/tên"`, En: `write it as "round/name"`}
	} else {
		b.Hint = problem.Text{Vi: "thêm tệp %s, hoặc sửa tham chiếu", En: "add the file %s, or correct the reference"}.With("content/" + Folders[Kind(kinds[0])] + "/" + file + ".toml")
	}
	return b
}

// roundOf is the round in whose folder a record lies, "" elsewhere.
func roundOf(b *Base) string {
	switch b.Kind {
	case KindRound, KindRegister:
		return b.ID
	case KindNomination:
		round, _, _ := strings.Cut(b.ID, "/")
		return round
	}
	return ""
}
