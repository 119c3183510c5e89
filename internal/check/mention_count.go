package check

import (
	"congkhai/internal/mention"
	"congkhai/internal/problem"
)

// mentionCount, mention/count: a text of a round says that another number of candidates is proposed than are listed, in
// all or of one kind. In titles and summaries a sentence on proposing is enough; elsewhere the text must say that it
// means the list. A kind that one text counts twice is a breakdown and left alone.
var mentionCount = Rule{
	ID: "mention/count", Severity: problem.Error,
	Source: "principle: the list is complete",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			if in.broken(r.folder()) {
				continue
			}
			var list *shown
			texts := reader{visit: func(p *passage) {
				if p.kind == link {
					return
				}
				counts := mention.Counts(p.text)
				for _, c := range counts {
					short := p.key == "title" && p.list == "" || p.key == "summary"
					if !c.Listed && !(short && c.Proposes) || repeated(counts, c.Of) {
						continue
					}
					if list == nil {
						list = r.shown()
					}
					held, wrong := list.contradicts(c)
					if !wrong {
						continue
					}
					f := p.finding(r.Round, c.Span)
					f.Message = problem.Text{
						Vi: "ghi %[1]q nhưng đợt có %[2]d", En: "the text says %[1]q, but the round has %[2]d",
					}.With(p.of(c.Span), held)
					f.Hint = problem.Text{
						Vi: "sửa con số, hoặc thêm, bớt tệp trong %s", En: "correct the number, or add or remove files in %s",
					}.With(r.folder())
					report(f)
				}
			}}
			texts.read(r.Round)
		}
	},
}

func repeated(counts []mention.Count, of mention.Kinds) bool {
	n := 0
	for _, c := range counts {
		if c.Of == of {
			n++
		}
	}
	return n > 1
}

// shown is how many nominations a round lists, in all and by the kind of candidate, and how many were taken back.
type shown struct {
	declared  *int
	all       int
	kinds     map[string]int
	withdrawn int
}

func (r *round) shown() *shown {
	s := &shown{declared: r.DeclaredCount, kinds: map[string]int{}}
	for _, n := range r.listed() {
		s.all++
		s.kinds[n.Candidate.Kind]++
		if n.Withdrawal != nil {
			s.withdrawn++
		}
	}
	return s
}

// contradicts reports whether a count differs from the list, and what the list holds. An incomplete list, which is
// another problem, is compared by the number that it declares.
func (s *shown) contradicts(c mention.Count) (held int, wrong bool) {
	if c.Of.Individuals {
		held += s.kinds["individual"]
	}
	if c.Of.Collectives {
		held += s.kinds["collective"]
	}
	if c.Of.Households {
		held += s.kinds["household"]
	}
	whole := c.Of.All || held == s.all
	switch {
	case c.Of.All:
		held = s.all
	case c.Of.People && c.N != s.all:
		held += s.kinds["individual"]
		whole = s.all == held
	case c.Of.People:
		return held, false
	}
	if s.declared != nil && *s.declared != s.all {
		return *s.declared, whole && c.N != *s.declared && c.N != s.all
	}
	return held, s.all > 0 && (c.N > held || c.N < held-s.withdrawn)
}
