package check

import (
	"cmp"
	"slices"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/internal/record"
)

// responseMissing, response/missing: neither the round nor site.toml gives an address, an e-mail address or a phone
// number for comments. A portal or form alone does not reach everyone.
var responseMissing = Rule{
	ID: "response/missing", Severity: problem.Error,
	Source: "principle: everyone can comment in a way that the law accepts",
	Check: func(in *Input, report func(Finding)) {
		if slices.Contains(in.Broken, config.File) {
			return // what site.toml says is not known
		}
		for _, r := range in.rounds {
			own, site := cmp.Or(r.Response, &record.Response{}), cmp.Or(in.Config.Response, &record.Response{})
			if cmp.Or(own.Address, own.Email, own.Phone, site.Address, site.Email, site.Phone) != "" {
				continue
			}
			f := Finding{
				Record: r.Round, At: field.Header,
				Message: problem.Text{
					Vi: "đợt lấy ý kiến không có nơi nhận ý kiến: thiếu address, email và phone",
					En: "the round does not say where comments go: no address, email or phone",
				},
				Hint: problem.Text{
					Vi: "thêm một trong ba khóa vào [response] của đợt, hoặc của site.toml cho mọi đợt",
					En: "add one of them to [response] of the round, or of site.toml for all rounds",
				},
			}
			if r.Response != nil {
				f.Path = "response"
			}
			report(f)
		}
	},
}
