package check

import "congkhai/internal/problem"

// extensionChain, extension/chain: an extension does not begin where the window ended before it, does not lengthen
// the window, or takes effect before the list was published.
var extensionChain = Rule{
	ID: "extension/chain", Severity: problem.Error,
	Source: "principle: a window is extended with a reason, never shortened",
	Check: func(in *Input, report func(Finding)) {
		for _, r := range in.rounds {
			end, endKey := r.Closes, "closes"
			for i, e := range r.Extensions {
				at := func(key string, message, hint problem.Text) {
					report(Finding{Record: r.Round, Path: item("extensions", i, key), Message: message, Hint: hint})
				}
				if e.From != end {
					at("from", problem.Text{
						Vi: "from = %[1]s khác ngày kết thúc trước đó, %[2]s = %[3]s",
						En: "from = %[1]s is not the day on which the window ended before, %[2]s = %[3]s",
					}.With(e.From, endKey, end), problem.Text{
						Vi: "viết from = %[1]s; closes giữ ngày ban đầu, mỗi lần gia hạn bắt đầu từ ngày kết thúc trước đó",
						En: "write from = %[1]s; closes stays the original day, and each extension begins where the one before ended",
					}.With(end))
				}
				if !e.To.After(e.From) {
					at("to", problem.Text{
						Vi: "to = %[1]s không sau from = %[2]s", En: "to = %[1]s is not after from = %[2]s",
					}.With(e.To, e.From), problem.Text{
						Vi: "viết một ngày sau %s: thời gian lấy ý kiến chỉ được kéo dài",
						En: "write a day after %s: a window can only be made longer",
					}.With(e.From))
				}
				if e.On.Before(r.Published) {
					at("on", problem.Text{
						Vi: "on = %[1]s trước published = %[2]s", En: "on = %[1]s is before published = %[2]s",
					}.With(e.On, r.Published), problem.Text{
						Vi: "viết ngày gia hạn có hiệu lực", En: "write the day on which the extension took effect",
					})
				}
				end, endKey = e.To, "to"
			}
		}
	},
}
