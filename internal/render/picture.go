package render

import (
	"path"
	"strconv"
	"strings"
	"sync"

	"congkhai/internal/markdown"
	"congkhai/internal/record"
	"congkhai/internal/viet"
)

// Picture is a picture of a record as the site shows it. Its addresses have the path of the site, and its sides are
// those that are seen: turned as the camera was held.
type Picture struct {
	URL           string // of the variant for a page's column
	Width, Height int    // of that variant
	Variants      []Variant
	Download      string // the address of the picture in the largest size that is published
	Ext           string // the ending of that in capitals: "JPG"
	KB            int    // its size in KiB, at least 1
}

// Variant is a picture in one of its sizes, in pixels. Those of a picture stand from the narrowest to the widest.
type Variant struct {
	URL           string
	Width, Height int
}

// NewPicture puts together a picture from its variants, at least one, and the address of its download.
func NewPicture(variants []Variant, download string) *Picture {
	const column = 960
	shown := variants[0]
	for _, v := range variants {
		if v.Width <= column {
			shown = v
		}
	}
	return &Picture{
		URL: shown.URL, Width: shown.Width, Height: shown.Height, Variants: variants,
		Download: download, Ext: strings.ToUpper(strings.TrimPrefix(path.Ext(download), ".")),
	}
}

// Picture is the picture of that name beside a record, nil where there is none or it is not published.
func (v *View) Picture(base *record.Base, file string) *Picture {
	return v.renderer.picture(base, file, true)
}

// SrcSet is the value of srcset for a picture: each variant with its width.
func (v *View) SrcSet(p *Picture) string { return srcSet(p) }

func srcSet(p *Picture) string {
	if p == nil {
		return ""
	}
	var b strings.Builder
	for i, v := range p.Variants {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(v.URL)
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(v.Width))
		b.WriteByte('w')
	}
	return b.String()
}

// image is how a picture stands in a text, at the width of its column. Other images are written as they are.
func (r *Renderer) image(to string) markdown.Image {
	if r.pictures == nil {
		return markdown.Image{}
	}
	r.byURL.once.Do(func() {
		r.byURL.files = make(map[string]*record.Attachment, len(r.Site.Set.Attachments))
		for _, a := range r.Site.Set.Attachments {
			r.byURL.files[r.Site.Config.BasePath+a.URL] = a
		}
	})
	a := r.byURL.files[to]
	if a == nil {
		return markdown.Image{}
	}
	p := r.pictures(a, false)
	if p == nil {
		return markdown.Image{}
	}
	image := markdown.Image{URL: p.URL, Width: p.Width, Height: p.Height}
	if len(p.Variants) > 1 {
		image.SrcSet, image.Sizes = srcSet(p), "(min-width: 40rem) 38rem, calc(100vw - 2rem)"
	}
	return image
}

// byURL finds attachments by their addresses.
type byURL struct {
	once  sync.Once
	files map[string]*record.Attachment
}

// picture finds a picture beside a record. It is weighed where KB is asked for, which takes making it.
func (r *Renderer) picture(base *record.Base, file string, weigh bool) *Picture {
	if base == nil || file == "" || r.pictures == nil {
		return nil
	}
	a := r.Site.Set.Attachments[path.Join(viet.NFC(path.Dir(base.File)), viet.NFC(file))]
	if a == nil {
		return nil
	}
	return r.pictures(a, weigh)
}
