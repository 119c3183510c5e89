package render

import "congkhai/internal/site"

// ShareImage is the picture that stands for a page where its address is shown elsewhere.
type ShareImage struct {
	URL           string // with host
	Width, Height int
	Alt           string
}

// shareWidth is the widest picture that is offered for sharing: wider ones are only made smaller there.
const shareWidth = 1600

// ShareImage is the picture of the page's story; nil where it has none.
func (v *View) ShareImage() *ShareImage {
	story, ok := v.Node.(*site.Exemplar)
	if !ok || story.Image == nil {
		return nil
	}
	picture := v.renderer.picture(v.Base, story.Image.File, false)
	if picture == nil {
		return nil
	}
	best := picture.Variants[0]
	for _, variant := range picture.Variants {
		if variant.Width <= shareWidth {
			best = variant
		}
	}
	alt, _ := story.Text("image.alt", story.Image.Alt).In(v.Lang)
	return &ShareImage{URL: v.Site.Config.Origin + best.URL, Width: best.Width, Height: best.Height, Alt: alt}
}

// Facebook is the address under which Facebook asks its reader whether to share the page. It is a link, not a script:
// nothing is asked of Facebook before it is pressed.
func (v *View) Facebook() string {
	return "https://www.facebook.com/sharer/sharer.php?u=" + percent(v.Absolute(v.Lang))
}

// ShareMail is the address of a letter, to nobody yet, that names the page.
func (v *View) ShareMail() string {
	here := v.Absolute(v.Lang)
	if address := mailto("", v.ShareTitle(), []string{v.ShareTitle(), here}); len(address) < longestMail {
		return address
	}
	return mailto("", v.SiteTitle(), []string{here})
}

// ShareTitle is the page's name where it is read without the page: what is invented is called so.
func (v *View) ShareTitle() string {
	if v.Example {
		return v.text.Get("feed.example", "title", v.Title())
	}
	return v.Title()
}
