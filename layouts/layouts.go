// Package layouts embeds the layouts and the interface text of the public site. A site's own layouts/ folder is laid
// over them file by file.
package layouts

import "embed"

// Files holds *.html, parts/*.html and text/*.toml.
//
//go:embed *.html parts/*.html text/*.toml
var Files embed.FS
