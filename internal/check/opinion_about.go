package check

import (
	"slices"
	"strconv"
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// opinionAbout, opinion/about: an opinion is about no nomination of its round, or about an achievement that the
// nomination does not have. An achievement goes by its id, one without by its number.
var opinionAbout = Rule{
	ID: "opinion/about", Severity: problem.Error,
	Source: "principle: every reference leads somewhere",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			register := in.Set.Registers[r.ID]
			if register == nil {
				continue
			}
			for i, o := range register.Opinions {
				if o.About == "" {
					continue
				}
				f, wrong := wrongAbout(in, r, o.About)
				if !wrong {
					continue
				}
				f.Record, f.Path = register, item("opinions", i, "about")
				report(f)
			}
		}
	},
}

func wrongAbout(in *Input, r *round, about string) (Finding, bool) {
	ref, achievement, named := strings.Cut(about, "#")
	n, ok := in.Set.Nomination(r.ID, ref)
	switch {
	case !ok && in.broken(r.folder()):
		return Finding{}, false
	case !ok:
		return Finding{
			Message: problem.Text{
				Vi: "đợt này không có đề nghị %q", En: "the round has no nomination %q",
			}.With(ref),
			Hint: suggest(ref, r.names(strings.Contains(ref, "/")), problem.Text{
				Vi: "ghi tên tệp của đề nghị, không có phần đuôi", En: "give the name of the nomination's file, without its ending",
			}),
		}, true
	case n.RoundID() != r.ID:
		return Finding{
			Message: problem.Text{
				Vi: "%[1]q thuộc đợt %[2]q, không thuộc đợt này", En: "%[1]q belongs to the round %[2]q, not to this one",
			}.With(ref, n.RoundID()),
			Hint: problem.Text{
				Vi: "chuyển ý kiến sang sổ của đợt kia, hoặc sửa about", En: "move the opinion to that round's register, or correct about",
			},
		}, true
	}
	ids := achievementIDs(n)
	if !named || slices.Contains(ids, achievement) {
		return Finding{}, false
	}
	return Finding{
		Message: problem.Text{
			Vi: "%[1]q không có thành tích %[2]q", En: "%[1]q has no achievement %[2]q",
		}.With(ref, achievement),
		Hint: suggest(achievement, ids, problem.Text{
			Vi: "bỏ phần từ dấu # trở đi", En: "leave out the part from # on",
		}),
	}, true
}

// names are the identities of the round's nominations, in full or inside the round.
func (r *round) names(full bool) []string {
	list := make([]string, len(r.nominations))
	for i, n := range r.nominations {
		list[i] = n.ID
		if !full {
			list[i] = strings.TrimPrefix(n.ID, r.ID+"/")
		}
	}
	return list
}

func achievementIDs(n *record.Nomination) []string {
	ids := make([]string, len(n.Achievements))
	for i, a := range n.Achievements {
		ids[i] = a.ID
		if a.ID == "" {
			ids[i] = strconv.Itoa(i + 1)
		}
	}
	return ids
}
