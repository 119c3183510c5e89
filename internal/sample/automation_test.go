package sample

import (
	"maps"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// automated is what init writes to have a site built, without words.
var automated = []string{
	".forgejo/workflows/congkhai.yml", ".github/workflows/congkhai.yml", ".gitlab-ci.yml",
	"schedule/build.sh", "schedule/congkhai.cron", "schedule/congkhai.service", "schedule/congkhai.timer",
	"schedule/pages.sh", "schedule/program.sh",
}

func TestAutomationFiles(t *testing.T) {
	t.Parallel()
	vi, en := Site("vi", today), Site("en", today)
	for _, name := range automated {
		if vi[name] == nil || string(vi[name]) == string(en[name]) {
			t.Errorf("%s is missing or does not follow the language", name)
		}
		if bare(vi[name]) != strings.ReplaceAll(bare(en[name]), "--lang en", "--lang vi") {
			t.Errorf("%s differs in more than its words", name)
		}
		for _, lang := range []string{"vi", "en"} {
			readme := string(Site(lang, today)["README.md"])
			if strings.Count(readme, "`"+name+"`") < 2 {
				t.Errorf("README.md does not tell of %s in both languages", name)
			}
		}
	}
	for name := range vi {
		ours := strings.HasPrefix(name, "schedule/") || strings.HasSuffix(name, ".yml")
		if ours && !slices.Contains(automated, name) {
			t.Errorf("%s is not expected", name)
		}
	}
}

var words = regexp.MustCompile(`(?m)^ *# .*\n|^Description=.*\n|echo ".*"|-m ".*" `)

// bare is a file without comments and other words for people.
func bare(text []byte) string { return words.ReplaceAllString(string(text), "") }

// TestAutomationYAML holds the three YAML files to the little that they use: two spaces a level, no tabs, keys, list
// items and scalars of one line, no key twice in a mapping.
func TestAutomationYAML(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file string
		want []string
	}{
		{".github/workflows/congkhai.yml", []string{
			"fetch-depth: 0", `cron: "1 17 * * *"`, "${{ vars.CONGKHAI_SOURCE }}", "actions/deploy-pages@",
			"check --format github", "build --out public", "workflow_dispatch:",
		}},
		{".gitlab-ci.yml", []string{`GIT_DEPTH: "0"`, "pages:", "build --out public", "- public", "schedule/program.sh"}},
		{".forgejo/workflows/congkhai.yml", []string{
			"fetch-depth: 0", `cron: "1 17 * * *"`, "${{ vars.CONGKHAI_SOURCE }}", "schedule/pages.sh", "build --out public",
		}},
	}
	line := regexp.MustCompile(`^( *)(- )?(?:([A-Za-z_-]+):(?: .+)?|[^:]+|.+)$`)
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			text := string(Site("vi", today)[test.file])
			for _, want := range test.want {
				if !strings.Contains(text, want) {
					t.Errorf("there is no %q", want)
				}
			}
			seen := map[int]map[string]bool{}
			before, opens := 0, false
			for i, s := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
				if trimmed := strings.TrimSpace(s); trimmed == "" || trimmed[0] == '#' {
					continue
				}
				m := line.FindStringSubmatch(s)
				if m == nil || strings.Contains(s, "\t") {
					t.Fatalf("line %d: %q", i+1, s)
				}
				depth := len(m[1])
				if depth%2 != 0 || depth > before && (!opens || depth != before+2) {
					t.Errorf("line %d stands too deep: %q", i+1, s)
				}
				if m[2] != "" {
					depth += 2
				}
				maps.DeleteFunc(seen, func(d int, _ map[string]bool) bool { return d > depth || m[2] != "" && d == depth })
				if seen[depth] == nil {
					seen[depth] = map[string]bool{}
				}
				if m[3] != "" && seen[depth][m[3]] {
					t.Errorf("line %d: %s stands there twice", i+1, m[3])
				}
				seen[depth][m[3]] = true
				before, opens = depth, strings.HasSuffix(s, ":")
			}
		})
	}
}

func TestAutomationCron(t *testing.T) {
	t.Parallel()
	field := regexp.MustCompile(`^(\*|\d+(-\d+)?)(/\d+)?$`)
	lines := 0
	for line := range strings.Lines(string(Site("en", today)["schedule/congkhai.cron"])) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		fields := strings.Fields(line)
		for i, last := range []int{59, 23, 31, 12, 7} {
			if !field.MatchString(fields[i]) {
				t.Errorf("%q is no field of a crontab", fields[i])
			}
			for _, n := range regexp.MustCompile(`\d+`).FindAllString(fields[i], -1) {
				if v, _ := strconv.Atoi(n); v > last {
					t.Errorf("%s in field %d", n, i+1)
				}
			}
		}
		if strings.Contains(line, "%") || !strings.HasSuffix(fields[6], "/schedule/build.sh") {
			t.Errorf("the command of %q", line)
		}
	}
	if lines != 1 {
		t.Errorf("%d lines", lines)
	}
}

func TestAutomationUnits(t *testing.T) {
	t.Parallel()
	tool, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("there is no systemd-analyze")
	}
	dir := written(t)
	for _, name := range []string{"congkhai.service", "congkhai.timer"} {
		out, err := exec.Command(tool, "verify", filepath.Join(dir, "schedule", name)).CombinedOutput()
		if strings.Contains(string(out), "Failed to") && !strings.Contains(string(out), name) {
			t.Skipf("systemd-analyze does not work here: %s", out)
		}
		if err != nil || strings.Contains(string(out), name) {
			t.Errorf("%s: %v: %s", name, err, out)
		}
	}
}
