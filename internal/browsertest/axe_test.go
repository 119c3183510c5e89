package browsertest

import (
	"context"
	_ "embed"
	"testing"
)

// axe is axe-core 4.14.1 (MPL 2.0; testdata/axe.LICENSE).
//
//go:embed testdata/axe.min.js
var axe []byte

// axePath is where the test's server has axe-core, which a page may load under its own policy.
const axePath = "/axe.min.js"

// loadAxe puts axe-core into a page.
func loadAxe(t *testing.T, ctx context.Context) {
	t.Helper()
	ask[bool](t, ctx, `new Promise((done, failed) => {
		const script = document.createElement('script');
		script.src = '`+axePath+`';
		script.onload = () => done(true);
		script.onerror = failed;
		document.head.append(script);
	})`)
}

// runAxe asks for a verdict by the rules of WCAG 2.0 to 2.2, levels A and AA. Each violation comes with every place of it.
const runAxe = `axe.run(document, {
	runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
	resultTypes: ['violations'],
	preload: false,
}).then((found) => ({
	passed: found.passes.length,
	violations: found.violations.flatMap((rule) => rule.nodes.map((node) => ({
		rule: rule.id, help: rule.help, target: node.target.join(' '), html: node.html, summary: node.failureSummary,
	}))),
}))`

type verdict struct {
	Passed     int
	Violations []violation
}

type violation struct{ Rule, Help, Target, HTML, Summary string }

// judge fails the test with each violation on the page as it is shown now; axe must have been loaded.
func judge(t *testing.T, ctx context.Context, shown string) {
	t.Helper()
	v := ask[verdict](t, ctx, runAxe)
	if v.Passed < 10 {
		t.Errorf("%s: only %d rules of axe-core passed; did it run?", shown, v.Passed)
	}
	for _, f := range v.Violations {
		t.Errorf("%s: %s (%s)\n\tat %s\n\t%s\n\t%s", shown, f.Rule, f.Help, f.Target, f.HTML, f.Summary)
	}
}
