package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// awardHeldBefore, award/held-before: a candidate is proposed for, or given, an award that a person receives once, and
// a decision gave it to that candidate before. The candidates must agree in name and in birth year or unit. An award
// that was taken back is not held.
var awardHeldBefore = Rule{
	ID: "award/held-before", Severity: problem.Error,
	Source: "the text on each award, such as Decision 71/2025/QĐ-UBND of Hà Nội; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		for _, list := range in.namesakes {
			for _, n := range list {
				award := in.Set.Awards[n.Award]
				if award == nil || !award.OncePerPerson {
					continue
				}
				for _, other := range list {
					if other == n || other.Example != n.Example || !certainlySame(n, other) {
						continue
					}
					if o := in.held(other, n); o != nil {
						report(heldBefore(n, o))
						break
					}
				}
			}
		}
	},
}

// certainlySame reports whether two namesakes are one candidate: both give a birth year or a unit, and it is the same.
func certainlySame(a, b *record.Nomination) bool {
	x, y := &a.Candidate, &b.Candidate
	return sameCandidate(a, b) && (x.BirthYear != 0 && y.BirthYear != 0 || x.Unit != "" && y.Unit != "")
}

// held is the outcome that gave the candidate of a nomination the award of a later one, which is proposed or decided
// after it; nil where there is none.
func (in *Input) held(earlier, later *record.Nomination) *outcome {
	var giving *outcome
	for _, o := range in.told[earlier.ID] {
		switch {
		case o.award != later.Award:
		case gives(o.Outcome):
			giving = o
		case o.Result == "annulled" || o.Result == "stripped":
			giving = nil
		}
	}
	if giving == nil {
		return nil
	}
	signed := giving.decision.Signed
	if r := in.Set.Rounds[later.RoundID()]; r != nil && !signed.After(r.Published) {
		return giving
	}
	for _, o := range in.told[later.ID] {
		if gives(o.Outcome) && o.award == later.Award &&
			(signed.Before(o.decision.Signed) || signed == o.decision.Signed && earlier.ID < later.ID) {
			return giving
		}
	}
	return nil
}

func heldBefore(n *record.Nomination, o *outcome) Finding {
	return Finding{
		Record: n, Path: "award",
		Message: problem.Text{
			Vi: "%[1]q chỉ tặng mỗi người một lần; ứng viên này đã được tặng theo quyết định %[2]s ngày %[3]s",
			En: "%[1]q is given once to a person; this candidate received it by decision %[2]s of %[3]s",
		}.With(n.Award, o.decision.Number, o.decision.Signed),
		Hint: problem.Text{
			Vi: "rút đề nghị này; nếu là hai người trùng tên thì ghi birth_year của cả hai",
			En: "withdraw this nomination; if they are two people of one name, give birth_year of both",
		},
		Others: []Other{o.other()},
	}
}
