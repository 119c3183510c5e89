package check

import (
	"fmt"
	"strconv"
	"strings"

	"congkhai/internal/problem"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// fill fills the placeholders of a text, some of whose arguments may themselves be texts in both languages.
func fill(t problem.Text, args ...any) problem.Text {
	vi, en := make([]any, len(args)), make([]any, len(args))
	for i, arg := range args {
		vi[i], en[i] = arg, arg
		if text, ok := arg.(problem.Text); ok {
			vi[i], en[i] = text.Vi, text.En
		}
	}
	return problem.Text{Vi: fmt.Sprintf(t.Vi, vi...), En: fmt.Sprintf(t.En, en...)}
}

// days is a number of days in words.
func days(n int, length *record.Length) problem.Text {
	t := problem.Text{Vi: "%d ngày làm việc", En: "%d working days"}
	if length.Unit == "calendar" {
		t = problem.Text{Vi: "%d ngày theo lịch", En: "%d calendar days"}
	}
	if n == 1 {
		t.En = strings.TrimSuffix(t.En, "s")
	}
	return t.With(n)
}

// citation is the legal ground of a rule as messages name it.
func citation(rule *record.Rule) problem.Text {
	words := rule.Words("citation", rule.Citation)
	en, _ := words.In("en")
	return problem.Text{Vi: words.Vi, En: en}
}

// suggest is the hint for a word that is not among the legal ones: the nearest, else all where they are few, else
// another action.
func suggest(word string, legal []string, otherwise problem.Text) problem.Text {
	if len(legal) > 0 && len(legal) <= 8 {
		otherwise = problem.Text{Vi: "chọn một trong: %s", En: "choose one of: %s"}.With(quoted(legal))
	}
	return nearest(word, legal, otherwise)
}

// nearest is the hint for a word that may be meant for one of others, or be new: the nearest, else another action.
func nearest(word string, others []string, otherwise problem.Text) problem.Text {
	if best, ok := viet.DidYouMean(word, others); ok {
		return problem.Text{Vi: "có phải ý là %q?", En: "did you mean %q?"}.With(best)
	}
	return otherwise
}

// quoted lists words in quotes.
func quoted(words []string) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(list, ", ")
}

// item is the path of the element of a list, or of a key of the element.
func item(list string, i int, keys ...string) string {
	return strings.Join(append([]string{list, strconv.Itoa(i)}, keys...), ".")
}
