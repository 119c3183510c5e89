package stencil

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// escaper prints values as a chain of escapers of the library does.
type escaper struct {
	plain   func(out *bytes.Buffer, s string)
	html    func(out *bytes.Buffer, s string)
	digits  bool     // whole numbers need no escaping
	library *snippet // everything else; nil without escapers
}

// escaperOf returns the escaper of a chain: the names of the library's escapers, each with a bar before it. Chains
// that no snippet has are the library's.
func escaperOf(chain string) *escaper {
	if chain == "" {
		return &escaper{plain: raw, html: raw, digits: true}
	}
	s := snippets()[chain]
	if s == nil {
		retreat()
	}
	e := &escaper{
		plain:   func(out *bytes.Buffer, text string) { s.print(out, text) },
		html:    func(out *bytes.Buffer, text string) { s.print(out, template.HTML(text)) }, //nolint:gosec // was HTML before
		library: s,
	}
	switch chain {
	case "|htmlescaper":
		e.plain, e.html, e.digits = escapeAll, raw, true
	case "|rcdataescaper":
		e.plain, e.html, e.digits = escapeAll, escapeMarks, true
	case "|attrescaper":
		e.plain, e.html, e.digits = escapeAll, unlessTags(e.html), true
	case "|urlfilter|urlnormalizer|attrescaper":
		e.plain = unlessOdd(harmless, e.plain)
	case "|urlnormalizer|attrescaper":
		e.plain = unlessOdd(clean, e.plain)
	}
	return e
}

// value prints a value. Text and numbers are written as they are known; what has methods, or is marked as safe for
// another place than this, goes through the library.
func (e *escaper) value(out *bytes.Buffer, v reflect.Value) {
	v = opened(v)
	switch {
	case v.Kind() == reflect.String:
		switch typ := v.Type(); {
		case typ == reflect.TypeFor[template.HTML]():
			e.html(out, v.String())
			return
		case bare(typ) && typ.PkgPath() != "html/template":
			e.plain(out, v.String())
			return
		}
	case e.digits && v.CanInt() && bare(v.Type()):
		out.Write(strconv.AppendInt(out.AvailableBuffer(), v.Int(), 10))
		return
	}
	if e.library == nil {
		retreat()
	}
	e.library.print(out, v)
}

// bare tells whether values of a type are printed as what they are, not by a method.
func bare(typ reflect.Type) bool {
	return typ.NumMethod() == 0 || !typ.Implements(reflect.TypeFor[fmt.Stringer]()) && !typ.Implements(reflect.TypeFor[error]())
}

func raw(out *bytes.Buffer, s string) { out.WriteString(s) }

// replacements are what html/template writes for these bytes in text and in quoted attributes.
var replacements = [256]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

func escapeAll(out *bytes.Buffer, s string) {
	done := 0
	for i := range len(s) {
		if r := replacements[s[i]]; r != "" {
			out.WriteString(s[done:i])
			out.WriteString(r)
			done = i + 1
		}
	}
	out.WriteString(s[done:])
}

// escapeMarks escapes HTML, where an ampersand begins a character already.
func escapeMarks(out *bytes.Buffer, s string) {
	for before, after, more := strings.Cut(s, "&"); ; before, after, more = strings.Cut(after, "&") {
		escapeAll(out, before)
		if !more {
			return
		}
		out.WriteByte('&')
	}
}

// unlessTags escapes HTML without tags for an attribute.
func unlessTags(otherwise func(*bytes.Buffer, string)) func(*bytes.Buffer, string) {
	return func(out *bytes.Buffer, s string) {
		if strings.Contains(s, "<") {
			otherwise(out, s)
			return
		}
		escapeMarks(out, s)
	}
}

func unlessOdd(plain func(string) bool, otherwise func(*bytes.Buffer, string)) func(*bytes.Buffer, string) {
	return func(out *bytes.Buffer, s string) {
		if plain(s) {
			out.WriteString(s)
			return
		}
		otherwise(out, s)
	}
}

// harmless tells whether a whole address is written as it is: a path, or one with a scheme that may do nothing.
func harmless(s string) bool {
	return clean(s) && (strings.HasPrefix(s, "/") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") ||
		!strings.Contains(s, ":"))
}

// clean tells whether a part of an address has only characters that neither the URL nor the attribute escapes.
func clean(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && strings.IndexByte("/-._~#:=?!$*,;@[]", c) < 0 {
			return false
		}
	}
	return true
}
