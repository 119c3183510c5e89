package build

import (
	"bytes"
	"io"
	"path"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// Servers that do not compress send a page at its full size, and readers with old telephones wait for it. So style
// sheets and scripts lose their blanks and comments here; a comment that begins with "!" stays, since licences are
// written so.
var (
	smallCSS = &css.Minifier{Version: 2}   // numbers and colours as browsers of 2016 read them
	smallJS  = &js.Minifier{Version: 2009} // ECMAScript 5
)

// minifierOf is what makes files of a name smaller; nil for files that stay as they are.
func minifierOf(name string) func([]byte) []byte {
	switch {
	case strings.HasSuffix(name, ".min.js"), strings.HasSuffix(name, ".min.css"):
	case path.Ext(name) == ".css":
		return func(data []byte) []byte { return smaller(smallCSS, data) }
	case path.Ext(name) == ".js":
		return func(data []byte) []byte { return smaller(smallJS, data) }
	}
	return nil
}

// smaller is a file without what browsers do not need. A file that cannot be read, which may be newer than the
// minifier, stays as it is.
func smaller(m minify.Minifier, data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data))
	err := m.Minify(minify.New(), &b, io.NopCloser(bytes.NewReader(bytes.Clone(data))), nil)
	if err != nil || b.Len() >= len(data) {
		return data
	}
	return b.Bytes()
}
