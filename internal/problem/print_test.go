package problem

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

var sample = []Problem{
	{
		Pos: Pos{File: "content/a.toml", Line: 2, Column: 9, Width: 8}, ID: "award/unknown",
		Message: Text{Vi: "không có %q", En: "there is no %q"}.With("huan-x"),
		Hint:    Text{Vi: "sửa", En: "mend it"},
		Notes:   []Note{{Pos: Pos{File: "content/b.toml", Line: 1, Column: 1}, Text: Text{Vi: "ở đây", En: "here"}}},
	},
	{Pos: Pos{File: "content/c.toml"}, ID: "file/empty", Severity: Warning, Message: Text{Vi: "trống", En: "empty"}},
}

func source(file string) ([]byte, error) {
	if file != "content/a.toml" {
		return nil, errors.New("no such file")
	}
	return []byte("# đầu\n\taward = \"huan-x\"\x1b[2J\n"), nil
}

func TestText(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	p := Printer{Lang: "en", Source: source}
	if err := p.Print(&b, sample); err != nil {
		t.Fatal(err)
	}
	want := `content/a.toml:2:9: error: there is no "huan-x" [award/unknown]
    2 | 	award = "huan-x"·[2J
      | 	       ^~~~~~~~
  hint: mend it
  note: content/b.toml:1:1: here
content/c.toml:1:1: warning: empty [file/empty]
`
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

func TestPrivateLinesAreNotShown(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	private := sample[0]
	private.Private = true
	p := Printer{Lang: "vi", Source: source}
	if err := p.Print(&b, []Problem{private}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "award =") {
		t.Errorf("an excerpt of a private line: %s", b.String())
	}
	if !strings.Contains(b.String(), "lỗi: không có") {
		t.Errorf("not in Vietnamese: %s", b.String())
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	for _, list := range [][]Problem{sample, nil} {
		var b strings.Builder
		p := Printer{Lang: "vi", Format: AsJSON}
		if err := p.Print(&b, list); err != nil {
			t.Fatal(err)
		}
		var got []map[string]any
		if err := json.Unmarshal([]byte(b.String()), &got); err != nil || len(got) != len(list) || got == nil {
			t.Fatalf("%v: %s", err, b.String())
		}
		for _, g := range got {
			for _, key := range []string{"id", "severity", "file", "line", "column", "message", "hint", "notes"} {
				if _, ok := g[key]; !ok {
					t.Errorf("no key %q", key)
				}
			}
		}
	}
}

func TestGitHub(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	p := Printer{Lang: "en", Format: AsGitHub}
	if err := p.Print(&b, sample); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(b.String(), "::error file=content/a.toml,line=2,col=9::there is no") || strings.Count(b.String(), "\n") != 2 {
		t.Errorf("got %s", b.String())
	}
}

func TestSortDropsRepetitions(t *testing.T) {
	t.Parallel()
	list := Sort([]Problem{sample[1], sample[0], sample[0]})
	if len(list) != 2 || list[0].ID != "award/unknown" || !HasErrors(list) || HasErrors(list[1:]) {
		t.Errorf("got %v", list)
	}
}
