package check

import (
	"congkhai/internal/field"
	"congkhai/internal/problem"
)

// eventOutcomeBeforeReport, event/outcome-before-report: the proposal of a round was submitted, or decided on, and no
// report on the opinions received is recorded. Each round is told once.
var eventOutcomeBeforeReport = Rule{
	ID: "event/outcome-before-report", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: the results of the disclosure are reported in writing before the submission",
	Check: func(in *Input, report func(Finding)) {
		told := map[string]bool{}
		finding := Finding{
			Hint: problem.Text{
				Vi: "thêm [opinion_report] với on và received; không có ý kiến nào thì ghi received = 0",
				En: "add [opinion_report] with on and received; received = 0 where no opinion came",
			},
		}
		for _, r := range in.rounds {
			if r.Submitted == nil || r.OpinionReport != nil {
				continue
			}
			told[r.ID] = true
			f := finding
			f.Record, f.Path, f.At = r.Round, "submitted", field.Header
			f.Message = problem.Text{
				Vi: "đợt đã trình ngày %s nhưng chưa ghi báo cáo tổng hợp ý kiến",
				En: "the round was submitted on %s, and no report on the opinions is recorded",
			}.With(r.Submitted.On)
			report(f)
		}
		for _, o := range in.outcomes {
			if !o.decides() || o.round.OpinionReport != nil || told[o.round.ID] {
				continue
			}
			told[o.round.ID] = true
			f := finding
			f.Record, f.Path = o.decision, o.path
			f.Message = problem.Text{
				Vi: "quyết định có kết quả cho đợt %q, nhưng đợt này chưa ghi báo cáo tổng hợp ý kiến",
				En: "the decision has an outcome for the round %q, which records no report on the opinions",
			}.With(o.round.ID)
			f.Others = []Other{o.round.other()}
			report(f)
		}
	},
}

// other points at a round from a finding elsewhere.
func (r *round) other() Other {
	return Other{Record: r.Round, Path: "published", Text: problem.Text{Vi: "đợt lấy ý kiến", En: "the round"}}
}
