package check

import (
	"time"

	"congkhai/internal/calendar"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// districtsEnded is the first day without districts.
var districtsEnded = calendar.Of(2025, time.July, 1)

// unitDistrictAfter2025, unit/district-after-2025: a record of a day after the end of districts names a unit of that
// kind, or a district decides. What a plan or report says of a year alone is taken as the first day of that year.
var unitDistrictAfter2025 = Rule{
	ID: "unit/district-after-2025", Severity: problem.Warning,
	Source: "Law on Organisation of Local Government 2025: no districts from 1 July 2025",
	Check: func(in *Input, report func(Finding)) {
		judge := func(r record.Record, on calendar.Partial, path, id string) {
			u := in.Set.Units[id]
			if u == nil || u.Type != "district" || on.First().Before(districtsEnded) {
				return
			}
			report(Finding{
				Record: r, Path: path,
				Message: problem.Text{
					Vi: "%[1]q là đơn vị cấp huyện, không còn từ ngày %[2]s; bản ghi này có ngày %[3]s",
					En: "%[1]q is a district, and there have been none since %[2]s; this record is of %[3]s",
				}.With(id, districtsEnded, on),
				Hint: problem.Text{
					Vi: "ghi đơn vị hiện nay, và tên cũ ở [[formerly]] của đơn vị đó", En: "name the unit of today, with the old name in [[formerly]] of that unit",
				},
			})
		}
		for _, p := range record.Sorted(in.Set.Plans) {
			judge(p, p.Issued, "issuer", p.Issuer)
		}
		for _, e := range in.exemplars {
			for i, s := range e.Subjects {
				judge(e, whole(e.Published), item("subjects", i, "unit"), s.Unit)
			}
		}
		for _, r := range in.rounds {
			judge(r.Round, whole(r.Published), "council", r.Council)
			for _, n := range r.nominations {
				judge(n, whole(r.Published), "candidate.unit", n.Candidate.Unit)
				judge(n, whole(r.Published), "proposed_by", n.ProposedBy)
			}
		}
		for _, p := range record.Sorted(in.Set.Reports) {
			judge(p, p.Issued, "unit", p.Unit)
		}
		for _, d := range in.decisions {
			if d.Authority == "district" && !d.Signed.Before(districtsEnded) {
				report(districtDecides(d))
			}
		}
	},
}

// whole is a date of which nothing is missing.
func whole(d calendar.Date) calendar.Partial {
	return calendar.Partial{Year: d.Year, Month: int(d.Month), Day: d.Day}
}

func districtDecides(d *record.Decision) Finding {
	return Finding{
		Record: d, Path: "authority",
		Message: problem.Text{
			Vi: "authority = %[1]q nhưng cấp huyện không còn từ ngày %[2]s; quyết định này ký ngày %[3]s",
			En: "authority = %[1]q, but there have been no districts since %[2]s; this decision was signed on %[3]s",
		}.With(d.Authority, districtsEnded, d.Signed),
		Hint: problem.Text{Vi: "ghi cấp đã quyết định, hoặc sửa signed", En: "name the level that decided, or correct signed"},
	}
}
