package render

import "congkhai/internal/export"

// Exports tells of the files that the site's lists can be taken away in: {{with .Exports}}.
func (v *View) Exports() *export.Catalogue {
	return export.Describe(v.Site, v.renderer.layouts.text)
}

// Whole reports whether the files of the page have all rows of a list, of which it shows some.
func (v *View) Whole() bool { return v.page.Whole }
