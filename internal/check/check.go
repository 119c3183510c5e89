// Package check judges a record set by the rules of the field: each rule is one file with its ID, severity, texts in
// both languages, legal source and fixtures.
//
// In: a record set, its law and a configuration. Out: findings, each naming a record, a key in it and the words; who
// knows the files turns them into problems with places. The package reads no clock, no disk and no TOML.
package check

import (
	"slices"

	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// Finding is one thing that a rule found.
type Finding struct {
	ID       string
	Severity problem.Severity
	Record   record.Record // nil: site.toml, or File
	File     string        // a file that is no record any more
	Path     string        // of the key ("awards.1"); "" for the record as a whole
	At       field.Part
	Text     *Place // a place inside the text at Path, nil for the value as a whole
	Message  problem.Text
	Hint     problem.Text
	Others   []Other
	Private  bool // the line may hold something personal: never print an excerpt of it
}

// Place is a part of a text: its offset in bytes, its width in code points.
type Place struct{ Offset, Width int }

// Other is another place that belongs to a finding.
type Other struct {
	Record record.Record
	Path   string
	Text   problem.Text
}

// Rule is one check.
type Rule struct {
	ID       string
	Severity problem.Severity
	Source   string // the legal ground, or the principle of this program
	Check    func(in *Input, report func(Finding))
}

// rules lists every check; the order is that of their IDs.
var rules = []Rule{
	achievementID,
	achievementRepeated,
	awardClass,
	awardHeldBefore,
	awardOverLimit,
	awardPosthumous,
	awardRecipient,
	awardUndisclosed,
	awardYearlyLimit,
	candidateRepeated,
	checksUnknown,
	consentMissing,
	councilBeforeClose,
	councilList,
	councilTooSoon,
	decisionAuthority,
	decisionChanged,
	eventCouncilBeforeReport,
	eventDecisionEarly,
	eventInFuture,
	eventNotForwarded,
	eventOnHold,
	eventOutcomeBeforeReport,
	eventReportBeforeClose,
	eventSubmittedBeforeCouncil,
	eventWithdrawnAwarded,
	eventWithoutAward,
	extensionChain,
	extensionLate,
	holidaysChanged,
	holidaysMissing,
	holidaysNotice,
	holidaysWeekend,
	holidaysYear,
	mentionAward,
	mentionClosingDate,
	mentionCount,
	mentionDays,
	mentionDocumentDate,
	mentionSum,
	namesAhead,
	nominationAwardNotInRound,
	nominationLate,
	nominationSwapped,
	noticeAfterPublication,
	noticeMissing,
	opinionAbout,
	opinionCounts,
	opinionRepeated,
	outcomeClass,
	outcomeRepeated,
	periodOrder,
	personalAddress,
	personalIdentifier,
	publishedBeforeGit,
	recordDeleted,
	recordRenamed,
	reportOf,
	responseMissing,
	roundCount,
	roundDates,
	roundNoOutcome,
	roundPublishedOnDayOff,
	ruleCitedInText,
	ruleDates,
	ruleNoLength,
	ruleNotForAward,
	ruleNotInForce,
	ruleUnverified,
	siteOrganisation,
	submissionAfterPublication,
	submissionNumber,
	submissionRepeated,
	submissionUnknown,
	topicUnnamed,
	unitDistrictAfter2025,
	unitLoop,
	venueLaterThanPublished,
	venueMissing,
	windowFirstDay,
	windowMoved,
	windowShort,
	windowShortAtFirst,
	windowShortened,
}

// IDs lists the IDs of the rules, in order.
func IDs() []string {
	ids := make([]string, len(rules))
	for i, r := range rules {
		ids[i] = r.ID
	}
	return ids
}

// Run applies every rule. Drafts and examples are judged like other records. The findings come rule by rule in the
// order of IDs, each rule's in an order that depends on the records alone.
func Run(in *Input) []Finding {
	in = in.prepared(rules)
	var found []Finding
	for _, rule := range rules {
		rule.Check(in, func(f Finding) {
			if f.ID == "" {
				f.ID, f.Severity = rule.ID, rule.Severity
			}
			if f.Severity == problem.Warning && slices.Contains(in.Config.Checks.Ignore, f.ID) {
				return
			}
			found = append(found, f)
		})
	}
	hide(found)
	return found
}
