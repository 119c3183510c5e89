package site

import (
	"cmp"
	"slices"
	"strings"

	"congkhai/internal/record"
	"congkhai/internal/refcode"
)

// codes gives every nomination its reference code. Where two identities meet in one code, which happens to one in
// some thousands, the one disclosed earlier keeps it.
func (s *Site) codes() map[string]string {
	all := make([]*record.Nomination, 0, len(s.Set.Nominations))
	for _, n := range s.Set.Nominations {
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b *record.Nomination) int {
		return cmp.Or(s.published(a).Compare(s.published(b)), strings.Compare(a.ID, b.ID))
	})
	codes := make(map[string]string, len(all))
	s.byCode = make(map[string]string, len(all))
	for _, n := range all {
		try := 0
		code := refcode.Of(n.ID, try)
		for s.byCode[code] != "" {
			try++
			code = refcode.Of(n.ID, try)
		}
		codes[n.ID], s.byCode[code] = code, n.ID
	}
	return codes
}

// Lookup finds the nomination that has a reference code; it may be one that is not shown.
func (s *Site) Lookup(code string) (*record.Nomination, bool) {
	n, ok := s.Set.Nominations[s.byCode[code]]
	return n, ok
}
