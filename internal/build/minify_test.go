package build

import (
	"bytes"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"

	"congkhai/static"
)

// TestSmaller holds what is left out and what stays.
func TestSmaller(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"a.css", "/* gone */\n:root { --paper: #fff; }\n", ":root{--paper:#fff}"},
		{"a.css", "/*! Licence */\na { color: transparent; margin: 1000px; }", "/*!Licence*/a{color:transparent;margin:1000px}"},
		{"a.js", "/*! Licence */\n// gone\nvar a = 1, b = \"x\";\n", "/*! Licence */var a=1,b=\"x\""},
		{"a.js", "(function () { var long = 'it\\'s'; f(long, long); })();", "(function(){var e=\"it's\";f(e,e)})()"},
		{"a.js", "a = 'one\\ntwo' + b;", `a="one\ntwo"+b`},
		{"a.js", "this is no script (", "this is no script ("},
		{"a.js", "", ""},
		{"a.css", "", ""},
	} {
		if got := string(minifierOf(c.name)([]byte(c.text))); strings.TrimSpace(got) != c.want {
			t.Errorf("%s %q: got %q, want %q", c.name, c.text, got, c.want)
		}
	}
	for _, name := range []string{"a.min.js", "a.min.css", "a.svg", "a.html", "js"} {
		if minifierOf(name) != nil {
			t.Errorf("%s does not stay as it is", name)
		}
	}
}

// modern are the words and signs that came with ECMAScript 2015 and later.
var modern = map[js.TokenType]bool{
	js.ArrowToken: true, js.TemplateToken: true, js.TemplateStartToken: true, js.ConstToken: true, js.ClassToken: true, js.LetToken: true,
	js.EllipsisToken: true, js.OptChainToken: true, js.NullishToken: true, js.ExpToken: true, js.AsyncToken: true, js.AwaitToken: true,
	js.YieldToken: true,
}

// TestOwnFilesSmall wants the scripts of every page to stay such as browsers of 2016 can read, to be no larger than what
// they are made of, and the same every time.
func TestOwnFilesSmall(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(static.Files, "*.*")
	if err != nil {
		t.Fatal(err)
	}
	scripts := 0
	for _, name := range names {
		minify := minifierOf(name)
		if minify == nil {
			continue
		}
		text, err := fs.ReadFile(static.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		small := minify(text)
		if !bytes.Equal(small, minify(text)) || len(small) > len(text)*9/10 {
			t.Errorf("%s: %d bytes of %d", name, len(small), len(text))
		}
		if path.Ext(name) != ".js" {
			if strings.Count(string(small), "{") != strings.Count(string(small), "}") || bytes.Contains(small, []byte("#0000")) {
				t.Errorf("%s is broken, or has colours that old browsers do not know", name)
			}
			continue
		}
		scripts++
		for _, word := range modernWords(string(small)) {
			t.Errorf("%s holds %q", name, word)
		}
	}
	if scripts < 2 {
		t.Errorf("only %d scripts", scripts)
	}
	if found := modernWords("var f = a => `x`; let b = {...c}"); len(found) != 4 {
		t.Errorf("the words of today are not all seen: %q", found)
	}
}

// modernWords lists what a script holds of later editions than the fifth.
func modernWords(script string) []string {
	var found []string
	lexer := js.NewLexer(parse.NewInputString(script))
	before := js.ErrorToken
	for {
		kind, word := lexer.Next()
		if kind == js.ErrorToken {
			return found
		}
		if (kind == js.DivToken || kind == js.DivEqToken) && !operand(before) {
			kind, word = lexer.RegExp()
		}
		if modern[kind] && before != js.DotToken {
			found = append(found, string(word))
		}
		if kind != js.WhitespaceToken && kind != js.LineTerminatorToken {
			before = kind
		}
	}
}

// operand reports whether a sign can end an operand, so that a slash after it divides.
func operand(kind js.TokenType) bool {
	return kind == js.CloseParenToken || kind == js.CloseBracketToken || kind == js.CloseBraceToken || js.IsIdentifier(kind) || js.IsNumeric(kind) ||
		kind == js.StringToken || kind == js.ThisToken
}

func BenchmarkSmaller(b *testing.B) {
	names, err := fs.Glob(static.Files, "*.*")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, name := range names {
			if minify := minifierOf(name); minify != nil {
				text, err := fs.ReadFile(static.Files, name)
				if err != nil {
					b.Fatal(err)
				}
				minify(text)
			}
		}
	}
}
