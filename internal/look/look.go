// Package look reads what site.toml says of the look of a site: emblem, icon, colours and font.
//
// In: the settings, and the files of static/ with the site's own laid over the embedded ones. Out: a Look with the
// rules that are put behind the style sheet, and a fault at its key for each file that is missing or is not what its
// name says, each colour that cannot be read on the ground it stands on, and each font without Vietnamese letters.
// Colours are judged against the style sheet that is in force, by the contrast of WCAG 2.2. The package changes no
// picture and no font, and cannot look into WOFF2, which needs a decompressor that Go does not have.
package look

import (
	"fmt"
	"io/fs"
	"strings"

	"congkhai/internal/config"
	"congkhai/internal/field"
)

// Look is how a site shows itself.
type Look struct {
	Paper, PaperDark string  // the ground of the page by day and by night, #rrggbb
	Emblem           *Emblem // nil for none
	Icon, IconType   string  // a file of static/ and its media type
	CSS              string  // what stands behind the style sheet; "" for nothing
	Tokens           Tokens  // of the style sheet, with the site's own colours
}

// Emblem is the sign of the office, at the size at which it is shown, in CSS pixels.
type Emblem struct {
	File          string // below static/
	Width, Height int
}

// Sheet is the name of the style sheet in static/.
const Sheet = "style.css"

// Default is the look of a site whose site.toml says nothing about it.
func Default() *Look {
	light, dark := builtinTokens()
	return &Look{
		Paper: light["paper"].String(), PaperDark: dark["paper"].String(), Icon: "icon.svg", IconType: iconTypes["svg"],
		Tokens: tokensIn(builtinSheet(), light, dark),
	}
}

// Read makes the look of a site. The error is for files that cannot be read, never for their content.
func Read(c *config.Config, files fs.FS) (*Look, []field.Fault, error) {
	r := &reader{files: files, look: Default()}
	sheet, err := fs.ReadFile(files, Sheet)
	if err != nil {
		return nil, nil, fmt.Errorf("reading static/%s: %w", Sheet, err)
	}
	r.colours(c.Brand.Colours, string(sheet))
	for _, read := range []func(*config.Config) error{r.emblem, r.icon, r.font} {
		if err := read(c); err != nil {
			return nil, nil, err
		}
	}
	r.look.CSS = r.rules.String()
	return r.look, r.faults, nil
}

// reader collects a look and what is wrong with it.
type reader struct {
	files  fs.FS
	look   *Look
	rules  strings.Builder
	faults []field.Fault
}
