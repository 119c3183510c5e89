package check

import (
	"slices"
	"strings"

	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// consentMissing, consent/missing: the story of a person has no [consent] that says when and on what basis it was
// given, or that of a minor no guardian. A record whose content was removed needs none. What [consent] says is never
// printed.
var consentMissing = Rule{
	ID: "consent/missing", Severity: problem.Error,
	Source: "Law on Personal Data Protection: publishing needs consent or a legal rule",
	Check: func(in *Input, report func(Finding)) {
		for _, e := range in.exemplars {
			missing := missingConsent(e)
			if len(missing) == 0 || e.Removal != nil {
				continue
			}
			f := Finding{
				Record: e, Path: "consent", At: field.Header, Private: true,
				Message: problem.Text{
					Vi: "[consent] chưa có: %s", En: "[consent] does not say: %s",
				}.With(strings.Join(missing, ", ")),
				Hint: problem.Text{
					Vi: "ghi thêm vào [consent]; các khóa này không bao giờ được đăng",
					En: "add it to [consent]; these keys are never published",
				},
			}
			if e.Consent == nil {
				f.Path = ""
				f.Message = problem.Text{
					Vi: "bài này cần bảng [consent] với: %s", En: "this story needs [consent] with: %s",
				}.With(strings.Join(missing, ", "))
				f.Hint = problem.Text{
					Vi: "thêm bảng [consent]; nội dung của bảng không bao giờ được đăng",
					En: "add the table [consent]; what it says is never published",
				}
			}
			report(f)
		}
	},
}

// missingConsent lists the keys of [consent] that an exemplar needs and does not have.
func missingConsent(e *record.Exemplar) []string {
	person := func(s record.Subject) bool { return s.Kind == "individual" }
	minor := func(s record.Subject) bool { return s.Minor }
	consent := e.Consent
	if consent == nil {
		consent = &record.Consent{}
	}
	var missing []string
	if slices.ContainsFunc(e.Subjects, person) {
		if consent.GivenOn.IsZero() {
			missing = append(missing, "given_on")
		}
		if consent.Basis == "" {
			missing = append(missing, "basis")
		}
	}
	if consent.Guardian == "" && slices.ContainsFunc(e.Subjects, minor) {
		missing = append(missing, "guardian (minor = true)")
	}
	return missing
}
