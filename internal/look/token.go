package look

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// Token is a custom property that the style sheet sets at its top: a colour, a size of type, a space or a line.
type Token struct {
	Name        string  // without the two hyphens before it
	Light, Dark string  // as it is written, by day and by night; Dark is "" for what is no colour
	Least       float64 // the contrast by day where it is read worst, rounded down to tenths; 0 for what is no colour
	LeastDark   float64
}

// Tokens is what a style sheet sets at its top, in its order.
type Tokens struct{ Colours, Sizes, Spaces, Lines []Token }

var (
	property = regexp.MustCompile(`--([a-z0-9-]+):\s*([^;}]+?)\s*[;}]`)
	beside   = regexp.MustCompile(`/\*(?s:.*?)\*/`)
)

// tokensIn lists what a style sheet sets before its first condition. The colours are those that are in force.
func tokensIn(sheet string, light, dark tokens) Tokens {
	var list Tokens
	top, _, _ := strings.Cut(beside.ReplaceAllString(sheet, ""), "@media")
	for _, m := range property.FindAllStringSubmatch(top, -1) {
		name, value := m[1], m[2]
		c, coloured := light[name]
		switch {
		case coloured:
			t := Token{Name: name, Light: c.String(), Least: light.tenths(name)}
			if d, ok := dark[name]; ok {
				t.Dark, t.LeastDark = d.String(), dark.tenths(name)
			}
			list.Colours = append(list.Colours, t)
		case strings.HasSuffix(value, "rem"):
			list.Sizes = append(list.Sizes, Token{Name: name, Light: value})
		case strings.HasSuffix(value, "px"):
			list.Spaces = append(list.Spaces, Token{Name: name, Light: value})
		default:
			list.Lines = append(list.Lines, Token{Name: name, Light: value})
		}
	}
	return list
}

// under names the colours that text stands on, and what stands on them; all other colours stand on paper and wash.
var under = map[string]string{"paper": "ink", "wash": "ink", "mark": "ink", "on-cham": "cham"}

// tenths is the contrast of a colour where it is read worst, rounded down to tenths.
func (t tokens) tenths(name string) float64 {
	grounds := []string{"paper", "wash"}
	if other, ok := under[name]; ok {
		grounds = []string{other}
	}
	ratios := make([]float64, len(grounds))
	for i, ground := range grounds {
		ratios[i] = contrast(t[name], t[ground])
	}
	return math.Floor(slices.Min(ratios)*10) / 10
}
