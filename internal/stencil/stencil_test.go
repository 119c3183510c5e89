package stencil

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"sync"
	"testing"
)

// thing has a field or a method for everything that a template may meet.
type thing struct {
	Base
	*Shared
	Name, Other string
	Kind        kind
	HTML        template.HTML
	Attr        template.HTMLAttr
	JS          template.JS
	URL         template.URL
	CSS         template.CSS
	N, M        int
	Small       uint8
	F           float64
	Yes, No     bool
	List        []string
	Array       [2]int
	Things      []*thing
	Pointer     *string
	Next        *thing
	Any, Nil    any
	Words       map[string]string
	Day         day
	Days        []day
	Marked      *marked
	Err         error
	Shown       fmt.Stringer
	secret      string
}

type (
	kind   string
	day    struct{ D, M int }
	marked struct{ Text string }
	// Base is embedded, so that its fields and methods are the thing's.
	Base struct{ Title string }
	// Shared is embedded by a pointer that may be nil.
	Shared struct{ Deep string }
)

func (d day) String() string            { return fmt.Sprintf("%d<%d", d.D, d.M) }
func (d day) IsZero() bool              { return d == day{} }
func (m *marked) String() string        { return "*" + m.Text + "*" }
func (b *Base) Heading(s string) string { return s + b.Title }
func (t *thing) Greet(name string, n int) string {
	return strings.Repeat("Chào "+name+" ", n)
}
func (t thing) Value() string           { return "value of " + t.Name }
func (t *thing) Self() *thing           { return t }
func (t *thing) None() *thing           { return nil }
func (t *thing) Whatever() any          { return t.Any }
func (t *thing) Of(v any) string        { return fmt.Sprintf("%T", v) }
func (t *thing) Many(v ...string) int   { return len(v) }
func (t *thing) Fails() (string, error) { return "", errors.New("fails") }
func (t *thing) Panics() string         { panic("panics") }
func (t *thing) Safe() bool             { return t == nil }
func (k kind) Long() string             { return "kind " + string(k) }
func (t *thing) Markup() template.HTML  { return template.HTML("<i>" + t.Other + "</i>") }

var funcs = template.FuncMap{
	"upper":  strings.ToUpper,
	"strong": func(s string) template.HTML { return template.HTML("<b>" + template.HTMLEscapeString(s) + "</b>") },
	"join":   func(v ...any) string { return fmt.Sprint(v...) },
	"list":   func(v ...any) []any { return v },
	"add":    func(a, b int) int { return a + b },
	"word":   func(k kind) string { return "<" + string(k) + ">" },
	"half":   func(f float64) string { return fmt.Sprint(f / 2) },
	"day":    func(d day) string { return d.String() },
	"name":   func(t *thing) string { return t.Name },
	"fail":   func(s string) (string, error) { return s, errors.New("fail " + s) },
	"same":   func(v any) any { return v },
	"lang":   func() string { return "vi" },
	"byte":   func(b uint8) int { return int(b) },
	"yes":    func(b bool) string { return fmt.Sprint(b) },
}

var known = []Signature{Of1[kind, string](), Of1[day, string](), Of1[day, bool](), Of1[*thing, string](), Of1[*thing, *thing]()}

// compiled lists templates that need no library, unless they fail.
var compiled = []struct{ name, text string }{
	{"text", `<p>plain</p>`},
	{"texts", `{{define "a"}}b{{end}}<p>{{template "a"}}</p>{{/* nothing */}}`},
	{"value", `<p>{{.Name}} {{.Other}}</p>`},
	{"attribute", `<p title="{{.Name}}" class='{{.Other}}'>x</p>`},
	{"HTML in an attribute", `<p title="{{.HTML}}{{.Markup}}">x</p>`},
	{"unquoted attribute", `<p title={{.Name}}>x</p>`},
	{"title", `<title>{{.Name}}{{.HTML}}{{.N}}</title>`},
	{"textarea", `<textarea>{{.Name}}{{.HTML}}{{.Day}}</textarea>`},
	{"address", `<a href="{{.Name}}">{{.Name}}</a><a href="{{.URL}}"></a><a href="{{.Kind}}{{.N}}"></a>`},
	{"part of an address", `<a href="/x/{{.Name}}#{{.Other}}"></a><a href="mailto:{{.Name}}"></a><a href="/?q={{.Name}}"></a>`},
	{"address with a condition", `<a href="{{if .Yes}}{{.Name}}{{else}}/x{{end}}"></a>`},
	{"script", `<script>var a = {{.Name}}, b = {{.List}}, c = {{.Any}}, d = "{{.Name}}";</script>`},
	{"structured data", `<script type="application/ld+json">{"name": {{.Name}}, "n": {{.N}}, "words": {{.Words}}}</script>`},
	{"event", `<p onclick="f({{.Name}}, '{{.Other}}')">x</p>`},
	{"style", `<style>p{width:{{.CSS}}}</style><p style="color:{{.Name}}">x</p>`},
	{"safe types", `{{.HTML}} {{.JS}} {{.URL}} {{.CSS}} {{.Attr}}`},
	{"attribute name", `<p {{.Attr}}>x</p><p data-{{.Kind}}="1">x</p>`},
	{"comment of HTML", `<p><!-- {{.Name}} -->x</p>`},
	{"kinds", `{{.N}} {{.Small}} {{.F}} {{.Yes}} {{.No}} {{.Kind}} {{.List}} {{.Array}} {{.Words}}`},
	{"printed by methods", `{{.Day}} {{.Days}} {{.Marked}} {{.Err}} {{.Shown}} {{.Pointer}}`},
	{"interfaces", `{{.Any}} {{.Nil}} {{.Whatever}} {{same .Any}} {{same .Nil}}`},
	{"embedded", `{{.Title}} {{.Heading "x"}} {{.Base.Title}}`},
	{"embedded pointer", `{{.Deep}}`},
	{"embedded pointer that is there", `{{with .Shared}}{{$.Deep}}{{end}}`},
	{"methods", `{{.Greet .Name 2}} {{.Value}} {{.Self.Self.Name}} {{.Kind.Long}} {{.Of .Day}} {{.Of nil}} {{.Of 1}} {{.Many}} {{.Many "a" .Name}}`},
	{"method of a pointer that is nil", `{{.Next.Safe}} {{.None.Safe}}`},
	{"method of a value", `{{.Day.IsZero}} {{range .Days}}{{.IsZero}} {{.D}}{{end}} {{(index .Days 0).IsZero}}`},
	{"field of nil", `a{{.Next.Name}}`},
	{"field of nil in an interface", `a{{.Nil.Name}}`},
	{"no such field", `a{{.Nothing}}`},
	{"hidden field", `a{{.secret}}`},
	{"arguments to a field", `a{{.Name 1}}`},
	{"map", `{{.Words.a}} {{.Words.b}}`},
	{"missing key", `x{{.Words.missing}}`},
	{"if", `{{if .Name}}a{{else if .Other}}b{{else}}c{{end}}{{if .List}}l{{end}}{{if .Nil}}n{{end}}{{if .Any}}y{{end}}{{if .F}}f{{end}}{{if .Day}}d{{end}}`},
	{"with", `{{with .Next}}{{.Name}}{{else with .Other}}{{.}}{{else}}none{{end}}{{with $x := .Name}}{{$x}}{{.}}{{end}}`},
	{"range", `{{range .List}}[{{.}}{{$.N}}]{{else}}none{{end}}{{range $i, $x := .List}}{{$i}}={{$x}}{{.}};{{end}}{{range $x := .Array}}{{$x}}{{end}}`},
	{"range with else", `{{range $i, $x := .Things}}{{$i}}{{$x.Name}}{{else}}{{.Name}}{{$i}}{{$x}}{{end}}`},
	{"range over a number", `{{range .N}}{{.}},{{end}}{{range $i := 3}}{{$i}}{{end}}`},
	{"break", `{{range $i, $x := .List}}{{if eq $i 1}}{{continue}}{{end}}{{with $x}}{{if gt $i 2}}{{break}}{{end}}{{.}}{{end}}{{end}}{{.Name}}`},
	{"nested ranges", `{{range .List}}{{range $.List}}{{if .}}{{continue}}{{end}}x{{break}}{{end}}{{.}}{{end}}`},
	{"variables", `{{$a := .N}}{{$b := "x"}}{{range .List}}{{$a = add $a 1}}{{$b := .}}{{$b}}{{end}}{{$a}}{{$b}}{{if $c := .Name}}{{$c}}{{end}}`},
	{"variables in both branches", `{{$x := 1}}{{if .Yes}}{{$x := 2}}{{$x}}{{else}}{{$x := 3}}{{$x}}{{end}}{{if .No}}{{$x := 4}}{{else}}{{$x}}{{end}}{{$x}}`},
	{"the dot of a template", `{{define "t"}}[{{.}} {{$}}]{{end}}{{template "t" .Name}}{{template "t" .Nil}}{{template "t"}}{{range .List}}{{template "t" .}}{{end}}`},
	{"recursion", `{{define "r"}}{{.Name}}{{with .Next}}({{template "r" .}}){{end}}{{end}}{{template "r" .}}`},
	{"block", `{{block "b" .Other}}<i>{{.}}</i>{{end}}`},
	{"functions", `{{upper .Name}} {{strong .Other}} {{join .Name 1 .Day nil}} {{add .N 3}} {{word .Kind}} {{word "k"}} {{half 3}} {{half .F}} {{lang}} {{yes true}} {{byte 7}} {{byte .Small}} {{day .Day}}`},
	{"pointer and value", `{{name .}} {{name .Self}} {{with .Next}}{{name .}}{{end}} {{range .Things}}{{name .}}{{end}}`},
	{"pipelines", `{{.Name | upper}} {{.Name | upper | strong}} {{1 | add 2}} {{.N | add .M}} {{"x" | .Heading}} {{(upper .Name) | print "a"}}`},
	{"parentheses", `{{(.Self).Name}} {{(index .List 0)}} {{((.Name))}} {{(same .).N}}`},
	{"wrong type", `a{{upper .N}}`},
	{"wrong type of nil", `a{{upper .Nil}}`},
	{"text in an interface", `{{upper .Any}}`},
	{"error of a function", `a{{fail .Name}}`},
	{"error of a method", `a{{.Fails}}`},
	{"panic of a method", `a{{.Panics}}`},
	{"and, or, not", `{{and .Name .Other}}|{{or .Name .Other}}|{{not .Name}}|{{and .Nil .Name}}|{{or .Nil .No 0 "" .List}}|{{if and .Next .Next.Name}}y{{end}}|{{and .Any .Kind}}`},
	{"eq", `{{eq .Name "a"}} {{eq .N 1 2 3}} {{eq .Kind "k" "l"}} {{eq .Next nil}} {{eq . .Self}} {{ne .Name .Other}} {{eq .Day .Day}} {{eq .Any "text"}} {{eq .Nil .Nil}} {{ne .Yes .No}}`},
	{"eq of kinds that differ", `{{eq .N "1"}}`},
	{"eq of lists", `{{eq .List .List}}`},
	{"order", `{{lt .N 2}} {{le .N 1}} {{gt .N 1}} {{ge .N .M}} {{lt .Name .Other}} {{lt .F 1.5}}`},
	{"len, index", `{{len .List}} {{len .Name}} {{len .Words}} {{index .List 0}} {{index .Array 1}} {{index (list 1 "x" .Day) 2}}`},
	{"index out of range", `a{{index .List 100}}`},
	{"print", `{{print .Name .N}} {{printf "%02d %s %v" .N .Name .Day}} {{println .Name}} {{printf "%d" .Small}}`},
	{"text that does not end in text", `{{define "open"}}<a href="{{end}}{{template "open"}}{{.Name}}">x</a>`},
	{"and at the end of a pipeline", `{{.Name | and .Other}}`},
	{"escaped by hand", `{{.Name | html}} <p title="{{.Name | html}}">x</p>`},
	{"literals", `{{"a<b"}} {{1}} {{1.5}} {{2e3}} {{1_000}} {{true}} {{print nil}} {{"đ"}}`},
	{"dollar", `{{$.Name}} {{with .Name}}{{$.N}}{{$}}{{end}}`},
	{"trim", "<p> {{- .Name -}} </p>"},
	{"doctype", "<!DOCTYPE html><p>1 < 2 {{.Name}}</p>"},
}

// left lists templates that the library executes.
var left = []struct{ name, text string }{
	{"template in an attribute", `{{define "a"}}{{.Name}}{{end}}<p title="{{template "a" .}}">x</p>`},
	{"range over a map", `{{range $k, $v := .Words}}{{$k}}{{$v}};{{end}}`},
	{"range that assigns", `{{$x := ""}}{{range $x = .List}}{{end}}{{$x}}`},
	{"slice", `{{slice .Name 0 1}}`},
	{"index of a map", `{{index .Words "a"}}`},
	{"call", `{{call .Any}}`},
	{"eq of signs", `{{eq .N .Small}}`},
	{"html with arguments", `{{html .Name .Other}} <p title="{{html .Name}}">x</p>`},
	{"number of another form", `{{print 0x10 'a' 1i}}`},
	{"declaration in parentheses", `{{if (and .No ($x := .Name))}}{{end}}{{.Other}}`},
	{"no such template", `{{template "nothing"}}`},
	{"branches that differ", `{{if .Yes}}<a href="{{end}}x`},
}

var hostile = []string{
	"", "a", "Nguyễn Văn Mẫu", `<script>alert("1")</script>`, `a & b &amp; 'c' + "d"`, "\x00\x00", "javascript:alert(1)", "/a/b?c=d&e=f#g",
	"https://example.org/á b", "HTTP://x", "x:y/z", "]]>", "--><b>", "</title>", "a\u2028b\u202e", "\xff\xfe broken", "`${x}`", "%zz%20", "a b\tc\nd", "{{.}}",
	"/javascript:x", "mailto:a+b@c.d", "<b title='x>y'>bold</b> tail", "&lt;", "#a", "?a=b", "\ufdd0\uffff", "expression(1)", "//host/x",
}

func things(s, other string) []any {
	text := s
	full := &thing{
		secret: s, Base: Base{s}, Shared: &Shared{other}, Name: s, Other: other, Kind: kind(s), HTML: template.HTML(s), Attr: template.HTMLAttr(s), JS: `{"a": 1}`,
		URL: template.URL(s), CSS: template.CSS(s), N: 2, M: -3, Small: 7, F: 2.5, Yes: true, List: []string{s, other, "", "z"}, Array: [2]int{4, 5},
		Pointer: &text, Any: s, Words: map[string]string{"a": s, "b": other}, Day: day{1, 2}, Days: []day{{}, {3, 4}}, Marked: &marked{s},
		Err: errors.New(s), Shown: day{5, 6},
	}
	full.Next = &thing{Name: "next " + other, Any: full}
	full.Things = []*thing{full.Next, {Name: other}}
	return []any{full, *full, &thing{Any: 5, List: []string{s}, Days: []day{{}}}, &thing{}, nil, s, map[string]any{"Name": s, "Words": full.Words}, &full}
}

func parsed(tb testing.TB, text string) *template.Template {
	tb.Helper()
	t, err := template.New("top").Funcs(funcs).Option("missingkey=error").Parse(text)
	if err != nil {
		tb.Fatalf("%s: %v", text, err)
	}
	return t
}

// sameOutput executes a template both ways. It reports whether the library had to help although it found no fault.
func sameOutput(tb testing.TB, set *Set, library *template.Template, data any) (helped bool) {
	tb.Helper()
	got, want := bytes.NewBufferString("before "), bytes.NewBufferString("before ")
	errGot, errWant := set.Execute(got, "top", data), library.ExecuteTemplate(want, "top", data)
	if fmt.Sprint(errGot) != fmt.Sprint(errWant) {
		tb.Errorf("error\ncompiled %v\nlibrary  %v", errGot, errWant)
	}
	if errWant == nil && got.String() != want.String() {
		tb.Errorf("output of %#v\ncompiled %q\nlibrary  %q", data, got, want)
	}
	return errWant == nil && !set.Compiled("top")
}

// TestSameAsLibrary executes templates with hostile data.
func TestSameAsLibrary(t *testing.T) {
	t.Parallel()
	for _, c := range compiled {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			library := parsed(t, c.text)
			for i, s := range hostile {
				for j, data := range things(s, hostile[(i+7)%len(hostile)]) {
					set := New(parsed(t, c.text), funcs, known...)
					if sameOutput(t, set, library, data) && j == 0 {
						t.Errorf("the library had to execute %s", c.text)
					}
				}
			}
		})
	}
}

// TestLeftToLibrary executes what the compiler does not know.
func TestLeftToLibrary(t *testing.T) {
	t.Parallel()
	for _, c := range left {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			set, library := New(parsed(t, c.text), funcs), parsed(t, c.text)
			for _, data := range things("a<b", "c") {
				sameOutput(t, set, library, data)
				sameOutput(t, set, library, data)
			}
			if set.Compiled("top") {
				t.Errorf("compiled: %s", c.text)
			}
		})
	}
}

// TestOptions holds what a missing key is to the option of the library.
func TestOptions(t *testing.T) {
	t.Parallel()
	for _, option := range []string{"missingkey=default", "missingkey=zero", "missingkey=error"} {
		for _, text := range []string{`{{.x}} {{.a}}`, `{{.x.y}}`, `{{if .x}}a{{else}}b{{end}}`} {
			set, library := New(parsed(t, text).Option(option), funcs), parsed(t, text).Option(option)
			for _, data := range []any{map[string]string{"a": "b"}, map[string]any{"a": 1}, nil} {
				sameOutput(t, set, library, data)
			}
		}
	}
}

// TestDeep calls a template by itself more often than a program may.
func TestDeep(t *testing.T) {
	t.Parallel()
	text := `{{define "r"}}{{with .Next}}x{{template "r" .}}{{end}}{{end}}{{template "r" .}}`
	set, library := New(parsed(t, text), funcs), parsed(t, text)
	first := &thing{}
	for range 2 * maxDepth {
		first = &thing{Next: first}
	}
	sameOutput(t, set, library, first)
}

// TestParallel executes one set from many goroutines, beginning before anything is compiled.
func TestParallel(t *testing.T) {
	t.Parallel()
	var text, all strings.Builder
	for i, c := range compiled {
		if strings.Contains(c.text, "define") || strings.Contains(c.text, "block") {
			continue
		}
		fmt.Fprintf(&all, `{{define "t%d"}}%s{{end}}`, i, c.text)
		fmt.Fprintf(&text, `{{define "u%d"}}{{template "t%d" .}}{{end}}`, i, i)
	}
	set, library := New(parsed(t, all.String()+text.String()), funcs, known...), parsed(t, all.String()+text.String())
	var group sync.WaitGroup
	for g := range 8 {
		group.Go(func() {
			for n := range 3 * len(compiled) {
				name := fmt.Sprintf("%s%d", string("tu"[(n+g)%2]), (n*7+g)%len(compiled))
				if set.trees[name] == nil {
					continue
				}
				data := things(hostile[n%len(hostile)], hostile[g])[n%4]
				var got, want bytes.Buffer
				errGot, errWant := set.Execute(&got, name, data), library.ExecuteTemplate(&want, name, data)
				if fmt.Sprint(errGot) != fmt.Sprint(errWant) || errWant == nil && got.String() != want.String() {
					t.Errorf("%s: %q %v; library: %q %v", name, got.String(), errGot, want.String(), errWant)
				}
			}
		})
	}
	group.Wait()
}

// TestSnippets holds the places to have the escapers that common layouts need.
func TestSnippets(t *testing.T) {
	t.Parallel()
	for _, chain := range []string{
		"|htmlescaper", "|attrescaper", "|rcdataescaper", "|nospaceescaper", "|urlfilter|urlnormalizer|attrescaper", "|urlnormalizer|attrescaper",
		"|urlescaper|attrescaper", "|jsvalescaper", "|jsstrescaper", "|jsvalescaper|attrescaper", "|cssvaluefilter", "|cssvaluefilter|attrescaper",
	} {
		if snippets()[chain] == nil {
			t.Errorf("no place has %s", chain)
		}
	}
}

// FuzzSameAsLibrary tries all templates with random texts.
func FuzzSameAsLibrary(f *testing.F) {
	for i, s := range hostile {
		f.Add(i, s, hostile[len(hostile)-1-i])
	}
	f.Fuzz(func(t *testing.T, i int, s, other string) {
		c := compiled[uint(i)%uint(len(compiled))]
		set, library := New(parsed(t, c.text), funcs, known...), parsed(t, c.text)
		for _, data := range things(s, other) {
			sameOutput(t, set, library, data)
		}
	})
}

// BenchmarkExecute executes all kinds of nodes.
func BenchmarkExecute(b *testing.B) {
	text := `<ul>{{range $i, $t := .Things}}<li><a href="{{.Kind}}">{{.Name}}</a>{{with .Other}} <b title="{{.}}">{{upper .}}</b>{{end}}{{if and $i (eq .Kind "/a/b")}}{{strong .Name}}{{end}} {{.Heading "x"}}</li>{{end}}</ul>`
	data := &thing{}
	for range 20 {
		data.Things = append(data.Things, &thing{Name: "Nguyễn & Mẫu", Kind: "/a/b", Other: "chữ"})
	}
	for _, set := range []*Set{Plain(parsed(b, text)), New(parsed(b, text), funcs, Of2[*thing, string, string]())} {
		b.Run(map[bool]string{true: "library", false: "compiled"}[set.plain], func(b *testing.B) {
			b.ReportAllocs()
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := set.Execute(&out, "top", data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
