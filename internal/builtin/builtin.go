// Package builtin carries the records that travel in the program, to be laid under a site's own content.
//
// In: the TOML and Markdown files of this folder, embedded: the catalogue of awards, the disclosure rules, the days
// off of each year, and the two pages that every site has. Out: Files. A fact that was not found is left out, and a
// rule or notice that was not read in an official source says verified = false; a site's own file at the same path
// takes the place of one here. The package parses nothing and judges nothing.
package builtin

import (
	"embed"
	"io/fs"
)

//go:embed awards/*.toml holidays/*.toml pages/*.md rules/*.toml
var files embed.FS

// Files holds the records by their paths below content/, such as awards/huan-chuong-lao-dong.toml.
var Files fs.FS = files
