package check

import (
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// venueLaterThanPublished, venue/later-than-published: a round counts its days from before the list was shown in the
// media that a rule names. The list counts as published when the last of them shows it, or the first where one is
// enough; a publication without a day says nothing.
var venueLaterThanPublished = Rule{
	ID: "venue/later-than-published", Severity: problem.Error,
	Source: "Decree 98/2023/NĐ-CP, Art. 46: where the list is published, and from when days count",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			told := map[int]bool{} // by place
			for _, rule := range r.governing {
				at, late := r.shownLate(rule)
				if !late || told[at] || in.exempt(r, rule) {
					continue
				}
				told[at] = true
				on := r.Publications[at].On
				report(Finding{
					Record: r.Round, Path: item("publications", at, "on"),
					Message: fill(problem.Text{
						Vi: "danh sách đăng ở %[1]q ngày %[2]s, sau published = %[3]s; ngày công khai tính theo nơi đăng này: %[4]s",
						En: "the list appeared in %[1]q on %[2]s, after published = %[3]s; the day of publication is that of this place: %[4]s",
					}, r.Publications[at].Place, on, r.Published, citation(rule)),
					Hint: problem.Text{
						Vi: "đặt published = %s rồi tính lại closes, hoặc sửa on", En: "set published = %s and count closes anew, or correct on",
					}.With(on),
				})
			}
		}
	},
}

// shownLate finds the publication with which the list was shown as a rule wants, where that was after the day from
// which the round counts.
func (r *round) shownLate(rule *record.Rule) (at int, late bool) {
	at = -1
	for _, kind := range rule.Venues {
		first := r.firstIn(kind)
		if first < 0 {
			continue
		}
		on := r.Publications[first].On
		switch {
		case rule.VenuesAny && !on.After(r.Published):
			return 0, false
		case at < 0,
			rule.VenuesAny && on.Before(r.Publications[at].On),
			!rule.VenuesAny && on.After(r.Publications[at].On):
			at = first
		}
	}
	return at, at >= 0 && r.Publications[at].On.After(r.Published)
}

// firstIn is the earliest publication of a kind, one without a day before all others; -1 where there is none.
func (r *round) firstIn(kind string) int {
	first := -1
	for i, p := range r.Publications {
		if p.Kind == kind && (first < 0 || p.On.Before(r.Publications[first].On)) {
			first = i
		}
	}
	return first
}
