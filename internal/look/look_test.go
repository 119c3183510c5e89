package look

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"congkhai/internal/config"
)

func TestNothingSet(t *testing.T) {
	t.Parallel()
	l, faults := read(t, "", nil)
	if len(faults) > 0 || !reflect.DeepEqual(l, Default()) || l.Paper != "#fcfbf8" || l.PaperDark != "#14181d" || l.Icon != "icon.svg" {
		t.Errorf("%v %+v", faults, l)
	}
}

func TestContrast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want float64
	}{ // the table of the site's colours, and the ends of the scale
		{"#000000", "#ffffff", 21},
		{"#777777", "#777777", 1},
		{"#1f3f73", "#fcfbf8", 10.1},
		{"#1f3f73", "#f1efe8", 9.1},
		{"#1f3f73", "#fff", 10.4},
		{"#9dbdf0", "#14181d", 9.3},
		{"#a3231c", "#f1efe8", 6.5},
		{"#767676", "#ffffff", 4.5},
	} {
		a, okA := parseColour(c.a)
		b, okB := parseColour(c.b)
		if got := contrast(a, b); !okA || !okB || math.Abs(got-c.want) > 0.06 || got != contrast(b, a) {
			t.Errorf("%s on %s: %.2f, want %.1f", c.a, c.b, got, c.want)
		}
	}
}

// TestNearest wants every colour that is proposed to pass, and one that passes to need no other.
func TestNearest(t *testing.T) {
	t.Parallel()
	light, dark := builtinTokens()
	for _, grounds := range [][]colour{{light["paper"], light["wash"], light["on-cham"]}, {dark["paper"], dark["wash"], dark["on-cham"]}} {
		for r := 0; r < 256; r += 15 {
			for g := 0; g < 256; g += 15 {
				for b := 0; b < 256; b += 15 {
					c := colour{uint8(r), uint8(g), uint8(b)}
					better, ok := nearest(c, grounds)
					if _, ratio := worst(better, grounds); !ok || ratio < least {
						t.Fatalf("%s is answered by %s with %.2f", c, better, ratio)
					}
				}
			}
		}
	}
	if c, ok := nearest(colour{9, 9, 9}, []colour{{}, {255, 255, 255}, {119, 119, 119}}); ok {
		t.Errorf("%s is read on black, grey and white", c)
	}
}

func TestColours(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, settings string
		css            string
		faults         []string
	}{
		{
			"both", `accent = "#0B5345"` + "\n" + `accent_dark = "#7FD1C0"`,
			"@media screen { :root { --cham: #0b5345; } }\n@media screen and (prefers-color-scheme: dark) { :root { --cham: #7fd1c0; } }\n", nil,
		},
		{
			"the night stays", `accent = "#0b5345"`,
			"@media screen { :root { --cham: #0b5345; } }\n@media screen and (prefers-color-scheme: dark) { :root { --cham: #9dbdf0; } }\n", nil,
		},
		{"only the night", `son_dark = "#ffb0a0"`, "@media screen and (prefers-color-scheme: dark) { :root { --son: #ffb0a0; } }\n", nil},
		{"too light", `accent = "#6fa8dc"`, "*", []string{"brand.colours.accent site/contrast"}},
		{"too dark", `accent_dark = "#1f3f73"`, "*", []string{"brand.colours.accent_dark site/contrast"}},
		{"on wash alone", `son = "#767676"`, "*", []string{"brand.colours.son site/contrast"}},
	} {
		l, faults := read(t, "[brand.colours]\n"+c.settings, nil)
		if !slices.Equal(faults, c.faults) || c.css != "*" && l.CSS != c.css {
			t.Errorf("%s: %v\n%s", c.name, faults, l.CSS)
		}
	}
}

// TestColourMessage holds the words for a colour that is too faint.
func TestColourMessage(t *testing.T) {
	t.Parallel()
	c, _ := config.Parse([]byte("[brand.colours]\naccent = \"#6fa8dc\"\n"))
	_, faults, err := Read(c, lay(nil))
	if err != nil || len(faults) != 1 {
		t.Fatal(faults, err)
	}
	for got, want := range map[string]string{
		faults[0].Message.Vi: "màu #6fa8dc khó đọc trên nền #f1efe8: độ tương phản 2,19:1, cần ít nhất 4,5:1",
		faults[0].Message.En: "the colour #6fa8dc is hard to read with #f1efe8: its contrast is 2.19:1, at least 4.5:1 is needed",
		faults[0].Hint.Vi:    `màu gần nhất đạt yêu cầu: "#4a7093" (4,52:1)`,
		faults[0].Hint.En:    `the nearest colour that passes: "#4a7093" (4.52:1)`,
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestOwnSheet judges colours by the style sheet that is in force.
func TestOwnSheet(t *testing.T) {
	t.Parallel()
	const accent = "[brand.colours]\naccent = \"#6fa8dc\"\n"
	night := map[string]string{"style.css": ":root { --paper: #101010; --wash: #202020; --on-cham: #000; --cham: #fff }\n@media print { :root { --paper: #fff; } }"}
	l, faults := read(t, accent, night)
	if len(faults) > 0 || l.Paper != "#101010" || l.PaperDark != "#101010" || l.CSS != "@media screen { :root { --cham: #6fa8dc; } }\n" {
		t.Errorf("%v %+v", faults, l)
	}
	black := map[string]string{"style.css": ":root{--paper:#fff;--wash:#eee}@media (prefers-color-scheme:dark){:root{--paper:#000;--wash:#111}}@media print{}"}
	if l, faults := read(t, "", black); len(faults) > 0 || l.Paper != "#ffffff" || l.PaperDark != "#000000" {
		t.Errorf("%v %+v", faults, l)
	}
	if l, faults := read(t, accent, map[string]string{"style.css": "body{}"}); len(faults) != 1 || l.Paper != "#fcfbf8" {
		t.Errorf("%v %+v", faults, l)
	}
}

func TestPictures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, settings, file, text string
		emblem                     Emblem
		icon                       string
		faults                     []string
	}{
		{"svg", `emblem = "dau.svg"`, "dau.svg", `<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"/>`, Emblem{"dau.svg", 96, 48}, "image/svg+xml", nil},
		{"wide", `emblem = "a/dau.svg"`, "a/dau.svg", `<svg width="1000px" height="100"/>`, Emblem{"a/dau.svg", 160, 16}, "image/svg+xml", nil},
		{"png", `emblem = "dau.PNG"`, "dau.PNG", drawn, Emblem{"dau.PNG", 16, 48}, "image/svg+xml", nil},
		{"missing", `emblem = "dau.svg"`, "khac.txt", "", Emblem{}, "image/svg+xml", []string{"brand.emblem site/file-missing"}},
		{"no svg", `emblem = "dau.svg"`, "dau.svg", "<html viewBox='0 0 1 1'></html>", Emblem{}, "image/svg+xml", []string{"brand.emblem site/file-broken"}},
		{"no size", `emblem = "dau.svg"`, "dau.svg", "<svg width='100%' height='1e999'/>", Emblem{}, "image/svg+xml", []string{"brand.emblem site/file-broken"}},
		{"no number", `emblem = "dau.svg"`, "dau.svg", "<svg viewBox='0 0 NaN Inf'/>", Emblem{}, "image/svg+xml", []string{"brand.emblem site/file-broken"}},
		{"empty", `emblem = "dau.png"`, "dau.png", "", Emblem{}, "image/svg+xml", []string{"brand.emblem site/file-broken"}},
		{"disguised", `emblem = "dau.png"`, "dau.png", "<svg viewBox='0 0 1 1'/>", Emblem{}, "image/svg+xml", []string{"brand.emblem site/file-broken"}},
		{"icon", `icon = "dau.png"`, "dau.png", drawn, Emblem{}, "image/png", nil},
		{"ico", `icon = "dau.ico"`, "dau.ico", "\x00\x00\x01\x00\x01\x00", Emblem{}, "image/x-icon", nil},
		{"no ico", `icon = "dau.ico"`, "dau.ico", drawn, Emblem{}, "image/svg+xml", []string{"brand.icon site/file-broken"}},
		{"no icon", `icon = "dau.ico"`, "dau.png", drawn, Emblem{}, "image/svg+xml", []string{"brand.icon site/file-missing"}},
	} {
		l, faults := read(t, "[brand]\n"+c.settings, map[string]string{c.file: c.text})
		emblem := Emblem{}
		if l.Emblem != nil {
			emblem = *l.Emblem
		}
		if !slices.Equal(faults, c.faults) || emblem != c.emblem || l.IconType != c.icon {
			t.Errorf("%s: %v %+v %s", c.name, faults, emblem, l.IconType)
		}
	}
}

func TestFont(t *testing.T) {
	t.Parallel()
	whole := withLetters(needed())
	one := withLetters(slices.DeleteFunc(needed(), func(r rune) bool { return r == 'Ễ' }))
	cut := woff(whole)[:2000]
	for _, c := range []struct {
		name, file, text string
		format           string
		faults           []string
	}{
		{"ttf", "chu.ttf", ttf(whole), `format("truetype")`, nil},
		{"woff", "chu.woff", woff(whole), `format("woff")`, nil},
		{"woff2 is not looked into", "chu.woff2", "wOF2…", `format("woff2")`, nil},
		{"english only", "chu.ttf", string(goregular.TTF), "", []string{"font.regular site/font-letters"}},
		{"one letter", "chu.otf", ttf(one), "", []string{"font.regular site/font-letters"}},
		{"woff with one letter missing", "chu.woff", woff(one), "", []string{"font.regular site/font-letters"}},
		{"cut", "chu.woff", cut, "", []string{"font.regular site/file-broken"}},
		{"cut ttf", "chu.ttf", ttf(whole)[:5000], "", []string{"font.regular site/file-broken"}},
		{"other kind", "chu.woff2", ttf(whole), "", []string{"font.regular site/file-broken"}},
		{"empty", "chu.woff", "", "", []string{"font.regular site/file-broken"}},
		{"missing", "chu-dam.woff", "wOFF", "", []string{"font.regular site/file-missing"}},
	} {
		name := c.file
		if c.name == "missing" {
			name = "chu-dan.woff"
		}
		l, faults := read(t, "[font]\nfamily = \"Chữ Mẫu\"\nregular = \""+name+"\"\n", map[string]string{c.file: c.text})
		if !slices.Equal(faults, c.faults) {
			t.Errorf("%s: %v", c.name, faults)
		}
		if c.faults == nil && (!strings.Contains(l.CSS, c.format) || !strings.Contains(l.CSS, `@font-face { font-family: "Chữ Mẫu"; src: url("`+name+`?v=`) ||
			!strings.Contains(l.CSS, "font-display: swap") || !strings.Contains(l.CSS, `body { font-family: "Chữ Mẫu", system-ui`)) {
			t.Errorf("%s: %s", c.name, l.CSS)
		}
	}
	files := map[string]string{"a.ttf": ttf(whole), "b.ttf": ttf(whole)}
	l, faults := read(t, "[font]\nfamily = \"A\"\nregular = \"a.ttf\"\nbold = \"b.ttf\"\n", files)
	if len(faults) > 0 || strings.Count(l.CSS, "@font-face") != 2 || !strings.Contains(l.CSS, "font-weight: 600") {
		t.Errorf("%v %s", faults, l.CSS)
	}
}

// FuzzUnpack wants a packed font to give a font or nothing, however it is damaged.
func FuzzUnpack(f *testing.F) {
	small := slices.DeleteFunc(withLetters([]rune("aễ")), func(t table) bool { return len(t.data) > 100 })
	f.Add([]byte(woff(small))[4:])
	f.Add([]byte(ttf(small)))
	f.Add([]byte("wOFF\x00\x01\x00\x00"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		r := &reader{}
		r.covers("font.regular", "a.woff", append([]byte("wOFF"), data...))
		r.covers("font.regular", "a.ttf", data)
		sizeOf(data, "png")
		sizeOf(data, "svg")
	})
}
