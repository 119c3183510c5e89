package sample

import (
	"embed"

	"congkhai/internal/problem"
)

// automation is what builds a site again after each commit and after each midnight at which a stage may change, one
// way for each place where a site may live. Shell and workflows use braces, so words are filled in between [[ and ]].
//
//go:embed all:automation
var automation embed.FS

// Say chooses between two sentences by the language of the comments.
func (e example) Say(vi, en string) string { return problem.Text{Vi: vi, En: en}.In(e.Lang) }
