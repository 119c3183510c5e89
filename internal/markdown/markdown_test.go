package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// convert returns the HTML of src and its issues as "id@offset".
func convert(t *testing.T, c *Converter, src string, visit func(Link) string) (string, string) {
	t.Helper()
	var out bytes.Buffer
	out.WriteString("before|")
	issues := c.HTML(&out, []byte(src), visit)
	var ids []string
	for _, i := range issues {
		ids = append(ids, fmt.Sprintf("%s@%d", strings.TrimPrefix(i.ID, "markdown/"), i.Offset))
		if i.Message.Vi == "" || i.Message.En == "" || strings.Contains(i.Message.Vi+i.Message.En, "%!") {
			t.Errorf("%s: message %+v", i.ID, i.Message)
		}
		if (i.Hint.Vi == "") != (i.Hint.En == "") {
			t.Errorf("%s: hint %+v", i.ID, i.Hint)
		}
	}
	html, ok := strings.CutPrefix(out.String(), "before|")
	if !ok {
		t.Errorf("what stood in the buffer is gone: %q", out.String())
	}
	return html, strings.Join(ids, " ")
}

func TestHTML(t *testing.T) {
	t.Parallel()
	c := New()
	tests := []struct{ name, src, want, issues string }{
		{"empty", "", "", ""},
		{"paragraph", "Xin chào\nbà con  \nxã An Bình\\\n& **cả** _nước_ ~~cũ~~", "<p>Xin chào\nbà con<br>\nxã An Bình<br>\n&amp; <strong>cả</strong> <em>nước</em> <del>cũ</del></p>\n", ""},
		{"escapes", `\*không\* &lt;b&gt; &amp;amp; "nháy" &copy; &khongco; A&B;`, "<p>*không* &lt;b&gt; &amp;amp; &quot;nháy&quot; © &amp;khongco; A&amp;B;</p>\n", ""},
		{"control", "a\x00b\x08c&#1;&#0;&#x;&#12345678;&#x10FFFF;&#xD800;", "<p>a\uFFFDb\uFFFDc\uFFFD\uFFFD&amp;#x;&amp;#12345678;\U0010FFFF\uFFFD</p>\n", ""},
		{"windows line ends", "a\r\nb\r\n\r\n    c\r\n    d\r\n", "<p>a\nb</p>\n<pre><code>c\nd\n</code></pre>\n", ""},
		{"tight list", "- một\n- hai\n  - ba\n", "<ul>\n<li>một</li>\n<li>hai\n<ul>\n<li>ba</li>\n</ul>\n</li>\n</ul>\n", ""},
		{"loose list", "3. một\n\n4. hai\n", "<ol start=\"3\">\n<li>\n<p>một</p>\n</li>\n<li>\n<p>hai</p>\n</li>\n</ol>\n", ""},
		{"no task list", "- [ ] việc\n", "<ul>\n<li>[ ] việc</li>\n</ul>\n", ""},
		{"quote and rule", "> trích\n\n---\n", "<blockquote>\n<p>trích</p>\n</blockquote>\n<hr>\n", ""},
		{"code", "`a <b> & \"c\"` và\n\n```da-duyet&#32;lon x\n<script>\n```\n", "<p><code>a &lt;b&gt; &amp; &quot;c&quot;</code> và</p>\n<pre><code>&lt;script&gt;\n</code></pre>\n", ""},
		{"levels", "# A\n## B\n###### C\nD\n===\nE\n---\n", "<h2 id=\"muc-a\">A</h2>\n<h2 id=\"muc-b\">B</h2>\n<h6 id=\"muc-c\">C</h6>\n<h2 id=\"muc-d\">D</h2>\n<h2 id=\"muc-e\">E</h2>\n", ""},
		{"Vietnamese ids", "## Điều kiện, *tiêu chuẩn* [xét](x) `ở` &amp; xã\n", "<h2 id=\"muc-dieu-kien-tieu-chuan-xet-o-xa\">Điều kiện, <em>tiêu chuẩn</em> <a href=\"x\">xét</a> <code>ở</code> &amp; xã</h2>\n", ""},
		{"ids are unique", "## A\n## A\n## A 2\n## A\n## !\n## ?\n> ## A\n", "<h2 id=\"muc-a\">A</h2>\n<h2 id=\"muc-a-2\">A</h2>\n<h2 id=\"muc-a-2-2\">A 2</h2>\n<h2 id=\"muc-a-3\">A</h2>\n<h2 id=\"muc\">!</h2>\n<h2 id=\"muc-2\">?</h2>\n<blockquote>\n<h2 id=\"muc-a-4\">A</h2>\n</blockquote>\n", ""},
		{"chosen id", "## B\n## A {#b}\n## C ## {#Đ-1}\nD {#muc-d}\n---\n", "<h2 id=\"muc-b-2\">B</h2>\n<h2 id=\"muc-b\">A</h2>\n<h2 id=\"muc-d-1\">C</h2>\n<h2 id=\"muc-d\">D</h2>\n", ""},
		{"attributes", "## A {.da-duyet}\n## B {#b .x}\n## C {style=\"x\"}\n## D {#!}\n", "<h2 id=\"muc-a-da-duyet\">A {.da-duyet}</h2>\n<h2 id=\"muc-b-b-x\">B {#b .x}</h2>\n<h2 id=\"muc-c-style-x\">C {style=&quot;x&quot;}</h2>\n<h2 id=\"muc-d\">D {#!}</h2>\n", "attribute@5 attribute@22 attribute@35 attribute@52"},
		{"braces in text", "## Tập {1, 2}\n## E \\{#x}\n\nchữ {.x}\n", "<h2 id=\"muc-tap-1-2\">Tập {1, 2}</h2>\n<h2 id=\"muc-e-x\">E {#x}</h2>\n<p>chữ {.x}</p>\n", ""},
		{"table", "| Tên | Số | Ghi |\n|:--|--:|:-:|\n| An | 1 |\n| `a\\|b` | 2 | x | thừa |\n", "<div class=\"scroll\"><table>\n<thead>\n<tr>\n<th scope=\"col\">Tên</th>\n<th scope=\"col\" class=\"right\">Số</th>\n<th scope=\"col\" class=\"center\">Ghi</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>An</td>\n<td class=\"right\">1</td>\n<td></td>\n</tr>\n<tr>\n<td><code>a|b</code></td>\n<td class=\"right\">2</td>\n<td class=\"center\">x</td>\n</tr>\n</tbody>\n</table></div>\n", ""},
		{"table without rows", "|a|\n|-|\n", "<div class=\"scroll\"><table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n</table></div>\n", ""},
		{"html", "a <b onclick=x>c</b>\n\n<script>alert(1)</script>\n\nd <br/> <?x?>", "<p>a c</p>\n<p>d  </p>\n", "html@2 html@16 html@22 html@51 html@57"},
		{"comments", "a <!-- b --> c\n\n<!-- d\n\ne -->\n\n  <!-- f --> <!-- g -->\n\nh", "<p>a  c</p>\n<p>h</p>\n", ""},
		{"after comment", "<!-- a --> chữ\n\nb", "<p>b</p>\n", "html@11"},
		{"open comment", "b\n\n  <!-- a\n\nc", "<p>b</p>\n", "html@5"},
		{"bidi", "a\u202Eb &#x202E; &#8297; \u2066 &#020056;", "<p>a\u202Eb \u202E \u2069 \u2066 \u4E58</p>\n", "bidi@1 bidi@6 bidi@15 bidi@23"},
		{"utf-8", "a\n\xffb", "", "utf8@2"},
		{"links", "[a](b.md) [c](https://x.vn/?a=1&b=2 \"t \\\"<\") <tel:+84> [d](//x.vn) [e](</x y/ế>)", "<p><a href=\"b.md\">a</a> <a href=\"https://x.vn/?a=1&amp;b=2\" rel=\"external noopener\" title=\"t &quot;&lt;\">c</a> <a href=\"tel:+84\">tel:+84</a> <a href=\"//x.vn\" rel=\"external noopener\">d</a> <a href=\"/x%20y/%E1%BA%BF\">e</a></p>\n", ""},
		{"bare addresses", "Xem https://x.vn/a_b. Gửi an@x.vn; www.x.vn; ftp://x.vn", "<p>Xem <a href=\"https://x.vn/a_b\" rel=\"external noopener\">https://x.vn/a_b</a>. Gửi <a href=\"mailto:an@x.vn\">an@x.vn</a>; <a href=\"http://www.x.vn\" rel=\"external noopener\">www.x.vn</a>; ftp://x.vn</p>\n", ""},
		{"address in a link", "[a <https://x.vn> https://y.vn](b)", "<p><a href=\"b\">a https://x.vn https://y.vn</a></p>\n", ""},
		{"schemes", "[a](javascript:x) [b](JAVA&Tab;script:x) [c](data:x) <vbscript:x> [d](file:///x) [e](&#106;avascript&colon;x) ![f](data:image/png;base64,x)", "<p>a b c vbscript:x d e </p>\n", "scheme@0 scheme@18 scheme@41 scheme@54 scheme@66 scheme@81 scheme@110"},
		{"no scheme", "[a](./a:b) [b](?x:y) [c](#a:b) [d](%6Aavascript:x)\n# a b\n", "<p><a href=\"./a:b\">a</a> <a href=\"?x:y\">b</a> <a href=\"#muc-a-b\">c</a> <a href=\"%6Aavascript:x\">d</a></p>\n<h2 id=\"muc-a-b\">a b</h2>\n", ""},
		{"fragments", "# Điều 1\n[a](#dieu-1) [b](#muc-dieu-1) [c](#%C4%90i%E1%BB%81u-1) [d](#xa) [e](#)\n", "<h2 id=\"muc-dieu-1\">Điều 1</h2>\n<p><a href=\"#muc-dieu-1\">a</a> <a href=\"#muc-dieu-1\">b</a> <a href=\"#muc-dieu-1\">c</a> <a href=\"#muc-xa\">d</a> <a href=\"#muc-\">e</a></p>\n", "fragment@68 fragment@77"},
		{"a heading that begins like an id", "# Mục 1\n[a](#muc-1) [b](#muc-muc-1)\n", "<h2 id=\"muc-muc-1\">Mục 1</h2>\n<p><a href=\"#muc-muc-1\">a</a> <a href=\"#muc-muc-1\">b</a></p>\n", ""},
		{"images", "![*Lễ* \"ký\"](a.jpg \"t\") ![](b.jpg) ![c](https://x.vn/c.jpg) ![d](//x.vn/d) ![e](/\\x.vn/d) ![g]()", "<p><img src=\"a.jpg\" alt=\"Lễ &quot;ký&quot;\" title=\"t\" loading=\"lazy\"> <img src=\"b.jpg\" alt=\"\" loading=\"lazy\">    </p>\n", "alt@27 remote-image@38 remote-image@63 remote-image@78"},
		{"unlinked", "[x]() [y][khong]", "<p>x [y][khong]</p>\n", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			html, issues := convert(t, c, tt.src, nil)
			if html != tt.want {
				t.Errorf("HTML\n got %q\nwant %q", html, tt.want)
			}
			if issues != tt.issues {
				t.Errorf("issues\n got %s\nwant %s", issues, tt.issues)
			}
		})
	}
}

func TestVisit(t *testing.T) {
	t.Parallel()
	c := New()
	tests := []struct{ name, src, want, links string }{
		{"all kinds", "é [a](b.md)\n- ![c](d&amp;e.png) <https://x.vn> https://y.vn/z\n", "", "3 b.md|15 !d&e.png|34 https://x.vn|48 https://y.vn/z"},
		{"references", "[a][r] [r][] [r] ![i][r]\n\n[r]: b.md\n", "", "0 b.md|7 b.md|13 b.md|17 !b.md"},
		{"line starts", "https://a.vn\n> <an@b.vn>\n\n|x|\n|-|\n|https://c.vn|\n", "", "0 https://a.vn|16 mailto:an@b.vn|35 https://c.vn"},
		{"after signs", "*https://a.vn* (an@b.vn) _[c](d)_", "", "1 https://a.vn|16 mailto:an@b.vn|26 d"},
		{"indented by tabs", "-\t[a](b)\n\n\t[c](d) ![e](f)\n", "", "2 b|11 d|18 !f"},
		{"linked image", "[![a](b)](c)", "", "0 c|1 !b"},
		{"not what is refused", "[a](javascript:x) ![b](https://x.vn/y)", "", ""},
		{"dropped", "[a](gone) ![b](gone)", "<p>a </p>\n", "0 gone|10 !gone"},
		{"replaced", "[a](move) [b](#x)\n# x", "<p><a href=\"/b/?c&amp;%22\">a</a> <a href=\"#muc-x\">b</a></p>\n<h2 id=\"muc-x\">x</h2>\n", "0 move|10 #x"},
		{"replaced badly", "[a](bad)", "<p>a</p>\n", "0 bad"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var links []string
			html, _ := convert(t, c, tt.src, func(l Link) string {
				mark := ""
				if l.Image {
					mark = "!"
				}
				links = append(links, fmt.Sprintf("%d %s%s", l.Offset, mark, l.Dest))
				switch l.Dest {
				case "gone":
					return ""
				case "move":
					return "/b/?c&\""
				case "bad":
					return "javascript:x"
				}
				return l.Dest
			})
			if got := strings.Join(links, "|"); got != tt.links {
				t.Errorf("links\n got %s\nwant %s", got, tt.links)
			}
			if tt.want != "" && html != tt.want {
				t.Errorf("HTML\n got %q\nwant %q", html, tt.want)
			}
		})
	}
}

func TestVisitPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("a panic of visit was swallowed")
		}
	}()
	New().HTML(&bytes.Buffer{}, []byte("[a](b)"), func(Link) string { panic("bug") })
}

func TestParserPanics(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	out.WriteString("a")
	r := &run{out: &out}
	r.guard(func() {
		out.WriteString("b")
		panic("bug")
	})
	if len(r.issues) != 1 || r.issues[0].ID != "markdown/failed" || out.String() != "a" {
		t.Errorf("issues %+v, output %q", r.issues, out.String())
	}
}

func TestMessages(t *testing.T) {
	t.Parallel()
	tests := []struct{ src, vi, en, hint string }{
		{"[a](DATA:x)", `liên kết không được dùng "data:"; chỉ dùng http, https, mailto, tel hoặc đường dẫn trong trang`, `a link may not use "data:"; it may use http, https, mailto, tel or a path within the site`, ""},
		{"![a](https://x.vn/b)", `ảnh lấy từ trang khác ("x.vn") không được đăng`, `an image from another site ("x.vn") is not published`, "save the image next to this file and write the path to it"},
		{"# A\n# B\n[a](#c)", `không có đề mục nào trong bài ứng với "#c"`, `no heading of this text answers to "#c"`, "the headings of this text: #muc-a, #muc-b"},
		{"<DIV class=x>", "HTML (<DIV>) không được đăng", "HTML (<DIV>) is not published", "write it in Markdown"},
		{"# A {.b}", `đề mục chỉ nhận {#tên}, không nhận "{.b}"`, `a heading takes only {#name}, not "{.b}"`, "delete the part in braces"},
		{strings.Repeat("`]", 5001) + strings.Repeat("a ", 10_000), "đoạn này dài 30003 byte và có 10002 dấu ] hoặc `; với độ dài đó chỉ đọc được nhiều nhất 1333", "this paragraph has 10002 signs ] or ` in 30003 bytes; at that length at most 1333 can be read", "divide the paragraph with blank lines"},
	}
	c := New()
	for _, tt := range tests {
		issues := c.HTML(&bytes.Buffer{}, []byte(tt.src), nil)
		if len(issues) != 1 {
			t.Errorf("%.20q: %+v", tt.src, issues)
			continue
		}
		if i := issues[0]; i.Message.Vi != tt.vi || i.Message.En != tt.en || i.Hint.En != tt.hint {
			t.Errorf("%.20q: %+v", tt.src, i)
		}
	}
}

func TestManyIssues(t *testing.T) {
	t.Parallel()
	issues := New().HTML(&bytes.Buffer{}, []byte(strings.Repeat("\u202E", 1000)), nil)
	if len(issues) != maxIssues {
		t.Errorf("%d issues", len(issues))
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	c := New()
	tests := []struct {
		name, src string
		max       int
		want      string
	}{
		{"empty", "", 10, ""},
		{"short", "# Đề mục\n\nBà **An**,\n[xã](x) `Bình` &amp; ![ảnh](y)<b>.\n", 80, "Bà An, xã Bình & ."},
		{"several blocks", "<!-- x -->\n> Một\n\n- hai\n- ba\n\n|a|\n|-|\n", 80, "Một hai ba"},
		{"cut at a word", "Bà Nguyễn Thị An, xã Bình", 17, "Bà Nguyễn Thị…"},
		{"cut after a word", "Bà Nguyễn Thị An, xã Bình", 19, "Bà Nguyễn Thị An…"},
		{"exact", "Bà An", 5, "Bà An"},
		{"one long word", "ăăăăăăăăăă", 4, "ăăă…"},
		{"nothing fits", "ăă", 0, ""},
		{"hidden", "a\u202Eb\x01c", 9, "a b c"},
		{"refused", strings.Repeat("a", maxLine+1), 9, ""},
		{"no limit", "a", 1 << 62, "a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := c.Plain([]byte(tt.src), tt.max); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
