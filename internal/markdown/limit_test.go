package markdown

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// grown are texts of n parts that are known to make parsers of Markdown slow or their output large, after the list of
// pathological inputs that cmark is tested with.
var grown = []struct {
	name string
	text func(n int) string
}{
	{"emphasis openers", func(n int) string { return lines("*a _a ", n) }},
	{"emphasis closers", func(n int) string { return lines("a* a_ ", n) }},
	{"mismatched emphasis", func(n int) string { return lines("*a_ ", n) }},
	{"nested emphasis", func(n int) string { return lines("*a **a ", n) + "b" + lines(" a** a*", n) }},
	{"multiples of three", func(n int) string { return "a**b" + lines("c* ", n) }},
	{"long runs", func(n int) string { return strings.Repeat("*", n) + "a" + strings.Repeat("*", n) }},
	{"strikethrough", func(n int) string { return lines("~a ~~a a~ ", n) }},
	{"emphasis in one word", func(n int) string { return strings.Repeat("a*b_c", n) + "@" }},
	{"brackets open", func(n int) string { return lines("[a", n) }},
	{"brackets nested", func(n int) string { return lines("[", n) + "a" + lines("]", n) }},
	{"brackets far apart", func(n int) string { return lines("[", 900) + lines("ab", n) + strings.Repeat("]", 900) }},
	{"brackets after many lines", func(n int) string { return strings.Repeat("a\n", n) + lines("[a]", n) }},
	{"images nested", func(n int) string { return lines("![", n) + "a" + lines("](b)", n) }},
	{"images unclosed", func(n int) string { return lines("![[]()", n) }},
	{"links unclosed", func(n int) string { return lines("[a](", n) }},
	{"links unclosed with destination", func(n int) string { return lines("[a](b", n) }},
	{"links unclosed with angle", func(n int) string { return lines("[a](<b", n) }},
	{"links unclosed with title", func(n int) string { return lines(`[a](b "c`, n) }},
	{"links unclosed in parentheses", func(n int) string { return lines("[ (](", n) }},
	{"brackets with emphasis closers", func(n int) string { return lines("[ a_", n) }},
	{"links with emphasis", func(n int) string { return lines("**x [a*b**c*](d)", n) }},
	{"definitions", func(n int) string { return strings.Repeat("[a]: b\n", n) + "[a]" }},
	{"definitions unlike", func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "[a%d]: b\n", i)
		}
		return b.String()
	}},
	{"backticks", func(n int) string {
		var b strings.Builder
		for i := range min(n, 1500) {
			b.WriteString("e" + strings.Repeat("`", i+1))
		}
		return b.String()
	}},
	{"backticks apart", func(n int) string { return lines("` `` ", n) }},
	{"cdata", func(n int) string { return "a " + lines("<![CDATA[", n) }},
	{"comments", func(n int) string { return "a " + lines("<!--", n) }},
	{"instructions and declarations", func(n int) string { return "a " + lines("<? <!A ", n) }},
	{"tags", func(n int) string { return "a " + lines("<a b c=d ", n) }},
	{"tags with quotes", func(n int) string { return "a " + lines(`<a b='"<a c="'`, n) }},
	{"angle brackets", func(n int) string { return "a " + lines("<a:<", n) }},
	{"html blocks", func(n int) string { return strings.Repeat("<script>\n</pre>\n\n", n) }},
	{"entities", func(n int) string { return lines("&amp;&#65;&x", n) }},
	{"backslashes", func(n int) string { return lines(`\*\\`, n) }},
	{"addresses", func(n int) string { return lines("(http://a.b/(_a@b.c ", n) }},
	{"addresses trimmed", func(n int) string { return lines("http://a.b/&a;&a;*:", n) }},
	{"spaces", func(n int) string { return lines("a ", n) }},
	{"quotes on a line", func(n int) string { return strings.Repeat("> ", n) + "a" }},
	{"lists on a line", func(n int) string { return strings.Repeat("- ", n) + "a" }},
	{"numbers on a line", func(n int) string { return strings.Repeat("1. ", n) + "a" }},
	{"deep lists", func(n int) string { return deep(min(n, 1000)) }},
	{"deep lists, few levels", func(n int) string { return strings.Repeat(strings.Repeat("- ", 15)+"a\n", n) }},
	{"deep quotes, few levels", func(n int) string { return strings.Repeat(strings.Repeat("> ", 16)+"a\n", n) }},
	{"quotes left lazily", func(n int) string { return strings.Repeat(strings.Repeat("> ", 16)+"a\nb\n", n) }},
	{"blank items", func(n int) string { return strings.Repeat("-\n\n", n) }},
	{"items", func(n int) string { return strings.Repeat("- a\n", n) }},
	{"headings alike", func(n int) string { return strings.Repeat("# a\n", n) }},
	{"headings numbered", func(n int) string { return strings.Repeat("# a 2\n# a\n", n) }},
	{"underlines", func(n int) string { return strings.Repeat("a\n-\n", n) }},
	{"table, wide header", func(n int) string {
		return strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n" + strings.Repeat("b\n", n)
	}},
	{"table, short rows", func(n int) string {
		return strings.Repeat("|a", 63) + "|\n" + strings.Repeat("|-", 63) + "|\n" + strings.Repeat("b\n", n)
	}},
	{"table, escaped pipes", func(n int) string { return "|a|\n|-|\n" + strings.Repeat("|`a\\|`|\n", n) }},
	{"tables in quotes", func(n int) string { return strings.Repeat("> a|b\n> -|-\n> c\n>\n", n) }},
	{"table headers", func(n int) string { return strings.Repeat("a|b\n-|-\n", n) }},
	{"one column", func(n int) string { return "a\n:-\n" + strings.Repeat("b\n", n) }},
	{"code fences", func(n int) string { return strings.Repeat("```\n", n) }},
	{"tabs", func(n int) string { return strings.Repeat("\t", n) + "-\ta" }},
	{"bidi", func(n int) string { return lines("\u202E", n) }},
	{"e-mail addresses", func(n int) string { return lines("a@b.c ", n) }},
	{"web addresses", func(n int) string { return lines("http://a.b ", n) }},
	{"code spans", func(n int) string { return lines("`a` ", n) }},
	{"code spans in paragraphs", func(n int) string { return strings.Repeat(strings.Repeat("`a`", 50)+"\n\n", n/50) }},
	{"empty tags", func(n int) string { return lines("a<b>", n) }},
	{"links", func(n int) string { return strings.Repeat("[a](b)\n\n", n) }},
	{"attributes", func(n int) string { return "# a " + strings.Repeat("{a=", n) + strings.Repeat("}", n) }},
}

// lines repeats part and breaks the line every 1,000 times.
func lines(part string, n int) string {
	return strings.Repeat(strings.Repeat(part, 1000)+"\n", n/1000) + strings.Repeat(part, n%1000)
}

func TestLimits(t *testing.T) {
	t.Parallel()
	c := New()
	row := strings.Repeat("b\n", 400)
	tests := []struct{ name, src, want string }{
		{"size", strings.Repeat("a\n\n", maxBytes/3+1), "too-large@1048576"},
		{"line", "a\n" + strings.Repeat("a", maxLine+1), "too-long@2"},
		{"lines", strings.Repeat("\n", maxLines+1), "too-many-lines@20000"},
		{"columns", "a\n" + strings.Repeat("|", maxColumns+1), "too-many-columns@2"},
		{"columns allowed", strings.Repeat("|", maxColumns), ""},
		{"cells", "a\n\n" + strings.Repeat("|a", 50) + "|\n" + strings.Repeat("|-", 50) + "|\n" + row, "too-many-cells@3"},
		{"cells in a quote", "> " + strings.Repeat("|a", 50) + "|\n> " + strings.Repeat("|-", 50) + "|\n" + row, "too-many-cells@0"},
		{"marks", "a\n\n" + lines("*a ", maxMarks+1), "too-many-marks@3"},
		{"marks in items", strings.Repeat("- *a*\n", maxMarks), ""},
		{"marks in all", strings.Repeat(strings.Repeat("*a ", 3000)+"\n\n", 14), "too-many-marks@117026"},
		{"brackets", "a\n\n" + lines("a]", 5000), "too-dense@3"},
		{"quotes", strings.Repeat(">", maxDepth) + " a", ""},
		{"quotes too deep", "a\n" + strings.Repeat("> ", maxDepth+1) + "a", "too-deep@34"},
		{"lists too deep", deep(maxDepth + 1), "too-deep@336"},
		{"lists deep", deep(maxDepth), ""},
		{"lists", strings.Repeat(strings.Repeat("- ", 10)+"a\n", maxLists/8), "too-many-lists@48888"},
		{"layers", strings.Repeat("*", 200) + "a" + strings.Repeat("*", 200), "too-deep@0"},
		{"a line to fill in", "Họ tên: " + strings.Repeat("_", 300), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			html, issues := convert(t, c, tt.src, nil)
			if issues != tt.want {
				t.Errorf("got %q, want %q", issues, tt.want)
			}
			if (html == "") != (tt.want != "") {
				t.Errorf("HTML %.80q", html)
			}
		})
	}
}

// deep is a list of n levels, one on each line.
func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}

// TestGrown converts the largest text of each kind that the limits let through, and one far above them.
func TestGrown(t *testing.T) { // not parallel: measures time and memory
	const most, longest = 64 << 20, 2 * time.Second
	c := New()
	for _, tt := range grown {
		t.Run(tt.name, func(t *testing.T) {
			largest := 16
			for n := largest; n <= maxBytes; n += n / 4 {
				r := &run{src: []byte(tt.text(n))}
				if !r.scan() {
					break
				}
				largest = n
			}
			for _, n := range []int{largest, 60_000} {
				src := []byte(tt.text(n))
				took, grew := measure(c, src)
				for range 2 { // the machine may have been busy
					if took > longest {
						took, grew = measure(c, src)
					}
				}
				t.Logf("%d parts, %d bytes: %v, %d KiB", n, len(src), took, grew>>10)
				if took > longest {
					t.Errorf("%d parts, %d bytes took %v", n, len(src), took)
				}
				if grew > most {
					t.Errorf("%d parts, %d bytes took %d MiB", n, len(src), grew>>20)
				}
			}
		})
	}
}

func measure(c *Converter, src []byte) (took time.Duration, grew uint64) {
	var out bytes.Buffer
	runtime.GC()
	peak := watchHeap()
	start := time.Now()
	c.HTML(&out, src, nil)
	return time.Since(start), peak()
}

// watchHeap returns a function that stops watching and returns by how much the heap has grown at most.
func watchHeap() func() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, most := m.HeapAlloc, uint64(0)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > before {
				most = max(most, m.HeapAlloc-before)
			}
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 {
		close(stop)
		<-done
		return most
	}
}
