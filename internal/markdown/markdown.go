// Package markdown turns the Markdown of a record into HTML that is safe to publish.
//
// In goes text that nobody has checked, up to 1 MiB of it. Out come the HTML of headings (h2 to h6, with ids that
// begin with "muc"), paragraphs, lists, quotes, code, tables, emphasis, links and images, and an Issue with its byte
// offset for everything that may not be published: raw HTML, foreign images, other schemes than http, https, mailto
// and tel, attributes, dead fragments, characters that turn the direction of text, images without words. Of one text
// at most 100 issues are returned. HTML comments are the writer's own and vanish.
//
// Only elements and attributes that render.go spells out can be written, so the output needs no sanitiser: no raw
// HTML, no style, no class but those of table cells, no address that was not checked.
//
// The parser behind it (goldmark) needs time that grows with the square of some texts and writes tables that grow
// with the product of their sides. A linear scan over size, lines, tables and marks comes first, and the nesting of
// quotes and lists is counted while it grows: a text over a limit is not published at all and has one issue that
// names the limit.
//
// The package reads no files, knows nothing of records and addresses (the caller's visit function chooses every
// destination) and does not say what line an offset is on.
package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"sync"
	"unicode/utf8"

	"congkhai/internal/problem"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Link is one link or image destination as written, at a byte offset of the source. Escapes and character references
// of Markdown are resolved in Dest, percent signs are not. The offset is that of the opening bracket, of the
// exclamation mark of an image, and of the address itself where an address stands alone in the text.
type Link struct {
	Dest   string
	Offset int
	Image  bool
}

// Image is how an image is written: its address and sides in pixels, and its addresses by width with the widths at which it
// is shown, as srcset and sizes want them. What is empty is left out; without an address the one of the link stays.
type Image struct {
	URL, SrcSet, Sizes string
	Width, Height      int
}

// Issue is something in the text that may not be published, at a byte offset of the source.
type Issue struct {
	ID            string // markdown/problem, stable for ever
	Offset        int
	Message, Hint problem.Text // the hint may be empty
}

// maxIssues bounds the list that a hostile text can ask for.
const maxIssues = 100

// Converter converts any number of texts. It is safe for concurrent use.
type Converter struct {
	// Image, where it is set before the first text, tells how the image is written for which visit returned an address.
	Image func(to string) Image

	bare    parser.Parser // for texts without an address standing alone, twice as fast
	linking parser.Parser
	runs    sync.Pool
}

// New returns a Converter.
func New() *Converter {
	return &Converter{
		bare:    newParser(false),
		linking: newParser(true),
		runs:    sync.Pool{New: func() any { return &run{ids: map[string]int{}} }},
	}
}

// HTML appends the HTML of src to dst and returns the issues in the order of the text. Visit is called, in the order
// of the text, for every link and image that may be published and returns the destination to write: an empty one
// leaves the words of a link without the link, and an image out. A nil visit keeps all destinations. A fragment of
// this text (#name) is answered as it was given and becomes the id of its heading afterwards.
func (c *Converter) HTML(dst *bytes.Buffer, src []byte, visit func(Link) string) []Issue {
	r := c.start(src)
	defer c.finish(r)
	r.out, r.visit, r.image = dst, visit, c.Image
	r.guard(func() {
		doc := c.parse(r)
		if doc == nil {
			return
		}
		r.nameHeadings(doc)
		r.block(doc)
	})
	if r.refused {
		return slices.Clone(r.issues[len(r.issues)-1:])
	}
	if len(r.issues) == 0 {
		return nil
	}
	slices.SortStableFunc(r.issues, func(a, b Issue) int { return cmp.Compare(a.Offset, b.Offset) })
	return slices.Clone(r.issues)
}

// Plain returns the first words of the paragraphs and list items of src without markup, in one line of at most max
// code points, for descriptions. A longer text is cut at a word and ends in an ellipsis. Headings, tables, code and
// images are left out; a text that HTML would refuse gives nothing.
func (c *Converter) Plain(src []byte, max int) string {
	r := c.start(src)
	defer c.finish(r)
	max = min(max, maxBytes)
	var words []byte
	r.guard(func() {
		if doc := c.parse(r); doc != nil {
			words = r.firstWords(make([]byte, 0, 1024), doc, max*utf8.UTFMax)
		}
	})
	if r.refused {
		return ""
	}
	return cut(oneLine(words), max)
}

// run is one conversion.
type run struct {
	src      []byte
	out      *bytes.Buffer
	visit    func(Link) string
	image    func(to string) Image
	issues   []Issue
	refused  bool // the last issue stands alone and nothing is written
	headings []*ast.Heading
	ids      map[string]int // ids in use, with the next number to try
	lists    int            // quotes and lists opened
	layers   int            // inline elements around the place being written
	inLink   bool
	visiting bool
}

func (c *Converter) start(src []byte) *run {
	r := c.runs.Get().(*run)
	r.src = src
	return r
}

func (c *Converter) finish(r *run) {
	clear(r.issues)
	clear(r.headings)
	clear(r.ids)
	*r = run{issues: r.issues[:0], headings: r.headings[:0], ids: r.ids}
	c.runs.Put(r)
}

// parse returns nil when the text is over a limit.
func (c *Converter) parse(r *run) ast.Node {
	if !r.scan() {
		return nil
	}
	p := c.bare
	if hasBareAddress(r.src) {
		p = c.linking
	}
	pc := parser.NewContext()
	pc.Set(runKey, r)
	doc := p.Parse(text.NewReader(r.src), parser.WithContext(pc))
	if r.refused {
		return nil
	}
	return doc
}

// guard calls f and makes an issue of a panic, as goldmark's parser is not ours, unless the text is refused already.
// What f had written goes in both cases. A panic of the visit function is a bug of the caller and passes.
func (r *run) guard(f func()) {
	length := 0
	if r.out != nil {
		length = r.out.Len()
	}
	defer func() {
		if v := recover(); v != nil {
			if r.visiting {
				panic(v)
			}
			r.refuse(0, failed)
		}
		if r.refused && r.out != nil {
			r.out.Truncate(length)
		}
	}()
	f()
}

// fault is one sort of issue: its ID and its words. The message takes the arguments of report, the hint none.
type fault struct {
	id            string
	message, hint problem.Text
}

var failed = fault{
	"markdown/failed",
	problem.Text{Vi: "không đọc được nội dung này như Markdown", En: "this text cannot be read as Markdown"},
	problem.Text{Vi: "bỏ bớt định dạng từng phần để tìm chỗ gây lỗi", En: "take formatting away piece by piece to find the place"},
}

func (r *run) report(offset int, f fault, args ...any) {
	if len(r.issues) < maxIssues && !r.refused {
		r.issues = append(r.issues, Issue{f.id, max(offset, 0), f.message.With(args...), f.hint})
	}
}

// refuse gives the whole text up for one issue, the first that it is called with.
func (r *run) refuse(offset int, f fault, args ...any) {
	if r.refused {
		return
	}
	r.refused = true
	r.issues = append(r.issues, Issue{f.id, max(offset, 0), f.message.With(args...), f.hint})
}
