package record

import (
	"html"
	"net/url"
	"strings"
	"unicode/utf8"

	"congkhai/internal/viet"
)

// Link is what a Markdown text of a record links to.
type Link struct {
	Path   string // of the key that holds the text
	Name   string // of the file that is meant, if it is one beside the record
	Offset int    // of the name in the text, in bytes
	Width  int    // of the name as it is written, in characters
}

// Links lists what the record's texts link to by a path of their own folder, be it there or not. The texts are not parsed
// for that: what stands after "](" or "]:" counts, also in a block of code.
func (b *Base) Links() (list []Link) {
	add := func(key, text string) {
		for at := 0; ; {
			i := strings.IndexByte(text[at:], ']')
			if i < 0 {
				return
			}
			at += i + 1
			dest, offset := destination(text[at:])
			if dest == "" || dest[0] == '/' || dest[0] == '#' {
				continue
			}
			list = append(list, Link{key, FileName(html.UnescapeString(bare(dest))), at + offset, utf8.RuneCountInString(dest)})
		}
	}
	add("body", b.Body)
	add("translations.en.body", b.Translations["en"]["body"])
	return list
}

// FileName is the name of the file that a destination of a link means: blanks may be written as "%20".
func FileName(dest string) string {
	if name, err := url.PathUnescape(dest); err == nil && utf8.ValidString(name) {
		dest = name
	}
	return viet.NFC(dest)
}

// A destination that is longer or deeper is none of a file: a name of 255 bytes may be written in three times as many, and
// CommonMark knows no deeper brackets.
const (
	longest = 1024 // bytes
	deepest = 32
)

// destination is where the link leads whose text ended just before, as it is written, and where that stands.
func destination(rest string) (dest string, offset int) {
	if rest == "" || rest[0] != '(' && rest[0] != ':' {
		return "", 0
	}
	after := strings.TrimLeft(rest[1:], " \t\r\n")
	offset = len(rest) - len(after)
	inside, angled := strings.CutPrefix(after, "<")
	if angled {
		after, offset = inside, offset+1
	}
	depth := 0
	for i := 0; i < len(after); i++ {
		switch c := after[i]; {
		case i == longest || depth > deepest:
			return "", 0
		case c == '\\':
			i++
		case angled && c == '>':
			return after[:i], offset
		case angled && c != '\n':
		case c <= ' ', c == ')' && depth == 0:
			return after[:i], offset
		case c == '(':
			depth++
		case c == ')':
			depth--
		}
	}
	return after, offset
}

// bare is a destination without the backslashes that keep its signs from having a meaning.
func bare(dest string) string {
	if strings.IndexByte(dest, '\\') < 0 {
		return dest
	}
	var b strings.Builder
	for i := 0; i < len(dest); i++ {
		if dest[i] == '\\' && i+1 < len(dest) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", dest[i+1]) >= 0 {
			i++
		}
		b.WriteByte(dest[i])
	}
	return b.String()
}
