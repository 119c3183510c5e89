package site_test

import (
	"testing"

	"congkhai/internal/record"
	"congkhai/internal/site"
)

func TestPublicationOpinions(t *testing.T) {
	t.Parallel()
	none, three := 0, 3
	kinds := record.Counts{Kind: record.KindCounts{Support: 3}}
	for _, test := range []struct {
		name          string
		receiving     bool
		report        *record.OpinionReport
		register      *record.Register
		known         bool
		kind, channel bool // counted
	}{
		{name: "nothing"},
		{name: "a report without a number", report: &record.OpinionReport{}},
		{name: "a report of none", report: &record.OpinionReport{Received: &none}, known: true, kind: true, channel: true},
		{name: "a report of three", report: &record.OpinionReport{Received: &three}, known: true},
		{name: "an empty register", register: &record.Register{}, known: true, kind: true, channel: true},
		{name: "a register by kind", register: &record.Register{Counts: kinds}, known: true, kind: true},
		{name: "a register by kind, while comments are taken", receiving: true, register: &record.Register{Counts: kinds}},
		{name: "an opinion that is not counted", register: &record.Register{Opinions: []record.Opinion{{ID: "1"}}}, known: true},
		{name: "an empty register and a report of three", report: &record.OpinionReport{Received: &three}, register: &record.Register{}, known: true},
		{name: "a draft", register: &record.Register{Base: record.Base{Draft: true}, Counts: kinds}},
		{name: "a register taken off the site", register: &record.Register{Base: record.Base{Removal: &record.Removal{}}, Counts: kinds}},
	} {
		r := &site.Round{Round: &record.Round{OpinionReport: test.report}, Register: test.register, Receiving: test.receiving}
		r.Rec = &r.Round.Base
		got := r.Publication().Opinions
		if (got != nil) != test.known {
			t.Errorf("%s: known: %v, want %v", test.name, got != nil, test.known)
			continue
		}
		if got != nil && ((got.Kind != nil) != test.kind || (got.Channel != nil) != test.channel) {
			t.Errorf("%s: by kind %v, by channel %v", test.name, got.Kind, got.Channel)
		}
	}
}
