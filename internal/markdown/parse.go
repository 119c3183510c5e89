package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// runKey is where the block parsers find the run that they belong to.
var runKey = parser.NewContextKey()

// newParser returns a parser of CommonMark with tables, strikethrough and, when asked for, links for addresses that
// stand in the text alone.
func newParser(linkify bool) parser.Parser {
	blocks := []util.PrioritizedValue{
		util.Prioritized(headings{parser.NewSetextHeadingParser()}, 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(nested{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(headings{parser.NewATXHeadingParser()}, 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(nested{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	inlines := append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewStrikethroughParser(), 500))
	if linkify {
		protocols := extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})
		inlines = append(inlines, util.Prioritized(extension.NewLinkifyParser(protocols), 999))
	}
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithInlineParsers(inlines...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// hasBareAddress reports whether linkify could find something: an e-mail address, www., or http:// and https:// that
// are not the destination of a link, [name](https://...) or <https://...>.
func hasBareAddress(src []byte) bool {
	if bytes.IndexByte(src, '@') >= 0 || bytes.Contains(src, []byte("www.")) {
		return true
	}
	for at := 0; ; {
		i := bytes.Index(src[at:], []byte("://"))
		if i < 0 {
			return false
		}
		before := bytes.TrimSuffix(bytes.TrimSuffix(src[:at+i], []byte("s")), []byte("http"))
		if !bytes.HasSuffix(before, []byte("](")) && !bytes.HasSuffix(before, []byte("<")) {
			return true
		}
		at += i + len("://")
	}
}

// nested is a parser of lists or quotes that refuses the text when they are nested too deep or too many, as the time
// goldmark needs grows with the square of the depth and worse. Where lists begin and end is known only here, so that
// these limits cannot be part of the scan.
type nested struct{ parser.BlockParser }

func (n nested) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	r := pc.Get(runKey).(*run)
	r.lists++
	indent := len(line) - len(bytes.TrimLeft(line, " \t"))
	switch at := segment.Start + indent - segment.Padding; {
	case depth(parent) >= maxDepth:
		r.refuse(at, tooDeep, maxDepth)
	case r.lists > maxLists:
		r.refuse(at, tooManyLists, maxLists)
	}
	if r.refused {
		panic("refused") // guard waits for it; goldmark knows no other way to stop
	}
	return node, state
}

// depth counts the quotes and lists that a block in parent is in.
func depth(parent ast.Node) int {
	n := 0
	for ; parent != nil; parent = parent.Parent() {
		switch parent.(type) {
		case *ast.List, *ast.Blockquote:
			n++
		}
	}
	return n
}
