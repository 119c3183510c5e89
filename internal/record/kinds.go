package record

import (
	"congkhai/internal/address"
	"congkhai/internal/field"
)

// Folders names the folder of each kind below content/.
var Folders = map[Kind]string{
	KindUnit: "units", KindCluster: "clusters", KindAward: "awards", KindRule: "rules", KindYear: "holidays",
	KindPlan: "plans", KindExemplar: "exemplars", KindRound: "rounds", KindNomination: "rounds", KindRegister: "rounds",
	KindDecision: "decisions", KindReport: "reports", KindPage: "pages",
}

// Sections names the section of the site in which each kind's records and their files appear.
var Sections = map[Kind]string{
	KindUnit: address.Units, KindCluster: address.Clusters, KindAward: address.Awards, KindRule: address.Rules,
	KindYear: address.Rules, KindPlan: address.Plans, KindExemplar: address.Exemplars, KindRound: address.Rounds,
	KindNomination: address.Rounds, KindRegister: address.Rounds, KindDecision: address.Results,
	KindReport: address.Reports, KindPage: "",
}

// Tables holds the field table of each kind.
var Tables = map[Kind]*field.Struct{
	KindUnit: field.Of[Unit](), KindCluster: field.Of[Cluster](), KindAward: field.Of[Award](),
	KindRule: field.Of[Rule](), KindYear: field.Of[Year](), KindPlan: field.Of[Plan](),
	KindExemplar: field.Of[Exemplar](), KindRound: field.Of[Round](), KindNomination: field.Of[Nomination](),
	KindRegister: field.Of[Register](), KindDecision: field.Of[Decision](), KindReport: field.Of[Report](),
	KindPage: field.Of[Page](),
}

// New returns an empty record of a kind.
func New(kind Kind) Record {
	switch kind {
	case KindUnit:
		return &Unit{}
	case KindCluster:
		return &Cluster{}
	case KindAward:
		return &Award{}
	case KindRule:
		return &Rule{}
	case KindYear:
		return &Year{}
	case KindPlan:
		return &Plan{}
	case KindExemplar:
		return &Exemplar{}
	case KindRound:
		return &Round{}
	case KindNomination:
		return &Nomination{}
	case KindRegister:
		return &Register{}
	case KindDecision:
		return &Decision{}
	case KindReport:
		return &Report{}
	}
	return &Page{}
}

// HasPage reports whether records of a kind have a page of their own.
func HasPage(kind Kind) bool {
	return kind != KindRule && kind != KindYear && kind != KindRegister
}

// URL is the path of a record's page; records without one read as their section's.
func (b *Base) URL() string {
	if !HasPage(b.Kind) {
		return "/" + Sections[b.Kind] + "/"
	}
	return address.Path(Sections[b.Kind], b.ID)
}
