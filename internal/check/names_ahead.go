package check

import (
	"net/url"
	"slices"
	"strings"

	"congkhai/internal/problem"
)

// publicHosts are places where anybody may be able to read a repository; only its owner can tell.
var publicHosts = []string{
	"github.com", "gitlab.com", "codeberg.org", "bitbucket.org", "git.sr.ht", "gitea.com", "framagit.org", "notabug.org", "salsa.debian.org",
}

// namesAhead, names/ahead: names wait for their day of publication in a repository that has a remote which may be public.
var namesAhead = Rule{
	ID: "names/ahead", Severity: problem.Warning,
	Source: "Law 91/2025/QH15, Art. 16: personal data is made public where the law provides, not before",
	Check: func(in *Input, report func(Finding)) {
		if !in.watched() || in.AsOf.IsZero() {
			return
		}
		i := slices.IndexFunc(in.History.Remotes, mayBePublic)
		if i < 0 {
			return
		}
		for _, r := range in.rounds {
			if len(r.nominations) == 0 || !in.start(r.Published).After(in.AsOf) {
				continue
			}
			report(Finding{
				Record: r.Round, Path: "published",
				Message: problem.Text{
					Vi: "danh sách (%[1]d tên) chờ đến ngày đăng %[2]s, nhưng kho git có nơi lưu từ xa có thể công khai: %[3]s",
					En: "a list of names (%[1]d) waits for %[2]s, but the git repository has a remote that may be public: %[3]s",
				}.With(len(r.nominations), r.Published, in.History.Remotes[i]),
				Hint: problem.Text{
					Vi: "để kho ở chế độ riêng tư, hoặc chỉ đưa tên vào đúng ngày đăng; kho đã riêng tư thì ghi ignore = [\"names/ahead\"] ở [checks] trong site.toml",
					En: "keep the repository private, or add the names on the day itself; where it is private, write ignore = [\"names/ahead\"] under [checks] in site.toml",
				},
			})
		}
	},
}

// mayBePublic reports whether the address of a remote may be one that anybody can read: on a host that offers that, or
// reached without proving who asks.
func mayBePublic(remote string) bool {
	host := ""
	if u, err := url.Parse(remote); err == nil && u.Host != "" {
		if u.Scheme == "git" || u.Scheme == "http" {
			return true
		}
		host = u.Hostname()
	} else if before, _, ok := strings.Cut(remote, ":"); ok && !strings.Contains(before, "/") {
		host = before[strings.LastIndexByte(before, '@')+1:]
	}
	return slices.ContainsFunc(publicHosts, func(name string) bool {
		return strings.EqualFold(host, name) || strings.HasSuffix(strings.ToLower(host), "."+name)
	})
}
