// Package static embeds the files that every site publishes as they are: style sheets, scripts and icon. A site's own static/
// folder is laid over them file by file.
package static

import "embed"

// Files holds the style sheets, the scripts and the icon.
//
//go:embed *.css *.js *.svg
var Files embed.FS
