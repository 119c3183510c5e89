package markdown

import (
	"bytes"
	"testing"
)

func TestImage(t *testing.T) {
	t.Parallel()
	c := New()
	c.Image = func(to string) Image {
		switch to {
		case "/a.jpg":
			return Image{URL: "/a-960.jpg", SrcSet: "/a-480.jpg 480w, /a-960.jpg 960w", Sizes: "100vw", Width: 960, Height: 640}
		case "/b.png":
			return Image{Width: 300, Height: 200}
		}
		return Image{}
	}
	for src, want := range map[string]string{
		"![A](/a.jpg \"T\")": `<p><img src="/a-960.jpg" srcset="/a-480.jpg 480w, /a-960.jpg 960w" sizes="100vw" width="960" height="640" alt="A" title="T" loading="lazy"></p>` + "\n",
		"![B](/b.png)":       `<p><img src="/b.png" width="300" height="200" alt="B" loading="lazy"></p>` + "\n",
		"![C](/c.svg)":       `<p><img src="/c.svg" alt="C" loading="lazy"></p>` + "\n",
		"[A](/a.jpg)":        `<p><a href="/a.jpg">A</a></p>` + "\n",
	} {
		var b bytes.Buffer
		if issues := c.HTML(&b, []byte(src), nil); len(issues) > 0 || b.String() != want {
			t.Errorf("%s:\n%s\nwant\n%s %v", src, b.String(), want, issues)
		}
	}
}
