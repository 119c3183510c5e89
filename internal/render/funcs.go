package render

import (
	"encoding/hex"
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"congkhai/internal/address"
	"congkhai/internal/calendar"
	"congkhai/internal/lang"
	"congkhai/internal/site"
)

// funcs are the functions that layouts may call, in one language.
func (s *set) funcs() template.FuncMap {
	t := s.text
	return template.FuncMap{
		// What takes the whole page: {{head .}}, {{body . .Base}}, {{shared . "menu"}}, {{part $ "row" $n}}. As functions
		// they cost half of what methods would.
		"head":   (*View).Head,
		"body":   (*View).Body,
		"shared": (*View).Shared,
		"part":   (*View).Part,
		"moves":  (*View).Moves,
		// Texts of the interface: {{t "key"}}, {{t "key" "name" value}}.
		"t": func(key string, pairs ...any) (string, error) {
			if !t.Has(key) {
				return "", fmt.Errorf("layouts/text/%s.toml has no key %q", t.Code, key)
			}
			return t.Get(key, texts(pairs)...), nil
		},
		// The same, where a value is marked up already: {{markup "key" "date" (strong …)}}.
		"markup": func(key string, pairs ...any) (template.HTML, error) {
			if !t.Has(key) {
				return "", fmt.Errorf("layouts/text/%s.toml has no key %q", t.Code, key)
			}
			return markup(t, key, pairs), nil
		},
		"strong": func(v any) template.HTML { return "<strong>" + escaped(v) + "</strong>" },
		"del":    func(v any) template.HTML { return "<del>" + escaped(v) + "</del>" },
		"link": func(href string, v any) template.HTML {
			return template.HTML(`<a href="`+template.HTMLEscapeString(href)+`">`) + escaped(v) + "</a>" //nolint:gosec // both escaped
		},
		// A text of a record, marked as Vietnamese where the page is in another language.
		"words": func(w lang.Words) template.HTML {
			text, own := w.In(t.Code)
			if own || text == "" {
				return template.HTML(template.HTMLEscapeString(text))
			}
			return template.HTML(`<span lang="vi">` + template.HTMLEscapeString(text) + `</span>`)
		},
		// A Vietnamese name or text that has no translation.
		"vi": func(text string) template.HTML {
			if t.Code == "vi" || text == "" {
				return template.HTML(template.HTMLEscapeString(text))
			}
			return template.HTML(`<span lang="vi">` + template.HTMLEscapeString(text) + `</span>`)
		},
		"plain": func(w lang.Words) string { text, _ := w.In(t.Code); return text },
		// Text with its web addresses as links.
		"linked":   func(w lang.Words) template.HTML { return linked(w, t.Code) },
		"phone":    phone,
		"web":      func(text string) bool { return webAddress.FindString(text) == text && text != "" },
		"anchor":   ruleAnchor,
		"date":     t.Date,
		"longdate": t.LongDate,
		// A day without its year, where that is the year which is being spoken of.
		"shortdate": func(d calendar.Date, year int) string { return shortDate(t, d, year) },
		"weekday":   func(d calendar.Date) string { return t.Weekday(d.Weekday()) },
		"partial":   t.Partial,
		"period": func(from, to calendar.Partial) string {
			if to.IsZero() || from == to {
				return t.Partial(from)
			}
			return t.Partial(from) + "–" + t.Partial(to)
		},
		"month":   func(year, month int) string { return t.Month(year, month) },
		"instant": t.Instant,
		"iso":     func(v any) string { return iso(v) },
		"num":     t.Number,
		"decimal": t.Decimal,
		"stage":   func(stage site.Stage) string { return t.Get("stage." + string(stage)) },
		"key":     func(prefix, key string) string { return t.Get(prefix + "." + key) },
		"url":     func(path string) string { return address.Link(s.basePath, t.Code, path) },
		"file":    func(path string) string { return s.basePath + path },
		"asset":   func(name string) string { return s.basePath + s.assets(name) },
		"lang":    func() string { return t.Code },
		"add":     func(a, b int) int { return a + b },
		"seq": func(n int) []int {
			list := make([]int, n)
			for i := range list {
				list[i] = i
			}
			return list
		},
		// A digest in groups of eight signs: {{hex .Digest}}.
		"hex": hexGroups,
		// An address as a code for telephones: {{qr (.Absolute "vi") "where it leads"}}.
		"qr": qrCode,
		"at": func(parts ...any) string { return strings.Join(texts(parts), "") },
		// A figure drawn, and what stands in its table: {{chart .}}, {{rowname .}}, {{amount .}}, {{share .}}.
		"chart":   figureWords{t}.chart,
		"rowname": figureWords{t}.html,
		"amount":  figureWords{t}.amount,
		"share":   figureWords{t}.share,
		// The first rows of a list: {{range first 10 .Rounds}}.
		"first": first,
		"list":  func(v ...any) []any { return v },
	}
}

// first is at most the first n of a list.
func first(n int, list any) (any, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("first %d of %T, which is no list", n, list)
	}
	return v.Slice(0, min(n, v.Len())).Interface(), nil
}

// hexGroups is a digest in groups that the eye can follow. What is copied from the page has no blanks.
func hexGroups(digest [32]byte) template.HTML {
	const group = 8
	signs := hex.EncodeToString(digest[:])
	var b strings.Builder
	b.WriteString(`<code class="hex">`)
	for i := 0; i < len(signs); i += group {
		b.WriteString(`<span>` + signs[i:i+group] + `</span>`)
	}
	b.WriteString(`</code>`)
	return template.HTML(b.String())
}

// phone is a telephone number as a link; words around the number are left as they are.
func phone(text string) template.HTML {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, text)
	shown := template.HTMLEscapeString(text)
	if len(digits) < 3 || strings.ContainsFunc(text, unicode.IsLetter) {
		return template.HTML(shown)
	}
	return template.HTML(`<a href="tel:` + digits + `">` + shown + `</a>`)
}

func texts(values []any) []string {
	out := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case string:
			out[i] = v
		case int:
			out[i] = strconv.Itoa(v)
		case template.HTML:
			out[i] = string(v)
		case lang.Words:
			out[i] = v.Vi
		default:
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

func escaped(v any) template.HTML {
	if h, ok := v.(template.HTML); ok {
		return h
	}
	return template.HTML(template.HTMLEscapeString(texts([]any{v})[0]))
}

// markup fills a text whose values may be HTML; everything else is escaped.
func markup(t *lang.Text, key string, pairs []any) template.HTML {
	values := make([]string, len(pairs))
	for i, v := range pairs {
		values[i] = string(escaped(v))
	}
	return template.HTML(lang.Fill(template.HTMLEscapeString(t.Get(key)), values...))
}

var webAddress = regexp.MustCompile(`https?://[^\s<>"')\]]+[^\s<>"')\].,;:]`)

func linked(w lang.Words, code string) template.HTML {
	text, own := w.In(code)
	var b strings.Builder
	if !own {
		b.WriteString(`<span lang="vi">`)
	}
	at := 0
	for _, m := range webAddress.FindAllStringIndex(text, -1) {
		b.WriteString(template.HTMLEscapeString(text[at:m[0]]))
		href := template.HTMLEscapeString(text[m[0]:m[1]])
		b.WriteString(`<a rel="external noopener" href="` + href + `">` + href + `</a>`)
		at = m[1]
	}
	b.WriteString(template.HTMLEscapeString(text[at:]))
	if !own {
		b.WriteString(`</span>`)
	}
	return template.HTML(b.String())
}

func iso(v any) string {
	switch v := v.(type) {
	case calendar.Date:
		return v.String()
	case calendar.Partial:
		return v.String()
	case time.Time:
		return v.Format(time.RFC3339)
	}
	return ""
}
