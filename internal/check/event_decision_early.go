package check

import (
	"congkhai/internal/law"
	"congkhai/internal/problem"
)

// eventDecisionEarly, event/decision-early: a decision on a round was signed before its window was over, before its
// council met or before it was submitted, or no result of its council is recorded. A decision is told once for each
// round, with the first of these.
var eventDecisionEarly = Rule{
	ID: "event/decision-early", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: disclosure, council, submission, then the decision; Civil Code 2015, Art. 148",
	Check: func(in *Input, report func(Finding)) {
		told := map[[2]string]bool{} // by decision and round
		for _, o := range in.outcomes {
			key := [2]string{o.decision.ID, o.round.ID}
			if !o.decides() || told[key] {
				continue
			}
			told[key] = true
			if f, early := o.early(); early {
				report(f)
			}
		}
	},
}

// early judges the day of a decision by what must come before it in the round.
func (o *outcome) early() (Finding, bool) {
	r, signed := o.round, o.decision.Signed
	closes := law.Closes(r.Round)
	f := Finding{
		Record: o.decision, Path: "signed",
		Hint: problem.Text{
			Vi: "sửa signed, hoặc ngày của sự kiện kia trong đợt %q", En: "correct signed, or the day of the other event in the round %q",
		}.With(r.ID),
	}
	at := "closes"
	switch {
	case !signed.After(closes):
		f.Message = problem.Text{
			Vi: "quyết định ký ngày %[1]s khi đợt %[2]q còn lấy ý kiến đến hết ngày %[3]s",
			En: "the decision was signed on %[1]s, while the round %[2]q takes comments until the end of %[3]s",
		}.With(signed, r.ID, closes)
	case r.CouncilResult == nil:
		f.Path = o.path
		f.Message = problem.Text{
			Vi: "quyết định có kết quả cho đợt %q, nhưng đợt này chưa ghi kết quả xét của Hội đồng",
			En: "the decision has an outcome for the round %q, which records no result of the council",
		}.With(r.ID)
		f.Hint = problem.Text{
			Vi: "thêm [council_result] với met và forwarded vào đợt %q", En: "add [council_result] with met and forwarded to the round %q",
		}.With(r.ID)
	case signed.Before(r.CouncilResult.Met):
		at = "council_result.met"
		f.Message = problem.Text{
			Vi: "quyết định ký ngày %[1]s, trước khi Hội đồng họp ngày %[2]s về đợt %[3]q",
			En: "the decision was signed on %[1]s, before the council met on %[2]s on the round %[3]q",
		}.With(signed, r.CouncilResult.Met, r.ID)
	case r.Submitted != nil && signed.Before(r.Submitted.On):
		at = "submitted.on"
		f.Message = problem.Text{
			Vi: "quyết định ký ngày %[1]s, trước ngày trình %[2]s của đợt %[3]q",
			En: "the decision was signed on %[1]s, before the submission of %[2]s of the round %[3]q",
		}.With(signed, r.Submitted.On, r.ID)
	default:
		return Finding{}, false
	}
	f.Others = []Other{{Record: r.Round, Path: at, Text: problem.Text{Vi: "trong đợt lấy ý kiến", En: "in the round"}}}
	return f, true
}
