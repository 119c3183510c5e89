package check

import "congkhai/internal/problem"

// publishedBeforeGit, published/before-git: a round says that it was published on a day on which git did not have it yet.
var publishedBeforeGit = Rule{
	ID: "published/before-git", Severity: problem.Warning,
	Source: "principle: git history is the witness",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() {
			return
		}
		for _, r := range in.rounds {
			trail := in.History.Trail(r.File)
			if r.Draft || r.Example || trail == nil {
				continue
			}
			at, known := trail.First()
			if day := in.dayOf(at); known && day.After(r.Published) {
				report(Finding{
					Record: r.Round, Path: "published",
					Message: problem.Text{
						Vi: "published = %[1]s, nhưng đợt này chỉ có trong git từ ngày %[2]s",
						En: "published = %[1]s, but this round is in git since %[2]s only",
					}.With(r.Published, day),
					Hint: problem.Text{
						Vi: "nếu danh sách đăng ngày %s thì sửa published và closes; nếu trước đó đã đăng ở nơi khác, như với hồ sơ cũ, thì bỏ qua bằng ignore ở [checks] trong site.toml",
						En: "if the list went up on %s, correct published and closes; if it was up elsewhere before, as with old records, silence this by ignore under [checks] in site.toml",
					}.With(day),
				})
			}
		}
	},
}
