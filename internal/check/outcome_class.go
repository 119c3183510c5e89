package check

import (
	"cmp"

	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// outcomeClass, outcome/class: an outcome names a class that its award does not have, or gives an award that has
// classes without naming one. An outcome that gives the award as proposed keeps the class of the nomination.
var outcomeClass = Rule{
	ID: "outcome/class", Severity: problem.Error,
	Source: "Law on Emulation and Commendation 06/2022/QH15; the catalogue of awards",
	Check: func(in *Input, report func(Finding)) {
		for _, d := range in.decisions {
			for i, o := range d.Outcomes {
				n := in.Set.Nominations[o.Nomination]
				if n == nil {
					continue
				}
				class := o.Class
				award := cmp.Or(o.Award, n.Award)
				if award == n.Award {
					class = cmp.Or(o.Class, n.Class)
				}
				if o.Class == "" && (!gives(o) || award == n.Award && n.Class != "") {
					continue
				}
				f, wrong := wrongClass(in.Set.Awards[award], class)
				if !wrong {
					continue
				}
				f.Record, f.Path = d, item("outcomes", i, "class")
				if o.Class == "" {
					f.Path, f.At = item("outcomes", i), field.Header
				}
				report(f)
			}
		}
	},
}

// gives reports whether an outcome gives an award.
func gives(o record.Outcome) bool { return o.Result == "awarded" || o.Result == "restored" }
