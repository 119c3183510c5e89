package look

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"sync"

	"congkhai/internal/config"
	"congkhai/internal/field"
	"congkhai/internal/problem"
	"congkhai/static"
)

// tokens are the colours that a style sheet names for itself, as in "--paper: #fcfbf8".
type tokens map[string]colour

var (
	token    = regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3})\s*[;}]`)
	darkness = regexp.MustCompile(`@media[^{]*prefers-color-scheme:\s*dark[^{]*\{`)
)

// tokensOf finds the colours of a style sheet: those that it begins with, and those of its first block for dark
// screens. dark is nil where it has none.
func tokensOf(sheet string) (light, dark tokens) {
	day, night := sheet, ""
	if at := darkness.FindStringIndex(sheet); at != nil {
		day, night = sheet[:at[0]], sheet[at[1]:]
		night, _, _ = strings.Cut(night, "@media")
	}
	day, _, _ = strings.Cut(day, "@media")
	light = named(day)
	dark = named(night)
	if _, ok := dark["paper"]; !ok {
		return light, nil
	}
	return light, dark
}

func named(css string) tokens {
	found := tokens{}
	for _, m := range token.FindAllStringSubmatch(css, -1) {
		if _, twice := found[m[1]]; !twice {
			found[m[1]], _ = parseColour(m[2])
		}
	}
	return found
}

// lay puts other colours under these: what is not named here is as it is there.
func (t tokens) lay(under tokens) {
	for name, c := range under {
		if _, ok := t[name]; !ok {
			t[name] = c
		}
	}
}

// builtinSheet is the embedded style sheet.
func builtinSheet() string {
	sheet, err := static.Files.ReadFile(Sheet)
	if err != nil {
		panic(err) // the file is embedded
	}
	return string(sheet)
}

// builtinTokens are its colours. Nobody may change them.
var builtinTokens = sync.OnceValues(func() (light, dark tokens) { return tokensOf(builtinSheet()) })

// colours judges the colours of site.toml against the style sheet and writes the rules that set them.
func (r *reader) colours(chosen config.Colours, sheet string) {
	light, dark := tokensOf(sheet)
	builtin, builtinDark := builtinTokens()
	light.lay(builtin)
	if dark != nil {
		dark.lay(builtinDark)
	}
	r.look.Paper, r.look.PaperDark = light["paper"].String(), light["paper"].String()
	if dark != nil {
		r.look.PaperDark = dark["paper"].String()
	}
	day := r.declared(light, map[string]string{"cham": chosen.Accent, "son": chosen.Son}, "")
	night := ""
	if dark != nil {
		night = r.declared(dark, map[string]string{"cham": chosen.AccentDark, "son": chosen.SonDark}, "_dark")
		night = kept(night, day, dark)
	}
	r.look.Tokens = tokensIn(sheet, light, dark)
	// Not for print, where the style sheet has colours of its own.
	if day != "" {
		fmt.Fprintf(&r.rules, "@media screen { :root { %s} }\n", day)
	}
	if night != "" {
		fmt.Fprintf(&r.rules, "@media screen and (prefers-color-scheme: dark) { :root { %s} }\n", night)
	}
}

// settings names the key of site.toml for each token.
var settings = []struct{ token, key string }{{"cham", "accent"}, {"son", "son"}}

// declared is the declarations of the tokens that are chosen. Each must be read on paper and wash; and what stands on
// the accent must be read on it: the words of buttons, and paper, in which the days of the strip are written. They
// become tokens in force.
func (r *reader) declared(grounds tokens, chosen map[string]string, ending string) string {
	var b strings.Builder
	for _, s := range settings {
		c, ok := parseColour(chosen[s.token])
		if !ok {
			continue
		}
		on := []colour{grounds["paper"], grounds["wash"]}
		if words, ok := grounds["on-cham"]; ok && s.token == "cham" {
			on = append(on, words)
		}
		if ground, ratio := worst(c, on); ratio < least {
			r.faults = append(r.faults, tooFaint("brand.colours."+s.key+ending, c, ground, ratio, on))
		}
		fmt.Fprintf(&b, "--%s: %s; ", s.token, c)
		grounds[s.token] = c
	}
	return b.String()
}

// kept adds to the declarations for the night the style sheet's own colours, where only the day has another: what
// stands last would else hold for the night as well.
func kept(night, day string, dark tokens) string {
	for _, s := range settings {
		name := "--" + s.token + ":"
		own, ok := dark[s.token]
		if ok && strings.Contains(day, name) && !strings.Contains(night, name) {
			night += fmt.Sprintf("%s %s; ", name, own)
		}
	}
	return night
}

func tooFaint(key string, c, ground colour, ratio float64, on []colour) field.Fault {
	hint := problem.Text{Vi: "chọn màu khác", En: "choose another colour"}
	if better, ok := nearest(c, on); ok {
		_, reached := worst(better, on)
		vi, en := hundredths(reached)
		hint = problem.Text{
			Vi: fmt.Sprintf("màu gần nhất đạt yêu cầu: %q (%s:1)", better, vi),
			En: fmt.Sprintf("the nearest colour that passes: %q (%s:1)", better, en),
		}
	}
	vi, en := hundredths(ratio)
	return field.Fault{
		Path: key, ID: "site/contrast",
		Message: problem.Text{
			Vi: fmt.Sprintf("màu %s khó đọc trên nền %s: độ tương phản %s:1, cần ít nhất 4,5:1", c, ground, vi),
			En: fmt.Sprintf("the colour %s is hard to read with %s: its contrast is %s:1, at least 4.5:1 is needed", c, ground, en),
		},
		Hint: hint,
	}
}

// hundredths writes a ratio with two decimals, never rounded up to what it does not reach.
func hundredths(ratio float64) (vi, en string) {
	en = fmt.Sprintf("%.2f", math.Floor(ratio*100)/100)
	return strings.Replace(en, ".", ",", 1), en
}
