package history

import (
	"strings"
	"testing"
	"time"
)

func FuzzParseLog(f *testing.F) {
	id := strings.Repeat("a", 40)
	f.Add("\x02"+id+" 1793000000 1793000000\x00\n:100644 100644 "+id+" "+id+" R090\x00s/a\x00s/b\x00:000000 100644 "+id+" "+id+" A\x00s/c\x00", "s/")
	f.Add("\x02"+id+" 1 2\x00\x00", "")
	f.Add(":100644 100644 a b M\x00x\x00", "")
	f.Fuzz(func(t *testing.T, text, prefix string) {
		list, err := parseLog(strings.NewReader(text), prefix)
		if err != nil {
			return
		}
		weave(list, nil, nil).fill(&Log{}, nil)
	})
}

func TestParseCommit(t *testing.T) {
	t.Parallel()
	id := strings.Repeat("0a", 20)
	day := int64(24 * time.Hour / time.Second)
	for _, test := range []struct {
		line string
		want commit
		ok   bool
	}{
		{id + " 1793000000 1793000000", commit{ID: id, At: 1793000000}, true},
		{id + " 1793086400 1793000000", commit{ID: id, At: 1793000000 + day}, true},
		{id + " 1793086401 1793000000", commit{ID: id, At: 1793000001 + day, Rewritten: true}, true},
		{id + " 1793000000 1893000000", commit{ID: id, At: 1793000000}, true},
		{id + " 0 0", commit{ID: id, Rewritten: true}, true},
		{id + " 99999999999999999999 0", commit{ID: id, Rewritten: true}, true},
		{id + " 9223372036854775807 0", commit{ID: id, Rewritten: true}, true},
		{id + "  ", commit{ID: id, Rewritten: true}, true},
		{id + " 1", commit{}, false},
		{"HEAD 1 1", commit{}, false},
	} {
		c, ok := parseCommit(test.line)
		if ok != test.ok || c.ID != test.want.ID || c.At != test.want.At || c.Rewritten != test.want.Rewritten {
			t.Errorf("%q: %+v %v, want %+v %v", test.line, c, ok, test.want, test.ok)
		}
	}
}
