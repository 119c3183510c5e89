package render

import (
	"strings"

	"congkhai/internal/address"
	"congkhai/internal/lang"
	"congkhai/internal/look"
)

// Look is how the site shows itself: emblem, icon and the colours of the page's ground.
func (v *View) Look() *look.Look { return v.renderer.look }

// Setting is a text of site.toml in both languages, by the path of its key.
func (v *View) Setting(path, original string) lang.Words {
	return lang.Words{Vi: original, En: v.Site.Config.Translations["en"][path]}
}

// To is the href of a link of site.toml: an address of the web as it is, a path of the site with language and base
// path where a page lies there.
func (v *View) To(link string) string {
	if !strings.HasPrefix(link, "/") {
		return link
	}
	end := len(link)
	if i := strings.IndexAny(link, "?#"); i >= 0 {
		end = i
	}
	path, rest := link[:end], link[end:]
	for _, p := range []string{path, path + "/"} {
		if _, page := v.renderer.Find(p); page {
			return address.Link(v.Site.Config.BasePath, v.Lang, p) + rest
		}
	}
	return v.Site.Config.BasePath + link
}
